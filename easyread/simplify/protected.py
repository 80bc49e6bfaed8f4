"""A text -> the characters that no rewriter may change: quotations, addresses, fields."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTED = (
    r"\"[^\"\n]{1,300}\"",
    r"“[^”\n]{1,300}(?:”|$)",  # one sentence of a longer quotation has no end to it
    r"(?<!\w)‘[^‘\n]{1,300}?’(?!\w)",
    r"(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,300}?'(?!\w)",
    r"`[^`\n]+`",
)
_FIELDS = (
    r"==.+?==",
    r"\(\(.+?\)\)",
    r"\{\{.+?\}\}",
    r"<<.+?>>",
    r"«.+?»",
    r"%[sd]\b",
    r"\{[a-z_]+\}",
)
_ADDRESSES = (
    r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"\b(?:https?://|www\.)\S+",
    r"\]\([^)\s]*\)",  # the address part of a Markdown link
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|scot|wales|gov)\b(?:/\S*)?",
)
_PASSAGE = re.compile("|".join(_QUOTED))
_PROTECTED = re.compile("|".join(_FIELDS + _ADDRESSES + _QUOTED))


@lru_cache(maxsize=4096)
def protected(text: str) -> tuple[tuple[int, int], ...]:
    """Give the protected stretches of a text as (start, end) character pairs, in order.

    >>> protected('Email a.b@c.org about "the notice".')
    ((6, 15), (22, 34))
    """
    return tuple((m.start(), m.end()) for m in _PROTECTED.finditer(text))


def touches(start: int, end: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    """Say whether characters ``start`` to ``end`` overlap any of the stretches.

    >>> touches(0, 3, ((2, 5),)), touches(0, 2, ((2, 5),))
    (True, False)
    """
    return any(start < b and a < end for a, b in stretches)


def quoted_parts(block: str, start: int, end: int) -> tuple[str, ...]:
    """Give what is quoted in characters ``start`` to ``end`` of a block: these words stay as they are.

    A quotation of three sentences opens in the first and closes in the third, so the block is read.

    >>> quoted_parts('He said "Go. Come." Then he left.', 0, 12)
    ('"Go.',)
    """
    parts = []
    for match in _PASSAGE.finditer(block):
        part = block[max(start, match.start()) : min(end, match.end())]
        if match.start() < end and start < match.end() and part.strip():
            parts.append(part.strip())
    return tuple(parts)
