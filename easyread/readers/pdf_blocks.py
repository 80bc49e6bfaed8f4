"""Lines of all pages of a PDF -> pieces: paragraphs, headings, list items and cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from easyread.model import BlockKind
from easyread.readers.lists import Marker, keep_odd_numbers, marker_of
from easyread.readers.pdf_lines import TextLine
from easyread.readers.piece import Piece
from easyread.readers.shapes import ends_sentence, is_closing, is_greeting, is_short, label_of

MM_PER_POINT = 25.4 / 72
BIGGER = 1.12  # type this much bigger than the letter's own is a heading
KEEPS_HYPHEN = frozenset(
    "pre post re non self co ex well part full short long follow one two three four five six anti semi multi "
    "mid up out on off over under cross inter day drop check face day-to up-to step mother father son".split()
)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line with the page (from 1) it stands on; ``cell`` holds table, row, column, words."""

    page: int
    top: float
    line: TextLine | None
    cell: tuple[int, int, int, str] | None = None


@dataclass
class _Open:
    lines: list[PageLine] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    marker: Marker | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class _Type:
    """The letter's own type: its size, the usual distance between lines, sizes of headings."""

    size: float
    leading: float
    headings: tuple[float, ...]
    all_bold: bool


def pieces_from_pages(lines: Sequence[PageLine]) -> list[Piece]:
    """Turn the lines of all pages, in reading order, into pieces."""
    own = _own_type([entry for entry in lines if entry.line is not None])
    words = Counter(w.strip(".,;:()").lower() for e in lines if e.line for w in e.line.text.split())
    found = list(_gather(lines, own, words))
    indents = sorted({m.indent for _, m in found if m is not None})
    levels = {indent: _level(indents, indent) for indent in indents}
    leveled = [(p.with_kind(p.kind, levels[m.indent]) if m else p, m) for p, m in found]
    return [piece for piece, _ in keep_odd_numbers(leveled)]


def _own_type(entries: Sequence[PageLine]) -> _Type:
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for entry in entries:
        if entry.line is not None:
            letters = len(entry.line.text)
            sizes[round(entry.line.size * 2) / 2] += letters
            bold[entry.line.bold] += letters
    size = sizes.most_common(1)[0][0] if sizes else 11.0
    steps: Counter[int] = Counter()
    for above, below in pairwise(entries):
        if above.line and below.line and above.page == below.page:
            step = below.line.top - above.line.top
            if 0.8 * size < step < 2.2 * size and abs(above.line.x0 - below.line.x0) < 3 * size:
                steps[round(step)] += 1
    # The smallest common distance: paragraphs are further apart than the lines inside them.
    often = [step for step, count in steps.items() if count >= max(steps.values()) / 3]
    headings = sorted((s for s in sizes if s >= size * BIGGER), reverse=True)
    leading = float(min(often)) if often else 1.25 * size
    return _Type(size, leading, tuple(headings), bold[True] > bold[False])


def _gather(
    lines: Sequence[PageLine], own: _Type, words: Counter[str]
) -> Iterator[tuple[Piece, Marker | None]]:
    open_ = _Open()
    before: PageLine | None = None
    for n, entry in enumerate(lines):
        if entry.cell is not None or entry.line is None or entry.line.table >= 0:
            yield from _close(open_, words, own)
            if piece := _cell(entry):
                yield piece, None
            before = entry
            continue
        after = lines[n + 1] if n + 1 < len(lines) else None
        kind = _kind(entry, before, after, own)
        marker = None if kind == "heading" else marker_of(_indented(entry.line))
        if not (open_.lines and _joins(open_, entry, kind, marker, own)):
            gap = (
                before is None
                or (before.page != entry.page and kind == "heading")
                or _gap(before, entry, own)
            )
            yield from _close(open_, words, own)
            open_ = _Open([entry], "item" if marker else kind, marker, gap)
        else:
            open_.lines.append(entry)
        before = entry
    yield from _close(open_, words, own)


def _cell(entry: PageLine) -> Piece | None:
    top = round(entry.top * MM_PER_POINT, 1)
    if entry.cell is not None:
        table, row, column, text = entry.cell
        return Piece(text, "cell", page=entry.page, top_mm=top, table=table, row=row, column=column)
    if entry.line is None:
        return None
    line = entry.line
    return Piece(line.text, "cell", 0, False, entry.page, top, line.table, line.row, line.column)


def _indented(line: TextLine) -> str:
    """The line with its left edge as spaces (one for 2 points), so that depth can be told."""
    return " " * round(line.x0 / 2) + line.text


