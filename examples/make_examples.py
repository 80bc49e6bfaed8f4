"""The words in ``text/*.txt`` -> the example letters as Word files, and two of them as PDF.

Every name, address, number and organisation in them is made up. The marks in a text file are:
``header:`` a line at the top of every page, ``#`` and ``##`` headings, ``-`` a bullet, ``1.`` a
numbered item, ``| a | b |`` a table row (the first row is the table's heading), and
``{-old-}{+new+}`` a change that Word tracks. Every other line is a paragraph.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus import SimpleDocTemplate, Spacer, Table

HERE = Path(__file__).parent
AS_PDF = ("hospital-appointment", "council-tax-arrears")
MADE = dt.datetime(2026, 11, 24, 9, 0, 0)  # fixed, so that making them again changes nothing
CHANGE = re.compile(r"\{-(.*?)-\}|\{\+(.*?)\+\}")


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a text file: what it is, and its words (its cells, for a table row)."""

    kind: str
    text: str
    cells: tuple[str, ...] = ()
    space_after: bool = False


def parts(text: str) -> Iterator[Part]:
    """Read the lines of a text file as parts, in order."""
    lines = text.strip().splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        gap = not after.strip()
        if not line.strip():
            continue
        if line.startswith("header: "):
            yield Part("header", line.removeprefix("header: "))
        elif line.startswith("## "):
            yield Part("heading 2", line[3:])
        elif line.startswith("# "):
            yield Part("heading 1", line[2:])
        elif line.startswith("- "):
            yield Part("bullet", line[2:], space_after=gap)
        elif found := re.match(r"\d+\. ", line):
            yield Part("number", line[found.end() :], space_after=gap)
        elif line.startswith("|"):
            yield Part("row", "", tuple(c.strip() for c in line.strip("|").split("|")), gap)
        else:
            yield Part("paragraph", line, space_after=gap)


def word_file(name: str, text: str) -> bytes:
    """Make the Word file of one letter."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    about = document.core_properties
    about.title, about.author, about.comments = name.replace("-", " ").capitalize(), "", ""
    about.created = about.modified = MADE
    rows: list[Part] = []
    headers: list[str] = []
    for part in [*parts(text), Part("end", "")]:
        if part.kind == "row":
            rows.append(part)
            continue
        if rows:
            _word_table(document, rows)
            rows = []
        if part.kind == "header":
            headers.append(part.text)
        elif part.kind.startswith("heading"):
            document.add_heading(part.text, level=int(part.kind[-1]))
        elif part.kind != "end":
            style = {"bullet": "List Bullet", "number": "List Number"}.get(part.kind, "Normal")
            _word_words(document.add_paragraph(style=style), part)
    _word_header(document, headers)
    out = io.BytesIO()
    document.save(out)
    return _same_every_time(out.getvalue())


def _word_header(document: Document, lines: list[str]) -> None:
    header = document.sections[0].header
    header.paragraphs[0].text = lines[0] if lines else ""
    for line in lines[1:]:
        header.add_paragraph(line)


def _word_table(document: Document, rows: list[Part]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
    for number, row in enumerate(rows):
        made = table.add_row()
        for cell, words in zip(made.cells, row.cells, strict=True):
            cell.text = words
            cell.paragraphs[0].runs[0].bold = number == 0
        if number == 0:
            made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _word_words(paragraph: Paragraph, part: Part) -> None:
    """Write the words of one part, with its tracked changes."""
    paragraph.paragraph_format.space_after = Pt(8 if part.space_after else 0)
    at = 0
    for found in CHANGE.finditer(part.text):
        paragraph.add_run(part.text[at : found.start()])
        old, new = found.groups()
        change = OxmlElement("w:ins" if old is None else "w:del")
        change.set(qn("w:id"), str(found.start()))
        change.set(qn("w:author"), "Repairs team")
        change.set(qn("w:date"), MADE.isoformat() + "Z")
        run = OxmlElement("w:r")
        words = OxmlElement("w:t" if old is None else "w:delText")
        words.text = new if old is None else old
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
        at = found.end()
    paragraph.add_run(part.text[at:])


def _same_every_time(content: bytes) -> bytes:
    """Zip the parts of a Word file again with one fixed date."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def pdf_file(name: str, text: str) -> bytes:
    """Make the PDF of one letter as an ordinary office program would print it (not tagged)."""
    body = ParagraphStyle(
        "body", fontName="Helvetica", fontSize=10.5, leading=14, alignment=TA_LEFT
    )
    styles = {
        "heading 1": ParagraphStyle(
            "h1", parent=body, fontName="Helvetica-Bold", fontSize=14, leading=20
        ),
        "heading 2": ParagraphStyle(
            "h2", parent=body, fontName="Helvetica-Bold", fontSize=12, leading=20, keepWithNext=1
        ),
        "bullet": ParagraphStyle("bullet", parent=body, leftIndent=14, bulletIndent=4),
        "number": ParagraphStyle("number", parent=body, leftIndent=16, bulletIndent=2),
    }
    story: list[object] = []
    rows: list[tuple[str, ...]] = []
    headers: list[str] = []
    for part in [*parts(text), Part("end", "")]:
        if part.kind == "row":
            rows.append(part.cells)
            continue
        if rows:
            grid = [
                ("GRID", (0, 0), (-1, -1), 0.5, "#444444"),
                ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
            ]
            story += [Table(rows, style=grid, hAlign="LEFT"), Spacer(1, 8)]
            rows = []
        if part.kind == "header":
            headers.append(part.text)
        elif part.kind != "end":
            words = escape(CHANGE.sub(lambda m: m[2] or "", part.text))
            bullet = "•" if part.kind == "bullet" else None
            story.append(PdfParagraph(words, styles.get(part.kind, body), bulletText=bullet))
            if part.space_after:
                story.append(Spacer(1, 8))

    def top(canvas: object, _: object) -> None:
        for number, line in enumerate(headers):
            canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 10)  # type: ignore[attr-defined]
            canvas.drawString(25 * mm, A4[1] - (15 + 5 * number) * mm, line)  # type: ignore[attr-defined]

    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=35 * mm,
        bottomMargin=20 * mm,
        title=name.replace("-", " ").capitalize(),
        invariant=1,
    )
    page.build(story, onFirstPage=top, onLaterPages=top)
    return out.getvalue()


def make(to: Path) -> list[Path]:
    """Write every example into a folder and give the files, in order."""
    made = []
    for source in sorted((HERE / "text").glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        files = {".docx": word_file(source.stem, text)}
        if source.stem in AS_PDF:
            files[".pdf"] = pdf_file(source.stem, text)
        for ending, content in files.items():
            path = to / (source.stem + ending)
            path.write_bytes(content)
            made.append(path)
    return made


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for path in make(folder):
        print(path)
