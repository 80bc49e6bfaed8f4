"""A subject with "made by ..." in it -> who made it first, then what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, subtree_span, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import all_within, capital, may_be_cut, root_of, sentence_of
from easyread.simplify.inflect import inflect
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

# Shorter sentences are easy enough as they are.
SHORT = 11
_SUBJECT_FORM = {"you": "you", "us": "we", "me": "I", "him": "he", "her": "she", "them": "they"}
# "The benefit paid by the council" tells which one; "the decision made by us" is one that was made.
DONE_ONCE = frozenset(
    "make take issue send submit write reach give raise file lodge sign report bring serve request produce".split()
)
_OPEN = frozenset("any each every no all some only first last".split())


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose two sentences where the subject holds a whole story: what was made, by whom, when."""
    if not may_be_cut(sentence) or len(words(sentence.text)) < SHORT:
        return
    after = _split(root_of(sentence))
    if after is not None and is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.86, "split", source="S-02, S-05")


def _split(root: spacy.tokens.Token) -> str | None:
    doc = root.doc
    thing = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if thing is None or thing.tag_ != "NN" or doc[0].lower_ != "the" or thing.left_edge.i != 0:
        return None
    if any(t.lower_ in _OPEN or t.is_punct for t in doc[: thing.i]):
        return None
    told = [c for c in thing.children if c.i > thing.i]
    if len(told) != 1 or told[0].dep_ != "acl" or told[0].tag_ not in ("VBN", "VBD"):
        return None
    made = told[0]
    if made.i != thing.i + 1 or made.lemma_ not in DONE_ONCE or doc[made.i + 1].lower_ != "by":
        return None
    by = doc[made.i + 1]
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    first_helper = min([root.i, *(h.i for h in helpers_of(root))])
    if doer is None or by.head != made or not all_within(doc[made.i : first_helper], made):
        return None
    if any(t.dep_ in ("relcl", "acl", "conj", "neg") for t in doc[by.i : first_helper]):
        return None
    past = inflect(made.lemma_, "VBD")
    if past is None:
        return None
    who = subtree_span(doer)
    # "by the council on 3 May": the model may hang the date on the council.
    when = next((t.i for t in who if t.dep_ == "prep" and t.lower_ in ("on", "in", "at")), who.end)
    name = _SUBJECT_FORM.get(doer.lower_, doc[who.start : when].text)
    rest = doc[when:first_helper].text
    story = f"{capital(name)} {past} {_lower(doc[: thing.i + 1].text)} {rest}"
    return f"{sentence_of(story)} {doc[: thing.i + 1].text} {doc[first_helper:].text}"


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


REWRITER = Rewriter(
    id="split_made_by",
    mends=(),
    turn=41,  # after "was made by us" itself was turned
    propose=propose,
    examples=(
        (
            "The decision made by the Secretary of State on Sunday 3 May 2026 is set aside.",
            "The Secretary of State made the decision on Sunday 3 May 2026. The decision is set aside.",
        ),
        (
            "The request made by you on Monday 4 May 2026 has been refused.",
            "You made the request on Monday 4 May 2026. The request has been refused.",
        ),
        (
            "The report written by the head teacher in June will be sent to the panel.",
            "The head teacher wrote the report in June. The report will be sent to the panel.",
        ),
    ),
    leaves=(
        "The decision made by the council is final.",
        "The benefit paid by the council on the first Monday of the month is going up.",
        "Any decision made by the Secretary of State on or after Monday 4 May 2026 is final.",
        "The letters sent by the council on Monday 4 May 2026 and later are wrong.",
        "The first decision made by the Secretary of State on Sunday 3 May 2026 is set aside.",
    ),
)
