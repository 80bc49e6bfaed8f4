"""Lines of plain text set in columns (wide gaps, tabs, bars) -> the rows and cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from easyread.readers.columns import GAP, SLACK
from easyread.readers.lists import marker_of
from easyread.readers.shapes import label_of

RULE = re.compile(r"^[\s|:+*_=~.—–-]{3,}$")
_BAR = re.compile(r"(?:^|\s+)\|(?:\s+|$)")
# Two spaces are a gap only in front of a sum.
_GAP = re.compile(r"(?<=\S)(?: {3,}| {2,}(?=[-−–]?£))(?=\S)")
# A day in the first column: what stands beside it may hold a colon and is no label.
_DAY = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[/.-]\d{1,2}\b|"
    r"\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.I,
)
# A cell that breaks off here goes on in the next line.
_BROKEN = re.compile(r"\b(?:for|of|and|or|the|to|in|with|at|by|on|a|an|from)$", re.I)


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    start: int


def grid_at(rows: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """Read the table that begins at this row.

    One row with tabs between its words is enough; with wide gaps, or with bars, it takes two rows.
    A cell that goes on in the next line is joined, and a rule of dashes is no row. Where a row holds
    no cell in a column, that cell is "".

    Returns:
        The rows of cells and how many lines they take; no rows where this is no table.
    """
    if _BAR.search(rows[start].strip().strip("|")):
        return _barred(rows, start)
    if "\t" in rows[start].strip():
        return _tabbed(rows, start)
    return _spaced(rows, start)


def _tabbed(rows: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    found: list[list[str]] = []
    for row in rows[start:]:
        if not row.strip() or marker_of(row) or "\t" not in row.strip():
            break
        parts = [part.strip() for part in re.split(r"\t+", row.strip())]
        if _is_label(parts):
            break
        found.append(parts)
    return found, len(found)


def _barred(rows: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """Rows with bars between their columns: "School | Distance"."""
    found: list[list[str]] = []
    taken = 0
    framed = rows[start].strip().startswith("|")
    for row in rows[start:]:
        text = row.strip()
        if not text or "|" not in text:
            break
        if RULE.match(text):
            taken += 1
            continue
        if framed:
            text = text.removeprefix("|").removesuffix("|")
        parts = [part.strip() for part in text.split("|")]
        if found and len(parts) == len(found[0]) + 1 and not parts[-1]:
            parts.pop()
        if len(parts) < 2 or (found and len(parts) != len(found[0])):
            break
        taken += 1
        if len(found) > 1 and not parts[0]:
            found[-1] = [f"{a} {b}".strip() for a, b in zip(found[-1], parts, strict=True)]
        else:
            found.append(parts)
    return (found, taken) if len(found) > 1 else ([], 0)


def _spaced(rows: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    found: list[list[str]] = []
    edges: list[int] = []
    taken = end = 0  # ``end``: a rule below the last row is no part of the table
    for n, row in enumerate(rows[start:], start):
        if not row.strip() or (marker_of(row) and not found):
            break
        if RULE.match(row):
            if not found:
                break
            taken += 1
            continue
        parts = _parts(row)
        texts = [part.text for part in parts]
        if found and _goes_on(parts, edges):
            for part in parts:
                column = _column(part, edges)
                found[-1][column] = f"{found[-1][column]} {part.text}".strip()
        elif len(found) > 1 and len(parts) == len(found[0]) and found[-1][0].endswith(","):
            found[-1] = [f"{a} {b}" for a, b in zip(found[-1], texts, strict=True)]
        elif found and len(parts) == 1 and _first_goes_on(rows, n, parts[0], edges, found):
            found[-1][0] = f"{found[-1][0]} {texts[0]}"
        elif len(parts) < 2 or _is_label(texts) or marker_of(row):
            break
        elif not found or len(texts) == len(found[0]):
            found.append(texts)
            edges = [part.start for part in parts]
        elif len(found) == 1 and len(texts) == len(found[0]) + 1 and edges[0] > _width(parts[0]):
            found = [["", *found[0]], texts]  # the names of the columns, above all but the first
            edges = [part.start for part in parts]
        else:
            break
        taken += 1
        end = taken
    return (found, end) if len(found) > 1 else ([], 0)


def _parts(row: str) -> list[_Part]:
    parts = []
    at = len(row) - len(row.lstrip())
    for gap in _GAP.finditer(row):
        parts.append(_Part(row[at : gap.start()].strip(), at))
        at = gap.end()
    parts.append(_Part(row[at:].strip(), at))
    return parts


def _width(part: _Part) -> int:
    return part.start + len(part.text)


def _column(part: _Part, edges: Sequence[int]) -> int:
    return min(range(len(edges)), key=lambda c: abs(edges[c] - part.start))


def _goes_on(parts: Sequence[_Part], edges: Sequence[int]) -> bool:
    """Whether nothing stands in the first column, and all else under the others."""
    return parts[0].start > edges[0] + SLACK and all(
        abs(edges[_column(part, edges)] - part.start) <= SLACK for part in parts
    )


def _first_goes_on(
    rows: Sequence[str], n: int, part: _Part, edges: Sequence[int], found: Sequence[Sequence[str]]
) -> bool:
    """Whether a line of its own ends the first cell above: a wrapped row, with more rows below."""
    below = rows[n + 1] if n + 1 < len(rows) else ""
    more = len(_parts(below)) == len(found[0])
    starts = part.text[0].islower() or bool(_BROKEN.search(found[-1][0]))
    return more and starts and abs(part.start - edges[0]) <= SLACK


def _is_label(parts: Sequence[str]) -> bool:
    """Whether this row is no table: "Tel:  01632 960410" or "Hospital No: X1    NHS No: 999"."""
    if any("[ ]" in part for part in parts):
        return True  # boxes to tick
    if len(parts) < 2 or (len(parts) == 2 and parts[0].endswith(":")):
        return True
    return not _DAY.match(parts[0]) and any(label_of(part) for part in parts[1:])


def beside(line: str) -> list[str]:
    """Split "Child: A Jones | Born: 1 May 2016" where each part is a label with its value.

    >>> beside("Hospital No: X1    NHS No: 999")
    ['Hospital No: X1', 'NHS No: 999']
    """
    for shape in (_BAR, GAP):
        parts = [part.strip() for part in shape.split(line.strip())]
        if len(parts) > 1 and all(label_of(part) for part in parts[1:]):
            return parts
    return [line]


def cells(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Give row, column and words of each cell that holds words; a dash alone says nothing."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if any(letter.isalnum() for letter in text):
                yield r, c, text
