"""Several results under one condition -> the condition once, with a bullet for each result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of, is_imperative, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    POINTING,
    bullets,
    is_complete,
    may_be_cut,
    root_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_CONDITION = re.compile(
    r"^(?P<front>(?:If|When|Once|Unless|Where)\s+[^,;()]+),\s+(?P<rest>[^;()]+)\.$"
)
_LONGER = re.compile(
    r"^(?P<front>(?:If|When|Once|Unless|Where)\s+[^,;()]+,\s+[^,;()]+),\s+(?P<rest>[^;()]+)\.$"
)
_JOIN = re.compile(r",?\s+(?P<word>and|or)\s+")
# Another condition, a contrast or a tie in the results: nobody can say what hangs on what.
_TANGLED = re.compile(
    r"\b(?:if|unless|when|but|because|so|until|whether|either|neither|nor|both|only|not\s+just|where|while|"
    r"although|as|since|once|then|otherwise)\b",
    re.IGNORECASE,
)
LONG_ENOUGH = 13  # a shorter sentence is easier to read as it is


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the results as bullets, so that the condition still stands over all of them."""
    found = _CONDITION.match(sentence.text)
    if found is None or not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    if _TANGLED.search(found["rest"]):
        return
    longer = _LONGER.match(sentence.text)
    after = _results(found["front"], found["rest"])
    if after is None and longer is not None:
        after = _results(longer["front"], longer["rest"])
    if after is not None and is_well_formed(after):
        yield Proposal(after, "One result on each line.", 0.85, "split", source="S-11, S-19")


def _results(front: str, rest: str) -> str | None:
    """Cut the results at the one join that leaves a whole statement on each side."""
    if not re.search(
        r"\b(?:is|are|was|were|has|have|do|does|can|cannot|will|would|\w+s?)\b", front
    ):
        return None
    _, _, more = front.partition(", ")
    if more and not more.startswith("or ") and (" or " not in more or stands_alone(more)):
        return None  # "If you are ill, the nurse or doctor can come, ...": a result already
    cuts = []
    for join in _JOIN.finditer(rest):
        first, second = stands_alone(rest[: join.start()]), stands_alone(rest[join.end() :])
        if first is not None and second is not None:
            cuts.append((join["word"], first, second, rest[: join.start()], rest[join.end() :]))
    if len(cuts) != 1 or not is_well_formed(f"{front}, {rest}."):
        return None
    word, first, second, one, other = cuts[0]
    orders = is_imperative(first.doc), is_imperative(second.doc)
    if word == "or" and (any(orders) or not (_modal(first) == _modal(second) == "may")):
        return None
    if orders[0] and not is_complete(root_of(first), len(first.doc) - 2):
        return None  # "please complete and return the form" has one thing to complete and return
    if orders[0] and not orders[1]:
        if _modal(second) not in ("will", "can"):
            return None
        return f"{front}, {one}. Then {other}."
    if (
        not any(orders)
        and _modal(first) in ("may", "might", "could")
        and _modal(second) != _modal(first)
    ):
        if word != "and" or _modal(second) not in ("will", "must"):
            return None
        if second.doc[0].lower_ in POINTING | {"it"}:
            return None  # "and this will not affect your care": it holds whatever you do
        return f"{front}, {one}. Then {other}."  # one leads to the other
    if orders[1] and not orders[0]:
        return None
    parts = one.split(", ")
    if len(parts) > 1:  # "fill it in, sign it and send it back"
        if word == "or" or any(stands_alone(part) is None for part in parts):
            return None
        return bullets(front, [*parts, other])
    return bullets(front, [one, f"or {other}" if word == "or" else other])


def _modal(statement: Parsed) -> str:
    helpers = helpers_of(root_of(statement))
    return helpers[0].lower_ if helpers and helpers[0].tag_ == "MD" else ""


REWRITER = Rewriter(
    id="list_results",
    mends=(),
    turn=53,
    propose=propose,
    examples=(
        (
            "If we cannot get in 2 times, the job may be cancelled and you may be charged £35.",
            "If we cannot get in 2 times:\n- the job may be cancelled\n- you may be charged £35.",
        ),
        (
            "If you cannot move heavy things, tell us by Friday 3 May and we will help you.",
            "If you cannot move heavy things, tell us by Friday 3 May. Then we will help you.",
        ),
        (
            "If you do not tell us of a change, you may be overpaid and the money will have to be paid back.",
            "If you do not tell us of a change, you may be overpaid. Then the money will have to be paid back.",
        ),
        (
            "Once we have the order, the council may send agents, or money may be taken from your pay.",
            "Once we have the order:\n- the council may send agents\n- or money may be taken from your pay.",
        ),
        (
            "If you do not let us in, or nobody is at home, we may go to court and you may be charged £35.",
            "If you do not let us in, or nobody is at home:\n- we may go to court\n- you may be charged £35.",
        ),
        (
            "When you get the form, fill it in, sign it and send it back to us.",
            "When you get the form:\n- fill it in\n- sign it\n- send it back to us.",
        ),
    ),
    leaves=(
        "If you are ill, phone the ward, the nurse or the office and ask for a new date.",
        "If you are ill, phone us and stay at home.",
        "If you do not want a health check this year, you may say no and this will not affect your care.",
        "If you are ill, you can phone the ward or the nurse will come to your house.",
        "If you move house, you must tell us and your landlord must write to us if you owe rent.",
        "If you and your son move house, you must tell us about the new house and garden.",
    ),
)