def _kind(
    entry: PageLine, before: PageLine | None, after: PageLine | None, own: _Type
) -> BlockKind:
    line = entry.line
    if line is None or not any(c.isalpha() for c in line.text):
        return "paragraph"
    text = line.text
    if is_greeting(text) or is_closing(text) or (label_of(text) and line.size < own.size * BIGGER):
        return "paragraph"
    if line.size >= own.size * BIGGER and len(text.split()) <= 20:
        return "heading"
    follows = after is not None and (after.line is None or not after.line.bold)
    fresh = (
        before is None or before.line is None or not before.line.bold or _gap(before, entry, own)
    )
    if line.bold and not own.all_bold and is_short(text) and fresh and follows and len(text) > 2:
        return "heading"
    return "paragraph"


def _joins(
    open_: _Open, entry: PageLine, kind: BlockKind, marker: Marker | None, own: _Type
) -> bool:
    """Whether this line goes on the open paragraph, item or heading."""
    last = open_.lines[-1]
    above, line = last.line, entry.line
    if above is None or line is None or marker is not None:
        return False
    same_size = abs(above.size - line.size) <= 0.06 * own.size
    if "heading" in (kind, open_.kind):
        same = (
            kind == open_.kind
            and same_size
            and above.bold == line.bold
            and not _gap(last, entry, own)
        )
        return same and last.page == entry.page
    if not same_size or is_greeting(above.text) or is_closing(line.text) or is_closing(above.text):
        return False
    flows = line.text[:1].islower() and not ends_sentence(above.text) and above.text[-1:] != ":"
    if last.page != entry.page:
        return flows and _is_full(above, line)
    if _gap(last, entry, own) or (line.top < above.top and not flows):
        return False
    if label_of(line.text) and not open_.marker:
        return False
    if (
        open_.marker is not None
        and line.x0 > (open_.lines[0].line or above).x0 + 2
        and line.text[:1].islower()
    ):
        return True
    return _is_full(above, line)


def _is_full(above: TextLine, line: TextLine) -> bool:
    """Whether the next line's first word had no room at the end of the line above."""
    first = line.words[0]
    return above.x1 + 0.22 * above.size + (
        first.x1 - first.x0
    ) > above.right - 0.3 * above.size and (
        above.right - above.x0 > 15 * above.size or line.text[:1].islower()
    )


def _gap(above: PageLine, entry: PageLine, own: _Type) -> bool:
    if above.page != entry.page:
        return False
    size = max(own.size, entry.line.size if entry.line else own.size)
    limit = max(1.25 * own.leading, own.leading + 0.2 * own.size) * max(1.0, size / own.size)
    return abs(entry.top - above.top) > limit


def _close(open_: _Open, words: Counter[str], own: _Type) -> Iterator[tuple[Piece, Marker | None]]:
    if not open_.lines:
        return
    first = open_.lines[0]
    texts = [entry.line.text for entry in open_.lines if entry.line is not None]
    if open_.marker is not None:
        texts[0] = open_.marker.rest
    text = texts[0]
    for more in texts[1:]:
        text = _join(text, more, words)
    level = _heading_level(first, own) if open_.kind == "heading" else 0
    top = round(first.top * MM_PER_POINT, 1)
    yield Piece(text, open_.kind, level, open_.gap, first.page, top), open_.marker
    open_.lines = []


def _heading_level(entry: PageLine, own: _Type) -> int:
    size = round(entry.line.size * 2) / 2 if entry.line else own.size
    bigger = [s for s in own.headings if s > size + 0.25]
    return min(6, len(bigger) + 1)


def _join(above: str, below: str, words: Counter[str]) -> str:
    """Join two lines, and a word that a hyphen cut in two.

    The hyphen stays where it belongs to the word ("pre-operative"): the letter writes it so
    elsewhere, or the part before it is one that takes a hyphen.
    """
    cut = re.search(r"([A-Za-z]+(?:-[A-Za-z]+)*)-$", above)
    rest = re.match(r"[a-z]+", below)
    if not cut or not rest:
        soft = re.search(r"\u00ad$", above)
        return above[:-1] + below if soft else f"{above} {below}"
    whole, hyphened = (cut[1] + rest[0]).lower(), f"{cut[1]}-{rest[0]}".lower()
    if words[whole] or not (words[hyphened] or cut[1].lower() in KEEPS_HYPHEN or "-" in cut[1]):
        return above[:-1] + below
    return above + below


def _level(indents: Sequence[int], indent: int) -> int:
    """The depth of an item: marks under 4 points apart are one depth."""
    steps = 1
    for a, b in pairwise(indents):
        if b > indent:
            break
        steps += b - a > 2
    return steps
