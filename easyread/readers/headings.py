"""Pieces -> the same pieces, those marked as headings that only name what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from easyread.readers.piece import Piece
from easyread.readers.shapes import ends_sentence, is_closing, is_greeting, is_short, label_of

TOP_WORDS = 8  # words of a heading that stands straight above its paragraph
PARAGRAPH = 70  # letters: what stands under such a heading is a paragraph, no second line of it
_NUMBERED = re.compile(r"\d{1,2}\.0\.?\s+[A-Z]")


def guess_headings(pieces: list[Piece]) -> list[Piece]:
    """A short line that stands alone above a paragraph or list is its heading.

    Where three or more such lines follow one another, none of them is.
    """
    out = list(pieces)
    alone = [_stands_alone(pieces, i) for i in range(len(pieces))]
    first = next((i for i, p in enumerate(pieces) if ends_sentence(p.text)), len(pieces))
    greeting = next((i for i, p in enumerate(pieces[:60]) if is_greeting(p.text)), -1)
    for i, piece in enumerate(pieces[:-1]):
        if i > greeting and piece.gap and _is_capitals(piece):
            out[i] = piece.with_kind("heading", 1)
            continue
        if i > greeting >= 0 and _is_topic(pieces, i):
            out[i] = piece.with_kind("heading", 1)
            continue
        if not alone[i] or i < min(first - 1, greeting) or alone[i + 1] or (i and alone[i - 1]):
            continue
        after = pieces[i + 1]
        if after.kind in ("item", "cell") or ends_sentence(after.text) or after.text.endswith(":"):
            out[i] = piece.with_kind("heading", 1)
    return out


def _is_capitals(piece: Piece) -> bool:
    """A line of its own in capitals, such as "GOING HOME"; not an acronym, nor a code with digits."""
    words = piece.text.split()
    return (
        piece.kind == "paragraph"
        and piece.text.isupper()
        and 1 <= len(words) <= 8
        and len(piece.text) > 5
        and not re.search(r"\d", piece.text)
        and not ends_sentence(piece.text)
    )


def _is_topic(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a short line stands straight above its paragraph: "Delay in pain relief on 5 October".

    A line numbered "2.0" in a letter that numbers its parts so is one too.
    """
    piece, after = pieces[i], pieces[i + 1]
    text = piece.text.strip()
    plain = piece.kind == "paragraph" and bool(text) and text[0].isalnum() and not text[0].islower()
    if not plain or not is_short(text, TOP_WORDS + 2) or text.endswith(",") or "  " in text:
        return False
    if _NUMBERED.match(text):
        return True
    if not piece.gap or label_of(text) or is_greeting(text) or is_closing(text):
        return False
    under = after.kind == "paragraph" and not after.gap and ends_sentence(after.text)
    return under and len(text.split()) <= TOP_WORDS and len(after.text) >= PARAGRAPH


def _stands_alone(pieces: Sequence[Piece], i: int) -> bool:
    piece = pieces[i]
    text = piece.text.strip()
    after = pieces[i + 1].gap if i + 1 < len(pieces) else True
    if piece.kind != "paragraph" or not piece.gap or not after or "   " in text:
        return False  # wide gaps: a row of something, no heading
    if not (is_short(text) or (text.endswith("?") and len(text.split()) <= TOP_WORDS + 2)):
        return False
    if i and pieces[i - 1].text.rstrip().endswith(":") and re.search(r"\d", text):
        return False  # the day that "An appointment has been made for you:" leads to
    if text.endswith(",") or not (text[0].isupper() or text[0].isdigit()) or not text[:1]:
        return False
    return not (label_of(text) or is_greeting(text) or is_closing(text))
