"""24-hour and scruffy times -> times as people say them ("5:30pm", "midday", "8am to 4pm").

"2:30" alone is left: without "am" or "pm" nobody can know which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.registry import Hit, Proposal, Rewriter

HOURS = "one two three four five six seven eight nine ten eleven twelve".split()

_EDGE = r"(?<![\w/.:£$€#+-])(?<!\d\s)"
_STOP = r"(?![\w/%£]|[:.-]\d|\s?(?:am|pm|a\.m|p\.m)\b)"
_CLOCK = re.compile(
    rf"{_EDGE}(?P<h>[01]\d|2[0-3]|\d)(?::(?P<m>[0-5]\d)){_STOP}(?:\s?(?:hrs?|hours|h)\b)?(?!\s?(?:am|pm))"
)
_HOURS = re.compile(rf"{_EDGE}(?P<h>[01]\d|2[0-3])[:.]?(?P<m>[0-5]\d)\s?(?:hrs|hours|h)\b")
_SPAN = re.compile(
    r"(?<![\w/.:£$€#+-])(?P<h>[01]\d|2[0-3])[:.](?P<m>[0-5]\d)\s?(?:-|–|—)\s?"
    r"(?P<h2>[01]\d|2[0-3])[:.](?P<m2>[0-5]\d)(?![\w/%£]|[:.-]\d|\s?(?:am|pm|a\.m|p\.m)\b)(?:\s?(?:hrs|hours)\b)?"
)
_POINT = re.compile(
    r"(?P<cue>\b(?:[Aa]t|[Ff]rom|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter|to|and)\s)(?P<h>0\d|1[3-9]|2[0-3])\.(?P<m>[0-5]\d)"
    r"(?![\w/%]|[.,]\d|\s?(?:am|pm|a\.m|p\.m|%|per|percent|p\b|kg|mg|ml|cm|m\b|km|miles|metres|million|hectares))"
)
_HALF_DAY = re.compile(
    r"(?<![\w/.:£$€#+-])(?P<h>0?[1-9]|1[0-2])(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.m\.?|[ap]m|[AP]\.M\.?|[AP]M)(?!\w)"
    r"(?!\.\w)"
)
_NOON = re.compile(r"\b(?:at\s+)?(?P<h>12(?:[:.]00)?\s?)?(?P<word>noon|midday|midnight)\b(?!-)")
_WORDS = re.compile(
    rf"\b(?P<part>half|quarter|twenty|ten|five|twenty-five)\s+(?P<way>past|to)\s+(?P<hour>{'|'.join(HOURS)}|1[0-2]|[1-9])"
    r"(?:\s+o'clock)?\s+in\s+the\s+(?P<half>morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_OCLOCK = re.compile(
    rf"\b(?P<hour>{'|'.join(HOURS)}|1[0-2]|[1-9])\s+o['’]clock(?:\s+in\s+the\s+(?P<half>morning|afternoon|evening)\b)?",
    re.IGNORECASE,
)
_MINUTES = {"half": 30, "quarter": 15, "twenty": 20, "ten": 10, "five": 5, "twenty-five": 25}
_PLAIN = r"(?:\d{1,2}(?::\d\d)?[ap]m|midday|midnight)"
_RANGE = re.compile(rf"(?P<a>{_PLAIN})\s?(?:-|–|—)\s?(?P<b>{_PLAIN})")
# A range with one "am" or "pm" for both: "2.00 – 3.30pm", "from 2 to 3 p.m.".
_HALF_RANGE = re.compile(
    r"(?<![\w/.:£$€#+-])(?P<a>[1-9]|1[0-2])(?P<am>[.:][0-5]\d)?(?P<dash>\s?(?:-|–|—)\s?|\s(?:to|until)\s)"
    r"(?P<b>[1-9]|1[0-2])(?P<bm>[.:][0-5]\d)?\s?(?P<half>[ap])(?:m\b|\.m\.?(?!\w))",
    re.IGNORECASE,
)
# "8.30am-4.30pm" written without spaces: both ends are read, or neither would be.
_JOINED = re.compile(r"(?<=[ap]m)\s?[-–—]\s?(?=\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)", re.IGNORECASE)
_TO_TWELVE = re.compile(
    r"(?P<a>\b(?:[1-9]|1[01])(?::\d\d)?am)\s?(?:-|–|—)\s?12(?=\s*(?:$|[,;)\n]|\.(?!\d)))"
)
_LENGTH = re.compile(
    r"\b(?:for|lasts?|took|takes?|duration|length|ratio|score|verse|chapter|ref|no)\b(?:\s+(?:is|was|of))?\W*$",
    re.I,
)
_LINK = re.compile(r"\S*(?:https?:|www\.|@)\S*", re.IGNORECASE)
_MAY_HOLD = re.compile(r"\d|clock|noon|midday|midnight|\bpast\b|\bin the\b", re.IGNORECASE)
_TIMED = re.compile(r"\b(?:0\d|1[3-9]|2[0-3])[:.]\d\d\b")


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Write every time of the sentence as people say it, in one proposal."""
    text = before = sentence.text
    if not _MAY_HOLD.search(text):
        return
    sure = True
    text = _JOINED.sub(" – ", text)
    text = _SPAN.sub(_span, text)
    for pattern in (_HOURS, _CLOCK, _POINT):
        text, doubtful = _from_24_hours(pattern, text)
        sure = sure and not doubtful
    text = _HALF_RANGE.sub(lambda m: _half_range(m, text), text)
    open_ranges = [m.span() for m in _HALF_RANGE.finditer(text)]  # both ends stay as they are
    text = _HALF_DAY.sub(lambda m: _half_day(m, text, open_ranges), text)
    text = _WORDS.sub(_in_words, text)
    text = _OCLOCK.sub(_oclock, text)
    text = _NOON.sub(_noon, text)
    text = _TO_TWELVE.sub(r"\g<a> to midday", text)
    text = _RANGE.sub(r"\g<a> to \g<b>", text)
    if text == before:
        return
    seen_24 = letter is not None and any(_TIMED.search(b.text) for b in letter.blocks)
    confidence = 0.95 if sure or seen_24 or _TIMED.search(before) else 0.8
    yield Proposal(text, "Times with am or pm are easier to read.", confidence, source="N-10")


