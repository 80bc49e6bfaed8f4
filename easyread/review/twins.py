"""A page where a sentence stands twice -> both places kept alike, and where they say it otherwise.

The main things repeat what the page tells further down, and an explanation stands beside its word and
again under Hard words. Who changes the words in one place means the other as well, unless they say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from easyread.model import EasyRead, Line, Row

Said = tuple[
    tuple[str, ...], str, str
]  # the sentences a line carries, the word it explains, its text


@dataclass(frozen=True, slots=True)
class Twin:
    """Another row that tells a sentence of this one; ``alike`` is whether in the same words."""

    key: str
    alike: bool


def follow(
    sections: Sequence[list[Row]], place: tuple[int, int], was: Sequence[Line], most: int
) -> None:
    """Give the new words of one row to every other place that said the old ones, in place.

    Args:
        sections: the rows of each section.
        place: the section and the row whose words were changed.
        was: its lines before.
        most: the lines that a row may have. Where more would be needed, a row stays as it is.
    """
    new = sections[place[0]][place[1]].lines
    for number, rows in enumerate(sections):
        for at, row in enumerate(rows):
            if (number, at) != place:
                lines = _followed(row.lines, was, new)
                if lines != row.lines and len(lines) <= max(most, len(row.lines)):
                    rows[at] = replace(row, lines=lines)


def _followed(lines: Sequence[Line], was: Sequence[Line], new: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of another row with the new words where it said the old ones."""
    if len(was) == len(new):
        words = {_said(old): now.text for old, now in zip(was, new, strict=True) if _repeats(old)}
        return tuple(replace(x, text=words[_said(x)]) if _said(x) in words else x for x in lines)
    # Another number of lines: only where all the old ones stand together is it sure what they became.
    old, here = [_said(x) for x in was], [_said(x) for x in lines]
    for at in range(len(here) - len(old) + 1) if all(map(_repeats, was)) else ():
        if here[at : at + len(old)] == old:
            named = (replace(x, id=f"{lines[at].id}.{n}") for n, x in enumerate(new, 1))
            return (*lines[:at], *named, *lines[at + len(old) :])
    return tuple(lines)


def twins_of(page: EasyRead, keys: dict[str, str]) -> dict[str, tuple[Twin, ...]]:
    """For each row that tells a sentence a second time, or whose sentence is: the other rows.

    Args:
        page: the page.
        keys: the key of each row by its id (``edits.row_keys``).
    """
    rows = [row for section in page.sections for row in section.rows]
    found: dict[str, list[Twin]] = {}
    for again in (row for row in rows if row.repeats):
        for first in (row for row in rows if not row.repeats):
            alike = _alike(again, first, rows)
            if alike is not None:
                found.setdefault(keys[again.id], []).append(Twin(keys[first.id], alike))
                found.setdefault(keys[first.id], []).append(Twin(keys[again.id], alike))
    return {key: tuple(twins) for key, twins in found.items()}


def _alike(again: Row, first: Row, rows: Sequence[Row]) -> bool | None:
    """Whether a row that repeats says it as the page does; None where the two share no sentence."""
    shared = {s for line in again.lines for s in line.sources} & {
        s for line in first.lines for s in line.sources
    }
    if not shared:
        return None
    below = {text for row in rows if not row.repeats for text in _texts(row, shared)}
    return set(_texts(again, shared)) <= below


def _texts(row: Row, sentences: set[str]) -> Iterator[str]:
    return (line.text for line in row.lines if sentences & set(line.sources))


def _said(line: Line) -> Said:
    return line.sources, line.term, line.text


def _repeats(line: Line) -> bool:
    """Whether the same line elsewhere says the same thing: it carries a sentence, or explains a word."""
    return bool(line.sources or line.term)
