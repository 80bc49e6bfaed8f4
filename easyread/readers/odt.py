"""Bytes of an OpenDocument text (ODT) -> ``Pages``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from easyread.model import Note
from easyread.readers.inline import with_address
from easyread.readers.lines import pieces_from_lines
from easyread.readers.pages import Pages, clean, make_pages
from easyread.readers.piece import Piece
from easyread.readers.refusals import refuse
from easyread.readers.zips import open_parts

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, OFFICE, DRAW, STYLE, FO = (
    _URN % name for name in ("text", "table", "office", "drawing", "style", "xsl-fo-compatible")
)
LINK = "{http://www.w3.org/1999/xlink}href"

_OUT = frozenset(
    [
        f"{TEXT}{n}"
        for n in ("tracked-changes", "note-citation", "sequence-decls", "table-of-content")
    ]
    + [f"{OFFICE}{n}" for n in ("annotation", "annotation-end", "forms", "scripts")]
)
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_WRAPPERS = frozenset(
    [
        f"{TEXT}section",
        f"{TEXT}index-body",
        f"{TEXT}numbered-paragraph",
        f"{OFFICE}text",
        f"{TEXT}list-header",
    ]
)
_SAYS = {
    "picture": Note("pictures", "The letter has pictures. They were left out."),
    "object": Note("objects", "The letter has charts or objects in it. They were left out."),
    "annotation": Note("comments", "The file has comments by other people. They were left out."),
    "hidden": Note("hidden-text", "The file has hidden words. They were left out."),
    "deleted": Note("deleted-text", "The file has words marked as deleted. They were left out."),
    "contents": Note("contents", "The table of contents was left out."),
    "footnote": Note("footnotes", "The letter has footnotes. They stand at the end."),
}


@dataclass
class _Walk:
    """What is known while one file is walked."""

    hidden: frozenset[str]
    boxes: list[etree._Element] = field(default_factory=list)
    footnotes: list[etree._Element] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    tables: int = 0
    gap: bool = True


def read_odt(content: bytes) -> Pages:
    """Read an OpenDocument text: headings, lists, tables, text boxes, footnotes, the page header."""
    parts = open_parts(content)
    if "content.xml" not in parts.names:
        raise refuse("damaged")
    if "META-INF/manifest.xml" in parts.names and b"encryption-data" in parts.read(
        "META-INF/manifest.xml"
    ):
        raise refuse("locked")
    document = parts.xml("content.xml")
    body = document.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise refuse("wrong-kind")
    styles = parts.xml("styles.xml") if "styles.xml" in parts.names else None
    walk = _Walk(_hidden_styles(document, styles))
    pieces = list(_edge(styles, "header", walk))
    walk.gap = True
    pieces += _blocks(body, walk, 0)
    while walk.footnotes:
        walk.gap = True
        walk.seen.add("footnote")
        pieces += _blocks(walk.footnotes.pop(0), walk, 0)
    notes = [_SAYS[what] for what in _SAYS if what in walk.seen]
    foot = clean(" ".join(p.text for p in _edge(styles, "footer", _Walk(walk.hidden))))
    if any(c.isalpha() for c in foot):
        notes.append(Note("footer", f"The foot of the page was left out. It says: {foot}"))
    return make_pages("", pieces, notes)


def _hidden_styles(*documents: etree._Element | None) -> frozenset[str]:
    return frozenset(
        style.get(f"{STYLE}name", "")
        for document in documents
        if document is not None
        for style in document.iter(f"{STYLE}style")
        for words in style.iter(f"{STYLE}text-properties")
        if words.get(f"{TEXT}display") == "none"
    )


def _edge(styles: etree._Element | None, which: str, walk: _Walk) -> Iterator[Piece]:
    """The header or footer of the first page, as plain lines."""
    if styles is None:
        return
    for name in (f"{which}-first", which):
        found = next(styles.iter(f"{STYLE}{name}"), None)
        if found is not None and found.get(f"{STYLE}display") != "false":
            for piece in _blocks(found, walk, 0):
                yield Piece(piece.text, gap=piece.gap)
            return


def _blocks(parent: etree._Element, walk: _Walk, depth: int) -> Iterator[Piece]:
    for element in parent:
        tag = element.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from _paragraph(element, walk, depth)
        elif tag == f"{TEXT}list":
            for entry in element:
                yield from _item(entry, walk, depth + 1)
        elif tag == f"{TABLE}table":
            yield from _table(element, walk)
        elif tag in _WRAPPERS:
            if element.get(f"{TEXT}display") == "none":
                walk.seen.add("hidden")
            else:
                yield from _blocks(element, walk, depth)
        elif tag == f"{TEXT}tracked-changes":
            if element.find(f".//{TEXT}deletion") is not None:
                walk.seen.add("deleted")
        elif tag == f"{TEXT}table-of-content":
            walk.seen.add("contents")
        elif isinstance(tag, str) and tag.startswith(DRAW):
            _frame(element, walk)
            yield from _boxes(walk)


def _item(entry: etree._Element, walk: _Walk, depth: int) -> Iterator[Piece]:
    """An entry of a list: its first paragraph is the item, later ones are paragraphs under it."""
    first = True
    for piece in _blocks(entry, walk, depth):
        if piece.kind == "item" and piece.level == depth and not first:
            piece = piece.with_kind("paragraph")
        first = first and not (piece.kind == "item" and piece.level == depth)
        yield piece


def _paragraph(p: etree._Element, walk: _Walk, depth: int) -> Iterator[Piece]:
    out: list[str] = []
    if p.get(f"{TEXT}style-name", "") in walk.hidden:
        walk.seen.add("hidden")
    else:
        _words(p, out, walk)
    text = "".join(out)
    lines = [line for line in text.split("\n") if line.strip()]
    gap, walk.gap = walk.gap or not lines, not lines
    if lines and p.tag == f"{TEXT}h":
        level = p.get(f"{TEXT}outline-level", "1")
        yield Piece(" ".join(lines), "heading", int(level) if level.isdigit() else 1, gap=gap)
    elif lines and depth:
        yield Piece(" ".join(lines), "item", depth, gap=gap)
    elif lines:
        for n, piece in enumerate(pieces_from_lines(lines)):
            if piece.kind == "cell":
                piece = replace(piece, table=walk.tables)
                walk.tables += piece.column == 0 and piece.row == 0
                piece = replace(piece, table=walk.tables - 1)
            elif piece.kind == "heading":
                piece = piece.with_kind("paragraph")
            yield replace(piece, gap=gap and n == 0)
    yield from _boxes(walk)


def _boxes(walk: _Walk) -> Iterator[Piece]:
    while walk.boxes:
        box = walk.boxes.pop(0)
        walk.gap = True
        yield from _blocks(box, walk, 0)
        walk.gap = True


def _words(element: etree._Element, out: list[str], walk: _Walk) -> None:
    _say(element.text, out)
    for child in element:
        tag = child.tag
        if tag in _SIGNS:
            out.append(_SIGNS[tag])
        elif tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            out.append(" " * min(int(count) if count.isdigit() else 1, 100))
        elif tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            if body is not None:
                walk.footnotes.append(body)
        elif tag in _OUT:
            if tag == f"{OFFICE}annotation":
                walk.seen.add("annotation")
        elif isinstance(tag, str) and tag.startswith(DRAW) and tag != f"{DRAW}a":
            _frame(child, walk)
        elif (
            tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")
            or child.get(f"{TEXT}style-name", "") in walk.hidden
        ):
            walk.seen.add("hidden")
        elif tag == f"{TEXT}a":
            said: list[str] = []
            _words(child, said, walk)
            out.append(with_address("".join(said), child.get(LINK, "")))
        elif isinstance(tag, str):
            _words(child, out, walk)
        _say(child.tail, out)


def _say(text: str | None, out: list[str]) -> None:
    """In ODT a line end inside the XML is only a space."""
    if text:
        out.append(text.replace("\n", " ").replace("\t", " "))


def _frame(frame: etree._Element, walk: _Walk) -> None:
    """Text boxes and shapes with words wait until their paragraph ends."""
    boxes = [frame] if frame.find(f"{TEXT}p") is not None else list(frame.iter(f"{DRAW}text-box"))
    walk.boxes.extend(boxes)
    if not boxes:
        kind = "object" if frame.find(f".//{DRAW}object") is not None else "picture"
        walk.seen.add(kind)


def _table(table: etree._Element, walk: _Walk) -> Iterator[Piece]:
    number = walk.tables
    walk.tables += 1
    for r, row in enumerate(_rows(table)):
        for c, cell in enumerate(e for e in row if str(e.tag).endswith("table-cell")):
            if cell.tag == f"{TABLE}covered-table-cell" and not any(
                str(t).strip() for t in cell.itertext()
            ):
                continue
            for piece in list(_blocks(cell, walk, 0)):
                inner = piece.table is not None
                yield (
                    piece
                    if inner
                    else Piece(piece.text, "cell", gap=piece.gap, table=number, row=r, column=c)
                )
    walk.gap = True


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (
            f"{TABLE}table-header-rows",
            f"{TABLE}table-rows",
            f"{TABLE}table-row-group",
        ):
            yield from _rows(child)
