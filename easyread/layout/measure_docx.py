"""The bytes of a finished Word file -> faults that can be read from it without Word.

Where lines and pages end is Word's to decide, so those rules are kept by how the file is built
(rows that may not be split, headings that stay with what follows) and measured as such.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree

from easyread.errors import UnreadableLetter
from easyread.layout.printed import MARKS
from easyread.layout.style import contrast
from easyread.model import PageFault

LEAST_TYPE_PT = 14.0  # L-01
LEAST_CONTRAST = 4.5  # L-15
LEAST_MARGIN_MM = 18.0  # L-17
TWIPS_PER_MM = 1440 / 25.4
_MOST_UNPACKED = 200 * 2**20  # a file that unpacks to more is not a letter

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE_NAME = re.compile(
    r"\.(docx?|pdf|png|jpe?g|svg|gif|emf)\b|^(document|image|picture|img)[ _]?\d*$|python-docx",
    re.I,
)


@dataclass(frozen=True)
class Opened:
    """The parts of a Word file that the rules look at."""

    body: Any
    styles: Any
    core: Any
    headers: tuple[Any, ...]
    footers: tuple[Any, ...]

    def style_name(self, paragraph: Any) -> str:
        """The name of a paragraph's style in small letters, "" for the normal one."""
        used = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._names.get(used.get(f"{_W}val"), "") if used is not None else ""

    @property
    def _names(self) -> dict[str, str]:
        found = {}
        for style in self.styles.iter(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                found[style.get(f"{_W}styleId")] = name.get(f"{_W}val", "").lower()
        return found


def measure(content: bytes, name: str) -> tuple[PageFault, ...]:
    """Measure a Word file.

    Raises:
        UnreadableLetter: not a Word file, damaged, or far too big inside (code ``damaged``).
    """
    try:
        opened = _open(content)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, EOFError, OSError) as why:
        raise UnreadableLetter(
            f"{name} is not a Word file, or it is damaged.", "Make the file again.", code="damaged"
        ) from why
    return tuple(fault for rule in RULES for fault in rule(opened))


def _open(content: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
            raise zipfile.BadZipFile("unpacks to too much")
        names = packed.namelist()
        safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

        def part(name: str) -> Any:
            return etree.fromstring(packed.read(name), safe)

        return Opened(
            part("word/document.xml"),
            part("word/styles.xml"),
            part("docProps/core.xml"),
            tuple(part(n) for n in names if re.fullmatch(r"word/header\d*\.xml", n)),
            tuple(part(n) for n in names if re.fullmatch(r"word/footer\d*\.xml", n)),
        )


def about_file(opened: Opened) -> Iterator[PageFault]:
    """L-24: title and language."""
    title = opened.core.find("{http://purl.org/dc/elements/1.1/}title")
    words = (title.text or "").strip() if title is not None else ""
    if not words or _FILE_NAME.search(words):
        yield PageFault("no-title", None, "The file has no title, or a file name for a title.")
    language = opened.styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    if language is None or not language.get(f"{_W}val"):
        yield PageFault("no-language", None, "The file does not say its language.")


def headings(opened: Opened) -> Iterator[PageFault]:
    """L-24: real headings, one title first, no level left out, none empty."""
    levels = []
    paragraphs = [p for p in opened.body.iter(f"{_W}p") if _words(p)]
    for paragraph in opened.body.iter(f"{_W}p"):
        found = re.fullmatch(r"heading (\d)", opened.style_name(paragraph))
        if found and not _words(paragraph):
            yield PageFault("empty-heading", None, "A heading has no words.")
        elif found:
            levels.append(int(found.group(1)))
    first = opened.style_name(paragraphs[0]) if paragraphs else ""
    if levels.count(1) != 1 or first != "heading 1":
        yield PageFault("title-first", None, "The page must begin with its one title.")
    for before, after in pairwise(levels):
        if after > before + 1:
            yield PageFault("heading-skipped", None, f"A heading jumps from {before} to {after}.")
    for paragraph in paragraphs:
        plain = paragraph.find(f"{_W}pPr/{_W}pStyle") is None and not _in_table(paragraph)
        runs = paragraph.findall(f"{_W}r")
        if plain and runs and len(_words(paragraph)) < 80 and all(_is_bold(r) for r in runs):
            says = f"“{_words(paragraph)[:40]}” looks like a heading but is not one."
            yield PageFault("false-heading", None, says)


def pictures(opened: Opened) -> Iterator[PageFault]:
    """L-24 and P-02: each picture has words or is marked as decoration, and is in line."""
    numbers = []
    for about in opened.body.iter(f"{_WP}docPr"):
        numbers.append(about.get("id"))
        words = (about.get("descr") or "").strip()
        if not words and not any(d.get("val") == "1" for d in about.iter(_DECORATIVE)):
            yield PageFault("no-alt", None, "A picture has no words that stand for it.")
        elif _FILE_NAME.search(words):
            yield PageFault("no-alt", None, f"A picture's words are a file name: {words}.")
        if about.getparent().tag == f"{_WP}anchor":
            yield PageFault("picture-apart", None, "A picture is not in line with the words.")
    if len(numbers) != len(set(numbers)):
        yield PageFault("same-number", None, "Two pictures have one number. Word may repair it.")


def tables(opened: Opened) -> Iterator[PageFault]:
    """L-12 no row is split; L-23 tables are layout only."""
    for table in opened.body.iter(f"{_W}tbl"):
        styled = table.find(f"{_W}tblPr/{_W}tblStyle") is not None
        if styled and table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is None:
            yield PageFault("table", None, "A table has a style but no heading row.")
        if any(True for _ in table.iter(f"{_W}vMerge", f"{_W}gridSpan")):
            yield PageFault("table", None, "A table has merged cells.")
        if _in_table(table):
            yield PageFault("table", None, "A table stands inside a table.")
        if any(row.find(f"{_W}trPr/{_W}cantSplit") is None for row in table.findall(f"{_W}tr")):
            yield PageFault("split", None, "A row may be cut by the end of a page.")


def paragraphs(opened: Opened) -> Iterator[PageFault]:
    """L-26 real bullets; L-07 ragged right; L-14 no italics; no blank lines for space."""
    for paragraph in opened.body.iter(f"{_W}p"):
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        listed = listed or "list" in opened.style_name(paragraph)
        if re.match(r"\s*[•*\-]\s+\S", _words(paragraph)) and not listed:
            yield PageFault("typed-bullet", None, "A bullet is typed. Use a list.")
    blank = [
        child.tag == f"{_W}p"
        and not "".join(child.itertext()).strip()
        and opened.style_name(child) == ""
        for child in opened.body.find(f"{_W}body")
    ]
    if any(one and two for one, two in pairwise(blank)):
        yield PageFault("blank-lines", None, "Blank lines make the space.", "warn")
    everywhere = [opened.body, opened.styles, *opened.headers, *opened.footers]
    if any(
        jc.get(f"{_W}val") in ("both", "distribute") for p in everywhere for jc in p.iter(f"{_W}jc")
    ):
        yield PageFault("justified", None, "Lines all end at the same place.")
    italic = [i for part in everywhere if part is not opened.styles for i in part.iter(f"{_W}i")]
    if any(i.get(f"{_W}val") not in ("0", "false") for i in italic):
        yield PageFault("italics", None, "Some words are in italics.")


def type_size(opened: Opened) -> Iterator[PageFault]:
    """L-01: nothing under 14 pt in the styles that are used, nor in the words themselves."""
    used = {
        "normal",
        *(opened.style_name(p) for part in _parts(opened) for p in part.iter(f"{_W}p")),
    }
    sizes = [
        int(size.get(f"{_W}val")) / 2 for part in _parts(opened) for size in part.iter(f"{_W}sz")
    ]
    for style in opened.styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        size = style.find(f"{_W}rPr/{_W}sz")
        if name is not None and size is not None and name.get(f"{_W}val", "").lower() in used:
            sizes.append(int(size.get(f"{_W}val")) / 2)
    if sizes and min(sizes) < LEAST_TYPE_PT:
        yield PageFault(
            "small-type", None, f"The smallest letters are {min(sizes):g} pt. Use 14 pt."
        )


def colours(opened: Opened) -> Iterator[PageFault]:
    """L-15: words stand out from the page."""
    behind = opened.body.find(f"{_W}background")
    page = f"#{behind.get(f'{_W}color')}" if behind is not None else "#FFFFFF"
    inks = {c.get(f"{_W}val", "") for part in _parts(opened) for c in part.iter(f"{_W}color")}
    used = {opened.style_name(p) for part in _parts(opened) for p in part.iter(f"{_W}p")}
    for style in opened.styles.iter(f"{_W}style"):
        name, ink = style.find(f"{_W}name"), style.find(f"{_W}rPr/{_W}color")
        if ink is not None and name is not None and name.get(f"{_W}val", "").lower() in used:
            inks.add(ink.get(f"{_W}val", ""))
    ratios = [contrast(f"#{ink}", page) for ink in inks if re.fullmatch(r"[0-9A-Fa-f]{6}", ink)]
    if ratios and min(ratios) < LEAST_CONTRAST:
        yield PageFault("low-contrast", None, f"Some words are too pale ({min(ratios):.1f} to 1).")


def furniture(opened: Opened) -> Iterator[PageFault]:
    """L-20 page numbers; the mark of the page on every page; L-17 margins."""
    above = " ".join("".join(header.itertext()) for header in opened.headers)
    below = " ".join("".join(footer.itertext()) for footer in opened.footers)
    if not any(mark in f"{above} {below}" for mark in MARKS.values()):
        yield PageFault("no-mark", None, "The pages do not say who checked them.")
    if "PAGE" not in f"{above} {below}":
        yield PageFault("no-page-number", None, "The pages have no number.", "warn")
    for margins in opened.body.iter(f"{_W}pgMar"):
        edges = [
            int(margins.get(f"{_W}{side}", "0")) for side in ("left", "right", "top", "bottom")
        ]
        if min(edges) / TWIPS_PER_MM < LEAST_MARGIN_MM:
            says = f"A margin is only {min(edges) / TWIPS_PER_MM:.0f} mm."
            yield PageFault("margins", None, says, "warn")


RULES: tuple[Callable[[Opened], Iterator[PageFault]], ...] = (
    about_file,
    headings,
    pictures,
    tables,
    paragraphs,
    type_size,
    colours,
    furniture,
)


def _parts(opened: Opened) -> tuple[Any, ...]:
    return (opened.body, *opened.headers, *opened.footers)


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t")).strip()


def _in_table(element: Any) -> bool:
    return any(above.tag == f"{_W}tc" for above in element.iterancestors())


def _is_bold(run: Any) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val") not in ("0", "false")
