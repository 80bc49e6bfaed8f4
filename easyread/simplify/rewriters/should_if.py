"""A condition that opens with "should" ("Should the visit be missed, ...") -> "If the visit is missed, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of
from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import may_be_cut, own_subject, stands_alone
from easyread.simplify.inflect import inflect
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import opens_with_please

_WHO = r"(?:he|she|it|the|this|these|any|your|our|access|anyone|someone)"
_FRONT = re.compile(rf"^Should\s+(?P<case>{_WHO}\s[^,;:]+|access\s[^,;:]+),\s+(?P<main>[^;:]+)\.$")
_LAST = re.compile(rf"^(?P<main>[^;:]+?),?\s+should\s+(?P<case>{_WHO}\s[^,;:]+)\.$")
_GOES_ON = re.compile(r"(?:[^,]+,\s+)?(?:or|and)\b[^,]+,\s")
_ASKS = re.compile(r"\b(?:what|how|why|when|where|who|which|whether|that|as|and|or|than)$", re.I)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the plain "if", the order of the words as it was."""
    if "hould " not in sentence.text or not may_be_cut(sentence):
        return
    front = _FRONT.match(sentence.text)
    found = front or _LAST.match(sentence.text)
    if found is None or (front and _GOES_ON.match(found["main"])):
        return  # "under five, unwell, or have a fever, phone us": the case has not ended yet
    if _ASKS.search(found["main"].strip()):
        return
    main = stands_alone(found["main"])
    if main is None and not opens_with_please(parse(found["main"]).doc):
        return
    case = _now(found["case"])
    if case is None:
        return
    after = f"If {case}, {found['main']}." if front else f"{found['main']} if {case}."
    yield Proposal(after, "Say the condition with if.", 0.87, "reword", source="W-02")


def _now(case: str) -> str | None:
    """Say "the visit be missed" as a thing of now: "the visit is missed"; None where in doubt."""
    parsed = parse(f"Should {case}?")
    doc = parsed.doc
    first = doc[0]
    verb = first.head
    subject = own_subject(verb)
    if first.lower_ != "should" or verb == first or subject is None or not 0 < subject.i < verb.i:
        return None
    helpers = [h for h in helpers_of(verb) if h.i > subject.i]
    moved = helpers[0] if helpers else verb
    if moved.i != subject.right_edge.i + 1 or moved.tag_ not in ("VB", "VBP"):
        return None  # "should she not come", "should it still be shut": a person decides
    if any(c.tag_ in ("VB", "VBP") for c in verb.conjuncts):
        return None
    if any(
        t.tag_ in ("VB", "VBP") and t.nbor(-1).lower_ in ("or", "and") for t in doc[moved.i + 1 :]
    ):
        return None  # "be late or need help": the second verb would stay as it was
    many = subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("these", "they")
    if any(c.dep_ == "conj" for c in subject.children):
        return None
    form = inflect(moved.lemma_, "VBP" if many else "VBZ")
    if form is None:
        return None
    return f"{doc[1 : moved.i].text} {form} {doc[moved.i + 1 : -1].text}".rstrip()


REWRITER = Rewriter(
    id="should_if",
    mends=(),
    turn=25,
    propose=propose,
    examples=(
        (
            "Should access be refused or the visit missed, we will write to you.",
            "If access is refused or the visit missed, we will write to you.",
        ),
        (
            "Should the nurse be late, please wait in the hall.",
            "If the nurse is late, please wait in the hall.",
        ),
        (
            "Please ask her to ring me should she want to come.",
            "Please ask her to ring me if she wants to come.",
        ),
    ),
    leaves=(
        "Your form should the day before have been sent to us.",
        "Should anyone in the house be over 70, unwell, or need a carer, please phone us.",
        "Should the nurse not come, phone us.",
        "You should call the nurse.",
        "Should the nurse be late or need help, phone us.",
        "We asked what should the council do.",
    ),
)
