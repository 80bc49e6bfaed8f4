"""One sentence and its lines -> a start told as an end, a period counted from another moment, another way of meeting.

"The period starts on 5 April" is not "the time runs out on 5 April"; 28 days from the date of a letter
are not 28 days from the day it is opened; a hearing face to face is no hearing by phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.find.ledger import Ledger, Stated
from easyread.facts.retold.counts import ORDINAL, bare_numbers, off_by_one
from easyread.model import FactProblem

_I = re.IGNORECASE
_START = re.compile(
    r"\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|commenc\w+|opens?|first day)\b",
    _I,
)
_END = re.compile(
    r"\b(?:end(?:s|ed|ing)?|expir\w+|runs? out|ran out|finish\w*|stop(?:s|ped|ping)?|ceas\w+|clos(?:es?|ed|ing)|lapses?|last day|over)\b",
    _I,
)
_BOUND = re.compile(r"[;:!?\n]|[.,](?=\s)|\b(?:and|but|which|until|before|after|if|unless)\b", _I)
# What is paid, and what is still to be paid.
_PAID = re.compile(
    r"\b(?:have|has|had|you|already|been) (?:already |so far )?paid\b|\bpaid (?:so far|to date|already|us)\b"
    r"|\bpayments? (?:made|received|so far|to date)\b|\b(?:we|us) (?:have |has )?(?:already |so far )?(?:received|had|got)\b"
    r"|\b(?:we|us) already have\b|\breceived from you\b|\bthank you for (?:your payment|paying)\b",
    _I,
)
_OWED = re.compile(
    r"\bremain\w*|\boutstanding\b|\bow(?:e|es|ed|ing)\b|\bleft to pay\b|\bstill (?:have|need|must)\b|\bstill to (?:be )?pa(?:y|id)\b"
    r"|\bbalance\b|\barrears\b|\bto be paid\b|\byet to\b|\b(?:must|need to|have to|should|please) pay\b|\bunpaid\b|\brest\b",
    _I,
)
_PLACE = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINAL)})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th))[ -](?P<noun>floor|year|stage|week|day|letter"
    r"|payment|time|dose|class|term|month|visit|offer|warning|reminder|part|step|group|round|session|instalment|line)s?\b"
)
_CALENDAR = frozenset({"date"})
# From which moment a period is counted.
_ANCHORS = (
    ("letter", re.compile(r"\bdate\b[^.;\n]{0,20}\b(?:letter|notice|decision|statement|bill)\b|\b(?:letter|notice|decision)(?:'s date| is dated| was dated)\b", _I)),
    ("arrival", re.compile(r"\b(?:receiv\w+|receipt|opened|open|get|got|arriv\w+|read|reaches|reached|delivered|sees?|saw)\b", _I)),
)  # fmt: skip
_COUNTED = re.compile(
    r"^\W*(?:after|of|from|following|beginning with|starting (?:on|from|with)|since)\b(?P<rest>[^.;\n]{0,60})",
    _I,
)
# How people meet or are heard.
_WAYS = (
    ("face to face", re.compile(r"\bface[- ]to[- ]face\b|\bin person\b|\bin the same room\b", _I)),
    ("by phone", re.compile(r"\b(?:by|over the|on the) (?:tele)?phone\b|\btelephone (?:hearing|appointment|consultation|call)\b|\bphone (?:hearing|appointment|call)\b", _I)),
    ("by video", re.compile(r"\bvideo\b", _I)),
)  # fmt: skip


def moved_moments(before: Ledger, after: Ledger) -> Iterator[FactProblem]:
    """Find what one sentence and its lines say of when or how, where the second turns it to another.

    Each is a problem only where the sentence holds one side alone, and the lines the other side alone.
    """
    yield from _start_for_end(before, after)
    yield from _other_anchor(before, after)
    yield from _other_way(before, after)
    yield from _paid_for_owed(before, after)
    yield from _off_by_one(before, after)
    yield from _other_place_in_line(before, after)


def _start_for_end(before: Ledger, after: Ledger) -> Iterator[FactProblem]:
    for new in after.facts:
        if new.fact.kind not in _CALENDAR:
            continue
        mates = before.same(new.fact)
        was = {edge for old in mates for edge in _edges(old)}
        now = {edge for mate in after.same(new.fact) for edge in _edges(mate)}
        if len(was) == len(now) == 1 and was != now:
            yield says.changed(
                "deadline",
                next(iter(now)),
                _clause(new),
                new.text,
                next(iter(was)),
                _clause(mates[0]),
            )


def _paid_for_owed(before: Ledger, after: Ledger) -> Iterator[FactProblem]:
    """Find the sum that was paid told as the sum still to pay, or the other way round."""
    for new in after.facts:
        if new.fact.kind != "money":
            continue
        mates = before.same(new.fact)
        was = {state for old in mates for state in _states(old)}
        now = {state for mate in after.same(new.fact) for state in _states(mate)}
        if len(was) == len(now) == 1 and was != now:
            yield says.changed(
                "money",
                next(iter(now)),
                _clause(new),
                new.text,
                next(iter(was)),
                _clause(mates[0]),
            )


def _off_by_one(before: Ledger, after: Ledger) -> Iterator[FactProblem]:
    """Find "under 5" told as "5 or younger", where nothing tells it the right way."""
    for new in after.facts:
        mates = before.same(new.fact) if new.fact.kind == "number" else []
        others = after.same(new.fact)
        if mates and all(off_by_one(old, now) for old in mates for now in others):
            yield says.changed(
                "quantifier",
                new.fact.value,
                _clause(new),
                new.text,
                new.fact.value,
                _clause(mates[0]),
            )


def _other_place_in_line(before: Ledger, after: Ledger) -> Iterator[FactProblem]:
    """Find "the second floor" told as "the third floor"."""
    old, new = "\n".join(before.texts), "\n".join(after.texts)
    was, now = _places(old), _places(new)
    for noun in was.keys() & now.keys():
        if was[noun] & now[noun] or len(was[noun]) > 1:
            continue
        line = next(t for t in after.texts if noun in t.lower())
        one, other = min(was[noun]), min(now[noun])
        if other not in bare_numbers(before):
            yield says.changed("number", other, f"{noun} {other}", line, one, f"{noun} {one}")


def _places(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _PLACE.finditer(text.lower()):
        place = match["digits"] or ORDINAL[match["word"]]
        found.setdefault(match["noun"].rstrip("s"), set()).add(place)
    return found


def _states(one: Stated) -> set[str]:
    words = _clause(one)
    return {name for name, form in (("paid", _PAID), ("owed", _OWED)) if form.search(words)}


def _edges(one: Stated) -> set[str]:
    words = _clause(one)
    return {name for name, form in (("start", _START), ("end", _END)) if form.search(words)}


def _clause(one: Stated) -> str:
    start = max((m.end() for m in _BOUND.finditer(one.text, 0, one.fact.start)), default=0)
    end = _BOUND.search(one.text, one.fact.end)
    return one.text[start : end.start() if end else len(one.text)].strip()


def _other_anchor(before: Ledger, after: Ledger) -> Iterator[FactProblem]:
    for new in after.facts:
        if new.fact.kind != "period":
            continue
        for old in before.same(new.fact):
            was, now = _anchor(old), _anchor(new)
            if was and now and was != now:
                yield says.changed("deadline", now, _from(new), new.text, was, _from(old))


def _from(one: Stated) -> str:
    match = _COUNTED.match(one.text[one.fact.end :])
    return one.words + (match[0] if match else "")


def _anchor(one: Stated) -> str:
    match = _COUNTED.match(one.text[one.fact.end :])
    if match is None:
        return ""
    named = [name for name, form in _ANCHORS if form.search(match["rest"])]
    return named[0] if len(named) == 1 else ""


def _other_way(before: Ledger, after: Ledger) -> Iterator[FactProblem]:
    old, new = "\n".join(before.texts), "\n".join(after.texts)
    was = [(name, m[0]) for name, form in _WAYS if (m := form.search(old))]
    now = [(name, m[0]) for name, form in _WAYS if (m := form.search(new))]
    if len(was) == len(now) == 1 and was[0][0] != now[0][0]:
        line = next(t for t in after.texts if now[0][1] in t)
        yield says.changed("way", now[0][0], now[0][1], line, was[0][0], was[0][1])
