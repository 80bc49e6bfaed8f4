"""A letter -> the slots that a machine finds in it, with names that a person can change.

Only what differs from reader to reader by its nature becomes a slot: days, times, amounts, people,
phones and references, and the reader's own address. Numbers, periods ("within 14 days"), places
and offices stay fixed words until a person says otherwise: a slot too few asks for a look, a slot
too many lets a changed rule pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from easyread.facts.find.scan import scan
from easyread.masking import find_identifiers
from easyread.model import Block, Letter, Span
from easyread.review.templates.model import Slot
from easyread.review.templates.slots import (
    FACTS,
    Value,
    bare_name,
    end_of_fact,
    is_field,
    kind_of_field,
    squeezed,
    value_of,
)

_NOT_REFERENCES = ("name", "organisation", "place", "address", "postcode", "phone", "email", "web")
_WORDS_AHEAD = 80  # characters before a fact that may say what it is for
MOST_LINES = 7  # of an address
# The words before a day or time, or in its block, -> what it is for. The first that fits counts.
_FOR = (
    ("birth", r"\bborn\b|\bbirth\b|\bd\.?o\.?b\b"),
    ("deadline", r"\b(?:by|before|no later than|until)\b[^.]{0,20}$"),
    ("assessment", r"\bassessment\b"),
    ("admission", r"\badmission\b|\badmitted\b"),
    ("appointment", r"\bappointments?\b|\bclinic\b"),
    ("meeting", r"\bmeeting\b"),
    ("review", r"\breview\b"),
    ("visit", r"\bvisit\b"),
    ("start", r"\bfrom\b[^.]{0,20}$|\bstart\w*\b"),
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """One place in the letter that may be a slot."""

    block: Block
    start: int
    end: int
    kind: str
    value: str
    name: str = ""

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


def suggest_slots(letter: Letter) -> tuple[Slot, ...]:
    """Find the slots of a letter, in the order in which they first stand. They never overlap."""
    reader = _reader_at(letter)
    address = _address_lines(letter, reader)
    taken: dict[str, list[tuple[int, int]]] = {b.id: [(0, len(b.text))] for b in address}
    spots: list[_Spot] = []
    for spot in _all_spots(letter, reader):
        used = taken.setdefault(spot.block.id, [])
        if all(spot.end <= start or spot.start >= end for start, end in used):
            used.append((spot.start, spot.end))
            spots.append(spot)
    order = {b.id: n for n, b in enumerate(letter.blocks)}
    spots.sort(key=lambda s: (order[s.block.id], s.start))
    found = [_slot(group) for group in _groups(spots)]
    if address:
        found.append(address_slot(address))
    found.sort(key=lambda s: (order[s.spans[0].block], s.spans[0].start))
    return _named(found, letter)


def address_slot(blocks: Sequence[Block], key: str = "address") -> Slot:
    """The slot of an address: whole blocks, one after the other."""
    text = ", ".join(squeezed(b.text).rstrip(" ,") for b in blocks)
    spans = tuple(Span(b.id, 0, len(b.text)) for b in blocks)
    return Slot(key, key, "place", Value("place", text, (text,)), spans, lines=True)


def words_at(letter: Letter, span: Span) -> str:
    """The words of a span of a letter."""
    return next(b.text[span.start : span.end] for b in letter.blocks if b.id == span.block)


def _all_spots(letter: Letter, reader: int | None) -> Iterator[_Spot]:
    """Every place that may be a slot; of two that overlap, the one that comes first here counts."""
    ahead = {b.id for b in letter.blocks[: reader or 0]}
    blocks = {b.id: b for b in letter.blocks}
    facts = {b.id: scan(b.text) for b in letter.blocks}
    for block in letter.blocks:
        for fact in facts[block.id]:
            text = block.text[fact.start : fact.end]
            if fact.kind == "field" and is_field(text):
                kind, name = kind_of_field(text), "_".join(re.findall(r"[a-z0-9]+", text.lower()))
                yield _Spot(block, fact.start, fact.end, kind, text, name[:40])
    for block in letter.blocks:
        for fact in facts[block.id]:
            if fact.kind not in ("date", "time", "money"):
                continue
            if fact.kind != "date" and block.id in ahead:
                continue  # the opening hours of the office
            end = end_of_fact(block.text, fact.start, fact.end)
            value = value_of(fact.kind, block.text[fact.start : end], block.text, fact.start)
            if value is not None:
                yield _Spot(block, fact.start, end, fact.kind, value)
    for one in find_identifiers(letter):
        block, at = blocks[one.span.block], one.span
        held = [f for f in facts[block.id] if f.start < at.end and f.end > at.start]
        if any(f.kind in ("date", "time") for f in held):
            continue  # "Mon-Fri" is nobody
        if one.kind == "name":
            kind = "name"
        elif one.kind == "phone":
            kind = "phone"
        elif one.kind in _NOT_REFERENCES:
            continue
        else:
            kind = "reference"
        if kind == "phone" and block.id in ahead:
            continue
        value = one.value if value_of(kind, one.text) is not None else None
        if value is not None:
            yield _Spot(block, at.start, at.end, kind, value)


def _reader_at(letter: Letter) -> int | None:
    """Which block is the line with the reader's name."""
    reader = squeezed(letter.about.reader or "")
    if not reader:
        return None
    return next((n for n, b in enumerate(letter.blocks) if squeezed(b.text) == reader), None)


