"""The stateless doors of the service, with a real letter and real files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from starlette.testclient import TestClient

from api.formats import MEDIA


@pytest.fixture(scope="module")
def letter(examples: Path) -> tuple[str, bytes]:
    name = "council-tax-arrears.docx"
    return name, (examples / name).read_bytes()


def _post(client: TestClient, letter: tuple[str, bytes], accept: str) -> object:
    return client.post("/v1/convert", files={"letter": letter}, headers={"Accept": accept})


def test_check_finds_the_passive_in_pasted_words(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "The form must be returned by 3 May 2027."})
    assert answer.status_code == 200
    found = answer.json()["findings"]
    passive = next(f for f in found if f["rule"] == "passive")
    assert set(passive) >= {"severity", "says", "source", "text", "start", "end", "block"}
    assert answer.json()["scores"]["words"] == 9


def test_check_takes_a_file(client: TestClient, letter: tuple[str, bytes]) -> None:
    answer = client.post("/v1/check", files={"letter": letter}, data={"profile": "plain-english"})
    assert answer.status_code == 200
    assert answer.json()["profile"] == "plain-english"
    assert len(answer.json()["findings"]) > 5


def test_verify_sees_a_changed_date_and_lets_the_same_facts_pass(client: TestClient) -> None:
    source = "You must pay £366.00 by 29/03/2027."
    good = "You must pay £366 by Monday 29 March 2027."
    bad = "You must pay £366 by Tuesday 30 March 2027."
    same = client.post("/v1/verify", json={"source": source, "rewrite": good}).json()
    other = client.post("/v1/verify", json={"source": source, "rewrite": bad}).json()
    assert same == {"ok": True, "lost": [], "changed": [], "added": []}
    assert other["ok"] is False
    changed = other["changed"][0]
    assert (changed["was"], changed["value"]) == ("2027-03-29", "2027-03-30")


def test_a_picture_is_suggested_for_a_sentence(client: TestClient) -> None:
    answer = client.post("/v1/pictures/suggest", json={"sentence": "You must see the doctor."})
    assert answer.status_code == 200
    assert "concept" in answer.json()


def test_convert_answers_with_the_report(client: TestClient, letter: tuple[str, bytes]) -> None:
    answer = _post(client, letter, "application/json")
    assert answer.status_code == 200  # type: ignore[attr-defined]
    report = answer.json()  # type: ignore[attr-defined]
    assert report["mark"] == "draft"
    assert report["facts"]["total"] > 10
    words = json.dumps(report["sections"], ensure_ascii=False)
    assert "£366" in words and "29 March 2027" in words
    for section in report["sections"]:
        for row in section["rows"]:
            assert len(row["lines"]) == len(row["line_sources"])


def test_convert_answers_with_each_file_and_its_own_type(
    client: TestClient, letter: tuple[str, bytes]
) -> None:
    for fmt, starts in {"pdf": b"%PDF", "docx": b"PK", "html": b"<!"}.items():
        answer = _post(client, letter, MEDIA[fmt])
        assert answer.headers["content-type"].startswith(MEDIA[fmt])  # type: ignore[attr-defined]
        assert answer.content.lstrip().startswith(starts)  # type: ignore[attr-defined]
        disposition = answer.headers["content-disposition"]  # type: ignore[attr-defined]
        assert disposition == f'attachment; filename="easyread.{fmt}"'


def test_convert_packs_all_files_in_a_zip_that_opens(
    client: TestClient, letter: tuple[str, bytes]
) -> None:
    answer = _post(client, letter, "application/zip")
    packed = zipfile.ZipFile(io.BytesIO(answer.content))  # type: ignore[attr-defined]
    assert set(packed.namelist()) == {
        "easyread.pdf",
        "easyread.docx",
        "easyread.html",
        "easyread.report.json",
    }
    pdf = pypdf.PdfReader(io.BytesIO(packed.read("easyread.pdf")))
    assert "366" in "".join(page.extract_text() for page in pdf.pages)
    assert docx.Document(io.BytesIO(packed.read("easyread.docx"))).tables
    assert json.loads(packed.read("easyread.report.json"))["sections"]


def test_the_answer_names_no_file_and_keeps_nothing(
    client: TestClient, letter: tuple[str, bytes]
) -> None:
    before = len(client.app.state.shelf)  # type: ignore[attr-defined]
    answer = _post(client, ("Mrs Peverell.docx", letter[1]), "application/pdf")
    assert "Peverell" not in str(answer.headers)  # type: ignore[attr-defined]
    assert len(client.app.state.shelf) == before  # type: ignore[attr-defined]
