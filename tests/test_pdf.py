"""The PDF is opened again: tags against the model, veraPDF, bytes, speed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pypdf
import pytest

from easyread.errors import BadSettings, LayoutFailed
from easyread.layout import export
from easyread.layout.finished_pdf import Finished, open_pdf
from easyread.layout.fonts import printable
from easyread.layout.printed import alt_of, clean, runs_of, sections_of, title_of
from easyread.model import EasyRead
from easyread.settings import Profile
from tests.make_easyread import ALL, HOSPITAL, NASTY, SIXTY_ROWS, picture, row, section
from tests.pdf_judge import judge

NORMAL = Profile()
PROFILES = {
    "normal": NORMAL,
    "large print": Profile(id="large", type_pt=24, leading=1.25),
    "pictures on the right, cream page": Profile(picture_side="right", page_colour="#FFF8E1"),
    "dark page": Profile(page_colour="#101030"),
    "no pictures": Profile(pictures=False),
}


def opened(easyread: EasyRead, profile: Profile = NORMAL) -> Finished:
    return open_pdf(export(easyread, "pdf", profile), "page.pdf")


def as_heard(easyread: EasyRead) -> Iterator[tuple[str, str]]:
    """What the model says must be heard, role by role, in order."""
    yield "H1", title_of(easyread)
    for part in sections_of(easyread):
        if clean(part.heading):
            yield "H2", clean(part.heading)
        for one in part.rows:
            if one.picture is not None and alt_of(one.picture):
                yield "Figure", alt_of(one.picture)
            for line, runs in zip(one.lines, runs_of(one), strict=True):
                words = "".join(run.text for run in runs)
                if line.item:
                    yield "Lbl", "•"
                yield ("LBody" if line.item else "P"), words


@pytest.mark.parametrize("name", ALL)
def test_the_tags_say_the_same_words_in_the_same_order_as_the_model(name: str) -> None:
    heard = [(t.role, t.alt if t.role == "Figure" else t.text) for t in opened(ALL[name]).tags]
    # A word wider than the column is cut without a space, so it is the same word when heard.
    assert heard == [(r, t if r == "Figure" else printable(t)) for r, t in as_heard(ALL[name])]


@pytest.mark.parametrize("name", ALL)
def test_verapdf_finds_every_page_good(name: str) -> None:
    verdict = judge(export(ALL[name], "pdf", NORMAL))
    assert verdict.rules == 106
    assert verdict.passes, verdict.says


@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_every_profile_good(profile: str) -> None:
    for page in (HOSPITAL, NASTY):
        verdict = judge(export(page, "pdf", PROFILES[profile]))
        assert verdict.passes, verdict.says


def test_the_judge_sees_a_page_without_a_title() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(export(HOSPITAL, "pdf", NORMAL)))
    del writer.root_object["/Metadata"]
    out = io.BytesIO()
    writer.write(out)
    verdict = judge(out.getvalue())
    assert not verdict.passes and "7.1-8" in verdict.broken


def test_the_same_page_gives_the_same_bytes() -> None:
    assert export(HOSPITAL, "pdf", NORMAL) == export(HOSPITAL, "pdf", NORMAL)


def test_the_file_says_title_author_language_and_mark() -> None:
    reader = pypdf.PdfReader(io.BytesIO(export(HOSPITAL, "pdf", NORMAL)))
    about = reader.metadata
    assert about is not None
    assert about.title == "Your operation at St Example's Hospital"
    assert about.author == "St Example's Hospital NHS Foundation Trust"
    assert about.subject == "Easy Read. Draft. Do not send."
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_every_heading_is_a_bookmark() -> None:
    reader = pypdf.PdfReader(io.BytesIO(export(HOSPITAL, "pdf", NORMAL)))
    title, below = reader.outline
    assert title.title == HOSPITAL.title  # type: ignore[union-attr]
    assert [mark.title for mark in below] == [  # type: ignore[union-attr]
        part.heading for part in sections_of(HOSPITAL)
    ]


def test_phone_email_and_website_are_links_that_say_what_they_do() -> None:
    reader = pypdf.PdfReader(io.BytesIO(export(HOSPITAL, "pdf", NORMAL)))
    links = {
        note["/A"]["/URI"]: note["/Contents"]
        for page in reader.pages
        for note in (n.get_object() for n in page.get("/Annots", ()))
    }
    assert links == {
        "tel:01632960410": "Phone 01632 960410",
        "mailto:admissions@st-example.nhs.uk": "Email admissions@st-example.nhs.uk",
        "https://www.st-example.nhs.uk/your-operation": (
            "Go to the website www.st-example.nhs.uk/your-operation"
        ),
    }


def bold_words(easyread: EasyRead) -> list[str]:
    found = []
    for sheet in opened(easyread).sheets:
        body = [g for g in sheet.glyphs if g["tag"] in ("P", "LBody")]
        for is_bold, group in groupby(body, key=lambda g: "Bold" in g["fontname"]):
            if is_bold:
                found.append("".join(g["text"] for g in group).strip())
    return found


def test_a_hard_word_is_bold_once_in_its_row_and_do_not_is_bold_beside_a_crossed_picture() -> None:
    assert bold_words(HOSPITAL) == [
        "gallbladder",
        "Do not",
        "Do not",
        "reasonable adjustments",
        "Gallbladder",
        "Reasonable adjustments",
    ]


def test_the_number_of_a_row_stands_before_its_first_line() -> None:
    texts = [tag.text for tag in opened(HOSPITAL).tags]
    assert "1. Do not eat anything from 2am in the night." in texts


def test_choices_have_frames_of_one_size_on_one_page() -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(export(HOSPITAL, "pdf", NORMAL))) as pdf:
        frames = [(p.page_number, round(c["height"], 1)) for p in pdf.pages for c in p.curves]
    assert len(frames) == 2
    assert len(set(frames)) == 1


def test_a_row_is_never_split_and_a_heading_never_stands_alone() -> None:
    for profile in PROFILES.values():
        finished = opened(SIXTY_ROWS, profile)
        for one in finished.rows:
            assert len({page for tag in one for page in tag.pages}) == 1
        for tag, following in zip(finished.tags, finished.tags[1:], strict=False):
            if tag.role.startswith("H"):
                assert tag.pages == following.pages


def test_a_last_page_never_holds_one_row_alone() -> None:
    for count in range(2, 14):
        rows = [row(f"This is row {n}.", pic="letter", alt="A letter") for n in range(count)]
        page = replace(HOSPITAL, sections=(section("Rows", *rows),), credits=())
        finished = opened(page)
        last = [one for one in finished.rows if one[0].pages == (len(finished.sheets),)]
        assert len(last) >= 2, count


def test_a_row_taller_than_a_page_is_split_between_lines_and_keeps_all_words() -> None:
    rows = (row(*[f"Line {n} of many." for n in range(90)], pic="letter", alt="A letter"),)
    finished = opened(replace(HOSPITAL, sections=(section("Long", *rows),), credits=()))
    lines = [tag for tag in finished.tags if tag.role == "P"]
    assert [tag.text for tag in lines] == [f"Line {n} of many." for n in range(90)]
    assert all(len(tag.pages) == 1 for tag in lines)
    assert len(finished.sheets) > 1


def test_very_long_headings_still_come_to_an_end() -> None:
    page = replace(HOSPITAL, title="word " * 900, sections=(section("word " * 900, row("One.")),))
    finished = opened(page)
    assert sum(tag.text.split().count("word") for tag in finished.tags) == 1800


def test_pictures_are_sharp_inside_their_box_and_not_stretched() -> None:
    for sheet in opened(ALL["nasty"]).sheets:
        for image in sheet.pictures:
            assert max(image["width"], image["height"]) == pytest.approx(45 / 25.4 * 72, abs=0.5)
            across, down = image["srcsize"]
            assert image["width"] / image["height"] == pytest.approx(across / down, rel=0.01)
    # 45 mm at 300 dpi, but a PNG is never blown up
    drawn = [p["srcsize"] for s in opened(HOSPITAL).sheets for p in s.pictures]
    assert max(max(size) for size in drawn) == 531


def test_a_picture_that_cannot_be_drawn_is_one_plain_sentence() -> None:
    broken = replace(picture("letter", "A letter"), art=b"not a picture")
    page = replace(
        HOSPITAL, sections=(section("", replace(row("One."), picture=broken)),), credits=()
    )
    with pytest.raises(LayoutFailed, match="The picture letter cannot be drawn"):
        export(page, "pdf", NORMAL)


@pytest.mark.parametrize(
    "bad",
    [
        Profile(type_pt=12),
        Profile(picture_side="above"),
        Profile(page_colour="cream"),
        Profile(picture_mm=120),
        Profile(leading=3),
    ],
)
def test_a_profile_that_makes_an_unreadable_page_is_refused(bad: Profile) -> None:
    with pytest.raises(BadSettings):
        export(HOSPITAL, "pdf", bad)


def test_an_unknown_format_is_refused_with_the_list_of_formats() -> None:
    with pytest.raises(BadSettings, match="pdf, docx, html, text"):
        export(HOSPITAL, "epub", NORMAL)


def test_each_answer_of_a_reply_slip_has_a_box_to_tick() -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(export(HOSPITAL, "pdf", NORMAL))) as pdf:
        boxes = [
            (box["page_number"], box["top"], box["bottom"])
            for page in pdf.pages
            for box in page.rects
            if box["width"] < 30
        ]
    spots = [
        spot
        for tag in opened(HOSPITAL).tags
        if tag.text in ("Yes", "No", "Some of it")
        for spot in tag.spots
    ]
    assert len(boxes) == len(spots) == 3
    for (page, top, bottom), spot in zip(boxes, spots, strict=True):
        assert page == spot.page
        assert abs((top + bottom) / 2 - (spot.top + spot.bottom) / 2) < 3
