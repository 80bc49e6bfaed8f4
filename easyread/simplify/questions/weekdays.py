"""A weekday beside a date, with or without a year -> do they fit? And is it a real date?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from easyread.facts.find.dates import MONTHS
from easyread.simplify.questions.asked import Asked, Kind, Reading
from easyread.simplify.questions.days import dates_in, nearest_weekday, say_day

# Without a year, a date this far from the letter may be of another year than we think.
NEAR_DAYS = 120
_NAMES = "|".join(month[:3] for month in MONTHS)
_UNREAL = re.compile(
    rf"(?<![\d/.,£-])(?P<day>29|30|31|32)(?:st|nd|rd|th)?(?: of)? (?P<month>{_NAMES})[a-z]*\b(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    r"(?! [A-Z][a-z]+ ?(?:Road|Street|Lane|Close|Avenue)| (?:Road|Street|Lane|Close|Avenue|Gardens))",
    re.IGNORECASE,
)
_UNREAL_DIGITS = re.compile(
    r"(?<![\d/])(?P<day>29|30|31|32)/(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)\b"
)


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which is right where the day of the week and the date disagree, or the date is not real."""
    for line in reading.lines:
        for dated in dates_in(line, reading.date):
            real = f"{dated.day:%A}"
            if not dated.weekday or dated.weekday == real.lower():
                continue
            if not dated.sure and (
                reading.date is None or abs((dated.day - reading.date).days) > NEAR_DAYS
            ):
                continue
            wrong = dated.weekday.capitalize()
            other = nearest_weekday(dated.day, dated.weekday)
            yield Asked(
                f"The letter says {wrong} for {dated.day.day} {dated.day:%B} {dated.day.year}, "
                f"but that day is a {real}. Which is right?",
                (line,),
                (say_day(dated.day), say_day(other)),
            )
        for form in (_UNREAL, _UNREAL_DIGITS):
            for match in form.finditer(line):
                if _is_unreal(match):
                    yield Asked(f"{match[0]} is not a real date. Which date is right?", (line,))


def _is_unreal(match: re.Match[str]) -> bool:
    named = match["month"].lower()[:3]
    month = int(named) if named.isdigit() else [m[:3] for m in MONTHS].index(named) + 1
    year = int(match["year"]) if match["year"] else 2000  # a leap year: 29 February may be meant
    return int(match["day"]) > monthrange(year, month)[1]


KIND = Kind(
    "weekday",
    ask,
    asks=(
        "Your appointment is on Monday 12 May 2026.",
        "Please come on Tuesday 11 March at 10am.",
        "The hearing is on Friday, 3rd April 2025 at 2pm.",
        "Pre-operative assessment: Thurs 18/03/2026, 10:40, Clinic 4.",
        "The meeting will be held on Wednesday the 25th of May 2026.",
        "The nurse will visit you on Sunday 14 March 2026 between 1pm and 4pm.",
        "The form must be returned by Sunday 31 February 2027.",
        "Payment must reach us by 31 April 2026.",
        "We will collect the money on Mon 10th March.",
    ),
    passes=(
        "Your appointment is on Tuesday 12 May 2026.",
        "Please come on Wednesday 11 March at 10am.",
        "The visit is on Monday 9 to Friday 13 March 2026.",
        "We met on Tuesday 11 November.",
        "The group meets every Monday. The next one is on 12 March.",
        "You can phone us Monday to Friday, 9am to 5pm. Reply by 11 March 2026.",
        "The hearing is on Thursday 2 and Friday 3 April 2026.",
        "He was born on 29 February 1996.",
        "The work begins in the week of Monday 16 March.",
        "We live at 31 June Road.",
    ),
)
