"""A letter and its alignment with a rewrite -> what the letter says and nothing in the rewrite tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from easyread.facts import says
from easyread.facts.close.senses import counts
from easyread.facts.find.ledger import Ledger
from easyread.facts.letter import facts_of_text
from easyread.facts.retold.align import CLOSE, Alignment, Bag, bag, closeness
from easyread.facts.retold.free import Retold
from easyread.facts.words.party_words import PEOPLE
from easyread.facts.words.plain_things import things
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

_I = re.IGNORECASE
# Under this share of its weight in the whole rewrite, a sentence of the letter was dropped.
DROPPED = 0.3
# Half of that is enough where all lines together have this share of it.
TOLD = 0.5
# From this share of its weight on, a sentence is told to the end.
ALL = 0.85
# An entry of a list has at most so many words beside its date or number.
ENTRY = 2
# A sentence of so few words may be told in quite other words.
FEW = 4
# A line with less than this of the sentence before says something of its own.
TOLD_BEFORE = 0.7
_POINTS_BACK = re.compile(
    r"\b(?:that|this|these|those|such|any|it|them|then|late|later|otherwise)\b", _I
)
# As near as this a word of the rewrite may tell a thing of the letter.
NEAR = 0.3
# A retelling speaks of the same right at most this many lines away.
AROUND = 12
_GREETINGS = (
    "dear ", "yours ", "kind regards", "thank you", "best wishes", "hello", "sincerely", "i hope ", "i trust ", "we hope ",
    "i am writing", "i write", "we are writing", "please do not hesitate", "should you have any", "if you have any quer",
    "if you have any quest", "if you have any further", "for the avoidance", "please note that this letter",
)  # fmt: skip
# Where one clause ends and the next begins.
_JOINT = re.compile(
    r",?\s+(?:and(?! a (?:half|quarter|third)\b)|but|because|so that|unless|if|while|whereas)\s+",
    _I,
)
_ASIDE = re.compile(r"^\(.*\)\.?$", re.DOTALL)


def dropped_sentences(both: Alignment) -> Iterator[FactProblem]:
    """Find sentences of the letter that no line tells.

    Where the lines around its place keep to the words of the letter, a sentence needs a line of its
    own; where they retell freely, any lines may tell it together.
    """
    untold = [i for i in range(len(both.sentences)) if _may_be_lost(both, i)]
    kept = _kept_closely(both) if untold else frozenset()
    for i, lines in both.nearest_lines(untold):
        sentence = both.sentences[i]
        if not _in_kept_place(both, i, kept):
            if not _matters(sentence) or _ASIDE.match(sentence.text) or _is_entry(sentence):
                continue
            # Each word may be told by any line, but one line must tell a good part of them together.
            best = max((both.share(sentence, [line]) for line in lines), default=0.0)
            if best >= DROPPED or (
                2 * best >= DROPPED and both.share(sentence, both.lines) >= TOLD
            ):
                continue
            if _worked_out(both, i) or _told_behind(both, i):
                continue
        yield says.lost("sentence", sentence.text, sentence.text, sentence.text)


def _worked_out(both: Alignment, number: int) -> bool:
    """Say if the period of a sentence is told as the time or date it leads to: "come by 1:30pm"."""
    if not any(fact.startswith("period:") for fact in both.sentences[number].facts):
        return False
    old, new = (Ledger(b.text for b in side) for side in (both.sentences, both.lines))
    return Retold(old, new).worked_in


def _told_behind(both: Alignment, number: int) -> bool:
    """Say if a short sentence that points back may be told by the line behind those of the one before.

    "Any received after that will not be considered" has few words to be known by. The line must deny
    or demand as it does, say something of its own, and leave the sentence before another line.
    """
    sentence = both.sentences[number]
    mine = both.lines_of(number - 1) if number else []
    if sentence.facts or len(sentence.stems) > FEW or not _POINTS_BACK.search(sentence.text):
        return False
    if len(mine) < 2:
        return False
    last = both.lines[mine[-1]]
    old, new = counts(sentence.text)[0], counts(last.text)[0]
    own = both.share(last, [both.sentences[number - 1]]) < TOLD_BEFORE
    return own and bool(old["NOT"]) == bool(new["NOT"])


def _may_be_lost(both: Alignment, number: int) -> bool:
    """Say if no line tells this sentence and it is more than a greeting."""
    sentence = both.sentences[number]
    if len(sentence.stems) + len(sentence.facts) < 2 or both.lines_of(number):
        return False
    return not sentence.text.lower().startswith(_GREETINGS)


def _kept_closely(both: Alignment) -> frozenset[int]:
    """Give the sentences whose lines tell them mostly in the letter's own words."""
    told = {home for home in both.home if home is not None}
    return frozenset(i for i in told if _closeness(both, i) >= CLOSE)


