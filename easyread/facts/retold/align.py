"""Two texts without a trace -> which lines of the second tell which sentence of the first."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from heapq import nlargest

from easyread.facts.find.scan import scan
from easyread.facts.help_lines import explains, goes_on
from easyread.facts.words.easy_words import keys
from easyread.facts.words.near_words import nearness
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import tokens

EMPTY = frozenset(
    "a an the and or but if of to in on at by for from with as is are was were be been being it its this that these those "
    "you your yours we our us i my me he she they them their his her him there here have has had do does did will would "
    "can could may might must should shall not no so than then when which who whom what where how also please any all some "
    "up out into about over just only very more other such via per s".split()
)
# A line that shares less than this with every sentence of the letter stands alone (help, definitions).
RELATED = 0.34
FACT_WEIGHT = 1.5
# With this share of words in common, a line keeps to the words of its sentence.
CLOSE = 0.5
# How many sentences are looked at for each line, so that a long report takes seconds.
CLOSEST = 12
# So many sentences may be the one that a line without a sentence of its own goes against.
NEAREST = 2
# Words less near than this bring no sentence into the choice.
FAINT = 0.15
# A word is explained at most this many lines after it was used.
LOOK_BACK = 6
_YES_NO = re.compile(r"(?:yes|no)(?:[,.;:!]| -|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Bag:
    """One sentence as a bag: its content stems and its hard facts."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]
    facts: frozenset[str]

    @cached_property
    def keys(self) -> frozenset[str | int]:
        """Stems, their word groups, and facts: all that another bag can share."""
        return frozenset(k for s in self.stems for k in keys(s)) | self.facts


@lru_cache(maxsize=8192)
def bag(text: str) -> Bag:
    """Give the content words and facts of one sentence."""
    facts = scan(text)
    taken = {i for f in facts if f.kind != "name" for i in range(f.start, f.end)}
    words = frozenset(
        word
        for start, _, word in tokens(text)
        if word not in EMPTY and start not in taken and not word.isdigit()
    )
    hard = frozenset(f"{f.kind}:{f.value}" for f in facts if f.kind != "name")
    return Bag(text, words, frozenset(map(stem, words)), hard)


def closeness(one: Bag, other: Bag) -> float:
    """Give the share of words and facts that two bags have in common (Jaccard)."""
    together = len(one.stems | other.stems) + len(one.facts | other.facts)
    common = len(one.stems & other.stems) + len(one.facts & other.facts)
    return common / together if together else 0.0


def shared(one: Bag, other: Bag) -> float:
    """Give the share of one bag's words that stand in the other (1 for no words)."""
    return len(one.stems & other.stems) / len(one.stems) if one.stems else 1.0


@dataclass(frozen=True)
class Alignment:
    """For each sentence of the letter its lines; for each line how much of it is in its sentence."""

    sentences: tuple[Bag, ...]
    lines: tuple[Bag, ...]
    home: tuple[int | None, ...]
    support: tuple[float, ...]
    weight: Mapping[str, float]
    near: Mapping[str, Mapping[str, float]]
    help: frozenset[int]

    def lines_of(self, sentence: int) -> list[int]:
        """Give the numbers of the lines that tell this sentence."""
        return [i for i, home in enumerate(self.home) if home == sentence]

    def nearest_lines(self, sentences: Iterable[int]) -> Iterator[tuple[int, list[Bag]]]:
        """Give for some sentences the lines of the whole rewrite that share most with each."""
        where = _index(self.lines)
        for i in sentences:
            found = _candidates(self.sentences[i], where, self.weight, self.near)
            yield i, [self.lines[j] for j in found]

    @cached_property
    def same(self) -> frozenset[int]:
        """The numbers of the lines that tell their sentence word for word."""
        return frozenset(
            j
            for j, home in enumerate(self.home)
            if home is not None and _same(self.sentences[home], self.lines[j])
        )

    @cached_property
    def told_whole(self) -> frozenset[int]:
        """The numbers of the sentences that a line tells word for word."""
        return frozenset(home for j in self.same if (home := self.home[j]) is not None)

    def reworded(self, moved: bool = False) -> Alignment:
        """Give only the lines that are not word for word in the letter, and the sentences near them.

        These are each line's own sentence, or where it has none those that share most with it, and
        the sentences that no line repeats.

        Args:
            moved: also give the lines that stand next to others than in the letter, and the lines
                next to all of these.
        """
        same = self.same
        lines = {j for j in range(len(self.lines)) if j not in same}
        keep = {*range(len(self.sentences))} - self.told_whole
        if moved:
            lines |= {j for j in same if not self._in_place(j)}
            lines = {k for j in lines for k in (j - 1, j, j + 1) if 0 <= k < len(self.lines)}
        where = _index(self.sentences)
        for j in lines:
            home = self.home[j]
            if home is None and j not in self.help:
                keep.update(_candidates(self.lines[j], where, self.weight, self.near)[:NEAREST])
            elif home is not None:
                keep.update(range(max(0, home - moved), min(len(self.sentences), home + 1 + moved)))
        return self.part(sorted(keep), sorted(lines))

    def _in_place(self, line: int) -> bool:
        """Does the line before or behind tell the sentence before or behind?"""
        home = self.home[line]
        return home is not None and (
            (line > 0 and self.home[line - 1] == home - 1)
            or self.home[line + 1 : line + 2] == (home + 1,)
        )

    def part(self, sentences: Sequence[int], lines: Sequence[int]) -> Alignment:
        """Give only these sentences and lines; a line whose sentence is not among them has none."""
        place = {old: new for new, old in enumerate(sentences)}
        homes = [self.home[j] for j in lines]
        return replace(
            self,
            sentences=tuple(self.sentences[i] for i in sentences),
            lines=tuple(self.lines[j] for j in lines),
            home=tuple(None if home is None else place.get(home) for home in homes),
            support=tuple(self.support[j] for j in lines),
            help=frozenset(n for n, j in enumerate(lines) if j in self.help),
        )

    def share(self, of: Bag, among: Iterable[Bag]) -> float:
        """Give the part (0 to 1, by weight) of one bag that stands in the others."""
        others = list(among)
        words = frozenset(w for other in others for w in other.words)
        facts = frozenset(f for other in others for f in other.facts)
        return _share(of, words, facts, self.weight, self.near)


