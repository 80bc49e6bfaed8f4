"""A sentence with a hard term that stays -> the term and a sentence that explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.approved import Bank, states_a_fact, why_refused_words
from easyread.simplify.glossary import Term, TermMatch, explains, find_terms
from easyread.simplify.registry import Hit, Proposal, Rewriter

SURE = 0.9
UNSURE = 0.6
# "Tenancy reference: 3304417" names a number: there is nothing to understand in it.
LABELS_A_CODE = re.compile(r" (?:reference|ref|number|no|id)\b\.?", re.IGNORECASE)
SOURCE = "W-03: IE; AUS; GOVAF: explain a hard word straight after it"


def propose(
    _hits: Sequence[Hit], sentence: Parsed, letter: Letter | None, bank: Bank | None = None
) -> Iterator[Proposal]:
    """Explain each glossary term once, unless the letter itself explains it.

    A group's own explanation comes first. One that uses a word the group refused, or that states a
    fact of its own, is for people to look at.
    """
    kind = letter.about.kind if letter else "other"
    text = "\n".join(b.text for b in letter.blocks) if letter else sentence.text
    seen = set()
    for match in find_terms(sentence.doc, kind, index=bank.terms if bank else None):
        hard = sentence.text[match.start : match.end]
        if _names_something(match, sentence) or LABELS_A_CODE.match(sentence.text, match.end):
            continue
        if match.term in seen or explains(text, hard) or explains(sentence.text, hard):
            continue
        seen.add(match.term)
        refused = why_refused_words(bank, match.explanation)
        doubt = refused or _states_a_fact(match.row)
        yield Proposal(
            kind="explain",
            before=hard,
            after=match.explanation,
            why=f"“{hard}” is a hard word that must stay. {_chosen(match.row)} {doubt}".strip(),
            confidence=UNSURE if doubt else SURE,
            source=f"{match.row.source}; {SOURCE}" if match.row.group else SOURCE,
            options=tuple(o for o in match.row.others if not why_refused_words(bank, o)),
        )


def _names_something(match: TermMatch, sentence: Parsed) -> bool:
    """Whether a word is only part of a name: "SEND Statutory Assessment Team"."""
    words = [t for t in sentence.doc if match.start <= t.idx < match.end]
    if match.term != match.term.lower() or not words[0].text[0].isupper():
        return False
    beside = [
        sentence.doc[i] for i in (words[0].i - 1, words[-1].i + 1) if 0 <= i < len(sentence.doc)
    ]
    others = [t for t in beside if t.text[0].isupper() and t.is_alpha]
    return any(t.i > words[0].i or t.i > 0 for t in others)


def _chosen(row: Term) -> str:
    return f"{row.group} chose these words." if row.group else ""


def _states_a_fact(row: Term) -> str:
    if row.group and states_a_fact(row.explanation):
        return "These words state a fact. Look whether it is true in this letter."
    return ""


REWRITER = Rewriter(
    id="explain",
    mends=(),
    turn=80,
    takes_bank=True,
    propose=propose,
    examples=(
        (
            "You can give consent.",
            "Consent means you say yes to something.",
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
        "Tenancy reference: 3304417",
    ),
)
