"""A bullet or a sentence in a form that no splitter reads -> the same cut, in plain form.

A bullet that says what people told us often has no capital and no full stop, and a sentence may
hold a short term in quotation marks. Both are put into plain form, the splitters look at that, and
the marks go back in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from easyread.grammar import is_imperative, words
from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import capital, own_subject, root_of, stands_alone
from easyread.simplify.policy import SURE
from easyread.simplify.registry import Hit, Proposal, Rewriter, rewriters

_TERM = re.compile(r"(?<!\w)[“\"‘'](?P<term>[A-Za-z][A-Za-z -]{2,40})[”\"’'](?!\w)")
_MARKED = re.compile(r"[“”\"‘]|(?<!\w)'")
_STOP = re.compile(r"[.!?:;,]$")
# Under these a bullet is a statement of its own. Under "one of these must be so" it is a condition,
# and its two halves must stay together.
_TOLD = re.compile(
    r"\b(?:said|says?|tell|told|heard|hear|found|felt|thought|shared|raised|learned|shows?|showed|suggested|"
    r"highlighted|reported|noted|agreed|points?|examples?|insights|comments|views|opinions|themes|findings)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:if|when|unless|whether|one|any|either|must|should|criteria|conditions?|rules?|appl\w+|not|no|where|"
    r"except|because|to)\s*:?$|\b(?:if|unless|one of|any of|either|must|criteria|conditions?|except)\b",
    re.IGNORECASE,
)
LONG_ENOUGH, MOST_TERM_WORDS = 14, 4


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose what the first sure splitter makes of the sentence in plain form."""
    text = sentence.text.strip()
    if len(words(text)) < LONG_ENOUGH or len(sentence.sentences) != 1:
        return
    plain, terms = _without_marks(text)
    if plain is None:
        return
    if plain[:1].islower() or not plain.endswith("."):
        if not _is_told(letter, sentence.block):
            return
        plain = plain if plain[:1].isupper() else capital(plain)
        plain = plain if plain.endswith(".") else plain + "."
    if plain == text:
        return
    whole = stands_alone(plain)
    if whole is None or is_imperative(whole.doc) or own_subject(root_of(whole)) is None:
        return
    for proposal in _made_of(plain, letter):
        after = _with_marks(proposal.after, terms)
        if after is not None:
            yield replace(proposal, after=after, confidence=min(proposal.confidence, 0.84))
            return


def _made_of(plain: str, letter: Letter | None) -> Iterator[Proposal]:
    """Everything that the sure splitters make of a plain sentence, in the order of their turns."""
    parsed = parse(plain)
    for other in rewriters():
        if other.id.startswith("split_") and other.id != REWRITER.id and not other.mends:
            yield from (p for p in other.propose((), parsed, letter) if p.confidence >= SURE)


def _without_marks(text: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Take the marks off each short term; None where marks stay: those are somebody's own words."""
    terms = tuple((m[0], m["term"]) for m in _TERM.finditer(text))
    plain = _TERM.sub(lambda m: m["term"], text)
    short = all(len(term.split()) <= MOST_TERM_WORDS for _, term in terms)
    if _MARKED.search(plain) or not short or (not plain.endswith(".") and _STOP.search(plain)):
        return None, ()
    return plain, terms


def _with_marks(after: str, terms: tuple[tuple[str, str], ...]) -> str | None:
    """Put the marks back; None where a term was cut, or is said twice now."""
    for marked, term in terms:
        if after.count(term) != 1:
            return None
        after = after.replace(term, marked)
    return after


def _is_told(letter: Letter | None, block_id: str) -> bool:
    """Say whether this is a bullet under a lead-in after which each bullet is said for itself."""
    if letter is None:
        return True
    lead = ""
    for block in letter.blocks:
        if block.id == block_id:
            return (
                block.kind == "item"
                and _TOLD.search(lead) is not None
                and _HOLDS.search(lead) is None
            )
        if block.kind != "item":
            lead = block.text.rstrip()[-120:]
    return False


REWRITER = Rewriter(
    id="split_bullet",
    mends=(),
    turn=66,
    propose=propose,
    examples=(
        (
            "our staff will visit every home in the street and we will send you the dates in May",
            "Our staff will visit every home in the street. We will send you the dates in May.",
        ),
        (
            "The nurse will ask about your ‘lived experience’ of care, and you can bring a friend with you.",
            "The nurse will ask about your ‘lived experience’ of care. You can bring a friend with you.",
        ),
    ),
    leaves=(
        "send the form back to the office in the town and tell us your new address at once",
        "She said “we will all come to the house, and you can bring a friend with you” to us.",
        "the child is under 8 or lives in the town and has to walk for more than 2 miles",
        "our staff will visit and help you",
    ),
)
