"""Three or more parts that each open with "that" or "to" -> one lead-in and a bullet for each.

The word that is said again shows where each part starts, so no part can hang on another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import bullets, root_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_THAT = re.compile(
    r"^(?P<lead>[A-Z][^;:()\"“”?]*?\sthat)\s(?P<items>[^:()\"“”?]+?;\s(?:and\s)?that\s[^:()\"“”?]+)\.$"
)
_TO = re.compile(
    r"^(?P<lead>[A-Z][^;:()\"“”?]*?,?)(?P<which>\s(?:in|during)\swhich)?\sto\s"
    r"(?P<items>[^;:()\"“”?]+?,\s(?:and\s)?to\s[^;:()\"“”?]+)\.$"
)
_CUTS = {
    "that": re.compile(r";\s+(?:and\s+)?that\s+"),
    "to": re.compile(r",\s+(?:and\s+)?to\s+|\s+and\s+to\s+"),
}
_NOT_LEADS = re.compile(
    r"\b(?:not|no|never|nor|neither|either|both|only|if|unless|when|whether|between|or)\b|n['’]t",
    re.IGNORECASE,
)
_TANGLED = re.compile(r"\b(?:if|unless|nor|or to|either|both|whichever)\b", re.IGNORECASE)
FEWEST, MOST, LONG_ENOUGH = 3, 8, 18


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose a list where every part is whole behind the lead-in."""
    text = sentence.text
    if text.count(" that ") < FEWEST and text.count(" to ") < FEWEST:
        return
    if len(words(text)) < LONG_ENOUGH:
        return
    for word, pattern in (("that", _THAT), ("to", _TO)):
        found = pattern.match(text)
        items = None if found is None else _items(found["lead"], found["items"], word)
        if found is None or items is None:
            continue
        lead = found["lead"]
        if word == "to":
            if re.search(r"\bfrom\b", lead) and not found["which"]:
                return  # "from the shop to the bank, to ..."
            lead = f"{lead if lead.count(',') > 1 else lead.rstrip(',')} to"
        after = bullets(lead, items)
        if is_well_formed(after):
            yield Proposal(
                after, "A list is easier to read line by line.", 0.85, "split", source="S-19"
            )
        return


def _items(lead: str, parts: str, word: str) -> list[str] | None:
    """The parts, or None where a condition, "not" or "or" may reach over more than one."""
    if _NOT_LEADS.search(lead) or _TANGLED.search(parts):
        return None
    items = [item.strip(" ,;") for item in _CUTS[word].split(parts)]
    if not FEWEST <= len(items) <= MOST or (word == "to" and "and to " not in parts):
        return None
    for item in items:
        whole = stands_alone(item if word == "that" else f"You must {item}")
        if whole is None or ";" in item or (word == "to" and is_negated(root_of(whole))):
            return None
    if word == "to" and stands_alone(f"{lead.rstrip(',')} to {items[0]}") is None:
        return None
    return items


REWRITER = Rewriter(
    id="list_repeated",
    mends=(),
    turn=57,
    propose=propose,
    examples=(
        (
            "The survey says that the roof leaks in the back room; that the boiler is 30 years old; and "
            "that the kitchen is damp.",
            "The survey says that:\n- the roof leaks in the back room\n- the boiler is 30 years old\n"
            "- the kitchen is damp.",
        ),
        (
            "You have 15 days in which to write to us about the draft, to ask for a school, and to ask for "
            "a meeting with an officer.",
            "You have 15 days to:\n- write to us about the draft\n- ask for a school\n"
            "- ask for a meeting with an officer.",
        ),
    ),
    leaves=(
        "The survey does not say that the roof leaks in the back room; that the boiler is old; and that the "
        "kitchen is damp.",
        "You have 15 days in which to write to us about the draft, to ask for a school, or to ask for a "
        "meeting with an officer.",
        "She went to the shop, to the bank and to the office to ask them about the money that she lost.",
    ),
)
