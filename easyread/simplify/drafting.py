"""Letter, Suggestions and Decisions -> Draft: the decided words, one Easy Read sentence a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from easyread.model import Analysis, Decision, Draft, LeftOut, Letter, Line, Sentence, Suggestion
from easyread.simplify.policy import last_choices
from easyread.simplify.segments import segments

_MARKS = re.compile(r"^(?:[-•*·▪◦–]\s+|[.,;:]\s+)")


def replay(
    words: str, stack: Sequence[Suggestion], choices: Mapping[str, Decision]
) -> tuple[str, tuple[str, ...]]:
    """Apply the accepted suggestions of one sentence in order.

    Gives the words and the keys that led to them. A suggestion that stands on a refused one is dropped.
    """
    on: str | None = None
    used: list[str] = []
    for suggestion in stack:
        choice = choices.get(suggestion.key)
        if (
            suggestion.kind == "explain"
            or choice is None
            or choice.choice == "keep"
            or suggestion.on != on
        ):
            continue
        words = choice.text if choice.choice == "edit" else suggestion.after
        on = suggestion.key
        used.append(suggestion.key)
    return words, tuple(used)


def draft(
    letter: Letter,
    analysis: Analysis,
    suggestions: Sequence[Suggestion],
    decisions: Sequence[Decision],
) -> Draft:
    """Give the draft: every sentence as its decided words, each hard word explained on the next line.

    A ``leave_out`` suggestion that was accepted leaves the sentence out, with the reason and who decided.
    """
    choices = last_choices(decisions)
    stacks: dict[tuple[str, int], list[Suggestion]] = {}
    for suggestion in suggestions:
        stacks.setdefault((suggestion.span.block, suggestion.span.start), []).append(suggestion)
    blocks = {b.id: b for b in letter.blocks}
    lines: list[Line] = []
    left_out: list[LeftOut] = []
    explained: set[str] = set()
    for sentence in analysis.sentences:
        stack = stacks.get((sentence.span.block, sentence.span.start), [])
        gone = _left_out(sentence, stack, choices)
        if gone is not None:
            left_out.append(gone)
            continue
        block = blocks[sentence.span.block]
        source = block.text[sentence.span.start : sentence.span.end]
        words, keys = replay(source, stack, choices)
        whole = not any(s.kind == "split" for s in stack if s.key in keys) and "\n" not in words
        for words_now, item in _split(words, whole, block.kind):
            number = len(lines) + 1
            lines.append(Line(f"l{number}", words_now, (sentence.id,), keys, item))
            lines.extend(_explanations(words_now, stack, choices, explained, number))
    return Draft(letter.id, tuple(lines), tuple(left_out))


def _left_out(
    sentence: Sentence, stack: Sequence[Suggestion], choices: Mapping[str, Decision]
) -> LeftOut | None:
    for suggestion in stack:
        choice = choices.get(suggestion.key)
        if suggestion.kind == "leave_out" and choice is not None and choice.choice == "accept":
            return LeftOut(sentence.id, choice.reason or suggestion.why, choice.who)
    return None


def _split(words: str, whole: bool, kind: str) -> Iterator[tuple[str, bool]]:
    """The lines of one sentence's words, and whether each is a bullet."""
    parts = (words,) if whole else segments(words)
    for part in parts:
        item = part.startswith("- ") or kind == "item"
        text = _MARKS.sub("", " ".join(part.split())).strip()
        if text:
            yield text, item


def _explanations(
    words: str,
    stack: Sequence[Suggestion],
    choices: Mapping[str, Decision],
    explained: set[str],
    number: int,
) -> Iterator[Line]:
    """Explain each hard word of this line once in the whole letter, straight after the line."""
    for suggestion in stack:
        choice = choices.get(suggestion.key)
        if suggestion.kind != "explain" or choice is None or choice.choice == "keep":
            continue
        term = suggestion.before
        if suggestion.after in explained or not re.search(rf"\b{re.escape(term)}\b", words):
            continue
        explained.add(suggestion.after)
        explanation = choice.text if choice.choice == "edit" else suggestion.after
        for i, part in enumerate(segments(explanation)):
            yield Line(f"l{number}.{len(explained)}.{i}", part, (), (suggestion.key,), False, term)
