"""What "may result in ..." leads to -> a clause with its own subject: "you may be discharged"."""

from __future__ import annotations

import re

from easyread.grammar import helpers_of, is_negated
from easyread.nlp import parse
from easyread.simplify.clauses import (
    SUBJECTS,
    is_name,
    lower_start,
    own_subject,
    root_of,
    stands_alone,
)

# "Your being sent home", "you losing your place": whoever stands before the -ing word.
WHO = {
    "your": "you",
    "you": "you",
    "their": "they",
    "them": "they",
    "our": "we",
    "us": "we",
    "my": "I",
    "me": "I",
    "his": "he",
    "him": "he",
    "her": "she",
    "its": "it",
    "it": "it",
}
_BEING = re.compile(r"^(?P<who>[^,;()]+?)(?P<not>\s+not)?\s+being\s+(?P<rest>[^;()]+)$")
_DOING = re.compile(r"^(?P<who>\w+)(?P<not>\s+not)?\s+(?P<verb>\w+ing)\s+(?P<rest>[^;()]+)$")
# Two results, another clause, or another -ing word: nobody can say what hangs on what.
_SECOND = re.compile(r",|\b(?:and|or|nor|but|which|who|that|if|unless|because)\b")
_ING = re.compile(r"\b(?!during\b|nothing\b|anything\b|something\b|everything\b)\w{2,}ing\b")


def result_clause(thing: str, modal: str) -> str | None:
    """Say what follows as a clause with this modal; None where its shape leaves a doubt.

    >>> result_clause("your being discharged to your GP", "may")
    'you may be discharged to your GP'
    >>> result_clause("a fine of £100", "may")
    'this may lead to a fine of £100'
    """
    being = _BEING.match(thing)
    if being is not None:
        return _passive(being, modal)
    doing = _DOING.match(thing)
    if doing is not None and doing["who"].lower() in WHO:
        return _active(doing, modal)
    if re.match(r"that\b|(?:you|we|they|it)\b", thing):
        return _clause(re.sub(r"^that\s+", "", thing), modal)
    if _ING.search(thing.split(" of ", 1)[0]) or re.search(r"\bbeing\b|\bthat\b", thing):
        return None
    root = root_of(parse(thing + "."))
    if root.pos_ not in ("NOUN", "PROPN") or any(c.dep_ in SUBJECTS for c in root.children):
        return None
    return f"this {modal} lead to {thing}"


def _clause(clause: str, modal: str) -> str | None:
    """Turn "you lose your home" into "you will lose your home"."""
    alone = stands_alone(clause)
    if alone is None or _SECOND.search(clause) or modal not in ("will", "may"):
        return None
    root = root_of(alone)
    first = (helpers_of(root) or (root,))[0]
    if first.tag_ == "MD" or first.lower_ in ("do", "does", "has", "have"):
        return clause if modal == "will" else None
    if first.tag_ not in ("VBP", "VBZ") or first.lemma_ == "have":
        return None
    verb = "be" if first.lemma_ == "be" else first.lemma_
    after = alone.doc[first.i + 1 :].text.rstrip(".")
    who = alone.doc[: first.i].text
    said = f"{who[0].lower() + who[1:] if clause[0].islower() else who} {modal} {verb} {after}"
    return said if not is_negated(root) and _stands(said) else None


def _passive(found: re.Match[str], modal: str) -> str | None:
    """Turn "your claim being stopped" into "your claim may be stopped"."""
    if _SECOND.search(found["who"]) or _ING.search(found["who"]) or _SECOND.search(found["rest"]):
        return None
    who = _subject(found["who"])
    said = f"{who} {modal}{found['not'] or ''} be {found['rest']}"
    return said if _stands(said) else None


def _active(found: re.Match[str], modal: str) -> str | None:
    """Turn "you losing your place" into "you may lose your place"; "your parking space" is a thing."""
    if _SECOND.search(found["rest"]) or found["verb"].lower() in ("being", "having"):
        return None
    if found["who"].lower() in ("your", "our", "my", "its", "his", "her") and not re.match(
        r"(?:the|a|an|your|our|all|any|some|to|more|less|in|out|£)\b", found["rest"]
    ):
        return None
    who = WHO[found["who"].lower()]
    verb = next(t for t in parse(f"{who} is {found['verb']} {found['rest']}.").doc if t.i == 2)
    if verb.tag_ != "VBG" or verb.pos_ != "VERB":
        return None
    said = f"{who} {modal}{found['not'] or ''} {verb.lemma_} {found['rest']}"
    return said if _stands(said) else None


def _subject(who: str) -> str:
    """Say who it is as a subject: "your" -> "you", "the payment" as it is."""
    alone = WHO.get(who.lower())
    if alone is not None:
        return alone
    first = parse(who).doc[0]
    return who if is_name(first) else lower_start(who, first)


def _stands(said: str) -> bool:
    """Say whether the clause has its subject, its modal and its verb where they should be."""
    root = root_of(parse(said[0].upper() + said[1:] + "."))
    subject = own_subject(root)
    return (
        subject is not None and subject.i < root.i and any(h.tag_ == "MD" for h in helpers_of(root))
    )
