"""A condition with "by you" or "by us" in it -> an active one ("If a visit is cancelled by you")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import by_agent, helpers_of, is_negated, subtree_span
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    in_brackets,
    is_name,
    lower_start,
    may_be_cut,
    own_subject,
    root_of,
)
from easyread.simplify.inflect import inflect
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

SUBJECT_FORM = {"you": "you", "us": "we", "me": "I", "them": "they"}
OBJECT_FORM = {"i": "me", "we": "us", "they": "them", "he": "him", "she": "her"}
MARKS = frozenset("if when where once unless after before until because".split())
LONGEST = 6


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the same sentence with this one clause turned."""
    if " by " not in sentence.text or not may_be_cut(sentence):
        return
    for verb in sentence.doc:
        after = _turned(verb) if verb != root_of(sentence) else None
        if after is not None and is_well_formed(after):
            yield Proposal(after, "Say who does it first.", 0.85, source="S-05")
            return


def _turned(verb: spacy.tokens.Token) -> str | None:
    doc = verb.doc
    doer, subject, helpers = by_agent(verb), own_subject(verb), helpers_of(verb)
    if doer is None or doer.text.lower() not in SUBJECT_FORM or subject is None or not helpers:
        return None
    phrase = subtree_span(subject)
    mark = doc[phrase.start - 1] if phrase.start else None
    if mark is None or mark.lower_ not in MARKS or len(phrase) > LONGEST or is_negated(verb):
        return None
    by = doer.start - 1
    if phrase.end != helpers[0].i or by != verb.i + 1 or in_brackets(verb):
        return None
    if helpers[-1].i != verb.i - 1 or any(c.dep_ == "conj" for c in verb.children):
        return None
    if any(t.is_punct or t.dep_ in ("relcl", "acl", "conj") for t in phrase):
        return None
    if phrase[0].lower_ in ("no", "nothing", "none", "nobody", "it"):
        return None
    form = _form(verb, [h.lower_ for h in helpers])
    if form is None:
        return None
    words = phrase.text if is_name(phrase[0]) else lower_start(phrase.text, phrase[0])
    thing = OBJECT_FORM.get(words.lower(), words)
    tail = doc[doer.end :].text
    space = "" if tail[:1] in ".,;:" else " "
    name = SUBJECT_FORM[doer.text.lower()]
    return f"{doc[: phrase.start].text} {name} {form} {thing}{space}{tail}"


def _form(verb: spacy.tokens.Token, helpers: list[str]) -> str | None:
    if helpers in (["is"], ["are"]):
        return verb.lemma_
    if helpers in (["was"], ["were"]):
        return inflect(verb.lemma_, "VBD")
    if helpers in (["has", "been"], ["have", "been"]):
        return f"have {verb.text}"
    return None


REWRITER = Rewriter(
    id="active_in_clause",
    mends=(),
    turn=39,
    propose=propose,
    examples=(
        (
            "You must pay if a visit is cancelled by you on the day.",
            "You must pay if you cancel a visit on the day.",
        ),
        (
            "If the form was sent by us before May, please call us.",
            "If we sent the form before May, please call us.",
        ),
    ),
    leaves=(
        "You must pay if a visit is cancelled by the nurse.",
        "You must pay if no visit is cancelled by you.",
        "You must pay if a visit is cancelled by Friday.",
        "A visit was cancelled by you.",
    ),
)