def _closeness(both: Alignment, number: int) -> float:
    """Give how much a sentence has in common with its nearest line, or with all its lines together."""
    lines = [both.lines[j] for j in both.lines_of(number)]
    each = [closeness(both.sentences[number], line) for line in lines]
    return max(*each, closeness(both.sentences[number], bag("\n".join(b.text for b in lines))))


def dropped_clauses(both: Alignment) -> Iterator[FactProblem]:
    """Find a clause that fell out where a sentence was cut into lines of its own words.

    Lines with a word that the sentence does not have may tell the clause in another way.
    """
    for i in sorted({home for home in both.home if home is not None} - both.told_whole):
        lines = [both.lines[j] for j in both.lines_of(i)]
        clauses = [bag(text) for text in _JOINT.split(both.sentences[i].text)]
        own = both.sentences[i].stems
        if len(clauses) < 2 or not all(line.stems <= own for line in lines):
            continue
        first, last = both.lines_of(i)[0], both.lines_of(i)[-1]
        around = [*lines, *both.lines[max(0, first - 1) : last + 2]]
        told = [both.share(clause, around) for clause in clauses if len(clause.stems) > 1]
        for clause in clauses:
            if len(clause.stems) > 1 and both.share(clause, around) < DROPPED and max(told) >= ALL:
                yield says.lost("sentence", clause.text, clause.text, both.sentences[i].text)


def nothing_to_tell(both: Alignment) -> list[int]:
    """Give the lines without a sentence that stand where no sentence is left for them to tell.

    The lines before and behind keep to the letter and leave nothing over of their own sentences.
    """
    told = {home for home in both.home if home is not None}
    found = []
    for j, home in enumerate(both.home):
        if home is not None or j in both.help:
            continue
        before = next((h for h in reversed(both.home[:j]) if h is not None), None)
        behind = next((h for h in both.home[j + 1 :] if h is not None), None)
        beside = [h for h in (before, behind) if h is not None]
        first, last = min(beside, default=0), max(beside, default=0)
        if told.issuperset(range(first, last)) and all(_all_told(both, h) for h in beside):
            found.append(j)
    return found


def _all_told(both: Alignment, number: int) -> bool:
    """Say if nothing of a sentence is left over: its lines have all its words, or easier ones."""
    lines = [both.lines[j] for j in both.lines_of(number)]
    sentence = both.sentences[number]
    return _closeness(both, number) >= CLOSE and both.share(sentence, lines) >= ALL


def _in_kept_place(both: Alignment, number: int, kept: frozenset[int]) -> bool:
    """Say if the told sentences next to one are kept, and no line there could tell this one too.

    Such a line stands between theirs, or brings into theirs a word or fact of this sentence.
    """
    told = {home for home in both.home if home is not None}
    before = max((i for i in told if i < number), default=None)
    behind = min((i for i in told if i > number), default=None)
    beside = {i for i in (before, behind) if i is not None}
    if not beside or not beside <= kept:
        return False
    sentence = both.sentences[number]
    for i in beside:
        if any(
            (both.lines[j].keys - both.sentences[i].keys) & sentence.keys for j in both.lines_of(i)
        ):
            return False
    first = both.lines_of(before)[-1] + 1 if before is not None else 0
    last = both.lines_of(behind)[0] if behind is not None else len(both.lines)
    return not any(
        both.home[j] is None and j not in both.help and both.share(both.lines[j], [sentence]) > 0
        for j in range(first, last)
    )


def _is_entry(sentence: Bag) -> bool:
    """Say if little more than a fact stands here ("Due by 1 May"): the facts are looked at by name."""
    return bool(sentence.facts) and len(sentence.stems) <= ENTRY


def _matters(sentence: Bag) -> bool:
    """Say if a sentence states more than that something will or may be ("These things take time")."""
    return any(
        kind != "modal" or value not in ("will", "may", "can")
        for _, _, kind, value in facts_of_text(sentence.text)
    )


