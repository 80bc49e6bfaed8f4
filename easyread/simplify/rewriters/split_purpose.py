"""A purpose at the end of a long sentence ("in order to", "so people can") -> "This is to ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of, is_imperative, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    has_deadline,
    may_be_cut,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_IN_ORDER = re.compile(
    r"^(?P<main>[^;:()]+?)(?:,?\s+in\s+order\s+to|,\s+to)\s+(?P<rest>(?!be\b)[a-z][^;:()]+)\.$"
)
_SO = re.compile(
    r"^(?P<main>[^;:(),]+?)\s+so\s+(?P<rest>(?:people|they|you|we|everyone|carers|families)\s+can\s+[^;:(),]+)\.$"
)
# Work that is done for a purpose; after others "to" may say what is wanted or allowed.
_WORK = frozenset(
    "work write arrange create hold run visit meet introduce develop publish collect send provide call build".split()
)
# "A plan to help you" and "the chance to speak": "to" belongs to the thing, not to the deed.
_TO_THINGS = frozenset(
    "plan plans right rights way ways chance chances opportunity opportunities power powers need needs duty "
    "duties order time times place places decision decisions ability step steps action actions effort efforts "
    "someone somebody anyone person people you them us him her able support permission training levers "
    "letter letters advice appointment appointments something anything money".split()
)
# A second purpose, condition or turn: nobody can say what the purpose belongs to.
_TANGLED = re.compile(
    r"\b(?:if|unless|when|because|but|only|not|never|so|enough|too|in\s+order|whether|who|which)\b",
    re.I,
)
# "We need your form in order to pay you" says what must be; these do not tell a deed.
_NOT_DEEDS = frozenset(
    "be have need want ask require use agree try continue seem like have take allow help".split()
)
_OURS = re.compile(r"^(?:We|I|They|The|Our|Your|A|An|My|Staff)\b")
_DOERS = re.compile(r"^(?:We|I|They|Staff)\b")
LONG_ENOUGH, FEWEST = 16, 6


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the purpose as a sentence of its own."""
    if not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    found = _IN_ORDER.match(sentence.text) or _bare(sentence)
    link = "This is to"
    if found is None:
        found, link = _SO.match(sentence.text), "This is so"
    if found is None or not _OURS.match(found["main"]) or len(words(found["main"])) < FEWEST:
        return
    if found["main"].split(" ", 1)[0].lower() in CONDITIONS or _TANGLED.search(found["main"]):
        return
    if link == "This is so" and not _DOERS.match(found["main"]):
        return  # "The office is closing so you can ...": what follows, not what for
    if has_deadline(found["rest"]):
        return
    if link == "This is to" and not _is_deed(sentence, found.start("rest")):
        return
    main = stands_alone(found["main"])
    if main is None or is_imperative(main.doc) or is_negated(root_of(main)):
        return
    root = root_of(main)
    if root.lemma_ in _NOT_DEEDS or "would" in {h.lower_ for h in helpers_of(root)}:
        return
    after = f"{sentence_of(found['main'])} {link} {found['rest']}."
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.84, "split", source="S-02")


def _bare(sentence: Parsed) -> re.Match[str] | None:
    """Find a bare "to" that says what some work is for: "We are working with schools to help ..."."""
    root = root_of(sentence)
    if root.lemma_ not in _WORK:
        return None
    for verb in root.children:
        to = verb.left_edge
        if verb.dep_ != "advcl" or verb.tag_ != "VB" or to.lower_ != "to" or to.i < FEWEST:
            continue
        before = to.nbor(-1)
        if before.lower_ in _TO_THINGS or before.pos_ not in ("NOUN", "PROPN", "PUNCT"):
            return None
        return re.match(
            rf"^(?P<main>[^;:]{{{to.idx - 1}}})\s+to\s+(?P<rest>[a-z][^;:()]+)\.$", sentence.text
        )
    return None


def _is_deed(sentence: Parsed, start: int) -> bool:
    """Say whether "to" here opens a deed: a bare verb (or an adverb and a verb) follows."""
    at = next((t for t in sentence.doc if t.idx == start), None)
    if at is None:
        return False
    verb = at.nbor() if at.pos_ == "ADV" and at.i + 1 < len(sentence.doc) else at
    return bool(verb.tag_ == "VB")


REWRITER = Rewriter(
    id="split_purpose",
    mends=(),
    turn=63,
    propose=propose,
    examples=(
        (
            "We will send a nurse to your home on Monday 3 May 2027 in order to look at your skin.",
            "We will send a nurse to your home on Monday 3 May 2027. This is to look at your skin.",
        ),
        (
            "We will change the way that mental health services work here, to better meet local needs.",
            "We will change the way that mental health services work here. "
            "This is to better meet local needs.",
        ),
        (
            "We are working with schools and other groups all over the country to make it easier to find work.",
            "We are working with schools and other groups all over the country. "
            "This is to make it easier to find work.",
        ),
        (
            "We will make the advice on our new website easier to read so people can understand it.",
            "We will make the advice on our new website easier to read. "
            "This is so people can understand it.",
        ),
    ),
    leaves=(
        "We are working with the schools in the town on a new plan to make it easier to find work.",
        "We will send a nurse from the team at the town hall who has time to help you with the form.",
        "We are not working with the schools and other groups in the country to make it easier to find work.",
        "We need your form and the 2 letters from your bank by Friday 3 May in order to pay you.",
        "You must fill in the form on the next page in order to get the money that you need.",
        "We did not call you at home on Monday 3 May 2027 in order to talk about your money.",
        "The office on the high street will be shut on Monday so you can call the other office.",
        "We will call you in order to help.",
    ),
)
