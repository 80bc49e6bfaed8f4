"""Lengths of sentences before and after -> a bar chart as SVG, and the same as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

EDGES = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 25), (26, None))  # words a sentence
WIDTH, LEFT, RIGHT = 340, 86, 30  # narrow, so that its words are big enough on a phone
BAR, GAP = 16, 14


@dataclass(frozen=True, slots=True)
class Band:
    """How many sentences have so many words: in the letter, and in the Easy Read."""

    words: str
    before: int
    after: int


def bands(before: Sequence[int], after: Sequence[int]) -> tuple[Band, ...]:
    """Count the sentences in each band of lengths.

    >>> bands([4, 31], [4, 5])[0], bands([4, 31], [4, 5])[-1]
    (Band(words='1 to 5', before=1, after=2), Band(words='26 or more', before=1, after=0))
    """
    return tuple(
        Band(
            f"{low} to {high}" if high else f"{low} or more",
            sum(low <= n and (high is None or n <= high) for n in before),
            sum(low <= n and (high is None or n <= high) for n in after),
        )
        for low, high in EDGES
    )


def bars(found: Sequence[Band]) -> Markup:
    """Draw two bars for each band, with the count at the end. The words stand in the table beside it."""
    most = max((n for band in found for n in (band.before, band.after)), default=0) or 1
    long = WIDTH - LEFT - RIGHT
    high = len(found) * (2 * BAR + GAP)
    parts = []
    for number, band in enumerate(found):
        top = number * (2 * BAR + GAP) + GAP / 2
        parts.append(
            f'<text x="{LEFT - 8}" y="{top + BAR + 5:.0f}" text-anchor="end">{band.words}</text>'
        )
        for place, (name, count) in enumerate((("before", band.before), ("after", band.after))):
            y, wide = top + place * BAR, long * count / most
            if count:
                parts.append(
                    f'<rect class="er-{name}" x="{LEFT}" y="{y:.0f}" '
                    f'width="{wide:.1f}" height="{BAR}"/>'
                )
            parts.append(f'<text x="{LEFT + wide + 5:.1f}" y="{y + BAR - 3:.0f}">{count}</text>')
    parts.append(f'<line x1="{LEFT}" y1="0" x2="{LEFT}" y2="{high}"/>')
    return Markup(  # only numbers and our own words are in it  # noqa: S704
        f'<svg class="er-plot" viewBox="0 0 {WIDTH} {high}" width="{WIDTH}" height="{high}" '
        f'role="img" aria-labelledby="plot-title">{"".join(parts)}</svg>'
    )
