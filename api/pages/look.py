"""A kept letter -> what the screens of the workspace show: its rows as printed, what is wrong where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request, Response
from pydantic import ValidationError
from sqlalchemy import select

from api.cases import Opened, etag, open_case
from api.deps import Caller, NotThere, StoreDep
from api.errors import BadRequest
from api.letters_out import left_on, whole_letter
from api.pages.result import picture_address
from api.routes import letters
from api.routes.moves import comments_in
from easyread.layout.printed import Run, alt_of, runs_of
from easyread.model import Picture, Row
from easyread.review.edits import row_keys
from easyread.review.states import WORK
from easyread.review.store.engine import Work
from easyread.review.store.tables import User

SEVERITY_WORDS = {"block": "to mend", "warn": "to look at", "inform": "for your interest"}


@dataclass(slots=True)
class SeenRow:
    """One row of the page as a person sees it, and what is found wrong in it."""

    key: str
    number: int
    row: Row
    heading: str
    problems: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    approved: list[str] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    twins: list[TwinSeen] = field(default_factory=list)

    @property
    def runs(self) -> tuple[tuple[Run, ...], ...]:
        """Its lines as they print, in plain and bold pieces."""
        return runs_of(self.row)

    @property
    def texts(self) -> list[str]:
        """The words of each line."""
        return [line.text for line in self.row.lines]

    @property
    def sources(self) -> list[str]:
        """The sentences of the letter that this row carries, each once."""
        return list(dict.fromkeys(s for line in self.row.lines for s in line.sources))

    @property
    def picture(self) -> str:
        """The address of the picture, "" for none: it travels in the page."""
        return picture_address(self.row.picture) if self.row.picture else ""

    @property
    def alt(self) -> str:
        """The words that stand for the picture."""
        return alt_of(self.row.picture) if self.row.picture else ""


@dataclass(frozen=True, slots=True)
class TwinSeen:
    """Another row that tells a sentence of this one, and whether in the same words."""

    row: SeenRow
    alike: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One letter as the screens show it: what the service says of it, and its rows as printed."""

    case: Opened
    letter: dict[str, Any]
    sections: tuple[tuple[str, tuple[SeenRow, ...]], ...]
    told_in: Mapping[str, list[SeenRow]]
    why_left: Mapping[str, str]
    names: Mapping[str, str]
    comments: Sequence[dict[str, Any]]

    @property
    def rows(self) -> tuple[SeenRow, ...]:
        """Every row, in order."""
        return tuple(row for _, rows in self.sections for row in rows)

    @property
    def in_work(self) -> bool:
        """Whether words can be changed without taking back an approval."""
        return self.letter["state"] in WORK

    def row(self, key: str) -> SeenRow:
        """The row of this key.

        Raises:
            NotThere: the page has no such row (code ``not-found``).
        """
        found = next((row for row in self.rows if row.key == key), None)
        if found is None:
            raise NotThere("There is no such row on this page.", "Open the letter again.")
        return found

    def decisions_on(self, key: str) -> list[dict[str, Any]]:
        """What people decided about one row, and what can be undone."""
        return [d for d in self.letter["decisions"] if d["about"] == "row" and d["key"] == key]

    @property
    def lost(self) -> list[dict[str, Any]]:
        """Changes of rows that this page does not have any more."""
        gone = set(self.case.made.lost_changes)
        return [d for d in self.letter["decisions"] if d["about"] == "row" and d["key"] in gone]


def look(
    store: StoreDep, caller: Caller, letter_id: str, told: dict[str, Any] | None = None
) -> Seen:
    """Load a letter for a screen.

    ``told`` is what the service just said of it: it is not worked out again where nobody changed
    the letter since.

    Raises:
        NoLetter: there is none for this person (code ``not-found``).
    """
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        fresh = told is not None and told["etag"] == etag(case.letter)
        letter = told if told is not None and fresh else whole_letter(work, case)
        return seen_of(work, case, letter)


