"""A letter and a template -> whether it is the same letter with other values, or what differs.

Every fixed word must stand as it stands in the template, in the same order. A slot takes only what
is of its kind, and one slot takes one value wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from easyread.facts.find.dates import same_date
from easyread.facts.find.scan import scan
from easyread.model import Analysis, Block, Letter
from easyread.review.templates.find import MOST_LINES
from easyread.review.templates.model import (
    FixedBlock,
    Matched,
    Part,
    Pattern,
    Slot,
    sentences_by_block,
)
from easyread.review.templates.slots import (
    FACTS,
    LONGEST,
    Value,
    bare_name,
    squeezed,
    value_of,
)

MOST_FREE = 4  # free texts of one block that may be empty, each or all
MOST_BLOCKS = 600  # a longer document is not a letter that is sent again and again


@dataclass(frozen=True, slots=True)
class Taken:
    """The words that one part of a block took, where they begin in the block, and their value."""

    part: Part
    text: str
    value: str


def match_letter(pattern: Pattern, letter: Letter, analysis: Analysis) -> Matched | None:
    """Match a letter to a template; None where a fixed word or a value does not fit."""
    found = place(pattern, letter_blocks(letter))
    if found is None:
        return None
    pairs, present = found
    values, clashes = values_of(pattern, pairs)
    return None if clashes else Matched(values, present, _sentences(pattern, pairs, analysis))


def letter_blocks(letter: Letter) -> list[Block]:
    """The blocks of a letter that hold words."""
    return [b for b in letter.blocks if squeezed(b.text)]


# -- which block stands for which -------------------------------------------------------------

Pairs = list[tuple[FixedBlock, tuple[Block, ...]]]


def place(pattern: Pattern, blocks: Sequence[Block]) -> tuple[Pairs, tuple[str, ...]] | None:
    """Find which blocks of a letter stand for which of the template, and which conditions hold.

    Both are walked through side by side; what is under a condition may be missing, all of it.
    """
    if len(blocks) > MOST_BLOCKS or len(pattern.blocks) > MOST_BLOCKS:
        return None
    wanted = pattern.blocks
    dead: set[tuple[int, int, tuple[tuple[str, bool], ...]]] = set()

    def walk(i: int, j: int, said: dict[str, bool]) -> Pairs | None:
        state = (i, j, tuple(sorted(said.items())))
        if state in dead:
            return None
        if i == len(wanted):
            if j == len(blocks):
                holds.update(said)
                return []
            dead.add(state)
            return None
        block = wanted[i]
        for there in (True, False) if block.condition else (True,):
            if block.condition and said.get(block.condition, there) != there:
                continue
            then = {**said, block.condition: there} if block.condition else said
            if not there:
                rest = walk(i + 1, j, then)
                if rest is not None:
                    return rest
                continue
            for width in _widths(block, blocks, j):
                rest = walk(i + 1, j + width, then)
                if rest is not None:
                    return [(block, tuple(blocks[j : j + width])), *rest]
        dead.add(state)
        return None

    holds: dict[str, bool] = {}
    pairs = walk(0, 0, {})
    if pairs is None:
        return None
    return pairs, tuple(c.name for c in pattern.conditions if holds.get(c.name, True))


def _widths(block: FixedBlock, blocks: Sequence[Block], at: int) -> Iterator[int]:
    """How many blocks of the letter a block of the template may stand for, from here."""
    if not block.lines:
        if at < len(blocks) and fit(block.parts, squeezed(blocks[at].text)) is not None:
            yield 1
        if all(part.kind == "free_text" for part in block.parts):
            yield 0
        return
    lines = 0
    while lines < MOST_LINES and at + lines < len(blocks) and blocks[at + lines].kind == "address":
        lines += 1
    yield from range(lines, 0, -1)


# -- the words of one block -------------------------------------------------------------------


def fit(parts: Sequence[Part], text: str) -> tuple[Taken, ...] | None:
    """Fit the words of one block into the parts of a template block, or None.

    A free text may be empty: then the words around it stand as if it were not there.
    """
    free = [n for n, part in enumerate(parts) if part.kind == "free_text"][:MOST_FREE]
    for count in range(len(free) + 1):
        for empty in combinations(free, count):
            found = _fit(_without(parts, empty), text)
            if found is not None:
                return (*found, *(Taken(parts[n], "", "") for n in empty))
    return None


def _without(parts: Sequence[Part], empty: Sequence[int]) -> tuple[Part, ...]:
    if not empty:
        return tuple(parts)
    left: list[Part] = []
    for part in (part for n, part in enumerate(parts) if n not in empty):
        if left and not part.key and not left[-1].key:
            left[-1] = Part(words=_joined(left[-1].words, part.words))
        else:
            left.append(part)
    if left and not left[0].key:
        left[0] = Part(words=left[0].words.lstrip())
    if left and not left[-1].key:
        left[-1] = Part(words=left[-1].words.rstrip())
    return tuple(left)


def _joined(one: str, other: str) -> str:
    return one + (other.lstrip() if one.endswith(" ") else other)


def _fit(parts: Sequence[Part], text: str) -> tuple[Taken, ...] | None:
    dead: set[tuple[int, int]] = set()

    def walk(i: int, at: int) -> tuple[Taken, ...] | None:
        if i == len(parts):
            return () if at == len(text) else None
        if (i, at) in dead:
            return None
        part = parts[i]
        if not part.key:
            rest = walk(i + 1, at + len(part.words)) if text.startswith(part.words, at) else None
            if rest is not None:
                return rest
        else:
            for end, value in _ends(parts, i, text, at):
                rest = walk(i + 1, end)
                if rest is not None:
                    return (Taken(part, text[at:end], value), *rest)
        dead.add((i, at))
        return None

    return walk(0, 0)


def _ends(parts: Sequence[Part], i: int, text: str, at: int) -> Iterator[tuple[int, str]]:
    """Where the words of a slot may end, the nearest first, and the value they would have."""
    kind = parts[i].kind
    if kind in FACTS:
        for fact in scan(text):
            for end in (fact.end, fact.end - 1) if fact.start == at else ():
                # "at 2.30 p.m." may end its sentence too: then the point is a fixed one.
                if end == fact.end or text[end] == ".":
                    value = value_of(kind, text[at:end], text, at)
                    if value is not None:
                        yield end, value
        return
    following = parts[i + 1] if i + 1 < len(parts) else None
    last = min(len(text), at + LONGEST[kind])
    for end in range(at + 1, last + 1):
        if following is None and end != len(text):
            continue
        if following is not None and not text.startswith(following.words, end):
            continue
        value = value_of(kind, text[at:end])
        if value is not None:
            yield end, value


# -- the values -------------------------------------------------------------------------------


def values_of(
    pattern: Pattern, pairs: Pairs
) -> tuple[dict[str, Value], list[tuple[Slot, str, str]]]:
    """The value of every slot, and the slots that have two values in one letter, with both."""
    taken: dict[str, list[tuple[int, str, str]]] = {}
    for block, mine in pairs:
        if block.lines:
            text = ", ".join(squeezed(b.text).rstrip(" ,") for b in mine)
            taken.setdefault(block.parts[0].key, []).append((1, text, text))
            continue
        text = squeezed(mine[0].text) if mine else ""
        for one in fit(block.parts, text) or ():
            if one.part.key:
                taken.setdefault(one.part.key, []).append((one.part.form, one.text, one.value))
    values: dict[str, Value] = {}
    clashes: list[tuple[Slot, str, str]] = []
    for slot in pattern.slots:
        found = taken.get(slot.key)
        if found is None:
            continue  # all its places are under a condition that does not hold
        clash = _clash(slot.kind, found, slot.value)
        if clash:
            clashes.append((slot, *clash))
            continue
        forms = {form: text for form, text, _ in found}
        first = found[0][1]
        texts = tuple(forms.get(n, first) for n in range(1, len(slot.value.texts) + 1))
        full = max((v for _, _, v in found), key=lambda v: (not v.startswith("--"), 0))
        values[slot.key] = Value(slot.kind, full if slot.kind == "date" else found[0][2], texts)
    return values, clashes


def _clash(kind: str, found: Sequence[tuple[int, str, str]], own: Value) -> tuple[str, str] | None:
    """Two places of one slot that do not say the same, or None."""
    first_form, first, value = found[0]
    for form, text, other in found[1:]:
        if kind == "name":
            if form == first_form:
                same = text == first
            else:
                same = _one_person(text, first) or not _one_person(
                    own.texts[form - 1], own.texts[first_form - 1]
                )
        elif kind == "date":
            same = same_date(other, value)
        else:
            same = other == value
        if not same:
            return first, text
    return None


def _one_person(one: str, other: str) -> bool:
    left, right = set(bare_name(one)), set(bare_name(other))
    return bool(left) and (left <= right or right <= left)


def _sentences(pattern: Pattern, pairs: Pairs, analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """Which sentence of the letter stands for which of the pattern."""
    inside = sentences_by_block(analysis)
    made: dict[str, tuple[str, ...]] = {}
    for block, mine in pairs:
        ids = tuple(s for b in mine for s in inside.get(b.id, ()))
        one_to_one = not block.lines and len(ids) == len(block.sentences)
        for n, old in enumerate(block.sentences):
            made[old] = (ids[n],) if one_to_one else ids
    return made
