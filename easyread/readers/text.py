"""Bytes of a plain text file -> ``Pages``."""

from __future__ import annotations

import codecs
import re

from easyread.model import Note
from easyread.readers.columns import GAP
from easyread.readers.inline import plain_links
from easyread.readers.lines import pieces_from_lines
from easyread.readers.pages import Pages, make_pages
from easyread.readers.piece import Piece
from easyread.readers.refusals import refuse

MAX_TEXT_BYTES = 8_000_000
MOST_ROW = 160  # letters: no row of a table is longer
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FRONT_LINE = re.compile(r"^(?:\s|#|-\s|[\w.-]+\s*:|$)")
_BOLD = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\*\*(?![\w*])")
# Not a lead-in, which stays with its list.
_BOLD_LINE = re.compile(r"^[ \t]*\*\*(?=[^\s*])([^*\n]{1,80}[^\s*.:,;])\*\*[ \t]*$", re.M)
_TITLE = re.compile(r"^title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.M | re.I)


def read_text(content: bytes) -> Pages:
    """Read a plain text file, or one in the Markdown of GOV.UK Notify."""
    text, notes = decode(content)
    title, body = split_front_matter(text)
    pieces = pieces_from_lines(_without_stars(plain_links(body)).split("\n"))
    if any(_has_columns(piece) for piece in pieces):
        says = "Some lines look like columns of a table. Check that they read in the right order."
        notes.append(Note("columns-unclear", says))
    return make_pages(title, pieces, notes)


def _has_columns(piece: Piece) -> bool:
    """Whether a line has gaps as a row of a table has, and was not read as one; not boxes to tick."""
    row = piece.kind == "paragraph" and len(piece.text) <= MOST_ROW and "[ ]" not in piece.text
    return row and len(GAP.findall(piece.text)) > 1


def _without_stars(text: str) -> str:
    """Take the stars off bold words; a line that is bold as a whole stands apart, as a heading does."""
    apart = _BOLD_LINE.sub(lambda m: f"\n{m[1]}\n", text)
    return _BOLD.sub(lambda m: m[1], apart)


def decode(content: bytes) -> tuple[str, list[Note]]:
    """Turn bytes into text with plain line ends, and a note where the encoding had to be guessed.

    UTF-8 and UTF-16 are recognised; anything else is read as Windows-1252, then Latin-1, so no
    letter is lost.

    Raises:
        UnreadableLetter: more than 8 MB (``too-big``).
    """
    if len(content) > MAX_TEXT_BYTES:
        raise refuse("too-big")
    notes: list[Note] = []
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            text = content.decode(name, errors="replace")
            break
    else:
        text = _without_mark(content, notes)
    if "\ufffd" in text:
        notes.append(Note("broken-letters", "Some letters of the file could not be read."))
    text = re.sub(r"\r\n?|\u2028|\u2029|\x85", "\n", text.replace("\x00", ""))
    return text.replace("\f", "\n\n").replace("\v", "\n"), notes


def split_front_matter(text: str) -> tuple[str, str]:
    """Cut YAML front matter off: give its title ("" if none) and the rest of the text."""
    found = _FRONT.match(text)
    if not found or not all(_FRONT_LINE.match(line) for line in found[1].split("\n")):
        return "", text
    title = _TITLE.search(found[1])
    return (title[1] if title else ""), text[found.end() :]


def _without_mark(content: bytes, notes: list[Note]) -> str:
    head = content[:2000]
    zeros = head.count(0)
    if zeros > len(head) / 4:
        name = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        return content.decode(name, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        notes.append(
            Note("old-encoding", "The file is in an old encoding. Check pound signs and accents.")
        )
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")
