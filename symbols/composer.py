"""Parts of SVG -> one SVG: fit, join, badge, hand over, and cross out, all inside 0 0 72 72."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache

import resvg_py
from PIL import Image

SIZE = 72.0  # the view box of OpenMoji, and of everything we join from it
EDGE = 2.0  # white kept round every picture, so that no line touches the rim
BADGE = 0.46  # share of the width; a smaller badge cannot be read at 45 mm
CROSS_RED = "#c9211b"
CLOTHES = "#61b2e4"

# OpenMoji's five skin tones, light to dark, and its yellow (fill, shadow).
YELLOW, YELLOW_SHADOW = "#fcea2b", "#f1b31c"
TONES = {
    1: ("#fadcbc", "#e3b98f"),
    2: ("#debb90", "#c19a65"),
    3: ("#c19a65", "#a57939"),
    4: ("#a57939", "#86602c"),
    5: ("#5c3d22", "#4a311b"),
}

_BODY = re.compile(r"<(?:path|polyline|polygon)\b[^>]*>")  # heads are circles
_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.S)
_ID = re.compile(r'\sid="([^"]*)"')
_COMMENT = re.compile(r"<!--.*?-->|<\?xml.*?\?>|<!DOCTYPE[^>]*>", re.S)
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_WIDTH, _HEIGHT = re.compile(r'\swidth="([\d.]+)'), re.compile(r'\sheight="([\d.]+)')


@dataclass(frozen=True, slots=True)
class Part:
    """The inside of an SVG and the box (x, y, width, height) its ink fills, in its own units."""

    inside: str
    box: tuple[float, float, float, float]

    @property
    def wide(self) -> float:
        """Width over height."""
        return self.box[2] / self.box[3]


def part(inside: str) -> Part:
    """Make a part of SVG drawn in 0 0 72 72, and measure its ink."""
    return Part(inside, _ink(inside))


def part_of_svg(svg: str) -> Part:
    """Take the inside out of a whole SVG file, drop its ids, and bring it to 0 0 72 72.

    Ids that something points to are kept with a prefix made from the drawing itself, so that two
    parts never share one.

    Raises:
        ValueError: the text has no svg element.
    """
    found = _SVG.search(_COMMENT.sub("", svg))
    if found is None:
        raise ValueError("not an SVG")
    inside, opening = found.group(1), svg[: svg.index(">", svg.index("<svg")) + 1]
    return part(_as_72(_own_ids(inside), opening))


def recolour(one: Part, tone: int) -> Part:
    """Give a yellow person or hand one of the five skin tones (1 light to 5 dark)."""
    skin, shadow = TONES[tone]
    inside = re.sub(YELLOW, skin, one.inside, flags=re.I)
    return Part(re.sub(YELLOW_SHADOW, shadow, inside, flags=re.I), one.box)


def dressed(one: Part) -> Part:
    """Put clothes on a whole-body figure that the set draws in one skin colour (P-10: with dignity)."""

    def clothe(found: re.Match[str]) -> str:
        tag = found.group(0)
        for skin, _ in TONES.values():
            tag = re.sub(skin, CLOTHES, tag, flags=re.I)
        return tag

    return Part(_BODY.sub(clothe, one.inside), one.box)


def painted(one: Part, colour: str) -> Part:
    """Give a yellow thing (a taxi) another colour."""
    inside = re.sub(YELLOW, f"#{colour}", one.inside, flags=re.I)
    return Part(re.sub(YELLOW_SHADOW, f"#{colour}", inside, flags=re.I), one.box)


def alone(one: Part) -> Part:
    """One drawing, as big as the frame allows."""
    return part(_fit(one, EDGE, EDGE, SIZE - 2 * EDGE, SIZE - 2 * EDGE)[0])


def badge(base: Part, small: Part) -> Part:
    """A drawing with a second, smaller one in its bottom right corner, on a white halo."""
    size = SIZE * BADGE
    at = SIZE - EDGE - size
    below = _fit(base, EDGE, EDGE, 55, 55)[0]
    above, (x, y, w, h) = _fit(small, at, at, size, size, right=True)
    halo = f'<rect x="{x - 2:.2f}" y="{y - 2:.2f}" width="{w + 2:.2f}" height="{h + 2:.2f}" rx="6" fill="#fff"/>'
    return part(below + halo + above)


def side(first: Part, second: Part) -> Part:
    """Two drawings of one size: side by side, or one above the other where both are wide."""
    half, gap = (SIZE - 2 * EDGE - 3) / 2, 3.0
    full = SIZE - 2 * EDGE
    if first.wide > 1.3 and second.wide > 1.3:
        return part(
            _fit(first, EDGE, EDGE, full, half)[0]
            + _fit(second, EDGE, EDGE + half + gap, full, half)[0]
        )
    return part(
        _fit(first, EDGE, EDGE, half, full)[0]
        + _fit(second, EDGE + half + gap, EDGE, half, full)[0]
    )


def slanted(first: Part, second: Part) -> Part:
    """A drawing top left and one bottom right, a little bigger than side by side."""
    return part(_fit(first, EDGE, EDGE, 41, 41)[0] + _fit(second, 36, 36, 34, 34)[0])


def dated(first: Part, page: Part) -> Part:
    """A drawing top left, and the page of its day bottom right on a white halo."""
    size = 34.0
    at = SIZE - EDGE - size
    halo = f'<rect x="{at - 1.5:.2f}" y="{at - 1.5:.2f}" width="{size + 1.5:.2f}" height="{size + 1.5:.2f}" rx="4" fill="#fff"/>'
    wide, high = (SIZE - 2 * EDGE, at - EDGE - 2) if first.wide > 1.5 else (39.0, 39.0)
    return part(
        _fit(first, EDGE, EDGE, wide, high)[0]
        + halo
        + _fit(page, at, at, size, size, right=True)[0]
    )


def arrow(first: Part, second: Part) -> Part:
    """The first drawing leads to the second: top left, a bent arrow, bottom right."""
    line = (
        '<g fill="none" stroke="#000" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round">'
        '<path d="M44 13 H57 V27"/><path d="M50.5 21.5 L57 28.5 L63.5 21.5"/></g>'
    )
    return part(_fit(first, EDGE, EDGE, 37, 37)[0] + line + _fit(second, 33, 33, 37, 37)[0])


def hold(thing: Part, hand: Part) -> Part:
    """A thing above an open hand: bring it, pay it, give it."""
    return part(_fit(hand, EDGE, 45, 68, 25)[0] + _fit(thing, 14, EDGE, 44, 46)[0])


def crossed(one: Part) -> Part:
    """A drawing crossed out in red with a white rim, so that the thing below can still be seen."""
    lines = '<path d="M7 7 L65 65 M65 7 L7 65"'
    return part(
        f'{_fit(one, 5, 5, 62, 62)[0]}<g fill="none" stroke-linecap="round">'
        f'{lines} stroke="#fff" stroke-width="7.5"/>{lines} stroke="{CROSS_RED}" stroke-width="4.5"/></g>'
    )


def whole(one: Part) -> bytes:
    """The finished SVG file of a part."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="0 0 72 72">{one.inside}</svg>'
    ).encode()


