"""Blocks with a place -> drawing orders on a tagged canvas: headings, rows, pictures, links."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from easyread.layout.exporters.pdf.canvas import Element, Pixels, TaggedCanvas
from easyread.layout.exporters.pdf.page import Heading, Page, Paragraph, PlacedPicture, RowBox
from easyread.layout.exporters.pdf.wrap import BOLD, REGULAR, Wrapped, width_of, wrap
from easyread.layout.images import Bitmap
from easyread.layout.printed import Run, link_says
from easyread.layout.style import PT_PER_MM, Style


@dataclass
class Tree:
    """Where each thing goes in the structure tree while pages are drawn."""

    root: Element
    sections: dict[str, Element] = field(default_factory=dict)
    rows: dict[str, Element] = field(default_factory=dict)
    paragraphs: dict[tuple[str, int], Element] = field(default_factory=dict)

    def section(self, name: str) -> Element:
        """The Sect of a section, made when it is first needed."""
        if not name:
            return self.root
        if name not in self.sections:
            self.sections[name] = self.root.add("Sect")
        return self.sections[name]


def mm(length: float) -> float:
    """Millimetres in points."""
    return length * PT_PER_MM


def from_top(style: Style, length: float) -> float:
    """How high above the foot of the page a point lies that is ``length`` points below its top."""
    return mm(style.page_height_mm) - length


def draw_background(canvas: TaggedCanvas, style: Style) -> None:
    """Fill the page with its colour; white paper stays as it is."""
    if style.page == "#FFFFFF":
        return
    with canvas.artifact("Background"):
        canvas.setFillColor(HexColor(style.page))
        canvas.rect(0, 0, mm(style.page_width_mm), mm(style.page_height_mm), stroke=0, fill=1)


def draw_page(canvas: TaggedCanvas, tree: Tree, page: Page, head: float, style: Style) -> None:
    """Draw the headings and rows of one page; its body begins ``head`` points below the top."""
    for placed in page:
        top = from_top(style, head + placed.top)
        if isinstance(placed.block, Heading):
            _draw_heading(canvas, tree, placed.block, top, style)
        else:
            _draw_row(canvas, tree, placed.block, top, style)


def _draw_heading(
    canvas: TaggedCanvas, tree: Tree, heading: Heading, top: float, style: Style
) -> None:
    left = mm(style.margin_mm)
    words = "".join(run.text for line in heading.text.lines for run in line)
    place = f"h{len(tree.sections)}-{heading.section}-{canvas.getPageNumber()}-{top:.0f}"
    canvas.bookmarkHorizontalAbsolute(place, top + 6)
    canvas.addOutlineEntry(words, place, level=heading.level - 1)
    with canvas.tag(tree.section(heading.section).add(f"H{heading.level}")):
        draw_plain(canvas, heading.text, left, top, style, style.heading_ink)
    with canvas.artifact():
        canvas.setStrokeColor(HexColor(style.rule_ink))
        canvas.setLineWidth(1.2)
        under = top - heading.text.height - 3
        if heading.level == 2:
            canvas.line(left, under, left + mm(style.column_mm), under)


def _draw_row(canvas: TaggedCanvas, tree: Tree, row: RowBox, top: float, style: Style) -> None:
    if row.continues and row.id in tree.rows:
        section = tree.rows[row.id]
    else:
        # A Div a row: it is not read out, but says which picture and words belong together.
        section = tree.rows[row.id] = tree.section(row.section).add("Div")
    left, bottom = mm(style.margin_mm), top - row.height
    if row.framed:
        with canvas.artifact():
            canvas.setStrokeColor(HexColor(style.rule_ink))
            canvas.setLineWidth(1.5)
            canvas.roundRect(left, bottom, mm(style.column_mm), row.height, 6, stroke=1, fill=0)
    inner = row.height - 2 * row.padding
    # A short text is centred beside its picture; a long one starts level with it (P-03).
    middle = top - row.padding - inner / 2
    if row.picture:
        box = mm(style.picture_mm)
        centre = top - row.padding - box / 2 if row.words_height > box else middle
        _draw_picture(canvas, section, row.picture, centre, row.padding, style)
    y = middle + row.words_height / 2
    x = left + mm(style.text_left_mm) + row.padding
    for is_item, group in groupby(row.paragraphs, key=lambda p: p.item):
        bullets: Element | None = None
        for paragraph in group:
            key = (row.id, paragraph.number)
            if is_item and paragraph.begins:
                if bullets is None:
                    style_of_list = PDFDictionary(
                        {"O": PDFName("List"), "ListNumbering": PDFName("Disc")}
                    )
                    bullets = section.add("L", A=style_of_list)
                item = bullets.add("LI")
                with canvas.tag(item.add("Lbl")):
                    bullet = wrap([Run("•")], style.size_pt, style.leading_pt, 100)
                    draw_plain(canvas, bullet, x, y, style)
                tree.paragraphs[key] = item.add("LBody")
            elif paragraph.begins or key not in tree.paragraphs:
                tree.paragraphs[key] = section.add("P")
            if paragraph.box and paragraph.begins:
                _draw_box(canvas, x, y - paragraph.text.leading / 2, style)
            _draw_paragraph(canvas, tree, key, paragraph, x + paragraph.indent, y, style)
            y -= paragraph.text.height + row.gap


def _draw_box(canvas: TaggedCanvas, x: float, middle: float, style: Style) -> None:
    """Draw a box to tick with a pen."""
    side = style.size_pt * 1.15
    with canvas.artifact():
        canvas.setStrokeColor(HexColor(style.ink))
        canvas.setLineWidth(1.4)
        canvas.rect(x + 1, middle - side / 2, side, side, stroke=1, fill=0)


def _draw_picture(
    canvas: TaggedCanvas,
    section: Element,
    picture: PlacedPicture,
    centre: float,
    padding: float,
    style: Style,
) -> None:
    column = mm(style.picture_mm)
    inset = padding if style.picture_side == "left" else -padding
    left = mm(style.margin_mm + style.picture_left_mm) + inset + (column - picture.width) / 2
    draw_figure(canvas, section, picture, left, centre - picture.height / 2)


def draw_figure(
    canvas: TaggedCanvas,
    section: Element,
    picture: PlacedPicture,
    left: float,
    bottom: float,
    name: str = "",
) -> None:
    """Draw a picture as a Figure of a section, or as decoration where it has no words."""
    box = (left, bottom, picture.width, picture.height)
    name = name or hashlib.sha256(picture.bitmap.png).hexdigest()[:16]
    pixels = Pixels(*_pixels(picture.bitmap))
    if not picture.alt:
        with canvas.artifact():
            canvas.place_pixels(name, pixels, box)
        return
    corners = [box[0], box[1], box[0] + box[2], box[1] + box[3]]
    attributes = {
        "O": PDFName("Layout"),
        "BBox": PDFArray([round(value, 2) for value in corners]),
        "Placement": PDFName("Block"),
    }
    figure = section.add("Figure", Alt=picture.alt, A=PDFDictionary(attributes))
    with canvas.tag(figure):
        canvas.place_pixels(name, pixels, box)


@lru_cache(maxsize=512)
def _pixels(bitmap: Bitmap) -> tuple[int, int, bytes, bytes]:
    """Width, height, palette and packed pixels: what ``Pixels`` takes."""
    image: Image.Image = Image.open(io.BytesIO(bitmap.png))
    colours = bytes(image.getpalette() or b"") if image.mode == "P" else b""
    if image.mode != "P":
        image = image.convert("RGB")
    return image.width, image.height, colours, zlib.compress(image.tobytes(), 9)


def _baseline(text: Wrapped) -> float:
    """How far the first baseline lies below the top: the letters stand in the middle of the line."""
    return (text.leading - text.size) / 2 + text.size * 0.78


def draw_plain(
    canvas: TaggedCanvas, text: Wrapped, x: float, top: float, style: Style, ink: str = ""
) -> None:
    """Draw words in one colour. Whoever calls has opened the tag they belong to."""
    y = top - _baseline(text)
    for line in text.lines:
        _draw_pieces(canvas, list(line), x, y, text.size, ink or style.ink)
        y -= text.leading


def _draw_pieces(
    canvas: TaggedCanvas, pieces: list[Run], x: float, y: float, size: float, ink: str
) -> None:
    words = canvas.beginText(x, y)
    words.setFillColor(HexColor(ink))
    for piece in pieces:
        words.setFont(BOLD if piece.bold else REGULAR, size)
        words.textOut(piece.text)
    canvas.drawText(words)


def _draw_paragraph(
    canvas: TaggedCanvas,
    tree: Tree,
    key: tuple[str, int],
    paragraph: Paragraph,
    x: float,
    top: float,
    style: Style,
) -> None:
    """Draw the lines of one paragraph. A link is an element inside it, with a box a line."""
    element, text = tree.paragraphs[key], paragraph.text
    spots = list(_spots(text, x, top - _baseline(text)))
    for link, group in groupby(spots, key=lambda spot: spot[0].link):
        run_of_spots = list(group)
        if not link:
            with canvas.tag(element):
                for piece, left, y in run_of_spots:
                    _draw_pieces(canvas, [piece], left, y, text.size, style.ink)
            continue
        words = "".join(piece.text for piece, _, _ in run_of_spots).strip()
        to = element.add("Link")
        with canvas.tag(to):
            for piece, left, y in run_of_spots:
                _draw_link_words(canvas, piece, left, y, text.size, style)
        for piece, left, y in run_of_spots:
            right = left + width_of(Run(piece.text.rstrip(), piece.bold), text.size)
            box = (left, y - text.size * 0.25, right, y + text.size * 0.85)
            canvas.place_link(to, link, box, link_says(link, words))


def _draw_link_words(
    canvas: TaggedCanvas, piece: Run, x: float, y: float, size: float, style: Style
) -> None:
    _draw_pieces(canvas, [piece], x, y, size, style.link_ink)
    end = x + width_of(Run(piece.text.rstrip(), piece.bold), size)
    canvas.setStrokeColor(HexColor(style.link_ink))
    canvas.setLineWidth(0.9)
    canvas.line(x, y - size * 0.14, end, y - size * 0.14)


def _spots(text: Wrapped, x: float, y: float) -> Iterator[tuple[Run, float, float]]:
    """Yield each piece with the place where it begins."""
    for line in text.lines:
        left = x
        for piece in line:
            yield piece, left, y
            left += width_of(piece, text.size)
        y -= text.leading
