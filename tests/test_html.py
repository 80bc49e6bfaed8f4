"""The HTML file is read again; where a browser is installed it is also looked at."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from easyread.layout import export
from easyread.layout.printed import MARKS, alt_of, runs_of, sections_of
from easyread.model import EasyRead
from easyread.settings import Profile
from tests.make_easyread import ALL, HOSPITAL, row, section

NORMAL = Profile()


def opened(easyread: EasyRead, profile: Profile = NORMAL) -> BeautifulSoup:
    return BeautifulSoup(export(easyread, "html", profile), "lxml")


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", ALL)
def test_the_page_holds_the_words_of_the_model_in_order_with_plain_spaces(name: str) -> None:
    page = opened(ALL[name])
    found = [p.get_text() for p in page.select("main .words p, main .words li")]
    wanted = [
        "".join(run.text for run in runs)
        for part in sections_of(ALL[name])
        for one in part.rows
        for runs in runs_of(one)
    ]
    assert found == wanted
    assert "\u00a0" not in page.get_text()


@pytest.mark.parametrize("name", ALL)
def test_language_title_landmarks_headings_and_marks(name: str) -> None:
    page = opened(ALL[name])
    assert page.html is not None and page.html["lang"] == "en-GB"
    assert page.title is not None and page.title.get_text().strip()
    assert len(page.select("main")) == len(page.select("h1")) == 1
    levels = [int(h.name[1]) for h in page.select("h1, h2, h3")]
    assert levels == [1] + [2] * (len(levels) - 1)
    mark = MARKS[ALL[name].mark]
    assert [p.get_text() for p in page.select("header .mark, footer .mark")] == [mark, mark]
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ALL)
def test_one_file_that_asks_for_nothing_and_runs_nothing(name: str) -> None:
    page = opened(ALL[name])
    assert not page.select("script, link, iframe, object, svg")
    assert all(str(image["src"]).startswith("data:image/") for image in page.select("img"))
    assert "url(" not in str(page) and "@import" not in str(page)


def test_pictures_have_alt_text_and_decorations_an_empty_one() -> None:
    wanted = [alt_of(r.picture) for s in sections_of(HOSPITAL) for r in s.rows if r.picture]
    assert [image["alt"] for image in opened(HOSPITAL).select("img")] == wanted
    assert "" in wanted


def test_words_of_a_letter_cannot_become_markup() -> None:
    page = opened(
        EasyRead(
            'x</title><script>alert("1")</script>',
            (section("<b>h</b>", row('<img src=x onerror="alert(1)">', pic="yes", alt='"><i>')),),
            HOSPITAL.about,
            "easy-read",
        )
    )
    assert not page.select("script, b, i, [onerror]")
    assert page.select("main .words p")[0].get_text() == '<img src=x onerror="alert(1)">'


def test_bold_words_bullets_and_links_are_real() -> None:
    page = opened(HOSPITAL)
    assert [tag.get_text() for tag in page.select("strong")][:2] == ["gallbladder", "Do not"]
    assert len(page.select("ul > li")) == 3
    assert page.select('a[href="tel:01632960410"]')


def test_the_profile_sets_colour_size_and_side() -> None:
    html = export(
        HOSPITAL, "html", Profile(page_colour="#FFF8E1", type_pt=24, picture_side="right")
    ).decode()
    assert "background: #FFF8E1" in html
    assert "font-size: 200%" in html
    assert "flex-direction: row-reverse" in html


def test_without_pictures_there_is_no_picture() -> None:
    assert not opened(HOSPITAL, Profile(pictures=False)).select("img")


def test_at_320_pixels_nothing_runs_out_of_the_page(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("not run: no Chromium")
    page = tmp_path / "page.html"
    html = export(ALL["nasty"], "html", NORMAL).decode()
    # The browser answers through the title, which --dump-dom prints.
    ask = "<script>document.title = 'width ' + document.documentElement.scrollWidth</script></body>"
    frame = tmp_path / "frame.html"
    page.write_text(html.replace("</body>", ask), encoding="utf-8")
    frame.write_text(
        '<iframe id="f" src="page.html" width="320" height="800" style="border:0"></iframe>'
        "<script>f.onload = () => { document.title = f.contentDocument.title }</script>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            browser,
            *("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"),
            *("--virtual-time-budget=2000", "--dump-dom", frame.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    width = re.search(r"<title>width (\d+)</title>", done.stdout)
    if width is None:
        pytest.skip("not run: Chromium gave no answer")
    assert int(width.group(1)) <= 320
