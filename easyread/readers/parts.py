"""Pieces in order -> the same pieces, with address lines and signature lines marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from easyread.readers.piece import Piece
from easyread.readers.shapes import (
    EMAIL,
    ORGANISATION,
    POSTCODE,
    TITLED,
    ends_sentence,
    is_closing,
    is_contact,
    is_greeting,
    is_place,
    is_short,
    label_of,
)

TOP_LINES = 25  # a letterhead and two addresses stand in the first 25 lines
SIGNED_LINES = 8  # name, job, team, organisation, telephone, e-mail and two more

_AFTER_SIGNATURE = re.compile(
    r"(?:enc(?:s|l|losures?)?|cc|c\.c|copy to|copies|p\.?s|page|if you (?:need|would)|this letter)\b",
    re.I,
)
_SAYS = re.compile(r"\b(?:is|are|has|have|will|must|need|owe|cannot)\b", re.I)
_RE = re.compile(r"(?:re|subject)\b\s*[:;-]?\s*(?=\S)", re.I)
_DATE_LINE = re.compile(
    r"^(?:date[d]?:?\s*)?(?:\w+,?\s+)?\d{1,2}(?:st|nd|rd|th)?[ ./-]\w+[ ./-]\d{2,4}$", re.I
)


def mark_parts(pieces: Sequence[Piece]) -> list[Piece]:
    """Mark the lines of the letterhead and addresses, and the lines of the signature.

    Only paragraphs change their kind: what the file itself calls a heading, item or cell stays.
    """
    marked = list(pieces)
    first = _start_of_words(marked)
    _unlock_layout_tables(marked, first)
    _mark_letterhead(marked, first)
    _mark_addresses(marked, 0, first)
    _mark_subject(marked, first)
    end = _mark_signature(marked, first)
    if end is not None:
        _mark_addresses(marked, end, len(marked))
    return marked


def _start_of_words(pieces: list[Piece]) -> int:
    """Where the letter itself begins: at its greeting, or at its first sentence or heading."""
    for i, piece in enumerate(pieces[:60]):
        if piece.kind in ("paragraph", "heading") and is_greeting(piece.text):
            return i
    for i, piece in enumerate(pieces[:TOP_LINES]):
        if piece.kind != "paragraph" or ends_sentence(piece.text) or len(piece.text.split()) > 14:
            return i
    return min(len(pieces), TOP_LINES)


def _unlock_layout_tables(pieces: list[Piece], first: int) -> None:
    """A table above the greeting only sets the addresses side by side: its cells are plain lines.

    Rows of a label and its value ("Our ref", "AB/123") stay cells.
    """
    if first >= len(pieces) or not is_greeting(pieces[first].text):
        return
    above = pieces[:first]
    tables = {p.table for p in above if p.kind == "cell" and _is_layout(above, p.table)}
    for i, piece in enumerate(above):
        if piece.kind == "cell" and piece.table in tables:
            pieces[i] = piece.with_kind("paragraph")


def _is_layout(above: Sequence[Piece], table: int | None) -> bool:
    cells = [p for p in above if p.kind == "cell" and p.table == table]
    if any(POSTCODE.search(p.text) or label_of(p.text) for p in cells):
        return True
    return len({p.column for p in cells}) == 1


def _mark_subject(pieces: list[Piece], first: int) -> None:
    """The short line straight under the greeting, above a sentence, says what the letter is about."""
    at = first + 1
    if at + 1 >= len(pieces) or not is_greeting(pieces[first].text):
        return
    piece, after = pieces[at], pieces[at + 1]
    if (
        _is_second_title(piece, after)
        and at + 2 < len(pieces)
        and ends_sentence(pieces[at + 2].text)
    ):
        # "About your payment" above "We have not received your form": the second line is the news.
        pieces[at : at + 2] = [piece.with_kind("heading", 1), after.with_kind("heading", 1)]
        return
    named = bool(_RE.match(piece.text)) and is_short(piece.text, 20)
    plain = is_short(piece.text) and label_of(piece.text) is None and ends_sentence(after.text)
    plain = plain or (piece.text.isupper() and 3 <= len(piece.text.split()) <= 16)
    if (
        piece.kind == "paragraph"
        and after.kind != "item"
        and (named or plain)
        and piece.text[-1] != ","
    ):
        pieces[at] = piece.with_kind("heading", 1)


def _is_second_title(piece: Piece, after: Piece) -> bool:
    """Whether two short lines straight under one another are a topic and its news."""
    lines = (piece, after)
    short = all(p.kind == "paragraph" and is_short(p.text) and not label_of(p.text) for p in lines)
    return short and not after.gap and not piece.text.isupper() and bool(_SAYS.search(after.text))


def _mark_letterhead(pieces: list[Piece], first: int) -> None:
    """An organisation's name in big type above the greeting is its letterhead, not a heading."""
    if first < len(pieces) and is_greeting(pieces[first].text):
        for i in range(min(first, 4)):
            if pieces[i].kind == "heading" and ORGANISATION.search(pieces[i].text):
                pieces[i] = pieces[i].with_kind("address")


