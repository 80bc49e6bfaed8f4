"""Three or more deeds after one helper ("We will A, B and C"), or examples with "if" -> bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    bullets,
    has_own_tense,
    may_be_cut,
    root_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_DEEDS = re.compile(
    r"^(?P<lead>[A-Z][^,;()]*?\s(?:will|must|can|should|may|(?:need|have|want|hope|plan|aim)\s+to|"
    r"(?:is|are)(?:\s+(?:asked|required|invited|advised|able|entitled|allowed))?\s+to))\s+"
    r"(?P<deeds>[^;()]+,[^;()]+?,?\s+and\s+[^;()]+)\.$"
)
_CUT = re.compile(r",\s+and\s+|,\s+")
_LAST_AND = re.compile(r"^(?P<one>.+?)\s+and\s+(?P<other>.+)$")
# Another condition or a tie inside the deeds: nobody can say how far it reaches.
_TANGLED = re.compile(
    r"\b(?:or|nor|if|unless|when|until|because|so|who|which|that|while|as|but|not|both|either|whether|then|"
    r"only|also|by\s+\w+ing|including|such)\b",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"^(?P<left>[^;()]+?),\s+for\s+example,?\s+(?P<word>if|when)\s+(?P<rest>[^;()]+)\.$"
)
LONG_ENOUGH, FEWEST, MOST = 12, 3, 8


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose one bullet for each deed or example."""
    if (
        "," not in sentence.text
        or not may_be_cut(sentence)
        or len(words(sentence.text)) < LONG_ENOUGH
    ):
        return
    for attempt in (_deeds, _examples):
        after = attempt(sentence.text)
        if after is not None and is_well_formed(after):
            yield Proposal(
                after, "A list is easier to read line by line.", 0.85, "split", source="S-19"
            )
            return


def _deeds(text: str) -> str | None:
    """Part "X will A, B and C" where the lead makes a whole sentence with each deed."""
    found = _DEEDS.match(text)
    if found is None or _TANGLED.search(found["deeds"]) or _TANGLED.search(found["lead"]):
        return None
    if found["lead"].split(" ", 1)[0].lower() in CONDITIONS:
        return None
    items = _CUT.split(found["deeds"])
    last = _LAST_AND.match(items[-1])
    if ", and " not in found["deeds"]:
        if last is None:
            return None
        items = [*items[:-1], last["one"], last["other"]]
    if not FEWEST <= len(items) <= MOST or not all(_is_deed(found["lead"], i) for i in items):
        return None
    return bullets(found["lead"], items)


def _is_deed(lead: str, item: str) -> bool:
    """Say whether an item begins with a bare verb that follows this very lead."""
    if " " not in item:
        return False
    alone = stands_alone(f"{lead} {item}")
    if alone is None or is_negated(root_of(alone)):
        return False
    at = len(lead) + 1
    verb = next((t for t in alone.doc if t.idx == at), None)
    return verb is not None and verb.tag_ in ("VB", "VBP") and verb.dep_ in ("ROOT", "xcomp")


def _examples(text: str) -> str | None:
    """Part "..., for example if you A, B, or if C" into bullets that each begin with "if"."""
    found = _EXAMPLES.match(text)
    if found is None or stands_alone_with_condition(found["left"]) is None:
        return None
    word = found["word"]
    items: list[str] = []
    for piece in re.split(r",\s+(?:or\s+)?|\s+or\s+(?=if\b|when\b|you\b)", found["rest"]):
        clause = re.sub(rf"^{word}\s+", "", piece)
        whole = clause if clause.startswith(("you ", "your ")) else None
        if whole is None and items and items[-1].startswith(f"{word} you "):
            whole = f"you {clause}"
        said = None if whole is None else stands_alone(whole)
        if whole is None or said is None or not has_own_tense(root_of(said)):
            return None
        items.append(f"{word} {whole}")
    if not 2 <= len(items) <= MOST:
        return None
    return f"{found['left']}. " + bullets("For example", items)


def stands_alone_with_condition(left: str) -> Parsed | None:
    """Give what stands before the examples, where it is whole; its own "if" may be at its end."""
    return stands_alone(left) if not left.startswith(("If ", "When ")) else None


REWRITER = Rewriter(
    id="list_deeds",
    mends=(),
    turn=58,
    propose=propose,
    examples=(
        (
            "The new service will check your care, improve your home and give more help to carers.",
            "The new service will:\n- check your care\n- improve your home\n- give more help to carers.",
        ),
        (
            "You must tell us if anything changes, for example if you go into hospital, leave the country, "
            "or if your health gets worse.",
            "You must tell us if anything changes. For example:\n- if you go into hospital\n"
            "- if you leave the country\n- if your health gets worse.",
        ),
    ),
    leaves=(
        "You must not leave the ward, eat any food and drink any water.",
        "We will call your mother, your father and your friend about the visit.",
        "You can call us, write to us or come to the office on Friday.",
        "You must sign the form, date it and send it to us if you move house.",
    ),
)
