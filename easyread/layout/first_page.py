"""A title and rows -> whether they stand on the first page, about. The PDF settles it to the point."""

from __future__ import annotations

import math
from collections.abc import Sequence

from easyread.layout.style import PT_PER_MM, style_of
from easyread.model import Line
from easyread.settings import Profile

LETTER_EM = 0.47  # the width of a letter, in ems of the type; lines are not filled to the end
BOLD_EM = 0.52
PICTURE_MM = 32.0  # the height of a picture of the first page: most are wider than high
HEADINGS_MM = 20.0  # the section's heading, and the space around it and the title
FURNITURE_MM = 43.0  # the mark above and the number of the page below


def fits_first_page(title: str, rows: Sequence[Sequence[Line]], profile: Profile) -> bool:
    """Whether the title and these rows stand on one page.

    >>> fits_first_page("Your visit", [[Line("1", "Come at 9am.", ("s1",))]] * 4, Profile())
    True
    >>> fits_first_page("Your visit", [[Line("1", "Come at 9am.", ("s1",))]] * 9, Profile())
    False
    """
    style = style_of(profile)
    letters = style.text_mm * PT_PER_MM / (LETTER_EM * style.size_pt)
    title_letters = style.column_mm * PT_PER_MM / (BOLD_EM * style.title_pt)
    used = math.ceil(len(title) / title_letters) * style.title_pt * 1.25 / PT_PER_MM + HEADINGS_MM
    least = PICTURE_MM if style.picture_mm else 0.0
    for row in rows:
        printed = sum(max(1, math.ceil(len(line.text) / letters)) for line in row)
        words = printed * style.leading_pt / PT_PER_MM + (len(row) - 1) * style.line_gap_mm
        used += max(least, words)
    used += style.least_row_gap_mm * max(0, len(rows) - 1)
    return used <= style.page_height_mm - FURNITURE_MM
