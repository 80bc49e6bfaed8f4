"""Bytes of a web page (HTML) -> ``Pages``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from easyread.model import Note
from easyread.readers.inline import with_address
from easyread.readers.pages import Pages, clean, make_pages
from easyread.readers.piece import Piece
from easyread.readers.refusals import refuse
from easyread.readers.text import decode

MAX_HTML_BYTES = 10_000_000
MAX_DEPTH = 250  # nested e-mail templates reach about 60

_SKIPPED = frozenset(
    "script style noscript template nav head svg math iframe object embed canvas audio video select button "
    "map dialog".split()
)
_BLOCKS = frozenset(
    "p div section article main header footer aside form fieldset address blockquote figure figcaption pre "
    "ul ol dl dt dd li table caption thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 hr body html center "
    "details summary legend label".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all",
    re.I,
)
_FIELD = re.compile(r"<<(\s*[\w .'/-]{1,60}\s*)>>")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})""", re.I)


def read_html(content: bytes) -> Pages:
    """Read a web page: headings, paragraphs, lists, tables, links (words and address).

    Scripts, styles, menus and hidden parts are left out.
    """
    root, notes = _parse(content)
    title = root.findtext(".//title") or ""
    return make_pages(title, pieces_of(root, notes), notes)


def html_pieces(content: bytes, notes: list[Note]) -> list[Piece]:
    """Read the HTML body of an e-mail into pieces; adds its notes to ``notes``."""
    root, own = _parse(content)
    notes.extend(own)
    return pieces_of(root, notes)


def pieces_of(root: etree._Element, notes: list[Note]) -> list[Piece]:
    """Walk a parsed page and give its pieces in reading order; adds its notes to ``notes``."""
    walk = _Walk()
    body = root.find(".//body")
    walk.block(root if body is None else body, depth=0)
    walk.flush()
    says = {
        "pictures": "The letter has pictures. They were left out.",
        "hidden-text": "The page has hidden words. They were left out.",
        "menus": "The page has menus or buttons. They were left out.",
    }
    notes.extend(Note(code, says[code]) for code in says if code in walk.seen)
    return walk.pieces


def _parse(content: bytes) -> tuple[etree._Element, list[Note]]:
    if len(content) > MAX_HTML_BYTES:
        raise refuse("too-big")
    named = _CHARSET.search(content[:4096])
    notes: list[Note] = []
    text = _named(content, named[1].decode("ascii")) if named else None
    if text is None:
        text, notes = decode(content)
    text = _FIELD.sub(r"&lt;&lt;\1&gt;&gt;", text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        raise refuse("empty")
    parser = lxml_html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as e:
        raise refuse("damaged") from e
    return root, notes


def _named(content: bytes, name: str) -> str | None:
    """Decode as the page itself says, or None where that does not work."""
    name = (
        "cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii", "windows-1252") else name
    )
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


