"""The slots of a template and what a person wants of them -> the slots as they will be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from easyread.masking.words import is_word
from easyread.model import Letter, Span
from easyread.review.templates.build import LAST_DAY
from easyread.review.templates.find import words_at
from easyread.review.templates.model import Slot
from easyread.review.templates.slots import KINDS, BadSlot, Value, is_field, squeezed, value_of

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One slot as a person wants it. With ``key``, one that is there: its name or kind may change.

    Without, a new one: at ``span``, or wherever ``words`` stand in the letter.
    """

    name: str
    kind: str
    key: str = ""
    words: str = ""
    span: Span | None = None


def edited_slots(
    letter: Letter, old: Sequence[Slot], wanted: Sequence[Wanted], who: str
) -> tuple[Slot, ...]:
    """Give the slots that a person wants: a slot that is not named is dropped.

    Raises:
        BadSlot: a name that is wrong or stands twice, words that are not in the letter or not of
            the kind, a slot without a value, two slots on the same words (code ``bad-slot``).
    """
    known = {slot.key: slot for slot in old}
    used = {w.key for w in wanted if w.key} | {LAST_DAY}
    made: list[Slot] = []
    for one in wanted:
        _check_name(one, made)
        if one.key:
            if one.key not in known or any(slot.key == one.key for slot in made):
                raise BadSlot("There is no such slot, or it is named twice.", "Load the template.")
            slot = known[one.key]
            changed = slot if slot.kind == one.kind else _retyped(letter, slot, one.kind)
            made.append(replace(changed, name=one.name))
            continue
        key = _free_key(one.name, used | set(known))
        used.add(key)
        made.append(_new(letter, one, key, who))
    _check_overlaps(made)
    order = {b.id: n for n, b in enumerate(letter.blocks)}
    return tuple(sorted(made, key=lambda s: (order[s.spans[0].block], s.spans[0].start)))


def doubtful(slot: Slot) -> str:
    """Why a person should look at a slot twice, or "": a name that is also a word, an empty field."""
    words = slot.value.texts[0]
    if slot.kind == "name" and len(words.split()) == 1 and is_word(words.lower()):
        return f"“{words}” is also a word. Look at each place where it stands."
    if is_field(words):
        return "The letter of this template has a field here, and no value."
    return ""


def _check_name(one: Wanted, made: Sequence[Slot]) -> None:
    if not _NAME.match(one.name) or one.name == LAST_DAY:
        raise BadSlot(
            "A slot has a name of small letters, digits and _.", "For example: appointment_date."
        )
    if any(slot.name == one.name for slot in made):
        raise BadSlot(f"Two slots have the name {one.name}.", "Give each a name of its own.")
    if one.kind not in KINDS:
        raise BadSlot("There is no such kind of slot.", f"Use one of: {', '.join(KINDS)}.")


def _free_key(name: str, used: set[str]) -> str:
    if name not in used:
        return name
    return next(f"{name}_{n}" for n in range(2, len(used) + 3) if f"{name}_{n}" not in used)


def _retyped(letter: Letter, slot: Slot, kind: str) -> Slot:
    if slot.lines and kind not in ("place", "free_text"):
        raise BadSlot(f"{slot.name} is whole lines, so it can only be a place.", "Drop it first.")
    if slot.lines:
        return replace(slot, kind=kind, value=replace(slot.value, kind=kind))
    return replace(slot, kind=kind, value=_value(letter, slot.name, kind, slot.spans))


def _new(letter: Letter, one: Wanted, key: str, who: str) -> Slot:
    if one.span is None and not one.words.strip():
        raise BadSlot(f"The slot {one.name} has no words.", "Say which words of the letter it is.")
    if one.span is not None:
        _check_span(letter, one.span)
        spans: tuple[Span, ...] = (_trimmed(letter, one.span),)
    else:
        spans = tuple(_places(letter, one.words))
        if not spans:
            raise BadSlot("These words do not stand in the letter.", "Copy them from the letter.")
    value = _value(letter, one.name, one.kind, spans)
    return Slot(key, one.name, one.kind, value, spans, by=who)


def _check_span(letter: Letter, span: Span) -> None:
    text = next((b.text for b in letter.blocks if b.id == span.block), None)
    if text is None or not 0 <= span.start < span.end <= len(text):
        raise BadSlot("There are no such words in the letter.", "Mark the words again.")
    if not text[span.start : span.end].strip():
        raise BadSlot("A slot needs words.", "Mark the words again.")


def _trimmed(letter: Letter, span: Span) -> Span:
    words = words_at(letter, span)
    ahead = len(words) - len(words.lstrip())
    return Span(span.block, span.start + ahead, span.start + ahead + len(words.strip()))


def _places(letter: Letter, words: str) -> Iterator[Span]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    for block in letter.blocks:
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", block.text):
            yield Span(block.id, match.start(), match.end())


def _value(letter: Letter, name: str, kind: str, spans: Sequence[Span]) -> Value:
    """The value of a slot of this kind at these places, where each must be of the kind."""
    texts = {b.id: b.text for b in letter.blocks}
    found = []
    for span in spans:
        words = texts[span.block][span.start : span.end]
        value = words if is_field(words) else value_of(kind, words, texts[span.block], span.start)
        if value is None:
            plain = kind.replace("_", " ")
            raise BadSlot(f"{name} is no {plain}: “{squeezed(words)}”.", "Choose another kind.")
        found.append((value, squeezed(words)))
    return Value(kind, found[0][0], tuple(dict.fromkeys(words for _, words in found)))


def _check_overlaps(slots: Sequence[Slot]) -> None:
    places = sorted(
        (span.block, span.start, span.end, slot.name) for slot in slots for span in slot.spans
    )
    for one, other in pairwise(places):
        if one[0] == other[0] and other[1] < one[2]:
            raise BadSlot(f"The slots {one[3]} and {other[3]} overlap.", "Give each its own words.")
