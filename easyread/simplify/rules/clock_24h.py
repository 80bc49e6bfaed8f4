"""The 24-hour clock is hard for many people. Easy Read writes 2pm, midday and midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?![\d:])(?:\s?(?:hrs?|hours))?(?!\s?(?:am|pm|a\.m|p\.m)\b)"
    r"|(?<![\d:.])(?P<h2>[01]\d|2[0-3])(?P<m2>[0-5]\d)\s?(?:hrs?|hours)\b",
    re.I,
)
_NOON = re.compile(r"\b12(?:[:.]00)?\s?(?:am|pm|noon)\b|(?<!\w)noon\b", re.I)
# "In the ratio 2:30" and verses are rare in letters; a score or a ratio follows these words.
_RATIO = re.compile(r"\b(?:ratio|score|won|lost|verse|chapter)\b[\w\s]*$", re.I)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find times without am or pm ("07:15", "1730hrs"), and "noon", "12pm"."""
    for found in _CLOCK.finditer(text.text):
        if _RATIO.search(text.text[max(0, found.start() - 30) : found.start()]):
            continue
        hour = int(found["h"] or found["h2"])
        minute = found["m"] or found["m2"]
        says = f"Write: {_said(hour, minute)}."
        yield Hit(found.start(), found.end(), "warn", says)
    for found in _NOON.finditer(text.text):
        yield Hit(found.start(), found.end(), "warn", "Say midday or midnight.")


def _said(hour: int, minute: str) -> str:
    if minute == "00" and hour in {0, 12}:
        return "midday" if hour else "midnight"
    tail = "" if minute == "00" else f":{minute}"
    return f"{hour % 12 or 12}{tail}{'am' if hour < 12 else 'pm'}"


RULE = Rule(
    id="clock_24h",
    scope="sentence",
    says="Write the time with am or pm.",
    source="N-10: NHS; GOV.UK",
    find=find,
    catches=(
        "Come at 07:15.",
        "The office is open 08:00-16:00.",
        "Be here by 1730hrs.",
        "Come at 12 noon.",
    ),
    passes=(
        "Come at 7:15am.",
        "Come at 5:30 pm.",
        "Your number is 1730.",
        "Come at midday.",
        "Built in 1999.",
    ),
)
