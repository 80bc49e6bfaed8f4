"""What a pack of paper is made of: pages of rows, sheets of cards, and tables to write in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from easyread.model import Picture, Section


@dataclass(frozen=True, slots=True)
class Pages:
    """Rows set as in any Easy Read, from a new page on.

    ``head`` stands at the top of each page. ``labels`` are short words in the margin beside a row, by
    the row's id, for whoever takes notes. ``ask`` stands in a box at the end of the last page.
    ``bigger_pt`` is added to the size of the type; where the rows then need more than one page, as much
    of it as lets them stand on one. ``picture_mm`` is the size of the pictures, 0 for
    that of the profile; without ``pictures`` the words have the whole width.
    """

    head: str
    title: str
    sections: tuple[Section, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    ask: str = ""
    bigger_pt: float = 0.0
    picture_mm: float = 0.0
    pictures: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """One answer to hold up: a picture over its words."""

    words: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to cut out, six on a page."""

    head: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. ``printed`` stands in each cell, one under the other, to ring one."""

    heading: str
    share: float
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write in, on paper laid across. ``says`` are lines above it."""

    head: str
    title: str
    says: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: int


Sheet = Pages | Cards | Table


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole pack. ``foot`` stands at the bottom of each page, beside the page number."""

    title: str
    foot: str
    sheets: tuple[Sheet, ...]
