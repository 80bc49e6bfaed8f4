"""A sentence that opens with its law or rule ("Under section 4 of the Act, ...") -> the law last, on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_imperative, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut, root_of, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

LONG = 12
_LAW = (
    r"(?:(?:[Ss]ections?|[Rr]egulations?|[Pp]aragraphs?|[Aa]rticles?|[Cc]lauses?|[Ss]chedule|[Pp]art)\s+\d[\w.()]*\s+"
    r"of\s+)?(?:the|our|your)\s+[^,;:()]*?\b(?:Act|Regulations|Order|Rules|Policy|policy|Byelaws|Code|Scheme|scheme|"
    r"[Aa]greement|licence|constitution)\b(?:\s+\d{4}(?:/\d\d)?)?"
)
_FIRST = re.compile(
    rf"^(?:(?P<under>Under)|In accordance with|In line with|Pursuant to)\s+(?P<law>{_LAW}"
    rf"|the\s+[A-Z][^,;:]*?\([^()]*\)\s+(?:Act|Regulations|Order|Rules)(?:\s+\d{{4}})?)(?P<comma>,?)\s+(?P<main>[^;:]+)\.$"
)
# A second clause after the first would have the law, or not; nobody can say.
_TANGLED = re.compile(
    r"\b(?:if|unless|except|provided|but|or|only|where|when|until|although|this|that|such)\b", re.I
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose what is so first, then the law that it rests on."""
    found = _FIRST.match(sentence.text)
    if found is None or not may_be_cut(sentence) or len(words(sentence.text)) <= LONG:
        return
    if not re.search(r"[A-Z\d]|^(?:our|your)\b", found["law"]):
        return  # "Under the scheme": it has no name that could stand behind "This is under"
    main = stands_alone(found["main"])
    if main is None or _TANGLED.search(found["main"]) or is_imperative(main.doc):
        return
    if is_negated(root_of(main)) or re.search(
        r"\b(?:no|not|never|nobody|nothing)\b", found["main"]
    ):
        return
    by = "under" if found["under"] else "in line with"
    after = f"{sentence_of(found['main'])} This is {by} {found['law']}."
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.85, "split", source="S-02, S-04")


REWRITER = Rewriter(
    id="split_law_first",
    mends=(),
    turn=47,  # before the main sentence is cut: the law stands behind all of it
    propose=propose,
    examples=(
        (
            "Under the Care Act 2014 the council has a duty to keep care and support plans under review.",
            "The council has a duty to keep care and support plans under review. "
            "This is under the Care Act 2014.",
        ),
        (
            "In accordance with the Trust's Access Policy, patients who miss a visit may be sent back to their GP.",
            "Patients who miss a visit may be sent back to their GP. "
            "This is in line with the Trust's Access Policy.",
        ),
        (
            "In accordance with the Council Tax (Administration and Enforcement) Regulations 1992, you have lost "
            "the right to pay by instalments.",
            "You have lost the right to pay by instalments. This is in line with the Council Tax "
            "(Administration and Enforcement) Regulations 1992.",
        ),
    ),
    leaves=(
        "Under the Act we can help.",
        "Under the Council's Home to School Travel Policy, we cannot give free travel to your son this year.",
        "Under clause 4.7 of your tenancy agreement you must let us in, provided that we wrote to you before.",
        "Under the table there was a box of old papers and letters from the council.",
    ),
)  # fmt: skip
