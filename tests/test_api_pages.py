"""The page: a letter in, the letter and its Easy Read side by side out; then it is gone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from api.jobs import Converted
from api.pages.shelf import Shelf
from easyread.model import About, EasyRead


@pytest.fixture(scope="module")
def result(client: TestClient, examples: Path) -> tuple[str, BeautifulSoup]:
    name = "council-tax-arrears.docx"
    sent = {"letter": (name, (examples / name).read_bytes())}
    answer = client.post("/", files=sent, follow_redirects=False)
    assert answer.status_code == 303
    address = answer.headers["location"]
    return address, BeautifulSoup(client.get(address).text, "html.parser")


def test_every_field_of_the_form_has_a_label(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/").text, "html.parser")
    labelled = {label["for"] for label in page.find_all("label")}
    fields = page.find_all(["input", "select", "textarea"])
    assert len(fields) >= 4
    assert {field["id"] for field in fields} <= labelled
    assert page.html is not None and page.html["lang"] == "en-GB"


def test_an_empty_form_comes_back_with_an_error_summary(client: TestClient) -> None:
    answer = client.post("/", files={"text": (None, "")})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 422
    summary = page.find(role="alert")
    assert summary is not None and "There is no letter." in summary.get_text()
    target = summary.find("a")["href"].lstrip("#")  # type: ignore[index]
    assert page.find(id=target) is not None
    assert page.title is not None and page.title.get_text().startswith("Error: ")


def test_the_result_shows_both_texts_and_the_mark(result: tuple[str, BeautifulSoup]) -> None:
    page = result[1]
    assert "Draft. Do not send." in page.get_text()
    letter, easyread = page.select_one(".letter"), page.select_one(".easyread")
    assert letter is not None and easyread is not None
    assert "In accordance with the Council Tax" in letter.get_text()
    assert letter.find("td", string="£82.00") is not None
    assert "29 March 2027" in easyread.get_text()
    assert len(easyread.select("img")) > 5
    assert all(img["src"].startswith("data:image/") for img in page.find_all("img"))
    assert all(img.has_attr("alt") for img in page.find_all("img"))


def test_the_result_has_one_first_heading_and_skips_no_level(
    result: tuple[str, BeautifulSoup],
) -> None:
    levels = [int(h.name[1]) for h in result[1].find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_result_lists_facts_and_questions(result: tuple[str, BeautifulSoup]) -> None:
    words = result[1].get_text()
    assert re.search(r"\d+ of \d+ facts of the letter are in the Easy Read", words)
    assert "Questions for the author" in words
    assert result[1].find("td", string="29/03/2027") is not None


def test_every_file_of_the_result_can_be_downloaded(
    client: TestClient, result: tuple[str, BeautifulSoup]
) -> None:
    links = [a["href"] for a in result[1].select(".files a")]
    assert [link.rpartition(".")[2] for link in links] == ["pdf", "docx", "html"]
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")


def test_words_of_a_letter_cannot_become_markup(client: TestClient) -> None:
    letter = "Dear <script>alert(1)</script> Sam\n\nYou must pay <b>£5</b> by 3 May 2027."
    answer = client.post("/", files={"text": (None, letter)})
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "<b>£5" not in answer.text


def test_a_deleted_result_is_gone(client: TestClient) -> None:
    words = {"text": (None, "You must pay £5 by 3 May 2027.")}
    address = client.post("/", files=words, follow_redirects=False).headers["location"]
    assert client.get(address).status_code == 200
    client.post(f"{address}/delete")
    assert client.get(address).status_code == 404
    assert client.get(f"{address}/easyread.pdf").status_code == 404


def _result() -> Converted:
    return Converted((), (), EasyRead("", (), About(), "easy-read"), {}, {"pdf": b"%PDF"})


def test_a_result_is_forgotten_after_its_time_and_when_the_shelf_is_full() -> None:
    now = [0.0]
    shelf = Shelf(kept_s=3600, most=2, now=lambda: now[0])
    first = shelf.put(_result())
    now[0] = 1800
    second = shelf.put(_result())
    assert shelf.get(first) is not None
    now[0] = 3600
    assert shelf.get(first) is None
    assert shelf.get(second) is not None
    third, fourth = shelf.put(_result()), shelf.put(_result())
    assert shelf.get(second) is None
    assert shelf.get(third) is not None and shelf.get(fourth) is not None
    assert len({first, second, third, fourth}) == 4 and len(first) >= 43