def _from_24_hours(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    """Rewrite 24-hour times; say too whether one of them could be a 12-hour time (10:40)."""
    doubtful = False
    links = [m.span() for m in _LINK.finditer(text)]

    def said(found: re.Match[str]) -> str:
        nonlocal doubtful
        hour, minute = found["h"], int(found["m"])
        inside_link = any(start <= found.start() < end for start, end in links)
        if inside_link or len(hour) == 1 or _LENGTH.search(text[: found.start()]):
            return found[0]
        if pattern is _CLOCK and 10 <= int(hour) <= 12 and not re.search(r"h", found[0]):
            if minute % 5:
                return found[0]
            doubtful = True
        return found.groupdict().get("cue", "") + _say(int(hour), minute)

    return pattern.sub(said, text), doubtful


def _span(found: re.Match[str]) -> str:
    start, end = (int(found["h"]), int(found["m"])), (int(found["h2"]), int(found["m2"]))
    return f"{_say(*start)} to {_say(*end)}" if start < end else found[0]


def _say(hour: int, minute: int) -> str:
    """Say an hour (0 to 23) and minute.

    >>> _say(17, 30), _say(8, 0), _say(12, 0), _say(0, 0), _say(0, 15)
    ('5:30pm', '8am', 'midday', 'midnight', '12:15am')
    """
    if minute == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    minutes = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes}{'pm' if hour >= 12 else 'am'}"


