"""Two statements joined by ";", " - ", ", so", ", and" or brackets -> one sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_imperative, words
from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import (
    CONDITIONS,
    in_brackets,
    may_be_cut,
    own_subject,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_SO = re.compile(
    r"^(?P<left>[^;]+),\s+so\s+(?P<right>(?:please|we|you|they|it|this|your|the|do|you['’]ll|we['’]ll)\b[^;]+)$"
)

_ANY_DASH = r"\s[-–—]\s"
_DASH = re.compile(rf"^(?P<left>[^;:()]+?){_ANY_DASH}(?P<right>[^;:()]+)$")
_ASIDE = re.compile(
    r"^(?P<left>[^;()]+?)\s+\((?P<aside>(?:we|you|they|this|these|it|there|a|an|the|your|our|please)\b[^;()]+?)\.?\)\.$",
    re.IGNORECASE,
)
# Anything but a comma, ";" or brackets; the comma of "£4,310" is none.
_PLAIN = r"(?:[^,;()]|(?<=\d),(?=\d{3}))"
_AND = re.compile(rf"^(?P<left>{_PLAIN}+),\s+and\s+(?P<right>{_PLAIN}+)$")
# A pronoun that can only be a subject opens a second statement, comma or no comma.
_AND_WE = re.compile(rf"^(?P<left>{_PLAIN}+?)\s+and\s+(?P<right>(?:we|they|I)\s{_PLAIN}+)$")
_SHORT = 11
# "Make sure that someone is in, and keep the dog away": the order after the comma is a second one.
_SURE_THAT = re.compile(
    r"^(?:Please\s+)?(?:M|m)ake\s+sure\s+that\s+(?=\w+\s+(?:\w+\s+){0,6}(?:is|has)\b)"
)
# In the left half these may reach over "and"; in the right half they may reach back over it.
_GOVERNS = re.compile(
    r"\b(?:because|as|since|if|unless|when|while|until|where|so|although|whether|either|both|neither|nor|only|who|"
    r"which|what|how|why|not|never|no|than|that)\b",
    re.IGNORECASE,
)
_TRAILS = re.compile(
    r"\b(?<!know\s)(?<!us\s)(?:if|unless|until|because|whether|while)\b|^(?:so|then|to)\b",
    re.IGNORECASE,
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose two sentences where both halves stand up alone."""
    if not may_be_cut(sentence):
        return
    fronted = sentence.doc[0].lower_ in CONDITIONS | {"should"}
    attempts = (_split_semicolon, _split_dash, _split_aside, _split_so, _split_and)
    for attempt in attempts[:1] if fronted else attempts:
        found = attempt(sentence)
        if found is not None:  # each half was found whole
            yield Proposal(
                found[0], "One idea in each sentence.", found[1], "split", source="S-02, S-15"
            )
            return


def _split_semicolon(sentence: Parsed) -> tuple[str, float] | None:
    text = sentence.text
    if text.count(";") != 1 or in_brackets(next(t for t in sentence.doc if ";" in t.text)):
        return None
    left, right = (piece.strip() for piece in text.split(";"))
    if left.split(" ", 1)[0].lower() in CONDITIONS and not right.startswith("if "):
        return None  # "If you are late, wait; we will call you": when do we call?
    for word in ("and ", "but ", "so "):
        if right.startswith(word):
            right = right[len(word) :] if word == "and " else right
    halves = sentence_of(left), sentence_of(right)
    if all(is_well_formed(h) and _has_subject_first(h) for h in halves):
        return " ".join(halves), 0.88
    return None


def _has_subject_first(text: str) -> bool:
    root = root_of(parse(text))
    return own_subject(root) is not None or is_imperative(root.doc)


def _split_so(sentence: Parsed) -> tuple[str, float] | None:
    """Cut ", so please ..." and ", so we ..."; ", so you can ..." says what for, and stays."""
    found = _SO.match(sentence.text) if ", so " in sentence.text else None
    if found is None or found["left"].split(" ", 1)[0].lower() in CONDITIONS:
        return None
    if found["right"].startswith("do ") and not re.search(r"\byour?\b", found["left"], re.I):
        return None  # "We have the form, so do not need it": who does not?
    halves = sentence_of(found["left"]), sentence_of(found["right"])
    if re.search(r"\b(?:can|could|may|might)\b", found["right"]) or not all(
        is_well_formed(h) and _has_subject_first(h) for h in halves
    ):
        return None
    return f"{halves[0]} So {found['right']}", 0.85


