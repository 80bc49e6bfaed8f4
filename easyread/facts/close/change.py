"""One sentence before and after a rewrite -> what the rewrite broke. Asked for every proposal."""

from __future__ import annotations

from functools import lru_cache

from easyread.facts.close.hard import compare_hard
from easyread.facts.close.soft import compare_soft
from easyread.facts.find.ledger import Ledger
from easyread.facts.retold.align import bag
from easyread.facts.words.sentences import split_sentences
from easyread.model import FactProblem


@lru_cache(maxsize=4096)
def check_change(before: str, after: str) -> tuple[FactProblem, ...]:
    """Check one rewrite of one sentence.

    Args:
        before: the sentence as it is now.
        after: the proposed words: one sentence or, after a split, several.

    Returns:
        One problem for each fact lost, changed or added; empty where the rewrite is safe.

    >>> check_change("Payment must be made by 3 May.", "You must pay by 3 May.")
    ()
    >>> [p.says for p in check_change("You must pay by 3 May.", "You can pay by 3 May.")]
    ['The letter says “must”. The Easy Read says “can”.']
    """
    if before == after:
        return ()
    lost, changed, added = compare_hard(Ledger([before]), Ledger([after]))
    soft = compare_soft(before, after) or _swapped_between(before, after)
    return (*lost, *changed, *added, *soft)


def _swapped_between(before: str, after: str) -> list[FactProblem]:
    """Where sentences stay as they are, look at each pair: a "must" and a "can" may change places."""
    old, new = split_sentences(before), split_sentences(after)
    if len(old) < 2 or len(old) != len(new):
        return []
    pairs = list(zip(old, new, strict=True))
    if not all(bag(a).stems & bag(b).stems or a == b for a, b in pairs):
        return []
    return [p for a, b in pairs for p in compare_soft(a, b) if p.was and a != b]
