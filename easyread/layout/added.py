"""About, Draft and Profile -> the rows that we add to a letter: what this is, hard words, how to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from easyread.layout.details import plain_capitals, with_the
from easyread.layout.rows import rows_of
from easyread.model import About, Draft, Line, Row, RowKind
from easyread.settings import Profile


def added_row(row_id: str, texts: Iterable[str], kind: RowKind = "info") -> Row:
    """A row of our own sentences: lines without a source.

    ``row_id`` says what the row is for and stays whatever its words become: a row without a sentence
    of the letter is known by it (``review.edits.row_keys``).
    """
    lines = tuple(Line(f"{row_id}.{i}", text, ()) for i, text in enumerate(texts, 1))
    return Row(row_id, kind, lines)


def about_rows(about: About, draft: Draft) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows before and behind what the letter is about.

    Who wrote and what bold words are; that this is the Easy Read version, that it is fine to ask someone (standards T-06).
    """
    first = (
        [f"This letter is from {with_the(plain_capitals(about.sender))}."] if about.sender else []
    )
    if any(line.term for line in draft.lines):
        first += ["Hard words are in bold.", "We say what they mean."]
    version = added_row(
        "about.version",
        [
            "This is the Easy Read version.",
            "The other letter is the official one.",
            "Keep both letters.",
        ],
    )
    ask = added_row("about.ask", ["You can ask someone you trust to read this with you."])
    return (added_row("about.from", first),) if first else (), (version, ask)


def word_rows(draft: Draft) -> tuple[Row, ...]:
    """The hard words, A to Z, each with its explanation (standards W-06)."""
    rows: list[Row] = []
    terms = terms_of(draft)
    for i, term in enumerate(sorted(terms, key=str.lower), 1):
        first, *more = terms[term]
        if not re.search(rf"\b{re.escape(term)}\b", first.text, re.IGNORECASE):
            first = replace(first, text=f"{term[:1].upper()}{term[1:]}: {first.text}")
        lines = [replace(x, id=f"word.{i}.{j}") for j, x in enumerate([first, *more], 1)]
        rows.extend(rows_of(lines, "definition", f"word.{i}"))
    return tuple(rows)


def terms_of(draft: Draft) -> Mapping[str, list[Line]]:
    """The hard words of the draft with the lines that explain each."""
    terms: dict[str, list[Line]] = {}
    for line in draft.lines:
        if line.term:
            terms.setdefault(line.term, []).append(line)
    return terms


def date_rows(about: About, said: Iterable[Line]) -> tuple[Row, ...]:
    """The date of the letter, where no other line of the details says it."""
    if about.date is None:
        return ()
    day = f"{about.date:%A} {about.date.day} {about.date:%B %Y}"
    if any(day in line.text for line in said):
        return ()
    return (added_row("details.date", [f"Date of the letter: {day}"]),)


def made_rows() -> tuple[Row, ...]:
    """Who made the Easy Read. Who checked it is the mark's to say."""
    return (
        added_row(
            "made.computer",
            ["A computer made this Easy Read.", "The top of each page says who checked it."],
        ),
    )


def feedback_rows(profile: Profile) -> tuple[Row, ...]:
    """Boxes to tick, a way to answer, and what the organisation wants added."""
    answer = profile.feedback or "You can tell the people who sent this letter."
    rows = [
        added_row("feedback.easy", ["Yes", "No", "Some of it"], "answer"),
        added_row("feedback.answer", [answer]),
    ]
    more = [text for text in (profile.complaints, profile.other_formats) if text]
    return (*rows, added_row("feedback.more", more)) if more else tuple(rows)
