"""A composed page and what people changed in its rows -> the page as they want it.

A row is named by its key: which sentences of the letter it carries, or what an added row is for. So
a change outlives a new run of the machine, as long as the row still carries the same sentences; a
change whose row is gone is given back, and nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from easyread.errors import EasyReadError
from easyread.fingerprint import print_of
from easyread.model import EasyRead, LeftOut, Line, Picture, Row, Section
from easyread.review.twins import follow

EditKind = Literal["words", "picture", "join", "split", "up", "down", "remove"]
MOST_LINES = 3  # a row is one picture and one to three lines (design 2)


class BadEdit(EasyReadError):
    """The change cannot be made to this row."""

    code = "bad-edit"


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One change of one row by a person.

    ``lines`` are the new words for "words". ``picture`` is the new one for "picture" (None: no
    picture). ``after`` is the line that "split" parts the row after, counted from 1. "join" takes
    the next row of the section in. ``who`` and ``reason`` are kept for "remove". Words that stand
    twice change in both places, but for ``alone``.
    """

    row: str
    kind: EditKind
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    after: int = 1
    who: str = ""
    reason: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """The page after the changes, sentences that left it, and changes whose row is gone."""

    page: EasyRead
    left_out: tuple[LeftOut, ...] = ()
    unplaced: tuple[RowEdit, ...] = ()


def row_keys(page: EasyRead) -> dict[str, str]:
    """The key of every row by its id. Keys are different from one another and outlive a re-run."""
    seen: Counter[str] = Counter()
    keys = {}
    for section in page.sections:
        for row in section.rows:
            base = _own_key(row.id, row.lines)
            seen[base] += 1
            keys[row.id] = base if seen[base] == 1 else print_of([base, str(seen[base])])
    return keys


@lru_cache(maxsize=4096)  # asked again for all rows after each change that people made
def _own_key(row_id: str, lines: tuple[Line, ...]) -> str:
    carried = sorted({s for line in lines for s in line.sources})
    # A row that only explains is known by its hard words, any other added row by what it
    # is for: never by its own words, so that new words make no new row of it.
    explains = list(dict.fromkeys(line.term for line in lines if line.term))
    part = row_id.partition(".")[0] if "." in row_id else ""
    return print_of([part, *(carried or explains or [row_id])])


def edit_page(page: EasyRead, edits: Sequence[RowEdit]) -> Edited:
    """Make the changes one after the other, in the order in which people made them."""
    sections = [list(section.rows) for section in page.sections]
    keys = row_keys(page)
    left: list[LeftOut] = []
    unplaced: list[RowEdit] = []
    for edit in edits:
        # A person names a row by the key they saw: after a join, a split or new words it may have
        # another than the one it was composed with. The first key counts where that one is gone.
        seen = _place(sections, _keys_now(page, sections), edit.row)
        place = seen or _place(sections, keys, edit.row)
        was = () if place is None else sections[place[0]][place[1]].lines
        if place is None or not _make(sections[place[0]], place[1], edit, keys, left):
            unplaced.append(edit)
        elif edit.kind == "words" and not edit.alone:
            follow(sections, place, was, MOST_LINES)
    made = tuple(
        Section(section.id, section.heading, tuple(rows))
        for section, rows in zip(page.sections, sections, strict=True)
        if rows
    )
    told = {s for section in made for row in section.rows for x in row.lines for s in x.sources}
    gone = {one.sentence: one for one in left if one.sentence not in told}
    return Edited(replace(page, sections=made), tuple(gone.values()), tuple(unplaced))


def check_edit(page: EasyRead, edit: RowEdit) -> None:
    """Say why a change cannot be made, before it is kept.

    Raises:
        BadEdit: no such row, no words, more than three lines, nothing to join with, a removal
            without a reason (code ``bad-edit``).
    """
    if edit.row not in row_keys(page).values():
        raise BadEdit("There is no such row on this page.", "Load the page again.")
    if edit.kind == "words" and not any(line.strip() for line in edit.lines):
        raise BadEdit("The row has no words left.", "Write the words, or take the row out.")
    if edit.kind == "words" and len(edit.lines) > MOST_LINES:
        raise BadEdit(f"A row has at most {MOST_LINES} lines.", "Split the row first.")
    if edit.kind == "remove" and len(edit.reason.strip()) < 6:
        raise BadEdit("Taking a row out needs a reason.", "Write in a few words why.")
    if edit_page(page, [edit]).unplaced:
        raise BadEdit("This row cannot be changed in this way.", "Try another row.")


