"""The nouns of this room: one fact as found in a text, before it has an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from easyread.facts.find.number_words import may_hold_number

# Which side of a number, date or time is meant: no later, no earlier, exactly then, or not said.
LATEST, EARLIEST, EXACT, UNSAID = "latest", "earliest", "exact", ""


@dataclass(frozen=True, slots=True)
class Found:
    """Characters ``start`` to ``end`` of a text that state one fact.

    ``value`` is the fact in one normal form. ``side`` says whether a number, date or time is a
    latest ("by", "up to"), an earliest ("after", "at least"), an exact one ("on", "at") or unsaid.
    """

    start: int
    end: int
    kind: str
    value: str
    side: str = UNSAID


class Page:
    """A text that finders read in turn; characters one finder has taken are blank for the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = small(text)
        self._left = text
        self._left_low = self.low
        self.found: list[Found] = []

    @cached_property
    def has_digit(self) -> bool:
        """Without a digit there are no phone numbers, codes or full dates to look for."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def has_number(self) -> bool:
        """Without a digit or number word there are no amounts to look for."""
        return self.has_digit or may_hold_number(self.low)

    def matches(self, form: re.Pattern[str], *needs: str) -> Iterator[re.Match[str]]:
        """Give the matches of a pattern in what is left of the text.

        Args:
            form: the pattern.
            needs: pieces in small letters; each match holds one of them. Where none stands in the
                text, the slow search is not made.
        """
        if needs and not holds(self.low, needs):
            return iter(())
        return form.finditer(self._left)

    def matches_low(self, form: re.Pattern[str], *needs: str) -> Iterator[re.Match[str]]:
        """Give the matches as ``matches`` does, in what is left in small letters.

        A pattern in small letters is found there in half the time of one that ignores case.
        """
        if needs and not holds(self.low, needs):
            return iter(())
        return form.finditer(self._left_low)

    @property
    def left(self) -> str:
        """The text with every taken character replaced by a blank mark; offsets still hold."""
        return self._left

    def take(self, start: int, end: int, kind: str, value: str) -> None:
        """Note one fact and hide its characters from the finders that follow."""
        self.found.append(Found(start, end, kind, value))
        blank = "\x00" * (end - start)
        self._left = self._left[:start] + blank + self._left[end:]
        self._left_low = self._left_low[:start] + blank + self._left_low[end:]


_DIGIT = re.compile(r"\d")

# Letters hold typographic marks. Each is one character for one, so offsets still hold.
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2028": "\n",
        "\u00ad": " ",
    }
)


def small(text: str) -> str:
    """Give a text in small letters, one for one, so offsets still hold."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def holds(low: str, pieces: tuple[str, ...]) -> bool:
    """Say if one of some pieces stands in a text in small letters: asked before a slow search."""
    for piece in pieces:  # noqa: SIM110 - "any" takes three times as long, and this is asked often
        if piece in low:
            return True
    return False


def plain(text: str) -> str:
    """Replace curly quotes, long dashes and odd blanks by plain ones, one for one.

    >>> plain("don’t 9\u20135")
    "don't 9-5"
    """
    return text if text.isascii() else text.translate(_PLAIN)
