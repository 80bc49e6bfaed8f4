"""Letters and their versions -> rows of the store, sealed; and back. Always inside one client."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from easyread.errors import EasyReadError
from easyread.model import Conversion, Decision, Picture
from easyread.plain import from_plain, to_plain
from easyread.review.approval import Prints
from easyread.review.edits import RowEdit
from easyread.review.store.engine import Work
from easyread.review.store.sealed import unpacked
from easyread.review.store.tables import (
    DecisionRow,
    LetterRow,
    PageRow,
    SuggestionRow,
    User,
    VersionRow,
    new_id,
)


class NoLetter(EasyReadError):
    """There is no such letter for this client."""

    code = "not-found"


@dataclass(frozen=True, slots=True)
class Kept:
    """One decision as it is kept: what it is about, the choice, its words, who, and what it undoes."""

    id: str
    about: str
    key: str
    choice: str
    words: dict[str, Any]
    user_id: str
    role: str
    at: datetime
    undoes: str | None


def letter_of(work: Work, client_id: str, letter_id: str) -> LetterRow:
    """Load one letter of this client.

    Raises:
        NoLetter: there is none, or it belongs to another client (code ``not-found``).
    """
    letter = work.db.get(LetterRow, letter_id)
    if letter is None or letter.client_id != client_id:
        raise NoLetter("There is no such letter.", "Look for it in the list of letters.")
    return letter


def newest(work: Work, letter: LetterRow) -> VersionRow:
    """The newest version of a letter. Every letter has one."""
    found = work.db.scalars(
        select(VersionRow)
        .where(VersionRow.letter_id == letter.id)
        .order_by(VersionRow.number.desc())
        .limit(1)
    ).one()
    return found


def conversion_of(work: Work, version: VersionRow) -> Conversion:
    """Open the whole conversion of a version. Its seal is opened anew each time."""
    place = f"versions.body:{version.id}"
    return _conversion(work.keys.open_packed(version.letter_id, place, version.body))


@lru_cache(maxsize=32)
def _conversion(packed: bytes) -> Conversion:
    """Build a conversion; for the same words again (the next line of the same letter) it is there."""
    return from_plain(unpacked(packed), Conversion)


def add_version(
    work: Work,
    letter: LetterRow,
    made: Conversion,
    prints: Prints,
    user_id: str,
    how: str,
) -> VersionRow:
    """Keep a new version with the prints of its rows."""
    last = work.db.scalars(
        select(VersionRow.number)
        .where(VersionRow.letter_id == letter.id)
        .order_by(VersionRow.number.desc())
        .limit(1)
    ).first()
    version = VersionRow(
        id=new_id("ver"),
        letter_id=letter.id,
        number=(last or 0) + 1,
        source_sha256=made.letter.sha256,
        fingerprint=prints.whole,
        frame=prints.frame,
        masked_frame=prints.masked_frame,
        made_by=user_id,
        made_how=how,
    )
    version.body = work.keys.seal(letter.id, f"versions.body:{version.id}", to_plain(made))
    work.db.add(version)
    work.db.flush()
    rows = [(n, row) for n, s in enumerate(made.easyread.sections) for row in s.rows]
    printed = zip(prints.keys, prints.exact, prints.masked, rows, strict=True)
    for number, (key, exact, masked, (section, row)) in enumerate(printed):
        work.db.add(
            PageRow(
                version_id=version.id,
                number=number,
                letter_id=letter.id,
                key=key,
                section=section,
                print=exact,
                masked_print=masked,
                picture=row.picture.concept if row.picture else None,
            )
        )
    return version


def prints_in(work: Work, version: VersionRow) -> Prints:
    """The prints of a version, without opening its words."""
    rows = work.db.execute(
        select(PageRow.key, PageRow.print, PageRow.masked_print)
        .where(PageRow.version_id == version.id)
        .order_by(PageRow.number)
    ).all()
    return Prints(
        tuple(row.key for row in rows),
        tuple(row.print for row in rows),
        tuple(row.masked_print for row in rows),
        version.frame,
        version.masked_frame,
        version.fingerprint,
    )


def add_suggestions(work: Work, letter: LetterRow, made: Conversion) -> None:
    """Keep what the machine suggested, once for each letter."""
    known = set(
        work.db.scalars(select(SuggestionRow.key).where(SuggestionRow.letter_id == letter.id))
    )
    for suggestion in made.suggestions:
        if suggestion.key in known:
            continue
        known.add(suggestion.key)
        work.db.add(
            SuggestionRow(
                letter_id=letter.id,
                key=suggestion.key,
                kind=suggestion.kind,
                maker=suggestion.maker,
                confidence=suggestion.confidence,
                body=work.keys.seal(
                    letter.id, f"suggestions.body:{suggestion.key}", to_plain(suggestion)
                ),
            )
        )


def add_decision(
    work: Work,
    letter: LetterRow,
    about: str,
    key: str,
    choice: str,
    words: dict[str, Any],
    user_id: str,
    role: str,
    undoes: str | None = None,
) -> str:
    """Add one decision and give its id."""
    made = new_id("dec")
    work.db.add(
        DecisionRow(
            id=made,
            letter_id=letter.id,
            about=about,
            key=key,
            choice=choice,
            body=work.keys.seal(letter.id, f"decisions.body:{made}", words),
            user_id=user_id,
            role=role,
            undoes=undoes,
        )
    )
    work.db.flush()
    return made


def decisions_of(work: Work, letter: LetterRow, undone: bool = False) -> tuple[Kept, ...]:
    """All decisions on a letter, oldest first. ``undone`` adds those that were undone, and undoings."""
    rows = work.db.scalars(
        select(DecisionRow).where(DecisionRow.letter_id == letter.id).order_by(DecisionRow.number)
    ).all()
    # An undoing can itself be undone: walk from the newest back.
    gone: set[str] = set()
    for row in reversed(rows):
        if row.undoes and row.id not in gone:
            gone.add(row.undoes)
    return tuple(
        Kept(
            row.id,
            row.about,
            row.key,
            row.choice,
            work.keys.open(letter.id, f"decisions.body:{row.id}", row.body),
            row.user_id,
            row.role,
            row.at,
            row.undoes,
        )
        for row in rows
        if undone or (row.id not in gone and not row.undoes)
    )


def set_aside(kept: Iterable[Kept]) -> dict[str, Kept]:
    """The findings that people set aside, by key: the last word on each counts."""
    last = {one.key: one for one in kept if one.about == "finding"}
    return {key: one for key, one in last.items() if one.choice == "keep"}


def for_pipeline(
    work: Work, kept: Iterable[Kept]
) -> tuple[tuple[Decision, ...], tuple[RowEdit, ...]]:
    """The decisions as the pipeline takes them: on suggestions and questions, and on rows."""
    decisions: list[Decision] = []
    edits: list[RowEdit] = []
    for one in kept:
        if one.about in ("suggestion", "question", "fact"):
            decisions.append(
                Decision(
                    one.key,
                    one.choice,  # type: ignore[arg-type]
                    str(one.words.get("text", "")),
                    work.db.get_one(User, one.user_id).name,
                    one.role,
                    one.at.isoformat(),
                    str(one.words.get("reason", "")),
                )
            )
        elif one.about == "row":
            edits.append(_edit(one))
    return tuple(decisions), tuple(edits)


def _edit(one: Kept) -> RowEdit:
    picture = one.words.get("picture")
    return RowEdit(
        one.key,
        one.choice,  # type: ignore[arg-type]
        tuple(one.words.get("lines", ())),
        from_plain(picture, Picture) if picture else None,
        int(one.words.get("after", 1)),
        one.user_id,
        str(one.words.get("reason", "")),
        bool(one.words.get("alone", False)),
    )
