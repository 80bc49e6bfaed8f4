"""A sentence and the lines that retell it -> two facts, or two people, that changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from easyread.facts import says
from easyread.facts.find.scan import scan
from easyread.facts.retold.align import bag
from easyread.facts.words.easy_words import keys
from easyread.facts.words.opposite_words import turning_words
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

_I = re.IGNORECASE
_PART = re.compile(
    r"\s*(?:[;:.\n]|,\s*(?:and|but|while|whereas)\b|\b(?:and|but|while|whereas)\b)\s*", _I
)
_KINDS = frozenset({"time", "date", "money"})
_THAN = re.compile(r"^(?P<left>.*?)\bthan\b(?P<right>[^,;.]*)", _I)
_NUMERIC = re.compile(r"\bthan\s+(?:[£\d]|an?\b|one\b|two\b|three\b)", _I)
_PHONE = r"(?:phone|telephone|ring|call|contact|email|write to)"
_THEY_CALL = re.compile(
    rf"\b(?:will|may|can|might|should|to)\s+(?:then\s+|also\s+)?{_PHONE}\s+you\b|\byou\s+(?:will|may|can)\s+be\s+(?:phoned|telephoned|rung|called|contacted|emailed|written to)",
    _I,
)
_YOU_CALL = re.compile(
    rf"(?:^|[.;:,]\s*|\bplease\s+|\byou\s+(?:must|should|can|may|need to|have to)\s+(?:then\s+)?){_PHONE}\s+(?:us|the|our|him|her|them|mr|mrs|ms|miss|dr|on)\b",
    _I,
)
_IN_TOUCH = re.compile(
    r"\b(?:contact|telephon|phon|call|rung|ring|touch|write|written|writing|hear|heard|notif|inform|tell|told|let you know|email|respon|repl|advis)",
    _I,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a sentence, or one line: its facts and people, and its other words."""

    anchors: frozenset[str]
    words: frozenset[str | int]


def swapped_facts(before: str, lines: Sequence[str]) -> Iterator[FactProblem]:
    """Find words that changed places between two facts or people: Leo at 9 and Max at 10.

    It speaks only where each line holds the fact of one part of the sentence with more words of the
    other part than of its own, both ways round.
    """
    pieces = [text for text in _PART.split(before) if text.strip()]
    if len(pieces) == 1:
        return
    people = frozenset(w for f in scan(before) if f.kind == "name" for w in f.value.split())
    parts = [_part(text, people) for text in pieces]
    told = [_part(text, people) for text in lines]
    for one, other in combinations(parts, 2):
        if any(_crossed(one, other, *pair) for pair in combinations(told, 2)):
            words = "\n".join(lines)
            yield says.changed("name", words, words, words, before, before)
            return
        mine, yours = one.words - other.words, other.words - one.words
        for first, second in permutations(told, 2):
            if not (_holds(first, one, other) and _holds(second, other, one)):
                continue
            here, there = first.words - second.words, second.words - first.words
            crossed = len(yours & here) > len(yours & there) and len(mine & there) > len(
                mine & here
            )
            if crossed:
                words = "\n".join(lines)
                yield says.changed("name", words, words, words, before, before)
                return


def _crossed(one: _Part, other: _Part, first: _Part, second: _Part) -> bool:
    """Does each line join a fact of one part with a fact of another kind of the other part?"""

    def kinds(line: _Part, rest: _Part, part: _Part, unlike: _Part) -> frozenset[str]:
        own = (line.anchors - rest.anchors) & (part.anchors - unlike.anchors)
        return frozenset(anchor.split(":")[0] for anchor in own)

    mine, theirs = kinds(first, second, one, other), kinds(first, second, other, one)
    back_mine, back_theirs = kinds(second, first, one, other), kinds(second, first, other, one)
    return any(x in back_theirs and y in back_mine for x in mine - theirs for y in theirs - mine)


def _holds(line: _Part, one: _Part, other: _Part) -> bool:
    """Does a line hold a fact of one part, and none of the other part?"""
    return bool(line.anchors & (one.anchors - other.anchors)) and not line.anchors & (
        other.anchors - one.anchors
    )


def _part(text: str, people: frozenset[str]) -> _Part:
    words = {w.removesuffix("'s") for _, _, w in tokens(text)}
    facts = {f"{f.kind}:{f.value}" for f in scan(text) if f.kind in _KINDS}
    anchors = frozenset(facts | {f"who:{w}" for w in words & (people | {"you"})})
    named = frozenset(k for w in people for k in keys(stem(w)))
    return _Part(anchors, bag(text).keys - anchors - named)


def turned_comparison(before: str, lines: Sequence[str]) -> Iterator[FactProblem]:
    """Find "X is faster than Y" that became "Y is faster than X"."""
    old = _sides(before)
    if old is None:
        return
    for line in lines:
        new = _sides(line)
        if new is None:
            continue
        turned = (old[0] & new[1] or old[1] & new[0]) and not old[1] & new[1]
        places = {p for _, where in turning_words(before) for p in where}
        opposite = any(
            (pair, 1 - side) in places for _, where in turning_words(line) for pair, side in where
        )
        if turned and not opposite:
            yield says.changed("opposite", "than", line, line, "than", before)


def _sides(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    match = _THAN.search(text)
    if match is None or _NUMERIC.search(text):
        return None
    left, right = bag(match["left"]).stems, bag(match["right"]).stems
    return (left - right, right - left) if left - right and right - left else None


def turned_contact(source: str, rewrite: Sequence[str]) -> Iterator[FactProblem]:
    """Find "phone the team" that became "the team will phone you", or the other way round."""
    for line in rewrite:
        theirs, yours = _THEY_CALL.search(line), _YOU_CALL.search(line)
        if theirs and not yours and _YOU_CALL.search(source):
            rest = _YOU_CALL.sub(" ", source)
            if not _IN_TOUCH.search(rest):
                yield says.changed("right", theirs[0], theirs[0], line, "phone", "phone")
