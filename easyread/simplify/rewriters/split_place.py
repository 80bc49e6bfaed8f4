"""An event with its day and its place at the end of a long sentence -> the place as a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut, own_subject, root_of, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

LONG = 15
_DAY = r"(?:[A-Z][a-z]+day\s+)?\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?"
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]m)?"
_TIME = (
    rf"(?:,?\s+(?:at|from)\s+{_CLOCK}(?:\s+(?:to|until)\s+{_CLOCK})?|,\s+{_CLOCK}\s+to\s+{_CLOCK})"
)
# A meeting is held, heard or takes place; a visit "to your home" is no such place.
_EVENT = re.compile(
    rf"^(?P<main>[A-Z][^;:()]*?\bwill (?:be (?:held|heard)|take place)\s+on\s+{_DAY}{_TIME}?),?\s+"
    r"(?P<place>(?:in|at)\s+(?:the\s+|our\s+)?[A-Z][^;:()]+)\.$"
)
_CLAUSE = re.compile(
    r"\b(?:if|unless|when|where|which|who|that|because|and|or|but|with|before|after)\b", re.I
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose what and when first, then where."""
    text = sentence.text
    if " will " not in text or len(words(text)) <= LONG or not may_be_cut(sentence):
        return
    found = _EVENT.match(text)
    if found is None or _CLAUSE.search(found["place"]) or is_negated(root_of(sentence)):
        return
    if _CLAUSE.search(found["main"]) or stands_alone(found["main"]) is None:
        return
    subject = own_subject(root_of(sentence))
    if subject is None or subject.tag_ not in ("NN", "NNP"):
        return
    after = f"{sentence_of(found['main'])} It will be {found['place']}."
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.86, "split", source="S-02")


REWRITER = Rewriter(
    id="split_place",
    mends=(),
    turn=62,
    propose=propose,
    examples=(
        (
            "The Annual General Meeting of Speak Up will be held on Thursday 30 September 2027 at 10:30am in the "
            "Main Hall, Chandler Street Community Centre, Eastholme EX0 5QR.",
            "The Annual General Meeting of Speak Up will be held on Thursday 30 September 2027 at 10:30am. It "
            "will be in the Main Hall, Chandler Street Community Centre, Eastholme EX0 5QR.",
        ),
        (
            "Your appeal will be heard on Thursday 11 June 2026 at 10:45am in the Wesley Room, Ashcombe Library.",
            "Your appeal will be heard on Thursday 11 June 2026 at 10:45am. It will be in the Wesley Room, "
            "Ashcombe Library.",
        ),
    ),
    leaves=(
        "The meeting will be held on 3 May in the Main Hall.",
        "If you are well, the meeting will be held on Thursday 30 September 2027 at 10:30am in the Main Hall.",
        "The claims of unfair dismissal will be heard here on Tuesday 24 and Wednesday 25 February 2026 at 10am.",
    ),
)
