"""Two statements set against each other by "but", "although" or "however" -> "X. But Y."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import CARRIERS, is_imperative
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    SUBJECTS,
    in_brackets,
    may_be_cut,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter

_HAS_WORD = re.compile(r"\b(?:but|however|though|although|whilst|while|whereas)\b", re.IGNORECASE)
_BUT = re.compile(r"^(?P<left>.+?)(?P<comma>,?)\s+but\s+(?P<right>.+)$")
_HOWEVER = re.compile(r"^(?P<left>.+?)[,;]\s+however,?\s+(?P<right>.+)$")
_ALTHOUGH = re.compile(r"^(?:Although|Though|Even\s+though)\s+(?P<left>[^,;]+),\s+(?P<right>.+)$")
_LAST = re.compile(r"^(?P<left>[^;]+?),\s+(?:although|though)\s+(?P<right>[^,;]+)$")
# "While you are in hospital" is a time; "While we understand your concerns" is a contrast.
_WHILE = re.compile(
    r"^(?:While|Whilst)\s+(?P<left>(?:we|I)\s+(?:fully\s+|do\s+)?"
    r"(?:understand|appreciate|recogni[sz]e|accept|acknowledge|sympathi[sz]e|realise|agree|regret)\b[^,;]*),"
    r"\s+(?P<right>.+)$"
)
# ", while" is a time ("..., while you wait"), or a contrast where both halves give a figure.
_WHEREAS = re.compile(
    r"^(?P<left>[^;,()]+),\s+(?P<word>whereas|while|whilst)\s+(?P<right>[^,;()]+)$"
)
# Words that tie two halves together: "not only ... but also", "nothing but".
TIED = re.compile(
    r"\b(?:not\s+(?:only|just|merely|simply)|both|either|neither|nothing\s+but|anything\s+but|all\s+but|"
    r"none\s+but|no\s+one\s+but|whether|cannot\s+but)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:the|a|an|this|that|these|those|there|it|we|you|they|he|she|I|your|our|his|her|their|its|please|some)\b"
)
POINTERS = frozenset("it they he she this that these those its their his her them".split())


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose "X. But Y." where both halves are whole statements."""
    if not _HAS_WORD.search(sentence.text):
        return
    tied = TIED.search(sentence.text)
    # "We asked whether you were ill, but it was not clear": the comma ends the question
    asked = tied is not None and tied[0].lower() == "whether" and ", but " in sentence.text
    if not may_be_cut(sentence) or (tied and not (asked and " or " not in sentence.text)):
        return
    for attempt in (_although, _although_last, _but, _however, _whereas):
        after = attempt(sentence)
        if after is not None:  # both halves were found whole
            yield Proposal(after, "One idea in each sentence.", 0.9, "split", source="S-02, S-15")
            return


def _but(sentence: Parsed) -> str | None:
    """Cut at the one "but" of a sentence."""
    found = _BUT.match(sentence.text)
    if found is None or " but " in found["right"]:
        return None
    if found["left"].count("(") != found["left"].count(")"):
        return None
    return _joined(sentence, found["left"], found["right"], bool(found["comma"]), "But")


def _however(sentence: Parsed) -> str | None:
    """Cut at ", however": a comma alone cannot join two statements."""
    found = _HOWEVER.match(sentence.text)
    if found is None or "however" in found["right"]:
        return None
    said = stands_alone(found["right"])
    if said is None or not (
        _STARTS.match(found["right"]) or said.doc[0].dep_ in ("amod", "compound")
    ):
        return None  # "however small your problem is"
    return _joined(sentence, found["left"], found["right"], True, "However,")


def _has_subjects(sentence: Parsed, cut: int) -> bool:
    """Say whether the model sees a subject on each side: most uses of "but" join less than that."""
    sides = [t.idx >= cut for t in sentence.doc if t.dep_ in SUBJECTS or t.lower_ == "please"]
    return True in sides and (False in sides or is_imperative(sentence.doc))


