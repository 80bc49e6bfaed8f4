"""A letter that fits no template -> how near it comes to one, and which words differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from easyread.model import Block, Letter
from easyread.review.templates.match import fit, letter_blocks, place, values_of
from easyread.review.templates.model import FixedBlock, Pattern
from easyread.review.templates.slots import is_field, squeezed, value_of

MOST_DIFFERENCES = 12
MOST_COMPARED = 40_000  # pairs of blocks that are lined up to say what differs
_MARKS = ".,;:!?()"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a letter is not the template: the words of both ("" where one has none)."""

    template: str
    letter: str
    says: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near a letter comes to a template that it does not match: 0 to 1, and what differs."""

    near: float
    differences: tuple[Difference, ...]


def likeness(pattern: Pattern, letter: Letter) -> float:
    """How many of the fixed words of a template stand in a letter too, 0 to 1: quick, for choosing."""
    fixed = {w for b in pattern.blocks for p in b.parts for w in p.words.split()}
    mine = {w for b in letter.blocks for w in squeezed(b.text).split()}
    return len(fixed & mine) / max(1, len(fixed))


def differences(pattern: Pattern, letter: Letter) -> Nearest:
    """Say how a letter differs from a template that it does not match."""
    blocks = letter_blocks(letter)
    found = place(pattern, blocks)
    if found is None:
        return _nearest(pattern, blocks)
    said = (
        Difference(
            f"{{{slot.name}}}",
            f"{one} / {other}",
            f"{slot.name} has two values in this letter: {one} and {other}.",
        )
        for slot, one, other in values_of(pattern, found[0])[1]
    )
    return Nearest(1.0, tuple(said)[:MOST_DIFFERENCES])


def _nearest(pattern: Pattern, blocks: Sequence[Block]) -> Nearest:
    """Line both up as well as can be, and say where the words part."""
    if len(pattern.blocks) * len(blocks) > MOST_COMPARED:
        return Nearest(0.0, ())
    names = {slot.key: slot.name for slot in pattern.slots}
    kinds = {f"{{{slot.name}}}": slot.kind for slot in pattern.slots}
    wanted = [_words(block, names) for block in pattern.blocks]
    mine = [squeezed(b.text) for b in blocks]
    fits = [
        [
            (block.lines and b.kind == "address") or fit(block.parts, squeezed(b.text)) is not None
            for b in blocks
        ]
        for block in pattern.blocks
    ]
    pairs = _line_up(fits)
    parted: list[Difference] = []
    fitted = 0
    used = {j for _, j in pairs}
    i = j = 0
    for end_i, end_j in [*pairs, (len(wanted), len(mine))]:
        left = [n for n in range(i, end_i) if not pattern.blocks[n].condition]
        right = [n for n in range(j, end_j) if n not in used]
        if any(pattern.blocks[n].lines for n in range(max(0, i - 1), end_i)):
            right = [n for n in right if blocks[n].kind != "address"]
        for n, m in _zipped(left, right):
            parted += _between(
                wanted[n] if n is not None else [], mine[m].split() if m is not None else [], kinds
            )
        fitted += end_i < len(wanted)
        i, j = end_i + 1, end_j + 1
    near = 2 * fitted / max(1, len(wanted) + len(mine))
    return Nearest(round(near, 3), tuple(parted[:MOST_DIFFERENCES]))


def _line_up(fits: Sequence[Sequence[bool]]) -> list[tuple[int, int]]:
    """The longest run of blocks that fit, in order (the usual table of longest common parts)."""
    rows, columns = len(fits), len(fits[0]) if fits else 0
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            take = 1 + best[i + 1][j + 1] if fits[i][j] else 0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if fits[i][j] and best[i][j] == 1 + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _zipped(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int | None, int | None]]:
    for n in range(max(len(left), len(right))):
        yield (left[n] if n < len(left) else None, right[n] if n < len(right) else None)


def _words(block: FixedBlock, names: Mapping[str, str]) -> list[str]:
    """The words of a template block, each slot as one word."""
    said = "".join(f"{{{names[p.key]}}}" if p.key else p.words for p in block.parts)
    return said.split()


def _between(
    wanted: Sequence[str], mine: Sequence[str], kinds: Mapping[str, str]
) -> Iterator[Difference]:
    """The words in which one block of the template and one of the letter differ."""
    for what, a, b, c, d in SequenceMatcher(None, wanted, mine, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        left, right = " ".join(wanted[a:b]), " ".join(mine[c:d])
        slot = kinds.get(left.strip(_MARKS))
        if slot and right and value_of(slot, right.strip(_MARKS)) is not None:
            continue  # another value of the slot is no difference
        yield Difference(left, right, _says(left, right))


def _says(left: str, right: str) -> str:
    if right and is_field(right.strip(_MARKS)):
        return f"{left} has no value yet: {right}."
    if left.strip(_MARKS).startswith("{") and right:
        return f"{left} cannot be “{right}”."
    if not right:
        return f"The letter does not say “{left}”."
    if not left:
        return f"The template does not say “{right}”."
    return f"The template says “{left}”, the letter says “{right}”."
