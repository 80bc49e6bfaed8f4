"""Sections -> blocks with a height -> pages. Nothing is drawn here.

All lengths are in points. A *unit* is what must stand on one page: a row, a heading with the
row under it, or all the choices of a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from easyread.layout.exporters.pdf.wrap import Wrapped, wrap
from easyread.layout.first_page import CLOSE_MM, LEAST_PICTURE_MM, is_full
from easyread.layout.images import Bitmap, bitmap_of
from easyread.layout.printed import Run, alt_of, clean, runs_of
from easyread.layout.style import PT_PER_MM, Style
from easyread.model import Row, Section

CHOICE_PADDING_MM = 4.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A title (level 1) or a section's heading (level 2), and the space above and below it."""

    text: Wrapped
    level: int
    section: str
    above: float
    below: float

    @property
    def height(self) -> float:
        """The height of the words and of the space below them."""
        return self.text.height + self.below


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a row, set. ``number`` is its place in the row; the parts of a cut line share it.

    ``indent`` makes room for a bullet (``item``) or for a box to tick (``box``).
    """

    text: Wrapped
    number: int
    item: bool
    box: bool
    indent: float
    begins: bool = True


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture, its size on the page and the words that stand for it ("" = decoration)."""

    bitmap: Bitmap
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class RowBox:
    """A picture beside its words. ``height`` is the box; ``words_height`` the words alone.

    ``framed`` marks a choice. ``continues`` marks the rest of a row taller than a page.
    """

    id: str
    section: str
    picture: PlacedPicture | None
    paragraphs: tuple[Paragraph, ...]
    gap: float
    padding: float
    height: float
    framed: bool = False
    continues: bool = False

    @property
    def words_height(self) -> float:
        """The height of all paragraphs and of the gaps between them."""
        return _stack(self.paragraphs, self.gap)


Block = Heading | RowBox
Unit = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far its top lies below the top of the page's body."""

    block: Block
    top: float


Page = tuple[Placed, ...]


def set_units(
    title: str, sections: Sequence[Section], style: Style, title_mm: float | None = None
) -> list[Unit]:
    """Set all words and group headings with the row that follows them.

    ``title_mm`` is the width for the title where a logo stands beside it.
    """
    waiting: list[Block] = [_heading(title, 1, "", style, title_mm)]
    units: list[Unit] = []
    for number, section in enumerate(sections, 1):
        # An id may be missing or used twice in data from outside; a place in the file never is.
        name = f"section-{number}"
        if clean(section.heading):
            waiting.append(_heading(clean(section.heading), 2, name, style))
        square_mm = style.picture_mm
        snug = False  # rows as high as what stands in them: more of them on the first page
        if is_full(section):
            square_mm, snug = min(square_mm, LEAST_PICTURE_MM), True
        boxes = [
            _row_box(replace(row, id=f"{name}-row-{place}"), name, style, square_mm, snug)
            for place, row in enumerate(section.rows, 1)
        ]
        for rows in _together(_equal_choices(boxes)):
            units.append((*waiting, *rows))
            waiting = []
    if waiting:
        units.append(tuple(waiting))
    return units


def _heading(
    text: str, level: int, section: str, style: Style, room_mm: float | None = None
) -> Heading:
    size = style.title_pt if level == 1 else style.heading_pt
    room = (room_mm or style.column_mm) * PT_PER_MM
    words = wrap([Run(text, bold=True)], size, size * 1.25, room)
    above = 0.0 if level == 1 else 4 * PT_PER_MM
    return Heading(words, level, section, above, (8 if level == 1 else 7) * PT_PER_MM)


