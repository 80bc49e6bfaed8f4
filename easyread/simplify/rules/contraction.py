"""Contractions ("don't", "you'll") are hard for some readers. Easy Read writes both words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_NEGATIVE = re.compile(r"\b[A-Za-z]+n['’]t\b", re.I)
_OTHER = re.compile(
    r"\b(?:I['’]m|(?:I|you|he|she|it|we|they|there|who|that)['’](?:ll|d|ve|re)"
    r"|(?:he|she|it|that|there|here|what|who|where|how|let)['’]s"
    r"|(?:should|would|could|must|might)['’]ve)\b",
    re.I,
)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find contractions; where the profile allows them, only the negative ones."""
    for found in _NEGATIVE.finditer(text.text):
        yield Hit(found.start(), found.end(), "warn" if profile.allow_contractions else "block")
    if not profile.allow_contractions:
        for found in _OTHER.finditer(text.text):
            yield Hit(found.start(), found.end(), "warn")


RULE = Rule(
    id="contraction",
    scope="sentence",
    says="Write both words in full.",
    source="W-17, C-10: Norfolk County Council; NHS; GOV.UK (no negative contractions)",
    find=find,
    catches=(
        "You don't need to come.",
        "You’ll get a letter.",
        "It's your choice.",
        "You can't bring a dog.",
    ),
    passes=(
        "You do not need to come.",
        "The tenant's form is here.",
        "St Example's Hospital",
        "Come at 10 o'clock.",
        "The parents' evening is its own event.",
    ),
)
