"""A title and rows -> whether they stand on the first page, and how they are set to stand there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from easyread.layout.style import PT_PER_MM, Style, style_of
from easyread.model import Line, Section
from easyread.settings import Profile

LETTER_EM = 0.47  # the width of a letter, in ems of the type; lines are not filled to the end
BOLD_EM = 0.52
HEADINGS_MM = 20.0  # the section's heading, and the space around it and the title
# The main things must stand on the first page (T-01): pictures shrink to the floor of P-04.
LEAST_PICTURE_MM = 35.0
CLOSE_MM = 5.0  # under a heading of a first page that is full
MANY_ROWS = 4  # three rows of 45 mm fit under a title
SMALLER_PT = 4.0  # a title of more than one line; it stays larger than a heading


def is_full(section: Section) -> bool:
    """Whether the rows of this section fill the first page, and are set close to one another."""
    return section.id == "main" and len(section.rows) >= MANY_ROWS


def for_title(style: Style, title: str) -> Style:
    """The style for this title: one that takes more than a line is set a little smaller.

    >>> for_title(style_of(Profile()), "Your visit").title_pt
    28.0
    >>> for_title(style_of(Profile()), "Outpatient appointment: gastroscopy").title_pt
    24.0
    """
    long = _title_lines(title, style) > 1
    return replace(style, title_pt=style.title_pt - SMALLER_PT) if long else style


def fits_first_page(title: str, rows: Sequence[Sequence[Line]], profile: Profile) -> bool:
    """Whether the title and these rows stand on one page.

    >>> fits_first_page("Your visit", [[Line("1", "Come at 9am.", ("s1",))]] * 4, Profile())
    True
    >>> fits_first_page("Your visit", [[Line("1", "Come at 9am.", ("s1",))]] * 9, Profile())
    False
    """
    style = for_title(style_of(profile), title)
    letters = style.text_mm * PT_PER_MM / (LETTER_EM * style.size_pt)
    used = _title_lines(title, style) * style.title_pt * 1.25 / PT_PER_MM + HEADINGS_MM
    least = LEAST_PICTURE_MM if style.picture_mm else 0.0
    for row in rows:
        printed = sum(max(1, math.ceil(len(line.text) / letters)) for line in row)
        words = printed * style.leading_pt / PT_PER_MM + (len(row) - 1) * style.line_gap_mm
        used += max(least, words)
    used += style.least_row_gap_mm * max(0, len(rows) - 1)
    return used <= style.page_height_mm - 2 * style.edge_mm


def _title_lines(title: str, style: Style) -> int:
    letters = style.column_mm * PT_PER_MM / (BOLD_EM * style.title_pt)
    return math.ceil(len(title) / letters)
