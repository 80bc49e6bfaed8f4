"""A letter and a free retelling -> two facts, names or things that changed places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from easyread.facts import says
from easyread.facts.find.scan import scan
from easyread.facts.retold.align import EMPTY, Alignment
from easyread.facts.retold.paired import crossed_halves
from easyread.facts.words.near_words import known
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

# A word counts half as much this many words away, and for each end of a clause or line between.
HALF = 5.0
CLAUSE = 0.5
LINE = 0.45
# Farther than this a word says nothing about a fact.
REACH = 14
# So far must the words of both facts point the other way round (1 all straight, -1 all crossed).
CROSSED = -0.5
# With less than this to go by, for either fact, nothing is said.
LEAST = 0.03
# Words less near than this do not tell one another, and fainter ones tell no place.
NEAR = 0.35
FAINT = 0.08

# Facts farther apart, or said more often, do not change places by mistake.
FAR = 30
OFTEN = 4
_CUT = re.compile(r"[,;:]| (?:and|but|while|whereas|or) ", re.IGNORECASE)
# Facts that no other fact near by can stand for.
_HARD = frozenset({"time", "date", "money", "phone", "email", "reference"})
# A longer word that the vectors do not know is a name too: a medicine, a street.
FEW_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Spot:
    """One word or fact of a text with its place."""

    key: str
    kind: str
    clause: int
    line: int
    text: str


def crossed_facts(both: Alignment) -> Iterator[FactProblem]:
    """Find two facts of one kind, each told with the words of the other.

    The words that tell the places of two facts apart are compared by nearness in meaning; the pair
    is crossed if the words near the one in the letter are those near the other in the rewrite.
    """
    old = _spots([s.text for s in both.sentences])
    new = _spots([line.text for line in both.lines])
    here, there = _anchors(old), _anchors(new)
    shared = sorted(here.keys() & there.keys())
    for one, other in combinations(shared, 2):
        if one.split(":")[0] != other.split(":")[0] or not _together(here[one], here[other]):
            continue
        before = _differ(old, here[one], here[other])
        after = _differ(new, there[one], there[other])
        score, size = _agreement(before, after, both)
        if not (size > LEAST and score < CROSSED):
            # "Priya, the Manager, at 11": the role goes with the name, the hour tells the swap.
            score, size = _agreement(_facts(before), _facts(after), both)
        if size > LEAST and score < CROSSED:
            text = new[there[one][0]].text
            was = old[here[one][0]].text
            yield says.changed("swapped", f"{one} {other}", text, text, was, was)
    yield from crossed_halves(both)


def _spots(lines: Sequence[str]) -> list[_Spot]:
    """Read a text as a row of facts and content words."""
    found: list[_Spot] = []
    clause = 0
    for number, line in enumerate(lines):
        facts = scan(line)
        taken: set[int] = set()
        places = []
        for fact in facts:
            taken |= set(range(fact.start, fact.end))
            places.append((fact.start, f"{fact.kind}:{fact.value}", "fact"))
        for start, _, word in tokens(line):
            if start not in taken and word not in EMPTY and not word.isdigit():
                rare = len(word) > FEW_LETTERS and not known(word) and not known(stem(word))
                places.append((start, f"rare:{word}" if rare else word, "fact" if rare else "word"))
        last = 0
        for start, key, kind in sorted(places):
            if _CUT.search(line, last, start):
                clause += 1
            last = start
            found.append(_Spot(key, kind, clause, number, line))
        clause += 1
    return found


def _together(one: Sequence[int], other: Sequence[int]) -> bool:
    """Do two facts stand near one another, and neither all over the letter?"""
    return max(len(one), len(other)) <= OFTEN and min(abs(i - j) for i in one for j in other) <= FAR


def _anchors(spots: Sequence[_Spot]) -> Mapping[str, list[int]]:
    where: dict[str, list[int]] = defaultdict(list)
    for i, spot in enumerate(spots):
        if spot.kind == "fact":
            where[spot.key].append(i)
    return where


def _differ(spots: Sequence[_Spot], one: list[int], other: list[int]) -> Mapping[str, float]:
    """Say which words stand nearer to one fact (over 0) or to the other (under 0)."""
    found: dict[str, float] = defaultdict(float)
    for sign, places in ((1.0, one), (-1.0, other)):
        for at in places:
            for i in range(max(0, at - REACH), min(len(spots), at + REACH + 1)):
                spot = spots[i]
                if i in one or i in other:
                    continue
                far = abs(i - at)
                breaks = abs(spot.clause - spots[at].clause)
                ends = spot.line - spots[at].line
                # A heading or a question says what the line under it is about.
                ends = 2 * ends if ends > 0 else -ends
                close = 0.5 ** (far / HALF) * CLAUSE**breaks * LINE**ends
                found[spot.key] += sign * close / len(places)
    return found


def _facts(found: Mapping[str, float]) -> Mapping[str, float]:
    return {key: much for key, much in found.items() if key.split(":")[0] in _HARD}


def _agreement(
    old: Mapping[str, float], new: Mapping[str, float], both: Alignment
) -> tuple[float, float]:
    """Say how far the words of both facts changed sides (-1 to 1), and how much there is to go by.

    Each word of the letter is looked for under its nearest word in the rewrite. Both facts must
    have changed words: one alone may only have been moved.
    """
    sides = {1: [0.0, 0.0], -1: [0.0, 0.0]}
    for word, much in old.items():
        if abs(much) < FAINT:
            continue
        row = both.near.get(word, {})
        near = {o: 1.0 if o == word else row[o] for o in new if o == word or o in row}
        best = max(near.values(), default=0.0)
        if best < NEAR:
            continue
        mine = [new[o] for o, n in near.items() if n == best]
        there = sum(mine) / len(mine)
        part = best * both.weight.get(stem(word), 1.0) * much * there
        side = sides[1 if much > 0 else -1]
        side[0] += part
        side[1] += abs(part)
    if min(size for _, size in sides.values()) == 0.0:
        return 0.0, 0.0
    return max(p / size for p, size in sides.values()), min(size for _, size in sides.values())
