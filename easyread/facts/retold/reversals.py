"""A sentence and all the lines that retell it -> duties, doubts and rights turned round.

Lines may use any words here, so a rule speaks only where an action of the letter stands under one
modal in the letter and under a clashing one in the lines (``actions``), or where a right is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.close.senses import counts
from easyread.facts.close.soft import gives_orders
from easyread.facts.retold.actions import added_answers, advice_made_duty, turned_actions
from easyread.model import FactProblem

# "Entitled to the daily living part" is money that one gets, not a thing that one may do.
_RIGHT = re.compile(
    r"(?<!no )(?<!lost the )(?<!lose the )\b(?:rights? to|entitled to(?! (?:an?|the|your|his|her|their|its|any|one|more|less|this|that|[A-Z£\d])\b))",
    re.IGNORECASE,
)
_FAVOUR = re.compile(
    r"\b(?:we|they|he|she|the \w+) (?:may|might|could) (?:let|allow|agree|say yes)\b", re.IGNORECASE
)


def reversed_senses(before: str, lines: str, near: str) -> Iterator[FactProblem]:
    """Find what the lines of one sentence turn round together.

    Args:
        before: the sentence.
        lines: the lines that tell it.
        near: these lines and the ones next to them that tell no other sentence.
    """
    for was, now in turned_actions(before, near):
        yield says.changed("modal", now.words, now.words, now.line, was.words, was.words)
    duty = advice_made_duty(before, near)
    if duty is not None:
        yield says.changed("modal", duty.words, duty.words, duty.line, "advice", "")
    for claim in added_answers(before, near):
        yield says.added("modal", claim.words, claim.words, claim.line)
    right = _RIGHT.search(before)
    if right is None:
        return
    favour = _FAVOUR.search(near)
    if favour and not _RIGHT.search(near):
        yield says.changed("right", favour[0], favour[0], lines, right[0], right[0])
        return
    sure, perhaps = counts(near)
    told = any(sure[c] or perhaps[c] for c in ("CAN", "MAY", "CANNOT"))
    if not told and not gives_orders(near, before):
        yield says.lost("right", "right", right[0], before)