def _split_dash(sentence: Parsed) -> tuple[str, float] | None:
    """Cut at the one dash between two whole statements."""
    found = _DASH.match(sentence.text) if re.search(_ANY_DASH, sentence.text) else None
    if found is None or re.search(_ANY_DASH, found["right"]):
        return None
    if found["right"][0].isupper() and not found["right"].startswith(("I ", "I'")):
        return None  # "Scotland's Carers – Update 11": the dash is part of a name
    return _both(found["left"], found["right"])


def _split_aside(sentence: Parsed) -> tuple[str, float] | None:
    """Take "(we have enclosed a copy)" out of its brackets, behind the sentence it closes."""
    found = _ASIDE.match(sentence.text) if "(" in sentence.text else None
    if found is None:
        return None
    return _both(found["left"], found["aside"])


def _split_and(sentence: Parsed) -> tuple[str, float] | None:
    """Cut at the one ", and" (or "and we") where each half alone is whole, and nothing governs both."""
    found = _AND.match(sentence.text) if ", and " in sentence.text else None
    if found is None and len(words(sentence.text)) >= _SHORT:
        found = _AND_WE.match(sentence.text)
    if (
        found is None
        or _GOVERNS.search(_SURE_THAT.sub("", found["left"]))
        or _TRAILS.search(found["right"])
    ):
        return None
    second = stands_alone(found["right"])
    first = None if second is None else stands_alone(found["left"])
    if first is None or second is None:
        return None
    if is_imperative(second.doc):
        if not is_imperative(first.doc):
            return None
    elif is_imperative(first.doc) or _may_be_listed(first, second):
        return None
    return f"{first.text} {second.text}", 0.86


def _may_be_listed(first: Parsed, second: Parsed) -> bool:
    """Say whether the second subject may go on a list: "the way care works, and support is given".

    Without a clause in the first half there is nothing for it to go on with: its one comma is ours.
    """
    subject = own_subject(root_of(second))
    bare = subject is not None and subject.left_edge.pos_ in ("NOUN", "ADJ", "VERB")
    return bare and any(t.dep_ in ("relcl", "ccomp", "acl", "pcomp") for t in first.doc)


def _both(left: str, right: str) -> tuple[str, float] | None:
    """Say both pieces as sentences, where each is whole."""
    second = stands_alone(right)
    first = None if second is None else stands_alone(left)
    if first is None or second is None or is_imperative(second.doc) > _is_polite(right):
        return None
    return f"{first.text} {second.text}", 0.86


def _is_polite(order: str) -> bool:
    return order.lower().startswith(("please ", "do not "))


REWRITER = Rewriter(
    id="split_joins",
    mends=(),
    turn=49,
    propose=propose,
    examples=(
        (
            "We sent you a letter; you did not reply to it.",
            "We sent you a letter. You did not reply to it.",
        ),
        (
            "Parking is limited, so please allow extra time.",
            "Parking is limited. So please allow extra time.",
        ),
        (
            "The lift is broken – you must use the stairs.",
            "The lift is broken. You must use the stairs.",
        ),
        (
            "You must sign the form (we have enclosed a copy).",
            "You must sign the form. We have enclosed a copy.",
        ),
        (
            "Your rent went up in May, and the new amount is £80 a week.",
            "Your rent went up in May. The new amount is £80 a week.",
        ),
        (
            "Tea will be served in the main hall at the end, and people can take photographs.",
            "Tea will be served in the main hall at the end. People can take photographs.",
        ),
        (
            "Please make sure that someone over 18 is at home, and keep your dog in another room.",
            "Please make sure that someone over 18 is at home. Keep your dog in another room.",
        ),
        (
            "If you do not pay, the charge may go up; if it is still not paid, a court may look at it.",
            "If you do not pay, the charge may go up. If it is still not paid, a court may look at it.",
        ),
        (
            "The nurse will look at your skin and we will call you when we have the result.",
            "The nurse will look at your skin. We will call you when we have the result.",
        ),
    ),
    leaves=(
        "We hope that the nurse will look at your skin and we will call you in May.",
        "You can choose what you and we will do on the first day of the visit.",
        "We paid you because you were ill, and your landlord wrote to us.",
        "You must sign the form (see page 2).",
        "We look at the way care works, and support is given.",
        "We have the form, so do not need a new one.",
        "You can call us on Monday - or on Friday.",
        "Ask for a receipt, so you can prove it.",
        "Bring your letter; your pass; and your glasses.",
        "If you are late, wait; we will call you.",
        "You can drink water; not tea.",
    ),
)
