"""A Picture's art (SVG or PNG) -> small PNG bytes at printing size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

from easyread.errors import LayoutFailed
from easyread.layout.style import Style
from easyread.model import Picture

DPI = 300  # Source: P-13, 300 dpi at printed size.


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture in pixels. ``png`` is the whole file."""

    png: bytes
    width: int
    height: int

    def fit_mm(self, side_mm: float) -> tuple[float, float]:
        """Give width and height that fit inside a square and keep the picture's shape."""
        scale = side_mm / max(self.width, self.height)
        return self.width * scale, self.height * scale


def bitmap_of(picture: Picture, style: Style) -> Bitmap:
    """Draw a picture at 300 dpi on the colour of the page. Each art and size is drawn once.

    Raises:
        LayoutFailed: the art is neither SVG nor a picture file (code ``layout-failed``).
    """
    return draw_art(picture.art, style.picture_mm, style.page, picture.symbol or picture.concept)


def draw_art(art: bytes, side_mm: float, page: str, name: str) -> Bitmap:
    """Draw SVG or PNG at 300 dpi so that its longer side is ``side_mm``, on this colour.

    Raises:
        LayoutFailed: the art is neither SVG nor a picture file (code ``layout-failed``).
    """
    side = max(1, round(side_mm / 25.4 * DPI))
    try:
        return _draw(art, side, page)
    except (
        ValueError,
        SyntaxError,  # what Pillow says of a PNG that is damaged inside
        UnidentifiedImageError,
        OSError,
        Image.DecompressionBombError,
    ) as why:
        raise LayoutFailed(
            f"The picture {name} cannot be drawn.",
            "Choose another picture for this row, or take it out.",
        ) from why


@lru_cache(maxsize=512)
def _draw(art: bytes, side: int, page: str) -> Bitmap:
    drawn = _without_blank(_open(art, side))
    flat = Image.new("RGB", drawn.size, page)
    flat.paste(drawn, mask=drawn.getchannel("A"))
    # Drawings have few colours: a palette file is a third of the size. A photograph keeps all.
    small = flat.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    (small if is_svg(art) else flat).save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return Bitmap(out.getvalue(), *flat.size)


def _without_blank(drawn: Image.Image) -> Image.Image:
    """The picture without the empty space above and below it: rows are no higher than they must be."""
    ink = drawn.getchannel("A").getbbox()
    return drawn.crop((0, ink[1], drawn.width, ink[3])) if ink else drawn


def is_svg(art: bytes) -> bool:
    """True for SVG, False for a bitmap."""
    return art.lstrip().startswith(b"<")


def _open(art: bytes, side: int) -> Image.Image:
    if not is_svg(art):
        found = Image.open(io.BytesIO(art)).convert("RGBA")
        found.thumbnail((side, side), Image.Resampling.LANCZOS)
        return found
    import resvg_py

    # resvg keeps the shape, so one side is set: the width, or the height of a tall picture.
    text = art.decode("utf-8")
    png = bytes(resvg_py.svg_to_bytes(svg_string=text, width=side))
    found = Image.open(io.BytesIO(png)).convert("RGBA")
    if found.height > side:
        png = bytes(resvg_py.svg_to_bytes(svg_string=text, height=side))
        found = Image.open(io.BytesIO(png)).convert("RGBA")
    return found
