"""Good pages give no fault; each broken page gives the fault that it was broken for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from easyread.errors import UnreadableLetter
from easyread.layout import export, measure
from easyread.layout.exporters.pdf import export as pdf_export
from easyread.settings import Profile
from tests.make_easyread import ALL, BENEFIT, HOSPITAL, SIXTY_ROWS

NORMAL = Profile()


def rules(path: Path) -> set[str]:
    return {fault.rule for fault in measure(path)}


def saved(tmp_path: Path, content: bytes, ending: str = "pdf") -> Path:
    path = tmp_path / f"page.{ending}"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["hospital", "benefit", "no-pictures", "nothing"])
def test_our_own_pages_have_no_fault(name: str, tmp_path: Path) -> None:
    for profile in (NORMAL, Profile(type_pt=24, leading=1.25), Profile(picture_side="right")):
        assert measure(saved(tmp_path, export(ALL[name], "pdf", profile))) == ()


def test_sixty_rows_are_only_too_many_pages(tmp_path: Path) -> None:
    (fault,) = measure(saved(tmp_path, export(SIXTY_ROWS, "pdf", NORMAL)))
    assert (fault.rule, fault.severity) == ("many-pages", "warn")


def test_what_could_not_be_printed_or_kept_whole_is_said(tmp_path: Path) -> None:
    found = measure(saved(tmp_path, export(ALL["nasty"], "pdf", NORMAL)))
    assert {fault.rule for fault in found} == {"letters-missing", "split"}
    assert next(f for f in found if f.rule == "letters-missing").says == (
        "Words in Arabic letters cannot be printed. Add them by hand."
    )


def with_writer(change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(export(HOSPITAL, "pdf", NORMAL)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def drop(*names: str) -> Callable[[pypdf.PdfWriter], None]:
    def change(writer: pypdf.PdfWriter) -> None:
        for name in names:
            del writer.root_object[name]

    return change


def first_figure_without_alt(writer: pypdf.PdfWriter) -> None:
    for at in range(1, len(writer._objects)):
        found = writer.get_object(at)
        if isinstance(found, dict) and found.get("/S") == "/Figure":
            del found["/Alt"]
            return


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (drop("/StructTreeRoot"), "no-tags"),
        (drop("/Lang"), "no-language"),
        (drop("/ViewerPreferences"), "title-hidden"),
        (lambda w: w.add_metadata({"/Title": "letter.pdf"}), "no-title"),
        (first_figure_without_alt, "no-alt"),
        (lambda w: w.pages[1].scale_by(0.5), "small-type"),
        (lambda w: w.pages[1].scale_by(0.7), "not-a4"),
    ],
)
def test_a_file_that_was_broken_afterwards_is_found_out(
    change: Callable[[pypdf.PdfWriter], None], rule: str, tmp_path: Path
) -> None:
    assert rule in rules(saved(tmp_path, with_writer(change)))


@pytest.mark.parametrize(
    ("setting", "value", "rule"),
    [
        ("size_pt", 11.0, "small-type"),
        ("leading_pt", 17.0, "line-spacing"),
        ("leading_pt", 40.0, "line-spacing"),
        ("text_mm", 170.0, "long-line"),
        ("ink", "#AAAAAA", "low-contrast"),
        ("margin_mm", 8.0, "margins"),
        ("picture_mm", 20.0, "small-picture"),
        ("row_gap_mm", -2.0, "row-gap"),
        ("gutter_mm", -30.0, "picture-apart"),
    ],
)
def test_a_page_set_in_a_bad_style_is_found_out(
    setting: str, value: float, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = pdf_export.style_of
    monkeypatch.setattr(pdf_export, "style_of", lambda p: replace(good(p), **{setting: value}))
    assert rule in rules(saved(tmp_path, export(HOSPITAL, "pdf", NORMAL)))


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89))
    draw(canvas)
    canvas.save()
    return out.getvalue()


def plain_page(canvas: Canvas) -> None:
    canvas.setFont("Times-Italic", 9)
    canvas.drawString(
        20, 800, "SOME WORDS IN CAPITALS that run on and on and on to the very end of it"
    )


def test_a_page_that_nobody_made_for_easy_read_has_many_faults(tmp_path: Path) -> None:
    assert rules(saved(tmp_path, drawn(plain_page))) >= {
        "small-type",
        "italics",
        "no-tags",
        "no-language",
        "long-line",
        "capitals",
        "no-mark",
        "no-page-number",
        "margins",
    }


def test_justified_lines_are_found(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 700)
        text.setFont("Helvetica", 16, 24)
        canvas._code.append("/P <</MCID 0>> BDC")
        for n in range(5):
            text.textLine(f"Line {n} is just as long")
        canvas.drawText(text)
        canvas._code.append("EMC")

    assert "justified" in rules(saved(tmp_path, drawn(draw)))


def test_a_scan_has_no_words(tmp_path: Path) -> None:
    path = saved(tmp_path, drawn(lambda canvas: canvas.rect(50, 50, 100, 100)))
    assert [fault.rule for fault in measure(path)] == ["no-text"]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_damaged_file_says_so_in_one_sentence(ending: str, tmp_path: Path) -> None:
    whole = export(BENEFIT, ending, NORMAL)
    for content in (b"", b"%PDF-1.7 nothing", b"PK\x03\x04", whole[: len(whole) // 3]):
        with pytest.raises(UnreadableLetter) as caught:
            measure(saved(tmp_path, content, ending))
        assert caught.value.code == "damaged"


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLetter) as caught:
        measure(saved(tmp_path, with_writer(lambda w: w.encrypt("secret"))))
    assert caught.value.code == "locked"


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLetter) as caught:
        measure(saved(tmp_path, b"hello", "txt"))
    assert caught.value.code == "wrong-kind"
    with pytest.raises(UnreadableLetter) as caught:
        measure(tmp_path / "nothing.pdf")
    assert caught.value.code == "not-found"


@pytest.mark.parametrize(
    ("part", "old", "new", "rule"),
    [
        ("word/document.xml", r"<w:cantSplit/>", "", "split"),
        ("word/document.xml", r' descr="A hospital"', ' descr=""', "no-alt"),
        ("word/document.xml", r' descr="A hospital"', ' descr="image1.png"', "no-alt"),
        ("word/document.xml", r'w:val="Heading1"', 'w:val="Heading2"', "title-first"),
        ("word/document.xml", r'w:val="Heading2"', 'w:val="Heading3"', "heading-skipped"),
        ("word/document.xml", r'w:left="1134"', 'w:left="400"', "margins"),
        ("word/document.xml", r"<w:t>You can say no.", "<w:t>* You can say no.", "typed-bullet"),
        ("word/header1.xml", r"Draft\. Do not send\.", "Hello", "no-mark"),
        ("word/footer1.xml", r"PAGE|NUMPAGES", "TITLE", "no-page-number"),
        ("word/styles.xml", r'<w:sz w:val="32"/>', '<w:sz w:val="22"/>', "small-type"),
        ("word/styles.xml", r'<w:jc w:val="left"/>', '<w:jc w:val="both"/>', "justified"),
        (
            "word/styles.xml",
            r'<w:color w:val="000000"/>',
            '<w:color w:val="BBBBBB"/>',
            "low-contrast",
        ),
        ("word/styles.xml", r"<w:lang [^>]*/>", "", "no-language"),
        ("docProps/core.xml", r"Your operation at[^<]*", "Document1", "no-title"),
    ],
)
def test_a_word_file_that_was_broken_afterwards_is_found_out(
    part: str, old: str, new: str, rule: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.docx"
    with (
        zipfile.ZipFile(io.BytesIO(export(HOSPITAL, "docx", NORMAL))) as whole,
        zipfile.ZipFile(path, "w") as broken,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if name == part:
                changed = re.sub(old, new, content.decode())
                assert changed != content.decode(), f"nothing to break in {part}"
                content = changed.encode()
            broken.writestr(name, content)
    assert rule in rules(path)
