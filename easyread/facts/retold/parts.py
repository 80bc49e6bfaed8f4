"""A letter and a free retelling -> conditions and exceptions left out, order and choice turned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.facts import says
from easyread.facts.close.senses import counts
from easyread.facts.retold.align import Alignment, Bag, bag
from easyread.facts.retold.choices import added_only, turned_joins, turned_quantities
from easyread.facts.retold.conditions import crossed_conditions, lost_conditions, turned_conditions
from easyread.facts.retold.sequence import turned_orders
from easyread.facts.retold.widened import lost_without, widened
from easyread.facts.words.easy_words import keys
from easyread.model import FactProblem

_I = re.IGNORECASE
_EXCEPTION = re.compile(
    r"\b(?:with the exception of|except(?: for)?|apart from|other than|save(?: for)?|excluding|not including|but for)\s+"
    r"(?!(?:where|when|if|that|as|money|time|up|you|and)\b)(?P<rest>(?:[^,;:.!?()]|(?<=\d)[.:](?=\d))+)",
    _I,
)
# "insured" and "insurance" begin alike.
ALIKE = 5
EXCEPTION_TOLD = 0.6
NEAR_WORD = 0.3


def lost_parts(both: Alignment, sentence: int, near: str) -> Iterator[FactProblem]:
    """Find a condition no line tells, or an exception left out."""
    text = both.sentences[sentence].text
    for condition in lost_conditions(both, sentence, near):
        words = f"{condition.words} {condition.clause}"
        yield says.lost("condition", "if", words, text)
    without = lost_without(text, near, "\n".join(line.text for line in both.lines))
    if without:
        yield says.lost("condition", "if", without, text)
    sure, perhaps = counts(near)
    hinted = any(sure[c] or perhaps[c] for c in ("EXCEPT", "ONLY"))
    for match in _EXCEPTION.finditer(text):
        clause = bag(match["rest"])
        told = _told(clause, both.lines) if clause.stems or clause.facts else 1.0
        # "But" and "only" near by may tell it in other words, unless no word of it is there at all.
        if told < EXCEPTION_TOLD and not (hinted and (told or _near_told(clause, both))):
            yield says.lost("condition", "except", match[0], text)


def _near_told(clause: Bag, both: Alignment) -> bool:
    """Say if any line has a word near a word of the clause."""
    there = {w for line in both.lines for w in line.words}
    return any(
        much >= NEAR_WORD and other in there
        for word in clause.words
        for other, much in both.near.get(word, {}).items()
    )


def _told(clause: Bag, among: Sequence[Bag]) -> float:
    """Give the share of a clause's words and facts that stand in the others, or begin like one."""
    there = frozenset(k for other in among for k in other.keys)
    starts = frozenset(k[:ALIKE] for k in there if isinstance(k, str))
    held = sum(any(k in there for k in keys(s)) or s[:ALIKE] in starts for s in clause.stems)
    held += len(clause.facts & there)
    return held / max(1, len(clause.stems) + len(clause.facts))


def turned_lists(before: str, lines: list[str]) -> Iterator[FactProblem]:
    """Find "and" that became "or" between the same things, "all" that became "some", a new "only"."""
    after = "\n".join(lines)
    for was, now, line in turned_joins(before, after):
        yield says.changed("condition", now, now, line, was, was)
    for was, now, line in (*turned_quantities(before, after), *added_only(before, after)):
        yield says.changed("quantifier", now.lower(), now, line, was.lower() or "any", was)


def turned_parts(both: Alignment) -> Iterator[FactProblem]:
    """Find two events in the other order, and "unless" told as "if", anywhere in the two texts.

    The whole texts are compared: what comes first may stand in one sentence and what follows in the next.
    """
    before = "\n".join(sentence.text for sentence in both.sentences)
    after = "\n".join(line.text for j, line in enumerate(both.lines) if j not in both.help)
    for order, turned in turned_orders(before, after):
        yield says.changed(
            "condition", turned.words.lower(), turned.words, turned.line, order.words, order.words
        )
    for was, now in (*turned_conditions(before, after), *crossed_conditions(before, after)):
        yield says.changed("condition", now.words, now.words, now.line, was.words, was.words)
    for wide in widened(before, after):
        yield says.changed(wide.kind, wide.now.lower(), wide.now, wide.line, wide.was, wide.was)
