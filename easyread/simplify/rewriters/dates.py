"""Numeric and short dates -> dates in full with the right day name ("Thursday 28 January 2027").

A year that is not written is never guessed, and a date whose written day name is wrong is left: only
the author knows which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.registry import Hit, Proposal, Rewriter

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
CENTURY_ENDS = 40  # "25" is 2025, but "48" may be 1948 or 2048

_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_LEAD = rf"(?:\b(?P<name>{_DAY_NAME})\b\.?,?\s+)?(?:\bthe\s+)?"
_EDGE = r"(?<![\w/.\-–£$€%])"
_STOP = r"(?![\w/]|[-–.]\w)"

_NUMERIC = re.compile(
    rf"{_LEAD}{_EDGE}(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<m>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d\d){_STOP}",
    re.IGNORECASE,
)
_ISO = re.compile(rf"{_LEAD}{_EDGE}(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d){_STOP}", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"{_LEAD}{_EDGE}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+(?P<month>{_MONTH})\b"
    rf"(?P<dot>\.(?=\s+\d{{4}}|\s+[a-z]))?(?:,?\s+(?P<y>\d{{4}})(?![\w/-]|\.\d))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_LEAD}{_EDGE}\b(?P<month>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<y>\d{{4}})(?![\w/-])",
    re.IGNORECASE,
)
# "3 to 5 May 2025", "3, 4 and 5 May 2025": a day name before the last number only would mislead.
_PART_OF_RANGE = re.compile(
    rf"(?<![\w/.-])\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{_MONTH}\b)?\s*(?:-|–|—|,|&|/|\b(?:to|and|or|until|till)\b)\s*$",
    re.IGNORECASE,
)
_NOT_A_DATE = re.compile(
    r"(?:\b(?:ref(?:erence)?|nos?|numbers?|code|version|section|para(?:graph)?s?|clause|rule|part|article|"
    r"account|page|case|file|invoice)\b\.?:?\s*|[#=]\s*)$",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?:\bd\.?o\.?b\b|\bborn\b|\bbirth\b)\W*(?:(?:is|was|on)\s+)*$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:on|by|from|until|till|before|after|since|dated?|typed|sent|between)\b:?\s*$",
    re.IGNORECASE,
)
_THE_CUE = re.compile(
    r"\b(?:on|by|from|until|till|before|after|since|dated|of|between|and|to)\s+$", re.I
)
_DAY_AFTER = re.compile(rf"\s*[,(]?\s*{_DAY_NAME}\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_LINK = re.compile(r"\S*(?:https?:|www\.|@|\.(?:com|org|uk|gov|pdf|docx?)\b)\S*", re.IGNORECASE)
_NAMED_MONTHS = "|".join(MONTHS)
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(
    rf"((?:{_NAMED_MONTHS}) \d{{4}})\s*[-–—]\s*"
    rf"(?=(?:(?:{'|'.join(DAYS)}) )?\d{{1,2}} (?:{_NAMED_MONTHS}) \d{{4}})"
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Write every date of the sentence in full, in one proposal."""
    text = sentence.text
    if not _DIGIT.search(text):
        return
    for pattern in (_ISO, _NUMERIC, _MONTH_FIRST, _DAY_FIRST):
        text = _mend(pattern, text)
    text = _JOINED.sub(r"\1 to ", text)
    if text != sentence.text:
        yield Proposal(text, "A date in full is easier to find.", 0.95, source="N-06")


def _mend(pattern: re.Pattern[str], text: str) -> str:
    links = [m.span() for m in _LINK.finditer(text)]

    def in_full(found: re.Match[str]) -> str:
        if any(start <= found.start("d") < end for start, end in links):
            return found[0]
        return _in_full(found, text[: found.start()], text[found.end() :]) or found[0]

    return pattern.sub(in_full, text)


