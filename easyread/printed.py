"""A page and its draft -> the lines a reader will hold, each once: what is verified and scored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.model import Draft, EasyRead, Line, Row


def as_printed(page: EasyRead, draft: Draft) -> Draft:
    """The draft as the page prints it: what is verified is what a person will hold.

    A heading of the letter that became a section heading or the title stands as its line in the
    draft; every other line is taken from the rows. Rows that repeat others word for word (The main
    things) are left aside, so that nothing counts twice.
    """
    own = [x for row in rows_of(page) if not row.repeats for x in row.lines]
    said = {line.text for line in (*own, *draft.lines)}
    # A person may change a row that repeats another: from then on it says something of its own.
    changed = [
        x
        for row in rows_of(page)
        if row.repeats
        for x in row.lines
        if x.sources and x.text not in said
    ]
    lines = [*own, *changed]
    return Draft(draft.letter_id, (*_headings(page, draft), *lines), draft.left_out)


def rows_of(page: EasyRead) -> Iterator[Row]:
    """Every row of the page, in order."""
    for section in page.sections:
        yield from section.rows


def carrying_lines(page: EasyRead, draft: Draft) -> tuple[Line, ...]:
    """The lines that carry the letter, each once: no added help, no repeats in The main things."""
    return tuple(line for line in as_printed(page, draft).lines if line.sources)


def _headings(page: EasyRead, draft: Draft) -> tuple[Line, ...]:
    """The letter's headings that print as a section's heading or as the title."""
    carried = {source for row in rows_of(page) for x in row.lines for source in x.sources}
    headings = {x.casefold() for x in (page.title, *(s.heading for s in page.sections))}
    return tuple(
        line
        for line in draft.lines
        if line.sources
        and not carried & set(line.sources)
        and headings & set(_as_heading(line.text))
    )


def _as_heading(words: str) -> tuple[str, ...]:
    """The ways in which a heading of the letter may print, in small letters: with and without "Re:"."""
    bare = re.sub(r"^re:\s*", "", words, flags=re.IGNORECASE)
    return words.casefold(), bare.casefold()
