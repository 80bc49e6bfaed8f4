"""A kind of letter -> its sections: which chunk stands under which heading (design 3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from easyread.layout.chunks import Chunk
from easyread.layout.settle import POINTS_BACK
from easyread.model import LetterKind, Purpose


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the plan: its heading, the purposes it takes, and words that draw a chunk to it."""

    heading: str
    takes: frozenset[Purpose] = frozenset()
    drawn_by: re.Pattern[str] | None = None


def _part(heading: str, *takes: Purpose, drawn_by: str = "") -> Part:
    return Part(heading, frozenset(takes), re.compile(drawn_by, re.I) if drawn_by else None)


DO = _part("What you need to do", "action", "deadline", "consequence")
CHOICES = _part("Your choices", "choice")
DISAGREE = _part("If you do not agree", "right")
# Only these are about disagreeing; other rights (to complain, to say no) are "Your rights".
AGREE = re.compile(
    r"\b(?:agree|disagree|appeal|reconsider\w*|review|look(?:ed)? (?:at it )?again|wrong|challenge)",
    re.IGNORECASE,
)
HELP = _part("Help for you", "help")
CANNOT_COME = _part(
    "If you cannot come",
    drawn_by=r"^(?:if|should) (?:you|this|the (?:date|time|appointment|place))\b[^.]{0,60}"
    r"\b(?:unable|cannot|can't|not (?:able|be able|convenient|suitable)|unsuitable|inconvenient)\b|"
    r"\b(?:cancel|change|rearrange|reschedule) (?:your|the|this|an) (?:appointment|visit|meeting)\b|"
    r"\b(?:develop|ill|unwell)\b[^.]{0,90}\b(?:phone|telephone|contact|call|tell)\b",
)
CONTACT = "How to contact us"
ABOUT = "About this letter"
DETAILS = "Details of the letter"
MADE = "Who made this Easy Read"
RIGHTS = "Your rights"
MAIN = "The main things"

PLANS: dict[LetterKind, tuple[Part, ...]] = {
    "appointment": (
        _part("Your appointment", "about", "decision", "reason", "other"),
        DO,
        _part(
            "Before you come",
            drawn_by=r"\b(?:days?|hours?|weeks?|night|evening) before\b|\bbefore (?:you come|your (?:appointment|operation|visit))\b|\bbeforehand\b",
        ),
        _part(
            "On the day",
            drawn_by=r"\bon the (?:day|morning)\b|\bwhen you arrive\b|\bon arrival\b|\bmorning of\b|\bon the day of\b",
        ),
        _part(
            "After your appointment",
            drawn_by=r"\b(?:after|following) (?:your|the) (?:appointment|operation|procedure|surgery|treatment|test|scan)\b|\bdischarged\b|\bgo(?:ing)? home\b|\bescort you home\b|\bfor 24 hours\b",
        ),
        CANNOT_COME,
        CHOICES,
        DISAGREE,
        HELP,
    ),
    "decision": (
        _part("The decision", "decision"),
        _part("The reasons", "reason"),
        _part("What this letter says", "about", "other"),
        DO,
        CHOICES,
        DISAGREE,
        HELP,
    ),
    "money": (
        _part("What this is about", "about", "decision", "reason", "other"),
        DO,
        CHOICES,
        DISAGREE,
        HELP,
    ),
    "invitation": (
        _part("What this is about", "about", "decision", "reason", "other"),
        DO,
        CANNOT_COME,
        CHOICES,
        DISAGREE,
        HELP,
    ),
    "other": (
        _part("What this letter says", "about", "decision", "reason", "other"),
        DO,
        CHOICES,
        DISAGREE,
        HELP,
    ),
}  # fmt: skip


# These follow what they belong to; a plain sentence does so too inside its paragraph.
STAYS: frozenset[Purpose] = frozenset({"consequence", "enclosure", "greeting", "boilerplate"})


STRONGEST: tuple[Purpose, ...] = (
    "action", "deadline", "consequence", "choice", "decision", "help", "contact", "reason", "about",
)  # fmt: skip


def plan_of(kind: LetterKind) -> tuple[Part, ...]:
    """The sections for this kind of letter. Kinds without a plan of their own use "other"."""
    return PLANS.get(kind, PLANS["other"])


def part_of(unit: Sequence[Chunk], plan: tuple[Part, ...], last: Part | None) -> Part:
    """Choose the section of one unit: chunks that must stay together.

    A right always stands under its own heading. Words draw next ("on the day ..."), then the
    strongest purpose in the unit. What has no purpose of its own stays with what came before it,
    unless it opens a new paragraph.
    """
    purposes = {chunk.purpose for chunk in unit}
    if last is not None and POINTS_BACK.match(unit[0].lines[0].text) and "right" not in purposes:
        return last  # "This is because ..." needs what it points to
    if "right" in purposes:
        return _taking("right", plan)
    words = " ".join(chunk.words for chunk in unit)
    if CANNOT_COME in plan and CANNOT_COME.drawn_by and CANNOT_COME.drawn_by.search(words):
        return CANNOT_COME  # says more than "before" or "on the day"
    drawn = [
        (found.start(), i)
        for i, part in enumerate(plan)
        if part.drawn_by is not None and (found := part.drawn_by.search(words))
    ]
    if drawn:
        return plan[min(drawn)[1]]  # the cue that comes first names the time of all that follows
    stays = purposes <= STAYS or ("other" in purposes and not unit[0].opens)
    if last is not None and stays and not purposes - STAYS - {"other"}:
        return last
    return _taking(next((p for p in STRONGEST if p in purposes), "other"), plan)


def _taking(purpose: Purpose, plan: tuple[Part, ...]) -> Part:
    return next((part for part in plan if purpose in part.takes), plan[0])
