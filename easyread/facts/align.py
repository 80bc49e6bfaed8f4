"""Two texts without a trace -> which lines of the second tell which sentence of the first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from easyread.facts.easy_words import keys
from easyread.facts.help_lines import explains, goes_on
from easyread.facts.scan import scan
from easyread.facts.stems import stem
from easyread.facts.tokens import tokens

_EMPTY = frozenset(
    "a an the and or but if of to in on at by for from with as is are was were be been being it its this that these those "
    "you your yours we our us i my me he she they them their his her him there here have has had do does did will would "
    "can could may might must should shall not no so than then when which who whom what where how also please any all some "
    "up out into about over just only very more other such via per s".split()
)
# A line that shares less than this with every sentence of the letter stands alone (help, definitions).
RELATED = 0.34
FACT_WEIGHT = 1.5
# How many sentences are looked at for each line, so that a long report takes seconds.
CLOSEST = 30
# A word is explained at most this many lines after it was used.
LOOK_BACK = 6


@dataclass(frozen=True)
class Bag:
    """One sentence as a bag: its content stems and its hard facts."""

    text: str
    stems: frozenset[str]
    facts: frozenset[str]

    @cached_property
    def keys(self) -> frozenset[str | int]:
        """Stems, their word groups, and facts: all that another bag can share."""
        return frozenset(k for s in self.stems for k in keys(s)) | self.facts


def bag(text: str) -> Bag:
    """Give the content words and facts of one sentence."""
    facts = scan(text)
    taken = {i for f in facts if f.kind != "name" for i in range(f.start, f.end)}
    stems = frozenset(
        stem(word)
        for start, _, word in tokens(text)
        if word not in _EMPTY and start not in taken and not word.isdigit()
    )
    return Bag(text, stems, frozenset(f"{f.kind}:{f.value}" for f in facts if f.kind != "name"))


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each sentence of the letter its lines; for each line how much of it is in its sentence."""

    sentences: tuple[Bag, ...]
    lines: tuple[Bag, ...]
    home: tuple[int | None, ...]
    support: tuple[float, ...]
    weight: Mapping[str, float]
    help: frozenset[int]

    def lines_of(self, sentence: int) -> list[int]:
        """Give the numbers of the lines that tell this sentence."""
        return [i for i, home in enumerate(self.home) if home == sentence]

    def share(self, of: Bag, among: Iterable[Bag]) -> float:
        """Give the part (0 to 1, by weight) of one bag that stands in the others."""
        there = frozenset(k for other in among for k in other.keys)
        return _share(of, there, self.weight)


def align(sentences: Sequence[str], lines: Sequence[str]) -> Alignment:
    """Find for every line the sentence it most likely tells, by rare shared words, facts and order.

    Args:
        sentences: of the letter, in order.
        lines: of the rewrite, in order.
    """
    old, new = tuple(map(bag, sentences)), tuple(map(bag, lines))
    weight = _weights([*old, *new])
    where = _index(old)
    same = _exact_homes(old, new)
    told = set(same.values())
    homes: list[int | None] = []
    support: list[float] = []
    help_lines: set[int] = set()
    for i, line in enumerate(new):
        if i in same:
            homes.append(same[i])
            support.append(1.0)
            continue
        best, best_score, best_share = None, 0.0, 0.0
        line_keys = line.keys
        for j in _candidates(line_keys, where, weight):
            share = _share(line, old[j].keys, weight)
            back = _share(old[j], line_keys, weight)
            distance = abs(i / max(1, len(new) - 1) - j / max(1, len(old) - 1))
            score = share + 0.35 * back - 0.08 * distance - (0.25 if j in told else 0.0)
            if score > best_score:
                # A changed fact must not part a line from its sentence: the words alone count too.
                words = _share(replace(line, facts=frozenset()), old[j].keys, weight)
                best, best_score, best_share = j, score, max(share, words)
        before = " ".join(lines[max(0, i - LOOK_BACK) : i]).lower()
        there = old[best].stems if best is not None else frozenset()
        if explains(line.text, before, there) or (
            i - 1 in help_lines and goes_on(line.text, there)
        ):
            help_lines.add(i)
        homes.append(best if best_share >= RELATED and i not in help_lines else None)
        support.append(best_share)
    _fill_gaps(homes, help_lines, old, new)
    return Alignment(old, new, tuple(homes), tuple(support), weight, frozenset(help_lines))


def _fill_gaps(
    homes: list[int | None], helping: set[int], old: Sequence[Bag], new: Sequence[Bag]
) -> None:
    """Pair a sentence without lines with lines without a sentence that stand in its place.

    Other words may tell it there; at least one content word or fact must be shared.
    """
    told = {home for home in homes if home is not None}
    for j in [j for j in range(len(old)) if j not in told]:
        before = [i for i, home in enumerate(homes) if home is not None and home < j]
        behind = [i for i, home in enumerate(homes) if home is not None and home > j]
        first = before[-1] + 1 if before else 0
        last = min((i for i in behind if i >= first), default=len(new))
        for i in range(first, last):
            if homes[i] is None and i not in helping and new[i].keys & old[j].keys:
                homes[i] = j


def _index(old: Sequence[Bag]) -> Mapping[str | int, list[int]]:
    where: dict[str | int, list[int]] = {}
    for j, sentence in enumerate(old):
        for key in sentence.keys:
            where.setdefault(key, []).append(j)
    return where


def _candidates(
    line: frozenset[str | int], where: Mapping[str | int, list[int]], weight: Mapping[str, float]
) -> list[int]:
    """The sentences that share most with a line: only these are looked at closely."""
    score: Counter[int] = Counter()
    for key in line:
        for j in where.get(key, ()):
            score[j] += 1 + int(4 * weight.get(key, 1.0)) if isinstance(key, str) else 1
    return [j for j, _ in score.most_common(CLOSEST)]


def _exact_homes(old: Sequence[Bag], new: Sequence[Bag]) -> dict[int, int]:
    """Lines that repeat a sentence word for word, one to one and in order: line to sentence."""
    places: dict[str, list[int]] = {}
    for j, sentence in enumerate(old):
        places.setdefault(" ".join(sentence.text.split()), []).append(j)
    homes: dict[int, int] = {}
    for i, line in enumerate(new):
        rest = places.get(" ".join(line.text.split()))
        if rest:
            homes[i] = rest.pop(0)
    return homes


def _weights(bags: Sequence[Bag]) -> Mapping[str, float]:
    """A word that few sentences have weighs most."""
    seen = Counter(word for b in bags for word in (*b.stems, *b.facts))
    return {word: math.log(1 + len(bags) / n) for word, n in seen.items()}


def _share(of: Bag, there: frozenset[str | int], weight: Mapping[str, float]) -> float:
    total = held = 0.0
    for word in of.stems:
        w = weight.get(word, 1.0)
        total += w
        if any(k in there for k in keys(word)):
            held += w
    for fact in of.facts:
        w = FACT_WEIGHT * weight.get(fact, 1.0)
        total += w
        if fact in there:
            held += w
    return held / total if total else 0.0
