"""Words -> a Letter for tests, without a file."""

from __future__ import annotations

import re

from easyread.model import About, Block, BlockKind, Letter, LetterKind, Place


def letter_of(text: str, kind: LetterKind = "other", **about: object) -> Letter:
    """Make a letter: blank lines part blocks, ``#`` begins a heading, ``-`` an item."""
    blocks = []
    for number, part in enumerate(re.split(r"\n\s*\n|\n(?=[-#])", text.strip()), 1):
        words, level, block_kind = " ".join(part.split()), 0, "paragraph"
        if words.startswith("#"):
            level = len(words) - len(words.lstrip("#"))
            words, block_kind = words.lstrip("# "), "heading"
        elif words.startswith("- "):
            words, block_kind, level = words[2:], "item", 1
        found: BlockKind = block_kind  # type: ignore[assignment]
        blocks.append(Block(f"b{number}", found, words, Place(number), level))
    return Letter("test", "Your letter", tuple(blocks), About(kind=kind, **about), (), "0" * 64)  # type: ignore[arg-type]
