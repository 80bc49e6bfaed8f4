"""Pieces found in a file -> ``Pages``: blocks with ids and places, a title, and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from easyread.model import Block, Note, Place
from easyread.readers.parts import mark_parts
from easyread.readers.piece import Piece
from easyread.readers.refusals import refuse

# More than any letter (about 300,000 words); the language model takes a minute for half of it.
MAX_CHARACTERS = 2_000_000
MAX_BLOCKS = 50_000


@dataclass(frozen=True, slots=True)
class Pages:
    """What one reader made of a file. ``title`` is "" where the file itself names none."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


def make_pages(title: str, pieces: Iterable[Piece], notes: Iterable[Note] = ()) -> Pages:
    """Clean the pieces, find address and signature lines, and number the blocks from 1.

    Raises:
        UnreadableLetter: no piece holds a word (``empty``) or there are too many (``too-big``).
    """
    kept: list[Piece] = []
    gap = False
    size = 0
    for piece in pieces:
        text = clean(piece.text)
        gap = gap or piece.gap
        if not text:
            continue
        size += len(text)
        if size > MAX_CHARACTERS or len(kept) >= MAX_BLOCKS:
            raise refuse("too-big")
        kept.append(piece.with_text(text, gap))
        gap = False
    if not any(any(c.isalnum() for c in p.text) for p in kept):
        raise refuse("empty")
    blocks = tuple(_block(i, p) for i, p in enumerate(mark_parts(kept), start=1))
    return Pages(clean(title), blocks, _each_once(notes))


def clean(text: str) -> str:
    """Make white space plain and drop characters nobody sees (soft hyphens, zero-width, control).

    >>> clean("  A \ufb01rst   line ")
    'A first line'
    """
    return " ".join(_UNSEEN.sub("", _LIGATURES.sub(_spell, text)).split())


def to_values(pages: Pages) -> dict[str, object]:
    """Turn pages into simple values that JSON can carry over a process border."""
    return {
        "title": pages.title,
        "notes": [[n.code, n.says] for n in pages.notes],
        "blocks": [
            [
                [b.id, b.kind, b.text, b.level],
                [b.place.number, b.place.page, b.place.top_mm],
                [b.place.table, b.place.row, b.place.column],
            ]
            for b in pages.blocks
        ],
    }


def from_values(
    title: str, notes: Sequence[list[str]], blocks: Sequence[list[list[object]]]
) -> Pages:
    """Turn the values of ``to_values`` back into pages."""
    return Pages(
        title,
        tuple(_from_row(*row) for row in blocks),
        tuple(Note(code, says) for code, says in notes),
    )


_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]")
_LIGATURES = re.compile("[\ufb00-\ufb04]")
_SPELT = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04", ("ff", "fi", "fl", "ffi", "ffl"), strict=True))


def _spell(found: re.Match[str]) -> str:
    return _SPELT[found[0]]


def _block(number: int, piece: Piece) -> Block:
    place = Place(number, piece.page, piece.top_mm, piece.table, piece.row, piece.column)
    level = piece.level if piece.kind in ("heading", "item") else 0
    return Block(f"b{number}", piece.kind, piece.text, place, level)


def _from_row(what: list[object], where: list[object], cell: list[object]) -> Block:
    name, kind, text, level = what
    return Block(name, kind, text, Place(*where, *cell), level)  # type: ignore[arg-type]


def _each_once(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(notes))
