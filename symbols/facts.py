"""A row's lines -> the one date, time and amount in them, as they can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MONTHS = (
    "January February March April May June July August September October November December".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if len(m) > 3 else m for m in MONTHS) + "|Sept"
_DAY = "|".join(f"{d[:3]}(?:{d[3:]})?" for d in DAYS) + "|Tues|Weds|Thur|Thurs"
_DATE = re.compile(
    rf"\b(?:({_DAY})\.?,?\s+(?:the\s+)?)?(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b\.?(?:,?\s+(\d{{4}}))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_TIME = re.compile(
    r"\b(?:(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\b\.?|([01]?\d|2[0-3]):([0-5]\d)\b)|\b(midday|noon|midnight)\b",
    re.IGNORECASE,
)
# "From 17 May: 9am to midday": what a column holds, and not the day of this row.
_COLUMN = re.compile(
    r"^(?:from|to|until|till|since|before|after|up to|as of)\b[^:\n]*\d[^:\n]*:(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
_AMOUNT = re.compile(
    r"£\s?(\d[\d,]*(?:\.\d{2})?)(?!\d)(?!\s?(?:million|billion|m\b|bn\b))|\b(\d{1,2})p\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as the text gives it: nothing is worked out. ``weekday`` may be ""."""

    day: int
    month: str
    weekday: str = ""


@dataclass(frozen=True, slots=True)
class Drawable:
    """What one row can show of its facts; None where there is none or more than one."""

    day: Day | None = None
    time: tuple[int, int] | None = None
    amount: str | None = None


def read_facts(lines: Iterable[str]) -> Drawable:
    """Read the one date, the one time and the one amount of a row, but for the names of columns.

    >>> read_facts(["Thursday 28 January 2027", "10:40am in the morning"])
    Drawable(day=Day(day=28, month='January', weekday='Thursday'), time=(10, 40), amount=None)
    >>> read_facts(["Monday to Friday, 8am to 4pm"]).time is None
    True
    >>> read_facts(["Day: Tuesday", "To 16 May: 9am to 1pm", "From 17 May: 10am to 1pm"]).day is None
    True
    """
    text = _COLUMN.sub("", "\n".join(lines))
    days, times, amounts = (
        [day for day, _ in days_in(text)],
        list(_times(text)),
        list(_amounts(text)),
    )
    named = {(d.day, d.month) for d in days}
    best = max(days, key=lambda d: bool(d.weekday)) if len(named) == 1 else None
    return Drawable(
        best,
        times[0] if len(set(times)) == 1 else None,
        amounts[0] if len(set(amounts)) == 1 else None,
    )


def only_fact(line: str) -> bool:
    """True where a line is nothing more than its date, time or amount.

    >>> only_fact("Thursday 28 January 2027"), only_fact("Vote on 3 May 2027")
    (True, False)
    """
    rest = _AMOUNT.sub(" ", _TIME.sub(" ", _NUMERIC.sub(" ", _DATE.sub(" ", line))))
    if rest == line:
        return False
    words = re.findall(
        r"[A-Za-z]+", re.sub(r"in the (?:morning|afternoon|evening|night)", "", rest)
    )
    small = "on at by from to the in of is it date time day when and a each every week month year your".split()
    return all(w.lower() in small for w in words)


def days_in(text: str) -> Iterable[tuple[Day, int]]:
    """Give each day in a text with the character it starts at.

    >>> list(days_in("By 3 May."))
    [(Day(day=3, month='May', weekday=''), 3)]
    """
    for found in _DATE.finditer(text):
        weekday, day, month = found.group(1), int(found.group(2)), found.group(3)
        if 1 <= day <= 31:
            full = next(m for m in MONTHS if m.lower().startswith(month.lower()[:3]))
            name = next((d for d in DAYS if weekday and d.lower()[:3] == weekday.lower()[:3]), "")
            yield Day(day, full, name), found.start()
    for found in _NUMERIC.finditer(text):
        day, number = int(found.group(1)), int(found.group(2))
        if 1 <= day <= 31 and 1 <= number <= 12:
            yield Day(day, MONTHS[number - 1]), found.start()


def _times(text: str) -> Iterable[tuple[int, int]]:
    for found in _TIME.finditer(text):
        hour, minute, half, hour24, minute24, word = found.groups()
        if word:
            yield (0, 0) if word.lower() == "midnight" else (12, 0)
        elif hour24:
            yield int(hour24), int(minute24)
        elif 1 <= int(hour) <= 12 and int(minute or 0) < 60:
            yield int(hour) % 12 + (12 if half.lower() == "p" else 0), int(minute or 0)


def _amounts(text: str) -> Iterable[str]:
    for found in _AMOUNT.finditer(text):
        pounds, pence = found.groups()
        yield f"£{pounds.rstrip(',')}" if pounds else f"{pence}p"
