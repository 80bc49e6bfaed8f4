"""A dash in a range ("Mon-Fri", "9am-5pm", "3–5 days") is read badly. Easy Read writes "to"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TIME = r"\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)?"
_RANGE = re.compile(
    rf"(?<![\w/-])(?:{_DAY}\s?[-–—]\s?{_DAY}|{_MONTH}\s?[-–—]\s?{_MONTH}"
    rf"|{_TIME}\s?[-–—]\s?\d{{1,2}}(?:[:.]\d\d)?\s?(?:am|pm)"
    r"|\d{1,2}[:.]\d\d\s?[-–—]\s?\d{1,2}[:.]\d\d"
    r"|£\d[\d,.]*\s?[-–—]\s?£?\d[\d,]*(?:\.\d\d)?"
    r"|\d{1,3}\s?[-–—]\s?\d{1,3}(?=\s(?:days?|weeks?|months?|years?|hours?|minutes?|people|times|miles)\b)"
    r"|(?<=pages )\d+\s?[-–—]\s?\d+)(?![\w/-])",
    re.I,
)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find ranges of days, months, times, money and counts written with a dash."""
    for found in _RANGE.finditer(text.text):
        yield Hit(found.start(), found.end(), "block")


RULE = Rule(
    id="range_dash",
    scope="sentence",
    says='Write "to", not a dash.',
    source="N-11: NHS; GOV.UK",
    find=find,
    catches=(
        "We are open Mon-Fri.",
        "Come between 9am–5pm.",
        "It takes 3-5 days.",
        "You get £20-£30 a week.",
    ),
    passes=(
        "We are open Monday to Friday.",
        "Phone 01632-960410.",
        "Your reference is 12-34-56.",
        "This is a follow-up visit.",
        "It is for 2025-26.",
    ),
)
