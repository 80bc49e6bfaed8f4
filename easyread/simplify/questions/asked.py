"""Letter and Analysis -> a Reading that every kind of question looks at, and what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from easyread.model import Analysis, Block, Letter, Purpose


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to ask: the words, the sentences it is about, and answers to choose from.

    ``offer`` is an answer that was worked out, printed only when the author confirms it;
    ``how_counted`` says how. Both are "" where nothing can be worked out.
    """

    says: str
    sentences: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    offer: str = ""
    how_counted: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the letter: its id, its words, what it is for, and the block it stands in."""

    id: str
    words: str
    purpose: Purpose
    block: Block
    start: int


@dataclass(frozen=True)
class Reading:
    """A letter as the questions read it."""

    letter: Letter
    analysis: Analysis

    @property
    def date(self) -> date | None:
        """The date of the letter."""
        return self.letter.about.date

    @cached_property
    def text(self) -> str:
        """The whole letter, one block a line."""
        return "\n".join(block.text for block in self.letter.blocks)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every sentence, in order."""
        blocks = {b.id: b for b in self.letter.blocks}
        return tuple(
            Said(
                s.id,
                blocks[s.span.block].text[s.span.start : s.span.end],
                s.purpose,
                blocks[s.span.block],
                s.span.start,
            )
            for s in self.analysis.sentences
        )

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The letter line by line: the cells of one table row together, every other block alone."""
        found: list[list[str]] = []
        last: tuple[int | None, int | None] = (None, None)
        for block in self.letter.blocks:
            here = (block.place.table, block.place.row)
            if block.kind == "cell" and here == last and here[0] is not None:
                found[-1].append(block.text)
            else:
                found.append([block.text])
            last = here
        return tuple(tuple(row) for row in found)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Every sentence, and every table row of two or more cells as one line."""
        rows = tuple(": ".join(row) for row in self.rows if len(row) > 1)
        return tuple(s.words for s in self.said if s.block.kind != "cell") + rows


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question with its proof.

    ``asks`` are letters that must raise it, ``passes`` letters that must not. They are the body of a
    letter from Harrowmere Council to Mrs Ann Okafor, dated 5 March 2026, or, where ``whole``, a
    letter from its first line to its last.
    """

    id: str
    ask: Callable[[Reading], Iterator[Asked]]
    asks: tuple[str, ...]
    passes: tuple[str, ...]
    whole: bool = False
