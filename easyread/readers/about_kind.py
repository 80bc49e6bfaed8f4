"""The words of a letter -> its kind: appointment, decision, money, invitation, notice, report, other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from easyread.model import LetterKind

# One written table: kind -> (points, cue). A cue counts once in the text, once more in
# the subject and once more in the first words after "Dear".
_CUES: tuple[tuple[LetterKind, int, str], ...] = (
    (
        "decision",
        5,
        r"\b(?:appeal|application|claim|notice)\b[^.]{0,30} (?:is|it is) (?:not valid|invalid)\b",
    ),
    (
        "appointment",
        3,
        r"\b(?:your|an?|this|the) (?:\w+[ -]){0,3}appointments?\b|\bappointment (?:details|date|time|has been|for|letter|on|at|with)\b",
    ),
    (
        "appointment",
        3,
        r"\b(?:you (?:have been|are) (?:booked|referred|listed)|we have (?:booked|arranged) (?:you|an?|your))\b",
    ),
    (
        "appointment",
        2,
        r"\b(?:admission|pre-?operative|outpatients?|out-patients?|day surgery|screening|vaccination|ultrasound|x-ray)\b",
    ),
    (
        "appointment",
        3,
        r"\b(?:re)?(?:arranged|booked) (?:your \w+(?: \w+)? )?(?:for|at|on) [^.]{0,30}\d|\b(?:your|the) hearing is on\b|\bhearing details\b",
    ),
    ("appointment", 2, r"\b(?:your (?:operation|procedure|scan|surgery|assessment|interview))\b"),
    (
        "appointment",
        2,
        r"\b(?:unable to (?:attend|keep)|cannot (?:attend|keep|come|make it)|fail(?:ure)? to attend|do not attend)\b",
    ),
    ("appointment", 1, r"\b(?:consultant|clinic|ward|reception|arrive)\b"),
    (
        "decision",
        4,
        r"\b(?:appeal|application|claim|request) (?:is|has been|was) (?:\w+ )?(?:refused|allowed|dismissed|granted|rejected|approved|turned down|successful|unsuccessful|declined|upheld|disallowed|closed|now closed)",
    ),
    (
        "decision",
        4,
        r"\b(?:we have|i have|has|have) (?:now |carefully )?(?:decided|concluded|determined|made a decision)\b|\bit (?:has been|was) (?:decided|determined)\b|\b(?:the|our|my|a) decision (?:is|was|made|about|on|not to|that|of)\b|\bdecision notice\b",
    ),
    (
        "decision",
        3,
        r"\b(?:mandatory reconsideration|right (?:of|to) appeal|if you (?:disagree|do not agree|think (?:this|our|the) decision)|challenge (?:this|our|the) decision|ask (?:us )?(?:for|to) (?:a )?(?:review|reconsider\w*))\b",
    ),
    (
        "decision",
        3,
        r"\b(?:not entitled to|(?<!may be )entitled to (?:the|an?|your)|have been (?:awarded|assessed as)|(?<!be )(?<!is )awarded|set aside|not eligible|eligib(?:le|ility) (?:criteria|for))\b",
    ),
    (
        "decision",
        1,
        r"\b(?:reasons? for (?:the|our|this)|points? (?:were|was) scored|score \d+ points|tribunal)\b",
    ),
    (
        "money",
        4,
        r"\b(?:(?<!weekly in )(?<!monthly in )(?<!weeks in )(?<!months in )arrears|overpa(?:id|yment)|outstanding (?:balance|amount)|amount (?:due|owed|owing)|final demand|rent (?:increase|account|arrears)|new rent|council tax (?:bill|account|reminder|demand)|you owe|balance of|invoice|instal?ments?|direct debit)\b",
    ),
    (
        "money",
        3,
        r"\b(?:your (?:new )?(?:rent|bill|payments?|charges?|contribution)|pay(?:ment)? (?:of|is|must|should|by|will|the)|service charge|refund|rebate)\b",
    ),
    (
        "invitation",
        4,
        r"\b(?:invit(?:e|ed|es|ation|ing)|join us|we would (?:love|like) (?:you|to see you)|come along|you are welcome to)\b",
    ),
    ("invitation", 4, r"\bannual general meeting\b"),
    (
        "invitation",
        2,
        r"\b(?:will be held (?:on|at)|you may attend|to book (?:a|your) place|rsvp|open day|forum|workshop|coffee morning|(?:an|our|this) event|refreshments|have your say)\b",
    ),
    ("invitation", 1, r"\b(?:meeting|agenda|chaired|attendees)\b"),
    (
        "notice",
        4,
        r"\b(?:notice (?:of|is hereby|seeking|to quit|under|that)|formal notice|hereby (?:given|notified)|final notice|this notice|enforcement notice)\b",
    ),
    (
        "notice",
        3,
        r"\b(?:we (?:are writing|write) to (?:let you know|tell you|inform you|notify you|advise you)|to (?:inform|notify) you (?:that|of)|will (?:be clos|close|change|be chang|be replac|start on|begin on)\w*|coming to an end|start date|planned (?:works?|maintenance))\b",
    ),
    (
        "notice",
        2,
        r"\b(?:changes? to (?:your|the|our)|inspection|site visit|repairs?|timetable|your appeal started|works? will|gas safety)\b",
    ),
    (
        "report",
        4,
        r"\b(?:this (?:report|paper|review|strategy|summary|consultation)|minutes of|executive summary|annual report|table of contents|key findings)\b",
    ),
    (
        "report",
        2,
        r"\b(?:recommendations?|findings|background|introduction|methodology|conclusions?)\b",
    ),
)
# What a letter tells first is news: something came in, began, moved or changed.
_NEWS = re.compile(
    r"\b(?:we have (?:now )?(?:received|set up|changed|rearranged|started|confirmed|updated)|"
    r"we did not receive|you have a new|there is a new|(?:has|have) (?:now )?been (?:changed|moved|set up)|"
    r"(?:did not submit|submitted) any)\b",
    re.I,
)
_NEWS_POINTS = 4
_DEAR = re.compile(r"^\s*dear\b.*$", re.I | re.M)
_COMPILED = tuple((kind, points, re.compile(cue, re.I)) for kind, points, cue in _CUES)
_POUNDS = re.compile(r"£\s?\d")

ENOUGH = 4  # fewer points than this prove nothing
LONG_WORDS = 1500  # longer than a letter
OPENING_WORDS = 60  # of the letter itself: they say what it is about
LEAD = 1  # and the best kind must lead by this


def find_kind(texts: Iterable[str], subject: str) -> LetterKind:
    """Give the kind of letter by its cue words; "other" where the words do not clearly say.

    >>> find_kind(["The appeal is refused.", "The decision made on 20/09/2020 is confirmed."], "")
    'decision'
    """
    text = "\n".join(texts)
    opening = _opening(text)
    points: dict[LetterKind, int] = {}
    for kind, worth, cue in _COMPILED:
        hits = sum(bool(cue.search(words)) for words in (text, subject, opening))
        points[kind] = points.get(kind, 0) + worth * hits
    points["notice"] += _NEWS_POINTS * bool(_NEWS.search(opening))
    points["money"] += min(3, len(_POUNDS.findall(text)))
    if len(text.split()) > LONG_WORDS:  # so long a text holds every cue
        return "report" if points["report"] >= ENOUGH else "other"
    points["report"] = min(points["report"], 3)  # a short letter only talks about a report
    order = sorted(points, key=lambda kind: -points[kind])
    best, second = order[0], order[1]
    if points[best] < ENOUGH or points[best] - points[second] < LEAD:
        return "other"
    return best


def _opening(text: str) -> str:
    """The first words after "Dear ...", or of the whole where nobody is greeted."""
    greeting = _DEAR.search(text)
    return " ".join(text[greeting.end() if greeting else 0 :].split()[:OPENING_WORDS])
