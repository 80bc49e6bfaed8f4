"""The cells of one table, with their lines -> the lines of each row, said with the headings above them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.model import Block, Line

MOST_HEADER_WORDS = 6
FROM_DAY = re.compile(r"(?:from|to|until|before|after|since|up to)\b", re.I)
SAYS = re.compile(
    r"\d|\b(?:must|should|may|can|cannot|will|would|not|no|never|need|have|to be|only)\b", re.I
)
ACRONYM = re.compile(r"\b(?:NHS|DWP|PIP|UC|GP|HMRC|VAT|ESA|CTR|UK)\b")
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
    made = [_headed_row(row, header, not i) for i, row in enumerate(ordered[1:])]
    used = {s for lines in made for line in lines for s in line.sources}
    unused = [c for c in ordered[0] if not set(c.lines[0].sources) & used]
    return [*([tuple(x for c in unused for x in c.lines)] if unused else []), *made]


def _has_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row names the columns: short, no digits, and digits stand below.

    It does so too where it stands above all columns but the first: "To 7 June | From 8 June".
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    names = [c.block.text for c in rows[0]]
    if _names_values(rows) and all(len(n.split()) <= MOST_HEADER_WORDS for n in names):
        return True
    short = all(
        len(n.split()) <= MOST_HEADER_WORDS and (FROM_DAY.match(n) or not re.search(r"\d", n))
        for n in names
    )
    return short and any(re.search(r"\d", c.block.text) for row in rows[1:] for c in row)


def _names_values(rows: Sequence[Sequence[Cell]]) -> bool:
    first = {c.block.place.column for c in rows[0]}
    return 0 not in first and all(0 in {c.block.place.column for c in row} for row in rows[1:])


def _headed_row(
    row: Sequence[Cell], header: Mapping[int | None, Cell], first_row: bool
) -> tuple[Line, ...]:
    """One row, each value said with its heading.

    A heading that is but a name is carried by the first row, and repeated by the others; one that
    holds a day or a "must" is carried by all of them.
    """
    said: list[Line] = []
    extra: list[Line] = []
    for cell in row:
        first, *more = cell.lines
        if not said and header.get(0) is None and len(row) > 1:
            first = replace(first, text=_lead(first.text))
        name = header.get(cell.block.place.column)
        if name is not None:
            text = f"{name.block.text.rstrip(':')}: {_stopped(name.block.text, first.text)}"
            carries = first_row or SAYS.search(name.block.text)
            carried = name.lines[0].sources if carries else ()
            first = replace(first, text=text, sources=first.sources + carried)
            extra += [x for x in name.lines[1:] if x not in extra]
        said.append(first)
        extra += more
    if len(said) > RECORD:
        kept, rest = said[: RECORD - 1], said[RECORD - 1 :]
        said = [*kept, _one_line(rest, ". ")]
    return (*said, *extra)


def _stopped(name: str, value: str) -> str:
    """A value that is a phrase, or that stands under a day, ends in a full stop: so it is read apart."""
    phrase = " " in value and re.search(r"[a-z)]$", value)
    return f"{value}." if phrase or (FROM_DAY.match(name) and value[-1:].isalnum()) else value


def _plain_row(row: Sequence[Cell]) -> tuple[Line, ...]:
    first, *rest = [cell.lines[0] for cell in row]
    extra = [line for cell in row for line in cell.lines[1:]]
    if not rest:
        return (first, *extra)
    lead = _lead(first.text)
    joined = _one_line(rest, "")
    line = replace(first, text=f"{lead} {joined.text}", sources=first.sources + joined.sources)
    return (line, *extra)


def _lead(text: str) -> str:
    """The name of a row: "PAID EVERY FOUR WEEKS" as "Paid every four weeks:"."""
    words = (
        text.capitalize() if text.isupper() and " " in text and not ACRONYM.search(text) else text
    )
    return words if words.endswith((":", ".", "?")) else f"{words}:"


def _one_line(lines: Sequence[Line], mark: str) -> Line:
    """Join the lines with a mark; "" means a comma, or a space behind a full stop."""
    text = lines[0].text
    for line in lines[1:]:
        between = mark or (" " if text.endswith((".", ":", "?")) else ", ")
        text = f"{text.rstrip('.') if mark else text}{between}{line.text}"
    sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
    return replace(lines[0], text=text, sources=sources)
