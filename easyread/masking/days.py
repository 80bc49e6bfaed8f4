"""Words -> a day, and the same words with another day: for dates of birth."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "sept|" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS)
DAY = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ ./-]?(?:of )?(?P<m>{_MONTH})\.?[ ,./-]{{0,2}}(?P<y>\d{{4}}|\d\d(?!\d))"
    rf"|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    rf"|(?<![\d/])(?P<d3>\d{{1,2}})(?P<s>[/.-])(?P<m3>\d{{1,2}})(?P=s)(?P<y3>\d{{4}}|\d\d)(?![\d/])"
    rf"|(?<![\d/])(?P<y4>\d{{4}})-(?P<m4>\d\d)-(?P<d4>\d\d)(?![\d/]))",
    re.IGNORECASE,
)
_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def day_of(found: re.Match[str]) -> str | None:
    """The day of a match of ``DAY`` as 1961-03-12, or None where there is no such day."""
    part = found.groupdict()
    y, m, d = (
        part[k] or part[k + "2"] or part[k + "3"] or part[k + "4"]
        if k != "y"
        else part["y"] or part["y2"] or part["y3"] or part["y4"]
        for k in "ymd"
    )
    year = int(y) if len(y) == 4 else 1900 + int(y) if int(y) > 25 else 2000 + int(y)
    month = (
        int(m)
        if m.isdigit()
        else next(i for i, n in enumerate(_MONTHS, 1) if n[:3] == m[:3].lower())
    )
    try:
        return date(year, month, int(d)).isoformat()
    except ValueError:
        return None


def same_form(words: str, day: date) -> str:
    """Write another day the way this one is written.

    >>> same_form("12 March 1961", date(1962, 4, 3)), same_form("12/03/61", date(1962, 4, 3))
    ('3 April 1962', '03/04/62')
    """
    found = DAY.fullmatch(words)
    if found is None:
        return words
    numeric = [found[n] for n in ("d", "d3", "d4", "m3", "m4") if found[n]]
    padded = any(n[0] == "0" for n in numeric) or (
        len(numeric) > 1 and all(len(n) == 2 for n in numeric)
    )
    pieces: dict[tuple[int, int], str] = {}
    for name in ("d", "d2", "d3", "d4", "m", "m2", "m3", "m4", "y", "y2", "y3", "y4"):
        if found[name]:
            old = found[name]
            number = {"d": day.day, "m": day.month, "y": day.year}[name[0]]
            new = str(number % 100 if name[0] == "y" and len(old) == 2 else number)
            if old.isdigit():
                new = new.zfill(len(old) if name[0] == "y" else 2 if padded else 1)
            else:
                month = _MONTHS[day.month - 1]
                new = month if len(old) > 3 else month[:3]
                new = new.upper() if old.isupper() else new.title()
            pieces[found.span(name)] = new
    out, at = [], 0
    for (start, end), new in sorted(pieces.items()):
        out += [words[at:start], new]
        at = end
    text = "".join([*out, words[at:]])
    text = re.sub(r"(?i)\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", _NAMES[day.weekday()], text)
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", _ending(day.day), text)


def _ending(n: int) -> str:
    return "th" if 10 < n < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
