"""A text -> the dates in it, with the year a person would understand; and how we print a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from easyread.facts.find.dates import WEEKDAYS
from easyread.facts.find.found import LATEST
from easyread.facts.find.scan import scan

_BEFORE = re.compile(
    r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?[.,]?\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN_IT = re.compile(
    r"(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One date in a text. ``weekday`` is the day the text says with it, "" for none.

    ``sure`` is True where the text says the year; else ``day`` is the one nearest to the letter.
    ``latest`` is True after "by", "before", "no later than".
    """

    start: int
    end: int
    words: str
    day: date
    weekday: str
    sure: bool
    latest: bool


def dates_in(text: str, near: date | None) -> tuple[Dated, ...]:
    """Find the dates of a text. A date without a year counts only where ``near`` gives one.

    >>> [d.day.isoformat() for d in dates_in("Come on 3 January.", date(2026, 12, 9))]
    ['2027-01-03']
    """
    return tuple(_dates(text, near))


def say_day(day: date) -> str:
    """Print a day in full.

    >>> say_day(date(2026, 3, 5))
    'Thursday 5 March 2026'
    """
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def nearest_weekday(day: date, weekday: str) -> date:
    """Give the day nearest to ``day`` that is this weekday.

    >>> nearest_weekday(date(2026, 3, 5), "monday").isoformat()
    '2026-03-02'
    """
    around = (day + timedelta(days=n) for n in (0, -1, 1, -2, 2, -3, 3))
    return next(d for d in around if WEEKDAYS[d.weekday()] == weekday)


def _dates(text: str, near: date | None) -> Iterator[Dated]:
    for fact in scan(text):
        if fact.kind != "date":
            continue
        value = fact.value.partition(" but ")[0]
        sure = re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
        day = date.fromisoformat(value) if sure else _nearest(value, near)
        if day is None:
            continue
        words = text[fact.start : fact.end]
        said = _IN_IT.match(words) or _BEFORE.search(text[: fact.start])
        weekday = next((w for w in WEEKDAYS if said and w.startswith(said[1].lower()[:3])), "")
        if said and said[1].islower() and len(said[0].split()[0].rstrip(".,")) < 6:
            weekday = ""  # "they sat 3 June", "sun 5 May": too short to be sure
        yield Dated(fact.start, fact.end, words, day, weekday, sure, fact.side == LATEST)


def _nearest(value: str, near: date | None) -> date | None:
    """The day of "--11-18" that is nearest to a date; None for a month or weekday alone."""
    if near is None or not re.fullmatch(r"--\d\d-\d\d", value):
        return None
    month, number = int(value[2:4]), int(value[5:])
    found: list[date] = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(year, month, number))
        except ValueError:  # 29 February in a year that has none
            continue
    return min(found, key=lambda d: abs(d - near), default=None)
