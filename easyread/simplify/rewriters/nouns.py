"""A sentence with an action hidden in a noun ("make a decision") -> the verb ("decide").

The pairs are ``words/actions.csv``: columns ``verbs`` (light verbs, ``|`` between), ``noun``,
``prep`` (the word after it; empty: nothing that belongs to the noun), ``easier``, ``source``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.conditions import is_passive
from easyread.simplify.inflect import fit_verb
from easyread.simplify.protected import protected, touches
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.words import apply_edits, list_files

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SURE = 0.9
COLUMNS = ("verbs", "noun", "prep", "easier", "source")
_GROUNDS = frozenset("basis ground balance date day morning evidence paper merit behalf".split())
# A paper or a plan that a set phrase names.
_NAMED = frozenset("order notice form scheme certificate".split())
# What may follow a noun that takes no preposition: an end, a time, a reason; never "of" or "for".
_FREE_NEXT = frozenset(
    "by before within when if until after as because in on at and or but".split()
)


@dataclass(frozen=True, slots=True)
class Action:
    """A light verb and a noun that together say no more than one verb."""

    verbs: tuple[str, ...]
    noun: str
    prep: str
    easier: str
    source: str


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    easier: str
    action: Action


@lru_cache(maxsize=1)
def load_actions() -> dict[str, tuple[Action, ...]]:
    """Read the pairs once, by noun; those with a preposition come first."""
    text = next(text for name, text in list_files() if name == "actions.csv")
    found: dict[str, list[Action]] = {}
    for row in csv.DictReader(text.splitlines()):
        action = Action(
            tuple(row["verbs"].split("|")), row["noun"], row["prep"], row["easier"], row["source"]
        )
        found.setdefault(action.noun, []).append(action)
    return {n: tuple(sorted(a, key=lambda x: not x.prep)) for n, a in found.items()}


_ON_A_DAY = re.compile(r"(?:decid|agre)\w+\s+on\s+(?:[A-Z]\w+day|\d)")


def propose(_hits: Sequence[Hit], sentence: Parsed, _letter: Letter | None) -> Iterator[Proposal]:
    """Offer the verb for each pair of light verb and noun, one proposal each."""
    stretches = protected(sentence.text)
    for token in sentence.doc:
        found = _at_noun(sentence.doc, token)
        if found is None or touches(found.start, found.end, stretches):
            continue
        hard = sentence.text[found.start : found.end]
        if _ON_A_DAY.match(found.easier + sentence.text[found.end :]):
            continue  # "decided on 2 April" would be the choice of a day
        yield Proposal(
            after=apply_edits(sentence.text, ((found.start, found.end, found.easier),)),
            why=f"Say what happens with a verb: “{found.easier}”, not “{hard}”.",
            confidence=SURE,
            source=found.action.source,
        )


def _at_noun(doc: Doc, noun: Token) -> _Found | None:
    for action in load_actions().get(noun.lemma_.lower(), ()):
        end = _end(doc, noun, action.prep)
        if end is None:
            continue
        for light in action.verbs:
            verb = _light_verb(doc, noun, light.split(" "), bool(action.prep))
            if verb is None or is_passive(verb) or verb.dep_ == "amod":
                continue
            easier = fit_verb(action.easier, verb)
            if easier is None:
                return None
            if verb.text[0].isupper():
                easier = easier[0].upper() + easier[1:]
            return _Found(verb.idx, end.idx + len(end.text), easier, action)
    return None


def _end(doc: Doc, noun: Token, prep: str) -> Token | None:
    """The last token of the pair where what follows the noun is right, else None."""
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if not prep:
        free = after is None or after.is_punct or after.lower_ in _FREE_NEXT
        return noun if free and (after is None or after.text not in "-/") else None
    if after is None or after.lower_ != prep or after.i + 1 >= len(doc):
        return None
    if any(
        c.lemma_.lower() in _NAMED and not any(d.dep_ in ("det", "poss") for d in c.children)
        for c in after.children
    ):
        return None  # "an attachment of earnings order": the whole is the name of a paper
    following = doc[after.i + 1]
    if (
        following.is_punct or _is_time(following) or _is_ground(after)
    ):  # "on 3 May", "on the basis of"
        return None
    if prep in ("to", "for") and (after.tag_ == "TO") != _wants_verb(noun.lemma_.lower(), prep):
        return None
    return after


def _wants_verb(noun: str, prep: str) -> bool:
    """Whether "to" after this noun goes with a verb ("make an attempt to phone")."""
    return prep == "to" and noun in (
        "decision",
        "arrangement",
        "attempt",
        "effort",
        "wish",
        "desire",
    )


def _is_ground(prep: Token) -> bool:
    """Whether this says why or how it was done, not what it was about ("on the basis of")."""
    return any(c.lemma_.lower() in _GROUNDS for c in prep.children)


def _is_time(token: Token) -> bool:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return (token.like_num and token.nbor(-1).lower_ != "of") or token.lower_ in days


def _light_verb(doc: Doc, noun: Token, light: list[str], has_prep: bool) -> Token | None:
    """The light verb where it stands right before the noun and its article, else None."""
    i = noun.i - 1
    articles = ("a", "an", "the") if has_prep else ("a", "an")
    if i >= 0 and doc[i].lower_ in articles:
        i -= 1
    start = i - len(light) + 1
    if start < 0:
        return None
    verb = doc[start]
    if verb.lemma_.lower() != light[0] or verb.pos_ not in ("VERB", "AUX"):
        return None
    rest = [t.lower_ for t in doc[start + 1 : i + 1]]
    return verb if rest == light[1:] else None


REWRITER = Rewriter(
    id="nouns",
    mends=(),
    turn=35,
    propose=propose,
    examples=(
        ("We will make a decision about your claim.", "We will decide about your claim."),
        ("The council made a decision on your claim.", "The council decided about your claim."),
        ("We will carry out an assessment of your needs.", "We will assess your needs."),
        ("We are giving consideration to your letter.", "We are thinking about your letter."),
        ("You must make a payment of £20 by 3 May.", "You must pay £20 by 3 May."),
        ("You can make an application for a grant.", "You can apply for a grant."),
        ("She made a complaint about the noise.", "She complained about the noise."),
        ("You cannot make changes to the flat.", "You cannot change the flat."),
        ("We will provide assistance to tenants.", "We will help tenants."),
        ("Make an appointment or make a payment.", "Make an appointment or pay."),
        ("This may have an impact on your rent.", "This may affect your rent."),
        ("We made a decision on the basis of your form.", "We decided on the basis of your form."),
        ("They made an attempt to phone you.", "They tried to phone you."),
    ),
    leaves=(
        "We made a decision on 3 May.",
        "We made a decision yesterday.",
        "The judge can make a deduction from wages order.",
        "A decision will be made by the council.",
        "The Tribunal makes no recommendation.",
        "We will make a final decision about your claim.",
        "You must give notice to your landlord.",
        "We make reasonable adjustments to our service.",
        "The assessment of your needs is on Monday.",
        "Make sure you take part.",
        'The form says "make an application for a grant".',
    ),
)
