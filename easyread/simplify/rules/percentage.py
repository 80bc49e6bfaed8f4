"""Percentages are hard to picture. Easy Read says "1 in 4" or "half"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_TENS = "ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_PERCENTAGE = re.compile(
    rf"(?<![\w.])(?:\d[\d,]*(?:\.\d+)?\s?%|(?:\d[\d,]*(?:\.\d+)?|(?:{_TENS})(?:-(?:{_UNITS}))?|{_UNITS}"
    r"|(?:a|one) hundred)\s?per\s?cent\b)",
    re.I,
)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find numbers with "%" or "per cent", unless the profile allows them."""
    if profile.allow_percentages:
        return
    for found in _PERCENTAGE.finditer(text.text):
        yield Hit(found.start(), found.end(), "warn")


RULE = Rule(
    id="percentage",
    scope="sentence",
    says="Say it without a percentage, such as 1 in 4, or half.",
    source="N-03, C-08: Inclusion Europe 2009; NHS",
    find=find,
    catches=(
        "Rents go up by 2.7%.",
        "You will pay 25 per cent less.",
        "Fifty percent of people agree.",
    ),
    passes=(
        "1 in 4 people agree.",
        "It costs 50 pence per person.",
        "Half of the people agree.",
        "It is 20 per centre.",
    ),
)
