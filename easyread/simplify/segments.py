"""Rewritten words -> the sentences and bullets in them, each to be looked at alone."""

from __future__ import annotations

from easyread.nlp import sentences_of


def segments(words: str) -> tuple[str, ...]:
    """The sentences and bullets of a rewritten sentence, each to be looked at alone."""
    found: list[str] = []
    for line in words.split("\n"):
        if line.startswith("- ") and line.strip():
            found.append(line)
        else:
            found.extend(sentences_of(line))
    return tuple(found)
