"""Lengths of sentences before and after -> a bar chart as SVG, and the same as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

EDGES = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 25), (26, None))  # words a sentence
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 260, 40, 44, 16
GAP = 12


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
    """Draw two bars for each band, with the count on each. The words stand in the table beside it."""
    most = max((n for band in found for n in (band.before, band.after)), default=0) or 1
    high = HEIGHT - TOP - BOTTOM
    step = (WIDTH - LEFT) / len(found)
    wide = (step - 2 * GAP) / 2
    floor = HEIGHT - BOTTOM
    parts = [f'<line x1="{LEFT}" y1="{floor}" x2="{WIDTH}" y2="{floor}"/>']
    for number, band in enumerate(found):
        at = LEFT + number * step + GAP
        for place, (name, count) in enumerate((("before", band.before), ("after", band.after))):
            x, tall = at + place * wide, high * count / most
            if count:
                parts.append(
                    f'<rect class="er-{name}" x="{x:.1f}" y="{floor - tall:.1f}" '
                    f'width="{wide:.1f}" height="{tall:.1f}"/>'
                )
            parts.append(
                f'<text x="{x + wide / 2:.1f}" y="{floor - tall - 4:.1f}" '
                f'text-anchor="middle">{count}</text>'
            )
        parts.append(
            f'<text x="{at + wide:.1f}" y="{floor + 18}" text-anchor="middle">{band.words}</text>'
        )
    parts.append(f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 4}" text-anchor="middle">words</text>')
    return Markup(  # only numbers and our own words are in it  # noqa: S704
        f'<svg class="er-plot" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-labelledby="plot-title">{"".join(parts)}</svg>'
    )