def align(sentences: Sequence[str], lines: Sequence[str]) -> Alignment:
    """Find for every line the sentence it most likely tells, by rare shared words, facts and order.

    Args:
        sentences: of the letter, in order.
        lines: of the rewrite, in order.
    """
    old, new = tuple(map(bag, sentences)), tuple(map(bag, lines))
    weight = _weights([*old, *new])
    near = _both_ways(new, old)
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
        for j in _candidates(line, where, weight, near):
            share = _share(line, old[j].words, old[j].facts, weight, near)
            back = _share(old[j], line.words, line.facts, weight, near)
            distance = abs(i / max(1, len(new) - 1) - j / max(1, len(old) - 1))
            score = share + 0.35 * back - 0.08 * distance - (0.25 if j in told else 0.0)
            if score > best_score:
                # A changed fact must not part a line from its sentence: the words alone count too.
                bare = replace(line, facts=frozenset())
                words = _share(bare, old[j].words, frozenset(), weight, near)
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
    _lead_lists(homes, {*help_lines, *same}, old, new)
    _join_answers(homes, lines)
    return Alignment(old, new, tuple(homes), tuple(support), weight, near, frozenset(help_lines))


def _fill_gaps(
    homes: list[int | None], helping: set[int], old: Sequence[Bag], new: Sequence[Bag]
) -> None:
    """Pair a sentence without lines with lines without a sentence that stand in its place.

    Other words may tell it there; at least one content word or fact must be shared, or both are no
    more than a fact of one kind (the points of a row in a table).
    """
    told = {home for home in homes if home is not None}
    for j in [j for j in range(len(old)) if j not in told]:
        before = [i for i, home in enumerate(homes) if home is not None and home < j]
        behind = [i for i, home in enumerate(homes) if home is not None and home > j]
        first = before[-1] + 1 if before else 0
        last = min((i for i in behind if i >= first), default=len(new))
        for i in range(first, last):
            if (
                homes[i] is None
                and i not in helping
                and (new[i].keys & old[j].keys or _only_facts_of_a_kind(new[i], old[j]))
            ):
                homes[i] = j


def _only_facts_of_a_kind(one: Bag, other: Bag) -> bool:
    """Say if two bags hold no words, only facts of the same kinds."""
    kinds = [{fact.split(":")[0] for fact in bag.facts} for bag in (one, other)]
    return not one.stems and not other.stems and bool(one.facts) and kinds[0] == kinds[1]


def _lead_lists(
    homes: list[int | None], stay: set[int], old: Sequence[Bag], new: Sequence[Bag]
) -> None:
    """A line that ends with a colon belongs to the sentence of the list it leads.

    Help, and a line that the letter has word for word, stay where they are; so does one that has
    more in common with another sentence.
    """
    for i in range(len(homes) - 1):
        own, led = homes[i], homes[i + 1]
        if not new[i].text.endswith(":") or i in stay or led is None:
            continue
        # "We cannot help with:" between the items of two sentences leads those behind it.
        between = i > 0 and own is not None and homes[i - 1] == own < led
        if own is None or between or shared(new[i], old[led]) >= shared(new[i], old[own]):
            homes[i] = led


