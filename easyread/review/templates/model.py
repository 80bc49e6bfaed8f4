"""The nouns of a template: its slots and conditions, its source with slots, and its page with slots."""

from __future__ import annotations

from dataclasses import dataclass

from easyread.model import Analysis, Draft, EasyRead, Letter, Sentence, Span
from easyread.review.templates.slots import Value

ANSWER = ".day"  # in the id of a line that prints a day the author confirmed (simplify.answers)


@dataclass(frozen=True, slots=True)
class Slot:
    """One named place of a template whose words differ from letter to letter.

    ``key`` stays for good and is what prints count; ``name`` is what people call it. ``value`` is
    that of the letter the template was made from, ``spans`` are its places there. ``lines`` marks
    a slot that fills 1 to 7 address lines, whole. ``by`` is "machine" or the person who marked it.
    """

    key: str
    name: str
    kind: str
    value: Value
    spans: tuple[Span, ...]
    lines: bool = False
    by: str = "machine"


@dataclass(frozen=True, slots=True)
class Condition:
    """A named part of the letter that may be there or not: whole blocks."""

    name: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a template is made from: one letter with its sentences, its page and its draft."""

    letter: Letter
    sentences: tuple[Sentence, ...]
    page: EasyRead
    draft: Draft
    level: str = "full"


@dataclass(frozen=True, slots=True)
class Part:
    """Fixed words, or one slot: its key, its kind, and in which of its written forms (from 1)."""

    words: str = ""
    key: str = ""
    kind: str = ""
    form: int = 1


@dataclass(frozen=True, slots=True)
class FixedBlock:
    """One block of the letter: its parts in order, its condition, and its sentences' ids."""

    id: str
    parts: tuple[Part, ...]
    condition: str = ""
    lines: bool = False
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotShown:
    """A value of a slot that the page does not print, or prints where we cannot fill it."""

    key: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of a letter that is sent again and again, as far as letters are matched to it."""

    slots: tuple[Slot, ...]
    conditions: tuple[Condition, ...]
    blocks: tuple[FixedBlock, ...]
    profile: str = "easy-read"
    level: str = "full"


@dataclass(frozen=True, slots=True)
class Template:
    """A letter that is sent again and again, and its Easy Read.

    ``page`` and ``draft`` hold slots as ``{key}`` or ``{key.form}`` in every text; their lines name
    the sentences of the template's own letter.
    """

    pattern: Pattern
    page: EasyRead
    draft: Draft
    not_shown: tuple[NotShown, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Its slots, in the order in which they first stand."""
        return self.pattern.slots


@dataclass(frozen=True, slots=True)
class Matched:
    """How a letter fits a template: each slot's value, and which conditions hold.

    ``sentences`` says which sentences of the letter stand for one of the template, by ids; several
    where they cannot be told apart.
    """

    values: dict[str, Value]
    present: tuple[str, ...]
    sentences: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Base:
    """What a letter took over from its template, kept with the letter.

    ``page`` and ``draft`` are filled in. ``typed`` is the template's page, whole, with its slots
    as placeholders that tell key and kind. ``gone`` are the ids of its rows that this letter does
    not have because a condition does not hold.
    """

    template_id: str
    number: int
    values: dict[str, Value]
    names: dict[str, str]
    kinds: dict[str, str]
    page: EasyRead
    draft: Draft
    typed: EasyRead
    gone: tuple[str, ...]


def sentences_by_block(analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """The ids of the sentences of every block, in order."""
    found: dict[str, list[str]] = {}
    for sentence in analysis.sentences:
        found.setdefault(sentence.span.block, []).append(sentence.id)
    return {block: tuple(ids) for block, ids in found.items()}
