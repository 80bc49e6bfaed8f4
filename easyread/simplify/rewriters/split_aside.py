"""A whole statement in brackets inside a sentence -> the sentence, then the statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_imperative, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import CONDITIONS, may_be_cut, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_ASIDE = re.compile(r"^(?P<left>[^();]+?)\s+\((?P<aside>[^();:]+?)\.?\)(?P<rest>,?\s+[^();]+|)\.$")
# At the end of the sentence these would point at something else than where the brackets stood.
_POINTS = re.compile(
    r"^(?:it|this|these|those|they|he|she|that|which|such|see|and|or|but|for|please|i\.?e|e\.?g|namely|including|not|to|as|about|around)\b",
    re.IGNORECASE,
)
FEWEST = 4


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the statement behind the sentence it stands in, where both are whole."""
    found = _ASIDE.match(sentence.text) if "(" in sentence.text else None
    if found is None or not may_be_cut(sentence):
        return
    points = _POINTS.match(found["aside"]) is not None
    if len(words(found["aside"])) < FEWEST or (points and found["rest"]):
        return
    if found["aside"].split(" ", 1)[0].lower() in CONDITIONS or points:
        return
    aside = stands_alone(found["aside"])
    if aside is None or is_imperative(aside.doc) or any(t.lower_ == "whom" for t in aside.doc):
        return
    whole = sentence_of(found["left"] + found["rest"])
    if stands_alone(whole) is None and not sentence.text.startswith(("If ", "When ", "Unless ")):
        return
    after = f"{whole} {aside.text}"
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.84, "split", source="S-02, S-15")


REWRITER = Rewriter(
    id="split_aside",
    mends=(),
    turn=52,
    propose=propose,
    examples=(
        (
            "An adult must take you home by car or taxi (public transport is not suitable) and stay for a day.",
            "An adult must take you home by car or taxi and stay for a day. Public transport is not suitable.",
        ),
        (
            "You can ask Dr Hallam to send you to us again (a new form would join the list).",
            "You can ask Dr Hallam to send you to us again. A new form would join the list.",
        ),
    ),
    leaves=(
        "You must sign the form (see page 2) and send it to us.",
        "You must sign the form (it is blue) and the letter at the back.",
        "Your rent (£80 a week) will go up in May.",
        "The team (if they can come) will call you at home on Monday.",
        "The staff (one of whom, Ann Bell, knows you) will help you on the day.",
        "The nurse (Ann Bell) will see you.",
    ),
)
