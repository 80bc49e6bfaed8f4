"""A sentence about disagreeing -> how much it belongs on the first page: the first step, never only the next."""

from __future__ import annotations

import re

from easyread.layout.must_know import Told, leans
from easyread.model import LetterKind

DATE_OF = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
READER = re.compile(r"\byou\b|\byour (?:request|appeal)\b", re.I)
COMPLAINT = re.compile(r"\bcomplain", re.I)
AGREE = re.compile(
    r"\b(?:agree|disagree|appeal|reconsider\w*|review(?:ed)?|look(?:ed)?(?: at)?(?: it)? again|wrong|challenge|"
    r"second (?:opinion|inspection)|tribunal|liable|unhappy|dissatisfied)\b",
    re.I,
)
OPEN_TO = re.compile(
    r"\b(?:can|may|should|please|right to|entitled to)\b.{0,40}\b(?:ask|appeal|refer|apply|request\w*|challenge|complain|write|"
    r"object|decline|say no)|\byou have \w+ [^.]{0,60}\bto (?:ask|request|appeal|apply)\b",
    re.I,
)
_PERIOD = r"\w+ (?:\w+ )?(?:days?|weeks?|months?)"
LIMIT = re.compile(
    rf"\bwithin {_PERIOD}\b|\byou have {_PERIOD}\b[^.]{{0,60}}\bto (?:ask|request|appeal|apply)\b",
    re.I,
)
DENIES = re.compile(r"\b(?:cannot|can't|will not|no (?:\w+ )?right|informal)\b", re.I)
# A step that is open only after another one.
SECOND_STEP = re.compile(
    r"\bstill (?:be )?(?:unhappy|dissatisfied|not (?:happy|satisfied))\b|^stage (?:two|2)\b|"
    r"\b(?:remain|are) still\b|\bremain (?:unhappy|dissatisfied)\b|\bafter that\b|\bthereafter\b|\bfollowing this\b|\bafter our (?:final )?(?:response|reply|decision)\b|\bcannot [^.]* until\b",
    re.I,
)
FIRST_STEP = re.compile(
    r"\bfirst (?:write|ask|contact|tell)|\blet us know\b|\bwrite to (?:us|the)\b|\bask (?:us|the \w+)? ?(?:to look|for it to be|for a review|to reconsider)|"
    r"\brequest for (?:a )?(?:reconsideration|review)\b|\breviewed\b|\breconsider|\blook(?:ed)? at (?:it )?again\b|"
    r"\bmake (?:comments|representations)\b|\btell us what you think\b",
    re.I,
)
LATER_STEP = re.compile(
    r"\b(?:ombudsman|tribunal|consumer council|crown court|judicial review)\b", re.I
)
NO_STEP = re.compile(
    r"\bstatement of reasons\b|\bmay also\b|^if we make a decision\b|\byou will be told how\b|"
    r"^once (?:the|your|we)\b",
    re.I,
)


def right_worth(told: Told, kind: LetterKind) -> float:
    """How to disagree. A complaint about the service is no such right, unless there is no other."""
    if told.purpose != "right":
        return 0
    words = told.words
    if is_later_step(words):
        return 0
    under = headed_right(told) and bool(READER.search(words))
    agrees = bool(AGREE.search(words)) or under
    return (
        1
        + 3 * agrees
        + 3 * bool(FIRST_STEP.search(words))
        - 2 * bool(LATER_STEP.search(words))
        + bool(LIMIT.search(words) or DATE_OF.search(words))
        - 2 * bool(DENIES.search(words))
        + 2 * bool(OPEN_TO.search(words))
        - 2 * (bool(COMPLAINT.search(words)) and not (agrees or LATER_STEP.search(words)))
        - 2 * leans(words)
    )


def is_later_step(words: str) -> bool:
    """Whether this way to disagree opens only after another, or says none."""
    return bool(SECOND_STEP.search(words) or NO_STEP.search(words))


def headed_right(told: Told) -> bool:
    """Whether the heading says the case a right is for: "If you think this decision is wrong"."""
    heading = told.heading.text if told.heading is not None else ""
    return bool(AGREE.search(heading) and heading.lower().startswith("if you"))
