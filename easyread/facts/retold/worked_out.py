"""A date, time or sum that the letter does not state -> does it follow from what the letter states?

The day after 3 May is 4 May; ten minutes before 16:20 is 4:10pm; £240 in three parts is £80 each.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from easyread.facts.find.dates import WEEKDAYS
from easyread.facts.find.found import Found
from easyread.facts.find.initials import other_names
from easyread.facts.find.ledger import Ledger, Stated
from easyread.facts.find.number_words import shortest
from easyread.facts.find.times import same_time
from easyread.facts.retold.counts import pointed_time

_I = re.IGNORECASE
_NEXT_DAY = re.compile(r"\b(?:following|next|day after|after(?:wards)?)\b", _I)
_DAY_BEFORE = re.compile(
    r"\b(?:day|evening|night) (?:before|earlier)|previous day|preceding day\b", _I
)
_REPEATS = re.compile(
    r"\b(?:each|every|following|subsequent|successive|per|a)\s+(?:(?:following|subsequent|calendar)\s+)?month|\bmonthly\b|\bthereafter\b",
    _I,
)
_EDGE = re.compile(
    r"\b(?P<edge>end|last day|close|beginning|start|first day)\s+of\s+(?:the\s+month\s+of\s+)?$", _I
)
_LAW = re.compile(
    r"(?P<name>.+?)\s+(?P<what>(?:regulations|rules|act|order|code|directive|scheme)\s+(?:19|20)\d\d)"
)
_BACK = re.compile(r"\s*(?:before|beforehand|early|earlier|prior to|in advance|ahead)\b", _I)
_ON = re.compile(r"\s*(?:after|later|afterwards|following|from)\b", _I)
_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "night": 1, "week": 7}


def follows(fact: Found, old: Ledger) -> bool:
    """Say if a fact of the rewrite is worked out from facts of the letter."""
    if fact.kind == "date":
        return fact.value in dates_from(old)
    if fact.kind == "time":
        pointed = [said for s in old.facts if (said := pointed_time(s))]
        return any(_same(fact.value, made) for made in times_from(old)) or any(
            same_time(fact.value, said) for said in pointed
        )
    if fact.kind == "period":
        return fact.value in frozenset(_times_paid(old)) or _days_named(fact.value, old)
    if fact.kind == "provision":
        return _law_named(fact.value, old)
    return fact.kind == "money" and fact.value in frozenset(_sums(old))


def _times_paid(old: Ledger) -> Iterator[str]:
    """£150 at £25 a month takes 6 months."""
    sums = {Decimal(s.fact.value[1:]) for s in old.facts if s.fact.kind == "money"}
    units = {s.fact.value[5:] for s in old.facts if s.fact.value.startswith("each ")}
    for whole in sums:
        for part in sums:
            if 0 < part < whole and whole % part == 0:
                yield from (f"{shortest(whole / part)} {unit}" for unit in units)


def _days_named(value: str, old: Ledger) -> bool:
    """Tuesday, Thursday and Saturday are 3 days, as 3 June and 4 June are 2, where the letter sets no period of its own."""
    dates = {s.fact.value for s in old.facts if s.fact.kind == "date"}
    days = {d for d in dates if d in WEEKDAYS or _day(d)}
    return len(days) > 1 and value == f"{len(days)} day"


def _law_named(value: str, old: Ledger) -> bool:
    """The "ESA Regulations 2008" are the "Employment and Support Allowance (ESA) Regulations 2008"."""
    mine = _law_names(value)
    return any(mine & _law_names(s.fact.value) for s in old.facts if s.fact.kind == "provision")


def _law_names(value: str) -> frozenset[str]:
    """Give a law's name with its initials, with its words and with neither's explanation."""
    match = _LAW.fullmatch(value.removeprefix("the "))
    if match is None:
        return frozenset()
    short = re.search(r"\(([^()]{2,8})\)", match["name"])
    bare = " ".join(re.sub(r"\([^()]{2,8}\)", " ", match["name"]).split())
    names = {bare, *other_names(bare), *([short[1], *other_names(short[1])] if short else [])}
    return frozenset(f"{name} {match['what']}" for name in names)


def dates_from(old: Ledger) -> frozenset[str]:
    """Give the dates that follow from the dates and periods of a text."""
    found: set[str] = set()
    text = "\n".join(old.texts)
    said = [s for s in old.facts if s.fact.kind == "date"]
    days = [d for s in said if (d := _day(s.fact.value))]
    periods = [s for s in old.facts if s.fact.kind == "period"]
    steps = [(1, "day")] if _NEXT_DAY.search(text) else []
    steps += [(-1, "day")] if _DAY_BEFORE.search(text) else []
    for period in periods:
        number, _, unit = period.fact.value.partition(" ")
        if number.isdigit():
            steps += [(way * int(number), unit) for way in _ways(period)]
    for day in days:
        found.update(_forms(made) for many, unit in steps if (made := _moved(day, many, unit)))
        # A year from 1 August ends on 31 July.
        ends = (
            m
            for many, unit in steps
            if (many > 1 or (unit in ("week", "month", "year") and many > 0))
            and (m := _moved(day, many, unit))
        )
        found.update(_forms(last) for end in ends if (last := _moved(end, -1, "day")))
        found.add(day.isoformat()[:7])  # a heading: "January 2025"
        found.add(f"--{day.month:02d}")
        if _REPEATS.search(text):
            found.update(_forms(m) for i in range(1, 24) if (m := _moved(day, i, "month")))
        numbers = (s.fact.value for s in old.facts if s.fact.kind == "number")
        # "On 4 September ... on the 11th": the month stands only once.
        found.update(
            _forms(day.replace(day=int(n)))
            for n in numbers
            if n.isdigit() and 1 <= int(n) <= monthrange(day.year, day.month)[1]
        )
    for one in said:
        edge = _EDGE.search(one.text[: one.fact.start])
        month = re.fullmatch(r"(?:(\d{4})|-)-(\d\d)", one.fact.value)
        if edge and month:
            year = int(month[1] or 2001)
            first = edge["edge"].lower() in ("beginning", "start", "first day")
            edge_day = 1 if first else monthrange(year, int(month[2]))[1]
            found.add(f"{month[1] or '-'}-{month[2]}-{edge_day:02d}")
    return frozenset(
        [*found, *(f"--{d[5:]}" for d in found if re.fullmatch(r"\d{4}-\d\d-\d\d", d))]
    )


def times_from(old: Ledger) -> frozenset[str]:
    """Give the times of day that stand a period of the text before or after one of its times."""
    found = set()
    for one in old.facts:
        clock = (
            re.fullmatch(r"(\d{1,2}):(\d\d)(\??)", one.fact.value)
            if one.fact.kind == "time"
            else None
        )
        if clock is None:
            continue
        for other in old.facts:
            number, _, unit = other.fact.value.partition(" ")
            if other.fact.kind != "period" or unit not in _MINUTES or not number.isdigit():
                continue
            for sign in _ways(other):
                at = int(clock[1]) * 60 + int(clock[2]) + sign * int(number) * _MINUTES[unit]
                if 0 <= at < 24 * 60:
                    found.add(f"{at // 60:02d}:{at % 60:02d}")
    return frozenset(found)


def _ways(period: Stated) -> tuple[int, ...]:
    """The way a period counts from a moment: back for "2 hours before", on for "2 hours after"."""
    behind = period.text[period.fact.end :]
    return (-1,) if _BACK.match(behind) else (1,) if _ON.match(behind) else (1, -1)


def _same(one: str, other: str) -> bool:
    hour, _, rest = one.rstrip("?").partition(":")
    said, _, past = other.partition(":")
    same_hour = int(hour) == int(said) or (one.endswith("?") and int(hour) % 12 == int(said) % 12)
    return rest == past and same_hour


def _sums(old: Ledger) -> Iterator[str]:
    """Shares, parts, multiples, totals and differences of the sums of a text."""
    sums = [s.fact.value for s in old.facts if s.fact.kind == "money"]
    numbers = [s.fact.value for s in old.facts if s.fact.kind in ("number", "period")]
    for place, one in enumerate(sums):
        sign, amount = one[0], Decimal(one[1:])
        for number in numbers:
            many = number.split(" ")[0]
            if many.endswith("%"):
                share = amount * Decimal(many[:-1]) / 100
                for made in (share, amount - share, amount + share):
                    yield sign + shortest(round(made, 2))
            elif many.replace(".", "").isdigit() and Decimal(many):
                yield sign + shortest(round(amount / Decimal(many), 2))
                yield sign + shortest(amount * Decimal(many))
        for other in sums[place + 1 :]:  # never a sum and itself: that would hide a doubled one
            if other[0] == sign:
                yield sign + shortest(amount + Decimal(other[1:]))
                yield sign + shortest(abs(amount - Decimal(other[1:])))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(f"2000{value[1:]}" if value.startswith("--") else value)
    except ValueError:  # a weekday, a month alone, a date with the wrong weekday
        return None


def _forms(day: date) -> str:
    return f"--{day.month:02d}-{day.day:02d}" if day.year == 2000 else day.isoformat()


def _moved(day: date, many: int, unit: str) -> date | None:
    """Give the day so many days, weeks, months or years later; None for other units."""
    try:
        if unit in _DAYS:
            return day + timedelta(many * _DAYS[unit])
        months = many * {"month": 1, "year": 12}.get(unit, 0)
        if not months:
            return None
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if day.year == 2000:
            year = 2000  # the year is not said
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None