def _in_full(found: re.Match[str], before: str, after: str) -> str | None:
    """Give the words in full, or None where anything is in doubt."""
    parts = found.groupdict()
    word = parts.get("month")
    if word is None and _NOT_A_DATE.search(before):
        return None
    if word is not None and not word[0].isupper():
        return None  # "you have 3 may ..."
    month = int(parts["m"]) if word is None else _month_number(word)
    if parts["y"] is None:
        return _without_year(found, month, before)
    year = _year(parts, before)
    if year is None:
        return None
    try:
        when = date(year, month, int(parts["d"]))
    except ValueError:
        return None
    plain = f"{when.day} {MONTHS[month - 1]} {year}"
    day_name = DAYS[when.weekday()]
    if parts["name"]:
        return f"{day_name} {plain}" if _same_day(parts["name"], day_name) else None
    if _DAY_AFTER.match(after):
        return None
    if _BIRTH.search(before) or _PART_OF_RANGE.search(before):
        return _the(found, before) + plain
    return f"{_the(found, before)}{day_name} {plain}"


def _without_year(found: re.Match[str], month: int, before: str) -> str | None:
    """Spell the month and day name out ("Fri 3 Nov" -> "Friday 3 November"); guess no year."""
    if not 1 <= int(found["d"]) <= 31:
        return None
    name = next((f"{d} " for d in DAYS if found["name"] and _same_day(found["name"], d)), "")
    return f"{_the(found, before)}{name}{int(found['d'])} {MONTHS[month - 1]}"


def _the(found: re.Match[str], before: str) -> str:
    """Keep "the" of "the 3 May letter"; drop that of "on the 3rd of May"."""
    if found["name"] or not found[0].lower().startswith("the "):
        return ""
    dropped = _ORDINAL.search(found[0]) and _THE_CUE.search(before)
    return "" if dropped else found[0][:4]


def _same_day(written: str, day_name: str) -> bool:
    return day_name.lower().startswith(written.lower()[:3])


def _month_number(word: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.lower().startswith(word.lower()[:3]))


def _year(parts: dict[str, str | None], before: str) -> int | None:
    """Give the year in four digits, or None where the century or the date itself is in doubt."""
    written = parts["y"] or ""
    if len(written) == 4:
        return int(written) if 1900 <= int(written) <= 2100 else None
    if _BIRTH.search(before) or int(written) >= CENTURY_ENDS:
        return None
    # "18.11.25" may be a paragraph and "20-11-25" a sort code: they need a word that says "date"
    sure = parts.get("sep") == "/" or parts["name"] or _CUE.search(before)
    return 2000 + int(written) if sure else None


REWRITER = Rewriter(
    id="dates",
    mends=(),
    turn=5,
    propose=propose,
    examples=(
        ("Your visit is on 18/11/2025.", "Your visit is on Tuesday 18 November 2025."),
        ("Reply by 18.11.25 please.", "Reply by Tuesday 18 November 2025 please."),
        ("It ends on the 18th of November 2025.", "It ends on Tuesday 18 November 2025."),
        ("It was sent on 2025-11-18.", "It was sent on Tuesday 18 November 2025."),
        ("Come on Thurs 28/01/2027 please.", "Come on Thursday 28 January 2027 please."),
        ("We wrote to you on 18 Nov 2025.", "We wrote to you on Tuesday 18 November 2025."),
        ("We wrote on November 18, 2025.", "We wrote on Tuesday 18 November 2025."),
        ("Your date of birth is 03/05/1956.", "Your date of birth is 3 May 1956."),
        ("Come on Fri 3 Nov at 10am.", "Come on Friday 3 November at 10am."),
        (
            "It is open 01/12/2025 - 05/12/2025.",
            "It is open Monday 1 December 2025 to Friday 5 December 2025.",
        ),
    ),
    leaves=(
        "Your reference is 48269/APP/2021/1482.",
        "Your visit is on Monday 18/11/2025.",  # the day name is wrong: a question to the author
        "The payment is due on 31/02/2026.",
        "It came in on 12/24/2025.",
        "We used 1/2 of the money.",
        "Regulations 2013 apply to you.",
        "Your visit is on Tuesday 18 November 2025.",
        "Call us on 3 November.",
        "See paragraph 18.11.25 of the rules.",
        "The sort code is 20-11-25.",
    ),
)
