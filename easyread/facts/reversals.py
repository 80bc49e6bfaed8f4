"""A sentence and all the lines that retell it -> duties, doubts and denials turned round.

Lines may use any words here, so only the sum counts: a rule speaks where the letter surely says one
thing and the lines together surely say the other, with nothing near by that could account for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.denial import denied, double_denials
from easyread.facts.senses import counts, first_words
from easyread.facts.soft import RIGHT, gives_orders, turned_words
from easyread.facts.stems import stem
from easyread.model import FactProblem

_DOUBT = frozenset({"MAY", "LIKELY", "SOME", "MOST"})
_DOUBT_OR_CASE = _DOUBT | {"CAN", "IF", "WHEN", "WOULD", "SHOULD", "MAYNOT"}
_DUTY = frozenset({"MUST", "MUSTNOT", "SHOULD", "SHOULDNOT"})
_LIMITS = frozenset({"ONLY", "EXCEPT", "BEFORE", "UNTIL", "ATMOST", "ATLEAST", "IF"})


def reversed_senses(before: str, lines: str, near: str) -> Iterator[FactProblem]:
    """Find what the lines of one sentence turn round together.

    Args:
        before: the sentence.
        lines: the lines that tell it.
        near: these lines and the ones next to them that tell no other sentence.
    """
    old, old_perhaps = counts(before)
    new, _ = counts(lines)
    round_, round_perhaps = counts(near)

    def old_says(codes: frozenset[str]) -> bool:
        return any(old[c] or old_perhaps[c] for c in codes)

    def near_says(codes: frozenset[str]) -> bool:
        return any(round_[c] or round_perhaps[c] for c in codes)

    may, will, must = frozenset({"MAY"}), frozenset({"WILL"}), frozenset({"MUST"})
    if new["MAY"] and old["WILL"] and not old_says(_DOUBT_OR_CASE - {"IF", "WHEN"}):
        yield _turned("modal", before, will, lines, may)
    if (
        (old["MAY"] or old["SOME"] or old["LIKELY"])
        and not old["WILL"]
        and new["WILL"]
        and not near_says(_DOUBT_OR_CASE - {"WHEN"})
    ):
        yield _turned("modal", before, _DOUBT, lines, will)
    duty = new["MUST"] and not old_says(_DUTY - {"SHOULD"})
    # "You may appoint a proxy if the form is returned": the form is a duty.
    milder = ("SHOULD",) if old["IF"] else ("CAN", "MAY", "SHOULD")
    if (
        duty
        and not gives_orders(before, lines)
        and any(old[c] and not near_says(frozenset({c})) for c in milder)
    ):
        yield _turned("modal", before, frozenset({"CAN", "MAY", "SHOULD"}), lines, must)
    right = RIGHT.search(before)
    if (
        right
        and not near_says(frozenset({"CAN", "MAY", "CANNOT"}))
        and not gives_orders(near, before)
    ):
        yield says.lost("right", "right", right[0], before)
    denials = old["NOT"] + old_perhaps["NOT"] + double_denials(before)
    if old["NOT"] and not near_says(frozenset({"NOT"})):
        waits = old["UNTIL"] and new["UNTIL"]
        verb = first_words(before, _NOT) not in _THINGS and not old_says(_LIMITS)
        if waits or (denials == 1 and verb and not near_says(_LIMITS)):
            yield says.lost("negation", "not", first_words(before, _NOT), before)


def turned_together(before: str, near: str) -> list[FactProblem]:
    """Find an opposite that took a word's place in any line, if neither of the two is denied."""
    short = counts(before)[0]["NOT"] - counts(near)[0]["NOT"]
    old = {head for head, _, _ in denied(before)}
    new = {head for head, _, _ in denied(near)}
    return [
        p
        for p in turned_words(before, near, short)
        if stem(p.value) not in new and stem(p.was) not in old
    ]


# "No charge" may be "free", "no change" may be "the same".
_THINGS = frozenset({"no", "nothing", "none", "without", "but not"})
_NOT = frozenset({"NOT", "CANNOT", "MUSTNOT", "SHOULDNOT", "NEEDNOT", "MAYNOT"})


def _turned(
    kind: str, before: str, was: frozenset[str], lines: str, now: frozenset[str]
) -> FactProblem:
    old, new = first_words(before, was), first_words(lines, now)
    return says.changed(kind, new, new, lines, old, old)
