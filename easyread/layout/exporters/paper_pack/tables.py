"""A Table -> pages laid across, with empty cells that are big enough to write in by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

from easyread.layout.exporters.paper_pack.sheets import Column, Table
from easyread.layout.exporters.pdf.canvas import Element, TaggedCanvas
from easyread.layout.exporters.pdf.draw import draw_plain, from_top, mm
from easyread.layout.exporters.pdf.wrap import Wrapped, wrap
from easyread.layout.printed import Run
from easyread.layout.style import Style

TITLE_PT, WORDS_PT, CELL_PT = 20.0, 14.0, 12.0
LEAST_ROW_MM = 30.0
MOST_STRETCH = 1.3  # a page with few rows has higher ones, within reason
INSIDE_MM = 2.0  # between the line of a cell and its words


def table_pages(
    sheet: Table, style: Style, head: float, room: float
) -> Iterator[Callable[[TaggedCanvas, Element], None]]:
    """Give what draws each page of a table. A long one begins again, with its headings."""
    title = _set(sheet.title, style.column_mm, TITLE_PT, bold=True)
    says = [_set(line, style.column_mm, WORDS_PT) for line in sheet.says]
    names = [_cell((column.heading,), column, style, bold=True) for column in sheet.columns]
    above = title.height + mm(3) + sum(line.height + mm(1) for line in says) + mm(3)
    first = max(name.height for name in names) + mm(2 * INSIDE_MM)
    printed = [_cell(column.printed, column, style) for column in sheet.columns]
    least = max(mm(LEAST_ROW_MM), *(cell.height + mm(2 * INSIDE_MM) for cell in printed))
    fit = max(1, int((room - above - first) / least))
    for start in range(0, sheet.rows, fit):
        count = min(fit, sheet.rows - start)
        high = min((room - above - first) / count, least * MOST_STRETCH)
        yield partial(
            _draw_table, sheet, style, head, (title, says, names, printed), (first, high, count)
        )


_Words = tuple[Wrapped, list[Wrapped], list[Wrapped], list[Wrapped]]


def _draw_table(
    sheet: Table,
    style: Style,
    head: float,
    words: _Words,
    rows: tuple[float, float, int],
    canvas: TaggedCanvas,
    part: Element,
) -> None:
    title, says, names, printed = words
    first, high, count = rows
    left, top = mm(style.margin_mm), from_top(style, head)
    with canvas.tag(part.add("H1")):
        draw_plain(canvas, title, left, top, style, style.heading_ink)
    top -= title.height + mm(3)
    for line in says:
        with canvas.tag(part.add("P")):
            draw_plain(canvas, line, left, top, style)
        top -= line.height + mm(1)
    top -= mm(3)
    table = part.add("Table")
    _draw_row(canvas, table, sheet.columns, names, (top, first), style, heading=True)
    top -= first
    for _ in range(count):
        _draw_row(canvas, table, sheet.columns, printed, (top, high), style)
        top -= high


def _draw_row(
    canvas: TaggedCanvas,
    table: Element,
    columns: tuple[Column, ...],
    words: list[Wrapped],
    place: tuple[float, float],
    style: Style,
    heading: bool = False,
) -> None:
    top, high = place
    row, x = table.add("TR"), mm(style.margin_mm)
    for column, text in zip(columns, words, strict=True):
        wide = mm(style.column_mm) * column.share
        with canvas.artifact():
            canvas.setStrokeColor(HexColor(style.ink))
            canvas.setFillColor(HexColor("#E8EEF4" if heading else style.page))
            canvas.setLineWidth(1)
            canvas.rect(x, top - high, wide, high, stroke=1, fill=1)
        if heading:
            scope = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
            cell = row.add("TH", A=scope)
        else:
            cell = row.add("TD")
        with canvas.tag(cell):
            ink = "#000000" if heading else ""
            draw_plain(canvas, text, x + mm(INSIDE_MM), top - mm(INSIDE_MM), style, ink)
        x += wide


def _cell(texts: tuple[str, ...], column: Column, style: Style, bold: bool = False) -> Wrapped:
    """Set what is printed in a cell, each text on lines of its own."""
    room_mm = style.column_mm * column.share - 2 * INSIDE_MM
    parts = [_set(f"{text} ", room_mm, WORDS_PT if bold else CELL_PT, bold) for text in texts]
    lines = tuple(line for part in parts for line in part.lines)
    size = WORDS_PT if bold else CELL_PT
    return Wrapped(lines, size, size * 1.3)


def _set(text: str, room_mm: float, size: float, bold: bool = False) -> Wrapped:
    return wrap([Run(text, bold=bold)], size, size * 1.3, mm(room_mm))