def _row_box(row: Row, section: str, style: Style, square_mm: float, snug: bool = False) -> RowBox:
    padding = CHOICE_PADDING_MM * PT_PER_MM if row.kind == "choice" else 0.0
    gap = style.line_gap_mm * PT_PER_MM * (2 if row.kind == "answer" else 1)
    paragraphs = []
    for number, (line, runs) in enumerate(zip(row.lines, runs_of(row), strict=True)):
        box = row.kind == "answer" and not line.item
        indent = (style.bullet_mm if line.item else style.box_mm if box else 0.0) * PT_PER_MM
        room = style.text_mm * PT_PER_MM - 2 * padding - indent
        text = wrap(runs, style.size_pt, style.leading_pt, room)
        paragraphs.append(Paragraph(text, number, line.item, box, indent))
    picture = None
    if row.picture is not None and style.picture_mm:
        bitmap = bitmap_of(row.picture, style)
        width, height = (mm * PT_PER_MM for mm in bitmap.fit_mm(square_mm))
        picture = PlacedPicture(bitmap, width, height, alt_of(row.picture))
    # A square for each picture, whatever its shape: words then begin at an even distance.
    square = square_mm * PT_PER_MM if picture else 0.0
    if snug and picture:
        square = picture.height
    height = max(square, _stack(paragraphs, gap)) + 2 * padding
    return RowBox(
        row.id,
        section,
        picture,
        tuple(paragraphs),
        gap,
        padding,
        height,
        framed=row.kind == "choice",
    )


def _stack(paragraphs: Sequence[Paragraph], gap: float) -> float:
    return sum(p.text.height for p in paragraphs) + gap * max(0, len(paragraphs) - 1)


def _equal_choices(rows: Sequence[RowBox]) -> list[RowBox]:
    """Give choices that stand together one height: none may look more important."""
    tallest = max((row.height for row in rows if row.framed), default=0.0)
    return [replace(row, height=tallest) if row.framed else row for row in rows]


def _together(rows: Sequence[RowBox]) -> Iterator[Sequence[RowBox]]:
    """Yield rows one by one, but choices all at once: people compare them side by side."""
    for is_choice, group in groupby(rows, key=lambda row: row.framed):
        choices = list(group)
        yield from [choices] if is_choice else [[row] for row in choices]


def paginate(units: Sequence[Unit], room: float, style: Style) -> list[Page]:
    """Lay units on pages of ``room`` points.

    A unit never stands on two pages, unless it is taller than a whole page: then its row is cut
    between lines. The gaps are closed from 10 to 8 mm where that saves a page; if the last page
    would hold one row alone, another is brought over from the page before. The first section
    stands on the first page alone with its gaps closed, where it fits in no other way.
    Source: L-12, T-01, T-09; section 10 of docs/standards.md.
    """
    gap, least = (mm * PT_PER_MM for mm in (style.row_gap_mm, style.least_row_gap_mm))
    first = _closed_up(units, room, gap, least)
    rest = units[len(first) :]
    pages = _fill(rest, room, gap)
    tighter = _fill(rest, room, least)
    if len(tighter) < len(pages):
        gap, pages = least, tighter
    pages = _share_with_last(pages, room, gap)
    placed = [tuple(_place(page, gap)) for page in pages]
    return [tuple(_place(first, least)), *placed] if first else placed


def _closed_up(units: Sequence[Unit], room: float, gap: float, least: float) -> list[Unit]:
    """The first section with all its gaps closed, where only so it stands on the first page."""
    names = [{b.section for b in unit if isinstance(b, RowBox)} for unit in units]
    count = next((n for n, found in enumerate(names) if found != names[0]), 0) if names else 0
    if not count or _height(units[:count], gap) <= room:
        return []
    closed = [tuple(_closer(block) for block in unit) for unit in units[:count]]
    return closed if _height(closed, least) <= room else []


def _closer(block: Block) -> Block:
    if not isinstance(block, Heading):
        return block
    below = min(block.below, CLOSE_MM * PT_PER_MM)
    return replace(block, above=0.0 if block.level > 1 else block.above, below=below)


def _fill(units: Sequence[Unit], room: float, gap: float) -> list[list[Unit]]:
    pages: list[list[Unit]] = []
    waiting = list(reversed(units))
    while waiting:
        unit = waiting.pop()
        if pages and _height([*pages[-1], unit], gap) <= room:
            pages[-1].append(unit)
        elif _height([unit], gap) <= room:
            pages.append([unit])
        else:
            waiting.extend(reversed(_cut(unit, room, gap)))
    return pages


