"""An example letter -> docs/before-after.png: its first page beside the first page of its Easy Read.

Run it again when the look of the pages changes: ``python docs/make_picture.py``.
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from easyread.pipeline import convert, export_all

HERE = Path(__file__).resolve().parent
LETTER = HERE.parent / "examples" / "hospital-appointment.pdf"
PAGE_PX, GAP_PX, EDGE_PX = 620, 90, 12  # width of a page, between the pages, around them


def first_page(content: bytes) -> Image.Image:
    """Draw the first page of a PDF, ``PAGE_PX`` wide, with a thin frame."""
    page = pypdfium2.PdfDocument(io.BytesIO(content))[0]
    drawn = page.render(scale=2 * PAGE_PX / page.get_width()).to_pil().convert("RGB")
    height = round(drawn.height * PAGE_PX / drawn.width)
    small = drawn.resize((PAGE_PX, height), Image.Resampling.LANCZOS)
    ImageDraw.Draw(small).rectangle((0, 0, PAGE_PX - 1, height - 1), outline="#6b7280")
    return small


def side_by_side(before: Image.Image, after: Image.Image) -> Image.Image:
    """Put two pages beside each other with an arrow between them."""
    height = max(before.height, after.height) + 2 * EDGE_PX
    sheet = Image.new("RGB", (2 * PAGE_PX + GAP_PX + 2 * EDGE_PX, height), "white")
    sheet.paste(before, (EDGE_PX, EDGE_PX))
    sheet.paste(after, (EDGE_PX + PAGE_PX + GAP_PX, EDGE_PX))
    left, middle = EDGE_PX + PAGE_PX + 20, height // 2
    right = left + GAP_PX - 40
    pen = ImageDraw.Draw(sheet)
    pen.line((left, middle, right - 10, middle), fill="#1d4e89", width=8)
    pen.polygon(
        [(right - 22, middle - 18), (right, middle), (right - 22, middle + 18)], fill="#1d4e89"
    )
    return sheet


def main() -> None:
    """Make the picture from a real conversion."""
    easyread = export_all(convert(LETTER), ("pdf",))["pdf"]
    picture = side_by_side(first_page(LETTER.read_bytes()), first_page(easyread))
    picture.quantize(64).save(HERE / "before-after.png", optimize=True)


if __name__ == "__main__":
    main()
