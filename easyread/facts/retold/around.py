"""An alignment -> for each sentence the lines that tell it, with what stands near by in both texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from easyread.facts.retold.align import Alignment
from easyread.facts.retold.excuses import around


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence with the lines that tell it.

    ``beside`` is the sentence with those next to it, ``near`` its lines with those that tell no
    sentence, ``wide`` its lines with those next to them, whatever they tell.
    """

    number: int
    sentence: str
    beside: str
    lines: tuple[str, ...]
    near: str
    wide: str


def places(both: Alignment) -> Iterator[Place]:
    """Give the place of each sentence that is told in other words, in order."""
    same = both.same
    texts = [one.text for one in both.sentences]
    for i, text in enumerate(texts):
        mine = both.lines_of(i)
        if not mine or same.issuperset(mine):
            continue
        first, last = max(0, mine[0] - 1), min(len(both.lines), mine[-1] + 2)
        yield Place(
            i,
            text,
            " ".join(texts[max(0, i - 1) : i + 2]),
            tuple(both.lines[j].text for j in mine if j not in both.help and j not in same),
            around(both, i),
            "\n".join(both.lines[j].text for j in range(first, last)),
        )
