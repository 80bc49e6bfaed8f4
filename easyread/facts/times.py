"""A text -> its times of day, as 14:30 (or "2:30?" where morning or afternoon is not said)."""

from __future__ import annotations

import re

from easyread.facts.found import Page

_I = re.IGNORECASE
_PART = (
    r"(?:\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?))?"
    r"(?:,?\s+(?:in\s+the\s+|at\s+)(?P<part>morning|afternoon|evening|night)\b)?"
)
_HOUR_WORDS = {
    word: i + 1
    for i, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_WORD_HOUR = "|".join(_HOUR_WORDS)
_CLOCK = re.compile(
    rf"(?<![\d:.£])(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?![\d%:]|\.\d){_PART}", _I
)
_HOURS = re.compile(r"(?<!\d)(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)\s*(?:hours|hrs|h)\b", _I)
_SHORT = re.compile(
    rf"(?<![\d:.£])(?P<hour>1[0-2]|0?[1-9]|\b(?:{_WORD_HOUR}))(?P<minute>)"
    r"(?:\s*o'clock)?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
    r"(?:,?\s+(?:in\s+the\s+|at\s+)(?P<part>morning|afternoon|evening|night)\b)?",
    _I,
)
_RANGE = re.compile(
    r"(?<![\d:.£])(?P<hour>1[0-2]|0?[1-9])(?P<minute>)\s*(?:-|to|until)\s*"
    r"(?=(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s*(?P<half>[ap])\.?m\b)",
    _I,
)
_SPOKEN = re.compile(
    rf"\b(?:(?P<lead>half\s+past|quarter\s+past|quarter\s+to)\s+(?P<hour>1[0-2]|[1-9]|{_WORD_HOUR})\b"
    rf"|(?P<oclock>1[0-2]|[1-9]|{_WORD_HOUR})\s+o'clock){_PART}",
    _I,
)
_NAMED = re.compile(r"\b(?:12\s+)?(?P<name>noon|midday|midnight)\b", _I)


def find_times(page: Page) -> None:
    """Take every time of day, spoken or in digits."""
    for match in _SPOKEN.finditer(page.left):
        hour = _hour(match["hour"] or match["oclock"])
        lead = (match["lead"] or "").lower().split()
        minute = 30 if lead[:1] == ["half"] else 15 if lead else 0
        if lead[-1:] == ["to"]:
            hour, minute = (hour - 2) % 12 + 1, 45
        _take(page, match, hour, minute)
    for form in (_HOURS, _SHORT, _CLOCK):
        for match in form.finditer(page.left):
            if form is _CLOCK and not _is_time(match):
                continue
            _take(page, match, _hour(match["hour"]), int(match["minute"] or 0))
    for match in _RANGE.finditer(page.text):
        if page.left[match.start("hour")] != "\x00":
            _take_range(page, match)
    for match in _NAMED.finditer(page.left):
        page.take(
            match.start(),
            match.end(),
            "time",
            "00:00" if match["name"].lower() == "midnight" else "12:00",
        )


def same_time(one: str, other: str) -> bool:
    """Say if two time values can be the same time.

    >>> same_time("14:30", "2:30?"), same_time("14:30", "02:30")
    (True, False)
    """
    if one == other:
        return True
    for sure, unsure in ((one, other), (other, one)):
        if unsure.endswith("?") and not sure.endswith("?"):
            hour, minute = unsure.rstrip("?").split(":")
            said, past = sure.split(":")
            return minute == past and int(said) % 12 == int(hour) % 12
    return False


def _is_time(match: re.Match[str]) -> bool:
    """2.30 alone is a number; 2:30, 2.30pm and 14:30 are times."""
    return ":" in match[0] or bool(match["half"] or match["part"])


def _take(page: Page, match: re.Match[str], hour: int, minute: int) -> None:
    groups = match.groupdict()
    half = (groups.get("half") or "")[:1].lower()
    part = (groups.get("part") or "").lower()
    page.take(match.start(), match.end(), "time", _value(match[0], hour, minute, half, part))


def _take_range(page: Page, match: re.Match[str]) -> None:
    """The first hour of "9 to 5pm" or "2-4pm": before noon only where the second is smaller."""
    page.take(match.start("hour"), match.end("hour"), "time", f"{_hour(match['hour'])}:00?")


def _value(text: str, hour: int, minute: int, half: str, part: str) -> str:
    afternoon = half == "p" or (not half and part in ("afternoon", "evening"))
    if not half and part == "night":
        afternoon = hour >= 6
    morning = half == "a" or part == "morning" or (part == "night" and hour < 6)
    if (half == "a" and part in ("afternoon", "evening")) or (half == "p" and part == "morning"):
        return f"{hour:02d}:{minute:02d} but {part}"  # "10:40am in the evening" is no time
    if hour > 12 or hour == 0 or text[:1] == "0":
        return f"{hour % 24:02d}:{minute:02d}"
    if afternoon:
        return f"{hour % 12 + 12:02d}:{minute:02d}"
    if morning:
        return f"{hour % 12:02d}:{minute:02d}"
    # "10:40" on its own: the 24-hour clock is usual, but 2:30 may mean the afternoon.
    return f"{hour:02d}:{minute:02d}" if hour >= 10 else f"{hour}:{minute:02d}?"


def _hour(text: str) -> int:
    return _HOUR_WORDS[text.lower()] if text.lower() in _HOUR_WORDS else int(text)
