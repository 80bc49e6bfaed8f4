"""A rate or points told in the middle of a decision -> the decision, then "This is £80 a week."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import CONDITIONS, may_be_cut, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_RATE = re.compile(
    r"^(?P<left>[^;()£]+?),\s+which\s+(?P<is>is|was|will\s+be)\s+"
    r"(?P<rate>(?:now\s+)?£[\d,]+(?:\.\d\d)?\s+(?:a|per|each|every)\s+(?:week|month|year|day)),\s+"
    r"(?P<right>(?:from|until|for|starting|on)\s[^;()£]+)\.$"
)
# Decisions about work and health: the points (where there are any), and the part of the law that they come from.
_POINTS = re.compile(
    r"^In\s+applying\s+(?P<test>the\s+[A-Z][^,;:()]*?),?\s+(?P<points>[1-9]\d*\s+points?\s+(?:were|was)\s+scored)\s+"
    r"from\s+(?P<where>the\s+[^,;:]+)\.$"
)


# "You have savings of £16,300, which is above the limit": the sum is.
_COMPARED = re.compile(
    r"^(?P<left>[^;:()]*£[\d,]+(?:\.\d\d)?),\s+which\s+(?P<is>is|was)\s+"
    r"(?P<right>(?:above|below|over|under|more\s+than|less\s+than)\s[^;:]+)\.$"
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the amount as a sentence of its own."""
    if not may_be_cut(sentence) or sentence.doc[0].lower_ in CONDITIONS:
        return
    after = _rate(sentence.text) or _points(sentence.text) or _compared(sentence.text)
    if after is not None and is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.86, "split", source="S-02, S-04")


def _rate(text: str) -> str | None:
    found = _RATE.match(text)
    if found is None or stands_alone(found["left"]) is None:
        return None
    main = sentence_of(f"{found['left']} {found['right']}")
    return f"{main} This {found['is']} {found['rate']}."


def _compared(text: str) -> str | None:
    found = _COMPARED.match(text)
    if found is None or stands_alone(found["left"]) is None:
        return None
    return f"{sentence_of(found['left'])} This {found['is']} {found['right']}."


def _points(text: str) -> str | None:
    found = _POINTS.match(text)
    if found is None:
        return None
    return f"In {found['test']}, {found['points']}. The points were scored from {found['where']}."


REWRITER = Rewriter(
    id="split_rate",
    mends=(),
    turn=20,
    propose=propose,
    examples=(
        (
            "You are entitled to the standard rate, which is £73.90 a week, from Friday 2 May 2025.",
            "You are entitled to the standard rate from Friday 2 May 2025. This is £73.90 a week.",
        ),
        (
            "In applying the Work Capability Assessment 9 points were scored from the activities in Schedule 2.",
            "In the Work Capability Assessment, 9 points were scored. "
            "The points were scored from the activities in Schedule 2.",
        ),
        (
            "You have savings of £16,300, which is above the lower limit (£14,250).",
            "You have savings of £16,300. This is above the lower limit (£14,250).",
        ),
    ),
    leaves=(
        "If you get the standard rate, which is £73.90 a week, from May, tell us.",
        "You get £10 more than the old rate, which was £63.90 a week, from May.",
        "In applying the rules 9 people were ill.",
    ),
)
