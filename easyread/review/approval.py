"""The prints of a page and who approved which prints -> how far the page is truly checked.

A mark is never stored: it is worked out each time from the approvals of these exact words and
pictures. So one change takes the approval of that row away, and of no other; putting the old words
back brings it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from easyread.fingerprint import LAYOUT_VERSION, fingerprint, print_of, row_print
from easyread.model import Checked, EasyRead
from easyread.review.edits import row_keys

Kind = Literal["signed", "clinical", "readability", "people"]


@dataclass(frozen=True, slots=True)
class Prints:
    """What can be approved of a page.

    ``exact`` and ``masked`` hold one print a row, in order; ``frame`` and ``masked_frame`` cover the
    title, the headings and the order of the rows. The masked ones name people and numbers by
    placeholders, so that the same page to another reader has the same prints. ``whole`` is the
    fingerprint of the exact page. ``keys`` are the rows' keys, in order.
    """

    keys: tuple[str, ...]
    exact: tuple[str, ...]
    masked: tuple[str, ...]
    frame: str
    masked_frame: str
    whole: str


@dataclass(frozen=True, slots=True)
class Approval:
    """That one person, in one role, approved these prints. ``rows`` hold the frame's print too."""

    id: str
    kind: Kind
    who: str
    role: str
    rows: frozenset[str]


def prints_of(page: EasyRead, typed: EasyRead) -> Prints:
    """Print a page. ``typed`` is the same page with its names and slots as typed placeholders.

    Raises:
        ValueError: the two pages do not have the same rows.
    """
    keys = row_keys(page)
    exact, masked = _rows(page), _rows(typed)
    if len(exact) != len(masked):
        raise ValueError("the masked page must have the rows of the page")
    order = tuple(keys[row.id] for section in page.sections for row in section.rows)
    return Prints(
        order,
        exact,
        masked,
        _frame(page, order),
        _frame(typed, order),
        fingerprint(page),
    )


def mark_of(
    prints: Prints, approvals: Iterable[Approval], checkers: int, clinical: bool = False
) -> Checked:
    """Say how far this page is checked.

    Args:
        prints: of the page.
        approvals: all that count for this letter and its template; withdrawn ones left out.
        checkers: how many people with lived experience must have approved each row.
        clinical: whether a clinician must have signed too (medicine, fasting, consent).
    """
    known = tuple(approvals)
    if open_for("signed", prints, known) or open_for("readability", prints, known):
        return "draft"
    if clinical and open_for("clinical", prints, known):
        return "draft"
    if _same_person(known, prints):
        return "draft"
    if open_for_people(prints, known, checkers):
        return "staff_checked"
    return "people_checked"


def open_for(kind: Kind, prints: Prints, approvals: Iterable[Approval]) -> tuple[str, ...]:
    """The keys of the rows that nobody approved in this way, in order; "" stands for the frame."""
    covered: set[str] = set().union(*(a.rows for a in approvals if a.kind == kind))
    return _uncovered(zip((*prints.keys, ""), (*prints.exact, prints.frame), strict=True), covered)


def open_for_people(
    prints: Prints, approvals: Iterable[Approval], checkers: int
) -> tuple[str, ...]:
    """The keys of the rows that fewer than ``checkers`` people approved; "" stands for the frame."""
    said = said_yes(approvals)
    enough = {row for row, who in said.items() if len(who) >= max(1, checkers)}
    pairs = zip((*prints.keys, ""), (*prints.masked, prints.masked_frame), strict=True)
    return _uncovered(pairs, enough)


def said_yes(approvals: Iterable[Approval]) -> Mapping[str, frozenset[str]]:
    """Who of the people with lived experience approved each print: each person counts once."""
    found: dict[str, set[str]] = {}
    for approval in approvals:
        if approval.kind == "people":
            for row in approval.rows:
                found.setdefault(row, set()).add(approval.who)
    return {row: frozenset(who) for row, who in found.items()}


def all_prints(prints: Prints, masked: bool = False) -> frozenset[str]:
    """Everything that one approval of the whole page covers."""
    if masked:
        return frozenset((*prints.masked, prints.masked_frame))
    return frozenset((*prints.exact, prints.frame))


def _same_person(approvals: Iterable[Approval], prints: Prints) -> bool:
    """Whether one person alone both signed and passed some row: nobody approves their own work."""
    by: dict[tuple[str, Kind], set[str]] = {}
    for approval in approvals:
        for row in approval.rows:
            by.setdefault((row, approval.kind), set()).add(approval.who)
    return any(
        len(by.get((row, "signed"), set()) | by.get((row, "readability"), set())) < 2
        for row in (*prints.exact, prints.frame)
    )


def _rows(page: EasyRead) -> tuple[str, ...]:
    return tuple(
        print_of([LAYOUT_VERSION, page.profile, section.heading, row_print(row)])
        for section in page.sections
        for row in section.rows
    )


def _frame(page: EasyRead, order: Iterable[str]) -> str:
    headings = [section.heading for section in page.sections]
    return print_of([LAYOUT_VERSION, page.profile, page.title, *headings, "|", *order])


def _uncovered(pairs: Iterable[tuple[str, str]], covered: Iterable[str]) -> tuple[str, ...]:
    known = set(covered)
    return tuple(key for key, row in pairs if row not in known)
