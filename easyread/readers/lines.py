"""Lines of plain text -> pieces: paragraphs, headings, list items and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from easyread.readers.columns import letter_top
from easyread.readers.grid import beside, cells, grid_at
from easyread.readers.headings import guess_headings
from easyread.readers.lists import Marker, keep_odd_numbers, marker_of
from easyread.readers.piece import Piece
from easyread.readers.shapes import (
    is_closing,
    is_greeting,
    label_of,
)

NARROW = 45  # no one wraps a paragraph before this column
WIDE = 120  # nor after this one: such lines were never wrapped by hand

_HASHES = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
# Text copied out of a PDF has its bullets in the middle of a line.
_INNER_BULLET = re.compile(r"(?<=\S)\s+[•▪●◦]\s+(?=\S)")
# "4.2 A visit will be made": each numbered paragraph stands alone.
_PARAGRAPH = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[A-Z]")
_RULE = re.compile(r"^[\s*_=~.—–-]{3,}$")


@dataclass
class _Open:
    """The paragraph or item that the next line may still belong to."""

    lines: list[str] = field(default_factory=list)
    marker: Marker | None = None
    level: int = 0
    gap: bool = False


def pieces_from_lines(lines: Sequence[str], wrapped: bool | None = None) -> list[Piece]:
    """Turn the lines of a text into pieces.

    A blank line ends a paragraph. Lines that were wrapped at a margin are joined; lines that were
    broken on purpose (addresses, "Label: value", lists, columns) stay apart. ``wrapped`` False says
    that every line break is on purpose; None finds out from the text.
    """
    rows = [part for row in _continued(lines) for part in _bullets_apart(row)]
    width = 0 if wrapped is False else _wrap_column(rows)
    found = keep_odd_numbers(list(_gather(rows, width)))
    has_marks = any(_HASHES.match(row.strip()) for row in rows)
    pieces = [piece for piece, _ in found]
    return pieces if has_marks else guess_headings(pieces)


def _continued(lines: Sequence[str]) -> list[str]:
    """Join a line that ends in a backslash with the next one."""
    out: list[str] = []
    joining = False
    for raw in lines:
        line = raw.rstrip()
        more = line.endswith("\\") and not line.endswith("\\\\")
        text = line[:-1].rstrip() if more else line
        if joining and text.strip():
            out[-1] = f"{out[-1]} {text.strip()}"
        else:
            out.append(text.expandtabs(4) if text.strip("\t ").count("\t") == 0 else text)
        joining = more
    return out


def _bullets_apart(row: str) -> list[str]:
    """Give each bullet that stands inside a line a line of its own.

    >>> _bullets_apart("We found: • more people • less money")
    ['We found:', '• more people', '• less money']
    """
    first, *items = _INNER_BULLET.split(row)
    if len(row) <= WIDE and not first.rstrip().endswith(":"):
        return [row]  # "Town Hall • High Street": the parts of a letterhead
    return [first, *(f"• {item}" for item in items)]


def _wrap_column(rows: Sequence[str]) -> int:
    """The column at which someone wrapped this text by hand, or 0.

    The proof is a line that breaks off before a small letter. A text with no such line is taken as
    not wrapped: joining two lines that belong apart is worse than leaving two halves apart.
    """
    widths = [
        len(row)
        for row, after in pairwise(rows)
        if NARROW <= len(row) <= WIDE and _flows_on(row, after)
    ]
    return max(widths, default=0)


def _flows_on(row: str, after: str) -> bool:
    start = after.strip()
    if not start or not row.strip() or row.rstrip()[-1] in ".:;!?" or marker_of(after):
        return False
    return start[0].islower() or (start[0].isdigit() and row.rstrip()[-1:].islower())


def _belongs_to_line_above(row: str, after: str, width: int) -> bool:
    """Whether ``after`` is on a new line only because ``row`` was full."""
    if (
        not width
        or label_of(after.strip())
        or is_closing(after.strip())
        or is_greeting(row.strip())
        or _PARAGRAPH.match(after.strip())
        or (
            row.isupper() and not after.isupper()
        )  # a heading in capitals, and what stands under it
    ):
        return False
    if len(row) >= NARROW and _flows_on(row, after):
        return True
    first_word = after.split(maxsplit=1)[0]
    return NARROW <= len(row) <= WIDE and len(row) + 1 + len(first_word) > width


def _gather(rows: Sequence[str], width: int) -> Iterator[tuple[Piece, Marker | None]]:
    open_ = _Open()
    depths: list[int] = []
    table = -1
    gap = True
    i = 0
    # Beneath the greeting no addresses stand side by side.
    top = next((n for n, row in enumerate(rows) if is_greeting(row.strip())), len(rows))
    while i < len(rows):
        row = rows[i]
        if not row.strip() or _RULE.match(row):
            yield from _close(open_)
            gap = True
            i += 1
            continue
        sides, taken = letter_top(rows, i) if i < top else ([], 0)
        if taken:
            yield from _close(open_)
            yield from ((Piece(side, gap=gap and n == 0), None) for n, side in enumerate(sides))
            gap = False
            i += taken
            continue
        grid, taken = grid_at(rows, i)
        if grid:
            yield from _close(open_)
            table += 1
            for n, (r, c, text) in enumerate(cells(grid)):
                yield Piece(text, "cell", gap=gap and not n, table=table, row=r, column=c), None
            gap = False
            i += taken
            continue
        yield from _take_line(open_, row, gap, width if i >= top or top == len(rows) else 0, depths)
        gap = False
        i += 1
    yield from _close(open_)


def _take_line(
    open_: _Open, row: str, gap: bool, width: int, depths: list[int]
) -> Iterator[tuple[Piece, Marker | None]]:
    """Add one line to what is open, or close that and begin anew."""
    heading = _HASHES.match(row.strip())
    if heading:
        yield from _close(open_)
        yield Piece(heading[2], "heading", len(heading[1]), gap=True), None
        return
    marker = marker_of(row)
    if marker is None and open_.lines:
        deeper = open_.marker is not None and _indent(row) >= open_.marker.text_at > 1
        if deeper or _belongs_to_line_above(open_.lines[-1], row, width):
            open_.lines.append(row)
            return
    yield from _close(open_)
    open_.gap = gap
    open_.marker = marker
    open_.lines = [row]
    if marker is None:
        depths.clear()
        text = row.strip()
        open_.lines = [text[1:].lstrip() if text.startswith("^") else row]
    else:
        open_.level = _depth(depths, marker.indent)
    return


def _close(open_: _Open) -> Iterator[tuple[Piece, Marker | None]]:
    if not open_.lines:
        return
    if open_.marker is not None:
        text = " ".join([open_.marker.rest, *(line.strip() for line in open_.lines[1:])])
        yield Piece(text, "item", open_.level, gap=open_.gap), open_.marker
    else:
        text = " ".join(line.strip() for line in open_.lines)
        for n, part in enumerate(beside(text if len(open_.lines) > 1 else open_.lines[0])):
            yield Piece(part, gap=open_.gap and n == 0), None
    open_.lines = []
    open_.marker = None
    open_.gap = False


def _depth(depths: list[int], indent: int) -> int:
    while depths and depths[-1] > indent:
        depths.pop()
    if not depths or depths[-1] < indent:
        depths.append(indent)
    return len(depths)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
