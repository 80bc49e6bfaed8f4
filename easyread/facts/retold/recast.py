"""A date, time, number or rate that seems lost or new -> is it the other text's, in another true form?

"Before 1 October" is "by 30 September", three times a day is "in the morning, at midday and in the
evening", £120 a year is £10 a month, quarterly is four times a year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from easyread.facts.find.ledger import Ledger, Stated
from easyread.facts.find.times import same_time
from easyread.facts.retold.counts import ORDINAL

_I = re.IGNORECASE
# The words that make a day the last or the first one.
_EDGE_WORDS = re.compile(
    r"\b(?:(?P<by>by|last day\b[^.;:]{0,40}?\b(?:is|was|on)|on or before|(?:no|not) later than|up to(?: and including)?|until|till)|(?P<before>before|prior to|earlier than)"
    r"|(?P<after>after|later than|past)|(?P<since>from|on or after|starting(?: on)?|since|beginning(?: on)?))"
    r"\s+(?P<end>(?:(?:the )?(?:end|close|last day)(?: of(?: the day)?)?\s+(?:of|on|in)?\s*)?)(?:the\s+|on\s+)*(?:[a-z]+day,?\s+)?$",
    _I,
)
_STOPS = re.compile(
    r"\b(?:not?|cannot|never|too late|ceas\w+|stop\w*|end(?:s|ed)?|expir\w+|refus\w+|reject\w+|disregard\w*|ignor\w+|clos\w+|no longer)\b|n't\b",
    _I,
)
# How often in a year what comes round so often comes.
_A_YEAR = {
    "each year": 1, "1 year": 1, "12 month": 1, "6 month": 2, "2 times each year": 2, "3 month": 4, "4 times each year": 4,
    "2 month": 6, "each month": 12, "1 month": 12, "4 week": 13, "2 week": 26, "each week": 52, "1 week": 52, "7 day": 52,
}  # fmt: skip
_PARTS_OF_DAY = tuple(
    re.compile(rf"\b(?:{words})\b", _I)
    for words in (
        "mornings?|breakfast|get up|wake up|first thing",
        "midday|noon|lunch(?:time)?|middle of the day|dinner ?time",
        "afternoons?|tea ?time",
        "evenings?|supper(?:time)?",
        "nights?|bed ?time|go to bed|before bed",
    )
)
_TIMES_A_DAY = re.compile(r"(\d+) times each day")
# "30 did not", "the 3 that were not".
_NOT_THESE = re.compile(
    r"^\s+(?:of (?:them|these)\s+)?(?:[a-z]+\s+){0,2}(?:did|do|does|were|was|are|is|have|has|had|could|can)(?: not\b|n't\b)",
    _I,
)
_MORE_OR_LESS = re.compile(r"\s+(?:[a-z]+\s+)?(?:more|fewer|less|extra)\b", _I)
_AGE = re.compile(r"\b(?:age[ds]?|over|under|older|younger|turns?|birthday|children|adults)\b", _I)
_HOUR_AHEAD = re.compile(r"\b(?:at|from|between|until|till|by|to|and|before|after|-)\s*$", _I)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(\??)")
# A period may count the first day or leave it out.
_DAYS = {"day": 1, "night": 1, "week": 7}


def kept(one: Stated, old: Ledger, new: Ledger) -> bool:
    """Say if a fact of the letter stands in the rewrite in another form.

    Args:
        one: the fact, which the rewrite does not state as it is.
        old: all facts of the letter.
        new: all facts of the rewrite.
    """
    fact = one.fact
    if fact.kind == "date":
        return any(_same_edge(one, other) for other in new.facts if other.fact.kind == "date")
    if fact.kind == "money":
        return _added_up(fact.value, old, new) or any(
            was == fact.value for was, _ in _same_rates(old, new)
        )
    if fact.kind == "number":
        return (
            _shared_out(fact.value, old, new) or _in_two(fact.value, old, new) or _is_hour(one, new)
        )
    if fact.kind in ("period", "unit", "dose"):
        if any(_same_age(one, other) for other in new.facts):
            return True
        return _parts_of_day(fact.value, new) or fact.value in _rates_changed(old, new)
    return False


def known(one: Stated, old: Ledger, new: Ledger) -> bool:
    """Say if a fact of the rewrite stands in the letter in another form.

    Args:
        one: the fact, which the letter does not state as it is.
        old: all facts of the letter.
        new: all facts of the rewrite.
    """
    fact = one.fact
    if fact.kind == "date":
        return any(_same_edge(other, one) for other in old.facts if other.fact.kind == "date")
    if fact.kind == "time":
        return _hour_of_number(one, old) or (
            fact.value == "12:00" and any(_parts_of_day(s.fact.value, new) for s in old.facts)
        )
    if fact.kind == "number":
        if any(_same_age(other, one) for other in old.facts):
            return True
        return _is_what_is_left(one, old) or fact.value in _times_a_year(old)
    if fact.kind in ("unit", "dose"):
        return (
            _in_order(fact.value, old)
            or fact.value in _rhythms(old)
            or fact.value in _rates_changed(new, old)
        )
    if fact.kind == "money":
        return any(new_sum == fact.value for _, new_sum in _same_rates(old, new))
    return fact.kind == "period" and (
        any(_same_age(other, one) for other in old.facts)
        or _working_weeks(fact.value, old)
        or fact.value in frozenset(_so_often(old))
        or fact.value in frozenset(_between(old))
    )


def _edges(one: Stated) -> frozenset[tuple[str, date]]:
    """The last and the first day that a date with its words makes: "before 1 May" has the last 30 April."""
    words = _EDGE_WORDS.search(one.text[: one.fact.start])
    day = _day(one.fact.value, bool(words and words["end"]))
    if words is None or day is None:
        return frozenset()
    step = timedelta(1)
    # "Will not be taken after 1 May", "stops from 1 May": there the day ends something.
    ends = _STOPS.search(one.text) is not None
    if words["by"]:
        return frozenset({("last", day)})
    if words["before"]:
        return frozenset({("last", day - step), *([("first", day)] if ends else [])})
    if words["after"]:
        return frozenset({("first", day + step), *([("last", day)] if ends else [])})
    return frozenset({("first", day), *([("last", day - step)] if ends else [])})


def _same_edge(old: Stated, new: Stated) -> bool:
    """Say if two days with their words end or begin something at the same moment."""
    return any(
        a == b and (x.month, x.day) == (y.month, y.day) and (x.year == y.year or 2000 in (x.year, y.year))
        for a, x in _edges(old)
        for b, y in _edges(new)
    )  # fmt: skip


def _day(value: str, end: bool) -> date | None:
    month = re.fullmatch(r"(?:(\d{4})|-)-(\d\d)", value)
    if month:
        year, number = int(month[1] or 2000), int(month[2])
        return date(year, number, monthrange(year, number)[1] if end else 1)
    try:
        return date.fromisoformat(f"2000{value[1:]}" if value.startswith("--") else value)
    except ValueError:  # a weekday, or a date with the wrong weekday
        return None


def _parts_of_day(value: str, there: Ledger) -> bool:
    """Say if "three times a day" is told by as many parts of the day."""
    often = _TIMES_A_DAY.fullmatch(value)
    text = "\n".join(there.texts)
    return often is not None and sum(bool(p.search(text)) for p in _PARTS_OF_DAY) >= int(often[1])


def _same_age(some: Stated, other: Stated) -> bool:
    """Say if "18 years" and the 18 of "aged 12 to 18" or "over 18" are one age."""
    for years, number in ((some, other), (other, some)):
        if number.fact.kind == "number" and years.fact.value == f"{number.fact.value} year":
            at = number.fact
            if _AGE.search(number.text[max(0, at.start - 24) : at.end + 16]):
                return True
    return False


def _shared_out(value: str, old: Ledger, new: Ledger) -> bool:
    """Say if "£60 in two parts" is told by "£30, then £30"."""
    sums = [[Decimal(s.fact.value[1:]) for s in side.facts if s.fact.kind == "money"] for side in (old, new)]  # fmt: skip
    return value.isdigit() and int(value) > 1 and any(p * int(value) in sums[0] for p in sums[1])


def _added_up(value: str, old: Ledger, new: Ledger) -> bool:
    """Say if "£2 on top of the £8" is told as £10, which the letter does not state itself."""
    was, now = ({s.fact.value for s in side.facts if s.fact.kind == "money"} for side in (old, new))
    whole = {Decimal(v[1:]) for v in now - was}
    rest = {Decimal(v[1:]) for v in was - {value}}
    return any(r + Decimal(value[1:]) in whole or r - Decimal(value[1:]) in whole for r in rest)


def _in_two(value: str, old: Ledger, new: Ledger) -> bool:
    """Say if "two of your three" is told as "we have 2, we need 1 more"."""
    was, now = ({int(s.fact.value) for s in side.facts if s.fact.value.isdigit()} for side in (old, new))  # fmt: skip
    return value.isdigit() and any(int(value) - n in was & now for n in now - was)


def _is_what_is_left(one: Stated, old: Ledger) -> bool:
    """Of 40 homes, of which 10 needed work, "30 did not"; 12 and then 18 are "6 more"."""
    share = one.fact.value.removesuffix("%")
    behind = one.text[one.fact.end :]
    if _NOT_THESE.search(behind) and share != one.fact.value and share.isdigit():
        return any(s.fact.value == f"{100 - int(share)}%" for s in old.facts)
    if not (_NOT_THESE.search(behind) or _MORE_OR_LESS.match(behind)) or not share.isdigit():
        return False
    many = {int(s.fact.value) for s in old.facts if s.fact.value.isdigit()}
    return any(all_ - some == int(one.fact.value) for all_ in many for some in many)


def _is_hour(one: Stated, new: Ledger) -> bool:
    """Say if the 11 of "from 11 until 1" is told as "11 in the morning"."""
    return _HOUR_AHEAD.search(one.text[: one.fact.start]) is not None and any(
        _at_hour(s, one.fact.value) for s in new.facts
    )


def _hour_of_number(one: Stated, old: Ledger) -> bool:
    return any(
        s.fact.kind == "number"
        and _HOUR_AHEAD.search(s.text[: s.fact.start])
        and _at_hour(one, s.fact.value)
        for s in old.facts
    )


def _at_hour(clock: Stated, hour: str) -> bool:
    whole = hour.isdigit() and 1 <= int(hour) <= 12
    return clock.fact.kind == "time" and whole and same_time(clock.fact.value, f"{hour}:00?")


def _times_a_year(there: Ledger) -> frozenset[str]:
    """Quarterly is 4 in a year."""
    return frozenset(
        str(_A_YEAR[s.fact.value]) for s in there.facts if _A_YEAR.get(s.fact.value, 1) > 1
    )


def _rhythms(there: Ledger) -> frozenset[str]:
    """Give other names of the rhythms of some facts: "6 month" is "2 times each year"."""
    often = {_A_YEAR[s.fact.value] for s in there.facts if s.fact.value in _A_YEAR}
    return frozenset(
        [f"{many} times each year" for many in often if many > 1]
        + (["each year"] if often and max(often) > 1 else [])
    )


def _same_rates(old: Ledger, new: Ledger) -> Iterator[tuple[str, str]]:
    """Give sums that are one rate in two rhythms: £120 a year and £10 a month."""
    many, other = ({_A_YEAR[s.fact.value] for s in side.facts if s.fact.value in _A_YEAR} for side in (old, new))  # fmt: skip
    for was in (s.fact.value for s in old.facts if s.fact.kind == "money"):
        for now in (s.fact.value for s in new.facts if s.fact.kind == "money"):
            if was != now and any(
                Decimal(was[1:]) * a == Decimal(now[1:]) * b for a in many for b in other if a != b
            ):
                yield was, now


def _rates_changed(some: Ledger, others: Ledger) -> frozenset[str]:
    """Give the rhythms of some texts where a sum is told at another rhythm in the others."""
    if not any(_same_rates(some, others)):
        return frozenset()
    return frozenset(s.fact.value for s in some.facts if s.fact.value in _A_YEAR)


def _working_weeks(value: str, old: Ledger) -> bool:
    """Five working days are a week."""
    number, _, unit = value.partition(" ")
    return unit == "week" and number.isdigit() and any(
        s.fact.value == f"{5 * int(number)} working day" for s in old.facts
    )  # fmt: skip


def _so_often(old: Ledger) -> Iterator[str]:
    """Give how long so many regular payments or visits go on: 12 monthly payments take a year."""
    for unit in {s.fact.value[5:] for s in old.facts if s.fact.value.startswith("each ")}:
        for many in {int(s.fact.value) for s in old.facts if s.fact.value.isdigit()}:
            yield f"{many} {unit}"
            if unit == "month" and many % 12 == 0:
                yield f"{many // 12} year"


def _in_order(value: str, old: Ledger) -> bool:
    """Say if "2 doses" only counts the first and the second dose."""
    number, _, unit = value.partition(" ")
    text = "\n".join(old.texts).lower()
    words = [w for w in re.findall(r"[a-z]+", text) if ORDINAL.get(w) == number]
    return bool(words) and number != "1" and unit in text


def _between(old: Ledger) -> Iterator[str]:
    """Give how long it is from one time or date of a text to the next: 2pm to 4pm is 2 hours."""
    clocks = [_CLOCK.fullmatch(s.fact.value) for s in old.facts if s.fact.kind == "time"]
    minutes = [int(c[1]) * 60 + int(c[2]) for c in clocks if c]
    for first, last in pairwise(minutes):
        for length in {last - first, (last - first) % 720}:
            if length > 0:
                yield f"{length} minute"
                if length % 60 == 0:
                    yield f"{length // 60} hour"
    days = [d for s in old.facts if s.fact.kind == "date" and (d := _day(s.fact.value, False))]
    for start, end in pairwise(days):
        for length in ((end - start).days, (end - start).days + 1):
            if start.year == end.year and length > 1:
                yield from (f"{length // n} {u}" for u, n in _DAYS.items() if length % n == 0)
