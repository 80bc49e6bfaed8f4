"""A sentence -> its condition ("If you cannot come") and what is said to follow ("please phone us")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from easyread.simplify.purpose.cues import COMMANDS

OPENS = re.compile(
    r"(?:if|unless|should (?!be\b|have\b)|where|when|once|in the event|provided)\b", re.IGNORECASE
)
# What begins a main clause behind a condition.
_HELPER = (
    r"(?:must|should|can(?:not)?|may|might|will|could|would|need(?:s)? to|ha(?:ve|s) (?:to|the)|"
    r"are|is)\b"
)
_MAIN = re.compile(
    rf",\s*(?P<main>(?:please|do not|never|(?:{'|'.join(sorted(COMMANDS))})\b|(?!or\b|and\b|but\b)[\w'’&-]+(?: [\w'’&-]+){{0,6}} {_HELPER})"
    r".*)$|"
    rf"(?:\s)(?P<bare>(?:please|(?:you|we) {_HELPER}).*)$",
    re.IGNORECASE | re.DOTALL,
)
_COMMA = re.compile(r",\s*(?!(?:or|and|but)\b)(?P<main>.*)$", re.DOTALL)
FIRST = 2  # words of a condition before its main clause may begin


@dataclass(frozen=True, slots=True)
class Clauses:
    """``condition`` is "" where the sentence does not begin with one; then ``main`` is all of it."""

    condition: str
    main: str


def part(words: str) -> Clauses:
    """Part a condition in front from its main clause.

    >>> part("If you cannot come, please phone us.")
    Clauses(condition='If you cannot come', main='please phone us.')
    >>> part("If you are unhappy you can complain.")
    Clauses(condition='If you are unhappy', main='you can complain.')
    """
    if not OPENS.match(words):
        return Clauses("", words)
    opening = re.match(rf"(?:\S+\s+){{{FIRST}}}", words)
    start = opening.end() - 1 if opening else 0
    for pattern in (_MAIN, _COMMA):
        found = pattern.search(words, start)
        if found:
            main = next(m for m in found.groupdict().values() if m)
            return Clauses(words[: found.start()].rstrip(" ,"), main)
    return Clauses(words, words)
