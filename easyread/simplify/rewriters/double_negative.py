"""Two negatives ("You cannot ... unless ...") -> one condition. Only suggested: it is easy to twist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_UNLESS = re.compile(
    r"^(?P<who>[^,;]+?)\s+(?:(?P<can>can(?:not|\s+not|['’]t))|(?P<will>will\s+not|won['’]t))\s+"
    r"(?P<what>[^,;]+?),?\s+unless\s+(?P<condition>[^,;]+)\.$"
)
_FAIL = re.compile(r"\bmust not fail to\b")
NEGATIVES = re.compile(r"\b(?:not|no|never|nobody|nothing|without|n['’]t|or|and)\b", re.IGNORECASE)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Suggest the positive form of one of two fixed patterns."""
    after = _positive(sentence.text) if may_be_cut(sentence) else None
    if after is not None and is_well_formed(after):
        yield Proposal(after, "Say what can be done.", 0.6, source="S-08")


def _positive(text: str) -> str | None:
    if _FAIL.search(text):
        return _FAIL.sub("must", text)
    found = _UNLESS.match(text)
    if found is None or any(NEGATIVES.search(found[g]) for g in ("who", "what", "condition")):
        return None
    verb = "can" if found["can"] else "will"
    return f"{found['who']} {verb} only {found['what']} if {found['condition']}."


REWRITER = Rewriter(
    id="double_negative",
    mends=("double_negative",),
    turn=80,
    propose=propose,
    examples=(
        (
            "You cannot appeal unless you send the form.",
            "You can only appeal if you send the form.",
        ),
        ("We will not pay you unless you call us.", "We will only pay you if you call us."),
        ("You must not fail to tell us.", "You must tell us."),
    ),
    leaves=(
        "You can appeal if you send the form.",
        "You cannot appeal unless you do not agree.",
        "Do not stop the tablets without asking the nurse.",
    ),
)
