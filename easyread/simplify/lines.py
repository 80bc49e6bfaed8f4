"""Lines of text, each judged alone -> findings, or the words the draft policy would leave."""

from __future__ import annotations

from collections.abc import Sequence

from easyread.model import About, Block, Decision, Finding, Letter, Place, Sentence, Suggestion
from easyread.nlp import parse_many, span_of
from easyread.settings import Profile
from easyread.simplify.check import check_letter
from easyread.simplify.drafting import replay
from easyread.simplify.policy import MACHINE, machine_may
from easyread.simplify.purpose import purpose_of
from easyread.simplify.rounds import suggest_rounds


def check_lines(lines: Sequence[str], profile: Profile) -> list[tuple[Finding, ...]]:
    """The findings of each line. An empty line has none."""
    parsed = parse_many((line, f"b{i}", "paragraph") for i, line in enumerate(lines, 1))
    return [check_letter([text], profile) if text.text.strip() else () for text in parsed]


def rewrite_lines(lines: Sequence[str], profile: Profile) -> list[str]:
    """Each line as the draft policy would leave it, its sentences on one line.

    Explanations of hard words are not part of a rewritten line. An empty line stays empty.
    """
    blocks = tuple(Block(f"b{i}", "paragraph", line, Place(i)) for i, line in enumerate(lines, 1))
    letter = Letter("lines", "", blocks, About(), (), "")
    sentences = tuple(_sentences(blocks))
    stacks: dict[tuple[str, int], list[Suggestion]] = {}
    for suggestion in suggest_rounds(letter, sentences, profile):
        stacks.setdefault((suggestion.span.block, suggestion.span.start), []).append(suggestion)
    words = {block.id: block.text for block in blocks}
    for sentence in reversed(sentences):
        span = sentence.span
        before = words[span.block][span.start : span.end]
        stack = stacks.get((span.block, span.start), [])
        accepted = {
            s.key: Decision(s.key, "accept", s.after, MACHINE, "machine", "")
            for s in stack
            if machine_may(s, before)
        }
        after, _ = replay(before, stack, accepted)
        text = words[span.block]
        words[span.block] = text[: span.start] + " ".join(after.split()) + text[span.end :]
    return [words[block.id] for block in blocks]


def _sentences(blocks: Sequence[Block]) -> list[Sentence]:
    found: list[Sentence] = []
    for text in parse_many((b.text, b.id, b.kind) for b in blocks):
        for sent in text.sentences:
            number = f"s{len(found) + 1}"
            found.append(Sentence(number, span_of(sent, text.block), purpose_of(sent.text)))
    return found
