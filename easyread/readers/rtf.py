"""Bytes of an RTF file -> ``Pages``."""

from __future__ import annotations

from easyread.model import BlockKind, Note
from easyread.readers.lines import pieces_from_lines
from easyread.readers.pages import Pages, make_pages
from easyread.readers.piece import Piece
from easyread.readers.refusals import refuse
from easyread.readers.rtf_words import Paragraph, paragraphs_of

_SAYS = {
    "pictures": "The letter has pictures. They were left out.",
    "objects": "The letter has things from other programs in it. They were left out.",
    "hidden-text": "The file has hidden words. They were left out.",
    "deleted-text": "The file has words marked as deleted. They were left out.",
    "comments": "The file has comments by other people. They were left out.",
    "footnotes": "The letter has footnotes. They stand where they are first named.",
    "cut": "The file may be cut off at its end.",
}


def read_rtf(content: bytes) -> Pages:
    """Read an RTF file: headings by style, lists, tables, the page header; hidden words out."""
    paragraphs, seen = paragraphs_of(content)
    if "password" in seen:
        raise refuse("locked")
    header = [p for p in paragraphs if p.edge == "header"]
    body = [p for p in paragraphs if not p.edge]
    foot = " ".join(p.text for p in paragraphs if p.edge == "footer").strip()
    pieces = [Piece(line) for p in header for line in p.text.split("\n")]
    pieces += _pieces(body)
    notes = [Note(code, says) for code, says in _SAYS.items() if code in seen]
    if any(c.isalpha() for c in foot):
        notes.append(
            Note("footer", f"The foot of the page was left out. It says: {' '.join(foot.split())}")
        )
    return make_pages("", pieces, notes)


def _pieces(paragraphs: list[Paragraph]) -> list[Piece]:
    out: list[Piece] = []
    gap = True
    table = -1
    in_table = False
    row = column = 0
    for p in paragraphs:
        if p.cell:
            if not in_table:
                table, row, column, in_table = table + 1, 0, 0, True
            out.append(Piece(p.text, "cell", gap=gap, table=table, row=row, column=column))
            column += p.ends_cell
            if p.ends_row:
                row, column = row + 1, 0
            gap = False
            continue
        in_table = False
        if not p.text.strip():
            gap = True
            continue
        shaped = _shaped(p)
        if shaped and shaped[0].kind == "cell":
            table += 1
            shaped = [
                Piece(s.text, "cell", table=table, row=s.row, column=s.column) for s in shaped
            ]
        out.extend(
            Piece(
                s.text, s.kind, s.level, gap and n == 0, table=s.table, row=s.row, column=s.column
            )
            for n, s in enumerate(shaped)
        )
        gap = False
    return out


def _shaped(p: Paragraph) -> list[Piece]:
    lines = [line for line in p.text.split("\n") if line.strip()]
    if p.heading or p.item:
        kind: BlockKind = "heading" if p.heading else "item"
        return [Piece(" ".join(lines), kind, p.heading or p.item)]
    found = pieces_from_lines(lines)
    return [piece.with_kind("paragraph") if piece.kind == "heading" else piece for piece in found]
