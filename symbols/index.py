"""The files ``concepts/*.toml`` -> Concepts, and the words of a row -> the concepts they name.

One entry of a file: ``[id]`` with ``picture`` (a recipe, see ``symbols.recipes``; "" where no
symbol is agreed), ``alt`` (what is seen), ``weight`` (how surely these words mean this: 4 is enough
alone; actors and dates low, exact things high), ``triggers``, and where needed ``not_with``
(phrases of the row that rule it out), ``senses`` (pairs: triggers that also mean other things, and the
words of this sense, of which one must begin a word of the row), ``negatable`` (may be shown crossed out), ``sensitive``
(offered to a person, never picked by machine), ``yields`` (gives way to a drawn "date", "time" or
"money" of the row; "date-and-time" only where the row has both), ``outright`` (counts only in a main
clause: "If it is refused" is no result), ``opposite`` (an idea that must not stand in the same row),
``listed`` (the idea shown instead where a row lists two or more of its kind: a cough and a fever),
``small`` (a simpler recipe and its alt, for beside the page of a day).

A trigger is words as written, else their dictionary form. ``=train`` is the written form alone.
``...`` stands for up to three words.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from symbols.clauses import Token, tokens_of

GAP = "..."
MAX_GAP = 3
NEVER_IN_GAP = ("not", "no", "never", "cannot")


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea a row can be about, and how it is drawn."""

    id: str
    topic: str
    picture: str
    alt: str
    weight: float
    triggers: tuple[str, ...]
    not_with: tuple[str, ...] = ()
    senses: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    negatable: bool = False
    sensitive: bool = False
    yields: str = ""
    outright: bool = False
    opposite: str = ""
    listed: str = ""
    small: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept named by the tokens ``start`` to ``end`` (not included); ``words`` as written."""

    concept: Concept
    start: int
    end: int
    words: str
    literal: int
    context: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def concepts() -> dict[str, Concept]:
    """Every concept by id, in the order of the files.

    Raises:
        ValueError: two concepts have one id.
    """
    found: dict[str, Concept] = {}
    folder = files("symbols") / "concepts"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        for name, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in found:
                raise ValueError(f"two concepts are called {name}")
            for listed in ("triggers", "not_with", "small"):
                entry[listed] = tuple(entry.get(listed, ()))
            entry["senses"] = tuple(
                (tuple(triggers), tuple(words)) for triggers, words in entry.get("senses", ())
            )
            found[name] = Concept(id=name, topic=file.name.removesuffix(".toml"), **entry)
    return found


def find_concepts(tokens: Sequence[Token], row: str = "") -> list[Hit]:
    """Name the concepts in one line, the longest phrase first, no word used twice, in text order.

    ``row`` is the whole row in small letters: a word of its other lines may say which sense is meant.

    >>> from symbols.clauses import read_clauses
    >>> [h.concept.id for h in find_concepts(read_clauses("Your balance is outstanding."))]
    ['debt']
    >>> find_concepts(read_clauses("Your referral is outstanding."))
    []
    """
    said = row or " ".join(token.text for token in tokens)
    found = [
        hit for start in range(len(tokens)) for hit in _at(tokens, start) if _is_meant(hit, said)
    ]
    found.sort(key=lambda h: (-h.literal, -h.concept.weight, h.start))
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in found:
        place = set(range(hit.start, hit.end))
        if not place & taken:
            taken |= place
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _is_meant(hit: Hit, row: str) -> bool:
    """Whether the row has a word of this sense; a word with one sense needs none."""
    return not hit.context or any(
        re.search(rf"(?<!\w){re.escape(word)}", row) for word in hit.context
    )


def _at(tokens: Sequence[Token], start: int) -> Iterator[Hit]:
    """Give every trigger that begins at this token; dictionary forms only where no written form fits."""
    written = list(_tried(tokens, start, tokens[start].text, exact=True))
    yield from written
    lemma = tokens[start].lemma
    if not written and lemma != tokens[start].text:
        yield from _tried(tokens, start, lemma, exact=False)


def _tried(tokens: Sequence[Token], start: int, first: str, exact: bool) -> Iterator[Hit]:
    for words, concept, only_written, context in _by_first_word().get(first, ()):
        if only_written and not exact:
            continue
        end = _match(tokens, start, words)
        if end:
            said = " ".join(t.text for t in tokens[start:end])
            yield Hit(concept, start, end, said, sum(w != GAP for w in words), context)


def _match(tokens: Sequence[Token], start: int, words: tuple[str, ...]) -> int:
    """Say where a trigger that begins at ``start`` ends, or 0 where it does not fit."""
    at = start + 1
    gap = False
    for word in words[1:]:
        if word == GAP:
            gap = True
            continue
        for step in range(MAX_GAP + 1 if gap else 1):
            if at + step >= len(tokens) or tokens[at + step].is_mark:
                return 0
            if word in (tokens[at + step].text, tokens[at + step].lemma):
                at += step + 1
                break
            if (
                tokens[at + step].text in NEVER_IN_GAP
            ):  # "payments will not stop" is no "payment ... stop"
                return 0
        else:
            return 0
        gap = False
    return at


# The words of a trigger, its concept, whether only the written form counts, the words of its sense.
_Entry = tuple[tuple[str, ...], Concept, bool, tuple[str, ...]]


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[_Entry]]:
    table: dict[str, list[_Entry]] = defaultdict(list)
    for concept in concepts().values():
        context = {t: words for triggers, words in concept.senses for t in triggers}
        for trigger in concept.triggers:
            words = tuple(
                word
                for piece in trigger.removeprefix("=").split()
                for word in ([GAP] if piece == GAP else [t.text for t in tokens_of(piece)])
            )
            only_written = trigger.startswith("=")
            table[words[0]].append((words, concept, only_written, context.get(trigger, ())))
    return table
