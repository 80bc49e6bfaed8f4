"""A line of text -> the date it holds, in the ways people in the United Kingdom write dates."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d(?!\d|:))"
_DAY = r"(?<![\d/.:])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SHAPES = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"{_DAY}(?: of)?[ \-./]{{1,2}}{_MONTH},?[ \-./]{{1,2}}{_YEAR}",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b",
        r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sep>[/.\-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.\-]\d)",
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d/-])",
    )
)
_AROUND = re.compile(
    r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b|"
    r"\d{1,2}:\d\d(?::\d\d)?|[+-]\d{4}|\bgmt\b|\bbst\b|[\s,.()]",
    re.I,
)


def find_date(line: str) -> date | None:
    """Give the first whole date in a line (day, month and year), or None.

    >>> find_date("Typed: 11.01.2027"), find_date("3rd Sept 26")
    (datetime.date(2027, 1, 11), datetime.date(2026, 9, 3))
    """
    found = _first(line)
    return found[0] if found else None


def only_date(line: str) -> date | None:
    """Give the date of a line that holds nothing else (a weekday or a time may stand with it).

    >>> only_date("Monday 11 January 2027") == only_date("11/01/2027")
    True
    >>> only_date("by 11 January 2027") is None
    True
    """
    found = _first(line)
    if found is None:
        return None
    rest = line[: found[1]] + " " + line[found[2] :]
    return found[0] if not _AROUND.sub("", rest) else None


def _first(line: str) -> tuple[date, int, int] | None:
    hits = []
    for shape in _SHAPES:
        for found in shape.finditer(line):
            day = _as_date(found["day"], found["month"], found["year"])
            if day is not None:
                hits.append((day, found.start(), found.end()))
                break
    return min(hits, key=lambda hit: hit[1], default=None)


def _as_date(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    full = year.lstrip("'")
    century = "" if len(full) == 4 else "20"
    try:
        return date(int(century + full), number, int(day))
    except ValueError:
        return None
