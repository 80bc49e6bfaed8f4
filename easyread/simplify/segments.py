"""Rewritten words -> the sentences and bullets in them, each to be looked at alone."""

from __future__ import annotations

from easyread.nlp import parse_many


def segments(words: str) -> tuple[str, ...]:
    """The sentences and bullets of a rewritten sentence, each to be looked at alone."""
    lines = [line for line in words.split("\n") if line.strip()]
    if not lines:
        return ()
    parsed = parse_many(
        (line, "", "item" if line.startswith("- ") else "paragraph") for line in lines
    )
    found: list[str] = []
    for line, text in zip(lines, parsed, strict=True):
        if line.startswith("- "):
            found.append(line)
        else:
            found.extend(s.text for s in text.sentences)
    return tuple(found)
