"""An EasyRead -> plain text that people can read in a terminal or a snapshot file."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.layout.printed import alt_of, clean, mark_of, runs_of, sections_of, title_of
from easyread.model import EasyRead, Row
from easyread.settings import Profile


def export(easyread: EasyRead, profile: Profile) -> bytes:
    """Write a page as text: "# heading", "[Picture: words]", one line a line, "- " for bullets.

    Bold words stand between two stars. The mark is the first and the last line.

    >>> from easyread.model import About, Line, Row, Section
    >>> row = Row("r", "info", (Line("l", "Come at 10am.", ()),))
    >>> page = EasyRead("Your visit", (Section("s", "When", (row,)),), About(), "easy-read")
    >>> export(page, Profile()).decode().splitlines()[0]
    'Draft. Do not send.'
    """
    parts = [mark_of(easyread), f"# {title_of(easyread)}"]
    for section in sections_of(easyread):
        if clean(section.heading):
            parts.append(f"# {clean(section.heading)}")
        parts.extend("\n".join(_row(row, profile.pictures)) for row in section.rows)
    parts.append(mark_of(easyread))
    return ("\n\n".join(parts) + "\n").encode()


def _row(row: Row, pictures: bool) -> Iterator[str]:
    if row.picture is not None and pictures and alt_of(row.picture):
        yield f"[Picture: {alt_of(row.picture)}]"
    for line, runs in zip(row.lines, runs_of(row), strict=True):
        words = "".join(f"**{run.text}**" if run.bold else run.text for run in runs)
        yield f"- {words}" if line.item else words
