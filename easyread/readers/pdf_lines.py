"""Words of a PDF page with their places -> lines, in the order people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from easyread.readers.lists import marker_of
from easyread.readers.shapes import POSTCODE, label_of

GAP_EM = 1.6  # a gap wider than this many type sizes is no word space
GUTTER_EM = 1.2  # the white strip between two columns is at least this wide
COLUMN_WORDS = 4  # lines of a text column hold this many words or more


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its text, the box it stands in (points from the top left), type size, boldness."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words on one line that belong together.

    ``right`` is the right edge of the column the line stands in. ``row`` and ``column`` are set
    where the line is a cell of a table without rules, with ``table`` naming the table on the page.
    """

    words: tuple[Word, ...]
    right: float
    table: int = -1
    row: int = -1
    column: int = -1

    @property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(w.text for w in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge of the last word."""
        return max(w.x1 for w in self.words)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(w.bottom for w in self.words)

    @property
    def size(self) -> float:
        """The type size of most of the line."""
        return median(w.size for w in self.words)

    @property
    def bold(self) -> bool:
        """Whether the whole line is bold."""
        return all(w.bold for w in self.words if any(c.isalnum() for c in w.text))


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """Put the words of one page in lines, and the lines in reading order.

    Text in two columns is read column by column; labels with values and tables without rules are
    read row by row; a block at the right of an address is read after the address.
    """
    rows = [_segments(row) for row in _rows(words)]
    out: list[TextLine] = []
    tables = 0
    i = 0
    while i < len(rows):
        if len(rows[i]) == 1:
            out.extend(rows[i])
            i += 1
            continue
        cells, taken = _table(rows, i, tables) if len(rows[i]) > 2 else ([], 0)
        if not taken:
            cells, taken = _side_by_side(rows, i, tables)
        tables += any(line.table >= 0 for line in cells)
        out.extend(cells)
        i += taken
    return _with_right_edges(out)


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words whose middles stand at one height, top to bottom, each row left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        middle = (word.top + word.bottom) / 2
        if rows:
            last = rows[-1]
            centre = median((w.top + w.bottom) / 2 for w in last[-8:])
            if middle - centre < 0.4 * min(word.size, max(w.size for w in last)):
                last.append(word)
                continue
        rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def _segments(row: Sequence[Word]) -> list[TextLine]:
    """Cut a row where a wide gap stands between two words."""
    parts: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        bullet = len(parts[-1]) == 1 and marker_of(f"{before.text} x") is not None
        if word.x0 - before.x1 > GAP_EM * max(word.size, before.size) and not bullet:
            parts.append([])
        parts[-1].append(word)
    return [TextLine(tuple(part), 0.0) for part in parts]


def _table(
    rows: Sequence[Sequence[TextLine]], start: int, table: int
) -> tuple[list[TextLine], int]:
    """Rows of three and more columns that stand under one another, and how many rows they take.

    A row without a first column goes on the cells of the row above.
    """
    columns = [(line.x0, line.x1) for line in rows[start]]
    grid: list[dict[int, TextLine]] = []
    taken = 0
    for row in rows[start:]:
        places = [_column_at(columns, line) for line in row]
        if None in places or len(set(places)) < len(places) or (len(row) < 2 and 0 in places):
            break
        if grid and not _is_close(grid[-1].values(), row[0]):
            break
        taken += 1
        found = {c: line for c, line in zip(places, row, strict=True) if c is not None}
        columns = [_wider(edges, found.get(c)) for c, edges in enumerate(columns)]
        if grid and 0 not in found:
            for c, line in found.items():
                above = grid[-1].get(c)
                grid[-1][c] = replace(line, words=(*above.words, *line.words)) if above else line
        else:
            grid.append(found)
    if len(grid) < 2:
        return [], 0
    cells = [
        replace(line, table=table, row=r, column=c)
        for r, found in enumerate(grid)
        for c, line in sorted(found.items())
    ]
    return cells, taken


def _column_at(columns: Sequence[tuple[float, float]], line: TextLine) -> int | None:
    """The one column this line stands under, or None."""
    under = [c for c, (x0, x1) in enumerate(columns) if line.x0 < x1 + 1 and line.x1 > x0 - 1]
    return under[0] if len(under) == 1 else None


def _wider(edges: tuple[float, float], line: TextLine | None) -> tuple[float, float]:
    return edges if line is None else (min(edges[0], line.x0), max(edges[1], line.x1))


def _is_close(above: Iterable[TextLine], line: TextLine, em: float = 2.2) -> bool:
    """Whether the white between the row above and this line is under so many type sizes."""
    return line.top - max(o.bottom for o in above) < em * line.size


def _side_by_side(
    rows: Sequence[Sequence[TextLine]], start: int, table: int
) -> tuple[list[TextLine], int]:
    """Rows of two parts: text columns, an address beside references, or a table of two columns."""
    end, left, right = _band(rows, start)
    gutter = (left + right) / 2
    longer = end
    while longer < len(rows) and len(rows[longer]) == 1:
        line = rows[longer][0]
        if line.x1 > gutter or not _is_close(rows[longer - 1], line, 0.8):
            break
        longer += 1
    for stop in (longer, end):
        segments = [line for row in rows[start:stop] for line in row]
        lefts = [line for line in segments if line.x1 <= gutter]
        rights = [line for line in segments if line.x1 > gutter]
        if _are_columns(lefts, rights) or _is_letter_top(lefts, rights):
            return [*lefts, *rights], stop - start
    band = rows[start:end]
    if len(band) == 1:
        whole = len(band[0]) == 2 and band[0][0].text.endswith(":")
        joined = TextLine(tuple(word for line in band[0] for word in line.words), 0.0)
        return ([joined] if whole else list(band[0])), 1
    cells = [
        replace(line, table=table, row=r, column=c if len(row) > 1 else int(line.x0 > gutter))
        for r, row in enumerate(band)
        for c, line in enumerate(row)
    ]
    return cells, len(band)


def _band(rows: Sequence[Sequence[TextLine]], start: int) -> tuple[int, float, float]:
    """Where the rows end that share one white strip with row ``start``, and the edges of the strip."""
    left, right = 0.0, float("inf")
    end = start + 1
    for i in range(start, len(rows)):
        row = rows[i]
        least = GUTTER_EM * row[0].size
        if len(row) == 1:
            line = row[0]
            if line.x1 <= right - least:
                left = max(left, line.x1)
            elif line.x0 >= left + least:
                right = min(right, line.x0)
            else:
                break
            continue
        strips = [(max(a.x1, left), min(b.x0, right)) for a, b in pairwise(row)]
        widest = max(strips, key=lambda strip: strip[1] - strip[0])
        if widest[1] - widest[0] < least or len(row) > 2:
            break
        left, right = widest
        end = i + 1
    if right == float("inf"):
        left, right = rows[start][0].x1, rows[start][1].x0
    return end, left, right


def _are_columns(lefts: Sequence[TextLine], rights: Sequence[TextLine]) -> bool:
    if min(len(lefts), len(rights)) < 3:
        return False
    return all(median(len(x.words) for x in side) >= COLUMN_WORDS for side in (lefts, rights))


def _is_letter_top(lefts: Sequence[TextLine], rights: Sequence[TextLine]) -> bool:
    """An address at the left and references, a date or the sender's address at the right."""
    if not lefts or not rights:
        return False
    labelled = sum(1 for line in rights if label_of(line.text))
    address = any(POSTCODE.search(line.text) for line in (*lefts, *rights))
    left_labels = sum(1 for line in lefts if label_of(line.text) or line.text.endswith(":"))
    return left_labels == 0 and (labelled * 2 >= len(rights) or (address and len(rights) > 1))


def _with_right_edges(lines: Sequence[TextLine]) -> list[TextLine]:
    """Give each line the right edge of its column: the furthest right of lines that begin near it."""
    out = []
    for line in lines:
        near = [
            o.x1
            for o in lines
            if o.x0 < line.x1 and o.x1 > line.x0 and abs(o.x0 - line.x0) < 6 * line.size
        ]
        out.append(replace(line, right=max(near)))
    return out
