"""A masked page -> what one panel session shows and asks, fixed on the day it is opened.

A session asks about bits: a section as printed, or small neighbouring ones together. It asks about
at most six (design 3.4). What finds no room waits for another session.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from easyread.model import EasyRead, Picture, Row
from easyread.review.approval import Prints

MOST_BITS = 6  # questions "How is this bit?" in one session; design 3.4
MOST_ROWS = 8  # of one bit: more cannot be looked at in one go
MOST_JOINED = 12  # of a bit of small sections, where there would else be too many questions


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line as a checker reads it."""

    text: str
    item: bool = False
    term: str = ""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """The picture of a row: its drawing (SVG or PNG), what it shows in words, and if it is crossed out.

    A crossed picture means "do not": the drawing has the cross, and the row says it in bold.
    """

    alt: str
    art: bytes
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row as a checker sees it. ``print`` is its masked print: what an approval holds."""

    key: str
    print: str
    kind: str
    number: int | None
    lines: tuple[ShownLine, ...]
    hard_words: tuple[str, ...] = ()
    picture: ShownPicture | None = None


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A heading and its rows."""

    heading: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class Bit:
    """What one question "How is this bit?" is about: headings and the keys of rows, in order."""

    number: int
    headings: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: short words of the page, and the row whose picture goes with them."""

    id: str
    words: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class PictureQuestion:
    """A question about one point that people must know.

    ``line`` is the line it is about, with a gap where the answer stands, or "". ``rows`` are the
    rows that say it: if it did not come across, it is these rows that failed. ``right`` is the id
    of a choice.
    """

    id: str
    ask: str
    line: str
    choices: tuple[Choice, ...]
    right: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that a session shows and asks. ``later`` are rows that wait for another session."""

    title: str
    frame: str
    sections: tuple[ShownSection, ...]
    bits: tuple[Bit, ...]
    questions: tuple[PictureQuestion, ...] = ()
    later: tuple[str, ...] = ()

    def rows(self) -> tuple[ShownRow, ...]:
        """Every row of the page, in order."""
        return tuple(row for section in self.sections for row in section.rows)

    def asked(self) -> frozenset[str]:
        """The keys of the rows that this session asks about."""
        return frozenset(key for bit in self.bits for key in bit.rows)


def make_sitting(
    shown: EasyRead,
    prints: Prints,
    still_open: Collection[str],
    questions: Iterable[PictureQuestion] = (),
) -> Sitting:
    """Fix what a session shows and asks.

    Args:
        shown: the page with made-up names.
        prints: of the same page.
        still_open: keys of the rows that too few people approved; only these are asked about.
        questions: on the whole page; those about rows that are not asked about are left out.
    """
    printed = iter(zip(prints.keys, prints.masked, strict=True))
    sections = tuple(
        ShownSection(s.heading, tuple(_shown(row, *next(printed)) for row in s.rows))
        for s in shown.sections
    )
    bits, later = bits_of(sections, still_open)
    made = Sitting(shown.title, prints.masked_frame, sections, bits, (), later)
    asked = made.asked()
    return replace(made, questions=tuple(q for q in questions if asked & set(q.rows)))


def bits_of(
    sections: Sequence[ShownSection], still_open: Collection[str]
) -> tuple[tuple[Bit, ...], tuple[str, ...]]:
    """Part what is open into at most six bits; give the rows that find no room, too."""
    parts: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for section in sections:
        keys = [row.key for row in section.rows if row.key in still_open]
        for start in range(0, len(keys), MOST_ROWS):
            parts.append(((section.heading,), tuple(keys[start : start + MOST_ROWS])))
    while len(parts) > MOST_BITS:
        sizes = [len(one[1]) + len(two[1]) for one, two in pairwise(parts)]
        if min(sizes) > MOST_JOINED:
            break
        at = sizes.index(min(sizes))
        one, two = parts[at], parts[at + 1]
        parts[at : at + 2] = [(tuple(dict.fromkeys((*one[0], *two[0]))), (*one[1], *two[1]))]
    bits = tuple(Bit(n, *part) for n, part in enumerate(parts[:MOST_BITS], 1))
    return bits, tuple(key for _, keys in parts[MOST_BITS:] for key in keys)


def _shown(row: Row, key: str, printed: str) -> ShownRow:
    return ShownRow(
        key,
        printed,
        row.kind,
        row.number,
        tuple(ShownLine(line.text, line.item, line.term) for line in row.lines),
        row.hard_words,
        _shown_picture(row.picture),
    )


def _shown_picture(picture: Picture | None) -> ShownPicture | None:
    return None if picture is None else ShownPicture(picture.alt, picture.art, picture.crossed)
