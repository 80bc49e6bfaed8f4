"""Parsed blocks -> the facts of a letter, each with its exact place and value."""

from __future__ import annotations

from collections.abc import Iterable

from easyread.facts.close.senses import CONDITIONS, MODALS, NEGATIVE, QUANTIFIERS, senses
from easyread.facts.close.soft import RIGHT
from easyread.facts.find.ledger import kind_of
from easyread.facts.find.scan import scan
from easyread.model import Fact, Span
from easyread.nlp import Parsed

_SOFT = (
    ("modal", MODALS - {"WILL", "WOULD"}),
    ("negation", NEGATIVE),
    ("condition", CONDITIONS),
    ("quantifier", QUANTIFIERS),
)


def find_facts(parsed: Parsed) -> tuple[Fact, ...]:
    """Find every fact of one block.

    Returns:
        The facts in order of place, ids "f1", "f2", ... within this block.

    Facts of the kinds modal, negation, condition, quantifier and right are the small words that
    carry the sense; ``value`` is their sense in one word.
    """
    return find_letter_facts([parsed])


def find_letter_facts(parsed_blocks: Iterable[Parsed]) -> tuple[Fact, ...]:
    """Find every fact of a letter, ids "f1", "f2", ... over the whole letter, in order of place."""
    facts: list[Fact] = []
    for parsed in parsed_blocks:
        for start, end, kind, value in facts_of_text(parsed.text):
            facts.append(Fact(f"f{len(facts) + 1}", Span(parsed.block, start, end), kind, value))
    return tuple(facts)


def facts_of_text(text: str) -> list[tuple[int, int, str, str]]:
    """Give (start, end, kind, value) of every fact of a text, in order of place."""
    found = [(f.start, f.end, kind_of(f), f.value) for f in scan(text)]
    taken = {i for start, end, _, _ in found for i in range(start, end)}
    for sense in senses(text):
        if sense.start in taken:
            continue
        for kind, codes in _SOFT:
            said = next((code for code in sense.sure if code in codes), None)
            if said is not None:
                found.append((sense.start, sense.end, kind, said.lower()))
                break
    for match in RIGHT.finditer(text):
        found.append((match.start(), match.end(), "right", " ".join(match[0].lower().split())))
    return sorted(found)
