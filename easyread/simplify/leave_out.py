"""Analysis -> leave-out suggestions at level main-points: only what is no duty, fact, right or decision."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.fingerprint import suggestion_key
from easyread.model import Analysis, Letter, Purpose, Suggestion

# Everything else is always kept (design 3.1).
MAY_GO: frozenset[Purpose] = frozenset({"greeting", "boilerplate", "other", "about"})
# A word such as "not" or "if" in a sentence is a fact of that sentence, but not one to keep it for.
LIGHT_FACTS = frozenset(
    {"modal", "negation", "quantifier", "comparison", "opposite", "condition", "role"}
)
WHY = "This is not a duty, a fact, a right or a decision."


def leave_out(letter: Letter, analysis: Analysis) -> tuple[Suggestion, ...]:
    """Suggest to leave out each sentence that holds nothing the reader must know."""
    return tuple(_suggestions(letter, analysis))


def _suggestions(letter: Letter, analysis: Analysis) -> Iterator[Suggestion]:
    blocks = {b.id: b for b in letter.blocks}
    for sentence in analysis.sentences:
        block = blocks[sentence.span.block]
        if sentence.purpose not in MAY_GO or block.kind in ("heading", "cell", "address"):
            continue
        facts = [
            f
            for f in analysis.facts
            if f.span.block == sentence.span.block
            and f.span.start < sentence.span.end
            and sentence.span.start < f.span.end
        ]
        if any(f.kind not in LIGHT_FACTS for f in facts):
            continue
        words = block.text[sentence.span.start : sentence.span.end]
        yield Suggestion(
            key=suggestion_key("leave_out", words, "", block.id, str(sentence.span.start)),
            on=None,
            kind="leave_out",
            span=sentence.span,
            before=words,
            after="",
            why=WHY,
            maker="leave_out",
            confidence=0.9,
        )