# "on receipt of your form", "in receipt of benefits": no thing to bring.
_NO_THING = re.compile(
    r"\breceipt of\b|\b(?:of|on|upon) receipt\b|\b(?:doors|gates) (?:will )?(?:open|close)s?\b", _I
)
_WE = re.compile(r"\b(?:we|us|our)\b", _I)
_MONEY = frozenset(
    "money cash cheque pounds pay pays paid spend spent cost costs price buy".split()
)


def dropped_things(both: Alignment, known: Iterable[FactProblem]) -> Iterator[FactProblem]:
    """Find plain things (a sample, a window, a ticket) that nothing in the rewrite is near.

    One sentence gives one problem, and none where it is known to be lost as a whole. A greeting or
    an aside may go.
    """
    whole = {problem.line for problem in known if problem.kind == "sentence"}
    told = frozenset(w for line in both.lines for _, _, w in tokens(line.text))
    # The one who writes may be called by a role in the letter: "the landlord" is "we".
    we = any(_WE.search(b.text) for b in both.lines) and not any(
        _WE.search(b.text) for b in both.sentences
    )
    if told & _MONEY or any("money:" in fact for b in both.lines for fact in b.facts):
        told |= {"money", "cash"}
    for sentence in both.sentences:
        text = _NO_THING.sub(" ", sentence.text)
        if text.lower().startswith(_GREETINGS) or _ASIDE.match(text):
            continue
        if " ".join(sentence.text.split()) in whole:
            continue
        words = [word for _, _, word in tokens(text) if word in sentence.words]
        gone = [
            word
            for word in things(words)
            if word not in told
            and not (we and word.rstrip("s") in PEOPLE)
            and not any(
                much >= NEAR and other in told for other, much in both.near.get(word, {}).items()
            )
        ]
        if gone:
            named = " and ".join(f"“{word}”" for word in dict.fromkeys(gone))
            lost = says.lost("sentence", " ".join(gone), sentence.text, sentence.text)
            yield replace(
                lost,
                says=f"Nothing in the Easy Read tells of {named}. The letter says: {lost.text}",
            )


_WHO = (
    r"\b(?:you|your|anyone|any \w+|parents?|tenants?|residents?|patients?|applicants?|claimants?"
    r"|appellants?|customers?|members?)\b[^.;]*\b(?:may|can|could|entitled|right|should|wish|want|able|must|invited|free"
    r"|liberty)\b[^.;]*"
)
# A right of the reader in any official words, and every plain way to tell of it.
_RIGHTS = tuple(
    (re.compile(_WHO + rf"\b(?:{official})\b", _I), re.compile(rf"\b(?:{plain})\b", _I))
    for official, plain in (
        (
            r"appeal|review|reconsider\w*|ombudsman|tribunal|complain\w*|challenge|legal advice|dispute|object|representations",
            r"appeal\w*|review\w*|reconsider\w*|complain\w*|ombudsman|tribunal|court|challeng\w*|fight|argue|object\w*|lawyer"
            r"|solicitor|legal|advice|judge|panel|second look|(?:look\w*|check\w*|think|decide|go over|see|test)\b[^.]*\bagain"
            r"|(?:chang\w*|new|different|another|better|wrong|right|agree\w*|disagree|like|happy with)\b[^.]*\b(?:decision|decided|answer|result|mind|choice)"
            r"|say no|views?|your say|your side",
        ),
        (
            r"decline|refuse|withdraw|change your mind|opt out|say no",
            r"no|refuse|stop\w*|chang\w+ (?:your|their) mind|(?:not|n't) (?:want|agree|have to|like)|choos\w+|choice|up to you|opt out"
            r"|take back|tak\w+ \w+ back|withdraw|pull out|leave|object|turn \w* ?down|cancel|free to",
        ),
    )
)  # fmt: skip


def dropped_rights(both: Alignment) -> Iterator[FactProblem]:
    """Find a right to challenge or to say no that the rewrite has no word for.

    Without it the reader does not learn that the decision is not the end, however well the rest is told.
    """
    for i, sentence in enumerate(both.sentences):
        for right, plain in _RIGHTS:
            match = right.search(sentence.text)
            if match and not any(plain.search(line.text) for line in _lines_near(both, i)):
                yield says.lost("right", match[0], match[0], sentence.text)
                break


