"""A state with its first or last day at the end of a long sentence -> "This is from ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut, root_of, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_DAY = r"(?:[A-Z][a-z]+day\s+)?\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?"
_TAIL = re.compile(
    rf"^(?P<main>[^;:()]+?)\s+(?P<tail>(?:from|until)\s+{_DAY}"
    rf"(?:\s+(?:to|until|for|with)\s+[^,;:()]+?)?)\.$"
)
# What is so for some time: "you are entitled to", "you have", "you get". A deed has a day, not a first day.
STATES = frozenset(
    "be have get receive qualify last apply live entitle entitled treat award limit pay".split()
)
_CLAUSE = re.compile(r"\b(?:if|unless|when|because|until|before|after|who|which|that|but)\b", re.I)
SHORT = 14
FEWEST = 5


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the first or last day as a sentence of its own."""
    found = _TAIL.match(sentence.text)
    if found is None or not may_be_cut(sentence) or len(words(sentence.text)) < SHORT:
        return
    root = root_of(sentence)
    if is_negated(root):
        return  # "This is from 3 May" cannot point at a "not"
    helpers = [h.lower_ for h in helpers_of(root)]
    if root.lemma_ not in STATES or set(helpers) - {"is", "are", "can"}:
        return
    if root.tag_ not in ("VBZ", "VBP", "VBN", "JJ", "VB") or _CLAUSE.search(found["main"]):
        return
    if len(words(found["main"])) < FEWEST or stands_alone(found["main"]) is None:
        return
    after = f"{sentence_of(found['main'])} This is {found['tail']}."
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.85, "split", source="S-02")


REWRITER = Rewriter(
    id="split_from_date",
    mends=(),
    turn=62,
    propose=propose,
    examples=(
        (
            "You are entitled to the mobility part at the higher rate from Thursday 17 December 2026 for 2 years.",
            "You are entitled to the mobility part at the higher rate. "
            "This is from Thursday 17 December 2026 for 2 years.",
        ),
        (
            "You can get the mobility part at the higher rate from Thursday 17 December 2026 for 2 years.",
            "You can get the mobility part at the higher rate. "
            "This is from Thursday 17 December 2026 for 2 years.",
        ),
    ),
    leaves=(
        "The shop is open from Monday 4 May 2026.",
        "Ann Bell does not qualify for an award of the daily living part from Thursday 17 December 2026.",
        "We have moved the whole of our Housing Benefit team to a new office from Monday 4 May 2026.",
        "You must send us all of the wage slips that you have from Monday 4 May 2026.",
        "You are entitled to help if you get the higher rate of the benefit from Monday 4 May 2026.",
    ),
)
