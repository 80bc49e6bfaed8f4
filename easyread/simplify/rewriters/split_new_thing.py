"""A thing that comes up for the first time, with "which" or "that" -> the thing, then what it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    all_within,
    in_brackets,
    may_be_cut,
    noun_again,
    own_subject,
    root_of,
    sentence_of,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

# Somebody has it in the hand now: a form was enclosed, whatever it says.
GIVING = frozenset("enclose attach send include receive get make issue publish write".split())
LONG_ENOUGH = 11


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose "We have enclosed a form. The form ..." for "We have enclosed a form which ..."."""
    if not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    after = _split(root_of(sentence))
    if after is not None and is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.85, "split", source="S-02, S-04")


def _split(root: spacy.tokens.Token) -> str | None:
    doc = root.doc
    if root.lemma_ not in GIVING or is_negated(root) or not _has_happened(root):
        return None
    thing = next((c for c in root.children if c.dep_ == "dobj"), None)
    if thing is None or thing.tag_ != "NN" or doc[thing.left_edge.i].lower_ not in ("a", "an"):
        return None
    clause = next((c for c in thing.children if c.dep_ == "relcl"), None)
    named = noun_again(thing)
    if clause is None or named is None or own_subject(root) is None:
        return None
    word = clause.left_edge
    if word.lower_ not in ("which", "that") or word.head != clause or word.i != thing.i + 1:
        return None
    if word.dep_ != "nsubj" or in_brackets(word) or not all_within(doc[word.i :], clause):
        return None
    if any(t.dep_ in ("advcl", "ccomp", "relcl") for t in doc[: thing.i]):
        return None
    rest = doc[word.i + 1 :].text
    return f"{sentence_of(doc[: word.i].text)} {sentence_of(f'{named} {rest}')}"


def _has_happened(verb: spacy.tokens.Token) -> bool:
    """Say whether it is so now: "have enclosed", "sent", "enclose", but not "will send"."""
    helpers = helpers_of(verb)
    if helpers:
        return len(helpers) == 1 and helpers[0].lower_ in ("have", "has", "'ve", "’ve")
    return verb.tag_ in ("VBD", "VBP", "VBZ")


REWRITER = Rewriter(
    id="split_new_thing",
    mends=(),
    turn=59,
    propose=propose,
    examples=(
        (
            "We have enclosed a leaflet which explains what will happen on the day.",
            "We have enclosed a leaflet. The leaflet explains what will happen on the day.",
        ),
        (
            "We sent you a letter that told you about the new rent for your flat.",
            "We sent you a letter. The letter told you about the new rent for your flat.",
        ),
    ),
    leaves=(
        "We have not sent you a letter that told you about the new rent.",
        "You must send us a letter that shows your name and your new address.",
        "We sent you the letter that told you about the new rent in May.",
        "Have you got a letter that tells you about the rent for your flat?",
    ),
)
