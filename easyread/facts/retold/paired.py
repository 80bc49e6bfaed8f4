"""Two halves of a sentence and the lines of a retelling -> words that changed halves.

"Daily living at the enhanced rate and mobility at the standard rate" pairs four words; a retelling
that joins daily living with the standard rate, and mobility with the enhanced one, has them crossed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from easyread.facts import says
from easyread.facts.find.scan import scan
from easyread.facts.retold.align import EMPTY, Alignment
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

_I = re.IGNORECASE
_HALF = re.compile(
    r"\s*(?:[;\n]|(?<!\d),(?!\d)|[.](?=\s|$)|\b(?:and|but|while|whilst|whereas|then)\b)\s*",
    _I,
)
# The "and" of "between 9am and 11am" parts nothing.
_BETWEEN = re.compile(r"\bbetween\s+[^,;.]{1,20}$", _I)
# Denial and limit tell two halves apart as well as any word.
_SIGNS = {
    "not": "no", "no": "no", "never": "no", "cannot": "no", "neither": "no", "nor": "no", "none": "no",
    "without": "no", "only": "only",
}  # fmt: skip
_SAYS_NO = re.compile(r"\b(?:say|says|said|saying|answer|answers|is|yes or)\s+$", _I)
# Verbs and small words that stand with anything tell no half.
_LIGHT = frozenset(
    map(
        stem,
        "need keep get say tell go come make take want look put give find leave use know think see like help work call ask"
        " let try become start stop change first next last new other same both one two time day way thing people person"
        " still now again before after until even because too much many well also part kind".split(),
    )
)  # fmt: skip
_KINDS = frozenset({"date", "time", "money", "period", "number", "dose", "provision", "reference"})


_SCORE = frozenset(map(stem, "point points score scored mark marks award awarded worth".split()))
# Halves farther apart do not change words by mistake.
APART = 3


@dataclass(frozen=True, slots=True)
class _Half:
    """One half of a sentence, or of a line: its words and facts, with the text around it."""

    keys: frozenset[str]
    text: str


def crossed_halves(both: Alignment) -> Iterator[FactProblem]:
    """Find two halves of the letter, each of whose own words stands with a word of the other half.

    It speaks only where nothing in the rewrite still joins the words as the letter does.
    """
    old = _rows([half for s in both.sentences for half in _halves(s.text)])
    new = _rows([half for line in both.lines for half in _halves(line.text)])
    where, where_bare = _Index(new), _Index([_signed(half) for half in new])
    bare = [_signed(half) for half in old]
    near = [(i, j) for i in range(len(old)) for j in range(i + 1, min(i + 1 + APART, len(old)))]
    for i, j in near:
        one, other = old[i], old[j]
        found = _crossing(one, other, where) or _crossing(bare[i], bare[j], where_bare)
        if found is not None:
            first, second = found
            text = first.text if first.text == second.text else f"{first.text} {second.text}"
            was = one.text if one.text == other.text else f"{one.text} {other.text}"
            yield says.changed("swapped", first.text, text, first.text, one.text, was)


def _halves(text: str) -> list[_Half]:
    ends = [m.end() for m in _HALF.finditer(text) if not _BETWEEN.search(text[: m.start()])]
    cuts = [0, *ends, len(text)]
    facts = [f for f in scan(text) if f.kind in _KINDS]
    words = tokens(text)
    taken = {i for f in facts for i in range(f.start, f.end)}
    found = []
    for start, end in pairwise(cuts):
        keys = {f"{f.kind}:{f.value}" for f in facts if start <= f.start < end}
        for at, _, word in words:
            if start <= at < end and at not in taken:
                if word in _SIGNS and not (word == "no" and _SAYS_NO.search(text[:at])):
                    keys.add(_SIGNS[word])
                elif word not in EMPTY and not word.isdigit() and stem(word) not in _LIGHT:
                    keys.add(stem(word))
        if keys:
            found.append(_Half(frozenset(keys), text))
    return found


def _signed(half: _Half) -> _Half:
    """Keep of a half only its facts, and whether it denies: which of two rules applies."""
    facts = {key for key in half.keys if ":" in key}
    sign = "no" if "no" in half.keys else "yes"
    return _Half(frozenset({*facts, sign}) if facts else frozenset(), half.text)


def _rows(halves: Sequence[_Half]) -> list[_Half]:
    """Join a half that only gives a number ("8", "You got 8 points for this") to the half before it."""
    found: list[_Half] = []
    for half in halves:
        facts = {key for key in half.keys if ":" in key}
        kinds = {key.split(":")[0] for key in facts}
        alone = len(facts) == 1 and half.keys - facts <= _SCORE
        own_line = bool(found) and half.text != found[-1].text
        if own_line and alone and not any(key.split(":")[0] in kinds for key in found[-1].keys):
            last = found.pop()
            found.append(_Half(last.keys | half.keys, last.text))
        else:
            found.append(half)
    return found


class _Index:
    """The halves of a rewrite, asked for those that hold any of some words."""

    def __init__(self, halves: Sequence[_Half]) -> None:
        self._halves = halves
        self._places: dict[str, list[int]] = {}
        for i, half in enumerate(halves):
            for key in half.keys:
                self._places.setdefault(key, []).append(i)

    def holding(self, keys: frozenset[str]) -> list[_Half]:
        """Give the halves that hold any of these words, in order."""
        found = {i for key in keys for i in self._places.get(key, ())}
        return [self._halves[i] for i in sorted(found)]


def _crossing(one: _Half, other: _Half, new: _Index) -> tuple[_Half, _Half] | None:
    signs = frozenset() if one.text == other.text else frozenset({*_SIGNS.values(), "yes"})
    mine, yours = one.keys - other.keys - signs, other.keys - one.keys - signs
    # "The blue inhaler ... the brown inhaler": words alone tell only what is said in one way of two.
    alike = bool(one.keys & other.keys) or one.text == other.text
    telling = new.holding(mine | yours)
    mixed = [h for h in telling if h.keys & mine and h.keys & yours]
    for first in mixed:
        for second in mixed:
            a, b = first.keys & mine, first.keys & yours
            c, d = second.keys & mine, second.keys & yours
            if first is second or a & c or b & d:
                continue
            if not (alike or any(":" in key for key in a | b | c | d)):
                continue
            if not any((h.keys & a and h.keys & c) or (h.keys & b and h.keys & d) for h in telling):
                return first, second
    return None
