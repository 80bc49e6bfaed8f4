"""An organisation's logo: once, at the top of page 1, heard by its name, and safe to print."""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from bs4 import BeautifulSoup
from docx import Document
from PIL import Image

from easyread.errors import BadSettings
from easyread.layout import export, measure
from easyread.layout.finished_pdf import open_pdf
from easyread.layout.printed import LOGO_NAME
from easyread.layout.style import PT_PER_MM
from easyread.logo import read_logo
from easyread.model import Mark
from easyread.settings import Profile, find_profile
from tests.make_easyread import ALL, HOSPITAL
from tests.pdf_judge import judge

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120"><defs><linearGradient id="g">'
    '<stop stop-color="#036"/></linearGradient></defs>'
    '<rect width="300" height="120" fill="url(#g)"/></svg>'
)
MARKS: tuple[Mark, ...] = ("draft", "staff_checked", "people_checked")


@pytest.fixture(params=["svg", "png"])
def logo(request: pytest.FixtureRequest, tmp_path: Path) -> Profile:
    path = tmp_path / f"logo.{request.param}"
    if request.param == "svg":
        path.write_text(SVG)
    else:
        Image.new("RGB", (300, 300), "#8A0020").save(path)
    return Profile(logo=str(path), organisation="Ashby Council")


@pytest.mark.parametrize("mark", MARKS)
def test_the_pdf_shows_it_once_on_page_1_and_moves_no_word(logo: Profile, mark: Mark) -> None:
    for name in ("hospital", "benefit", "nothing"):
        page = replace(ALL[name], mark=mark)
        with (
            pdfplumber.open(io.BytesIO(export(page, "pdf", logo))) as pdf,
            pdfplumber.open(io.BytesIO(export(page, "pdf", Profile()))) as plain,
        ):
            shown = [
                (sheet.page_number, image)
                for sheet in pdf.pages
                for image in sheet.images
                if LOGO_NAME in image["name"]
            ]
            ((number, image),) = shown
            assert number == 1
            assert image["width"] <= 50 * PT_PER_MM + 0.1
            assert 5 * PT_PER_MM < image["height"] <= 18 * PT_PER_MM + 0.1
            assert image["x1"] == pytest.approx(190 * PT_PER_MM, abs=0.5)
            assert len(pdf.pages) == len(plain.pages)
            words = [sorted(w["text"] for w in p.extract_words()) for p in (pdf, plain)[0].pages]
            assert words == [sorted(w["text"] for w in p.extract_words()) for p in plain.pages]
            for word in pdf.pages[0].extract_words():
                apart = word["x1"] <= image["x0"] or word["bottom"] <= image["top"]
                assert apart or word["top"] >= image["bottom"], word["text"]


def test_the_pdf_says_whose_it_is_and_stays_pdf_ua(logo: Profile, tmp_path: Path) -> None:
    content = export(HOSPITAL, "pdf", logo)
    verdict = judge(content)
    assert verdict.passes, verdict.says
    tags = [(tag.role, tag.alt) for tag in open_pdf(content, "x.pdf").tags]
    assert tags[0][0] == "H1" and tags[1] == ("Figure", "Logo of Ashby Council")
    path = tmp_path / "page.pdf"
    path.write_bytes(content)
    assert measure(path) == ()


def test_a_logo_of_nobody_is_decoration_in_the_pdf(logo: Profile) -> None:
    content = export(HOSPITAL, "pdf", replace(logo, organisation=""))
    verdict = judge(content)
    assert verdict.passes, verdict.says
    alts = [tag.alt for tag in open_pdf(content, "x.pdf").tags if tag.role == "Figure"]
    plain = open_pdf(export(HOSPITAL, "pdf", Profile()), "x.pdf")
    assert alts == [tag.alt for tag in plain.tags if tag.role == "Figure"]


def test_the_word_file_shows_it_on_page_1_alone_with_its_words(
    logo: Profile, tmp_path: Path
) -> None:
    content = export(HOSPITAL, "docx", logo)
    page = Document(io.BytesIO(content)).sections[0]
    assert page.different_first_page_header_footer
    first = page.first_page_header._element.xml
    assert first.count("<pic:pic") == 1 and 'descr="Logo of Ashby Council"' in first
    assert "<pic:pic" not in page.header._element.xml
    assert page.first_page_header.paragraphs[0].text == page.header.paragraphs[0].text
    assert "NUMPAGES" in page.first_page_footer._element.xml
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
    path = tmp_path / "page.docx"
    path.write_bytes(content)
    assert measure(path) == ()
    assert content == export(HOSPITAL, "docx", logo)


def test_the_web_page_holds_it_with_its_words(logo: Profile) -> None:
    page = BeautifulSoup(export(HOSPITAL, "html", logo), "lxml")
    (image,) = page.select("img.logo")
    assert image["alt"] == "Logo of Ashby Council"
    kind, _, content = str(image["src"]).partition(",")
    assert kind == "data:image/png;base64"
    assert Image.open(io.BytesIO(base64.b64decode(content))).format == "PNG"
    nobody = BeautifulSoup(export(HOSPITAL, "html", replace(logo, organisation="")), "lxml")
    assert nobody.select("img.logo")[0]["alt"] == ""
    assert not BeautifulSoup(export(HOSPITAL, "html", Profile()), "lxml").select("img.logo")


REFUSED = {
    "no picture": b"Dear Sir",
    "another picture": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "too big": SVG.encode() + b" " * 500_000,
    "another xml": b"<html><body/></html>",
    "a script": SVG.replace("<defs>", "<script>a()</script><defs>").encode(),
    "a handler": SVG.replace("<rect ", '<rect onclick="a()" ').encode(),
    "a web page": SVG.replace("<defs>", "<foreignObject/><defs>").encode(),
    "a picture elsewhere": SVG.replace("<defs>", '<image href="http://x.org/a"/><defs>').encode(),
    "a file": SVG.replace("<defs>", '<image href="/etc/passwd"/><defs>').encode(),
    "a style elsewhere": SVG.replace("url(#g)", "url(http://x.org/a)").encode(),
    "an import": SVG.replace("<defs>", "<style>@import 'a.css'</style><defs>").encode(),
    "an entity": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.encode(),
    "a cut png": b"\x89PNG\r\n\x1a\n" + b"\0" * 10,
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_safe_logo_is_refused_in_one_sentence(what: str, tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(REFUSED[what])
    with pytest.raises(BadSettings) as caught:
        export(HOSPITAL, "html", Profile(logo=str(path)))
    assert caught.value.code == "bad-settings"
    assert caught.value.says.endswith(".") and caught.value.says.count(".") <= 2
    assert caught.value.try_this
    (tmp_path / "own.toml").write_text('logo = "logo.svg"\n')
    with pytest.raises(BadSettings):
        find_profile(str(tmp_path / "own.toml"))


def test_a_png_that_is_damaged_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 300), "#8A0020").save(path)
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(BadSettings, match="cannot be drawn"):
        export(HOSPITAL, "pdf", Profile(logo=str(path)))


def test_a_logo_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be opened"):
        read_logo(str(tmp_path / "none.png"))
    (tmp_path / "own.toml").write_text('logo = "none.png"\n')
    with pytest.raises(BadSettings, match="names the logo none"):
        find_profile(str(tmp_path / "own.toml"))


def test_a_profile_names_its_logo_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG)
    (tmp_path / "own.toml").write_text('logo = "logo.svg"\n')
    assert find_profile(str(tmp_path / "own.toml")).logo == str((tmp_path / "logo.svg").resolve())
