"""Two negatives in one thought confuse. Easy Read says what to do, or what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from easyread.grammar import word_set
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NOT = word_set("not n't n’t")
EXPLICIT = NOT | word_set("no never none nobody nothing cannot nowhere")
# Negative in meaning: with "not" before them they turn the sentence round.
HIDDEN = word_set("""
    unless without except excluding fail fails failed failing failure refuse refuses refused refusal
    deny denies denied denial lack lacks prevent prevents prevented prohibit prohibited forbid
    forbidden unable unlikely impossible unreasonable unnecessary uncommon unusual unacceptable
    unlawful ineligible insufficient inadequate incorrect incomplete invalid unsuitable unfair
    unwilling disagree disallow disallowed reject rejected exempt
    """)
# A new thought starts here: "do not eat and do not drink" is two simple negatives.
NEW_THOUGHT = word_set("and but so because if when although though or ; : — – • | / nor whether")
# "No later than", "no longer", "hospital no. 12" deny nothing.
AFTER_NO = word_set("later more less longer doubt fewer need matter")
REACH = 14  # words between the two; further apart they are two thoughts


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find a negative that stands over a second one: "not ... unless", "cannot ... without"."""
    if text.kind in {"address", "signature"}:
        return
    for sentence in text.sentences:
        pair = _pair(sentence)
        if pair is not None:
            first, second = pair
            joined = first.i > sentence.start and not first.nbor(-1).whitespace_
            start = first.nbor(-1).idx if joined else first.idx  # "can't" is one word
            yield Hit(start, second.idx + len(second.text), "block")


def _pair(sentence: Span) -> tuple[Token, Token] | None:
    first: Token | None = None
    for token in sentence:
        low = token.lower_
        if first is not None and token.i - first.i > REACH:
            first = None
        if low in EXPLICIT and not _is_plain_no(token):
            if first is not None and low in NOT and _is_second_not(first, token):
                return first, token
            first = first or token
        elif low in HIDDEN and first is not None and token.dep_ != "amod":
            if _stands_over(first, token):
                return first, token
        elif low in NEW_THOUGHT or (token.text == "," and not _before_hidden(token)):
            first = None
    return None


def _is_second_not(first: Token, second: Token) -> bool:
    """Leave out "no, not ..." and "not only"."""
    after = second.nbor().lower_ if second.i + 1 < len(second.doc) else ""
    return (
        first.dep_ != "intj"
        and second.i - first.i > 1
        and after != "only"
        and _stands_over(first, second)
    )


def _stands_over(first: Token, second: Token) -> bool:
    """Tell whether the second hangs somewhere below the word that the first denies."""
    denied = first.head
    return denied == second or denied.is_ancestor(second) or first.is_ancestor(second)


def _is_plain_no(token: Token) -> bool:
    if token.lower_ != "no":
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is None or after.is_punct or after.like_num or after.lower_ in AFTER_NO


def _before_hidden(comma: Token) -> bool:
    return any(t.lower_ in HIDDEN for t in comma.doc[comma.i + 1 : comma.i + 3])


RULE = Rule(
    id="double_negative",
    scope="sentence",
    says="There are 2 negatives here. Say what to do, or what can be done.",
    source="S-08: W3C COGA; plainlanguage.gov",
    find=find,
    catches=(
        "You cannot appeal unless you send the form.",
        "Do not stop the tablets without asking the nurse.",
        "It is not unlikely that you will be paid.",
        "You must not fail to tell us.",
        "You can't come without a letter.",
    ),
    passes=(
        "You can appeal if you send the form.",
        "Do not eat and do not drink.",
        "If you do not come, we cannot do the operation.",
        "Hospital No: X0096041",
        "Do not stop it before you talk to the nurse.",
        "We will pay you, unless you have moved.",
        "Not at all likely Unlikely Likely",
    ),
)
