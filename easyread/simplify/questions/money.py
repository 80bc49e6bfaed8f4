"""A text -> the sums of money in it, each with the time it is for; and how we print a sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from easyread.facts.find.scan import scan

_RATE = re.compile(
    r"^ ?(?:(?:a|an|per|each|every|/) ?(?:calendar )?(?P<unit>hour|day|night|week|fortnight|month|quarter|year|annum|visit|session)"
    r"|(?P<adverb>daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """Money at ``start`` to ``end`` (the rate behind it included), and what it is for: "week", ""."""

    start: int
    end: int
    pounds: Decimal
    rate: str


def sums_in(text: str) -> tuple[Sum, ...]:
    """Find the sums in pounds of a text.

    >>> [(str(s.pounds), s.rate) for s in sums_in("£50 a week and £1,200.50")]
    [('50', 'week'), ('1200.5', '')]
    """
    found = []
    for fact in scan(text):
        if fact.kind != "money" or not fact.value.startswith("£"):
            continue
        rate = _RATE.match(text[fact.end :])
        end = fact.end + (rate.end() if rate else 0)
        unit = (rate["unit"] or rate["adverb"]).lower() if rate else ""
        unit = {"annum": "year", "annually": "year", "daily": "day"}.get(
            unit, unit.removesuffix("ly")
        )
        found.append(Sum(fact.start, end, Decimal(fact.value[1:]), unit))
    return tuple(found)


def say_pounds(pounds: Decimal) -> str:
    """Print a sum as a letter would.

    >>> say_pounds(Decimal("1396.5")), say_pounds(Decimal("62.00"))
    ('£1,396.50', '£62')
    """
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral() else f"£{pounds:,.2f}"
