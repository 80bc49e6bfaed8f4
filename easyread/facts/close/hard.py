"""The hard facts of two texts -> what was lost, changed or added between them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from easyread.facts import says
from easyread.facts.find.amounts import same_length
from easyread.facts.find.found import EARLIEST, EXACT, LATEST, Found
from easyread.facts.find.ledger import Ledger, Stated, kind_of
from easyread.facts.retold.moments import moved_moments
from easyread.model import FactProblem

# Kinds that can stand for one another when a fact is changed: "14 days" to "21".
_FAMILY = {
    "date": "when",
    "time": "when",
    "period": "amount",
    "number": "amount",
    "dose": "amount",
    "unit": "amount",
    "money": "amount",
    "phone": "contact",
    "reference": "contact",
    "email": "link",
    "url": "link",
}
_CLAUSE = re.compile(r"[;:!?\n]|[.,](?=\s)|\b(?:but|unless|if|when|because|and)\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:(?:not|no)(?!\s+(?:more|less|later|fewer|earlier|longer|sooner|before|after|until|exceeding|over|under)\b)|never|nor|neither|nobody|cannot|without|fails?|failed|failing|failure|unable|prevents?|forbidden|prohibited|refuse[ds]?)\b|n't\b",
    re.IGNORECASE,
)
Problems = tuple[list[FactProblem], list[FactProblem], list[FactProblem]]


def compare_hard(before: Ledger, after: Ledger) -> Problems:
    """Compare the hard facts of the letter's words and of the new words.

    Returns:
        Three lists of problems: lost, changed, added.
    """
    gone = once(s for s in before.facts if not after.states(s.fact))
    new = once(s for s in after.facts if not before.states(s.fact))
    lost, changed = pair(gone, new)
    added = [says.added(kind_of(n.fact), n.fact.value, n.words, n.text) for n in new]
    return lost, [*changed, *turned_sides(before, after)], added


def pair(gone: Iterable[Stated], new: list[Stated]) -> tuple[list[FactProblem], list[FactProblem]]:
    """Pair facts that went with facts of their kind that came (and take those out of ``new``).

    Returns:
        The problems of facts that were lost, and of facts that were changed.
    """
    lost, changed = [], []
    for old in gone:
        match = next((n for n in new if _alike(old.fact, n.fact)), None)
        if match is None:
            lost.append(says.lost(kind_of(old.fact), old.fact.value, old.words, old.text))
        else:
            new.remove(match)
            changed.append(_changed(old, match))
    return lost, changed


def said_again(one: Stated, old: Ledger, new: Ledger) -> bool:
    """Say if a period only repeats another: "48 hours. That is 2 days." states no new fact."""
    if one.fact.kind != "period":
        return False
    olds = [o.fact.value for o in old.facts if o.fact.kind == "period"]
    kept = {n.fact.value for n in new.facts} & set(olds)
    return any(same_length(value, one.fact.value) for value in kept)


def turned_sides(before: Ledger, after: Ledger) -> list[FactProblem]:
    """Find numbers and dates that stay, but "by" became "after", "at least" "up to", or a start an end."""
    found = []
    for new in once(after.facts):
        mates = before.same(new.fact)
        was = {old.fact.side for old in mates} - {""}
        now = {other.fact.side for other in after.same(new.fact)} - {""}
        if not was or not now or was & now:
            continue
        if _denied(new) != all(_denied(old) for old in mates):
            continue  # "no guest may stay for more than 3 nights" is "up to 3 nights"
        if ((EARLIEST in was) != (EARLIEST in now) and (LATEST in was or LATEST in now)) or _exact(
            was, now
        ):
            old = next(o for o in mates if o.fact.side)
            kind = "deadline" if new.fact.kind in ("date", "time", "period") else "quantifier"
            found.append(
                says.changed(
                    kind, new.fact.value, _around(new), new.text, old.fact.value, _around(old)
                )
            )
    return [*found, *moved_moments(before, after)]


def _denied(one: Stated) -> bool:
    """Say if the clause of a fact is denied, so that its side is the other way round."""
    start = max((m.end() for m in _CLAUSE.finditer(one.text, 0, one.fact.start)), default=0)
    return _DENIAL.search(one.text[start : one.fact.start]) is not None


def _exact(was: set[str], now: set[str]) -> bool:
    return was == {LATEST} and now == {EXACT}


def _around(one: Stated) -> str:
    start = max(0, one.fact.start - 14)
    start = one.text.rfind(" ", 0, start) + 1 if start else 0
    end = one.text.find(" ", min(len(one.text), one.fact.end + 8))
    return one.text[start : end if end >= 0 else len(one.text)].strip(" ,.;:")


def _alike(old: Found, new: Found) -> bool:
    return _FAMILY.get(old.kind, old.kind) == _FAMILY.get(new.kind, new.kind)


def _changed(old: Stated, new: Stated) -> FactProblem:
    return says.changed(
        kind_of(old.fact), new.fact.value, new.words, new.text, old.fact.value, old.words
    )


def once(items: Iterable[Stated]) -> list[Stated]:
    """Keep the first of facts with the same kind and value."""
    seen, kept = set(), []
    for item in items:
        key = (item.fact.kind, item.fact.value)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept
