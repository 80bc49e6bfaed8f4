"""Bytes of a PDF with text in it -> ``Pages``."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections import Counter
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import PDFException, PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from easyread.model import Note
from easyread.readers.inline import with_address
from easyread.readers.pages import Pages, clean, make_pages
from easyread.readers.pdf_blocks import PageLine, pieces_from_pages
from easyread.readers.pdf_lines import TextLine, Word, lines_of
from easyread.readers.refusals import refuse

MAX_PAGES = 150
MAX_OPERATORS = 6_000_000  # bytes of drawing orders on one page; a dense page has 100,000
MAX_RULES = 3000  # lines drawn on a page; more are a drawing, not a table
EDGE = 0.1  # headers and footers stand in the top and bottom tenth of a page
_BROKEN = (
    PDFException,
    PSException,
    PdfminerException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    ZeroDivisionError,
    OverflowError,
    struct.error,
    zlib.error,
    NotImplementedError,
)
_PAGE_NUMBER = re.compile(
    r"(?:page |p\.? ?)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$|- ?\d{1,3} ?-$", re.I
)

_UNMAPPED = re.compile(r"\(cid:(\d+)\)")


def read_pdf(content: bytes) -> Pages:
    """Read a PDF: words by place into lines, paragraphs, headings, lists and tables.

    Running headers and footers and page numbers are left out after page 1, with a note.

    Raises:
        UnreadableLetter: ``locked``, ``scan`` (pages without words), ``empty``, ``too-big``,
            ``damaged``.
    """
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return _read(pdf)
    except PdfminerException as e:
        locked = e.args and isinstance(e.args[0], (PDFPasswordIncorrect, PDFEncryptionError))
        raise refuse("locked" if locked else "damaged") from e
    except _BROKEN as e:  # what pdfminer raises on a file with broken parts
        raise refuse("damaged") from e


def _read(pdf: Any) -> Pages:
    notes: list[Note] = []
    if len(pdf.pages) > MAX_PAGES:
        raise refuse("too-big", f"This file has more than {MAX_PAGES} pages.")
    by_page: list[list[PageLine]] = []
    heights: list[float] = []
    pictures: list[int] = []
    tables = 0
    for number, page in enumerate(pdf.pages, start=1):
        _check_size(page)
        lines, count = _page_lines(page, number, tables)
        tables += count
        by_page.append(lines)
        heights.append(float(page.height))
        if page.images:
            pictures.append(number)
        if any(
            resolve1(a.get("data", {}).get("Subtype")) is not None
            and a["data"]["Subtype"].name == "Widget"
            for a in page.annots
        ):
            notes.append(
                Note("form", "The letter has boxes to fill in. What is typed in them was not read.")
            )
        page.close()
    if not by_page:
        raise refuse("damaged")
    if not any(by_page):
        raise refuse("scan" if pictures else "empty")
    notes += _picture_notes(by_page, pictures)
    if any(e.line and "\ufffd" in e.line.text for lines in by_page for e in lines):
        notes.append(Note("broken-letters", "Some letters of the file could not be read."))
    kept = _without_running(by_page, heights, notes)
    title = pdf.metadata.get("Title") or ""
    title = clean(title) if isinstance(title, str) and " " in title.strip() else ""
    title = "" if re.match(r"microsoft word|untitled|document\d*$", title, re.I) else title
    return make_pages(title, pieces_from_pages(kept), notes)


def _check_size(page: Any) -> None:
    """Refuse a page with absurdly many drawing orders before any of them is run."""
    total = 0
    for part in page.page_obj.contents:
        stream = resolve1(part)
        if isinstance(stream, PDFStream):
            total += len(stream.get_data())
        if total > MAX_OPERATORS:
            raise refuse("too-big")


def _page_lines(page: Any, number: int, tables: int) -> tuple[list[PageLine], int]:
    found = page.extract_words(
        x_tolerance_ratio=0.2,
        keep_blank_chars=False,
        use_text_flow=False,
        extra_attrs=["fontname", "size"],
    )
    words = [_word(w) for w in found if w.get("upright", True)]
    words = _with_links(_once(words), page)
    grids = _tables(page) if len(page.edges) <= MAX_RULES else []
    entries: list[PageLine] = []
    for n, (box, rows) in enumerate(grids):
        inside = [w for w in words if _within(w, box)]
        words = [w for w in words if not _within(w, box)]
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                text = _cell_text([w for w in inside if cell is not None and _within(w, cell)])
                if text and cell is not None:
                    entries.append(PageLine(number, cell[1], None, (tables + n, r, c, text)))
    lines = [PageLine(number, line.top, line) for line in lines_of(words)]
    count = len(grids)
    lines = [_numbered(entry, tables + count) for entry in lines]
    count += len({entry.line.table for entry in lines if entry.line and entry.line.table >= 0})
    return _put_in_place(lines, entries), count


def _word(found: dict[str, Any]) -> Word:
    name = str(found["fontname"]).lower()
    bold = any(mark in name for mark in ("bold", "black", "heavy", "semibold", "-bd", "demi"))
    x0, x1, top, bottom = (float(found[k]) for k in ("x0", "x1", "top", "bottom"))
    text = _UNMAPPED.sub(_unmapped, str(found["text"]))
    return Word(text, x0, x1, top, bottom, float(found["size"]) or 1.0, bold)


def _unmapped(found: re.Match[str]) -> str:
    """A letter whose font does not say what it is; 127 is the bullet of the plain PDF fonts."""
    return "\u2022" if found[1] == "127" else "\ufffd"


def _once(words: list[Word]) -> list[Word]:
    """Some programs print a word twice, a hair apart, to make it bold."""
    seen: dict[tuple[str, int, int], Word] = {}
    for word in words:
        seen.setdefault((word.text, round(word.x0 / 2), round(word.top / 2)), word)
    return list(seen.values())


def _with_links(words: list[Word], page: Any) -> list[Word]:
    """Put the address of a link after its last word, where the words do not say it."""
    out = list(words)
    for link in page.hyperlinks:
        uri = link.get("uri")
        box = (link["x0"], link["top"], link["x1"], link["bottom"])
        inside = [i for i, w in enumerate(out) if _within(w, box)]
        if isinstance(uri, str) and inside:
            said = " ".join(out[i].text for i in inside)
            around = " ".join(w.text for w in out[max(0, inside[0] - 12) : inside[-1] + 12])
            extra = with_address(said, uri)[len(said) :]
            if extra and with_address(around, uri) != around:
                last = out[inside[-1]]
                out[inside[-1]] = Word(
                    last.text + extra, last.x0, last.x1, last.top, last.bottom, last.size, last.bold
                )
    return out


Box = tuple[float, float, float, float]


def _tables(page: Any) -> list[tuple[Box, list[list[Box | None]]]]:
    """Tables with drawn rules: at least two rows and two columns."""
    out = []
    for table in page.find_tables():
        rows = [list(row.cells) for row in table.rows]
        if len(rows) > 1 and max(len(row) for row in rows) > 1:
            out.append((table.bbox, rows))
    return out


def _within(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cell_text(words: list[Word]) -> str:
    return " ".join(line.text for line in lines_of(words)) if words else ""


def _numbered(entry: PageLine, first: int) -> PageLine:
    line = entry.line
    if line is None or line.table < 0:
        return entry
    moved = TextLine(line.words, line.right, first + line.table, line.row, line.column)
    return PageLine(entry.page, entry.top, moved)


def _put_in_place(lines: list[PageLine], cells: list[PageLine]) -> list[PageLine]:
    """Set the cells of each drawn table before the first line that begins below its top."""
    out = list(lines)
    numbers = sorted({e.cell[0] for e in cells if e.cell}, reverse=True)
    for number in numbers:
        own = [e for e in cells if e.cell and e.cell[0] == number]
        top = min(e.top for e in own)
        at = next((i for i, e in enumerate(out) if e.top > top), len(out))
        out[at:at] = own
    return out


def _picture_notes(by_page: list[list[PageLine]], pictures: list[int]) -> list[Note]:
    scans = [n for n, lines in enumerate(by_page, start=1) if not lines and n in pictures]
    notes = [
        Note("scan-page", f"Page {n} is a picture. Its words could not be read.") for n in scans
    ]
    if set(pictures) - set(scans):
        notes.append(Note("pictures", "The letter has pictures. They were left out."))
    return notes


def _without_running(
    by_page: list[list[PageLine]], heights: list[float], notes: list[Note]
) -> list[PageLine]:
    """Drop page numbers, and lines at the edge of a page that stand on most pages.

    A running line at the top stays on page 1, where it is the letterhead.
    """
    counts = Counter(
        key
        for lines, h in zip(by_page, heights, strict=True)
        for key in {_key(e) for e in lines if _edge(e, h)}
    )
    enough = max(2, round(0.6 * len(by_page)))
    running = {
        key for key, count in counts.items() if count >= enough and any(c.isalpha() for c in key)
    }
    kept: list[PageLine] = []
    dropped: dict[str, str] = {}
    for n, (lines, height) in enumerate(zip(by_page, heights, strict=True)):
        for entry in lines:
            edge = _edge(entry, height)
            text = entry.line.text if entry.line else ""
            top = entry.top < height / 2
            if edge and not top and _PAGE_NUMBER.match(text):
                notes.append(Note("page-numbers", "Page numbers were left out."))
            elif edge and _key(entry) in running and not (top and n == 0):
                dropped.setdefault(_key(entry), text)
            else:
                kept.append(entry)
    if dropped:
        said = " / ".join(dropped.values())
        notes.append(
            Note("running-lines", f"Lines that stand on every page were left out. They say: {said}")
        )
    return kept


def _edge(entry: PageLine, height: float) -> bool:
    return entry.line is not None and (
        entry.top < EDGE * height or entry.line.bottom > (1 - EDGE) * height
    )


def _key(entry: PageLine) -> str:
    return re.sub(r"\d+", "#", entry.line.text.lower()) if entry.line else ""
