"""Two close texts -> words whose opposite took their place, as in "paid" / "unpaid"."""

from __future__ import annotations

import re
from collections import Counter

from easyread.facts import says
from easyread.facts.find.scan import scan
from easyread.facts.words.opposite_words import turning_words
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

_NO_OPPOSITES = re.compile(
    r"\bnot? (?:less|more|fewer|longer|shorter|later|earlier) than\b|\bor (?:more|less|fewer|longer)\b|\b(?:the|general) public\b",
    re.I,
)


def turned_words(before: str, after: str, lost_denials: int) -> list[FactProblem]:
    """Find a word whose opposite took its place, unless a "not" came or went with it."""
    if lost_denials % 2:
        return []
    sides = []
    for text in (before, after):
        seen: dict[tuple[int, int], list[str]] = {}
        for word, places in turning_words(_without_facts(text)):
            for place in places:
                seen.setdefault(place, []).append(word)
        sides.append(seen)
    old, new = sides
    found: dict[str, FactProblem] = {}
    for (pair, side), words in old.items():
        less = len(words) - len(new.get((pair, side), []))
        there = new.get((pair, 1 - side), [])
        more = len(there) - len(old.get((pair, 1 - side), []))
        if less > 0 and more > 0:
            gone = next((w for w in words if w not in new.get((pair, side), [])), words[0])
            come = next((w for w in there if w not in old.get((pair, 1 - side), [])), there[0])
            found.setdefault(gone, says.changed("opposite", come, come, after, gone, gone))
    for gone, come in _prefixed(before, after):
        found.setdefault(gone, says.changed("opposite", come, come, after, gone, gone))
    return list(found.values())


def _without_facts(text: str) -> str:
    """Blank out dates, times and names: the "night" in "2am in the night" is part of a time.

    "No less than" and "or more" are limits, and "the public" are people.
    """
    text = _NO_OPPOSITES.sub(lambda match: " " * len(match[0]), text)
    for fact in scan(text):
        text = text[: fact.start] + " " * (fact.end - fact.start) + text[fact.end :]
    return text


def _prefixed(before: str, after: str) -> list[tuple[str, str]]:
    """Words that gained or lost un-, in-, dis-, non-: "paid" became "unpaid"."""
    old, new = (Counter(w for _, _, w in tokens(t)) for t in (before, after))
    gone, come = set(old - new), set(new - old)
    pairs = []
    for short, long, turn in ((gone, come, False), (come, gone, True)):
        for word in short:
            for prefix in ("un", "in", "dis", "im", "ir", "il", "non"):
                if len(word) > 3 and prefix + word in long and not word.startswith(prefix):
                    pairs.append((prefix + word, word) if turn else (word, prefix + word))
    return pairs
