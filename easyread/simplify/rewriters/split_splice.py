"""Two statements with only a comma between them -> one sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_imperative, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import SUBJECTS, may_be_cut, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter

_SPLICE = re.compile(
    r"^(?P<left>[^,;:()]+),\s+(?P<right>(?:it|this|they|you|we|these|there)\s+"
    r"(?:is|are|was|were|will|must|can|cannot|may|should|have|has|do|does)\b[^,;:()]+)\.$"
)
# In the first half these may reach over the comma: "We hope that, when you come, you will ...".
_REACHES = re.compile(
    r"\b(?:that|whether|if|when|what|who|which|where|how|because|so|the\s+(?:more|sooner|longer|less))\b",
    re.IGNORECASE,
)
FEWEST = 5


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose a full stop for the comma where each half alone is whole."""
    found = _SPLICE.match(sentence.text)
    if found is None or not may_be_cut(sentence) or _REACHES.search(found["left"]):
        return
    if len(words(found["left"])) < FEWEST or re.search(r"\b(?:and|or|but)\b", found["right"]):
        return
    first, second = stands_alone(found["left"]), stands_alone(found["right"])
    if first is None or second is None or is_imperative(second.doc):
        return
    if not is_imperative(first.doc) and first.doc[first.sentences[0].end - 2].pos_ in (
        "VERB",
        "AUX",
    ):
        return  # "The rule is, you must ..." and "We believe, it is ..."
    if not any(t.dep_ in SUBJECTS for t in second.doc):
        return
    yield Proposal(
        f"{first.text} {second.text}",
        "One idea in each sentence.",
        0.86,
        "split",
        source="S-02, S-15",
    )


REWRITER = Rewriter(
    id="split_splice",
    mends=(),
    turn=50,
    propose=propose,
    examples=(
        (
            "You must send a copy of your form to the council, it is a legal rule.",
            "You must send a copy of your form to the council. It is a legal rule.",
        ),
        (
            "Please bring your letter with you to the ward, you will need it.",
            "Please bring your letter with you to the ward. You will need it.",
        ),
    ),
    leaves=(
        "If you are late for your visit, we will see you last.",
        "In the first week of the month, it will be shut.",
        "Had you told us of this in May, we would have paid.",
        "We hope that from the first of May, you will be well.",
        "The longer you stay in the house, you will feel worse.",
        "The first rule of the house is, you must be in by 10pm.",
    ),
)
