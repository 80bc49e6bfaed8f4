"""Finished files carry a code: printed, in what the file says of itself, and found again."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from easyread.layout import export, measure
from easyread.read_code import code_of
from easyread.review.verifying import CODE, code_in, judge, new_code, typed_code
from easyread.settings import find_profile
from tests.make_easyread import HOSPITAL

FORMATS = ("pdf", "docx", "html", "text")
ENDINGS = {"pdf": "pdf", "docx": "docx", "html": "html", "text": "txt"}
CODED = replace(
    HOSPITAL,
    code="ER-7K4M-9D3C-WXYT",
    mark="people_checked",
    checked_by=("Aisha", "2 other people with learning disabilities"),
)


def words_of(content: bytes, fmt: str) -> str:
    if fmt == "pdf":
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
        return " ".join(text.split())
    if fmt == "docx":
        document = Document(io.BytesIO(content))
        cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
        head = document.sections[0].header.paragraphs[0].text
        return " ".join(" ".join([head, *cells]).replace("\u00a0", " ").split())
    text = content.decode()
    return re.sub(r"<[^>]*>", "", text) if fmt == "html" else text


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_code_is_printed_and_stands_in_what_the_file_says_of_itself(
    fmt: str, tmp_path: Path
) -> None:
    content = export(CODED, fmt, find_profile("easy-read"))
    words = words_of(content, fmt)
    assert f"The code of this Easy Read is {CODED.code}." in words
    assert "Aisha and 2 other people with learning disabilities checked this." in words
    assert code_in(content) == CODED.code
    assert code_of(content, f"page.{ENDINGS[fmt]}") == CODED.code
    if fmt == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(content))
        assert reader.metadata is not None and CODED.code in str(reader.metadata.keywords)
        assert reader.xmp_metadata is not None
        assert CODED.code in str(reader.xmp_metadata.pdf_keywords)
        pages = [page.extract_text() for page in reader.pages]
        assert sum(CODED.code in page for page in pages[-2:]) == 1
    if fmt == "docx":
        assert CODED.code in Document(io.BytesIO(content)).core_properties.keywords
    if fmt in ("pdf", "docx"):
        path, plain = tmp_path / f"with.{fmt}", tmp_path / f"without.{fmt}"
        path.write_bytes(content)
        plain.write_bytes(export(HOSPITAL, fmt, find_profile("easy-read")))
        assert {f.rule for f in measure(path)} <= {f.rule for f in measure(plain)}


def test_a_page_without_a_code_is_printed_as_before() -> None:
    plain = export(HOSPITAL, "text", find_profile("easy-read")).decode()
    assert "code of this" not in plain
    assert code_in(export(HOSPITAL, "pdf", find_profile("easy-read"))) is None


@pytest.mark.slow
def test_a_pdf_with_a_code_passes_the_judge_of_pdf_ua() -> None:
    from tests.pdf_judge import judge as judge_pdf

    verdict = judge_pdf(export(CODED, "pdf", find_profile("easy-read")))
    assert verdict.passes, verdict.says


def test_a_code_outlives_saving_the_file_in_another_program(tmp_path: Path) -> None:
    pdf = pypdf.PdfWriter(clone_from=io.BytesIO(export(CODED, "pdf", find_profile("easy-read"))))
    pdf.metadata = None
    pdf.xmp_metadata = None
    pdf.compress_identical_objects()
    pdf.write(tmp_path / "again.pdf")
    again = (tmp_path / "again.pdf").read_bytes()
    assert code_in(again) is None
    assert code_of(again, "again.pdf") == CODED.code
    word = Document(io.BytesIO(export(CODED, "docx", find_profile("easy-read"))))
    word.core_properties.keywords = ""
    word.save(str(tmp_path / "again.docx"))
    assert code_in((tmp_path / "again.docx").read_bytes()) == CODED.code


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7 nothing", b"PK\x03\x04 broken", b"<html>", b"\xff\xfe\x00", b"Hello"],
)
def test_a_file_without_a_code_has_none(content: bytes) -> None:
    assert code_of(content, "x.pdf") is None
    assert judge(None, exact=False).known is False


@given(st.text(alphabet=" -abcdefghijklmnopqrstuvwxyz", max_size=4))
def test_codes_are_found_again_however_people_type_them(between: str) -> None:
    code = new_code()
    assert CODE.fullmatch(code)
    assert not set("0O1IL2Z5S8BUV") & set(code[3:])
    spaces = re.sub(r"[a-z]", "", between)
    assert typed_code(code.lower().replace("-", spaces)) == code
    assert typed_code(code + "C") is None