# "only if you agree", "unless you are ill", "subject to". A wish ("helpful if") is no condition.
_CONDITION = re.compile(
    r"(?<!helpful )(?<!grateful )(?<!appreciated )(?<!even )(?<!as )\b(?:if(?! (?:any|possible|applicable|appropriate|required"
    r"|necessary|not)\b)|unless|only (?:where|when)|provid(?:ed|ing) that|(?<!be )(?<!been )(?<!was )(?<!were )(?<!are )(?<!is )"
    r"(?<!not )provided (?=you|the|this|it|we|they|he|she|your|contact)|(?:as|so) long as|on condition|subject to"
    r"|in the event|should (?:you|he|she|they|this|the)\b(?= \w+\b(?![^.]*\?)))(?P<rest>[^.;]*)",
    _I,
)
# Every way to make one thing hang on another; a question ("Are you ill?") is one.
_HANGS = re.compile(
    r"\b(?:if|when|whenever|unless|only|after|before|once|as long as|until|till|first|depends?|who|where|while|case|want|whether"
    r"|then|else|otherwise|or we|or you|without|anyone|people with|these|both"
    r"|(?:must|needs? to|ha(?:ve|s) to) (?:also )?(?:be|have|live|get|earn|show|give|send|sign|pay|ask|tell))\b|\?",
    _I,
)
_EXCEPTION = re.compile(
    r"\b(?:except(?:ing|ed)?|with the exception|other than|apart from|save (?:for|where|in|when|that|if|as|on)\b"
    r"|save (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)|excluding|but not|unless|aside from|all but|barring)\b(?P<rest>[^.;]*)",
    _I,
)
_LEAVES_OUT = re.compile(
    r"\b(?:but|not|\w+n't|no|never|none|nobody|except\w*|only|unless|apart|others?|different\w*|cannot|without|instead|if|just"
    r"|stay\w*|still|leave|save|until|outside|when|once|after|where)\b",
    _I,
)
_FACT = re.compile(r"\b(?:\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", _I)


def dropped_conditions(both: Alignment) -> Iterator[FactProblem]:
    """Find a condition or an exception where no line near by has any word to make one.

    A retelling may turn a condition round or ask it as a question, but without "if", "only", "first",
    "but" or the like, what the letter gives some people or at some times is given to all.
    """
    for i, sentence in enumerate(both.sentences):
        if sentence.text.lower().startswith(_GREETINGS):
            continue
        for value, said, told in (
            ("if", _CONDITION, _HANGS),
            ("except", _EXCEPTION, _LEAVES_OUT),
        ):
            match = next((m for m in said.finditer(sentence.text) if not _in_name(m)), None)
            if match is None:
                continue
            lines = _lines_near(both, i)
            # "except Wednesdays, from 10am" may stand in a row of its own.
            facts = {fact.lower() for fact in _FACT.findall(match["rest"])}
            if any(told.search(line.text) for line in lines) or (
                facts and facts <= {f.lower() for line in lines for f in _FACT.findall(line.text)}
            ):
                continue
            yield says.lost("condition", value, match[0], sentence.text)
            break


def _in_name(found: re.Match[str]) -> bool:
    """Say if a word is part of a name: "the Disclosure and Barring Service" leaves nobody out."""
    before = found.string[: found.start()]
    opens = not before.strip() or before.rstrip()[-1] in '.:;!?"“(•-'
    named = re.match(r" [A-Z][a-z]", found["rest"]) is not None
    return found[0][:1].isupper() and not opens and named and not found.string.isupper()


_GETS = re.compile(r"\b(?:gets?|got|ha(?:ve|s)|keeps?|will be paid)\b", _I)


def tells_right(problem: FactProblem, told: str) -> bool:
    """Say if a lost "entitled to" is told by what the reader gets: "You get the higher rate"."""
    return (
        problem.kind == "right"
        and problem.text.startswith("entitled")
        and _GETS.search(told) is not None
    )


def _lines_near(both: Alignment, sentence: int) -> tuple[Bag, ...]:
    """The lines around the place of a sentence: in a short rewrite all of them."""
    there = [
        j for j, home in enumerate(both.home) if home is not None and abs(home - sentence) <= 2
    ]
    if not there:
        return both.lines
    return both.lines[max(0, there[0] - AROUND) : there[-1] + AROUND + 1]
