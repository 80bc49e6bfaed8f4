"""A Profile -> one frozen Style: every length, size and colour that the exporters share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from easyread.errors import BadSettings
from easyread.settings import Profile

PT_PER_MM = 72 / 25.4
LANGUAGE = "en-GB"

_BLACK, _WHITE, _NAVY, _LINK_BLUE = "#000000", "#FFFFFF", "#00305F", "#00309A"


@dataclass(frozen=True, slots=True)
class Style:
    """How a page looks. Lengths end in ``_mm``, type in ``_pt``, colours are "#RRGGBB".

    Source: section 10 of docs/standards.md for the page (A4, margins 20 mm, picture 45 mm,
    gutter 10 mm, gaps 8 to 15 mm); L-01 and L-02 type size; L-04 headings; L-05 leading;
    L-11 line length; L-15 contrast; L-17 margins; P-02 and P-04 pictures.
    """

    size_pt: float
    leading_pt: float
    heading_pt: float
    title_pt: float
    picture_mm: float
    picture_side: str
    text_mm: float
    page: str
    ink: str
    heading_ink: str
    link_ink: str
    rule_ink: str
    page_width_mm: float = 210.0
    page_height_mm: float = 297.0
    margin_mm: float = 20.0
    gutter_mm: float = 10.0
    row_gap_mm: float = 10.0
    least_row_gap_mm: float = 8.0
    line_gap_mm: float = 2.0
    furniture_mm: float = 10.0
    furniture_gap_mm: float = 4.0
    bullet_mm: float = 8.0
    box_mm: float = 11.0
    font_name: str = "Arimo"
    office_font: str = "Arial"

    @property
    def column_mm(self) -> float:
        """The width between the margins."""
        return self.page_width_mm - 2 * self.margin_mm

    @property
    def edge_mm(self) -> float:
        """The height above the words for one line of a mark, and below them for the number."""
        return self.furniture_mm + self.furniture_gap_mm + self.size_pt * 1.3 / PT_PER_MM

    @property
    def text_left_mm(self) -> float:
        """Where the words of a row begin, counted from the left margin."""
        beside = self.picture_mm > 0 and self.picture_side == "left"
        return self.picture_mm + self.gutter_mm if beside else 0.0

    @property
    def picture_left_mm(self) -> float:
        """Where the pictures begin, counted from the left margin."""
        return 0.0 if self.picture_side == "left" else self.column_mm - self.picture_mm


def style_of(profile: Profile) -> Style:
    """Work out the page from a profile.

    Without pictures the words keep to a column that is short enough to read (L-11), set at the
    left margin.

    Raises:
        BadSettings: type under 14 pt (L-01), a colour or picture side we do not know, pictures so
            big that no readable column is left, or leading outside 1 to 2 (code ``bad-settings``).

    >>> style_of(Profile()).text_mm
    115.0
    """
    if profile.type_pt < 14 or profile.type_pt > 40:
        raise BadSettings(
            f"The type size {profile.type_pt:g} pt cannot be used.", "Use 14 to 40 points."
        )
    if not 1 <= profile.leading <= 2:
        raise BadSettings(f"The leading {profile.leading:g} cannot be used.", "Use 1 to 2.")
    if profile.picture_side not in ("left", "right"):
        raise BadSettings(
            f"Pictures cannot stand on the side called {profile.picture_side}.",
            "Use left or right.",
        )
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", profile.page_colour):
        raise BadSettings(
            f"{profile.page_colour} is not a colour.", 'Write it like this: "#FFF8E1".'
        )
    if profile.pictures and not 20 <= profile.picture_mm <= 80:
        raise BadSettings(
            f"Pictures of {profile.picture_mm:g} mm do not leave a good page.",
            "Use 20 to 80 mm. 45 mm is right for most letters.",
        )
    picture_mm = profile.picture_mm if profile.pictures else 0.0
    # 115 mm holds 45 letters of 16 pt type, 130 mm of 18 pt type the same.
    text_mm = 170.0 - picture_mm - 10.0 if picture_mm else min(170.0, 7.2 * profile.type_pt)
    page = profile.page_colour.upper()
    ink = _BLACK if contrast(_BLACK, page) >= contrast(_WHITE, page) else _WHITE
    return Style(
        size_pt=profile.type_pt,
        leading_pt=profile.type_pt * profile.leading,
        heading_pt=profile.type_pt + 6,
        title_pt=profile.type_pt + 12,
        picture_mm=picture_mm,
        picture_side=profile.picture_side,
        text_mm=text_mm,
        page=page,
        ink=ink,
        heading_ink=_NAVY if contrast(_NAVY, page) >= 7 else ink,
        link_ink=_LINK_BLUE if contrast(_LINK_BLUE, page) >= 7 else ink,
        rule_ink="#5B7FA3" if contrast("#5B7FA3", page) >= 3 else ink,
    )


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours written "#RRGGBB", from 1 to 21.

    Source: L-15; WCAG 2.2, relative luminance and contrast ratio.

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