def _joined(sentence: Parsed, left: str, right: str, comma: bool, link: str) -> str | None:
    """Say two halves as two sentences, where nothing at the front may govern both."""
    if sentence.doc[0].lower_ in CONDITIONS | {"should", "for", "in", "on", "at"}:
        return None
    if not _has_subjects(sentence, len(left)):
        return None
    second = stands_alone(right)
    first = None if second is None else stands_alone(left)
    if first is None or second is None:
        return None
    root = root_of(first)
    if not comma and root.lemma_ in CARRIERS:
        return None  # "He said that A but B": did he say B too?
    if is_imperative(second.doc) and second.doc[0].lower_ not in ("please", "do"):
        return None  # "They are old, but are lovely": no order, only a shared subject
    return f"{first.text} {link} {_ended(right)}"


def _although(sentence: Parsed) -> str | None:
    """Turn "Although X, Y." into "X. But Y."."""
    found = _ALTHOUGH.match(sentence.text) or _WHILE.match(sentence.text)
    if found is None:
        return None
    first, second = stands_alone(found["left"]), stands_alone(found["right"])
    if first is None or second is None or is_imperative(first.doc):
        return None
    if first.doc[0].lower_ in POINTERS and second.doc[0].lower_ not in POINTERS:
        return None  # "Although it is small, the flat is ...": "it" would point at nothing
    if re.match(r"(?:still|nevertheless|nonetheless)\b", found["right"]):
        return None
    return f"{first.text} But {_ended(found['right'])}"


def _although_last(sentence: Parsed) -> str | None:
    """Turn "X, although Y." into "X. But Y."."""
    found = _LAST.match(sentence.text)
    if found is None or sentence.text[found.end("left") - 4 : found.end("left")] == "even":
        return None
    mark = next(t for t in sentence.doc if t.idx >= found.end("left") and not t.is_punct)
    if in_brackets(mark) or sentence.doc[0].lower_ in CONDITIONS:
        return None
    first, second = stands_alone(found["left"]), stands_alone(found["right"])
    if first is None or second is None or is_imperative(second.doc):
        return None
    return f"{first.text} But {_ended(found['right'])}"


def _whereas(sentence: Parsed) -> str | None:
    """Turn "X, whereas Y." into "X. But Y."."""
    found = _WHEREAS.match(sentence.text)
    if found is None or sentence.doc[0].lower_ in CONDITIONS:
        return None
    sides = (found["left"], found["right"])
    if found["word"] != "whereas" and not all(re.search(r"\d\s?%|£\d", side) for side in sides):
        return None
    first, second = stands_alone(sides[0]), stands_alone(sides[1])
    if first is None or second is None or is_imperative(second.doc):
        return None
    return f"{first.text} But {_ended(sides[1])}"


def _ended(right: str) -> str:
    """End a piece that goes on after "But" with a full stop, its first letter as it stood."""
    return sentence_of("x " + right)[2:]


REWRITER = Rewriter(
    id="split_contrast",
    mends=(),
    turn=48,
    propose=propose,
    examples=(
        (
            "No rule was met but the other rule applied.",
            "No rule was met. But the other rule applied.",
        ),
        (
            "Although we refused your claim, you can ask us again.",
            "We refused your claim. But you can ask us again.",
        ),
        (
            "You can ask us again, although you must do so within 1 month.",
            "You can ask us again. But you must do so within 1 month.",
        ),
        (
            "While we understand your worry, we cannot change the date.",
            "We understand your worry. But we cannot change the date.",
        ),
        (
            "The bus is free for people over 65, whereas the train costs £4.",
            "The bus is free for people over 65. But the train costs £4.",
        ),
        (
            "The lift is broken, however there are stairs at the back.",
            "The lift is broken. However, there are stairs at the back.",
        ),
    ),
    leaves=(
        "It is not only late but it is also wrong.",
        "If you are ill, phone us but do not come in.",
        "While you are in hospital, we will pay your rent.",
        "Although it is small, the flat is warm.",
        "You can sit in the hall, while we get your letter.",
        "He said that the lift works but the door is shut.",
        "You can drink water but not tea.",
        "We will help you, however small your problem is.",
    ),
)
