"""A sentence with a hard term that stays -> the term and a sentence that explains it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.glossary import explains, find_terms
from easyread.simplify.registry import Hit, Proposal, Rewriter

SURE = 0.9
SOURCE = "W-03: IE; AUS; GOVAF: explain a hard word straight after it"


def propose(_hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Explain each glossary term once, unless the letter itself explains it."""
    kind = letter.about.kind if letter else "other"
    text = "\n".join(b.text for b in letter.blocks) if letter else sentence.text
    seen = set()
    for match in find_terms(sentence.doc, kind):
        hard = sentence.text[match.start : match.end]
        if match.term in seen or explains(text, hard) or explains(sentence.text, hard):
            continue
        seen.add(match.term)
        yield Proposal(
            kind="explain",
            before=hard,
            after=match.explanation,
            why=f"“{hard}” is a hard word that must stay.",
            confidence=SURE,
            source=SOURCE,
        )


REWRITER = Rewriter(
    id="explain",
    mends=(),
    turn=80,
    propose=propose,
    examples=(
        (
            "You can give consent.",
            "Consent means you say yes to something. You can also say no.",
        ),
        (
            "Bring your hospital passport.",
            "A hospital passport tells staff about you and how to help you.",
        ),
        (
            "You will have a general anaesthetic.",
            "A general anaesthetic is medicine that makes you sleep for an operation.",
        ),
    ),
    leaves=(
        "You have limited capability for walking.",
        "The car park is at full capacity.",
        "A biopsy is a small piece of your body that we test.",
        "This test is called an ECG.",
        "Please come to see us.",
    ),
)
