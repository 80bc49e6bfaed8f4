"""A sentence with hard words -> the same sentence with easier words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.words import Edit, Match, apply_edits, find_words

SURE = 0.9
UNSURE = 0.6


def propose(_hits: Sequence[Hit], sentence: Parsed, _letter: Letter | None) -> Iterator[Proposal]:
    """Swap every word that is sure at once; then offer each other word alone.

    The curated rows decide what is sure: an auto row was right in at least 95 of 100 letters read.
    """
    found = [m for m in find_words(sentence.doc) if m.options]
    sure = [m for m in found if m.row.apply == "auto"]
    if sure:
        edits = tuple(e for m in sure for e in m.options[0].edits)
        yield _proposal(sentence.text, edits, sure, SURE)
    if len(sure) > 1:  # the fact lock may refuse one word: the others can still be changed
        for match in sure:
            yield _proposal(sentence.text, match.options[0].edits, [match], SURE)
    for match in found:
        if match.row.apply == "suggest":
            yield _proposal(sentence.text, match.options[0].edits, [match], UNSURE)


def _proposal(
    text: str, edits: tuple[Edit, ...], matches: Sequence[Match], confidence: float
) -> Proposal:
    return Proposal(
        after=apply_edits(text, edits),
        why=" ".join(_says(text, m) for m in matches),
        confidence=confidence,
        source="; ".join(dict.fromkeys(m.row.source for m in matches)),
    )


def _says(text: str, match: Match) -> str:
    hard, easier = text[match.start : match.end].lower(), match.options[0].text.replace(" *", "")
    if not easier:
        return f"“{hard}” adds nothing."
    return f"“{easier}” is easier than “{hard}”."


REWRITER = Rewriter(
    id="words",
    mends=(),
    turn=30,
    propose=propose,
    examples=(
        ("Your tenancy commenced prior to 3 May.", "Your tenancy started before 3 May."),
        ("Please notify us of any changes.", "Please tell us about any changes."),
        ("In the event that you move, tell us.", "If you move, tell us."),
        ("You need to purchase an additional ticket.", "You need to buy an extra ticket."),
        ("Please be advised that the office is closed.", "The office is closed."),
        ("We received two additional forms.", "We got two extra forms."),
    ),
    leaves=(
        "You can appeal to the tribunal.",
        "The key is under the mat.",
        "Send it to Mr Mark May, 3 Rose Land, Driveham.",
        'The sign says "Prior to entry, commence washing".',
        "Email notify@purchase.gov.uk for help.",
        "The daily living component is a part of PIP.",
        "You must not drive home after the operation.",
        "Phone ((commence date)) before {{purchase}}.",
        "We can share this if you give informed consent.",
    ),
)
