"""A problem in a free retelling -> is it told by the lines near by, or in a form that says the same?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from easyread.facts import says
from easyread.facts.close.hard import pair, turned_sides
from easyread.facts.close.senses import counts
from easyread.facts.find.found import Found
from easyread.facts.find.ledger import Ledger
from easyread.facts.find.scan import scan
from easyread.facts.retold.actions import added_answers
from easyread.facts.retold.align import Alignment
from easyread.facts.retold.free import Retold
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

# A duty or denial in one of these may be told by "no" alone: "at no cost", "you do not have to pay".
_BY_NO = frozenset({"neednot", "cannot", "mustnot", "shouldnot", "maynot"})
# From this share of words in the same order on, a line is the sentence with a word or two changed.
NEARLY = 0.6
CUT = 0.7
_SOFT = frozenset({"modal", "condition", "quantifier"})


def around(both: Alignment, sentence: int) -> str:
    """Give the lines that tell a sentence, and those next to them that tell no sentence."""
    mine = both.lines_of(sentence)
    if not mine:
        return ""
    first, last = mine[0], mine[-1]
    while first > 0 and both.home[first - 1] is None:
        first -= 1
    while last + 1 < len(both.lines) and both.home[last + 1] is None:
        last += 1
    own = (j for j in range(first, last + 1) if both.home[j] in (None, sentence))
    return "\n".join(both.lines[j].text for j in own if j not in both.help)


def excused(problem: FactProblem, both: Alignment, sentence: int) -> bool:
    """Say if a small word that came or went is told near by.

    A retelling moves an "if" or a "must" to the next line, or says it twice.
    """
    before, after = both.sentences[sentence].text, around(both, sentence)
    if nearly_same(before, [both.lines[j].text for j in both.lines_of(sentence)]):
        return False
    old, old_perhaps = counts(before)
    new, new_perhaps = counts(after)
    if problem.kind in ("negation", "opposite"):
        # ``denied_words`` looks at these in all lines together, with a parser.
        return True
    came = problem.line != " ".join(before.split())
    if problem.kind == "modal" or (problem.kind == "condition" and not came):
        return True  # ``actions`` and ``conditions`` look at these with all lines together.
    if problem.kind == "quantifier" and not problem.was:
        return True  # "all", "some" and "only" on the same noun: ``choices``.
    if problem.was:
        return problem.was == "may" and problem.value == "can"
    if problem.kind not in _SOFT:
        return False
    code = problem.value.upper()
    if code.lower() in _BY_NO:
        if came:
            return bool(old["NOT"] or old_perhaps["NOT"])
        return bool(new["NOT"] or new_perhaps["NOT"])
    if came:
        return bool(old[code] or old_perhaps[code])
    return bool(new[code] or new_perhaps[code])


_WAITS = re.compile(
    r"\b(?:cannot|can not|may not|must not)\b.*\buntil\b", re.IGNORECASE | re.DOTALL
)
_COMES = re.compile(
    r"\b(?:can|may)\b(?! not)(?:(?!\bnot\b).)*\b(?:after|when|once|as soon as)\b",
    re.IGNORECASE | re.DOTALL,
)


_NOT_UNLESS = re.compile(r"\b(?:not|cannot|never)\b[^.;]*\bunless\b", re.IGNORECASE)
_ONLY_IF = re.compile(
    r"\bcan\b(?! not)[^.;]*\bonly\b[^.;]*\bif\b|\bonly\b[^.;]*\bcan\b[^.;]*\bif\b", re.IGNORECASE
)


def only_then(before: str, after: str) -> bool:
    """Say if "you cannot ... until ..." is told as "you can ... after ...": the same, turned twice.

    So is "do not ... unless ..." told as "you can only ... if ...".

    >>> only_then("You cannot move in until you have paid.", "You can move in after you have paid.")
    True
    """
    if (_NOT_UNLESS.search(before) and _ONLY_IF.search(after)) or (
        _NOT_UNLESS.search(after) and _ONLY_IF.search(before)
    ):
        return True
    there, back = _WAITS.search(before), _WAITS.search(after)
    if bool(there) == bool(back):
        return False
    return bool(_COMES.search(after) if there else _COMES.search(before))


def nearly_same(before: str, lines: list[str]) -> bool:
    """Say if one line tells a sentence with a word or two changed: then those words say it all.

    Where a sentence was only cut into lines, its words still stand in their order.
    """
    return in_order(before, "\n".join(lines)) >= (NEARLY if len(lines) == 1 else CUT)


@lru_cache(maxsize=4096)
def in_order(before: str, after: str) -> float:
    """Give how much of two texts is the same words in the same order (0 to 1)."""
    old, new = ([word for _, _, word in tokens(text)] for text in (before, after))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def may_tell_duty(both: Alignment, line: int) -> bool:
    """Say if a line with a duty may tell a sentence: only "you do not have to" and the like may not.

    A duty is often only implied in a letter ("necessitates your relocation"), or needed to explain
    it; a freedom or a ban that no sentence denies anything for is new.
    """
    text = " ".join(sentence.text for sentence in both.sentences)
    return next(added_answers(text, both.lines[line].text), None) is None


def turned_facts(before: str, lines: list[str]) -> list[FactProblem]:
    """Find hard facts of one sentence that are changed, or on the wrong side, in its lines."""
    old, new = Ledger([before]), Ledger(lines)
    retold = Retold(old, new)
    gone = [s for s in old.facts if not new.states(s.fact) and not retold.keeps(s)]
    come = [s for s in new.facts if not old.states(s.fact) and not retold.knows(s)]
    _, changed = pair(gone, come)
    for line in lines:
        if nearly_same(before, [line]):
            changed += exchanged_digits(before, line)
    return [
        *dict.fromkeys(changed),
        *(p for p in turned_sides(old, new) if not _denied_once(before, p)),
    ]


def exchanged_digits(before: str, after: str) -> Iterator[FactProblem]:
    """Find other digits in the place of a fact's digits, in words that are nearly the same.

    In a free retelling a number may follow from others; in the place of a number it is another one.
    """
    old, new = tokens(before), tokens(after)
    if not all(any(word[0].isdigit() for *_, word in words) for words in (old, new)):
        return
    match = SequenceMatcher(None, [w for *_, w in old], [w for *_, w in new], autojunk=False)
    for kind, a, b, c, d in match.get_opcodes():
        if kind != "replace" or b - a != d - c:
            continue
        for one, other in zip(old[a:b], new[c:d], strict=True):
            digits = [re.sub(r"\D", "", word).lstrip("0") for *_, word in (one, other)]
            if not (one[2][0].isdigit() and other[2][0].isdigit()) or digits[0] == digits[1]:
                continue
            was, now = _fact_at(before, one[0]), _fact_at(after, other[0])
            if was and now and not Ledger([after]).states(was):
                words = [before[was.start : was.end], after[now.start : now.end]]
                yield says.changed(was.kind, now.value, words[1], after, was.value, words[0])


def _fact_at(text: str, place: int) -> Found | None:
    return next((fact for fact in scan(text) if fact.start <= place < fact.end), None)


def _denied_once(before: str, problem: FactProblem) -> bool:
    """Refused after nine, so be there by nine: a denial on one side only turns the side round."""
    old, old_perhaps = counts(before)
    new, new_perhaps = counts(problem.line)
    return bool(old["NOT"] or old_perhaps["NOT"]) != bool(new["NOT"] or new_perhaps["NOT"])
