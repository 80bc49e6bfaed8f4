"""An opening "Having considered X, the Tribunal ..." -> who did that first, then what came next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import helpers_of
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    PRONOUNS,
    may_be_cut,
    own_subject,
    repeated_subject,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.inflect import inflect
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_HAVING = re.compile(r"^Having\s+(?P<deed>[^,;:()]+),\s+(?P<main>[^;:()]+)$")


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose two sentences with the same subject, in the order in which things happened."""
    found = _HAVING.match(sentence.text)
    main = None if found is None or not may_be_cut(sentence) else stands_alone(found["main"])
    if found is None or main is None:
        return
    root = root_of(main)
    subject = own_subject(root)
    if subject is None or subject.dep_ != "nsubj" or subject.lower_ in ("it", "this", "these"):
        return
    named = repeated_subject(subject)
    deed = sentence.doc[1]
    if named is None or deed.tag_ != "VBN" or subject.lower_ in PRONOUNS - {"i", "we", "you"}:
        return
    first = next(iter(helpers_of(root)), root)
    if first.tag_ != "VBD" and first.lemma_ != "have":
        return  # "Having read it, you will know": when did that happen?
    said = inflect(deed.lemma_, "VBD")
    if said is None:
        return
    rest = sentence.text[deed.idx + len(deed) : found.end("deed")]
    after = f"{sentence_of(f'{named} {said}{rest}')} {sentence_of(found['main'])}"
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.86, "split", source="S-02, S-04")


REWRITER = Rewriter(
    id="having_done",
    mends=(),
    turn=22,
    propose=propose,
    examples=(
        (
            "Having considered your letter, the Tribunal refused the appeal.",
            "The Tribunal considered your letter. The Tribunal refused the appeal.",
        ),
        (
            "Having looked at your form, we have changed our decision.",
            "We looked at your form. We have changed our decision.",
        ),
    ),
    leaves=(
        "Having read this letter, you will know what to do.",
        "Having been ill, your claim was late.",
        "Having a bath, you may slip.",
    ),
)
