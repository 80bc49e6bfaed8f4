"""The words of a sentence and the day of the letter -> whether its days are over by then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[  ]({'|'.join(_MONTHS)})\b(?:,?[  ](\d{{4}}))?", re.I
)
HALF_YEAR = 183  # days: a day without a year is the one nearest to the letter


def is_past(words: str, written: date | None) -> bool:
    """Whether every day that is named lies before the day of the letter.

    >>> is_past("Wednesday 20 August: did not come", date(2025, 11, 18))
    True
    >>> is_past("Monday 5 January", date(2025, 11, 18))
    False
    """
    if written is None:
        return False
    days = list(_days(words, written))
    return bool(days) and all(day < written for day in days)


def _days(words: str, written: date) -> Iterator[date]:
    for number, month, year in _DAY.findall(words):
        try:
            day = date(int(year or written.year), _MONTHS.index(month.lower()) + 1, int(number))
            if not year and abs((day - written).days) > HALF_YEAR:
                day = day.replace(year=day.year + (1 if day < written else -1))
        except ValueError:
            continue  # 31 June is no day: nothing is known of it
        yield day
