"""The nouns of this room: an identifying thing in a text, and what a letter taught us to look for."""

from __future__ import annotations

from dataclasses import dataclass

from easyread.model import Span

# Small parts of names, which hide nobody on their own.
SMALL_PARTS = frozenset(
    "de del della di da dos du la le van von der den ter bin bint binti ibn al el ul ap ab st mac mc y".split()
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters ``start`` to ``end`` of one text that tell who or where.

    ``kind`` is one of name, place, organisation, address, postcode, phone, email, web, reference,
    NHS number, National Insurance number, ... (``numbers.LABELS``). ``value`` is one normal form:
    the same phone number with and without blanks has one value.
    """

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifying thing of a letter: its kind, normal value, the words, and where they stand."""

    kind: str
    value: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Known:
    """What one letter taught us: the names, places and numbers to find wherever they stand.

    All in small letters. ``people`` pairs first names (or "") with a surname (or ""), in the order
    of the letter. ``sexes`` pairs a surname or a first name with "f" or "m" where the letter says.
    ``first_names`` are the parts of ``people`` that stand in front. ``places`` are single words (a
    town, the name of a surgery), ``towns`` whole lines; ``streets`` are streets and houses without
    their numbers; ``organisations`` whole names. ``numbers`` pairs a kind with the bare letters and
    digits. ``births`` are days as 1961-03-12.
    """

    people: tuple[tuple[str, str], ...] = ()
    sexes: tuple[tuple[str, str], ...] = ()
    places: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    numbers: tuple[tuple[str, str], ...] = ()
    births: frozenset[str] = frozenset()
    hide_places: bool = True

    @property
    def first_names(self) -> frozenset[str]:
        """Every first name, each word on its own."""
        return frozenset(w for first, _ in self.people for w in first.split())

    @property
    def last_names(self) -> frozenset[str]:
        """Every surname, each word on its own but small ones such as "de"."""
        return frozenset(w for _, last in self.people for w in last.split() if w not in SMALL_PARTS)
