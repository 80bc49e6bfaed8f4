"""A rule with "unless" or "as long as" at its end -> the rule, then "This does not apply if ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of, is_imperative, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    may_be_cut,
    points_with_this,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_EXCEPT = re.compile(
    r"^(?P<rule>[^;:()]+?)(?P<comma>,?)\s+"
    r"(?P<word>unless|except\s+(?:if|where|when)|as\s+long\s+as|whether\s+or\s+not)\s+(?P<case>[^;:()]+)\.$"
)
# Each of these ties the exception to a part of the rule, or adds a second one.
_TIES = (
    r"unless|except|because|whether|although|but|so|only|either|who|which|that|otherwise|in\s+which"
)
_TANGLED = re.compile(rf"\b(?:{_TIES}|if|when|where|until|or)\b", re.IGNORECASE)
_TANGLED_LOOSELY = re.compile(rf"\b(?:{_TIES}|until)\b", re.IGNORECASE)
_FRONT = re.compile(r"^(?:If|When|Once|Where)\s+[^,]+,\s+(?=\w)")
_LIKING = re.compile(r"^(?:you|they|we)\s+(?:like|want|need|wish)\b")
_FIRST_STEP = re.compile(
    r"^(?:you|we|they) (?:have|has) (?:first |already )?\w+(?:ed|en|d|t)\b", re.I
)
LONG_ENOUGH = 16


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the exception of a long rule as a sentence of its own."""
    found = _EXCEPT.match(sentence.text)
    if found is None or not may_be_cut(sentence) or len(words(sentence.text)) < LONG_ENOUGH:
        return
    if found["rule"].endswith((" for", " just")):
        return  # "for as long as" is one word: "This will last for." says nothing
    bound = found["word"] == "unless"
    # A comma sets "except where" or "as long as" off from the whole rule, whatever is in it.
    tangled = _TANGLED if bound or not found["comma"] else _TANGLED_LOOSELY
    said = found["rule"] if bound else _FRONT.sub("", found["rule"])
    if tangled.search(said) or _TANGLED.search(found["case"]) or _LIKING.match(found["case"]):
        return
    rule, case = stands_alone(said), stands_alone(found["case"])
    if rule is None or case is None or is_imperative(rule.doc) or is_imperative(case.doc):
        return  # "Do not eat" must not stand alone when it has an exception
    if is_negated(root_of(rule)) and _FIRST_STEP.match(found["case"]):
        return  # "You cannot appeal unless you have first ...": the first step, not an exception
    root = root_of(rule)
    first = next(iter(helpers_of(root)), root)
    if points_with_this(case.doc) or first.tag_ == "VBD":
        return
    if first.tag_ != "MD" and (bound or not found["comma"]):
        return
    keeps = found["word"] if found["word"].startswith(("as", "whether")) else ""
    link = f"applies {keeps}" if keeps else "does not apply if"
    after = f"{sentence_of(found['rule'])} This {link} {found['case']}."
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.84, "split", source="S-02, S-11")


REWRITER = Rewriter(
    id="split_exception",
    mends=(),
    turn=56,
    propose=propose,
    examples=(
        (
            "A second appeal for the same school year will not be allowed unless there has been "
            "a big change in your life.",
            "A second appeal for the same school year will not be allowed. "
            "This does not apply if there has been a big change in your life.",
        ),
        (
            "You will get the first payment in the week after this letter, except where you owe us rent.",
            "You will get the first payment in the week after this letter. "
            "This does not apply if you owe us rent.",
        ),
        (
            "You may both agree to change any of the dates in this letter, as long as the hearing stays the same.",
            "You may both agree to change any of the dates in this letter. "
            "This applies as long as the hearing stays the same.",
        ),
        (
            "If you cannot pay in full, you may pay by the week, as long as both of you sign the form.",
            "If you cannot pay in full, you may pay by the week. "
            "This applies as long as both of you sign the form.",
        ),
        (
            "You may be entitled to a carer's assessment from the Council, whether or not Tariq has had one.",
            "You may be entitled to a carer's assessment from the Council. "
            "This applies whether or not Tariq has had one.",
        ),
    ),
    leaves=(
        "You can stay with us in the family room at the end of the ward, as long as you like.",
        "You must pay the rent unless you are ill.",
        "The lower fee will apply to you for as long as you remain a member of the pool and swim each week.",
        "Do not go to the clinic on the day of your test unless the nurse at the ward has told you to.",
        "If you are late we will see another patient in your place unless you have called the clinic.",
        "You cannot appeal to an independent tribunal against this decision unless you have first received a "
        "notice.",
        "You should pay the full cost of your care in the meantime, unless this would make you poor.",
    ),
)
