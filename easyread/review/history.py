"""Two versions of a page -> what changed between them, row by row."""

from __future__ import annotations

from dataclasses import dataclass

from easyread.fingerprint import row_print
from easyread.model import EasyRead, Row
from easyread.review.edits import row_keys


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is new, gone, moved or different: its words and picture before and after."""

    row: str
    what: str  # words, picture, new, gone, other
    before: tuple[str, ...]
    after: tuple[str, ...]


def changes_between(old: EasyRead, new: EasyRead) -> tuple[Change, ...]:
    """List the rows that differ, in the order of the new page; rows that are gone come last."""
    was, now = _rows(old), _rows(new)
    found = []
    for key, row in now.items():
        if key not in was:
            found.append(Change(key, "new", (), _words(row)))
        elif row_print(was[key]) != row_print(row):
            found.append(Change(key, _what(was[key], row), _words(was[key]), _words(row)))
    found += [Change(key, "gone", _words(row), ()) for key, row in was.items() if key not in now]
    return tuple(found)


def _rows(page: EasyRead) -> dict[str, Row]:
    keys = row_keys(page)
    return {keys[row.id]: row for section in page.sections for row in section.rows}


def _what(old: Row, new: Row) -> str:
    if _words(old) != _words(new):
        return "words"
    return "picture" if old.picture != new.picture else "other"


def _words(row: Row) -> tuple[str, ...]:
    return tuple(line.text for line in row.lines)