def _fit(
    one: Part, x: float, y: float, width: float, height: float, right: bool = False
) -> tuple[str, tuple[float, float, float, float]]:
    """Place a part's ink inside a box, as big as it goes, centred (or bottom right); say where."""
    bx, by, bw, bh = one.box
    scale = min(width / bw, height / bh)
    w, h = bw * scale, bh * scale
    share = 1.0 if right else 0.5
    left, top = x + (width - w) * share, y + (height - h) * share
    svg = (
        f'<svg x="{left:.2f}" y="{top:.2f}" width="{w:.2f}" height="{h:.2f}" '
        f'viewBox="{bx:.2f} {by:.2f} {bw:.2f} {bh:.2f}">{one.inside}</svg>'
    )
    return svg, (left, top, w, h)


@lru_cache(maxsize=1024)
def _ink(inside: str) -> tuple[float, float, float, float]:
    """Measure the box that a drawing's ink fills, by drawing it at 2 pixels a unit."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{inside}</svg>'
    png = resvg_py.svg_to_bytes(svg_string=svg, width=144, height=144, skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(png))) as image:
        box = image.convert("RGBA").getchannel("A").getbbox()
    if box is None:
        return (0.0, 0.0, SIZE, SIZE)
    left, top, right, bottom = (edge / 2 for edge in box)
    return (left, top, right - left, bottom - top)


def _own_ids(inside: str) -> str:
    """Drop every id that nothing points to, and make the others this drawing's own."""
    own = f"i{abs(hash_of(inside)):x}-"

    def mend(found: re.Match[str]) -> str:
        name = found.group(1)
        used = f"#{name})" in inside or f'href="#{name}"' in inside
        return f' id="{own}{name}"' if used else ""

    kept = _ID.sub(mend, inside)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{own}", kept)


def hash_of(text: str) -> int:
    """A short number that is the same for the same text in every run."""
    number = 0
    for byte in text.encode():
        number = (number * 31 + byte) & 0xFFFFFFFF
    return number


def _as_72(inside: str, opening: str) -> str:
    """Scale a drawing that was made in another view box."""
    found = _VIEW_BOX.search(opening)
    if found:
        numbers = [float(n) for n in re.split(r"[\s,]+", found.group(1).strip())]
    else:
        width, height = _WIDTH.search(opening), _HEIGHT.search(opening)
        numbers = [
            0,
            0,
            float(width.group(1)) if width else 72,
            float(height.group(1)) if height else 72,
        ]
    if numbers == [0, 0, 72, 72]:
        return inside
    x, y, w, h = numbers
    return f'<svg width="72" height="72" viewBox="{x:g} {y:g} {w:g} {h:g}">{inside}</svg>'
