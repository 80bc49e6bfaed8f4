"""A clause that opens with ", in which case" -> "If so, ..." as a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_WHICH_CASE = re.compile(
    r"^(?P<left>[^;:()]+),\s+in\s+which\s+(?:case|event),?\s+(?P<rest>[^;:()]+)\.$"
)
# A condition after the clause goes on with the one before it: "or if they fall below £14,250".
_GOES_ON = re.compile(r",\s+(?:or|and|but)\s+(?:if|when|where|unless|who|which|that)\b", re.I)
_CONDITION = re.compile(r"\b(?:if|unless|except|provided|as\s+long\s+as)\b", re.IGNORECASE)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the case and what follows from it as two sentences."""
    found = _WHICH_CASE.match(sentence.text) if ", in which " in sentence.text else None
    if found is None or not may_be_cut(sentence) or _GOES_ON.search(found["rest"]):
        return
    left, rest = sentence_of(found["left"]), stands_alone(found["rest"])
    if rest is None or not is_well_formed(left):
        return
    # "If so" asks for a condition before it; a case that is told needs none.
    opening = "If so" if _CONDITION.search(left) else "In that case"
    after = f"{left} {opening}, {found['rest']}."
    yield Proposal(after, "One idea in each sentence.", 0.88, "split", source="S-02, S-04")


REWRITER = Rewriter(
    id="in_which_case",
    mends=(),
    turn=24,  # before the condition that it points to is moved
    propose=propose,
    examples=(
        (
            "You should pay now, unless you have no money, in which event please phone us.",
            "You should pay now, unless you have no money. If so, please phone us.",
        ),
        (
            "You may still have the test with gas and air, in which case you can go home alone.",
            "You may still have the test with gas and air. In that case, you can go home alone.",
        ),
    ),
    leaves=(
        "Tell us if your savings go up, in which case you must pay, or if they go down.",
        "We do not know in which case you paid.",
        "You may be ill, in which case the test.",
    ),
)
