"""A date in figures makes the reader work it out. Easy Read writes the day, the month and the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_DAY_FIRST = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)")
_YEAR_FIRST = re.compile(r"(?<![\w./-])(?:19|20)\d\d-(\d{2})-(\d{2})(?![\w/-])")
# Without a year only after a word that calls for a date: "by 28/01", never "1/2 a tablet".
_NO_YEAR = re.compile(
    r"(?<=\b)(?:on|by|until|before|after|from|dated?|since)\s+(\d{1,2}/\d{2})(?![\w/]|\.\d)", re.I
)
# "Version 1.2.20", "paragraph 3.1.12" are not dates.
_LABEL = re.compile(r"\b(?:version|paragraph|para|section|clause|rule|part|v|no)\.?\s*$", re.I)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find dates in figures that can be dates: "14/10/25", "11.01.2027", "2027-01-28", "by 28/01"."""
    for found in _DAY_FIRST.finditer(text.text):
        first, second = int(found[1]), int(found[3])
        labelled = found[2] == "." and _LABEL.search(text.text[: found.start()])
        if not labelled and _can_be_date(first, second):
            says = _in_full(found[1], found[3], found[4])
            yield Hit(found.start(), found.end(), "block", says)
    for found in _YEAR_FIRST.finditer(text.text):
        if _can_be_date(int(found[2]), int(found[1])):
            yield Hit(found.start(), found.end(), "block")
    for found in _NO_YEAR.finditer(text.text):
        day, month = found[1].split("/")
        if _can_be_date(int(day), int(month)):
            yield Hit(found.start(1), found.end(1), "block")


def _in_full(day: str, month: str, year: str) -> str | None:
    """Say the date in full, the British way; None where there is no such day."""
    try:
        found = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
    return f"Write: {found:%A} {found.day} {found:%B} {found.year}."


def _can_be_date(day: int, month: int) -> bool:
    return (1 <= day <= 31 and 1 <= month <= 12) or (1 <= month <= 31 and 1 <= day <= 12)


RULE = Rule(
    id="numeric_date",
    scope="sentence",
    says="Write the date in full, with the name of the day and the month.",
    source="N-06: Inclusion Europe 2009; NHS; GOV.UK",
    find=find,
    catches=(
        "Your appointment is on 28/01/2027.",
        "Typed: 11.01.2027",
        "Send it by 3-5-26.",
        "It starts on 2027-01-28.",
        "Reply by 28/01 please.",
    ),
    passes=(
        "Your appointment is on Thursday 28 January 2027.",
        "Take 1/2 a tablet.",
        "Phone 020 7946 0457.",
        "The helpline is open 24/7.",
        "Your reference is 12/34/5678/AB.",
        "See paragraph 3.1.12.",
    ),
)
