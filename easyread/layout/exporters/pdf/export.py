"""An EasyRead -> a tagged PDF (PDF/UA-1), drawn page by page."""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.colors import HexColor

from easyread.layout.exporters.logo import PlacedLogo, place_logo
from easyread.layout.exporters.pdf.canvas import TaggedCanvas
from easyread.layout.exporters.pdf.draw import (
    Tree,
    draw_background,
    draw_figure,
    draw_page,
    draw_plain,
    from_top,
    mm,
)
from easyread.layout.exporters.pdf.page import Page, PlacedPicture, paginate, set_units
from easyread.layout.exporters.pdf.wrap import REGULAR, load_fonts, wrap
from easyread.layout.first_page import for_title
from easyread.layout.printed import LOGO_NAME, Run, mark_of, sections_of, title_of, words_above
from easyread.layout.style import PT_PER_MM, Style, style_of
from easyread.model import EasyRead
from easyread.settings import Profile


def export(easyread: EasyRead, profile: Profile) -> bytes:
    """Write a page as PDF/UA-1: A4, tagged, with bookmarks, links and the mark on every page.

    Args:
        easyread: The page as data.
        profile: Type size, page colour and pictures.

    Returns:
        The file; the same input gives the same bytes.

    Raises:
        BadSettings: the profile cannot be printed.
        LayoutFailed: a picture cannot be drawn.
        MissingPart: the font is not installed.
    """
    style = style_of(profile)
    load_fonts()
    sections = list(sections_of(easyread))
    if not any(row.picture for section in sections for row in section.rows):
        style = style_of(replace(profile, pictures=False))  # no empty column beside the words
    style = for_title(style, title_of(easyread))
    mark = wrap([Run(mark_of(easyread))], style.size_pt, style.size_pt * 1.3, mm(style.column_mm))
    head = mm(style.furniture_mm + style.furniture_gap_mm) + mark.height
    foot = mm(style.edge_mm)
    logo = place_logo(profile, style, words_above(easyread), head / PT_PER_MM)
    units = set_units(title_of(easyread), sections, style, logo.title_mm if logo else None)
    pages = paginate(units, mm(style.page_height_mm) - head - foot, style)

    canvas = TaggedCanvas((mm(210), mm(297)), REGULAR, style.size_pt)
    _describe(canvas, easyread)
    tree = Tree(canvas.root)
    for number, page in enumerate(pages, 1):
        draw_background(canvas, style)
        with canvas.artifact("Pagination", "Header"):
            draw_plain(canvas, mark, mm(style.margin_mm), from_top(style, mm(10)), style)
        if logo and number == 1:
            _draw_first(canvas, tree, page, head, style, logo)
        else:
            draw_page(canvas, tree, page, head, style)
        with canvas.artifact("Pagination", "Footer"):
            canvas.setFont(REGULAR, style.size_pt)
            canvas.setFillColor(HexColor(style.ink))
            right = mm(style.margin_mm + style.column_mm)
            bottom = mm(style.furniture_mm)
            canvas.drawRightString(right, bottom, f"Page {number} of {len(pages)}")
        canvas.showPage()
    return canvas.save_bytes()


def _draw_first(
    canvas: TaggedCanvas, tree: Tree, page: Page, head: float, style: Style, logo: PlacedLogo
) -> None:
    """Draw page 1 with the logo. It is heard after the title: a page begins with its title."""
    title, rest = page[:1], page[1:]
    draw_page(canvas, tree, title, head, style)
    figure = PlacedPicture(logo.bitmap, mm(logo.width_mm), mm(logo.height_mm), logo.alt)
    bottom = from_top(style, mm(logo.top_mm + logo.height_mm))
    draw_figure(canvas, tree.root, figure, mm(logo.left_mm), bottom, LOGO_NAME)
    draw_page(canvas, tree, rest, head, style)


def _describe(canvas: TaggedCanvas, easyread: EasyRead) -> None:
    canvas.setTitle(title_of(easyread))
    canvas.setAuthor(easyread.about.sender or "")
    canvas.setSubject(f"Easy Read. {mark_of(easyread)}")
    known_by = ("Easy Read", easyread.fingerprint, easyread.code)
    canvas.setKeywords(" ".join(part for part in known_by if part))
    canvas.setCreator("Easy Read")
    canvas.setProducer("Easy Read")
