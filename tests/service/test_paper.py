"""The paper of a panel session over HTTP, typing it in by its marks, and what changed because of it."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.tables import LogRow, PanelSessionRow
from tests.service.conftest import House
from tests.service.panel_crew import (
    Crew,
    all_easy,
    answer,
    close,
    make_crew,
    open_session,
    opened,
    say,
    with_panel,
)
from tests.service.test_letters import latest, rows_of


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House) -> dict[str, Any]:
    return with_panel(service, house)


@pytest.fixture(scope="module")
def session(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> dict[str, Any]:
    return opened(service, house, crew, letter, on_paper=True, topic_warning="money")


def get(service: TestClient, house: House, path: str, role: str = "converter", **more: str) -> Any:
    return service.get(f"/v1/panel-sessions/{path}", headers={**house[role].headers, **more})


def text_of(content: bytes) -> str:
    return " ".join(
        " ".join((page.extract_text() or "").split())
        for page in pypdf.PdfReader(io.BytesIO(content)).pages
    )


def test_the_pack_is_a_pdf_with_fee_topic_and_no_real_name_in_it(
    service: TestClient, house: House, session: dict[str, Any], store: Store
) -> None:
    made = get(service, house, f"{session['id']}/paper-pack")
    assert made.status_code == 200, made.text
    assert made.headers["content-type"] == "application/pdf"
    assert session["id"] in made.headers["content-disposition"]
    text = text_of(made.content)
    assert f"Session {session['id']}" in text
    assert "We pay you £20 for this." in text and "This page is about: money." in text
    for real in ("Leyla", "Demir", "Mill Lane", "HB/4471/26", "Ashby"):
        assert real not in text
    with store.read() as work:
        actions = work.db.scalars(select(LogRow.action)).all()
    assert "made paper pack" in actions


def test_another_client_and_another_role_do_not_get_the_pack(
    service: TestClient, house: House, session: dict[str, Any]
) -> None:
    path = f"/v1/panel-sessions/{session['id']}/paper-pack"
    assert service.get(path, headers=house.other("converter").headers).status_code == 404
    for role in ("checker", "supporter", "author", "safeguarding", "admin"):
        assert service.get(path, headers=house[role].headers).status_code == 403
    assert get(service, house, "ses_none/paper-pack").status_code == 404


def test_the_marks_on_paper_lead_to_rows_and_choices_to_type_in(
    service: TestClient, house: House, crew: Crew, session: dict[str, Any]
) -> None:
    marks = get(service, house, f"{session['id']}/paper-marks").json()
    keys = [key for bit in session["bits"] for key in bit["rows"]]
    assert list(marks["rows"].values()) == keys
    assert all(re.fullmatch(r"\d[a-z]", mark) for mark in marks["rows"])
    for question in session["questions"]:
        lettered = marks["choices"][f"choice:{question['id']}"]
        assert set(lettered.values()) == {*(c["id"] for c in question["choices"]), "not_said"}
    chair = f"/v1/panel-sessions/{session['id']}/chairs/{crew.first.id}"
    head = house["converter"].headers
    assert service.post(f"{chair}/paper", json={"say": "agree"}, headers=head).status_code == 200
    typed = [{"question": "picture", "value": "not_clear", "row": marks["rows"]["1a"]}]
    for asked, letters in marks["choices"].items():
        typed.append({"question": asked, "value": letters["A"]})
    made = service.post(f"{chair}/paper-answers", json={"answers": typed}, headers=head)
    assert made.status_code == 201, made.text


def test_what_changed_comes_when_the_session_is_closed_and_to_those_who_sat_there(
    service: TestClient, house: House, crew: Crew
) -> None:
    letter = with_panel(service, house)
    session = opened(service, house, crew, letter)
    mine = {**crew.first.headers}
    path = f"/v1/panel-sessions/{session['id']}/what-changed"
    assert service.get(path, headers=mine).status_code == 404  # has not said yes to it
    for person in (crew.first, crew.second):
        assert say(service, person, session, "agree").status_code == 200
    assert service.get(path, headers=mine).status_code == 409
    row = session["bits"][0]["rows"][0]
    assert (
        answer(service, crew.first, session, "picture", "for_children", row=row).status_code == 201
    )
    all_easy(service, crew.first, session, ready="change", bit1="some")
    all_easy(service, crew.second, session)
    why = f"/v1/panel-sessions/{session['id']}/not-changed/{row}"
    reason = {"reason": "The law uses this word."}
    head = house["converter"].headers
    assert service.put(why, json=reason, headers=head).status_code == 409  # not closed yet
    assert close(service, house, session).json()["outcome"] == "changes"

    report = get(service, house, f"{session['id']}/report").json()
    assert report["must_change"][0]["row"] in session["bits"][0]["rows"]
    assert crew.first.id not in str(report)

    before = service.get(path, headers=mine)
    assert before.status_code == 200, before.text
    assert before.json()["title"] == "What we changed because of you"
    told = _lines(before.json())
    assert "“It looks like it is for children.”" in told
    assert "We have not changed it yet." in told
    assert "Leyla" not in before.text and crew.first.id not in before.text

    said = service.put(why, json=reason, headers=head)
    assert said.status_code == 200, said.text
    assert all(f["severity"] == "inform" for f in said.json()["findings"])
    assert "This is why: The law uses this word." in _lines(service.get(path, headers=mine).json())

    now = latest(service, house, letter)
    mended = next(r for r in rows_of(now) if r["key"] == row)
    lines = ["This is new.", *(x["text"] for x in mended["lines"][1:])]
    edit = {"about": "row", "key": row, "choice": "words", "lines": lines}
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={"decisions": [edit]},
        headers={**head, "If-Match": now["etag"]},
    )
    assert made.status_code == 201, made.text
    after = service.get(path, headers=mine).json()
    told = _lines(after)
    assert told[told.index("Now it says:") + 1] == "This is new."

    for media, begins in (("application/pdf", b"%PDF"), ("text/html", b"<!")):
        page = service.get(path, headers={**crew.supporter.headers, "Accept": media})
        assert page.status_code == 200 and page.headers["content-type"].startswith(media)
        assert page.content.lstrip().lower().startswith(begins.lower())
    assert service.get(path, headers={**mine, "Accept": "application/zip"}).status_code == 406
    for stranger in (house.other("checker"), house["converter"]):
        assert service.get(path, headers=stranger.headers).status_code in (403, 404)


def test_a_reason_needs_words_and_a_row_that_was_asked_about(
    service: TestClient, house: House, crew: Crew, store: Store
) -> None:
    letter = with_panel(service, house)
    session = opened(service, house, crew, letter)
    assert say(service, crew.first, session, "agree").status_code == 200
    all_easy(service, crew.first, session, bit1="hard")
    assert close(service, house, session).status_code == 200
    head = house["converter"].headers
    path = f"/v1/panel-sessions/{session['id']}/not-changed"
    row = session["bits"][0]["rows"][0]
    assert service.put(f"{path}/{row}", json={"reason": "no"}, headers=head).status_code == 422
    assert (
        service.put(f"{path}/nothing", json={"reason": "Because."}, headers=head).status_code == 422
    )
    odd = {"reason": "Because.", "who": "me"}
    assert service.put(f"{path}/{row}", json=odd, headers=head).status_code == 422
    other = house.other("converter").headers
    assert (
        service.put(f"{path}/{row}", json={"reason": "Because."}, headers=other).status_code == 404
    )
    hard = {"reason": "Notwithstanding the aforementioned, remuneration was determined."}
    said = service.put(f"{path}/{row}", json=hard, headers=head)
    assert said.status_code == 200 and said.json()["findings"]
    with store.read() as work:
        sealed = work.db.get_one(PanelSessionRow, session["id"]).reasons
    assert sealed and b"Notwithstanding" not in sealed


def test_a_session_that_was_never_opened_has_no_paper(
    service: TestClient, house: House, crew: Crew
) -> None:
    refused = open_session(service, house, crew, {"id": "let_none"}, on_paper=True)
    assert refused.status_code == 404


def _lines(page: dict[str, Any]) -> list[str]:
    return [line for s in page["sections"] for row in s["rows"] for line in row["lines"]]
