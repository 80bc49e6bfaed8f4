"""Three or more ways that each open with the same word -> a lead-in and one line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import CONDITIONS, may_be_cut, root_of
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_WAYS = re.compile(
    r"^(?P<lead>[^,;:()]+?)\s+(?P<word>as|by|for|from|in|with|on)\s+(?P<one>[^,;:()]+),"
    r"(?P<more>(?:\s+(?P=word)\s+[^,;:()]+,)+?)?\s*"
    r"(?:(?P<two>(?P=word)\s+[^,;:()]+?),?\s+)?(?P<join>and|or)\s+(?P<last>(?P=word)\s+[^,;:()]+)\.$"
)
_TANGLED = re.compile(
    r"\b(?:not|no|never|only|between|both|either|neither|if|unless|when|that|who|which|because|as\s+well)\b",
    re.IGNORECASE,
)
LONG_ENOUGH, FEWEST, LONGEST = 12, 3, 12


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose bullets, the last of which keeps its "or"."""
    found = _WAYS.match(sentence.text)
    if found is None or not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    if _TANGLED.search(sentence.text) or is_negated(root_of(sentence)):
        return
    if sentence.doc[0].lower_ in CONDITIONS or not is_well_formed(f"{found['lead']}."):
        return
    word, join = found["word"], found["join"]
    items = [f"{word} {found['one']}"]
    items += [x.strip() for x in (found["more"] or "").split(",") if x.strip()]
    items += [found["two"].strip()] if found["two"] else []
    if len(items) + 1 < FEWEST or any(re.search(r"\b(?:and|or)\b", x) for x in items[-1:]):
        return
    if any(len(words(x)) > LONGEST for x in items) or re.search(r"\b(?:and|or)\b", found["last"]):
        return
    last = f"or {found['last']}" if join == "or" else found["last"]
    lines = "\n".join(f"- {item}" for item in (*items, last))
    yield Proposal(
        f"{found['lead']}:\n{lines}.",
        "A list is easier to read line by line.",
        0.84,
        "split",
        source="S-19",
    )


REWRITER = Rewriter(
    id="list_alike",
    mends=(),
    turn=60,
    propose=propose,
    examples=(
        (
            "You can take it as a service from the council, as a direct payment, or as a mix of the two.",
            "You can take it:\n- as a service from the council\n- as a direct payment\n- or as a mix of the two.",
        ),
        (
            "We look after people in their own homes, in small group homes and in homes for the old.",
            "We look after people:\n- in their own homes\n- in small group homes\n- in homes for the old.",
        ),
    ),
    leaves=(
        "You cannot take it as a service from the council, as a payment, or as a mix of the two.",
        "You can pay us at the bank, by post or online at any time you like.",
        "You can pay by card or by post at the town hall on the hill in the town.",
        "If you pay by card, by post or by phone, we will send you a note of it.",
    ),
)
