"""A text -> its dates, months and weekdays, as 2025-11-18, --11-18, 2025-11 or "tuesday"."""

from __future__ import annotations

import re
from datetime import date

from easyread.facts.find.found import Page

MONTHS = {
    name: i + 1
    for i, name in enumerate(
        "january february march april may june july august september october november "
        "december".split()
    )
}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
_SHORT_DAYS = tuple(name[:3] for name in WEEKDAYS)

_MONTH = (
    "(?P<month>january|february|march|april|may|june|july|august|september|october|november|"
    r"december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?![a-z])"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.,/]\d)"
_SHORT_DAY = "mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun"
_WEEKDAY = (
    rf"(?:(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|{_SHORT_DAY})\b"
    r"[.,]?\s+(?:the\s+)?)?"
)
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d{2})\b)?"
_I = re.IGNORECASE

# Each form with pieces of text: no match is without one of them.
_FORMS = (
    (re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"), ("-",)),
    (
        re.compile(
            rf"\b{_WEEKDAY}(?<![\d/.-])(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)"
            r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])",
            _I,
        ),
        ("/", ".", "-"),
    ),
    (
        re.compile(
            rf"\b{_WEEKDAY}(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:to|-|and|or|&|until)\s*)?"
            rf"{_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH}{_YEAR}",
            _I,
        ),
        _SHORT_MONTHS,
    ),
    (re.compile(rf"\b{_WEEKDAY}{_MONTH}\s+(?:the\s+)?{_DAY}{_YEAR}", _I), _SHORT_MONTHS),
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", _I)
_MONTH_ALONE = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December"
    r"|(?<=in )May|(?<=In )May)\b"
)
_WEEKDAY_ALONE = re.compile(
    r"\b(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
    r"|(?-i:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun))\b",
    _I,
)


def find_dates(page: Page) -> None:
    """Take every date, then months with a year, then weekdays and months alone."""
    if page.has_digit:
        for form, needs in _FORMS:
            for match in page.matches(form, *needs):
                _take_date(page, match)
        for match in page.matches(_MONTH_YEAR, *_SHORT_MONTHS):
            value = f"{match['year']}-{_month(match['month']):02d}"
            page.take(match.start(), match.end(), "date", value)
    for match in page.matches(_WEEKDAY_ALONE, *_SHORT_DAYS):
        page.take(match.start(), match.end(), "date", _weekday(match[1]))
    for match in page.matches(_MONTH_ALONE, *_SHORT_MONTHS):
        page.take(match.start(), match.end(), "date", f"--{_month(match[1]):02d}")


def same_date(one: str, other: str) -> bool:
    """Say if two date values can be the same day: a value without a year fits every year.

    >>> same_date("2025-11-18", "--11-18"), same_date("2025-11-18", "2025-11-19")
    (True, False)
    """
    if one == other:
        return True
    for full, part in ((one, other), (other, one)):
        if part.startswith("--") and not full.startswith("--"):
            return full[4:] == part[1:] and full[:4].isdigit()
    return False


def weekday_of(value: str) -> str:
    """Give the weekday of a full date value, "" for all other values."""
    try:
        return WEEKDAYS[date.fromisoformat(value).weekday()] if len(value) == 10 else ""
    except ValueError:  # "2025-11-18 but monday" or a day without a year
        return ""


def _take_date(page: Page, match: re.Match[str]) -> None:
    parts = match.groupdict()
    if parts["month"] == "may" and not parts.get("year"):
        return  # "Children under 12 may come" is a permission
    month = _month(parts["month"])
    value = _iso(parts.get("year"), month, int(parts["day"]))
    if value is None:
        return
    if parts.get("first"):
        first = _iso(parts.get("year"), month, int(parts["first"]))
        if first is not None:
            page.take(match.start("first"), match.end("first"), "date", first)
            start = match.start("day")
            page.take(start, match.end(), "date", value)
            return
    said = _weekday(parts["weekday"]) if parts.get("weekday") else ""
    right = weekday_of(value)
    if said and right and said != right:
        # Never equal to the right date: the reader would come on the wrong day.
        value = f"{value} but {said}"
    page.take(match.start(), match.end(), "date", value)


def _iso(year: str | None, month: int, day: int) -> str | None:
    full = 2000  # without a year, a leap year: 29 February may be meant
    if year is not None:
        full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        made = date(full, month, day)
    except ValueError:  # 18/13/2025 is not a date: the number finder sees it
        return None
    return made.isoformat() if year else f"--{month:02d}-{day:02d}"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(i for name, i in MONTHS.items() if name.startswith(text.lower().rstrip(".")[:3]))


def _weekday(text: str) -> str:
    return next(day for day in WEEKDAYS if day.startswith(text.lower()[:3]))
