"""The words of a letter -> its kind: appointment, decision, money, invitation, notice, report, other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from easyread.model import LetterKind

# One written table: kind -> (points, cue). A cue counts once in the text and once more in the subject.
_CUES: tuple[tuple[LetterKind, int, str], ...] = (
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
        r"\b(?:appeal|application|claim|request) (?:is|has been|was) (?:\w+ )?(?:refused|allowed|dismissed|granted|rejected|approved|turned down|successful|unsuccessful|declined|upheld|disallowed|%s)",
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
        r"\b(?:not entitled to|entitled to (?:the|an?|your)|have been (?:awarded|assessed as)|awarded|set aside|not eligible|eligib(?:le|ility) (?:criteria|for))\b",
    ),
    (
        "decision",
        1,
        r"\b(?:reasons? for (?:the|our|this)|points? (?:were|was) scored|score \d+ points|tribunal)\b",
    ),
    (
        "money",
        4,
        r"\b(?:arrears|overpa(?:id|yment)|outstanding (?:balance|amount)|amount (?:due|owed|owing)|final demand|rent (?:increase|account|arrears)|council tax (?:bill|account|reminder|demand)|you owe|balance of|invoice|instal?ments?|direct debit)\b",
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
        r"\b(?:will be held (?:on|at)|you may attend|to book (?:a|your) place|rsvp|open day|forum|workshop|coffee morning|event|refreshments|have your say)\b",
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
        r"\b(?:we (?:are writing|write) to (?:let you know|tell you|inform you|notify you|advise you)|to (?:inform|notify) you (?:that|of)|will (?:be clos|close|change|be chang|be replac|start on|begin on)\w*|planned (?:works?|maintenance))\b",
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
_COMPILED = tuple((kind, points, re.compile(cue, re.I)) for kind, points, cue in _CUES)
_POUNDS = re.compile(r"£\s?\d")

ENOUGH = 4  # fewer points than this prove nothing
LONG_WORDS = 1500  # longer than a letter
LEAD = 1  # and the best kind must lead by this


def find_kind(texts: Iterable[str], subject: str) -> LetterKind:
    """Give the kind of letter by its cue words; "other" where the words do not clearly say.

    >>> find_kind(["The appeal is refused.", "The decision made on 20/09/2020 is confirmed."], "")
    'decision'
    """
    text = "\n".join(texts)
    points: dict[LetterKind, int] = {}
    for kind, worth, cue in _COMPILED:
        hits = bool(cue.search(text)) + bool(subject and cue.search(subject))
        points[kind] = points.get(kind, 0) + worth * hits
    points["money"] += min(3, len(_POUNDS.findall(text)))
    if len(text.split()) > LONG_WORDS:  # so long a text holds every cue
        return "report" if points["report"] >= ENOUGH else "other"
    points["report"] = min(points["report"], 3)  # a short letter only talks about a report
    order = sorted(points, key=lambda kind: -points[kind])
    best, second = order[0], order[1]
    if points[best] < ENOUGH or points[best] - points[second] < LEAD:
        return "other"
    return best
