"""The nouns of this room: one fact as found in a text, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass

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
        self._left = text
        self.found: list[Found] = []

    @property
    def left(self) -> str:
        """The text with every taken character replaced by a blank mark; offsets still hold."""
        return self._left

    def take(self, start: int, end: int, kind: str, value: str) -> None:
        """Note one fact and hide its characters from the finders that follow."""
        self.found.append(Found(start, end, kind, value))
        self._left = self._left[:start] + "\x00" * (end - start) + self._left[end:]


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


def plain(text: str) -> str:
    """Replace curly quotes, long dashes and odd blanks by plain ones, one for one.

    >>> plain("don’t 9\u20135")
    "don't 9-5"
    """
    return text.translate(_PLAIN)
