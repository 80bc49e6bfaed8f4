"""A parsed word -> the condition that rules its clause, and whether two conditions are one and the same.

What is said only in a case ("if you sign, we pay") can be compared only with what is said in that
same case: a retelling may turn a clause and its condition round together and say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from easyread.facts.retold.align import EMPTY
from easyread.facts.retold.denial_reach import (
    NOBODY,
    NOT,
    clause_head,
    is_condition,
    under_noun,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# Two conditions are the same case when this share of the words of each is near a word of the other.
SAME_CASE = 0.6
_SAYS_NO = NOT | NOBODY | {"no", "nor", "without", "unless", "cannot", "fail", "fails", "only"}
_DOUBT = frozenset("may might could possibly perhaps maybe probably".split())
_UNSURE = _DOUBT | frozenset(
    "think thinks sure unsure certain uncertain likely unlikely seem seems chance possible risk believe believes know "
    "doubt expect if whether when unless would should can check checking".split()
)


@dataclass(frozen=True, slots=True)
class Case:
    """The words that open a condition, the content words in it, and how many denials it holds."""

    marks: frozenset[str]
    words: frozenset[str]
    denials: int


def case_of(token: Token) -> Case | None:
    """Give the condition that stands beside the clause of a word, None where the two cannot be told apart.

    Only a clause of its own with "if", "unless" or "before" beside the main clause is told apart.
    """
    top = clause_head(token)
    first = next((t for t in token.doc if t.is_alpha), token)
    if top.dep_ not in ("ROOT", "conj") or under_noun(token):
        return None
    if first.lower_ in ("should", "had", "were"):
        return None
    found = [m for m in token.doc if is_condition(m)]
    found = [m for m in found if not any(m in o.head.subtree for o in found if o.i < m.i)]
    marks = frozenset(m.lower_ for m in found)
    if not marks or len(found) > 1 or not marks <= {"if", "unless", "before", "until", "once"}:
        return None
    under = found[0].head
    if found[0].dep_ == "prep":
        under = found[0]
    if token in under.subtree or top in under.subtree:
        return None
    inside = [t for t in under.subtree if t.is_alpha]
    return Case(
        marks,
        frozenset(t.lower_ for t in inside if t.lower_ not in EMPTY | marks),
        sum(t.lower_ in _SAYS_NO for t in inside if t.lower_ not in marks),
    )


def same_case(
    was: Case | None,
    now: Case | None,
    told: frozenset[str],
    cover: Callable[[frozenset[str], frozenset[str]], float],
    turns: Callable[[Collection[str], Collection[str]], bool],
) -> bool:
    """Say if two statements hold in the same case.

    Args:
        was: the condition in the letter; None for none.
        now: the condition in the retelling.
        told: the words of the whole sentence of the letter: "calling us will not help" may be
            told as "if you call us".
        cover: the share of some words that are near others.
        turns: whether two bags of words hold opposites.
    """
    if now is None:
        return False
    if was is None:
        if now.marks != {"if"} or now.denials or not now.words:
            return False
        return cover(now.words, told) >= SAME_CASE and not turns(now.words, told)
    if was.marks != now.marks or was.denials != now.denials or turns(was.words, now.words):
        return False
    if not now.words:
        return True  # "before it": a pronoun for the thing just told.
    return min(cover(now.words, was.words), cover(was.words, now.words)) >= SAME_CASE


def in_doubt(token: Token) -> bool:
    """Say if a word is only held to be possible: "may not be valid", "might not work".

    "You may not park here" is a ban and no doubt.
    """
    now = token
    for _ in range(len(token.doc)):
        for child in now.children:
            if child.lower_ in _DOUBT and (child.lower_ != "may" or now.lemma_ == "be"):
                return True
        if now.head.i == now.i or now.dep_ in ("advcl", "relcl", "ccomp"):
            return False
        now = now.head
    return False


def doubts(words: Collection[str]) -> bool:
    """Say if some words hold a word of doubt."""
    return not _UNSURE.isdisjoint(words)
