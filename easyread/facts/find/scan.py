"""A text -> every hard fact in it, in order of place: the one list that all comparing stands on."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from easyread.facts.find import amounts, contacts, dates, names, times
from easyread.facts.find.found import EARLIEST, EXACT, LATEST, UNSAID, Found, Page, plain

# In this order: what is sure and long first, so that "18/11/2025" is no phone and no fraction.
FINDERS = (
    contacts.find_fields_and_links,
    dates.find_dates,
    contacts.find_provisions,
    contacts.find_numbers_of_people,
    times.find_times,
    amounts.find_shares_and_money,
    contacts.find_references,
    amounts.find_amounts,
    names.find_names,
)

_SIDED = frozenset({"date", "time", "period", "money", "number", "dose", "unit"})
_AHEAD = re.compile(
    r"\b(?:(?P<latest>on or before|no later than|not later than|no more than|not more than|no longer than"
    r"|not exceeding|not exceed|at (?:the )?most|a maximum of|maximum of|maximum|up to(?: and including)?|up until"
    r"|before|prior to|by(?: the end of)?|until|till|within(?: the next)?|in the next|less than|fewer than|under|earlier than|ahead of)"
    r"|(?P<earliest>on or after|no earlier than|not before|no less than|not less than|no fewer than|at least"
    r"|a minimum of|minimum of|minimum|after|following|from|since|starting(?: on)?|beginning|more than|over|later than|above)"
    r"|(?P<exact>on|at|exactly))\s*:?\s*(?:(?:the|a|about|around|your|next|last|this|date|of|on|at)\s+)*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^\s*,?\s*(?:\([^()]{0,20}\)\s*)?(?:[a-z]+\s+(?=or (?:less|fewer|more|over)\b))?(?:(?P<latest>or (?:less|fewer|earlier|before|sooner)|at the latest|at most|maximum|beforehand"
    r"|before|earlier|ago|in advance|prior to|ahead)|(?P<earliest>or (?:more|over|later|above|after|longer)|at the earliest|at least"
    r"|minimum|after|afterwards|later|onwards?|following))\b",
    re.IGNORECASE,
)

# "2 months before, or longer", "5 working days or more before", "four weeks' notice".
_BEFORE = re.compile(
    r"^\W*(?:(?:old|or (?:more|over|longer|less|fewer))\W+)?(?:before|beforehand|prior to|in advance|ahead of|ahead\b|earlier\b|notice)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\bnotice of (?:at least |not less than |no less than |a minimum of )?$", re.IGNORECASE
)
_SMALL = re.compile(
    r"\b(?:up to|no more than|not more than|at most|less than|fewer than)\s+$", re.IGNORECASE
)
_IN_THE = re.compile(r"\b(?:in|during) (?:the|your) (?:first )?$", re.IGNORECASE)
_LATELY = re.compile(
    r"\b(?:in|within|from|over|during|of) the (?:last|past|previous) (?=\S)", re.IGNORECASE
)
_COUNTED_TO = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|fortnight)\s+(?:before|after|prior to|ahead of|from|following)"
    r"\s+(?:(?:the|your|our|its|this|on)\s+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^\W*(?:after|of\b|from\b|following)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def scan(text: str) -> tuple[Found, ...]:
    """Find the dates, amounts, names and other hard facts of one text.

    Returns:
        The facts in order of place; they never overlap.

    >>> [(f.kind, f.value, f.side) for f in scan("Pay £1,250.00 by Tuesday 18/11/2025.")]
    [('money', '£1250', ''), ('date', '2025-11-18', 'latest')]
    """
    page = Page(plain(text))
    for find in FINDERS:
        find(page)
    found = sorted(page.found, key=lambda f: f.start)
    return tuple(_with_side(page.text, f) if f.kind in _SIDED else f for f in found)


def _with_side(text: str, fact: Found) -> Found:
    if fact.kind == "period" and _LATELY.search(text[max(0, fact.start - 20) : fact.start + 16]):
        return replace(fact, side=LATEST)  # "within the past month", "from the past month"
    ahead = _AHEAD.search(re.sub(r"\s", " ", text[max(0, fact.start - 40) : fact.start]))
    behind = _BEHIND.search(text[fact.end : fact.end + 40])
    if fact.kind == "period":
        side = _side_of_period(text, fact, _side(ahead), _side(behind))
        return replace(fact, side=side)
    if ahead and _COUNTED_TO.search(text[: fact.start]):
        return fact  # "15 minutes before 2.15pm": 2.15pm is when it begins
    match = ahead or behind
    return fact if match is None else replace(fact, side=_side(match))


def _side(match: re.Match[str] | None) -> str:
    if match is None:
        return UNSAID
    return LATEST if match["latest"] else EARLIEST if match["earliest"] else EXACT


def _side_of_period(text: str, fact: Found, ahead: str, behind: str) -> str:
    """Give the side of a period counted back ("at least 7 days before") or on ("within 7 days after").

    "7 days before", "7 days or more before", "at least 7 days' notice" and "no later than 7 days
    before" all end at one moment. "Within 7 days after" is a latest; "7 days after" only says when.
    """
    rest = text[fact.end : fact.end + 40]
    if _BEFORE.search(rest) or _NOTICE.search(text[max(0, fact.start - 44) : fact.start]):
        small = _SMALL.search(text[max(0, fact.start - 24) : fact.start])
        return EARLIEST if small and not re.match(r"\W*notice", rest) else LATEST
    if _AFTER.search(rest) and _IN_THE.search(text[: fact.start]):
        return LATEST
    if _AFTER.search(rest) and ahead in (LATEST, EARLIEST):
        return ahead
    return behind or ahead
