"""One condition of two halves, "failure to attend without notice" -> "If you do not come and do not tell us"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.results import result_clause
from easyread.simplify.wellformed import is_well_formed

_FAILURE = re.compile(
    r"^Failure to (?P<act>(?:attend|come|arrive|turn up)(?: (?:to|at|for))?"
    r"(?: (?:your|this|the) (?:\w+ )?(?:appointment|visit|clinic|meeting|assessment))?) without "
    r"(?:(?:any|prior|first|giving|giving us) ){0,2}"
    r"(?:notice|notification|notifying us|telling us|letting us know|informing us) "
    r"(?P<modal>will|may|could|can|might) (?:result in|lead to|mean) (?P<thing>[^;]+)\.$"
)
_COME = re.compile(r"^attend(?: (?:at|for))?\b")


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose both halves of the condition, then what follows from them."""
    found = _FAILURE.match(sentence.text)
    said = result_clause(found["thing"], found["modal"]) if found else None
    if found is None or said is None or not re.search(r"\byour?\b", sentence.text):
        return  # whose failure it is must be plain
    act = _COME.sub("come to" if " " in found["act"] else "come", found["act"])
    text = f"If you do not {act} and do not tell us, {said}."
    if is_well_formed(text):
        yield Proposal(text, "Say the condition first.", 0.86, "order", source="S-11")


REWRITER = Rewriter(
    id="failure_without",
    mends=(),
    turn=25,  # before "condition_first", which leaves "without" alone
    propose=propose,
    examples=(
        (
            "Failure to attend without notification may result in your being discharged.",
            "If you do not come and do not tell us, you may be discharged.",
        ),
        (
            "Failure to attend your appointment without telling us may result in you losing your place.",
            "If you do not come to your appointment and do not tell us, you may lose your place.",
        ),
        (
            "Failure to come without giving notice will result in your operation being cancelled.",
            "If you do not come and do not tell us, your operation will be cancelled.",
        ),
    ),
    leaves=(
        "Failure to come without good reason may result in your claim being stopped.",
        "Failure to attend may result in your being discharged.",
        "Failure to pay without notice may result in your being charged.",
        "Failure to attend without notification may result in a report being sent.",
        "Patients who do not attend without notice may be referred back to their GP.",
    ),
)
