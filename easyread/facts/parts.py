"""A letter and a free retelling -> conditions and exceptions left out, reasons and "or" put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.facts import says
from easyread.facts.align import Alignment, Bag, bag
from easyread.facts.easy_words import keys
from easyread.facts.senses import counts
from easyread.model import FactProblem

_I = re.IGNORECASE
_CONDITION = re.compile(
    r"\b(?:once|unless|provided(?: that)?|as long as|so long as|on condition that|on production of|subject to"
    r"|only (?:if|when|where)|as soon as)\s+(?P<rest>(?:[^,;:.!?()]|(?<=\d)[.:](?=\d))+)",
    _I,
)
_EXCEPTION = re.compile(
    r"\b(?:with the exception of|except(?: for)?|apart from|other than)\s+(?P<rest>(?:[^,;:.!?()]|(?<=\d)[.:](?=\d))+)",
    _I,
)
_REASON = re.compile(
    r"\b(?:because(?: of)?|due to|the reason is)\s+(?P<rest>(?:[^;:.!?()]|(?<=\d)[.:](?=\d))+)", _I
)
_GIVES_REASON = re.compile(
    r"\b(?:because|(?<!\w )as|(?<=, )as|since|due to|owing to|following|in view of|on the grounds?|so that|in order|result of|reasons?)\b",
    _I,
)
_PROMISE = re.compile(
    r"\b(?:we|he|she|they|it)(?:\s+will|'ll)\s+(?:make sure|definitely|always)\b|\bwe (?:promise|guarantee)\b",
    _I,
)
_PROMISE_OF_LETTER = re.compile(
    r"\b(?:ensur|make (?:sure|certain)|assur|guarantee|promis|undertak|will (?:always|definitely))",
    _I,
)
_BOTH = re.compile(r"\bboth\b.*\band\b", _I | re.DOTALL)
_OR = re.compile(r"\bor\b", _I)
_AND = re.compile(r"\band\b|\bboth\b|\btoo\b|\balso\b", _I)
_ENDS = re.compile(r"[,;]?\s+(?P<word>and|or)\s*$", _I)
# A clause of fewer words may be told by a pronoun.
FEWEST = 2
# "insured" and "insurance" begin alike.
ALIKE = 5
LEFT_OUT = 0.12
MANY_LEFT_OUT = 0.34
EXCEPTION_TOLD = 0.6


def lost_parts(both: Alignment, sentence: int, near: str) -> Iterator[FactProblem]:
    """Find a condition none of whose words stand in the rewrite, or an exception left out."""
    text = both.sentences[sentence].text
    for match in _CONDITION.finditer(text):
        clause = bag(match["rest"])
        fewest = FEWEST + match[0].lower().startswith(
            "unless"
        )  # "unless told otherwise" says little
        if len(clause.stems) >= fewest and _told(clause, both.lines) <= (
            LEFT_OUT if len(clause.stems) < 3 else MANY_LEFT_OUT
        ):
            yield says.lost("condition", "if", match[0], text)
    sure, perhaps = counts(near)
    if not any(sure[c] or perhaps[c] for c in ("EXCEPT", "ONLY")):
        for match in _EXCEPTION.finditer(text):
            clause = bag(match["rest"])
            if clause.stems and _told(clause, both.lines) < EXCEPTION_TOLD:
                yield says.lost("condition", "except", match[0], text)


def _told(clause: Bag, among: Sequence[Bag]) -> float:
    """Give the share of a clause's words and facts that stand in the others, or begin like one."""
    there = frozenset(k for other in among for k in other.keys)
    starts = frozenset(k[:ALIKE] for k in there if isinstance(k, str))
    held = sum(any(k in there for k in keys(s)) or s[:ALIKE] in starts for s in clause.stems)
    held += len(clause.facts & there)
    return held / max(1, len(clause.stems) + len(clause.facts))


def added_reasons(both: Alignment) -> Iterator[FactProblem]:
    """Find a reason in words the letter does not have, where the letter gives no reason."""
    for j, line in enumerate(both.lines):
        match = _REASON.search(line.text)
        if match is None:
            continue
        clause = bag(match["rest"])
        if len(clause.stems) < FEWEST or _told(clause, both.sentences) > LEFT_OUT:
            continue
        home = both.home[j]
        told = [both.sentences[home]] if home is not None else both.sentences
        if not any(_GIVES_REASON.search(s.text) for s in told):
            yield says.added("condition", "because", match[0], line.text)


def added_promises(both: Alignment) -> Iterator[FactProblem]:
    """Find a line where someone promises what the letter does not promise."""
    if any(_PROMISE_OF_LETTER.search(s.text) for s in both.sentences):
        return
    for line in both.lines:
        match = _PROMISE.search(line.text)
        if match:
            yield says.added("modal", "will", match[0], line.text)


def turned_lists(before: str, lines: list[str]) -> Iterator[FactProblem]:
    """Find "and" that became "or" between the items of a list, or the other way."""
    after = "\n".join(lines)
    has_or, has_and = bool(_OR.search(before)), bool(_AND.search(before))
    for line in lines:
        end = _ENDS.search(line)
        if end is None:
            continue
        word = end["word"].lower()
        if word == "or" and has_and and not has_or:
            yield says.changed("condition", "or", "or", line, "and", "and")
        if word == "and" and has_or and not has_and:
            yield says.changed("condition", "and", "and", line, "or", "or")
    if _BOTH.search(before) and not has_or and _OR.search(after) and not _AND.search(after):
        yield says.changed("condition", "or", "or", after, "both and", "both")
