"""A sentence that opens with what the sender received ("Following a referral received from X, ...") -> two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import capital
from easyread.simplify.registry import Hit, Proposal, Rewriter

_RECEIVED = re.compile(
    r"^(?:Following|After|Further to)\s+(?P<what>(?:a|an|the|your)\s+(?:referral|request|application|enquiry|letter))"
    r"\s+(?:which\s+(?:we|was)\s+)?received\s+from\s+(?P<who>[^,;:()]+),\s+(?P<rest>(?:an?|the|we|your|you)\s.+)$"
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose what was received, then what was done."""
    found = _RECEIVED.match(sentence.text)
    if found is None or len(sentence.sentences) != 1 or "?" in sentence.text:
        return
    after = f"We got {found['what']} from {found['who']}. {capital(found['rest'])}"
    yield Proposal(after, "One idea in each sentence.", 0.86, "split", source="S-02, S-15")


REWRITER = Rewriter(
    id="split_received",
    mends=(),
    turn=24,
    propose=propose,
    examples=(
        (
            "Following a referral received from Dr S Whitcombe, an appointment has been arranged for you.",
            "We got a referral from Dr S Whitcombe. An appointment has been arranged for you.",
        ),
        (
            "After a referral received from Dr Moss, the visit has been booked as follows:",
            "We got a referral from Dr Moss. The visit has been booked as follows:",
        ),
    ),
    leaves=(
        "Following a referral from Dr S Whitcombe, an appointment has been arranged for you.",
        "Following the advice received from your doctor, please rest.",
        "After a referral received from Dr Moss, who knows you, and the nurse, we will write.",
    ),
)