def seen_of(work: Work, case: Opened, letter: dict[str, Any]) -> Seen:
    """Put the rows of an opened letter beside what was found and said about them."""
    keys = row_keys(case.made.easyread)
    number, sections = 0, []
    for section in case.made.easyread.sections:
        rows = []
        for row in section.rows:
            number += 1
            rows.append(SeenRow(keys[row.id], number, row, section.heading))
        sections.append((section.heading, tuple(rows)))
    told_in: dict[str, list[SeenRow]] = defaultdict(list)
    for _, some in sections:
        for one in some:
            for source in one.sources:
                told_in[source].append(one)
    names, comments = _names(work, case), comments_in(work, case.letter)
    seen = Seen(case, letter, tuple(sections), told_in, _why_left(letter), names, comments)
    _put_findings(seen)
    _put_problems(seen)
    for one in seen.rows:
        one.comments += [said for said in comments if said["row"] == one.key]
    _put_twins(seen)
    for offer in letter["approved_before"]:
        seen.row(offer["row"]).approved = offer["lines"]
    return seen


def decide(
    request: Request,
    store: StoreDep,
    caller: Caller,
    letter_id: str,
    if_match: str,
    *decisions: Mapping[str, Any],
) -> dict[str, Any]:
    """Keep decisions as ``POST /v1/letters/{id}/decisions`` does, and give the letter after them.

    Raises:
        BadRequest: something typed is longer than we keep, or not whole (code ``bad-request``).
        Stale: somebody else changed the letter first (code ``stale``).
        EasyReadError: whatever else the service says.
    """
    try:
        body = letters.DecisionsIn.model_validate({"decisions": list(decisions)})
    except ValidationError as why:
        raise BadRequest(
            "Something is missing here, or it is too long.", "Look at the form again."
        ) from why
    return letters.decide(letter_id, body, request, Response(), store, caller, if_match or None)


def small(picture: Picture) -> dict[str, Any]:
    """One picture as a choice in a form."""
    return {
        "concept": picture.concept,
        "crossed": picture.crossed,
        "address": picture_address(picture),
        "alt": alt_of(picture),
        "name": picture.concept.replace("-", " "),
    }


def _names(work: Work, case: Opened) -> dict[str, str]:
    """The names of all who work on a letter or decided something in it, by their id."""
    letter = case.letter
    people = {k.user_id for k in case.kept}
    people |= {letter.author_id or "", letter.converter_id or "", letter.readability_id or ""}
    found = work.db.execute(select(User.id, User.name).where(User.id.in_(people)))
    return {row.id: row.name for row in found}


def _why_left(letter: Mapping[str, Any]) -> dict[str, str]:
    """Why the page does not tell a sentence, by its id."""
    left = {gone["text"]: gone["why"] for gone in letter["coverage"]["left_out"]}
    sentences = (s for block in letter["original"] for s in block["sentences"])
    return {s["id"]: left[s["text"]] for s in sentences if s["text"] in left}


def _put_findings(seen: Seen) -> None:
    by_line = {line.id: row for row in seen.rows for line in row.row.lines}
    found = zip(seen.letter["findings"], left_on(seen.case), strict=True)
    for finding, left in found:
        row = by_line.get(left.finding.span.block)
        finding["row"] = row.key if row else ""
        finding["number"] = row.number if row else None
        start, end = left.finding.span.start, left.finding.span.end
        finding["cut"] = left.line[:start], left.line[start:end], left.line[end:]
        if row:
            row.findings.append(finding)


def _put_twins(seen: Seen) -> None:
    rows = {row.key: row for row in seen.rows}
    for section in seen.letter["sections"]:
        for told in section["rows"]:
            twins = (TwinSeen(rows[one["key"]], one["alike"]) for one in told["twins"])
            rows[told["key"]].twins = list(twins)


def _put_problems(seen: Seen) -> None:
    """Put each fact problem on the row that prints its line, else on the sentence it was lost from."""
    by_text: dict[str, list[SeenRow]] = defaultdict(list)
    for row in seen.rows:
        for text in row.texts:
            by_text[text].append(row)
    sentences = {
        s["text"]: s["id"] for block in seen.letter["original"] for s in block["sentences"]
    }
    for problem in _problems(seen.letter["facts"]):
        sentence = sentences.get(problem["line"], "")
        rows = by_text.get(problem["line"]) or seen.told_in.get(sentence, [])
        problem["sentence"] = sentence or _one_source(rows)
        problem["row"] = rows[0].key if rows else ""
        problem["number"] = rows[0].number if rows else None
        for row in rows:
            row.problems.append(problem)


def _one_source(rows: Iterable[SeenRow]) -> str:
    return next((source for row in rows for source in row.sources), "")


def _problems(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [*facts["stopping"], *facts["to_look_at"]]
