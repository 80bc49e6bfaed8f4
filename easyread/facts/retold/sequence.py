"""A text -> which of two events comes first; two texts -> the events whose order was turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from easyread.facts.find.found import holds
from easyread.facts.retold.align import EMPTY
from easyread.facts.words.near_words import nearness
from easyread.facts.words.tokens import tokens

_I = re.IGNORECASE
# "B after A", "after A, B": A is first. "A before B", "before B, A": A is first.
_LATER = (
    r"(?<!look )(?<!looks )(?<!looked )(?<!looking )after(?! (?:that|this|which|all)\b)|(?<!at )once(?! (?:again|a|in|every|each|if|per|or|more)\b)"
    r"|as soon as|following|when(?= \S+(?: \S+){0,3} (?:has|have) )|no sooner than \S+(?: \S+)? after"
)
_EARLIER = (
    r"(?<!on or )(?<!not )before(?! (?:that|this|then)\b)|prior to|in advance of|ahead of|until"
)
_MARK = re.compile(rf"\b(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))\b", _I)
# No match is without one of these.
_MARK_WORDS = (
    *("after", "once", "as soon", "following", "when", "no sooner"),
    *("before", "prior", "advance", "ahead", "until"),
)
# A line that says "and only now this": what the line before tells comes first.
_THEN = re.compile(
    r"^(?:(?:only )?then\b(?! (?:you|we) (?:need|must|should|have) to know)|after (?:that|this|which)|afterwards|next,|later,|(?:but )?once you have\b)|\b(?:later|afterwards|after that|then)\b[.!]?$|\b(?:can|may|will|must) then\b|\bafter that \w+, ",
    _I,
)
_THEN_WORDS = ("then", "after", "next", "later", "once")
_FIRST = re.compile(
    r"\bfirst\b[.!,]?$|^first\b(?! (?:class|name|aid|floor|tier|time|day|page))|^(?:start|begin) with\b",
    _I,
)
_FIRST_WORDS = ("first", "begin", "start")
# "Stop them, but not without first asking the nurse": the asking comes first.
_NOT_WITHOUT = re.compile(
    r"\b(?:but not|not|never|cannot|no \w+)\b[^.;:]{0,60}? without (?:first |prior |having (?:first )?)",
    _I,
)
_NEW_CLAUSE = re.compile(r"\b(?:because|but|so that|which|who)\b|[;]\s", _I)
_NOT = re.compile(r"\b(?:not|never|cannot|no|nobody|none|without)\b|n't\b", _I)
NEAR = 0.45


@dataclass(frozen=True, slots=True)
class Order:
    """Two events, each as its content words: what comes first and what comes later."""

    first: frozenset[str]
    later: frozenset[str]
    words: str
    line: str


def _words(text: str) -> frozenset[str]:
    return frozenset(w for _, _, w in tokens(text) if w not in EMPTY and not w[0].isdigit())


@lru_cache(maxsize=4096)
def orders(text: str) -> tuple[Order, ...]:
    """Find which events a text puts first and which later.

    >>> [sorted(o.first) for o in orders("Sign the form before you see the nurse.")]
    [['form', 'sign']]
    """
    found: list[Order] = []
    lines = _joined(text)
    for i, line in enumerate(lines):
        for piece in re.split(r"(?<=[;])\s", line) if ";" in line else (line,):
            found += _inside(piece)
        low = line.lower()
        if i and holds(low, _THEN_WORDS) and _THEN.search(line.strip()):
            found.append(Order(_words(lines[i - 1]), _words(line), "then", line))
        opens = i + 1 < len(lines) and holds(low, _FIRST_WORDS) and _FIRST.search(line.strip())
        if opens and not _MARK.search(line):
            found.append(Order(_words(line), _words(lines[i + 1]), "first", line))
    return tuple(o for o in found if o.first - o.later and o.later - o.first)


def _joined(text: str) -> list[str]:
    """Give the lines of a text; the items of a list go with the line that opens it."""
    found: list[str] = []
    for line in (line.strip(" -•") for line in text.split("\n")):
        opens = found and (found[-1].rstrip().endswith(":") or found[-1].endswith(" "))
        if line and opens and line[0].islower():
            found[-1] = f"{found[-1].strip()} {line} "
        elif line:
            found.append(line)
    return found


def _inside(line: str) -> Iterator[Order]:
    low = line.lower()
    for mark in _NOT_WITHOUT.finditer(line) if "without" in low else ():
        at, rest = _words(re.split(r"[,;]", line[mark.end() :])[0]), _words(line[: mark.start()])
        if at and rest:
            yield Order(at, rest, mark[0], line)
    for mark in _MARK.finditer(line) if holds(low, _MARK_WORDS) else ():
        ahead, behind = line[: mark.start()], line[mark.end() :]
        ahead = _NEW_CLAUSE.split(ahead)[-1]
        if ahead.strip(" -•") and len(_words(ahead)) >= 1:
            event, other = re.split(r"[,:;]", behind, maxsplit=1)[0], ahead
        elif "," in behind:
            event, other = behind.split(",", 1)
        else:
            continue
        at, rest = _words(event), _words(other)
        if not at or not rest:
            continue
        later = bool(mark["later"])
        if mark[0].lower() == "until" and _NOT.search(other):
            later = True  # "not until A": A is first.
        elif mark[0].lower() == "until" or _NOT.search(other):
            continue
        yield Order(at, rest, mark[0], line) if later else Order(rest, at, mark[0], line)


def turned_orders(before: str, lines: str) -> Iterator[tuple[Order, Order]]:
    """Find two events that the letter puts in one order and the lines in the other.

    Only where the first event of the one is clearly the later event of the other, and the other way
    round: a word that both events share says nothing.
    """
    old, new = orders(before), orders(lines)
    if not old or not new:
        return
    near = nearness(
        (w for o in new for w in o.first | o.later), (w for o in old for w in o.first | o.later)
    )

    def alike(now: frozenset[str], was: frozenset[str], but: frozenset[str]) -> float:
        found = 0.0
        for word in now:
            mine = max((near.get(word, {}).get(o, 0.0) for o in was), default=0.0)
            theirs = max((near.get(word, {}).get(o, 0.0) for o in but), default=0.0)
            if mine >= NEAR and mine > theirs + 0.2:
                found += mine
        return found

    for now in new:
        for was in old:
            crossed = (
                alike(now.first, was.later, was.first),
                alike(now.later, was.first, was.later),
            )
            straight = (
                alike(now.first, was.first, was.later),
                alike(now.later, was.later, was.first),
            )
            if min(crossed) >= NEAR and sum(crossed) > 1.5 * sum(straight):
                yield was, now
                break