def _join_answers(homes: list[int | None], lines: Sequence[str]) -> None:
    """A line that begins with yes or no tells the sentence that the question before it asks of."""
    for i in range(1, len(homes)):
        if lines[i - 1].endswith("?") and homes[i - 1] is not None and _YES_NO.match(lines[i]):
            homes[i] = homes[i - 1]


_WRITTEN_OUT = re.compile(
    r"(?P<long>(?:[A-Z][a-z']+\s+(?:(?:and|of|for|the|in)\s+)*){2,6})\((?P<short>[A-Z]{2,6})\)"
)


def _initials(bags: Iterable[Bag]) -> Iterator[tuple[str, list[str]]]:
    """Give initials that a text itself writes out, as in "the Valuation Office (VO)", and their words."""
    for one in bags:
        for match in _WRITTEN_OUT.finditer(one.text) if "(" in one.text else ():
            words = [w for w in match["long"].split() if w[0].isupper()][-len(match["short"]) :]
            if "".join(w[0] for w in words) == match["short"]:
                yield match["short"].lower(), [w.lower() for w in words]


def _both_ways(some: Sequence[Bag], others: Sequence[Bag]) -> Mapping[str, Mapping[str, float]]:
    """How near each word of one text is to the words of the other, asked from either side."""
    found = {
        word: dict(others_near)
        for word, others_near in nearness(
            (w for b in some for w in b.words), (w for b in others for w in b.words)
        ).items()
    }
    for short, words in _initials([*some, *others]):
        for word in words:
            found.setdefault(short, {})[word] = found.setdefault(word, {})[short] = 1.0
    for word, near in list(found.items()):
        for other, much in list(near.items()):
            back = found.setdefault(other, {})
            back[word] = max(much, back.get(word, 0.0))
    return found


def _index(old: Sequence[Bag]) -> Mapping[str, list[int]]:
    where: dict[str, list[int]] = {}
    for j, sentence in enumerate(old):
        for key in (*sentence.words, *sentence.facts):
            where.setdefault(key, []).append(j)
    return where


def _candidates(
    line: Bag,
    where: Mapping[str, list[int]],
    weight: Mapping[str, float],
    near: Mapping[str, Mapping[str, float]],
) -> list[int]:
    """The sentences that share most with a line: only these are looked at closely."""
    score: dict[int, float] = defaultdict(float)
    for word in line.words:
        for other, much in near.get(word, {}).items():
            if much < FAINT:
                continue
            rare = much * weight.get(stem(other), 1.0)
            for j in where.get(other, ()):
                score[j] += rare
    for fact in line.facts:
        for j in where.get(fact, ()):
            score[j] += FACT_WEIGHT * weight.get(fact, 1.0)
    return nlargest(CLOSEST, score, key=score.__getitem__)


def _exact_homes(old: Sequence[Bag], new: Sequence[Bag]) -> dict[int, int]:
    """Lines that repeat a sentence word for word, one to one: line to sentence.

    Runs in the same order go first, so that the second "8" of a table stays the second.
    """
    before, after = ([_bare(bag.text) for bag in bags] for bags in (old, new))
    homes: dict[int, int] = {}
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    for first, start, size in blocks:
        homes.update((start + n, first + n) for n in range(size))
    taken = set(homes.values())
    places: dict[str, list[int]] = {}
    for j, text in enumerate(before):
        if j not in taken:
            places.setdefault(text, []).append(j)
    for i, text in enumerate(after):
        if i not in homes and places.get(text):
            homes[i] = places[text].pop(0)
    return homes


def _bare(text: str) -> str:
    """A text without the marks of a link: "[the form](/form)" may become "the form (/form)"."""
    return " ".join(text.replace("](", " (").replace("[", "").split())


def _same(one: Bag, other: Bag) -> bool:
    return one.text == other.text or _bare(one.text) == _bare(other.text)


def _weights(bags: Sequence[Bag]) -> Mapping[str, float]:
    """A word that few sentences have weighs most."""
    seen = Counter(word for b in bags for word in (*b.stems, *b.facts))
    return {word: math.log(1 + len(bags) / n) for word, n in seen.items()}


def _share(
    of: Bag,
    words: frozenset[str],
    facts: frozenset[str],
    weight: Mapping[str, float],
    near: Mapping[str, Mapping[str, float]],
) -> float:
    total = held = 0.0
    for word in of.words:
        w = weight.get(stem(word), 1.0)
        total += w
        others = near.get(word)
        if others:
            held += w * max((others[o] for o in others.keys() & words), default=0.0)
    for fact in of.facts:
        w = FACT_WEIGHT * weight.get(fact, 1.0)
        total += w
        if fact in facts:
            held += w
    return held / total if total else 0.0
