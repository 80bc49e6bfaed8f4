"""Two shares of the same people joined by "and" -> one sentence each, the day or group said once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import may_be_cut, own_subject, root_of, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter

_ABOUT = r"(?:(?:about|around|nearly|almost|over|under|more\s+than|less\s+than|just\s+over)\s+)?"
_SHARE = rf"{_ABOUT}(?:\d[\d.,]*\s?(?:%|per\s?cent)|half|a\s+(?:third|quarter|fifth))"
_TWO = re.compile(
    rf"^(?P<front>(?:In|At|For|Of|By|Among|During)\s+[^,;:]+?,\s+)?(?P<one>{_SHARE}\b[^,;:]*?|{_SHARE}\s[^,;:]*?),?"
    rf"\s+(?P<word>and|while|whereas|but)\s+(?P<two>{_SHARE}\s[^,;:]+)\.$",
    re.IGNORECASE,
)
# Each of these may reach over the join, or tie the two together.
_TIES = re.compile(
    r"\b(?:between|both|either|if|when|because|that|who|which|only|not|from)\b", re.IGNORECASE
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose two sentences where each share has a verb of its own."""
    found = _TWO.match(sentence.text)
    if found is None or not may_be_cut(sentence):
        return
    if _TIES.search(found["one"]) or _TIES.search(found["two"]):
        return
    one, two = stands_alone(found["one"]), stands_alone(found["two"])
    if one is None or two is None or not _is_of_share(one) or not _is_of_share(two):
        return
    link = "" if found["word"] == "and" else "But "
    second = sentence_of(found["two"])
    second = link + (second[0].lower() + second[1:] if link else second)
    first = sentence_of((found["front"] or "") + found["one"])
    yield Proposal(
        f"{first} {second}", "One idea in each sentence.", 0.85, "split", source="S-02, S-15"
    )


def _is_of_share(half: Parsed) -> bool:
    """Say whether the share itself (or what it is a share of) is what the verb speaks of."""
    subject = own_subject(root_of(half))
    return subject is not None and subject.left_edge.i <= 2 and subject.i < root_of(half).i


REWRITER = Rewriter(
    id="split_figures",
    mends=(),
    turn=54,
    propose=propose,
    examples=(
        (
            "In 2021, 57% of the children were boys and 43% were girls.",
            "In 2021, 57% of the children were boys. 43% were girls.",
        ),
        (
            "For people who live in a care home, 65% were women and nearly half were over 85.",
            "For people who live in a care home, 65% were women. Nearly half were over 85.",
        ),
    ),
    leaves=(
        "In 2021, between 40% and 50% of the children were boys.",
        "We found that 57% of the children were boys and 43% were girls.",
        "57% of the boys and 43% of the girls were late.",
        "If 57% of the people say yes and 43% say no, we will go on.",
    ),
)
