"""A decision that opens with what was looked at ("Having regard to ...") -> the decision, then the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import lower_start, may_be_cut, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_OPENING = re.compile(
    r"^(?:Having (?:had )?regard to|Having considered|Having looked at|"
    r"On consideration of|Taking into account)\s+"
    r"(?P<all>all (?:of )?)?(?P<thing>(?:the|your)\s[^,;:()]+)(?:,\s+including\s(?P<more>[^;:()]+?))?,\s+"
    r"(?P<main>(?:the decision is|it (?:has been|was) (?:decided|determined)) that [^;:]+)\.$"
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the decision first: it is what the reader waits for."""
    found = _OPENING.match(sentence.text)
    if found is None or not may_be_cut(sentence) or stands_alone(found["main"]) is None:
        return
    thing = parse(f"{found['all'] or ''}{found['thing']} was used.").doc
    head = next((t for t in thing if t.dep_ in ("nsubj", "nsubjpass")), None)
    if head is None or any(t.tag_ in ("VBZ", "VBP", "MD") for t in thing[:-3]):
        return
    many = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)
    evidence = lower_start(f"{found['all'] or ''}{found['thing']}", thing[0])
    be = "were" if many else "was"
    told = f"For this decision, {evidence} {be} looked at."
    if found["more"]:
        told = f"{told} This includes {found['more']}."
    after = f"{sentence_of(found['main'])} {told}"
    if is_well_formed(after):
        yield Proposal(after, "Say the decision first.", 0.85, "split", source="S-02, S-11")


REWRITER = Rewriter(
    id="evidence_after",
    mends=(),
    turn=46,
    propose=propose,
    examples=(
        (
            "Having regard to all of the available evidence, including the report of the nurse who met with you, "
            "the decision is that you can get the daily living part.",
            "The decision is that you can get the daily living part. For this decision, all of the available "
            "evidence was looked at. This includes the report of the nurse who met with you.",
        ),
        (
            "Having considered your application and your letters, it was decided that you can have a badge.",
            "It was decided that you can have a badge. For this decision, your application and your letters were "
            "looked at.",
        ),
    ),
    leaves=(
        "Having regard to your needs, we will visit you.",
        "Having considered the form, the council refused your claim.",
        "Having considered what you said, it was decided that you can have a badge.",
    ),
)
