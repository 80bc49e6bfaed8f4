"""A sentence and the lines that tell it -> an act of the reader told as one of the sender, or the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.retold.actions import Claim, claims
from easyread.facts.retold.around import Place
from easyread.facts.words.easy_words import near as same_group
from easyread.facts.words.stems import stem
from easyread.model import FactProblem

_BINDING = frozenset({"DUTY", "ORDER"})
# These tell little alone: "you must have it", "we will be there".
_LIGHT = frozenset(
    map(stem, "be have do get make go know need want see look start keep take come let put".split())
)
_WE = re.compile(r"\b(?:we|us|our|will be|is being|are being)\b", re.IGNORECASE)


def changed_doers(place: Place) -> Iterator[FactProblem]:
    """Find "please send us the form" told as "we will send you the form", or the other way round.

    One of the two must be plainly alone: the letter has no such act of the other one near by, and the
    lines none of the first.
    """
    old, new = claims(place.beside), claims(place.near)
    here = claims(place.sentence)
    for now in new:
        mine, yours = _ours(now), _yours(now)
        if not (mine or yours) or stem(now.verb) in _LIGHT or now.line.rstrip().endswith("?"):
            continue
        same = [was for was in here if _same(was, now)]
        if not same or not all(_yours(was) if mine else _ours(was) for was in same):
            continue
        others = [was for was in old if _same(was, now) and (_ours(was) if mine else _yours(was))]
        kept = [c for c in new if c is not now and _same(c, same[0]) and c.who != now.who]
        if not others and not kept:
            text, was_text = f"{now.who} {now.verb}", f"{same[0].who} {same[0].verb}"
            yield says.changed("role", text, now.line, now.line, was_text, place.sentence)
            return


def _ours(claim: Claim) -> bool:
    return bool(claim.verb) and claim.who in ("we", "i") and claim.kinds == {"WILL"}


def _yours(claim: Claim) -> bool:
    return bool(claim.verb) and claim.who in ("you", "your") and claim.kinds <= _BINDING


def _same(one: Claim, other: Claim) -> bool:
    some, others = stem(one.verb), stem(other.verb)
    return bool(some) and (some == others or bool(same_group(some, others)))
