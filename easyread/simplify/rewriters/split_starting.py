"""A change with ", starting on Monday 3 May" at its end -> "This will start on Monday 3 May."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of, is_imperative, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import CONDITIONS, may_be_cut, root_of, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_START = re.compile(
    r"^(?P<main>[^;:()]+),\s+(?P<word>starting|beginning|ending)\s+"
    r"(?P<rest>(?:on|from|in|at|with)\s+[^,;:]+)\.$"
)
_TANGLED = re.compile(
    r"\b(?:if|unless|when|because|but|only|until|who|which|that|and\s+(?:ending|running|starting))\b",
    re.IGNORECASE,
)
# "Within 10 days, beginning on the day after": it says how the days are counted.
_COUNTED = re.compile(
    r"\b(?:within|period|no later than|not later than)\b|,\s+\w+ing\s+(?:on|from|with)\s+the\s+(?:\w+\s+)?(?:day|date)\b",
    re.IGNORECASE,
)
LONG_ENOUGH, FEWEST = 11, 5
_FORMS = {
    "starting": ("start", "starts", "started"),
    "beginning": ("start", "starts", "started"),
    "ending": ("end", "ends", "ended"),
}


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the first or last day as a sentence of its own, in the tense of the statement."""
    found = _START.match(sentence.text)
    if found is None or not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    if _COUNTED.search(sentence.text) or _TANGLED.search(sentence.text):
        return
    if sentence.doc[0].lower_ in CONDITIONS:
        return
    main = stands_alone(found["main"])
    if main is None or len(words(found["main"])) < FEWEST or is_imperative(main.doc):
        return
    form = _form(main, found["word"])
    if form is None:
        return
    after = f"{sentence_of(found['main'])} This {form} {found['rest']}."
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.85, "split", source="S-02")


def _form(main: Parsed, word: str) -> str | None:
    """Give "will start", "starts" or "started"; None after "not", "may" and the like."""
    root = root_of(main)
    first = next(iter(helpers_of(root)), root)
    bare, now, past = _FORMS[word]
    if is_negated(root) or first.lower_ in ("have", "has", "had"):
        return None
    if first.tag_ == "MD":
        return f"will {bare}" if first.lower_ in ("will", "'ll", "’ll") else None
    if first.tag_ in ("VBZ", "VBP"):
        return now
    return past if first.tag_ == "VBD" else None


REWRITER = Rewriter(
    id="split_starting",
    mends=(),
    turn=62,
    propose=propose,
    examples=(
        (
            "We will take £4.00 each week from your benefit, starting on Monday 10 November 2025.",
            "We will take £4.00 each week from your benefit. This will start on Monday 10 November 2025.",
        ),
        (
            "Your rent will go up from £72 to £78 a week, starting with the rent for October.",
            "Your rent will go up from £72 to £78 a week. This will start with the rent for October.",
        ),
        (
            "The team holds a meeting in the town hall each week, beginning at 6pm.",
            "The team holds a meeting in the town hall each week. This starts at 6pm.",
        ),
    ),
    leaves=(
        "We will send you the new bus pass within ten working days, beginning on the day after the panel meets.",
        "We will not take £4.00 each week from your benefit, starting on Monday 10 November 2025.",
        "You may pay us £4.00 each week from your benefit, starting on Monday 10 November 2025.",
        "Pay us £4.00 each week at the bank in the town, starting on Monday 10 November 2025.",
        "We will call you if your money goes up each year, starting on Monday 10 November 2025.",
    ),
)
