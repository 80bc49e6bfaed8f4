"""A condition in front with no comma after it -> the same words with the comma that shows its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import is_imperative
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut, own_subject, root_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter

if TYPE_CHECKING:
    import spacy.tokens

MARKS = frozenset("if when once unless where as".split())
# What can open the main clause; after a bare noun the cut would be a guess.
OPENERS = frozenset({"PRON", "DET"})
SHORTEST = 3


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose a comma where the condition ends and a whole statement begins."""
    if not may_be_cut(sentence) or sentence.doc[0].lower_ not in MARKS:
        return
    at = _end_of_condition(sentence.doc, root_of(sentence))
    if at is None:
        return
    front, rest = sentence.doc[:at], sentence.doc[at:]
    if stands_alone(front[1:].text) is None or stands_alone(rest.text) is None:
        return
    after = f"{front.text}, {rest.text}"
    yield Proposal(after, "A comma shows where the condition ends.", 0.88, "order", source="S-11")


def _end_of_condition(doc: spacy.tokens.Doc, root: spacy.tokens.Token) -> int | None:
    """Give the first token of the main clause, where the parse leaves no doubt about it."""
    clause, subject = doc[0].head, own_subject(root)
    if subject is None or clause.dep_ != "advcl" or clause.head != root or clause.left_edge.i != 0:
        return None
    at = int(subject.left_edge.i)
    if clause.right_edge.i != at - 1 or at <= SHORTEST or own_subject(clause) is None:
        return None
    if any(t.is_punct or t.dep_ == "cc" for t in doc[:at]) or doc[at].pos_ not in OPENERS:
        return None
    if doc[at].lower_ in ("that", "who", "which", "whom", "what") or is_imperative(doc[at:]):
        return None
    return at


REWRITER = Rewriter(
    id="comma_after_condition",
    mends=(),
    turn=21,  # other rewriters look for the comma
    propose=propose,
    examples=(
        (
            "If your test is clear you will get a letter.",
            "If your test is clear, you will get a letter.",
        ),
        (
            "When we have your form the team will call you.",
            "When we have your form, the team will call you.",
        ),
    ),
    leaves=(
        "If you are ill, you must call us.",
        "If you think you are ill call us.",
        "As you know the rent is going up.",
        "When you tell us the truth we will help.",
        "You must call us if you are ill.",
    ),
)
