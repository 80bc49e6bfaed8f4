"""Bytes of a Word file (DOCX) -> ``Pages``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from posixpath import dirname, join, normpath

from lxml import etree

from easyread.model import BlockKind, Note
from easyread.readers.docx_styles import Styles, W, is_on, list_of, read_styles, value, whole
from easyread.readers.docx_words import WordsOf, paragraphs_in, text_boxes
from easyread.readers.lines import pieces_from_lines
from easyread.readers.pages import Pages, clean, make_pages
from easyread.readers.piece import Piece
from easyread.readers.refusals import refuse
from easyread.readers.shapes import (
    TITLED,
    ends_sentence,
    is_closing,
    is_greeting,
    is_short,
    label_of,
)
from easyread.readers.zips import Parts, open_parts

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "/officeDocument"
_WRAPPERS = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag"))


@dataclass
class _Walk:
    """What is known while one Word file is walked."""

    styles: Styles
    words: WordsOf
    tables: int = 0
    gap: bool = False
    tab_row: int = -1
    deepest: int = 0  # the level of the lowest heading style so far


def read_docx(content: bytes) -> Pages:
    """Read a Word file as a person sees it: insertions in; deletions and hidden words out.

    The header of the first page comes first, footnotes come last. What cannot be read (pictures,
    charts, objects, equations, comments, the footer) is named in notes.
    """
    parts = open_parts(content)
    main = _main_part(parts)
    links = _relations(parts, main)
    document = parts.xml(main)
    body = document.find(f"{W}body")
    if body is None:
        raise refuse("damaged")
    folder = dirname(main) + "/" if dirname(main) else ""
    styles = read_styles(parts, folder)
    walk = _Walk(styles, WordsOf(styles, {k: t for k, (_, t) in links.items()}))
    pieces = list(_header(parts, main, body, links, walk))
    walk.gap = True
    pieces += _blocks(body, walk)
    pieces += _end_notes(parts, links, walk)
    notes = [*walk.words.notes(), *_footer(parts, main, body, links, styles)]
    if any(kind.endswith("/comments") for kind, _ in links.values()):
        notes.append(Note("comments", "The file has comments by other people. They were left out."))
    return make_pages("", pieces, notes)  # the title in the properties is often a left-over


def _main_part(parts: Parts) -> str:
    if "_rels/.rels" in parts.names:
        for kind, target in _relations(parts, "").values():
            if kind.endswith(_MAIN) and target in parts.names:
                return target
    if "word/document.xml" in parts.names:
        return "word/document.xml"
    raise refuse("damaged")


def _relations(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """Give id -> (kind, target) of what a part refers to; targets inside the file are full names."""
    folder, _, name = part.rpartition("/")
    where = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if where not in parts.names:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for entry in parts.xml(where):
        if not isinstance(entry.tag, str):
            continue
        target = entry.get("Target", "")
        if entry.get("TargetMode") != "External":
            target = normpath(
                target.lstrip("/") if target.startswith("/") else join(folder, target)
            )
        found[entry.get("Id", "")] = (entry.get("Type", ""), target)
    return found


def _blocks(parent: etree._Element, walk: _Walk) -> Iterator[Piece]:
    for element in parent:
        tag = element.tag
        if tag == f"{W}p":
            yield from _paragraph(element, walk)
        elif tag == f"{W}tbl":
            yield from _table(element, walk)
        elif tag == f"{W}sdt":
            content = element.find(f"{W}sdtContent")
            if content is not None:
                walk.words.see_control(element)
                yield from _blocks(content, walk)
        elif tag in _WRAPPERS:
            yield from _blocks(element, walk)
        elif isinstance(tag, str) and tag.endswith("}AlternateContent"):
            choice = element.find("{*}Choice")
            yield from _blocks(element if choice is None else choice, walk)
        elif tag == f"{W}altChunk":
            walk.words.see("altChunk")


def _paragraph(p: etree._Element, walk: _Walk) -> Iterator[Piece]:
    properties = p.find(f"{W}pPr")
    style_id = None if properties is None else value(properties.find(f"{W}pStyle"))
    style = walk.styles.style(style_id)
    text = "" if style.hidden and not walk.words.shown(p) else walk.words.text(p, style.hidden)
    if not text.strip():
        walk.gap = True
    else:
        outline = None if properties is None else value(properties.find(f"{W}pPr/{W}outlineLvl"))
        direct = None if properties is None else value(properties.find(f"{W}outlineLvl"))
        level = whole(direct if direct is not None else outline, 9)
        heading = level + 1 if level < 9 else (0 if direct is not None else style.heading)
        depth = _list(properties, walk, style_id)
        if not heading and not depth and _is_bold_heading(p, text, walk):
            heading = walk.deepest + 1
        elif heading and not depth:
            walk.deepest = max(walk.deepest, heading)
        yield from _shaped(text, heading, depth, walk)
    for box in text_boxes(p):
        walk.gap = True
        yield from _blocks(box, walk)
        walk.gap = True


def _is_bold_heading(p: etree._Element, text: str, walk: _Walk) -> bool:
    """Many letters have headings that are only bold: a short bold line above plain words."""
    line = clean(text)
    if (
        "\n" in text.strip()
        or not is_short(line)
        or label_of(line)
        or not any(map(str.isalpha, line))
    ):
        return False
    if is_greeting(line) or is_closing(line) or TITLED.fullmatch(line) or not walk.words.is_bold(p):
        return False
    after = next(
        (s for s in p.itersiblings() if "".join(t.text or "" for t in s.iter(f"{W}t")).strip()),
        None,
    )
    if after is None or (after.tag == f"{W}p" and walk.words.is_bold(after)):
        return False
    words = clean("".join(t.text or "" for t in after.iter(f"{W}t")))
    item = list_of(after.find(f"{W}pPr")) is not None
    return (
        item
        or after.tag == f"{W}tbl"
        or ends_sentence(words)
        or words[-1] == ":"
        or len(words.split()) > 14
    )


def _list(properties: etree._Element | None, walk: _Walk, style_id: str | None) -> int:
    """The depth of a list item from 1, or 0 where this is none."""
    style = walk.styles.style(style_id)
    own = list_of(properties)
    if own is not None and own[0] == "0":
        return 0  # "no list", which overrides the style
    found = own or style.list
    if found is None:
        return 1 if style.item else 0
    if not walk.styles.marker(*found) and walk.styles.marked:
        return 0
    return found[1] + 1


def _shaped(text: str, heading: int, depth: int, walk: _Walk) -> Iterator[Piece]:
    gap, walk.gap = walk.gap, False
    lines = [line for line in text.split("\n") if line.strip()]
    if heading or depth:
        kind: BlockKind = "heading" if heading else "item"
        yield Piece(" ".join(lines), kind, heading or depth, gap=gap)
        return
    # Lines broken inside one paragraph are address lines, labels or typed lists.
    for n, piece in enumerate(pieces_from_lines(lines)):
        kind = "paragraph" if piece.kind == "heading" else piece.kind
        if kind == "cell":
            yield _tabbed(piece, walk, gap and n == 0)
        else:
            walk.tab_row = -1
            yield replace(piece, kind=kind, gap=gap and n == 0)


def _tabbed(piece: Piece, walk: _Walk, gap: bool) -> Piece:
    """A cell of a line with tabs; such lines that follow one another are one table."""
    if walk.tab_row < 0:
        walk.tables += 1
    if piece.column == 0:
        walk.tab_row += 1
    return replace(piece, gap=gap, table=walk.tables - 1, row=walk.tab_row)


def _table(table: etree._Element, walk: _Walk) -> Iterator[Piece]:
    number = walk.tables
    walk.tables += 1
    walk.tab_row = -1
    for r, row in enumerate(_rows(table)):
        column = 0
        for cell in _cells(row):
            span = whole(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is None or value(merged) == "restart" or _has_words(cell):
                yield from _cell(cell, number, r, column, walk)
            column += max(1, span)
    walk.gap = True


def _cell(cell: etree._Element, table: int, row: int, column: int, walk: _Walk) -> Iterator[Piece]:
    """The paragraphs of a cell as cells of the same place; a table in a cell keeps its own number."""
    for piece in list(_blocks(cell, walk)):
        if piece.table is not None:
            yield piece
        else:
            yield Piece(piece.text, "cell", gap=piece.gap, table=table, row=row, column=column)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return _inside(table, f"{W}tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return _inside(row, f"{W}tc")


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of this tag, also those in content controls and tracked insertions; no deleted rows."""
    for child in parent:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag == f"{W}sdt" and (content := child.find(f"{W}sdtContent")) is not None:
            yield from _inside(content, tag)
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _has_words(cell: etree._Element) -> bool:
    return any((t.text or "").strip() for t in cell.iter(f"{W}t"))


