"""A Pack -> a tagged PDF, drawn page by page with the same hand as every other Easy Read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from reportlab.lib.colors import HexColor

from easyread.layout.exporters.paper_pack.cards import card_pages
from easyread.layout.exporters.paper_pack.sheets import Cards, Pack, Pages, Table
from easyread.layout.exporters.paper_pack.tables import table_pages
from easyread.layout.exporters.pdf.canvas import Element, TaggedCanvas
from easyread.layout.exporters.pdf.draw import (
    Tree,
    draw_background,
    draw_page,
    draw_plain,
    from_top,
    mm,
)
from easyread.layout.exporters.pdf.page import Page, RowBox, paginate, set_units
from easyread.layout.exporters.pdf.wrap import REGULAR, load_fonts, wrap
from easyread.layout.printed import Run
from easyread.layout.style import Style, style_of
from easyread.settings import Profile

HEAD_MM = 22.0  # from the top of the page to its body: room for the words at the top
FOOT_MM = 20.0
ASK_MM = 15.0  # the box with what is asked, and ASK_GAP_MM above it
ASK_GAP_MM = 4.0
ASK_PT = 18.0
FURNITURE_PT = 14.0
STEP_PT = 2.0

Draw = Callable[[TaggedCanvas, Element], None]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One page to come: its style, the words at its top, which sheet it is of, and how it is drawn."""

    style: Style
    head: str
    sheet: int
    draw: Draw


def export(pack: Pack, profile: Profile) -> bytes:
    """Write a pack as PDF/UA-1 on A4; tables stand on pages laid across.

    Args:
        pack: the sheets in order; each begins a new page.
        profile: type size, page colour and pictures of the pages that checkers read.

    Returns:
        The file; the same input gives the same bytes.

    Raises:
        BadSettings: the profile cannot be printed.
        LayoutFailed: a picture cannot be drawn.
        MissingPart: the font is not installed.
    """
    load_fonts()
    pages = list(_pages_of(pack, profile))
    canvas = TaggedCanvas((mm(210), mm(297)), REGULAR, FURNITURE_PT)
    canvas.setTitle(pack.title)
    canvas.setSubject(pack.foot)
    canvas.setCreator("Easy Read")
    canvas.setProducer("Easy Read")
    parts: dict[int, Element] = {}
    for number, page in enumerate(pages, 1):
        style = page.style
        canvas.setPageSize((mm(style.page_width_mm), mm(style.page_height_mm)))
        draw_background(canvas, style)
        _draw_furniture(canvas, page, f"Page {number} of {len(pages)}", pack.foot)
        if page.sheet not in parts:
            parts[page.sheet] = canvas.root.add("Sect")
        page.draw(canvas, parts[page.sheet])
        canvas.showPage()
    return canvas.save_bytes()


def _pages_of(pack: Pack, profile: Profile) -> Iterator[_Drawn]:
    for number, sheet in enumerate(pack.sheets):
        style = _style_of_rows(sheet, profile) if isinstance(sheet, Pages) else style_of(profile)
        if isinstance(sheet, Table):
            style = replace(style, page_width_mm=297.0, page_height_mm=210.0)
        room = _room(style)
        if isinstance(sheet, Cards):
            drawn: Iterator[Draw] = card_pages(sheet, style, mm(HEAD_MM), room)
        elif isinstance(sheet, Table):
            drawn = table_pages(sheet, style, mm(HEAD_MM), room)
        else:
            drawn = _row_pages(sheet, style, room)
        for draw in drawn:
            yield _Drawn(style, sheet.head, number, draw)


def _room(style: Style) -> float:
    return mm(style.page_height_mm - HEAD_MM - FOOT_MM)


def _style_of_rows(sheet: Pages, profile: Profile) -> Style:
    """The style of rows: bigger type only as far as it does not push choices to another page."""
    own = replace(
        profile,
        pictures=profile.pictures and sheet.pictures,
        picture_mm=sheet.picture_mm or profile.picture_mm,
    )
    bigger = min(sheet.bigger_pt, 40.0 - profile.type_pt)
    style = style_of(replace(own, type_pt=profile.type_pt + bigger))
    while bigger > 0:
        if len(paginate(set_units(sheet.title, sheet.sections, style), _room(style), style)) == 1:
            return style
        bigger = max(0.0, bigger - STEP_PT)
        style = style_of(replace(own, type_pt=profile.type_pt + bigger))
    return style


def _row_pages(sheet: Pages, style: Style, room: float) -> Iterator[Draw]:
    labels: dict[str, str] = {}
    for number, section in enumerate(sheet.sections, 1):
        for place, row in enumerate(section.rows, 1):
            if row.id in sheet.labels:
                # ``set_units`` names rows by their place: ids from outside may not be unique.
                labels[f"section-{number}-row-{place}"] = sheet.labels[row.id]
    tree: list[Tree] = []
    room -= mm(ASK_MM + ASK_GAP_MM) if sheet.ask else 0.0
    pages = paginate(set_units(sheet.title, sheet.sections, style), room, style)
    for number, page in enumerate(pages, 1):
        ask = sheet.ask if number == len(pages) else ""
        yield partial(_draw_rows, page, labels, ask, style, tree)


def _draw_rows(
    page: Page,
    labels: dict[str, str],
    ask: str,
    style: Style,
    kept: list[Tree],
    canvas: TaggedCanvas,
    part: Element,
) -> None:
    if not kept:
        kept.append(Tree(part))
    draw_page(canvas, kept[0], page, mm(HEAD_MM), style)
    for placed in page:
        if not isinstance(placed.block, RowBox) or placed.block.id not in labels:
            continue
        words = wrap([Run(labels[placed.block.id])], FURNITURE_PT, FURNITURE_PT, mm(14))
        top = from_top(style, mm(HEAD_MM) + placed.top)
        with canvas.artifact():
            draw_plain(canvas, words, mm(8), top, style)
    if ask:
        _draw_ask(canvas, part, ask, style)


def _draw_ask(canvas: TaggedCanvas, part: Element, ask: str, style: Style) -> None:
    """What is asked, in a box at the foot of the page: it belongs to no row."""
    left, bottom = mm(style.margin_mm), mm(FOOT_MM)
    with canvas.artifact():
        canvas.setStrokeColor(HexColor(style.heading_ink))
        canvas.setLineWidth(2)
        canvas.roundRect(left, bottom, mm(style.column_mm), mm(ASK_MM), 6, stroke=1, fill=0)
    words = wrap([Run(ask, bold=True)], ASK_PT, ASK_PT * 1.25, mm(style.column_mm - 12))
    top = bottom + (mm(ASK_MM) + words.height) / 2
    with canvas.tag(part.add("P")):
        draw_plain(canvas, words, left + mm(6), top, style, style.heading_ink)


def _draw_furniture(canvas: TaggedCanvas, page: _Drawn, number: str, foot: str) -> None:
    style = page.style
    left, right = mm(style.margin_mm), mm(style.page_width_mm - style.margin_mm)
    with canvas.artifact("Pagination", "Header"):
        words = wrap([Run(page.head)], FURNITURE_PT, FURNITURE_PT * 1.3, right - left)
        draw_plain(canvas, words, left, from_top(style, mm(10)), style)
    with canvas.artifact("Pagination", "Footer"):
        canvas.setFont(REGULAR, FURNITURE_PT)
        canvas.setFillColor(HexColor(style.ink))
        canvas.drawString(left, mm(style.furniture_mm), foot)
        canvas.drawRightString(right, mm(style.furniture_mm), number)
