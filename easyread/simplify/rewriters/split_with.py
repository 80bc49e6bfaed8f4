"""A tail such as ", with a nurse giving help" -> a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut, root_of, sentence_of, stands_alone
from easyread.simplify.inflect import inflect
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

_WITH = re.compile(r"^(?P<main>[^;:]+?),\s+with\s+(?P<rest>[^,;:]+)\.$")
_TANGLED = re.compile(
    r"\b(?:between|both|either|no|not|only|if|unless|when|who|which|that|or|but|because)\b", re.I
)
LONG_ENOUGH, FEWEST = 14, 5


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose a sentence for each thing that is so."""
    if not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    after = _with(sentence)
    if after is not None and is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.84, "split", source="S-02")


def _with(sentence: Parsed) -> str | None:
    """Cut ", with NAME doing THINGS" off, in the tense of what stands before it."""
    found = _WITH.match(sentence.text)
    if found is None or len(words(found["main"])) < FEWEST or _TANGLED.search(found["rest"]):
        return None
    main = stands_alone(found["main"])
    verb = next(
        (
            t
            for t in sentence.doc
            if t.idx > found.start("rest") and t.tag_ == "VBG" and t.dep_ in ("pcomp", "acl")
        ),
        None,
    )
    if main is None or verb is None or is_negated(root_of(main)) or helpers_of(verb):
        return None
    doer = sentence.doc[: verb.i][-1]
    who = sentence.text[found.start("rest") : verb.idx].strip()
    if doer.text != ")" and doer.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    many = who.endswith("s") if doer.text == ")" else doer.tag_ in ("NNS", "NNPS")
    form = _form(root_of(main), verb, many)
    if form is None:
        return None
    rest = sentence.text[verb.idx + len(verb) :]
    said = stands_alone(f"{who} {form}{rest}")
    return None if said is None else f"{sentence_of(found['main'])} {said.text}"


def _form(root: spacy.tokens.Token, verb: spacy.tokens.Token, many: bool) -> str | None:
    helpers = helpers_of(root)
    first = next(iter(helpers), root)
    if first.lower_ == "will":
        return f"will {verb.lemma_}"
    if first.tag_ in ("VBZ", "VBP"):
        return str(verb.lemma_) if many else inflect(verb.lemma_, "VBZ")
    return inflect(verb.lemma_, "VBD") if first.tag_ == "VBD" else None


REWRITER = Rewriter(
    id="split_with",
    mends=(),
    turn=64,
    propose=propose,
    examples=(
        (
            "This includes help at home for people who are ill, with a nurse playing a big role.",
            "This includes help at home for people who are ill. A nurse plays a big role.",
        ),
        (
            "The report on the care in our town is clear, with people describing a lot of long waits.",
            "The report on the care in our town is clear. People describe a lot of long waits.",
        ),
        (
            "The team will come to your home on Monday 3 May 2027, with Ann Bell leading the visit.",
            "The team will come to your home on Monday 3 May 2027. Ann Bell will lead the visit.",
        ),
    ),
    leaves=(
        "We will send you a letter about the visit to your home, with a map of the town.",
        "You must come to the meeting at the town hall on Monday, with a friend helping you.",
        "We will not come to your home on Monday 3 May 2027, with Ann Bell leading the visit.",
    ),
)
