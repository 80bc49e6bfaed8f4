"""A profile's logo -> its pixels and its place at the top right of page 1, clear of the words there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from easyread.errors import BadSettings, LayoutFailed
from easyread.layout.exporters.pdf.wrap import Wrapped, load_fonts, width_of, wrap
from easyread.layout.images import Bitmap, draw_art
from easyread.layout.printed import Run
from easyread.layout.style import PT_PER_MM, Style
from easyread.logo import alt_of_logo, read_logo
from easyread.settings import Profile

MOST_HIGH_MM, MOST_WIDE_MM = 18.0, 50.0
TOP_MM = 8.0  # nearer to the edge of the paper many printers print nothing
CLEAR_MM = 5.0  # between the logo and the words beside it
BELOW_TITLE_MM = 3.0  # how far it may reach below the title, above the first heading
SIZES = tuple(step / 20 for step in range(20, 5, -1))  # of its largest size, largest first
MODEST = 0.6  # its size below the title, where there is no place for one as large above


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    """A logo on page 1, in millimetres from the top left of the paper.

    ``title_mm`` is what the title may take of the width between the margins.
    """

    bitmap: Bitmap
    alt: str
    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    title_mm: float


def logo_of(profile: Profile, style: Style) -> Bitmap | None:
    """The logo in pixels on the colour of the page, or nothing.

    Raises:
        BadSettings: it cannot be opened or drawn (code ``bad-settings``).
    """
    if not profile.logo:
        return None
    content = read_logo(profile.logo)
    try:
        return draw_art(content, MOST_WIDE_MM, style.page, "logo")
    except LayoutFailed as why:
        raise BadSettings("The logo cannot be drawn.", "Save it again as a PNG file.") from why


def place_logo(
    profile: Profile, style: Style, words: tuple[str, str, str], head_mm: float
) -> PlacedLogo | None:
    """Find the place where the logo is largest and moves nothing.

    It stands beside the mark, or beside a title that is set narrower in as many lines, or below
    the title beside the first heading. The title takes a line more only where no other place is
    free at all, so that the main things stay on page 1.

    Args:
        profile: Names the logo and the organisation.
        style: The page, with the size of this title.
        words: The mark at the top of every page, the title and the first heading, as printed.
        head_mm: Where the title begins, from the top of the page.
    """
    bitmap = logo_of(profile, style)
    if bitmap is None:
        return None
    load_fonts()
    mark, title, heading = words
    column = style.column_mm
    full = _set(title, style.title_pt, 1.25, column, True)
    under = head_mm + full.height / PT_PER_MM + 1
    whole = min(MOST_HIGH_MM / bitmap.height, MOST_WIDE_MM / bitmap.width)

    def placed(size: float, top: float, is_beside: bool) -> PlacedLogo:
        width, height = bitmap.width * whole * size, bitmap.height * whole * size
        room = column - width - CLEAR_MM if is_beside else column
        left = style.margin_mm + column - width
        alt = alt_of_logo(profile.organisation)
        return PlacedLogo(bitmap, alt, left, top, width, height, room)

    lines = list(_boxes(_set(mark, style.size_pt, 1.3, column, False), style))
    for size in SIZES:
        one = placed(size, TOP_MM, True)
        if size < MODEST and _width(heading, style.heading_pt) <= one.title_mm:
            return placed(MODEST, under, False)
        beside = _set(title, style.title_pt, 1.25, one.title_mm, True)
        limits = [(head_mm, False)]
        if len(beside.lines) <= len(full.lines):
            limits.append((head_mm + beside.height / PT_PER_MM + BELOW_TITLE_MM, True))
        in_the_way = [box for box in lines if box[2] > one.left_mm - CLEAR_MM]
        for limit, is_beside in limits:
            top = _free_top(in_the_way, one.height_mm, limit - one.height_mm)
            if top is not None:
                return placed(size, top, is_beside)
    return placed(MODEST, head_mm, True)


def _set(text: str, size: float, leading: float, room_mm: float, bold: bool) -> Wrapped:
    return wrap([Run(text, bold=bold)], size, size * leading, room_mm * PT_PER_MM)


def _width(text: str, size: float) -> float:
    return width_of(Run(text, bold=True), size) / PT_PER_MM


def _boxes(mark: Wrapped, style: Style) -> Iterator[tuple[float, float, float]]:
    """Top, bottom and right end of each line of the mark, in millimetres."""
    step = mark.leading / PT_PER_MM
    for number, line in enumerate(mark.lines):
        right = style.margin_mm + sum(width_of(run, mark.size) for run in line) / PT_PER_MM
        top = style.furniture_mm + number * step
        yield top, top + step, right


def _free_top(
    boxes: Sequence[tuple[float, float, float]], height: float, last: float
) -> float | None:
    """The highest place for something this high, clear of these lines; it begins above ``last``."""
    for top in (TOP_MM, *(bottom + 1 for _, bottom, _ in boxes)):
        clear = all(top + height + 1 <= above or bottom <= top for above, bottom, _ in boxes)
        if top <= last and clear:
            return top
    return None
