"""A tail such as ", including how to get help" or ", in line with the law" -> "This includes ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    has_deadline,
    in_brackets,
    may_be_cut,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

_TAIL = re.compile(
    r"^(?P<main>[^;:]+?),\s+(?P<word>including|in\s+line\s+with|in\s+accordance\s+with)\s+(?P<rest>[^;:()]+)\.$"
)
# What can be included: a thing, a deed or a question; "including at night" is none.
_THINGS = frozenset({"NOUN", "PROPN", "DET", "ADJ", "PRON", "NUM"})
_QUESTIONS = frozenset("how what who where why when whether".split())
# "Send us your papers, including the form to this office": the place may be for all of them.
_TO_ALL = frozenset("to at by before within until from".split())
_ENDS = re.compile(r",|\b(?:but|if|unless|because|until|so|which|who|rather)\b", re.IGNORECASE)
LONG_ENOUGH, FEWEST = 14, 6


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the tail as a sentence of its own."""
    found = _TAIL.match(sentence.text)
    if found is None or not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    at = sentence.doc.char_span(found.start("rest"), found.end("rest"))
    if has_deadline(found["rest"]):
        return
    if at is None or in_brackets(at[0]) or not _may_be_told(found["main"]):
        return
    if found["word"] == "including":
        if not _is_included(at) or _ENDS.search(found["rest"]):
            return
        root = root_of(sentence)
        tenses = {t.tag_ for t in sentence.doc if t.tag_ in ("VBZ", "VBP", "MD")}
        was = (helpers_of(root) or (root,))[0].tag_ == "VBD" and not tenses
        said = f"This {'included' if was else 'includes'} {found['rest']}."
    else:
        if at[0].pos_ not in _THINGS or _ENDS.search(found["rest"]):
            return
        said = f"This is {found['word']} {found['rest']}."
    after = f"{sentence_of(found['main'])} {said}"
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.84, "split", source="S-02")


def _may_be_told(main: str) -> bool:
    """Say whether what stands before the tail is one statement, long enough to be one of its own."""
    alone = stands_alone(main)
    if alone is None or len(words(main)) < FEWEST or alone.doc[0].lower_ in CONDITIONS:
        return False
    return not is_negated(root_of(alone)) and not re.search(r"\b(?:only|no|none)\b", main, re.I)


def _is_included(rest: spacy.tokens.Span) -> bool:
    first = rest[0]
    if first.lower_ in _QUESTIONS or (first.tag_ == "VBG" and len(rest) > 1):
        return True
    if any(t.lower_ in _TO_ALL and t.pos_ == "ADP" for t in rest):
        return False
    return first.pos_ in _THINGS and not any(t.tag_ in ("VBZ", "VBP", "MD") for t in rest)


REWRITER = Rewriter(
    id="split_including",
    mends=(),
    turn=61,  # after a list of three or more things
    propose=propose,
    examples=(
        (
            "They give advice on a range of things that matter to carers, including how to get help.",
            "They give advice on a range of things that matter to carers. This includes how to get help.",
        ),
        (
            "You must tell us about any change to the people in your home, including a new baby.",
            "You must tell us about any change to the people in your home. This includes a new baby.",
        ),
        (
            "Every council has an advice service for carers in its area, in line with its duties under the law.",
            "Every council has an advice service for carers in its area. "
            "This is in line with its duties under the law.",
        ),
    ),
    leaves=(
        "People with lived experience will stay at the heart of our work, including at night.",
        "You can come every Thursday up to and including the last week of the month of March.",
        "We will not pay any of your costs for the journey to us, including the bus.",
        "If you have any money from work, including a pension from an old job, please tell us.",
        "Send us your papers and all of your other letters, including a list of names by Monday 3 May.",
        "Bring your letter, including page 2.",
    ),
)
