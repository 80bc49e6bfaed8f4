"""The Word file is opened again with python-docx and by its XML."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from easyread.layout import export, measure
from easyread.layout.printed import MARKS, alt_of, runs_of, sections_of, title_of
from easyread.model import EasyRead
from easyread.settings import Profile
from tests.make_easyread import ALL, BENEFIT, HOSPITAL

NORMAL = Profile()


def opened(easyread: EasyRead, profile: Profile = NORMAL):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(export(easyread, "docx", profile)))


def said(text: str) -> str:
    return " ".join(text.removeprefix("☐").split())


@pytest.mark.parametrize("name", ALL)
def test_the_file_holds_the_words_of_the_model_in_order(name: str) -> None:
    document = opened(ALL[name])
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for one in block.rows:
                found += [said(p.text) for cell in one.cells for p in cell.paragraphs]
        else:
            found.append(said(block.text))
    wanted = [title_of(ALL[name])]
    for part in sections_of(ALL[name]):
        wanted.append(part.heading)
        for one in part.rows:
            wanted += ["".join(r.text for r in runs) for runs in runs_of(one)]
    assert [f for f in found if f] == [said(w) for w in wanted if w]


@pytest.mark.parametrize("name", ["hospital", "benefit", "no-pictures", "sixty-rows", "nothing"])
def test_the_page_rules_find_no_fault(name: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "page.docx"
    for profile in (NORMAL, Profile(type_pt=24, picture_side="right", page_colour="#FFF8E1")):
        path.write_bytes(export(ALL[name], "docx", profile))
        assert measure(path) == ()


def test_every_picture_has_its_words_or_is_marked_as_decoration() -> None:
    document = opened(HOSPITAL)
    pictures = [r.picture for s in sections_of(HOSPITAL) for r in s.rows if r.picture]
    shown = [
        inline.docPr for inline in document.element.iter(qn("wp:inline")) for inline in [inline]
    ]
    assert [about.get("descr") for about in shown] == [alt_of(p) for p in pictures]
    marked = ["decorative" in about.xml for about in shown]
    assert marked == [p.decorative for p in pictures]
    assert any(marked)


def test_the_tables_are_layout_with_rows_that_are_not_split() -> None:
    for table in opened(HOSPITAL).tables:
        assert table._tbl.tblPr.find(qn("w:tblStyle")) is None
        assert [column.width.mm for column in table.columns] == pytest.approx([55, 115], abs=0.1)
        for one in table.rows:
            assert one._tr.trPr.find(qn("w:cantSplit")) is not None


def test_pictures_on_the_right_stand_in_the_second_column() -> None:
    document = opened(HOSPITAL, Profile(picture_side="right"))
    cells = document.tables[0].rows[0].cells
    assert "gallbladder" in cells[0].text
    assert "graphic" in cells[1]._tc.xml


@pytest.mark.parametrize("easyread", [HOSPITAL, BENEFIT, ALL["nasty"]])
def test_the_mark_is_on_every_page_and_in_the_properties(easyread: EasyRead) -> None:
    document = opened(easyread)
    mark = MARKS[easyread.mark]
    assert document.sections[0].header.paragraphs[0].text == mark
    assert mark in document.core_properties.subject
    assert document.core_properties.content_status == mark
    assert "PAGE" in document.sections[0].footer._element.xml


def test_bold_words_bullets_and_links_are_real() -> None:
    document = opened(HOSPITAL)
    paragraphs = [
        p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs
    ]
    bold = [run.text for p in paragraphs for run in p.runs if run.bold]
    assert bold[:2] == ["gallbladder", "Do not"]
    bullets = [p.text for p in paragraphs if p.style.name == "List Bullet"]
    assert bullets == [
        "a quieter place to wait",
        "a longer appointment",
        "a carer who stays with you.",
    ]
    links = {link.address for p in paragraphs for link in p.hyperlinks}
    assert "mailto:admissions@st-example.nhs.uk" in links
    assert "tel:01632960410" in links


def test_word_does_not_open_it_in_compatibility_mode_and_it_is_british_english_everywhere() -> None:
    with zipfile.ZipFile(io.BytesIO(export(HOSPITAL, "docx", NORMAL))) as packed:
        assert re.search(rb'compatibilityMode"[^>]*w:val="15"', packed.read("word/settings.xml"))
        styles = packed.read("word/styles.xml").decode()
        assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}
        assert "asciiTheme" not in "".join(
            re.findall(
                r'<w:style [^>]*w:styleId="(?:Normal|Heading1|Heading2)".*?</w:style>', styles, re.S
            )
        )


def test_the_same_page_gives_the_same_bytes() -> None:
    assert export(HOSPITAL, "docx", NORMAL) == export(HOSPITAL, "docx", NORMAL)


def test_parts_that_have_a_fixed_order_keep_it() -> None:
    """Word repairs or refuses a file whose properties stand in the wrong order."""
    document = opened(HOSPITAL, Profile(page_colour="#FFF8E1"))
    orders = {
        "w:tcPr": ["tcW", "tcBorders", "vAlign"],
        "w:tblPr": ["tblW", "tblLayout", "tblCellMar", "tblLook"],
        "w:pPr": ["pStyle", "keepNext", "pBdr", "spacing", "ind", "jc"],
    }
    for part in (document.element, document.styles.element):
        for name, order in orders.items():
            for properties in part.iter(qn(name)):
                tags = [child.tag.split("}")[1] for child in properties]
                places = [order.index(tag) for tag in tags if tag in order]
                assert places == sorted(places), tags
