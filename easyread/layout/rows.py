"""Lines -> rows of one to three lines, each small enough to stand beside one picture."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from easyread.model import Line, Row, RowKind

MOST_LINES = 3  # a block is 1 picture and 1 to 3 sentences. Source: standards.md section 10
MOST_PRINTED = (
    6  # printed lines beside a 45 mm picture; 5 fit exactly, 6 make the row a little taller
)
LIST_ITEMS = 6  # a lead-in with so many bullets is one sentence and keeps one picture
LIST_PRINTED = 13  # printed lines of such a list: taller than its picture, but never torn
# A line that begins so needs the one above it in its row. Source: standards.md S-12.
BACK = re.compile(r"(?:this|that|these|those|it|they|after this|before this|then)\b", re.IGNORECASE)
CHARACTERS = 43  # in a line of 110 mm at 16 pt. Source: standards.md section 10


def printed_lines(line: Line) -> int:
    """How many lines of the page this sentence takes, about."""
    return max(1, math.ceil(len(line.text) / CHARACTERS))


def is_short_list(lines: Sequence[Line]) -> bool:
    """Whether these lines are a lead-in with its bullets: one sentence, never parted."""
    if not lines or not lines[0].text.endswith(":"):
        return False
    items = lines[1:]
    fits = sum(printed_lines(line) for line in lines) <= LIST_PRINTED
    return 1 < len(items) <= LIST_ITEMS and fits and all(x.item and not x.term for x in items)


def rows_of(lines: Sequence[Line], kind: RowKind, prefix: str) -> tuple[Row, ...]:
    """Pack lines into rows, in order. A hard word stays with its explanation, a lead-in with its list.

    ``prefix`` begins the row ids: "a1" gives "a1.1", "a1.2" ... A list too long for one row is
    shared out evenly, so that no bullet stands alone.
    """
    rows: list[Row] = []
    held: list[Line] = []
    for unit in _units(lines):
        size = sum(printed_lines(x) for x in held + unit)
        if held and (len(held) + len(unit) > MOST_LINES or size > MOST_PRINTED):
            rows.append(_row(held, kind, f"{prefix}.{len(rows) + 1}"))
            held = []
        held.extend(unit)
    if held:
        rows.append(_row(held, kind, f"{prefix}.{len(rows) + 1}"))
    return tuple(rows)


def _units(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that must not be parted: one sentence's lines, a line and its explanations, a list.

    Where a line has more explanations than one row takes, the row ends before the next hard word.
    """
    at = 0
    while at < len(lines):
        end = _list_end(lines, at)
        if end - at > 1:
            whole = is_short_list(lines[at:end])
            yield from [list(lines[at:end])] if whole else _shared(lines[at:end])
            at = end
            continue
        unit = [lines[at]]
        at += 1
        while at < len(lines) and len(unit) < MOST_LINES and _stays(lines, at, unit):
            unit.append(lines[at])
            at += 1
        yield unit


def _list_end(lines: Sequence[Line], at: int) -> int:
    """Where the list ends whose lead-in or first bullet stands here; ``at + 1`` where there is none."""
    end = at + 1
    if not (lines[at].item or lines[at].text.endswith(":")):
        return end
    while end < len(lines) and lines[end].item:
        end += 1
    return end


def _shared(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """A list in parts of nearly one size."""
    count = math.ceil(len(lines) / MOST_LINES)
    small, more = divmod(len(lines), count)
    parts: list[list[Line]] = []
    at = 0
    for part in range(count):
        size = small + (part < more)
        parts.append(list(lines[at : at + size]))
        at += size
    for one, other in pairwise(parts):
        if BACK.match(other[0].text) and len(one) > 1 and len(other) < MOST_LINES:
            other.insert(0, one.pop())
    yield from parts


def _stays(lines: Sequence[Line], at: int, unit: Sequence[Line]) -> bool:
    line, before = lines[at], unit[-1]
    if line.term:
        same_term = sum(1 for x in lines[at:] if x.term == line.term)
        return before.term == line.term or len(unit) + same_term <= MOST_LINES
    if not line.sources:
        return False
    return line.sources == before.sources or BACK.match(line.text) is not None


def _row(lines: Sequence[Line], kind: RowKind, row_id: str) -> Row:
    terms = tuple(dict.fromkeys(line.term for line in lines if line.term))
    return Row(row_id, kind, tuple(lines), None, terms)


def renamed(lines: Sequence[Line], prefix: str) -> tuple[Line, ...]:
    """The same lines with new ids, for a second place on the page."""
    return tuple(replace(line, id=f"{prefix}{i}") for i, line in enumerate(lines, 1))
