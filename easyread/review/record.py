"""What is known of one finished page -> its one-page record, as values and as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from easyread.review.verifying import SAYS_NOW
from easyread.settings import Profile

# The guides that the rules and page tests cite; docs/standards.md has every code.
GUIDES = (
    "Inclusion Europe: Information for all (2009)",
    "Department of Health: Making written information easier to understand (2010)",
    "NHS Accessible Information Standard (DAPB1605)",
)
REVIEW_AFTER = timedelta(days=365)  # our own choice where a template sets no day; Q-10 names none
NOBODY = "Nobody has said yes to this part as it is now."


@dataclass(frozen=True, slots=True)
class Guide:
    """What the page was made to keep to."""

    profile: str
    level: str
    words_in_a_sentence: str
    type_pt: float
    guides: tuple[str, ...] = GUIDES


@dataclass(frozen=True, slots=True)
class StillThere:
    """A finding or a fact problem that is left on the page: what it is, why it may stay, who said so."""

    says: str
    where: str
    source: str = ""
    severity: str = ""
    reason: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who said yes to what, in which role, on which day, and whether it still counts."""

    what: str
    who: str
    role: str
    on: str
    whole_page: bool


@dataclass(frozen=True, slots=True)
class Worked:
    """For how many of the people who looked at one part of the page it worked."""

    part: str
    yes: int
    of: int
    says: str


@dataclass(frozen=True, slots=True)
class FileMade:
    """One file that was made of this version."""

    code: str
    format: str
    mark: str
    sha256: str
    made_on: str


@dataclass(frozen=True, slots=True)
class SentOut:
    """That the page went out, and why people had not checked it where they had not."""

    sent_on: str
    code: str
    with_letter: bool
    right_format: bool
    safe_address: bool
    channel: str
    why_not_checked: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The one-page record of one version of a letter."""

    letter_id: str
    version: int
    fingerprint: str
    made_on: str
    review_by: str
    state: str
    mark: str
    mark_says: str
    guide: Guide
    findings_left: tuple[StillThere, ...]
    facts_let_through: tuple[StillThere, ...]
    signed: tuple[Signed, ...]
    checked_by: tuple[str, ...]
    people_needed: int
    worked: tuple[Worked, ...]
    worked_for: str
    files: tuple[FileMade, ...]
    sent: tuple[SentOut, ...]


def guide_of(profile: Profile, level: str) -> Guide:
    """What a profile asks for, in the words of the record.

    >>> guide_of(Profile(), "full").words_in_a_sentence
    'aim 10, warn over 15, stop over 20'
    """
    words = (
        f"aim {profile.aim_words}, warn over {profile.warn_words}, stop over {profile.block_words}"
    )
    return Guide(profile.id, level, words, profile.type_pt)


def review_day(made_on: date, set_by_template: date | None) -> date:
    """The day by which somebody must look at the page again."""
    return set_by_template or made_on + REVIEW_AFTER


def worked(part: str, yes: int, of: int) -> Worked:
    """Say for how many a part worked.

    >>> worked("Your money", 3, 3).says
    '3 of 3'
    """
    return Worked(part, yes, max(yes, of), f"{yes} of {max(yes, of)}" if yes else NOBODY)


def whole_page(parts: Iterable[Worked]) -> str:
    """For how many the whole page worked: for no more than its weakest part did."""
    weakest = min(parts, key=lambda part: (part.yes, -part.of), default=None)
    return "" if weakest is None or not weakest.yes else weakest.says


def as_text(record: Record) -> str:
    """The record as plain text, for the file of the case. One page for most letters."""
    guide = record.guide
    parts = [
        f"Record of Easy Read {record.letter_id}, version {record.version}",
        f"Mark: {SAYS_NOW[record.mark]}",
        f"State: {record.state}. Made on {record.made_on}. Look at it again by {record.review_by}.",
        f"Fingerprint: {record.fingerprint}",
        "",
        f"Guide followed: profile {guide.profile}, level {guide.level}; "
        f"words in a sentence: {guide.words_in_a_sentence}; letters of {guide.type_pt:g} pt.",
        *(f"  - {name}" for name in guide.guides),
        "  No UK body certifies Easy Read.",
        "",
        *_listed("Findings left, and why", [_still(x) for x in record.findings_left]),
        *_listed("Facts let through, and why", [_still(x) for x in record.facts_let_through]),
        *_listed("Who signed", [_signed(x) for x in record.signed]),
        f"People with learning disabilities who must check every row: {record.people_needed}",
        *_listed("Who checked every row, as each wishes", record.checked_by),
        *_listed("What worked for how many", [f"{x.part}: {x.says}" for x in record.worked]),
        *([f"The whole page worked for {record.worked_for}.", ""] if record.worked_for else []),
        *_listed("Files", [f"{x.code} {x.format}, {x.made_on}: {x.mark}" for x in record.files]),
        *_listed("Sent", [_sent(x) for x in record.sent]),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    return [f"{heading}:", *([f"  - {line}" for line in lines] or ["  - none"]), ""]


def _still(one: StillThere) -> str:
    why = f" Why: {one.reason}" if one.reason else ""
    who = f" ({one.who})" if one.who else ""
    return f"“{one.where}” {one.says}{why}{who}"


def _signed(one: Signed) -> str:
    part = "" if one.whole_page else " (a part of the page as it is now)"
    return f"{one.what}: {one.who}, {one.role}, {one.on}{part}"


def _sent(one: SentOut) -> str:
    def yes(holds: bool) -> str:
        return "yes" if holds else "no"

    why = f" Why people did not check: {one.why_not_checked}" if one.why_not_checked else ""
    return (
        f"{one.sent_on}, file {one.code}, by {one.channel}; same day as the letter: "
        f"{yes(one.with_letter)}; right format: {yes(one.right_format)}; "
        f"safe address: {yes(one.safe_address)}.{why}"
    )