def _address_lines(letter: Letter, reader: int | None) -> tuple[Block, ...]:
    """The reader's own address: the address lines straight below the name."""
    found: list[Block] = []
    for block in letter.blocks[reader + 1 :] if reader is not None else ():
        if block.kind != "address" or len(found) == MOST_LINES:
            break
        found.append(block)
    return tuple(found)


def _groups(spots: Sequence[_Spot]) -> Iterator[tuple[_Spot, ...]]:
    """Put together what is the same thing: one value of one kind, or one person in any form."""
    open_groups: list[list[_Spot]] = []
    for spot in spots:
        home = next((g for g in open_groups if _same(g, spot)), None)
        if home is None:
            open_groups.append([spot])
        else:
            home.append(spot)
    yield from (tuple(g) for g in open_groups)


def _same(group: Sequence[_Spot], spot: _Spot) -> bool:
    first = group[0]
    if first.kind != spot.kind or first.name != spot.name:
        return False
    if spot.kind == "name" and not spot.name:
        one, other = set(bare_name(spot.text)), set(bare_name(_longest(group)))
        return bool(one) and (one <= other or other <= one)
    if spot.kind == "date" and _is_own_date(first) != _is_own_date(spot):
        return False  # the day the letter was written may by chance be a day it is about
    return first.value == spot.value


def _is_own_date(spot: _Spot) -> bool:
    """A line that is nothing but a day, or "Date: ...", says when the letter was written."""
    if spot.block.kind == "cell":
        return False
    rest = spot.block.text[: spot.start] + spot.block.text[spot.end :]
    return re.fullmatch(r"\W*(?:date[d]?|typed|our date)?\W*", rest, re.I) is not None


def _slot(group: Sequence[_Spot]) -> Slot:
    """One slot of all its places. The fullest form of a name comes first: it is its value."""
    first = group[0]
    texts = [squeezed(s.text) for s in group]
    if first.kind == "name":
        texts.insert(0, squeezed(_longest(group)))
    value = first.value if first.kind in FACTS or is_field(first.value) else texts[0]
    spans = tuple(Span(s.block.id, s.start, s.end) for s in group)
    return Slot(
        "", first.name, first.kind, Value(first.kind, value, tuple(dict.fromkeys(texts))), spans
    )


def _longest(group: Sequence[_Spot]) -> str:
    return max((s.text for s in group), key=lambda text: (len(bare_name(text)), len(text)))


def _named(found: Sequence[Slot], letter: Letter) -> tuple[Slot, ...]:
    """Give every slot a name of its own: what it is for and its kind, or its kind and a number."""
    blocks = {b.id: b for b in letter.blocks}
    wished = [slot.name or _wish(slot, blocks) for slot in found]
    numbered = {"name", "amount", "date", "time", "phone", "number", "text", "place"}
    used: dict[str, int] = {}
    named = []
    for slot, wish in zip(found, wished, strict=True):
        used[wish] = used.get(wish, 0) + 1
        count = used[wish]
        bare = count == 1 and (slot.name or wish not in numbered)
        name = wish if bare else f"{wish}_{count}"
        named.append(replace(slot, key=name, name=name))
    return tuple(named)


def _wish(slot: Slot, blocks: dict[str, Block]) -> str:
    plain_names = {"money": "amount", "free_text": "text"}
    kind = plain_names.get(slot.kind, slot.kind)
    if slot.kind not in ("date", "time"):
        return kind
    span = slot.spans[0]
    text = blocks[span.block].text
    own = _Spot(blocks[span.block], span.start, span.end, "date", "")
    if slot.kind == "date" and _is_own_date(own):
        return "letter_date"
    ahead = text[max(0, span.start - _WORDS_AHEAD) : span.start]
    for purpose, signs in _FOR:
        if re.search(signs, ahead, re.I):
            return purpose if purpose == "deadline" else f"{purpose}_{kind}"
    return kind
