"""A long sentence that ends with "under section 83 of the Housing Act 1985" -> the law on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import root_of, sentence_of
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

LONG_ENOUGH = 18
_UNDER = re.compile(
    r"^(?P<left>[A-Z][^;?\"“”]+?)\s+under\s+"
    r"(?P<law>(?:[Ss]ections?|[Rr]egulations?|[Pp]aragraphs?|[Aa]rticles?|[Ss]chedule|[Pp]art)\s+\d[^;?\"“”]*?"
    r"\bof the\b[^;?\"“”]*?\b(?:Act|Regulations|Order|Rules)\b(?P<rest>[^;?\"“”]*))\.$"
)
# What may stand behind the name of the law: its year, a bracket, and one more law or scheme.
_REST = re.compile(
    r"(?:\s\d{4})?(?:\s\([^()]*\))?(?:\sand\s(?:the|our)\s[^,()]{3,60}?(?:\s\d{4}(?:/\d\d)?)?)?"
)
_VERBAL = frozenset("VBZ VBD VBP MD TO".split())


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose what is done first, then the law that lets it be done."""
    found = _UNDER.match(sentence.text) if " under " in sentence.text else None
    if found is None or len(sentence.sentences) != 1 or len(words(sentence.text)) < LONG_ENOUGH:
        return
    left = sentence_of(found["left"])
    if not _REST.fullmatch(found["rest"]) or is_negated(root_of(parse(left))):
        return
    outside = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), sentence.text)
    under = next((t for t in sentence.doc if t.idx > found.end("left")), None)
    deed = None if under is None or under.lower_ != "under" else under.head
    if deed is None or deed.pos_ != "VERB" or deed.dep_ in ("acl", "relcl", "amod", "advcl"):
        return  # "an offence under section 5" names the offence
    tail = [t for t in sentence.doc if t.idx > found.end("left") and outside[t.idx] != " "]
    if any(t.tag_ in _VERBAL for t in tail):
        return
    after = f"{left} This is under {found['law']}."
    if is_well_formed(left):
        yield Proposal(after, "One idea in each sentence.", 0.86, "split", source="S-02, S-04")


REWRITER = Rewriter(
    id="split_under_act",
    mends=(),
    turn=57,
    propose=propose,
    examples=(
        (
            "If you do not pay the money by Friday 3 May 2026, we will send you a notice under section 21 of "
            "the Housing Act 1988.",
            "If you do not pay the money by Friday 3 May 2026, we will send you a notice. This is under "
            "section 21 of the Housing Act 1988.",
        ),
        (
            "Your right to Council Tax Reduction has been assessed again under Section 13A(1)(a) of the Local "
            "Government Finance Act 1992 and the council's local scheme for 2026/27.",
            "Your right to Council Tax Reduction has been assessed again. This is under Section 13A(1)(a) of "
            "the Local Government Finance Act 1992 and the council's local scheme for 2026/27.",
        ),
    ),
    leaves=(
        "We cannot give you the names of the people who wrote to us about this under section 40 of the Freedom "
        "of Information Act 2000.",
        "We will pay you under section 12 of the Act.",
        "Driving without a licence on any road in the United Kingdom can be an offence under section 87 of the "
        "Road Traffic Act 1988.",
    ),
)