@dataclass
class _Walk:
    """What has been read so far; words wait until the block they stand in ends."""

    pieces: list[Piece] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    heading: int = 0
    items: list[str] = field(default_factory=list)
    cells: list[tuple[int, int, int]] = field(default_factory=list)
    tables: int = 0
    gap: bool = True
    fresh_item: bool = False

    def flush(self) -> None:
        """End the current block: what was read since the last one becomes a piece (one a line)."""
        text = "".join(self.words)
        self.words = []
        for line in text.split("\n"):
            if not clean(line):
                continue
            self.pieces.append(self._piece(line))
            self.gap = False
            self.fresh_item = False

    def _piece(self, line: str) -> Piece:
        if self.cells:
            table, row, column = self.cells[-1]
            return Piece(line, "cell", gap=self.gap, table=table, row=row, column=column)
        if self.heading:
            return Piece(line, "heading", self.heading, gap=self.gap)
        if self.items and self.fresh_item:
            return Piece(line, "item", len(self.items), gap=self.gap)
        return Piece(line, gap=self.gap)

    def block(self, element: etree._Element, depth: int) -> None:
        """Read one element with all that is in it."""
        if depth > MAX_DEPTH:
            raise refuse("unsafe", "This page has too many things inside one another.")
        tag = element.tag
        if not isinstance(tag, str) or self._left_out(element, tag):
            return
        if tag in ("br", "hr"):
            self.words.append("\n")
        elif tag == "img":
            self._picture(element)
        elif tag == "input":
            self._box(element)
        elif tag == "table":
            self._table(element, depth)
        elif tag == "a":
            self._link(element, depth)
        elif tag in _BLOCKS:
            self._block(element, tag, depth)
        else:
            self._inside(element, depth)

    def _block(self, element: etree._Element, tag: str, depth: int) -> None:
        self.flush()
        spaced = tag not in ("div", "li", "tr", "td", "th", "tbody")
        self.gap = self.gap or spaced
        heading = self.heading
        self.heading = _HEADINGS.get(tag, heading)
        if tag in ("ul", "ol"):
            self.items.append(tag)
        if tag == "li":
            self.fresh_item = True
            self.items = self.items or ["ul"]
        self._inside(element, depth)
        self.flush()
        if tag in ("ul", "ol"):
            self.items.pop()
        self.heading = heading
        self.gap = self.gap or spaced

    def _inside(self, element: etree._Element, depth: int) -> None:
        keep = element.tag == "pre"
        self._say(element.text, keep)
        for child in element:
            self.block(child, depth + 1)
            self._say(child.tail, keep)

    def _say(self, text: str | None, keep: bool) -> None:
        if text:
            self.words.append(text if keep else re.sub(r"\s+", " ", text))

    def _link(self, element: etree._Element, depth: int) -> None:
        before, self.words = self.words, []
        pieces = len(self.pieces)
        self._inside(element, depth)
        words = "".join(self.words)
        if len(self.pieces) == pieces:
            self.words = [
                *before,
                with_address(words, element.get("href", "")) if words.strip() else words,
            ]
        else:
            self.words = [*before, *self.words]

    def _table(self, table: etree._Element, depth: int) -> None:
        """A table of data gives cells; a table that only lays the page out gives what is in it."""
        self.flush()
        rows = list(_rows(table))
        layout = (
            table.get("role") == "presentation" or all(len(r) < 2 for r in rows) or _nested(table)
        )
        if layout:
            self._inside(table, depth)
            self.flush()
            self.gap = True
            return
        number, self.tables = self.tables, self.tables + 1
        caption = table.find("caption")
        if caption is not None:
            self._inside(caption, depth)
            self.flush()
        items, self.items = self.items, []
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                self.cells.append((number, r, c))
                if not self._left_out(cell, "td"):
                    self._inside(cell, depth + 3)
                self.flush()
                self.cells.pop()
        self.items = items
        self.gap = True

    def _left_out(self, element: etree._Element, tag: str) -> bool:
        hidden = (
            element.get("hidden") is not None
            or bool(_HIDDEN.search(element.get("style", "")))
            or (element.get("aria-hidden") == "true" and tag not in ("body", "td"))
        )
        if hidden:
            self._see("hidden-text", element)
        elif tag in ("nav", "select", "button", "dialog"):
            self._see("menus", element)
        return hidden or tag in _SKIPPED

    def _see(self, what: str, element: etree._Element) -> None:
        if any(c.isalnum() for text in element.itertext() for c in str(text)):
            self.seen.add(what)

    def _picture(self, image: etree._Element) -> None:
        words = clean(image.get("alt", ""))
        if words or image.get("width") not in ("0", "1"):
            self.seen.add("pictures")

    def _box(self, box: etree._Element) -> None:
        if box.get("type") in ("checkbox", "radio"):
            self.words.append("☑ " if box.get("checked") is not None else "☐ ")
        elif box.get("type") in (None, "text", "date", "number", "email", "tel"):
            self.words.append(box.get("value", ""))


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for child in table:
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        elif child.tag == "tr":
            yield [cell for cell in child if cell.tag in ("td", "th")]


def _nested(table: etree._Element) -> bool:
    return table.find(".//table") is not None
