"""Words and pictures -> a short print that changes when any of them does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from easyread.model import EasyRead, Row

LAYOUT_VERSION = "1"


def print_of(parts: Iterable[str], length: int = 16) -> str:
    """Hash the parts in order. Hexadecimal, ``length`` characters.

    >>> print_of(["a", "b"]) == print_of(["ab"])
    False
    """
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:length]


def suggestion_key(maker: str, before: str, after: str, left: str, right: str) -> str:
    """The key of a suggestion: who made it, the words before and after, two words each side."""
    return print_of(
        [maker, before, after, " ".join(left.split()[-2:]), " ".join(right.split()[:2])]
    )


def row_print(row: Row) -> str:
    """The print of one row: its kind, number, words, bullets, hard words and picture."""
    picture = row.picture
    seen = ("", "", "") if picture is None else (picture.concept, picture.symbol, picture.alt)
    crossed = ("crossed",) if picture is not None and picture.crossed else ()
    said = [("• " if line.item else "") + line.text for line in row.lines]
    return print_of([row.kind, str(row.number), *said, "|", *row.hard_words, "|", *seen, *crossed])


def fingerprint(page: EasyRead) -> str:
    """The print of a whole Easy Read: title, headings, rows, profile and layout version."""
    rows = (row_print(row) for section in page.sections for row in section.rows)
    headings = (section.heading for section in page.sections)
    return print_of([LAYOUT_VERSION, page.profile, page.title, *headings, *rows], length=32)
