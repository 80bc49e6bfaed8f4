"""Lines of a text -> what each line says of something, and whether it says yes or no to it.

"We did not refuse your claim" says "allow: yes" of "claim": two denials make a yes. A retelling may
put the denial in a "not", a "nobody", a "fail to" or an opposite word; the sum stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from easyread.facts.retold.align import EMPTY
from easyread.facts.retold.cases import Case, case_of, in_doubt
from easyread.facts.retold.denial_reach import (
    NOBODY,
    NOT,
    blames,
    clause_of,
    denials,
    in_case,
    is_duty,
    only_wanted,
    turn_of,
    word_behind,
)
from easyread.facts.retold.parsed import parsed
from easyread.facts.words.easy_words import keys as word_keys
from easyread.facts.words.near_words import known
from easyread.facts.words.opposite_words import read_pairs
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import index_phrases, match_phrases, tokens
from easyread.facts.words.whole_opposites import PAIRS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Key = str | int | tuple[str, int]

_MORE = frozenset("more less fewer later earlier sooner longer shorter higher lower".split())
_LIGHT = frozenset(
    "be have get do make give hold take set go let keep put use become need want can will must may shall should would "
    "could might provide carry show mean able unable".split()
)
_DEEDS = frozenset("be have get do make give hold take provide receive need owe obtain".split())
# "We do not think that he is ill": the denial is of what is thought.
_THINK = frozenset(
    "think believe consider find feel accept regard suppose expect agree satisfy say".split()
)
_WITH_NUMBER = frozenset(
    "schedule regulation paragraph part section article rule page form room flat floor ward stage step question box "
    "annex appendix table chapter group year class clinic platform gate bay phase tier level band zone".split()
)
# "Parking is prohibited": you must not park.
_BANS = frozenset("prohibit forbid ban allow permit".split())
_ASKING = frozenset("ask apply qualify".split())
_ENDING = frozenset(
    "cancel stop waive lack prevent withdraw discontinue abolish lift avoid omit free exempt suspend terminate halt pause revoke".split()
)
_DEEDS_AND_ENDS = _DEEDS | _ENDING
_DENIALS = NOT | NOBODY
_SPEAKING = frozenset({"VERB", "ADJ", "NOUN", "PROPN"})
# "Not unusual" is usual.
_TWICE = re.compile(r"\bnot un(usual|common|important|reasonable|happy)\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<=\w)\.(?=[A-Z][a-z])|\t")
# "£8.50 each week was to be paid": the parser reads "per week" better, and it says the same.
_EACH = re.compile(
    r"(?<=\d) (?:each|every|a) (?=(?:hour|day|week|fortnight|month|year)\b)", re.IGNORECASE
)
# A bus pass, a housing grant: as nouns these only name a thing.
_THINGS = frozenset({"pass", "grant", "grants"})
# A longer line is no item of a list.
ITEM = 25
FREE = read_pairs(PAIRS)
FREE_INDEX = index_phrases(FREE)


@dataclass(frozen=True, slots=True)
class Said:
    """One word that a line says yes or no to, and the words it says it of.

    ``signs`` holds the word, its group and its pairs of opposites, each with 1 or -1; ``case`` marks what
    is only supposed or asked, ``given`` the condition it is told apart from, ``doubt`` what may be
    so, ``meant`` the words that a "this" or "it" stands for, ``optional`` a duty that is denied, ``thing`` a noun that is there or not.
    """

    word: str
    signs: Mapping[Key, int]
    denied: bool
    words: frozenset[str]
    line: int
    case: bool
    optional: bool
    duty: bool
    thing: bool
    given: Case | None = None
    doubt: bool = False
    meant: frozenset[str] = frozenset()


def said(lines: Sequence[str]) -> tuple[Said, ...]:
    """Give all that the lines say yes or no to, in order.

    A heading hands its verb to the items under it: "Who did not come? - Mr Best".
    """
    # "f.Cannot cook": the parser takes a mark and a word without a space for one word.
    lines = [_EACH.sub(" per ", _TWICE.sub(r"\1", _GLUED.sub(". ", line))) for line in lines]
    found: list[Said] = []
    head: list[Said] = []
    turn, choice = 1, False
    before: frozenset[str] = frozenset()
    named: list[Token] = []
    for number, (line, doc) in enumerate(zip(lines, parsed(lines), strict=True)):
        here = list(_of_line(line, doc, number, before))
        before = _content(doc)
        here += _of_pronouns(doc, named, number)
        named = [t for t in doc if t.pos_ in ("NOUN", "PROPN") and t.dep_ in _NAMED] or named
        if line.endswith((":", "?")):
            head, turn = here, _heading_turn(doc)
            # "Can I eat?" waits for a yes or a no; a line that says neither is no answer.
            choice = line.endswith("?") and doc[0].pos_ == "AUX"
            if line.endswith("?"):
                continue
        elif (head or turn < 0) and _item(doc):
            words = _content(doc)
            again = [replace(h, words=h.words | words, line=number, case=False) for h in head]
            answers_no = doc[0].lower_ in ("no", "not", "never")
            if answers_no or doc[0].lower_ == "yes" or not choice:
                found += [_other_way(h) if answers_no else h for h in again]
            if turn < 0:
                # "Not covered: - mobile phones": the word beside a thing is not denied.
                aside = {t.lower_ for t in doc if _beside(t)}
                here = [_other_way(h) for h in here if h.word not in aside]
        else:
            head, turn = [], 1
        found += here
    return tuple(found)


_NAMED = frozenset("dobj nsubj nsubjpass attr pobj conj".split())
_FOR_IT = frozenset("it them any none one these those this that either".split())


def _of_pronouns(doc: Doc, named: Sequence[Token], number: int) -> Iterator[Said]:
    """What is denied of an "it" or "them" is denied of the things named in the line before.

    "We needed your statements. We did not get them." Which of them is meant is not sure, so this
    only bears out what the other text denies.
    """
    for token in doc:
        if token.pos_ != "VERB" or not any(
            c.dep_ in ("dobj", "nsubjpass") and c.lower_ in _FOR_IT for c in token.children
        ):
            continue
        turn, _ = turn_of(token, frozenset({token.i}))
        if token.lemma_.lower() in _ENDING:
            turn = -turn
        if turn > 0:
            continue
        words = _content(doc)
        for noun in named:
            signs = {key: -sign for key, sign in _own(noun).items()}
            yield Said(noun.lower_, signs, True, words, number, True, False, False, True)


def _item(doc: Doc) -> bool:
    """Is this an item of a list and no sentence of its own?"""
    return len(doc) < ITEM and not any(
        t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT" for t in doc
    )


def _heading_turn(doc: Doc) -> int:
    """-1 where a heading denies all its items: "You must not use it for:"."""
    if any(t.lower_ in ("if", "when", "unless") for t in doc):
        return 1  # "You do not pay if you are one of these:": the items are the cases
    found = [no for t in doc if t.dep_ == "ROOT" for no in denials(t, set())]
    return -1 if len(found) % 2 else 1


def _other_way(one: Said) -> Said:
    """The same said under a heading that denies: "You must not use it for:"."""
    signs = {key: -sign for key, sign in one.signs.items()}
    return replace(one, signs=signs, denied=not one.denied)


def _content(doc: Doc) -> frozenset[str]:
    return frozenset(t.lower_ for t in doc if t.is_alpha and t.lower_ not in EMPTY)


def _of_line(line: str, doc: Doc, number: int, before: frozenset[str]) -> Iterator[Said]:
    asks = line.rstrip().endswith("?")
    answer = _answer(line)
    taken: dict[int, tuple[dict[Key, int], str, frozenset[int]]] = {}
    at = {t.idx: t for t in doc}
    words = tokens(line)
    for first, after, phrase in match_phrases(words, FREE_INDEX):
        inside = [at[w[0]] for w in words[first:after] if w[0] in at]
        if not inside:
            continue
        span = frozenset(t.i for t in inside)
        if len(inside) == 1 and (_is_light(inside[0]) or _limits(inside[0])):
            continue
        if phrase in _THINGS and inside[0].pos_ != "VERB":
            continue
        anchor = min(inside, key=lambda t: (len(list(t.ancestors)), t.is_stop))
        signs: dict[Key, int] = {("pair", n): 1 - 2 * side for n, side in FREE[phrase]}
        if len(inside) == 1 and not _beside(anchor) and _speaks(anchor):
            signs |= _own(anchor)
        elif phrase.split()[0] in ("is", "be", "look", "looked", "looking") and _speaks(anchor):
            signs |= _own(anchor)  # "is working" meets "is not working", "look at" "reassess"
        taken[anchor.i] = (signs, phrase, span)
    covered = frozenset(i for _, _, span in taken.values() for i in span)
    for token in doc:
        if token.i in taken:
            signs, word, span = taken[token.i]
        elif token.i not in covered and _speaks(token):
            signs, word, span = _own(token), token.lower_, frozenset({token.i})
        else:
            continue
        turn, optional = turn_of(token, span)
        if answer:
            turn = answer
        if turn < 0 and len(span) == 1 and _beside(token):
            continue
        clause = clause_of(token)
        inner = [
            t
            for t in clause
            if t.i not in span and (t.is_alpha or _numbered(t)) and t.lower_ not in EMPTY
        ]
        points_back = any(
            t.lower_ in ("this", "that", "it") and t.dep_ in ("nsubj", "nsubjpass") for t in clause
        )
        supposed = in_case(token, clause)
        yield Said(
            word,
            {key: sign * turn for key, sign in signs.items()},
            turn < 0,
            frozenset(t.lower_ for t in inner),
            number,
            asks or supposed or blames(token) or only_wanted(token),
            optional,
            is_duty(token),
            token.pos_ == "NOUN" and token.i not in taken,
            case_of(token) if supposed and not asks else None,
            in_doubt(token),
            before if points_back else frozenset(),
        )


def _numbered(token: Token) -> bool:
    """Is this the number of a thing: "schedule 7", "regulation 35"?"""
    return token.is_digit and token.i > 0 and token.nbor(-1).lower_ in _WITH_NUMBER


def _is_light(token: Token) -> bool:
    """Say if a verb says nothing by itself: "get well", but not "you get the higher rate"."""
    if token.lemma_ in ("get", "keep"):
        return token.pos_ != "VERB" or not any(c.dep_ == "dobj" for c in token.children)
    return token.lemma_.lower() in _LIGHT


def _limits(token: Token) -> bool:
    """Is this part of a limit: "no less than", "more than 200", "or more"?"""
    if token.lower_ not in _MORE:
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    behind = token.nbor(2) if token.i + 2 < len(token.doc) else token
    return before in ("no", "not", "or", "any") or (
        word_behind(token) == "than" and (behind.like_num or behind.text in "£$€")
    )


def _beside(token: Token) -> bool:
    """Does the word only tell more of the word beside it? "Not" seldom means such a word.

    "Nothing unusual" does: there the word stands behind.
    """
    if token.dep_ == "amod" and token.head.i < token.i and token.head.pos_ == "PRON":
        return False
    return token.dep_ in (
        "amod",
        "advmod",
        "compound",
        "nmod",
        "npadvmod",
        "prep",
        "mark",
        "poss",
        "quantmod",
    )


def _answer(line: str) -> int:
    """A list may say yes or no behind a colon: "Cheques: no, not any more"."""
    _, colon, rest = line.partition(":")
    first = rest.split()[:1]
    if not colon or not first:
        return 0
    return {"no": -1, "yes": 1, "none": -1, "nil": -1}.get(first[0].lower().strip(".,;"), 0)


def _own(token: Token) -> dict[Key, int]:
    word = token.lower_
    signs: dict[Key, int] = {}
    for short, sign in ((word, 1), *(((word[2:], -1),) if _un(word) else ())):
        signs |= dict.fromkeys(word_keys(stem(short)), sign)
    return signs


def _un(word: str) -> bool:
    return word.startswith("un") and len(word) > 5 and known(word[2:])


def _speaks(token: Token) -> bool:
    """Is this a word that a sentence can say yes or no to?"""
    if token.pos_ not in _SPEAKING:
        return False
    if not token.is_alpha or len(token) < 3 or token.lower_ in _DENIALS:
        return False
    if token.lemma_.lower() in _THINK and any(
        c.dep_ in ("ccomp", "xcomp", "oprd") for c in token.children
    ):
        return False
    if token.pos_ == "VERB":
        return token.lemma_.lower() not in _LIGHT
    if token.pos_ == "ADJ":
        return token.dep_ in ("acomp", "ROOT", "oprd", "conj", "attr") and token.lower_ not in EMPTY
    if token.lower_ in EMPTY:
        return False
    if any(c.lower_ == "no" and c.dep_ in ("det", "advmod") for c in token.children):
        return True
    if token.dep_ == "nsubjpass" and token.lower_.endswith("ing"):
        return token.head.lemma_.lower() in _BANS
    if token.dep_ in ("dobj", "attr", "nsubjpass"):
        return token.head.lemma_.lower() in _DEEDS_AND_ENDS
    if token.dep_ == "pobj" and token.head.lower_ == "for":
        return token.head.head.lemma_.lower() in _ASKING
    return token.dep_ == "pobj" and (
        token.head.lower_ == "without" or token.head.head.lemma_.lower() in ("be", "right")
    )
