"""A day name that does not match its date sends people on the wrong day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?P<day>mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?"
_WORDS = re.compile(
    rf"\b{_DAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\.?(?:,?\s+(?P<y>\d{4})\b)?",
    re.I,
)
_FIGURES = re.compile(
    rf"\b{_DAY}(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>\d{{4}}|\d\d)\b", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find(letter: Sequence[Parsed], profile: Profile) -> Iterator[Hit]:
    """Find dates whose day name is wrong; a date without a year takes the year of the letter.

    Without any year in the letter nothing is said.
    """
    year = _year_of(letter)
    for number, text in enumerate(letter):
        for pattern in (_WORDS, _FIGURES):
            for found in pattern.finditer(text.text):
                wanted = _weekday(found, year)
                if wanted is not None and wanted != found["day"].lower()[:3]:
                    right = _NAMES[_DAYS.index(wanted)]
                    says = f"This date is a {right}. Ask which is right."
                    yield Hit(found.start(), found.end(), "block", says, text=number)


def _year_of(letter: Sequence[Parsed]) -> int | None:
    """Give the only year the letter names; with several years nobody can tell."""
    years = {int(y) for text in letter for y in _YEAR.findall(text.text)}
    return years.pop() if len(years) == 1 else None


def _weekday(found: re.Match[str], letter_year: int | None) -> str | None:
    named = found["y"]
    year = letter_year if named is None else int(named) + (2000 if len(named) == 2 else 0)
    month = found["m"].lower()
    if year is None:
        return None
    try:
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        return _DAYS[date(year, number, int(found["d"])).weekday()]
    except ValueError:
        return None  # no such day, as in "31 June": another rule's question


RULE = Rule(
    id="wrong_weekday",
    scope="letter",
    says="The name of the day does not match the date. Ask which is right.",
    source="N-07: follows from N-06 (Inclusion Europe 2009; NHS)",
    find=find,
    catches=(
        "Your appointment is on Friday 28 January 2027.",
        "Come on Mon 10/02/2027.",
        "Come on Tuesday 3rd May. This letter is for 2027.",
    ),
    passes=(
        "Your appointment is on Thursday 28 January 2027.",
        "Come on Wed 10/02/2027.",
        "Come on Tuesday 3rd May.",
        "On Monday 5 people came in May 2027.",
    ),
)
