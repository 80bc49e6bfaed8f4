"""A statement with ", at which ..." or ", for which ..." at its end -> "At this meeting, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import is_imperative, is_negated
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    PARTS,
    in_brackets,
    lower_start,
    may_be_cut,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

_WHICH = re.compile(
    r"^(?P<left>[^;:]+),\s+(?P<word>at|in|for|on|to|from|by|under|about)\s+which,?\s+(?P<rest>[^;:]+)\.$"
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december".split()
)
_TANGLED = re.compile(r"\b(?:which|whom|only|each|any|every|either|neither|no)\b", re.IGNORECASE)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose two sentences, the second of which names the thing again."""
    found = _WHICH.match(sentence.text) if " which" in sentence.text else None
    if found is None or not may_be_cut(sentence) or sentence.doc[0].lower_ in CONDITIONS:
        return
    if _TANGLED.search(found["left"]) or re.search(r"\bwhich\b", found["rest"]):
        return
    main, rest = stands_alone(found["left"]), stands_alone(found["rest"])
    if main is None or rest is None or is_negated(root_of(main)) or is_imperative(rest.doc):
        return
    thing = _thing(main)
    comma = next(t for t in sentence.doc if t.idx >= found.end("left"))
    if thing is None or in_brackets(comma):
        return
    said = f"{found['word'].capitalize()} this {thing}, {lower_start(found['rest'], rest.doc[0])}."
    after = f"{sentence_of(found['left'])} {said}"
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.84, "split", source="S-02, S-04")


def _thing(main: Parsed) -> str | None:
    """The one thing at the end of a statement that "which" can stand for, with no day behind it.

    A second thing before it, or one that there may be many of, leaves a doubt.
    """
    last = _last_thing(main.doc)
    if last is not None and last.tag_ == "NNS" and _is_one_of(last):
        return last.lemma_
    if last is None or last.tag_ != "NN" or last.lower_ in PARTS:
        return None
    if any(c.dep_ in ("conj", "cc", "appos", "relcl") for c in last.children):
        return None
    first = main.doc[last.left_edge.i]
    if first.lower_ not in ("a", "an", "the", "my", "our", "your", "this"):
        return None
    head = last.head
    if head.dep_ == "prep" and head.head.pos_ in ("NOUN", "PROPN"):
        return None  # "a letter about your visit, in which": the letter or the visit?
    return last.text


def _is_one_of(last: spacy.tokens.Token) -> bool:
    """Say whether the words are "one of our meetings", so that "which" is the one."""
    of = last.head
    return of.lower_ == "of" and of.i > 0 and of.nbor(-1).lower_ in ("one", "1")


def _last_thing(doc: spacy.tokens.Doc) -> spacy.tokens.Token | None:
    """The last noun, not counting a day ("on Monday 3 May 2027", "dated 3 May 2027")."""
    for token in reversed(doc):
        if token.is_punct or token.pos_ == "NUM" or token.lower_ in _DAYS:
            continue
        if token.lower_ in ("on", "dated", "of", "the") or token.pos_ == "ADP":
            continue
        return token if token.pos_ == "NOUN" else None
    return None


REWRITER = Rewriter(
    id="split_at_which",
    mends=(),
    turn=57,
    propose=propose,
    examples=(
        (
            "I am writing about my visit on Thursday 9 October 2025, at which your daughter was also present.",
            "I am writing about my visit on Thursday 9 October 2025. "
            "At this visit, your daughter was also present.",
        ),
        (
            "We got your form dated 9 June 2025, in which you asked for a taxi.",
            "We got your form dated 9 June 2025. In this form, you asked for a taxi.",
        ),
        (
            "We would like to invite you to one of our meetings, at which we will explain the plan.",
            "We would like to invite you to one of our meetings. At this meeting, we will explain the plan.",
        ),
        (
            "Misuse of a pass is an offence, for which a court may fine you.",
            "Misuse of a pass is an offence. For this offence, a court may fine you.",
        ),
    ),
    leaves=(
        "We sent you a letter about your visit, in which you were told the date.",
        "We have not had a meeting, at which you could speak.",
        "If you come to the meeting, at which we will vote, bring your card.",
        "You can come to any meeting, at which you can vote.",
        "We hold 2 meetings, at which you can vote.",
    ),
)
