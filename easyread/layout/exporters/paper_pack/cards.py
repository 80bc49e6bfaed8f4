"""Cards -> pages of six, each with a picture over big words, and lines to cut along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from reportlab.lib.colors import HexColor

from easyread.layout.exporters.paper_pack.sheets import Card, Cards
from easyread.layout.exporters.pdf.canvas import Element, TaggedCanvas
from easyread.layout.exporters.pdf.draw import draw_figure, draw_plain, from_top, mm
from easyread.layout.exporters.pdf.page import PlacedPicture
from easyread.layout.exporters.pdf.wrap import width_of, wrap
from easyread.layout.images import bitmap_of
from easyread.layout.printed import Run, alt_of
from easyread.layout.style import Style

ACROSS, DOWN = 2, 3
PICTURE_MM = 44.0  # of a card of about 70 mm
WORDS_PT = 24.0
TITLE_PT = 20.0
TITLE_MM = 14.0


def card_pages(
    sheet: Cards, style: Style, head: float, room: float
) -> Iterator[Callable[[TaggedCanvas, Element], None]]:
    """Give what draws each page of cards. ``head`` and ``room`` are in points."""
    most = ACROSS * DOWN
    for start in range(0, len(sheet.cards), most):
        cards = sheet.cards[start : start + most]
        yield partial(_draw_cards, sheet.title, cards, style, head, room)


def _draw_cards(
    title: str,
    cards: tuple[Card, ...],
    style: Style,
    head: float,
    room: float,
    canvas: TaggedCanvas,
    part: Element,
) -> None:
    left, wide = mm(style.margin_mm), mm(style.column_mm) / ACROSS
    with canvas.tag(part.add("H1")):
        words = wrap([Run(title, bold=True)], TITLE_PT, TITLE_PT * 1.25, mm(style.column_mm))
        draw_plain(canvas, words, left, from_top(style, head), style, style.heading_ink)
    high = (room - mm(TITLE_MM)) / DOWN
    _draw_cuts(canvas, (left, from_top(style, head + mm(TITLE_MM)), wide, high), style)
    for place, card in enumerate(cards):
        x = left + place % ACROSS * wide
        top = head + mm(TITLE_MM) + place // ACROSS * high
        _draw_card(
            canvas, part.add("Div"), card, (x, from_top(style, top + high), wide, high), style
        )


def _draw_cuts(
    canvas: TaggedCanvas, first: tuple[float, float, float, float], style: Style
) -> None:
    """Dashed lines to cut along, each drawn once. ``first`` is the first card: left, top, size."""
    left, top, wide, high = first
    with canvas.artifact():
        canvas.setStrokeColor(HexColor(style.ink))
        canvas.setLineWidth(1)
        canvas.setDash(6, 4)
        for line in range(ACROSS + 1):
            canvas.line(left + line * wide, top, left + line * wide, top - DOWN * high)
        for line in range(DOWN + 1):
            canvas.line(left, top - line * high, left + ACROSS * wide, top - line * high)
        canvas.setDash()


def _draw_card(
    canvas: TaggedCanvas,
    row: Element,
    card: Card,
    box: tuple[float, float, float, float],
    style: Style,
) -> None:
    x, bottom, wide, high = box
    bitmap = bitmap_of(card.picture, style)
    width, height = (mm(side) for side in bitmap.fit_mm(PICTURE_MM))
    placed = PlacedPicture(bitmap, width, height, alt_of(card.picture))
    words = wrap([Run(card.words, bold=True)], WORDS_PT, WORDS_PT * 1.2, wide - mm(8))
    # Picture and words together stand in the middle of the card.
    gap = mm(4)
    top = bottom + (high + mm(PICTURE_MM) + gap + words.height) / 2
    middle = top - mm(PICTURE_MM) / 2
    draw_figure(canvas, row, placed, x + (wide - width) / 2, middle - height / 2)
    with canvas.tag(row.add("P")):
        y = top - mm(PICTURE_MM) - gap
        for line in words.lines:
            seen = "".join(run.text for run in line).rstrip()
            inset = (wide - width_of(Run(seen, bold=True), WORDS_PT)) / 2
            draw_plain(canvas, replace(words, lines=(line,)), x + inset, y, style)
            y -= words.leading
