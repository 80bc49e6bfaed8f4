"""Several conditions of one result ("if A, or if B") -> the result once, a bullet for each condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_imperative, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import bullets, capital, has_deadline, may_be_cut, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_FIRST = re.compile(r"^If\s+(?P<rest>[^;:()]+?,\s+or\s+if\s+[^;:()]+)\.$")
_LAST = re.compile(r"^(?P<main>[^;:()]+?),?\s+if\s+(?P<rest>[^;:()]+?,?\s+or\s+if\s+[^;:()]+)\.$")
_CUT = re.compile(r",?\s+or\s+if\s+|,\s+if\s+")
# Another condition or a tie: nobody can say what hangs on what.
_TANGLED = re.compile(
    r"\b(?:unless|when|until|because|whether|although|but|so|as\s+long\s+as|except|in\s+which|either|"
    r"only|even|and\s+if|not\s+just|since|in\s+order)\b",
    re.IGNORECASE,
)
# "Ask if ...", "see if ...": whether.
_WHETHER = re.compile(
    r"\b(?:ask(?:ed)?|know|see|check|decide[ds]?|find\s+out|consider(?:ed)?|sure|wonder|looks?|as|what|"
    r"includ\w+|example)\b",
    re.IGNORECASE,
)
# The result comes first now: it must not point at a thing that a condition names.
_POINTS = re.compile(
    r"\b(?:it|they|them|its|their|he|she|him|her|his|this|these|that|then)\b", re.I
)
_STARTS = re.compile(
    r"(?:you|we|they|he|she|it|this|your|our|the|a|an|any|there|neither|no)\s+\w+\s+\w", re.I
)
_NAMES = re.compile(r"^(?:your|the|any|our)\s[\w' -]+,\s[\w' -]+\sor\s[\w' -]+$", re.IGNORECASE)
LONG_ENOUGH, FEWEST, MOST = 13, 2, 8


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose one bullet for each condition."""
    text = sentence.text
    if " or if " not in text or not may_be_cut(sentence) or len(words(text)) < LONG_ENOUGH:
        return
    after = _last(text) or _first(text)
    if after is not None and is_well_formed(after):
        yield Proposal(after, "One condition on each line.", 0.86, "split", source="S-11, S-19")


def _last(text: str) -> str | None:
    """Part "Tell us if A, if B or if C"."""
    found = _LAST.match(text)
    if found is None or _TANGLED.search(text) or _WHETHER.search(found["main"]):
        return None
    if stands_alone(found["main"]) is None:
        return None
    items = _CUT.split(found["rest"])
    return _listed(found["main"], items)


def _first(text: str) -> str | None:
    """Part "If A, or if B, tell us" at the one comma where a whole result begins."""
    found = _FIRST.match(text)
    if found is None or _TANGLED.search(text):
        return None
    *earlier, last = _CUT.split(found["rest"])
    ends = [
        (last[: comma.start()], last[comma.end() :])
        for comma in re.finditer(r",\s+", last)
        if stands_alone(last[: comma.start()]) and stands_alone(last[comma.end() :])
    ]
    if len(ends) != 1 or _POINTS.search(ends[0][1]) or _WHETHER.search(ends[0][1]):
        return None
    condition, result = ends[0]
    alone = stands_alone(result)
    if alone is None or not (is_imperative(alone.doc) or result.startswith(("you ", "we "))):
        return None
    return _listed(capital(result), [*earlier, condition])


def _listed(main: str, items: list[str]) -> str | None:
    """Set the conditions under their result, where each is a whole statement."""
    if not FEWEST <= len(items) <= MOST or has_deadline(items[-1]):
        return None
    said: list[str] = []
    for item in items:
        # "If" stands before it in the letter: a small model need not see the clause once more.
        plain = "," not in item and _STARTS.match(item)
        if not (plain or _NAMES.match(item) or stands_alone(item)) or re.search(r"\bif\b", item):
            return None
        said.append(item)
    named = [*said[:-1], f"or {said[-1]}"]
    comma = "," if "," in main else ""
    return bullets(f"{main}{comma} if", named)


REWRITER = Rewriter(
    id="list_conditions",
    mends=(),
    turn=23,  # before a condition is moved or a result is cut
    propose=propose,
    examples=(
        (
            "You must tell us straight away if you get better, if you leave the country, "
            "or if your name or address changes.",
            "You must tell us straight away if:\n- you get better\n- you leave the country\n"
            "- or your name or address changes.",
        ),
        (
            "You must tell us if you go into hospital for more than 28 days, or if your name, "
            "address or bank details change.",
            "You must tell us if:\n- you go into hospital for more than 28 days\n"
            "- or your name, address or bank details change.",
        ),
        (
            "If this is not correct, or if your friend is a student, you should tell us in writing, with proof.",
            "You should tell us in writing, with proof, if:\n- this is not correct\n- or your friend is a student.",
        ),
    ),
    leaves=(
        "If your needs have changed, or if you feel unsafe, they can be looked at again by us.",
        "Please ask the nurse at the clinic if you can eat, or if you can drink.",
        "You can only appeal against this if you have new facts, or if the law has changed.",
        "You must tell us at the office if you are ill, or if you cannot come to the clinic by Monday.",
        "Tell us if your savings go up, in which case you must pay, or if they go down.",
    ),
)