def _keys_now(page: EasyRead, sections: Sequence[Sequence[Row]]) -> dict[str, str]:
    """The keys of the rows after the changes so far."""
    pairs = zip(page.sections, sections, strict=True)
    return row_keys(replace(page, sections=tuple(replace(s, rows=tuple(r)) for s, r in pairs)))


def _place(
    sections: Sequence[Sequence[Row]], keys: dict[str, str], key: str
) -> tuple[int, int] | None:
    return next(
        (
            (number, at)
            for number, rows in enumerate(sections)
            for at, row in enumerate(rows)
            if keys.get(row.id) == key
        ),
        None,
    )


def _make(
    rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]
) -> bool:
    """Make one change in the rows of one section; False where it cannot be made."""
    return _MAKERS[edit.kind](rows, at, edit, keys, left)


def _words(
    rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]
) -> bool:
    old, new = rows[at].lines, [" ".join(line.split()) for line in edit.lines if line.strip()]
    if not new or len(new) > MOST_LINES:
        return False
    rows[at] = replace(rows[at], lines=_with_sources(old, new))
    return True


def _with_sources(old: Sequence[Line], new: Sequence[str]) -> tuple[Line, ...]:
    """New words for old lines. No sentence of the letter loses its line.

    The nth line keeps the sentences of the nth. Where the count differs, nobody can know which
    line tells which sentence: then each line is taken to carry all of them.
    """
    if len(new) == len(old):
        return tuple(replace(o, text=n) for o, n in zip(old, new, strict=True))
    carried = tuple(dict.fromkeys(s for line in old for s in line.sources))
    terms = {line.term for line in old}
    term = terms.pop() if len(terms) == 1 else ""  # a row that explains one word still does
    return tuple(
        Line(f"{old[0].id}.{i}", words, carried, item=old[min(i, len(old)) - 1].item, term=term)
        for i, words in enumerate(new, 1)
    )


def _picture(
    rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]
) -> bool:
    rows[at] = replace(rows[at], picture=edit.picture)
    return True


def _join(
    rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]
) -> bool:
    if at + 1 >= len(rows) or len(rows[at].lines) + len(rows[at + 1].lines) > MOST_LINES:
        return False
    first, second = rows[at], rows.pop(at + 1)
    hard = tuple(dict.fromkeys((*first.hard_words, *second.hard_words)))
    rows[at] = replace(first, lines=(*first.lines, *second.lines), hard_words=hard)
    return True


def _split(
    rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]
) -> bool:
    row = rows[at]
    if not 0 < edit.after < len(row.lines):
        return False
    second = replace(row, id=f"{row.id}+", lines=row.lines[edit.after :], number=None)
    rows[at : at + 1] = [replace(row, lines=row.lines[: edit.after]), second]
    keys[second.id] = print_of([keys[row.id], "second half"])
    return True


def _up(rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]) -> bool:
    return _swap(rows, at - 1)


def _down(
    rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]
) -> bool:
    return _swap(rows, at)


def _swap(rows: list[Row], at: int) -> bool:
    if not 0 <= at < len(rows) - 1:
        return False
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return True


def _remove(
    rows: list[Row], at: int, edit: RowEdit, keys: dict[str, str], left: list[LeftOut]
) -> bool:
    gone = rows.pop(at)
    for sentence in dict.fromkeys(s for line in gone.lines for s in line.sources):
        left.append(LeftOut(sentence, edit.reason, edit.who))
    return True


_MAKERS: dict[
    EditKind, Callable[[list[Row], int, RowEdit, dict[str, str], list[LeftOut]], bool]
] = {
    "words": _words,
    "picture": _picture,
    "join": _join,
    "split": _split,
    "up": _up,
    "down": _down,
    "remove": _remove,
}