def _share_with_last(pages: list[list[Unit]], room: float, gap: float) -> list[list[Unit]]:
    if len(pages) < 2 or _rows_on(pages[-1]) >= 2 or _rows_on(pages[-2]) < 3:
        return pages
    moved = [pages[-2][-1], *pages[-1]]
    if _height(moved, gap) > room:
        return pages
    return [*pages[:-2], pages[-2][:-1], moved]


def _rows_on(units: Sequence[Unit]) -> int:
    return sum(isinstance(block, RowBox) for unit in units for block in unit)


def _height(units: Sequence[Unit], gap: float) -> float:
    placed = list(_place(units, gap))
    return placed[-1].top + placed[-1].block.height if placed else 0.0


def _place(units: Sequence[Unit], gap: float) -> Iterator[Placed]:
    top = 0.0
    before: Block | None = None
    for unit in units:
        for block in unit:
            if isinstance(before, RowBox):
                top += gap
            if isinstance(block, Heading) and before is not None:
                top += block.above
            yield Placed(block, top)
            top += block.height
            before = block


def _cut(unit: Unit, room: float, gap: float) -> list[Unit]:
    """Cut a unit that is taller than a page into smaller ones.

    Choices are parted first. Headings stay with at least one line of their row; where not even
    that fits (a heading of very many words), they are parted too.
    """
    at = next((n for n, block in enumerate(unit) if isinstance(block, RowBox)), len(unit) - 1)
    if at + 1 < len(unit):
        return [unit[: at + 1], *((block,) for block in unit[at + 1 :])]
    if len(unit) == 1:
        return _cut_row(unit[0], room)
    last, above = unit[-1], _height([unit[:-1]], gap)
    if not isinstance(last, RowBox) or above + _least_height(last) > room:
        return [unit[:-1], unit[-1:]]
    first, *rest = _cut_row(last, room - above)
    return [(*unit[:-1], *first), *rest]


def _least_height(row: RowBox) -> float:
    picture = row.picture.height if row.picture else 0.0
    return max(picture, *(p.text.leading for p in row.paragraphs), 0.0) + 2 * row.padding


def _cut_row(row: Block, room: float) -> list[Unit]:
    """Cut a row between its lines. The first part keeps the picture."""
    if not isinstance(row, RowBox):
        return _cut_heading(row, room)
    left = room - 2 * row.padding
    kept: list[Paragraph] = []
    rest: list[Paragraph] = []
    for paragraph in row.paragraphs:
        fit = 0 if rest else max(0, int((left + 0.01) / paragraph.text.leading))
        if not rest and not kept:
            fit = max(1, fit)  # always one line: the pages must come to an end
        now, later = paragraph.text.lines[:fit], paragraph.text.lines[fit:]
        if now:
            kept.append(replace(paragraph, text=replace(paragraph.text, lines=now)))
            left -= len(now) * paragraph.text.leading + row.gap
        if later:
            part = replace(paragraph.text, lines=later)
            rest.append(replace(paragraph, text=part, begins=paragraph.begins and not now))
    parts: list[Unit] = [(_with_words(row, kept, row.picture),)]
    if rest:
        parts.append((replace(_with_words(row, rest, None), continues=True),))
    return parts


def _with_words(row: RowBox, words: list[Paragraph], picture: PlacedPicture | None) -> RowBox:
    height = max(picture.height if picture else 0.0, _stack(words, row.gap)) + 2 * row.padding
    return replace(row, paragraphs=tuple(words), picture=picture, height=height)


def _cut_heading(heading: Heading, room: float) -> list[Unit]:
    lines = max(1, int((room - heading.below) / heading.text.leading))
    now, later = heading.text.lines[:lines], heading.text.lines[lines:]
    parts = [replace(heading, text=replace(heading.text, lines=now))]
    if later:
        parts.append(replace(heading, text=replace(heading.text, lines=later)))
    return [(part,) for part in parts]
