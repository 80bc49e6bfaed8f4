"""A placed logo -> a picture in the header of page 1 of a Word file, clear of the words there."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from easyread.layout.exporters.logo import PlacedLogo

_NUMBER = 9000  # of the picture: the rows count theirs from 1
# Word, and LibreOffice after it, know a decoration by this mark and read nothing out for it.
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def add_logo(document: Any, title: Any, logo: PlacedLogo, column_mm: float) -> None:
    """Put the logo into a header of its own for page 1, and keep the title clear of it.

    It floats in the header, so it moves nothing in the body. The header and footer of page 1 say
    the same as those of the other pages.
    """
    page = document.sections[0]
    page.different_first_page_header_footer = True
    for first, other in (
        (page.first_page_header, page.header),
        (page.first_page_footer, page.footer),
    ):
        paragraph = first.paragraphs[0]._p  # makes the part, with one empty paragraph
        paragraph.getparent().replace(paragraph, deepcopy(other.paragraphs[0]._p))
    run = page.first_page_header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(logo.bitmap.png), Mm(logo.width_mm), Mm(logo.height_mm))
    inline = run._r.find(f"{qn('w:drawing')}/{qn('wp:inline')}")
    about = inline.find(qn("wp:docPr"))
    about.set("id", str(_NUMBER))
    about.set("name", "Logo")
    about.set("descr", logo.alt)
    if not logo.alt:
        about.append(parse_xml(DECORATIVE))
    inline.getparent().replace(inline, _floating(inline, logo))
    title.paragraph_format.right_indent = Mm(max(0.0, column_mm - logo.title_mm))


def _floating(inline: Any, logo: PlacedLogo) -> Any:
    """The same picture at a fixed place on the paper, with the words left as they are."""
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page">'
        f"<wp:posOffset>{int(Mm(logo.left_mm))}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="page">'
        f"<wp:posOffset>{int(Mm(logo.top_mm))}</wp:posOffset></wp:positionV>"
        "</wp:anchor>"
    )
    anchor.append(inline.find(qn("wp:extent")))
    anchor.append(parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"))
    for name in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        part = inline.find(qn(name))
        if part is not None:
            anchor.append(part)
    return anchor
