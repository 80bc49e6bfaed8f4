"""A short text -> the outlines of its letters as one SVG path, so that no font is needed to draw it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

WEIGHT = 700  # bold: thin figures do not print well at this size


def outline(text: str, x: float, y: float, high: float, wide: float, fill: str = "#000") -> str:
    """Draw a text as a path: middle at ``x``, foot at ``y``, capitals ``high`` tall, at most ``wide``."""
    glyphs, names, unit = _font()
    steps = [(names.get(ord(letter)), letter) for letter in text]
    widths = [glyphs[name].width if name else unit / 4 for name, _ in steps]
    scale = high / (0.716 * unit)  # Arimo's capitals and figures are 0.716 em tall
    scale = min(scale, wide / max(sum(widths), 1))
    left = x - sum(widths) * scale / 2
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}")
    for (name, _), width in zip(steps, widths, strict=True):
        if name:
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, left, y)))
        left += width * scale
    return f'<path fill="{fill}" d="{pen.getCommands()}"/>'


@lru_cache(maxsize=1)
def _font() -> tuple[Any, dict[int, str], int]:
    content = (files("fontpkg_arimo") / "files" / "Arimo[wght].ttf").read_bytes()
    font = TTFont(BytesIO(content))
    return font.getGlyphSet(location={"wght": WEIGHT}), font.getBestCmap(), font["head"].unitsPerEm
