"""A page that was approved before -> the page of a letter: its drawings, and its author's answers.

The wording comes from a template (``review.templates``), so nothing is composed here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from easyread.model import Analysis, Decision, Draft, EasyRead, Letter, Picture, Row, Section
from easyread.pictures import illustrate
from easyread.settings import Profile
from easyread.simplify.answers import with_answers


def drawings(page: EasyRead, rows: Collection[str], profile: Profile) -> dict[str, Picture | None]:
    """Draw the pictures that show a day, a time or money, for the rows with these ids.

    A row already says what its picture must show (concept, symbol, alt text). None where no picture
    says just that.
    """
    drawn: dict[str, Picture | None] = {}
    for section in page.sections:
        for row in section.rows:
            if row.id in rows and row.picture is not None:
                alone = replace(section, rows=(replace(row, picture=None),))
                made = illustrate(replace(page, sections=(alone,)), profile)
                picture = made.sections[0].rows[0].picture
                drawn[row.id] = picture if _says(picture) == _says(row.picture) else None
    return drawn


def with_answered_days(
    page: EasyRead,
    draft: Draft,
    letter: Letter,
    analysis: Analysis,
    decisions: Sequence[Decision],
) -> tuple[EasyRead, Draft]:
    """Print the last days that the author confirmed, each in the row that tells its rule."""
    answered = with_answers(draft, letter, analysis, decisions)
    sections = tuple(
        Section(s.id, s.heading, tuple(_answered(r, letter, analysis, decisions) for r in s.rows))
        for s in page.sections
    )
    return replace(page, sections=sections), answered


def _answered(row: Row, letter: Letter, analysis: Analysis, decisions: Sequence[Decision]) -> Row:
    lines = with_answers(Draft(letter.id, row.lines), letter, analysis, decisions).lines
    return row if lines == row.lines else replace(row, lines=lines)


def _says(picture: Picture | None) -> tuple[str, str, str]:
    return ("", "", "") if picture is None else (picture.concept, picture.symbol, picture.alt)