def _header(
    parts: Parts, main: str, body: etree._Element, links: dict[str, tuple[str, str]], walk: _Walk
) -> Iterator[Piece]:
    name = _edge(body, links, "headerReference")
    if name in parts.names:
        own = {k: t for k, (_, t) in _relations(parts, name).items()}
        edge = _Walk(walk.styles, walk.words.of_part(own))
        yield from (_plain(piece) for piece in _blocks(parts.xml(name), edge))


def _plain(piece: Piece) -> Piece:
    """A letterhead is often laid out as a table or in heading style: its lines are plain lines."""
    return Piece(piece.text, gap=piece.gap)


def _footer(
    parts: Parts, main: str, body: etree._Element, links: dict[str, tuple[str, str]], styles: Styles
) -> list[Note]:
    name = _edge(body, links, "footerReference")
    if name not in parts.names:
        return []
    words = WordsOf(styles, {})
    said = " ".join(clean(words.text(p, False)) for p in paragraphs_in(parts.xml(name)))
    if not any(c.isalpha() for c in said):
        return []
    return [Note("footer", f"The foot of the page was left out. It says: {clean(said)}")]


def _edge(body: etree._Element, links: dict[str, tuple[str, str]], tag: str) -> str:
    """The part that is the header or footer of the first page ("" where there is none)."""
    sections = list(body.iter(f"{W}sectPr"))
    if not sections:
        return ""
    first = sections[0]
    wanted = "first" if is_on(first.find(f"{W}titlePg")) else "default"
    for reference in first.findall(f"{W}{tag}"):
        if reference.get(f"{W}type") == wanted:
            return links.get(reference.get(f"{R}id", ""), ("", ""))[1]
    return ""


def _end_notes(parts: Parts, links: dict[str, tuple[str, str]], walk: _Walk) -> Iterator[Piece]:
    for kind, target in links.values():
        if kind.endswith(("/footnotes", "/endnotes")) and target in parts.names:
            for note in parts.xml(target):
                if note.get(f"{W}type") in (None, "normal"):
                    walk.gap = True
                    for piece in _blocks(note, walk):
                        walk.words.see("footnote")
                        yield piece