def _mark_addresses(pieces: list[Piece], start: int, end: int) -> None:
    run: list[int] = []
    for i in range(start, end):
        piece = pieces[i]
        if run and piece.gap:
            _settle(pieces, run)
            run = []
        if piece.kind == "paragraph" and _may_be_address(piece.text):
            run.append(i)
        elif piece.kind != "paragraph" or label_of(piece.text) is None:
            _settle(pieces, run)
            run = []
    _settle(pieces, run)


def _may_be_address(text: str) -> bool:
    plain = is_short(text) and label_of(text) is None
    return plain and not _DATE_LINE.match(text) and not is_greeting(text) and not is_closing(text)


def _settle(pieces: list[Piece], run: list[int]) -> None:
    """A run of short lines is an address when one of them names a place, and it starts as one does."""
    texts = [pieces[i].text for i in run]
    place = any(POSTCODE.search(t) for t in texts) or (len(run) > 1 and any(map(is_place, texts)))
    head = bool(run) and run[0] == 0 and bool(ORGANISATION.search(texts[0]))
    person = len(run) > 1 and bool(TITLED.fullmatch(texts[0]))
    if place or head or person:
        for i in run:
            pieces[i] = pieces[i].with_kind("address")


def _mark_signature(pieces: list[Piece], first: int) -> int | None:
    """Mark the signature and give where it ends, or None where the letter has none."""
    for i in range(len(pieces) - 1, first - 1, -1):
        if pieces[i].kind == "paragraph" and is_closing(pieces[i].text):
            return _mark_signed(pieces, i)
    _mark_sender_at_end(pieces, first)
    return None


def _mark_signed(pieces: list[Piece], closing: int) -> int:
    pieces[closing] = pieces[closing].with_kind("signature")
    end = closing + 1
    while end < len(pieces) and end <= closing + SIGNED_LINES:
        piece = pieces[end]
        if piece.kind not in ("paragraph", "address") or not _may_be_signature(piece.text):
            break
        pieces[end] = piece.with_kind("signature")
        end += 1
    return end


def _may_be_signature(text: str) -> bool:
    if _AFTER_SIGNATURE.match(text):
        return False
    return is_contact(text) or (
        is_short(text, 14) and not (label_of(text) and not EMAIL.search(text))
    )


def _mark_sender_at_end(pieces: list[Piece], first: int) -> None:
    """Without a closing, an organisation alone above its e-mail address ends the letter as signature."""
    end = len(pieces)
    start = end
    while start > first + 1 and end - start < 4 and is_contact(pieces[start - 1].text):
        start -= 1
    name = start - 1
    if name <= first or pieces[name].kind != "paragraph" or not pieces[name].gap:
        return
    text = pieces[name].text
    named = all(word[0].isupper() or word in ("of", "and", "for", "the") for word in text.split())
    if named and is_short(text, 8) and label_of(text) is None and ORGANISATION.search(text):
        for i in range(name, end):
            if pieces[i].kind == "paragraph":
                pieces[i] = pieces[i].with_kind("signature")
