"""The lines of a row -> whether they forbid or stop something, and whether a list goes on doing so.

A thing that may not be taken must never stand beside its words as if it were allowed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symbols.clauses import read_clauses
from symbols.deadlines import sentences_of
from symbols.index import Concept

_BANS = re.compile(
    r"\b(?:(?:must|should|may) not|mustn['’]t|shouldn['’]t|cannot (?:eat|drink|drive|take)|"
    r"(?:not|never) (?:be )?tak(?:e|en|ing)|nothing (?:should|must|may|to)|nil by mouth|"
    r"not (?:be )?(?:allowed|permitted)|forbidden|prohibited|withheld|"
    r"(?:be|are|is) (?:avoided|omitted|stopped)|omit|avoid(?:ing)?)\b|"
    # "Do not" and "Stop" order something only where an order can begin.
    r"(?:^|[.:;,!?•-]\s*|\b(?:please|and|or|but|must|should|to)\s+)"
    r"(?:(?:do not|don['’]t)(?! need| have to| worry| forget| hesitate)|stop(?:ping)?)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|when|in case)\b[^,.;]*", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:except|exception of|other than|apart from)\b[^,.]*$", re.IGNORECASE)
_FIELD = re.compile(r"^[A-Z][\w /-]{1,30}: ?\S")
_NOT_WORDS = frozenset("not no never cannot nothing avoided omitted".split())
_MILD = frozenset("forget hesitate worry delay".split())  # "Do not forget:" asks for the things


def forbids(lines: Sequence[str]) -> bool:
    """True where a row forbids, stops or leaves out something.

    >>> forbids(["Medicine: Metformin", "Instruction: Do not take it"]), forbids(["Stop at 5pm."])
    (True, True)
    >>> forbids(["If you do not come, phone us."]), forbids(["Do not forget your tablets."])
    (False, False)
    """
    return any(_BANS.search(_IF.sub("", line)) for line in lines)


def list_is_denied(lead: str) -> bool:
    """True where the line before a list says not: every item of the list is then denied.

    >>> list_is_denied("For 24 hours, you must not:"), list_is_denied("If you cannot come, you can:")
    (True, False)
    >>> list_is_denied("Do not forget to bring:")
    False
    """
    said = list(sentences_of([lead]))
    if not said:
        return False
    last = said[-1].rstrip(" :;,.-–—")
    if _EXCEPT.search(last):
        return True
    # One word more stands for the first item: is it still under the "not"?
    tokens = read_clauses(f"{last} thing")
    if any(t.text in _MILD for t in tokens):
        return False
    return (
        bool(tokens[-1].polarity)
        or any(t.polarity == "forbidden" for t in tokens)
        or forbids([last])
    )


def with_lead(lead: str, items: Sequence[str]) -> list[str]:
    """Read each item of a denied list as a whole sentence: "You must not:" "drive"."""
    head = lead.rstrip(" :;,.-–—")
    return [f"{head} {item.lstrip(' -•')}" for item in items]


def is_thing_of_a_ban(concept: Concept, lines: Sequence[str]) -> bool:
    """True for what a row that forbids may be forbidding: it must not stand there uncrossed.

    In a row of a table ("Medicine: Metformin") the thing and its ban stand in two cells, so all
    that is not a way of contact may be what is forbidden.
    """
    if concept.negatable or concept.listed:
        return True
    return sum(bool(_FIELD.match(line)) for line in lines) > 1 and concept.topic != "contact"


def denies(lines: Sequence[str]) -> bool:
    """True where a row says not: a calendar or a sum beside it would say the opposite."""
    words = " ".join(lines).lower().replace("’", "'").split()
    return any(word.strip(".,") in _NOT_WORDS or "n't" in word for word in words)
