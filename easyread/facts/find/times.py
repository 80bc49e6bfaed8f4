"""A text -> its times of day, as 14:30 (or "2:30?" where morning or afternoon is not said)."""

from __future__ import annotations

import re

from easyread.facts.find.found import Page, holds

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
_MINUTE_WORDS = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25}
_SPOKEN = re.compile(
    rf"\b(?:(?P<lead>half|(?:a\s+)?quarter|(?:{'|'.join(_MINUTE_WORDS)}|[1-5]?\d)(?:\s+minutes)?)\s+(?P<side>past|to)\s+"
    rf"(?P<hour>1[0-2]|[1-9]|{_WORD_HOUR}|noon|midday|midnight)(?![\w:.]*\d|\s?[£%]|\s*[ap]\.?m\b|-)"
    rf"|(?P<oclock>1[0-2]|[1-9]|{_WORD_HOUR})\s+o'clock){_PART}",
    _I,
)
_NAMED = re.compile(
    r"\b(?:(?:12|twelve)\s+)?(?P<name>noon|midday|midnight)\b"
    r"|\b(?:12|twelve)(?:\s+(?:in|at)\s+the)?\s+(?P<middle>middle\s+of\s+the\s+(?:day|night))\b"
    r"|\b(?:12|twelve)(?:\s+o'clock)?\s+(?:in\s+the\s+day(?:time)?|(?:at|in\s+the)\s+night)\b",
    _I,
)
_NAMES = ("noon", "midday", "midnight")
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_HALVES_OF_DAY = ("am", "a.m", "pm", "p.m")
# "9 in the morning", "between 1 and 3 in the afternoon", "before 10 that morning".
_BY_PART = re.compile(
    rf"(?<![\d:.£/-])\b(?P<hour>1[0-2]|0?[1-9]|{_WORD_HOUR})(?P<minute>)(?P<half>),?\s+"
    r"(?:o'clock\s+)?(?:in\s+the\s+|at\s+|that\s+|the\s+same\s+)(?P<part>morning|afternoon|evening|night)\b",
    _I,
)
_BEFORE_PART = re.compile(
    rf"(?<![\d:.£])\b(?P<hour>1[0-2]|0?[1-9]|{_WORD_HOUR})(?P<minute>)(?P<half>)\s*(?:-|to|until|and|or)\s*"
    rf"(?=(?P<then>1[0-2]|0?[1-9]|{_WORD_HOUR})(?:\s+o'clock)?,?\s+(?:in\s+the\s+|at\s+)(?P<part>morning|afternoon|evening|night)\b)",
    _I,
)
# "at 10.00": the point is a colon where the words before it ask for a time.
_POINTED = re.compile(r"\b(?:at|from|by|until|till|between|after|before)\s+(?:about\s+)?$", _I)
# "at 8.40" too, but not "at 8.40 metres".
_AT = re.compile(
    r"\b(?:arriv\w+|com\w+|starts?|starting|begin\w*|opens?|closes?|leav\w+|here|there|back|call\w*|attend\w*|seen|due|school|appointment"
    r"|ends?|finish\w*|served|\w+day|ready)(?:\s+(?:by|on|us))?\s+at\s+(?:about\s+)?$",
    _I,
)

_MAY_END = re.compile(r"\s*(?:$|[.,;:!?)\n]|\b(?:on|and|every|each|today|tomorrow)\b)", _I)


def find_times(page: Page) -> None:
    """Take every time of day, spoken or in digits."""
    if not page.has_number and not holds(page.low, _NAMES):
        return
    for match in _NAMED.finditer(page.left):
        page.take(
            match.start(),
            match.end(),
            "time",
            "00:00" if match[0].lower().endswith("night") else "12:00",
        )
    for match in page.matches(_SPOKEN, "past", "to", "clock"):
        hour, minute = _hour(match["hour"] or match["oclock"]), _minutes(match["lead"] or "")
        if (match["side"] or "").lower() == "to":
            hour, minute = (hour - 2) % 12 + 1, 60 - minute
        if minute < 60 and not (match["side"] and minute == 0) and not _is_span(page, match):
            _take(page, match, hour, minute)
    for form in (_BEFORE_PART, _BY_PART) if holds(page.low, _PARTS_OF_DAY) else ():
        for match in form.finditer(page.text):
            if page.left[match.start("hour")] == "\x00" or _is_dose(page.text, match):
                continue
            if form is _BEFORE_PART and _hour(match["hour"]) > _hour(match["then"]):
                _take_range(page, match)  # "10 to 2 in the afternoon" starts in the morning
            else:
                _take(page, match, _hour(match["hour"]), 0)
    for form, needs in ((_HOURS, ("h",)), (_SHORT, _HALVES_OF_DAY), (_CLOCK, (":", "."))):
        for match in page.matches(form, *needs):
            pointed = _POINTED.search(page.text[max(0, match.start() - 16) : match.start()])
            if (
                form is _CLOCK
                and not _is_time(match)
                and not (
                    (pointed and len(match[0]) == len("10.00"))
                    or (_AT.search(page.text[: match.start()]) and int(match["minute"]) % 5 == 0)
                )
            ):
                continue
            _take(page, match, _hour(match["hour"]), int(match["minute"] or 0))
    for match in _RANGE.finditer(page.text) if holds(page.low, _HALVES_OF_DAY) else ():
        if page.left[match.start("hour")] != "\x00":
            _take_range(page, match)


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


# "2 tablets in the morning and 2 in the evening": no time of day.
_MEDICINE = re.compile(
    r"\b(?:tablets?|capsules?|pills?|puffs?|drops?|doses?|spoon\w*|m[gl]|units)\b", _I
)
_CLOCK_AHEAD = re.compile(r"\b(?:at|by|from|between|until|till|before|after|to)\s+$", _I)


def _is_dose(text: str, match: re.Match[str]) -> bool:
    """Say if a number before a part of the day counts tablets."""
    return (
        _MEDICINE.search(text) is not None
        and _CLOCK_AHEAD.search(text[max(0, match.start() - 9) : match.start()]) is None
    )


def _is_span(page: Page, match: re.Match[str]) -> bool:
    """Say if "9 to 5" or "10 to 3 people" is a span; "at 20 to 4." is a time."""
    lead = (match["lead"] or "").lower()
    if (match["side"] or "").lower() != "to" or lead.endswith(("quarter", "minutes")):
        return False
    if lead == "half" or (match["part"] is None and not _MAY_END.match(page.text, match.end())):
        return True
    ahead = page.text[max(0, match.start() - 12) : match.start()]
    return _minutes(lead) % 5 != 0 or not (_POINTED.search(ahead) and "from" not in ahead.lower())


def _minutes(lead: str) -> int:
    """The minutes of "half", "a quarter", "ten" or "20 minutes" before "past" or "to"."""
    words = lead.lower().removesuffix("minutes").strip()
    if words == "half":
        return 30
    if words.endswith("quarter"):
        return 15
    return _MINUTE_WORDS.get(words) or (int(words) if words.isdigit() else 0)


def _hour(text: str) -> int:
    if text.lower() in ("noon", "midday", "midnight"):
        return 12
    return _HOUR_WORDS[text.lower()] if text.lower() in _HOUR_WORDS else int(text)
