"""A start and a length of time -> the last day, skipping weekends and bank holidays where it says so.

Source: Banking and Financial Dealings Act 1971, schedule 1, with the days by proclamation, as listed
on www.gov.uk/bank-holidays (England and Wales); periods of months: the "corresponding date rule",
Dodds v Walker [1981] 1 WLR 1027.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

# Days that a proclamation moved or added; every other year follows the rule below.
_MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
_ADDED = (date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8))


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """Give the bank holidays of England and Wales in a year.

    >>> sorted(d.isoformat() for d in bank_holidays(2026))[:4]
    ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04']
    """
    easter = _easter_sunday(year)
    days = {
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
        _weekday_from(date(year, 1, 1)),
    }
    christmas = _weekday_from(date(year, 12, 25))
    boxing = _weekday_from(date(year, 12, 26))
    if boxing == christmas:  # Christmas or Boxing Day fell on a weekend
        boxing = _weekday_from(christmas + timedelta(days=1))
    days |= {christmas, boxing}
    moved = {_MOVED.get(day, day) for day in days}
    return frozenset(moved | {day for day in _ADDED if day.year == year})


def is_working_day(day: date) -> bool:
    """Say if a day is no weekend and no bank holiday of England and Wales.

    >>> is_working_day(date(2026, 4, 6)), is_working_day(date(2026, 4, 7))
    (False, True)
    """
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def why_closed(day: date) -> str:
    """Say why an office may be closed on a day, or "".

    >>> why_closed(date(2026, 4, 6)), why_closed(date(2026, 4, 5)), why_closed(date(2026, 4, 7))
    ('a bank holiday', 'a Sunday', '')
    """
    if day in bank_holidays(day.year):
        return "a bank holiday"
    return f"a {day:%A}" if day.weekday() >= 5 else ""


def last_day(start: date, number: int, unit: str, start_counts: bool = False) -> date:
    """Give the last day of a time that is counted from ``start``.

    Args:
        start: the day the time is counted from.
        number: how many.
        unit: "day", "working day", "week", "month" or "year".
        start_counts: True where ``start`` is itself the first day ("beginning with").

    >>> last_day(date(2026, 1, 31), 1, "month").isoformat()
    '2026-02-28'
    >>> last_day(date(2026, 4, 2), 1, "working day").isoformat()
    '2026-04-07'
    """
    day = start - timedelta(days=1) if start_counts else start
    if unit == "working day":
        left = number
        while left:
            day += timedelta(days=1)
            left -= is_working_day(day)
        return day
    if unit in ("month", "year"):
        months = day.month - 1 + number * (12 if unit == "year" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=number * (7 if unit == "week" else 1))


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _weekday_from(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def _easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar. Source: Meeus, Astronomical Algorithms, 1991, chapter 8."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
