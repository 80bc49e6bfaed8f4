"""The folders ``rules/`` and ``rewriters/`` -> the rules and rewriters in them."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from easyread.model import Severity, SuggestionKind
from easyread.nlp import Parsed
from easyread.settings import Profile

if TYPE_CHECKING:
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule fired: characters ``start`` to ``end`` of the text, and how bad it is.

    ``says`` overrides the rule's own sentence. ``text`` counts the block for a letter rule, 0 else.
    """

    start: int
    end: int
    severity: Severity = "warn"
    says: str | None = None
    text: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of Easy Read with its proof: ``catches`` must be found, ``passes`` must not.

    A ``sentence`` rule's ``find`` takes (Parsed, Profile); a ``letter`` rule's takes
    (all Parsed of the letter in order, Profile). ``on`` is False for a rule that is right in fewer
    than 8 of 10 alarms (``benchmarks/language.py``).
    """

    id: str
    scope: Literal["sentence", "letter"]
    says: str
    source: str
    find: Callable[..., Iterable[Hit]]
    catches: tuple[str, ...]
    passes: tuple[str, ...]
    on: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """One rewrite of the whole sentence: its new text, why, and how sure (0 to 1).

    For ``kind`` "explain", ``before`` is the hard word and ``after`` is its explanation.
    ``options`` are other new texts that a person may choose, best first.
    """

    after: str
    why: str
    confidence: float
    kind: SuggestionKind = "reword"
    before: str = ""
    source: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewriter:
    """One way to mend a sentence, with its proof.

    ``propose`` takes (hits, sentence, letter): the hits of the rules in ``mends`` on this one
    sentence (may be empty when ``mends`` is empty), the sentence parsed alone, and the Letter or
    None. ``examples`` are (before, after) pairs; ``leaves`` are sentences it must not touch.
    ``turn`` orders rewriters in a round, lowest first. ``takes_bank`` says that ``propose`` also
    takes ``bank``, a group's own words (``approved.Bank``).
    """

    id: str
    mends: tuple[str, ...]
    turn: int
    propose: Callable[..., Iterable[Proposal]]
    examples: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    takes_bank: bool = False


# What a rewriter mends that needs no rule's hit to find its place. A new order mends no rule alone.
MENDS = {
    "active": "passive",
    "contractions": "contraction",
    "dates": "numeric_date",
    "explain": "jargon",
    "latin": "latin",
    "nouns": "nominalisation",
    "numbers": "number_word",
    "pointers": "cross_reference",
    "times": "clock_24h",
    "words": "jargon",
}
_SPLITS = re.compile(r"split_|list|shared_lead")


def rule_of(maker: str) -> str:
    """The id of the rule that a rewriter's change mends, "" where it mends none alone.

    >>> rule_of("words"), rule_of("split_joins"), rule_of("labels")
    ('jargon', 'several_ideas', 'third_person_label')
    """
    own = next((r.mends for r in rewriters() if r.id == maker), ())
    if own:
        return own[0]
    return "several_ideas" if _SPLITS.match(maker) else MENDS.get(maker, "")


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule in ``rules/``, by id."""
    return tuple(sorted((m.RULE for m in _modules("rules")), key=lambda r: r.id))


@lru_cache(maxsize=1)
def rewriters() -> tuple[Rewriter, ...]:
    """Every rewriter in ``rewriters/``, in the order of their turns."""
    return tuple(sorted((m.REWRITER for m in _modules("rewriters")), key=lambda r: (r.turn, r.id)))


def find_hits(
    text: Parsed, profile: Profile, only: Iterable[str] | None = None
) -> Iterator[tuple[Rule, Hit]]:
    """Run every sentence rule that is on (or just those in ``only``) over one text."""
    wanted = None if only is None else set(only)
    for rule in rules():
        if rule.scope == "sentence" and (rule.on if wanted is None else rule.id in wanted):
            for hit in rule.find(text, profile):
                yield rule, hit


def _modules(folder: str) -> Iterator[ModuleType]:
    package = import_module(f"easyread.simplify.{folder}")
    for found in pkgutil.iter_modules(package.__path__):
        if not found.name.startswith("_"):
            yield import_module(f"{package.__name__}.{found.name}")
