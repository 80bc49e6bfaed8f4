"""Two or more questions after one lead ("about how A and what B") -> a bullet for each question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of, is_imperative, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    bullets,
    has_deadline,
    may_be_cut,
    own_subject,
    root_of,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_ASKS = r"(?:how|what|why|where|who|whether)"
_QUESTIONS = re.compile(
    rf"^(?P<lead>[A-Z][^;:()]*?)\s+(?P<rest>{_ASKS}\s[^;:()]*?,?\s+and\s+{_ASKS}\s[^;:()]+)\.$"
)
_CUT = re.compile(rf",?\s+and\s+(?={_ASKS}\s)|,\s+(?={_ASKS}\s)")
# These take a question; after a noun "who" tells which one ("people who live here").
_TAKES_QUESTION = re.compile(
    r"\b(?:about|on|at|of|to|consider|explain|explains|explained|decide|discuss|discussed|show|shows|say|says|know|"
    r"see|understand|describe|describes|check|find\s+out|tell\s+(?:us|you|me|them)|tells\s+you|told\s+(?:us|you)|"
    r"setting\s+out|sets?\s+out|ask(?:ed)?(?:\s+(?:you|us|them))?)$"
)
_TANGLED = re.compile(
    r"\b(?:not|no|never|only|either|if|unless|because|but|both|between|rather|depends?|depending)\b|n['’]t\b",
    re.IGNORECASE,
)
_VERBLIKE = frozenset({"VERB", "AUX"})
LONG_ENOUGH, SHORTEST = 14, 3


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the questions as bullets under their lead."""
    if not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    found = _QUESTIONS.match(sentence.text)
    if found is None or not _TAKES_QUESTION.search(found["lead"]):
        return
    if _TANGLED.search(sentence.text) or found["lead"].split(" ", 1)[0].lower() in CONDITIONS:
        return
    items = _CUT.split(found["rest"])
    if not 2 <= len(items) <= 6 or any(len(words(item)) < SHORTEST for item in items):
        return
    if "," in items[-1] or has_deadline(items[-1]):
        return  # ", giving credit for ...": it may belong to the lead
    root = root_of(sentence)
    if root.idx >= found.start("rest") or not (own_subject(root) or is_imperative(sentence.doc)):
        return
    if any(h.lower_ == "be" for h in helpers_of(root)) or not all(
        _has_verb(sentence, found.start("rest") + found["rest"].index(i), len(i)) for i in items
    ):
        return
    after = bullets(found["lead"], items)
    if is_well_formed(after):
        yield Proposal(after, "One question on each line.", 0.85, "split", source="S-19")


def _has_verb(sentence: Parsed, start: int, length: int) -> bool:
    return any(
        t.pos_ in _VERBLIKE for t in sentence.doc if start <= t.idx < start + length and t.idx
    )


REWRITER = Rewriter(
    id="list_questions",
    mends=(),
    turn=57,
    propose=propose,
    examples=(
        (
            "People want to know more about how the board will work and what its members will do.",
            "People want to know more about:\n- how the board will work\n- what its members will do.",
        ),
        (
            "We will look at how your health can change what you need, and how to make sure you get help.",
            "We will look at:\n- how your health can change what you need\n- how to make sure you get help.",
        ),
    ),
    leaves=(
        "We will talk to people in your town who live at home and who need help with care.",
        "We do not know how the board will work for you and what its members will do.",
        "How the money is paid and what it is for is a thing that we will look at soon.",
        "Tell us what you need and how.",
        "You must tell us about what you need from us and how you want to get it by Monday 3 May.",
        "You must send us a list that sets out how much you want and how you got to it, with your bills.",
    ),
)
