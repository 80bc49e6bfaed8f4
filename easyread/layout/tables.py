"""The cells of one table, with their lines -> the lines of each row, said with the headings above them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.model import Block, Line

MOST_HEADER_WORDS = 6
RECORD = 3  # a record fills at most the three lines of one row


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and its lines in the draft (the first carries its words, others explain hard words)."""

    block: Block
    lines: tuple[Line, ...]


def table_rows(cells: Sequence[Cell]) -> list[tuple[Line, ...]]:
    """Give the lines of each row, in order.

    No cell is dropped: a heading is carried by the lines that repeat it. With headings, a row says each with its value ("Amount due: £142"). Without, its first cell
    leads: "Rent: £80, each week".
    """
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.block.place.row or 0, []).append(cell)
    ordered = list(rows.values())
    if not _has_header(ordered):
        return [_plain_row(row) for row in ordered]
    header = {c.block.place.column: c for c in ordered[0]}
    made = [_headed_row(row, header) for row in ordered[1:]]
    used = {s for lines in made for line in lines for s in line.sources}
    unused = [c for c in ordered[0] if not set(c.lines[0].sources) & used]
    return [*([tuple(x for c in unused for x in c.lines)] if unused else []), *made]


def _has_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row names the columns: short, no digits, and digits stand below."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    names = [c.block.text for c in rows[0]]
    short = all(len(n.split()) <= MOST_HEADER_WORDS and not re.search(r"\d", n) for n in names)
    return short and any(re.search(r"\d", c.block.text) for row in rows[1:] for c in row)


def _headed_row(row: Sequence[Cell], header: Mapping[int | None, Cell]) -> tuple[Line, ...]:
    said: list[Line] = []
    extra: list[Line] = []
    for cell in row:
        first, *more = cell.lines
        name = header.get(cell.block.place.column)
        if name is not None:
            text = f"{name.block.text.rstrip(':')}: {first.text}"
            first = replace(first, text=text, sources=first.sources + name.lines[0].sources)
            extra += [x for x in name.lines[1:] if x not in extra]
        said.append(first)
        extra += more
    if len(said) > RECORD:
        kept, rest = said[: RECORD - 1], said[RECORD - 1 :]
        said = [*kept, _one_line(rest, ". ")]
    return (*said, *extra)


def _plain_row(row: Sequence[Cell]) -> tuple[Line, ...]:
    first, *rest = [cell.lines[0] for cell in row]
    extra = [line for cell in row for line in cell.lines[1:]]
    if not rest:
        return (first, *extra)
    lead = first.text if first.text.endswith((":", ".", "?")) else f"{first.text}:"
    joined = _one_line(rest, "")
    line = replace(first, text=f"{lead} {joined.text}", sources=first.sources + joined.sources)
    return (line, *extra)


def _one_line(lines: Sequence[Line], mark: str) -> Line:
    """Join the lines with a mark; "" means a comma, or a space behind a full stop."""
    text = lines[0].text
    for line in lines[1:]:
        between = mark or (" " if text.endswith((".", ":", "?")) else ", ")
        text = f"{text.rstrip('.') if mark else text}{between}{line.text}"
    sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
    return replace(lines[0], text=text, sources=sources)
