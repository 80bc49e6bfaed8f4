"""A letter -> its job sheet: what staff must know before they change a word, and how urgent it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from easyread.model import Analysis, Letter

# A letter about one of these needs more checkers, or a clinician.
CLINICAL = "clinical"
TOPICS = ("law", "money", "consent", "safeguarding", CLINICAL)
_LAW = re.compile(
    r"\b(?:appeal\w*|tribunal|court|section \d+|act \d{4}|regulations?|evict\w*|possession)\b", re.I
)
_MONEY = re.compile(r"£\s?\d|\b(?:benefit|rent|arrears|overpaid|overpayment|debt|charge)s?\b", re.I)
_CONSENT = re.compile(r"\bconsent\w*\b", re.I)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class JobSheet:
    """What staff wrote down before the work began. Empty text means nobody said."""

    sender: str = ""
    reader: str = ""
    purpose: str = ""
    deadline: str = ""
    keep: str = ""  # what may not be cut
    enclosures: str = ""
    needs: str = ""  # what the reader needs: size of print, audio, a phone call


def job_sheet(letter: Letter, analysis: Analysis) -> JobSheet:
    """Fill in what the letter itself says. A person fills in the rest."""
    words = {b.id: b.text for b in letter.blocks}
    enclosures = [
        words[s.span.block][s.span.start : s.span.end]
        for s in analysis.sentences
        if s.purpose == "enclosure"
    ]
    first = first_deadline(letter, analysis)
    return JobSheet(
        sender=letter.about.sender or "",
        reader=letter.about.reader or "",
        purpose=letter.about.subject or "",
        deadline=first.isoformat() if first else "",
        enclosures=" ".join(enclosures),
    )


def first_deadline(letter: Letter, analysis: Analysis) -> date | None:
    """The first day in the letter, after its own date, by which somebody must do something."""
    wanted = ("deadline", "action", "consequence", "right", "choice")
    places = [s.span for s in analysis.sentences if s.purpose in wanted]
    days = [
        date.fromisoformat(fact.value)
        for fact in analysis.facts
        if _DATE.match(fact.value)
        and any(p.block == fact.span.block and p.start <= fact.span.start < p.end for p in places)
    ]
    own = letter.about.date
    return min((day for day in days if own is None or day > own), default=None)


def topics_of(words: Iterable[str], protected: Mapping[str, str]) -> tuple[str, ...]:
    """What a letter is about, as far as it changes who must check it.

    Args:
        words: the sentences of the letter.
        protected: for each sentence that no machine may change, why (``simplify.policy``).
    """
    text = "\n".join(words)
    found = {
        "law": bool(_LAW.search(text)),
        "money": bool(_MONEY.search(text)),
        "consent": bool(_CONSENT.search(text)),
        "safeguarding": any("harm" in why for why in protected.values()),
        CLINICAL: any("medicine" in why for why in protected.values()),
    }
    return tuple(topic for topic in TOPICS if found[topic])
