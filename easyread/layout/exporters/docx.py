"""An EasyRead -> a Word file that staff can edit, with one layout table a section."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shape import CT_Inline
from docx.shared import Mm, Pt, RGBColor

from easyread.layout.exporters.docx_logo import DECORATIVE, add_logo
from easyread.layout.exporters.logo import place_logo
from easyread.layout.first_page import CLOSE_MM, LEAST_PICTURE_MM, for_title, is_full
from easyread.layout.images import bitmap_of
from easyread.layout.linebreak import keep_together
from easyread.layout.printed import (
    Run,
    alt_of,
    clean,
    link_says,
    mark_of,
    runs_of,
    sections_of,
    title_of,
    words_above,
)
from easyread.layout.style import LANGUAGE, PT_PER_MM, Style, style_of
from easyread.model import EasyRead, Picture, Row
from easyread.settings import Profile

_CHOICE_PADDING_MM = 4.0
BELOW_LINE_EM = 0.212  # how far letters of Arial reach below their line
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # the same page gives the same bytes
_NO_DATE_ZIP = (2000, 1, 1, 0, 0, 0)


def export(easyread: EasyRead, profile: Profile) -> bytes:
    """Write a page as DOCX: headings, real bullets, alt texts, mark and page number on each page.

    Each section is one table without lines: picture on one side, words on the other, no row
    split over pages. It has no table style and no header row, so Word's own checker takes it for
    layout and not for data.

    Raises:
        BadSettings: the profile cannot be printed.
        LayoutFailed: a picture cannot be drawn.
    """
    style = for_title(style_of(profile), title_of(easyread))
    document = Document()
    _describe(document, easyread)
    _set_page(document, style)
    _set_styles(document, style)
    _add_furniture(document, mark_of(easyread), style)
    title = document.add_heading(keep_together(title_of(easyread)), 1)
    logo = place_logo(profile, style, words_above(easyread), style.edge_mm)
    if logo:
        add_logo(document, title, logo, style.column_mm)
    count = 0
    for section in sections_of(easyread):
        close = is_full(section)
        if clean(section.heading):
            heading = document.add_heading(keep_together(clean(section.heading)), 2)
            if close:
                heading.paragraph_format.space_before = Mm(0)
                for above in (title, heading):
                    above.paragraph_format.space_after = Mm(CLOSE_MM)
        if section.rows:
            table = _add_table(document, len(section.rows), style)
            for cells, row in zip(table.rows, section.rows, strict=True):
                count += 1
                _fill_row(cells, row, count, style, close)
            _frame_choices(table, section.rows, style)
            # Word joins two tables that touch, and wants words after the last one.
            gap = document.add_paragraph(style="Gap")
            gap.paragraph_format.keep_with_next = False
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _describe(document: Any, easyread: EasyRead) -> None:
    about = document.core_properties
    about.title = title_of(easyread)
    about.author = easyread.about.sender or "Easy Read"
    about.last_modified_by = ""
    about.language = LANGUAGE
    about.subject = f"Easy Read. {mark_of(easyread)}"
    known_by = ("Easy Read", easyread.fingerprint, easyread.code)
    about.keywords = " ".join(part for part in known_by if part)
    about.content_status = mark_of(easyread)
    about.comments = ""
    about.created = about.modified = _NO_DATE
    about.revision = 1


def _set_page(document: Any, style: Style) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(style.page_width_mm), Mm(style.page_height_mm)
    page.left_margin = page.right_margin = Mm(style.margin_mm)
    page.top_margin = page.bottom_margin = Mm(style.edge_mm)
    page.header_distance = page.footer_distance = Mm(style.furniture_mm)
    if style.page != "#FFFFFF":
        colour = f'<w:background {nsdecls("w")} w:color="{style.page[1:]}"/>'
        document.element.insert(0, parse_xml(colour))
        # The parts of a settings file have a fixed order: this one follows the zoom.
        zoom = document.settings.element.find(qn("w:zoom"))
        place = 0 if zoom is None else document.settings.element.index(zoom) + 1
        document.settings.element.insert(place, OxmlElement("w:displayBackgroundShape"))
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        settings.append(compat)
    for old in compat.findall(qn("w:compatSetting")):
        compat.remove(old)
    # 15 is Word 2013 and later. Without it Word opens the file in "Compatibility Mode".
    compat.append(
        parse_xml(
            f'<w:compatSetting {nsdecls("w")} w:name="compatibilityMode"'
            ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        )
    )
    for element in settings.findall(qn("w:themeFontLang")):
        element.set(qn("w:val"), LANGUAGE)


def _set_styles(document: Any, style: Style) -> None:
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults.find(qn("w:lang")) is None:
        defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}"/>'))
    body = _set_font(styles["Normal"], style.size_pt, style.ink, style)
    # An exact leading: "1.5 lines" in Word means 1.5 x the font's own height, which is more.
    body.paragraph_format.line_spacing = Pt(style.leading_pt)
    body.paragraph_format.space_after = Mm(style.line_gap_mm)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    body.paragraph_format.widow_control = True
    for name, size in (("Heading 1", style.title_pt), ("Heading 2", style.heading_pt)):
        heading = _set_font(styles[name], size, style.heading_ink, style, bold=True)
        heading.paragraph_format.line_spacing = Pt(size * 1.25)
        heading.paragraph_format.space_before = Mm(0 if name == "Heading 1" else 6)
        heading.paragraph_format.space_after = Mm(6)
        heading.paragraph_format.keep_with_next = True
        if name == "Heading 2":
            under = (
                f"<w:pBdr {nsdecls('w')}>"
                f'<w:bottom w:val="single" w:sz="8" w:space="3" w:color="{style.rule_ink[1:]}"/>'
                "</w:pBdr>"
            )
            heading.element.pPr.find(qn("w:spacing")).addprevious(parse_xml(under))
    for name in ("List Bullet", "Header", "Footer"):
        _set_font(styles[name], style.size_pt, style.ink, style)
    styles["List Bullet"].paragraph_format.space_after = Mm(style.line_gap_mm)
    gap = styles.add_style("Gap", WD_STYLE_TYPE.PARAGRAPH)
    gap.base_style = styles["Normal"]
    gap.paragraph_format.line_spacing = Pt(6)
    gap.paragraph_format.space_after = Pt(0)
    # A picture in a line of exact height would be cut off.
    holder = styles.add_style("Picture", WD_STYLE_TYPE.PARAGRAPH)
    holder.base_style = styles["Normal"]
    holder.paragraph_format.line_spacing = 1.0
    holder.paragraph_format.space_after = Pt(0)
    holder.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _set_font(of: Any, size: float, ink: str, style: Style, bold: bool | None = None) -> Any:
    properties = of.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    # The template's theme fonts would win over a name: they go.
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), style.office_font)
    of.font.size = Pt(size)
    of.font.color.rgb = RGBColor.from_string(ink[1:])
    of.font.italic = None
    if bold is not None:
        of.font.bold = bold
    return of


def _add_furniture(document: Any, mark: str, style: Style) -> None:
    page = document.sections[0]
    page.header.paragraphs[0].text = mark
    footer = page.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run("Page ")
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")
    for paragraph in (page.header.paragraphs[0], footer):
        paragraph.paragraph_format.line_spacing = Pt(style.size_pt * 1.3)
        paragraph.paragraph_format.space_after = Pt(0)


def _add_field(paragraph: Any, name: str) -> None:
    run = paragraph.add_run()._r
    for kind in ("begin", name, "separate", "1", "end"):
        if kind == name:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {name} "
        elif kind == "1":
            part = OxmlElement("w:t")
            part.text = "1"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run.append(part)


def _add_table(document: Any, rows: int, style: Style) -> Any:
    table = document.add_table(rows, 2)
    table.autofit = False
    properties = table._tbl.tblPr
    for name in ("w:tblStyle", "w:tblLook"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.append(
        parse_xml(
            f'<w:tblLook {nsdecls("w")} w:val="0000" w:firstRow="0" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
    )
    # No space inside the cells: pictures begin exactly at the margin, as the headings do.
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    properties.find(qn("w:tblLayout")).addnext(margins)
    for column, width in zip(table.columns, _widths(style), strict=True):
        column.width = Mm(width)
    return table


def _widths(style: Style) -> tuple[float, float]:
    """The widths of the two columns from left to right, in millimetres."""
    pictures = style.picture_mm + style.gutter_mm if style.picture_mm else 1.0
    words = style.text_mm
    return (pictures, words) if style.picture_side == "left" else (words, pictures)


def _fill_row(cells: Any, row: Row, count: int, style: Style, close: bool) -> None:
    cells._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, width in zip(cells.cells, _widths(style), strict=True):
        cell.width = Mm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    beside, words = cells.cells if style.picture_side == "left" else reversed(cells.cells)
    holder = beside.paragraphs[0]
    _set_style(holder, "Picture")
    holder.alignment = (
        WD_ALIGN_PARAGRAPH.LEFT if style.picture_side == "left" else WD_ALIGN_PARAGRAPH.RIGHT
    )
    if row.picture is not None and style.picture_mm:
        side_mm = min(style.picture_mm, LEAST_PICTURE_MM) if close else style.picture_mm
        _add_picture(holder, row.picture, count, style, side_mm)
    paragraph = words.paragraphs[0]
    for number, (line, runs) in enumerate(zip(row.lines, runs_of(row), strict=True)):
        if number:
            paragraph = words.add_paragraph()
        _set_style(paragraph, "ListBullet" if line.item else "Normal")
        if row.kind == "answer" and not line.item:
            _add_box(paragraph)
        _add_runs(paragraph, runs, style)
    gap = style.least_row_gap_mm if close else style.row_gap_mm
    paragraph.paragraph_format.space_after = Mm(gap)
    # A picture stands on the line: what letters have below it is part of the gap.
    holder.paragraph_format.space_after = Mm(gap - BELOW_LINE_EM * style.size_pt / PT_PER_MM)


def _set_style(paragraph: Any, style_id: str) -> None:
    """Set the style by its id. ``paragraph.style`` compares all styles each time it is set."""
    paragraph._p.style = style_id


def _add_box(paragraph: Any) -> None:
    """Put a box to tick before an answer, in a font that every Word has and that holds one."""
    run = paragraph.add_run("☐\u00a0")
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "Segoe UI Symbol")


def _frame_choices(table: Any, rows: Sequence[Row], style: Style) -> None:
    """Give the choices of a section a frame, one height and one page: none stands out."""
    choices = [n for n, row in enumerate(rows) if row.kind == "choice"]
    letters = style.text_mm * PT_PER_MM / (0.454 * style.size_pt)  # on a line of Arial
    tallest = style.picture_mm
    for n in choices:
        lines = sum(1 + int(len(line.text) / letters) for line in rows[n].lines)
        gaps = style.line_gap_mm * (len(rows[n].lines) - 1)
        tallest = max(tallest, lines * style.leading_pt / PT_PER_MM + gaps)
    for n in choices:
        cells = table.rows[n]
        cells.height = Mm(tallest + 2 * _CHOICE_PADDING_MM)
        cells.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, side in zip(cells.cells, ("left", "right"), strict=True):
            lines_round = "".join(
                f'<w:{s} w:val="single" w:sz="12" w:space="0" w:color="{style.rule_ink[1:]}"/>'
                for s in ("top", "left", "bottom", "right")
                if s in ("top", side, "bottom")
            )
            borders = parse_xml(f"<w:tcBorders {nsdecls('w')}>{lines_round}</w:tcBorders>")
            cell._tc.tcPr.find(qn("w:vAlign")).addprevious(borders)
            cell.paragraphs[-1].paragraph_format.space_after = Mm(_CHOICE_PADDING_MM)
            cell.paragraphs[0].paragraph_format.space_before = Mm(_CHOICE_PADDING_MM)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.left_indent = Mm(_CHOICE_PADDING_MM)
                paragraph.paragraph_format.keep_with_next = n + 1 in choices


def _add_picture(holder: Any, picture: Picture, count: int, style: Style, side_mm: float) -> None:
    bitmap = bitmap_of(picture, style)
    width, height = bitmap.fit_mm(side_mm)
    # Not ``run.add_picture``: it counts every id in the document for each new picture.
    part, image = holder.part.get_or_add_image(io.BytesIO(bitmap.png))
    inline = CT_Inline.new_pic_inline(count, part, image.filename, Mm(width), Mm(height))
    holder.add_run()._r.add_drawing(inline)
    about = inline.docPr
    about.set("name", f"Picture {count}")
    about.set("descr", alt_of(picture))
    if not alt_of(picture):
        about.append(parse_xml(DECORATIVE))


def _add_runs(paragraph: Any, runs: Sequence[Run], style: Style) -> None:
    held = keep_together("".join(run.text for run in runs))
    at = 0
    for run in runs:
        text = held[at : at + len(run.text)]
        at += len(run.text)
        made = paragraph.add_run(text)
        made.bold = True if run.bold else None
        if run.link:
            made.font.underline = True
            made.font.color.rgb = RGBColor.from_string(style.link_ink[1:])
            target = paragraph.part.relate_to(
                run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), target)
            link.set(qn("w:tooltip"), link_says(run.link, run.text))
            paragraph._p.append(link)
            link.append(made._r)


def _same_bytes(content: bytes) -> bytes:
    """Write the zip again without the time of day in it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _NO_DATE_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