def _half_day(found: re.Match[str], text: str, open_ranges: Sequence[tuple[int, int]]) -> str:
    if any(start <= found.start() < end for start, end in open_ranges):
        return found[0]
    half = found["half"].lower()[0]
    hour = int(found["h"]) % 12 + (12 if half == "p" else 0)
    said = _say(hour, int(found["m"] or 0))
    ends = found[0].endswith(".") and not text[found.end() :].strip(" \"'”’)")
    return said + ("." if ends else "")


def _in_words(found: re.Match[str]) -> str:
    minutes = _MINUTES[found["part"].lower()]
    hour = _hour(found["hour"]) % 12 + (0 if found["half"].lower() == "morning" else 12)
    if found["way"].lower() == "to":
        return _say((hour - 1) % 24, 60 - minutes)
    return _say(hour, minutes)


def _oclock(found: re.Match[str]) -> str:
    if not found["half"]:
        return found[0]
    return _say(_hour(found["hour"]) % 12 + (0 if found["half"].lower() == "morning" else 12), 0)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else HOURS.index(word.lower()) + 1


def _noon(found: re.Match[str]) -> str:
    lead = "at " if found[0].lower().startswith("at ") else ""
    lead = found[0][:3] if lead else ""
    word = "midnight" if found["word"] == "midnight" else "midday"
    return lead + word


def _half_range(found: re.Match[str], text: str) -> str:
    """Read "2-4pm" as 2pm to 4pm, but leave "10-2pm", where the first half is not written."""
    hours = [int(found[x]) % 12 for x in "ab"]  # 12 comes before 1
    minutes = [int((found[x] or ".0")[1:]) for x in ("am", "bm")]
    half = found["half"].lower()
    if (hours[0], minutes[0]) >= (hours[1], minutes[1]) or _LENGTH.search(text[: found.start()]):
        return found[0]
    add = 12 if half == "p" else 0
    start, end = (_say(h + add, m) for h, m in zip(hours, minutes, strict=True))
    ends = found[0].endswith(".") and not text[found.end() :].strip(" \"'”’)")
    return f"{start} to {end}{'.' if ends else ''}"


REWRITER = Rewriter(
    id="times",
    mends=(),
    turn=6,
    propose=propose,
    examples=(
        ("Come at 17:30 please.", "Come at 5:30pm please."),
        ("The visit starts at 0930hrs.", "The visit starts at 9:30am."),
        ("We close at 12 noon.", "We close at midday."),
        ("We close at 12:00.", "We close at midday."),
        ("Come at 10.30 a.m. please.", "Come at 10:30am please."),
        ("The bus goes at 10 a.m.", "The bus goes at 10am."),
        ("We are open 08:00-16:00.", "We are open 8am to 4pm."),
        ("We are open 9am - 5pm.", "We are open 9am to 5pm."),
        ("We are open 2-4pm on Mondays.", "We are open 2pm to 4pm on Mondays."),
        ("We are open 2.00 – 3.30pm.", "We are open 2pm to 3:30pm."),
        (
            "The group is from 6.30 to 8 p.m. on Mondays.",
            "The group is from 6:30pm to 8pm on Mondays.",
        ),
        ("We are open 10.30am – 12.", "We are open 10:30am to midday."),
        ("We are open 12.15-1.30pm.", "We are open 12:15pm to 1:30pm."),
        ("Come at half past two in the afternoon.", "Come at 2:30pm."),
        ("Come at 14.30 please.", "Come at 2:30pm please."),
        ("Do not eat from 00:00.", "Do not eat from midnight."),
    ),
    leaves=(
        "Come at 10:40am please.",
        "Come at 2:30 please.",
        "We are open 10.30 – 2.00pm.",
        "The price is £14.30 a day.",
        "The wait is 12.5 weeks.",
        "Call 01632 960410.",
        "The ratio is 10:30 to 1.",
        "It is open 24 hours.",
        "We were founded in 1930.",
    ),
)
