"""Any text of a page, and the slots of its letter -> the text with placeholders for their values.

A slot is found by what it is: a day in whatever form, a time as people say it, a name where a name
stands. Of two slots with one value, the one counts whose sentence the line carries. Nothing is
guessed: where two could be meant, the words stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from easyread.facts.find.dates import same_date
from easyread.facts.find.found import Found
from easyread.facts.find.ledger import same_fact
from easyread.facts.find.scan import scan
from easyread.masking.find import spots
from easyread.masking.spot import Known
from easyread.masking.words import is_word
from easyread.model import Sentence, Span
from easyread.review.templates.model import Slot
from easyread.review.templates.slots import (
    FACTS,
    bare_name,
    end_of_fact,
    escaped,
    form_of,
    is_field,
    printed,
    sign,
    squeezed,
)

_DRAWN = {"date": "day_month", "time": "clock", "money": ""}  # as our drawings say them


@dataclass(frozen=True, slots=True)
class _Put:
    """Characters of a text that become a placeholder."""

    start: int
    end: int
    sign: str


class Putter:
    """Puts placeholders into the texts of the page of one letter."""

    def __init__(self, slots: Sequence[Slot], sentences: Sequence[Sentence], known: Known) -> None:
        self._slots, self._known = tuple(slots), known
        self._of_sentence = {
            sentence.id: frozenset(
                slot.key for slot in slots if any(touch(sentence.span, s) for s in slot.spans)
            )
            for sentence in sentences
        }

    def near(self, sources: Iterable[str]) -> frozenset[str]:
        """The keys of the slots whose values stand in these sentences."""
        return frozenset().union(*(self._of_sentence.get(s, frozenset()) for s in sources))

    def put(self, text: str, sources: Sequence[str] = ()) -> str:
        """Put placeholders in place of every value of a slot; braces that stay are doubled."""
        near = self.near(sources)
        puts: list[_Put] = []
        for find in (self._whole, self._facts, self._names, self._words):
            for put in find(text, near):
                if all(put.end <= p.start or put.start >= p.end for p in puts):
                    puts.append(put)
        return _written(text, puts)

    def put_drawn(self, text: str, keys: Iterable[str]) -> str:
        """Put placeholders into what one of our drawings says: it shows values of its row."""
        puts: list[_Put] = []
        wanted = set(keys)
        for slot in self._slots:
            if slot.key not in wanted or slot.kind not in _DRAWN:
                continue
            form = _DRAWN[slot.kind]
            words = re.escape(printed(slot.value, form))
            for match in re.finditer(rf"(?<![\w.£]){words}(?![\w:]|\.\d)", text):
                puts.append(_Put(match.start(), match.end(), sign(slot.key, form)))
        return _written(text, puts)

    def named_otherwise(self, text: str, slot: Slot) -> tuple[str, ...]:
        """The words by which a text with placeholders still names the person of a slot."""
        bare = re.sub(r"(?<!\{)\{[a-z][^{}]*\}", " ", text)
        found = (bare[s.start : s.end] for s in spots(bare, self._known) if s.kind == "name")
        own = {word for form in slot.value.texts for word in bare_name(form)}
        return tuple(dict.fromkeys(words for words in found if own & set(bare_name(words))))

    def _pick(self, near: frozenset[str], fits: Callable[[Slot], bool]) -> Slot | None:
        every = [slot for slot in self._slots if fits(slot)]
        own = [slot for slot in every if slot.key in near]
        found = own or every
        return found[0] if len(found) == 1 else None

    def _whole(self, text: str, near: frozenset[str]) -> Iterator[_Put]:
        """Addresses that fill lines, and fields of a template letter: letter for letter."""
        for slot in self._slots:
            if slot.lines or is_field(slot.value.value):
                yield from _each(text, slot.value.texts[0], slot)

    def _facts(self, text: str, near: frozenset[str]) -> Iterator[_Put]:
        for fact in scan(text):
            slot = self._pick(near, _states(fact))
            if slot is not None:
                end = end_of_fact(text, fact.start, fact.end)
                form = form_of(slot.value, text[fact.start : end])
                yield _Put(fact.start, end, sign(slot.key, form))

    def _names(self, text: str, near: frozenset[str]) -> Iterator[_Put]:
        for spot in spots(text, self._known):
            words = squeezed(text[spot.start : spot.end])
            slot = self._pick(near, _named(words))
            if slot is not None:
                yield _Put(spot.start, spot.end, sign(slot.key, form_of(slot.value, words)))

    def _words(self, text: str, near: frozenset[str]) -> Iterator[_Put]:
        """The very words of the slots of the line's own sentences."""
        for slot in self._slots:
            if slot.key not in near or slot.lines or slot.kind in _DRAWN:
                continue
            for words in slot.value.texts:
                for put in _each(text, words, slot):
                    if not (_plain_word(words) and _starts(text, put.start)):
                        yield put


def touch(one: Span, other: Span) -> bool:
    """Whether two spans of a letter share a character."""
    return one.block == other.block and other.start < one.end and other.end > one.start


def _written(text: str, puts: Iterable[_Put]) -> str:
    out, at = [], 0
    for put in sorted(puts, key=lambda p: (p.start, -p.end)):
        if put.start >= at:
            out += [escaped(text[at : put.start]), put.sign]
            at = put.end
    return "".join([*out, escaped(text[at:])])


def _states(fact: Found) -> Callable[[Slot], bool]:
    """Whether a fact of the page says the value of a slot."""

    def fits(slot: Slot) -> bool:
        own = slot.value.value
        if slot.kind in ("phone", "reference"):
            return fact.kind == slot.kind and _glued(fact.value) == _glued(own)
        if fact.kind not in FACTS.get(slot.kind, ()):
            return False
        if slot.kind == "date":
            return same_date(own, fact.value)
        return same_fact(Found(0, 0, fact.kind, own), fact)

    return fits


def _named(words: str) -> Callable[[Slot], bool]:
    def fits(slot: Slot) -> bool:
        return slot.kind in ("name", "phone", "reference") and words in slot.value.texts

    return fits


def _glued(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _each(text: str, words: str, slot: Slot) -> Iterator[_Put]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if pattern:
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            yield _Put(match.start(), match.end(), sign(slot.key, form_of(slot.value, words)))


def _plain_word(words: str) -> bool:
    return len(words.split()) == 1 and is_word(words.lower())


def _starts(text: str, at: int) -> bool:
    """Whether a sentence begins here: there a capital says nothing."""
    return re.search(r"(?:^|[.!?:]\s+)$", text[:at]) is not None
