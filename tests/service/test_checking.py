"""Checkers look at masked pages and answer; nobody else can answer, change or take back for them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread import pipeline
from easyread.review.checker_words import all_words
from easyread.review.store import Store
from easyread.review.store.tables import AnswerRow, ChairRow, TalkRow
from tests.service.conftest import House, Person
from tests.service.panel_crew import (
    Crew,
    all_easy,
    answer,
    close,
    make_crew,
    opened,
    say,
    with_panel,
)
from tests.service.test_letters import rows_of

SECRET = ("Demir", "Leyla", "Ashby", "4471", "Owen Price", "960001", "Mill Lane")


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House, crew: Crew) -> dict[str, Any]:
    return with_panel(service, house)


@pytest.fixture
def session(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> dict[str, Any]:
    """An open session to which both checkers have said yes."""
    made = opened(service, house, crew, letter, topic_warning="money for rent")
    for person in (crew.first, crew.second):
        assert say(service, person, made, "agree").status_code == 200
    return made


def pages(service: TestClient, person: Person, session: dict[str, Any]) -> Any:
    return service.get(f"/v1/checking/sessions/{session['id']}/pages", headers=person.headers)


def answers(service: TestClient, person: Person, session: dict[str, Any]) -> list[dict[str, Any]]:
    found = service.get(f"/v1/checking/sessions/{session['id']}/answers", headers=person.headers)
    assert found.status_code == 200
    return list(found.json())


def counting(service: TestClient, person: Person, session: dict[str, Any]) -> list[tuple[str, str]]:
    return [(a["question"], a["value"]) for a in answers(service, person, session) if a["counts"]]


def test_every_word_a_checker_reads_keeps_our_own_easy_read_rules() -> None:
    words = all_words()
    assert len(words) > 50
    for content in (*words, "\n\n".join(words)):
        found = pipeline.check_bytes(content.encode(), "words.txt", "easy-read")["findings"]
        assert [f for f in found if f["severity"] != "inform"] == []


def test_the_topic_and_the_fee_are_said_before_any_page_is_shown(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    session = opened(service, house, crew, letter, topic_warning="money for rent")
    mine = service.get(f"/v1/checking/sessions/{session['id']}", headers=crew.first.headers).json()
    assert "This page is about: money for rent." in mine["says"]
    assert "We pay you £20 for this." in mine["says"]
    before = pages(service, crew.first, session)
    assert (before.status_code, before.json()["code"]) == (409, "not-now")
    refused = say(service, crew.first, session, "refuse")
    assert (refused.json()["state"], refused.json()["fee_pence"]) == ("refused", 2000)
    assert pages(service, crew.first, session).status_code == 409
    assert answer(service, crew.first, session, "section:1", "easy").status_code == 409


def test_a_checker_sees_the_page_as_printed_and_nobody_in_it(
    service: TestClient, crew: Crew, session: dict[str, Any], letter: dict[str, Any]
) -> None:
    shown = pages(service, crew.first, session)
    assert shown.status_code == 200
    page = shown.json()
    for word in (*SECRET, letter["id"], letter["version"]["id"]):
        assert word not in shown.text, word
    rows = [row for section in page["sections"] for row in section["rows"]]
    assert [row["key"] for row in rows] == [row["key"] for row in rows_of(letter)]
    pictures = [row["picture"]["url"] for row in rows if row["picture"]]
    assert pictures
    assert all(re.match(r"data:image/(svg\+xml|png);base64,", url) for url in pictures)
    assert next(o["ask"] for o in page["open"]) == "What is this page about?"
    for choice in page["choices"]:
        assert choice["answers"][-1]["words"] == "The page does not say"
        assert "right" not in choice
    mine = service.get("/v1/checking/sessions", headers=crew.first.headers)
    for word in (*SECRET, letter["id"]):
        assert word not in mine.text


def test_a_checker_reaches_no_other_door(
    service: TestClient, house: House, crew: Crew, session: dict[str, Any], letter: dict[str, Any]
) -> None:
    for person in (crew.first, crew.supporter):
        for address in (
            "/v1/letters",
            f"/v1/letters/{letter['id']}",
            f"/v1/letters/{letter['id']}/history",
            f"/v1/panel-sessions/{session['id']}",
            f"/v1/panel-sessions/{session['id']}/report",
            "/v1/panels",
            "/v1/talks",
        ):
            assert service.get(address, headers=person.headers).status_code == 403, address
    for other in (house.other("checker"), house.other("supporter")):
        assert pages(service, other, session).status_code == 404
        assert answer(service, other, session, "section:1", "easy").status_code == 404


def test_an_answer_is_changed_and_taken_back_by_its_checker_and_all_of_it_stays(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    made = answer(service, crew.first, session, "section:1", "easy")
    assert made.status_code == 201
    first = made.json()[0]["id"]
    twice = answer(service, crew.first, session, "section:1", "hard")
    assert (twice.status_code, twice.json()["code"]) == (409, "answered")
    address = f"/v1/checking/sessions/{session['id']}/answers"
    changed = service.put(
        f"{address}/{first}", json={"value": "hard"}, headers=crew.first.headers
    ).json()
    assert [(a["value"], a["counts"]) for a in changed] == [("easy", False), ("hard", True)]
    old = service.put(f"{address}/{first}", json={"value": "easy"}, headers=crew.first.headers)
    assert old.status_code == 404
    gone = service.delete(f"{address}/{changed[1]['id']}", headers=crew.first.headers)
    assert [a["counts"] for a in gone.json()] == [False, False, False]
    assert answer(service, crew.first, session, "section:1", "some").status_code == 201
    assert counting(service, crew.first, session) == [("section:1", "some")]
    assert len(answers(service, crew.first, session)) == 4


def test_stop_needs_no_reason_and_only_the_checker_comes_back(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    assert say(service, crew.supporter, session, "stop").json()["state"] == "stopped"
    assert answer(service, crew.second, session, "section:1", "easy").status_code == 409
    refused = say(service, crew.supporter, session, "come_back")
    assert (refused.status_code, refused.json()["code"]) == (409, "not-now")
    assert say(service, crew.second, session, "come_back").json()["state"] == "agreed"
    assert answer(service, crew.second, session, "section:1", "easy").status_code == 201


def test_a_hard_word_a_picture_and_own_words_are_kept_sealed(
    service: TestClient, crew: Crew, session: dict[str, Any], store: Store
) -> None:
    page = pages(service, crew.first, session).json()
    rows = [row for section in page["sections"] for row in section["rows"]]
    row = next(r for r in rows if "Housing Benefit" in str(r["lines"]))
    for body in (
        {"question": "word", "value": "word", "row": row["key"], "words": "decided"},
        {"question": "picture", "value": "not_clear", "row": row["key"], "words": "A thumb?"},
        {"question": "open:2", "value": "said", "words": "I would ring my sister Zadie."},
        {"question": "choice:by_when", "value": "not_said"},
    ):
        made = service.post(
            f"/v1/checking/sessions/{session['id']}/answers",
            json=body,
            headers=crew.first.headers,
        )
        assert made.status_code == 201, made.text
    with store.read() as work:
        kept = work.db.scalars(select(AnswerRow).where(AnswerRow.session_id == session["id"])).all()
    assert len(kept) == 4
    assert not any(b"Zadie" in (a.body or b"") or b"decided" in (a.body or b"") for a in kept)
    assert [a["words"] for a in answers(service, crew.first, session)][2].endswith("Zadie.")


def test_what_was_not_asked_is_not_answered(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    row = session["bits"][0]["rows"][0]
    for body in (
        {"question": "section:99", "value": "easy"},
        {"question": "section:1", "value": "great"},
        {"question": "word", "value": "word", "row": row, "words": "zebra"},
        {"question": "word", "value": "word", "row": "nothing", "words": "you"},
        {"question": "picture", "value": "not_clear", "row": "nothing"},
        {"question": "open:1", "value": "said", "words": "  "},
        {"question": "choice:nothing", "value": "a"},
        {"question": "ready:1", "value": "yes"},
        {"question": "score", "value": "10"},
    ):
        made = service.post(
            f"/v1/checking/sessions/{session['id']}/answers",
            json=body,
            headers=crew.first.headers,
        )
        assert (made.status_code, made.json()["code"]) == (422, "bad-answer"), body
        assert made.json()["detail"].endswith((".", "?"))
    assert answers(service, crew.first, session) == []


def test_nobody_is_named_on_a_personal_letter(
    service: TestClient, crew: Crew, session: dict[str, Any], store: Store
) -> None:
    address = f"/v1/checking/sessions/{session['id']}/named"
    refused = service.put(address, json={"named": "full name"}, headers=crew.first.headers)
    assert (refused.status_code, refused.json()["code"]) == (409, "never-named")
    with store.read() as work:
        assert work.db.get_one(ChairRow, (session["id"], crew.first.id)).named == "no"
    mine = service.get(f"/v1/checking/sessions/{session['id']}", headers=crew.first.headers).json()
    assert (mine["named"], mine["may_be_named"]) == ("no", False)


def test_closing_counts_what_was_said_and_the_report_is_about_the_page(
    service: TestClient, house: House, crew: Crew, session: dict[str, Any], store: Store
) -> None:
    open_one = service.get(
        f"/v1/panel-sessions/{session['id']}/report", headers=house["author"].headers
    )
    assert (open_one.status_code, open_one.json()["code"]) == (409, "not-now")
    all_easy(service, crew.first, session)
    assert answer(service, crew.supporter, session, "section:1", "easy").status_code == 201
    row = session["bits"][0]["rows"][0]
    word = answer(service, crew.second, session, "word", "word", row=row, words="decided")
    assert word.status_code == 201, word.text
    assert (
        answer(
            service, crew.second, session, "open:1", "said", words="It is about my rent."
        ).status_code
        == 201
    )
    assert say(service, crew.second, session, "stop").json()["state"] == "stopped"
    talk = service.post(
        "/v1/talks", json={"session_id": session["id"]}, headers=crew.second.headers
    )
    assert talk.status_code == 201
    done = close(service, house, session).json()
    assert done["outcome"] == "changes"
    report = service.get(
        f"/v1/panel-sessions/{session['id']}/report", headers=house["author"].headers
    ).json()
    assert report["says"] == "This page worked for 1 of 2."
    assert report["bits"][0]["says"] == "This bit worked for 1 of 2."
    assert report["hard_words"] == [{"row": row, "word": "decided", "people": 1}]
    assert report["said"][0]["answers"] == ["It is about my rent."]
    assert report["entered"] == {"told by the checker to a supporter": 1}
    said = str(report)
    for hidden in (crew.first.id, crew.second.id, "Robin Vale", "score", "talk"):
        assert hidden not in said
    with store.read() as work:
        assert (
            work.db.scalars(select(TalkRow).where(TalkRow.session_id == session["id"]))
            .one()
            .checker_id
            == crew.second.id
        )
    for person in (crew.first, crew.second):
        late = service.delete(
            f"/v1/checking/sessions/{session['id']}/answers/"
            f"{answers(service, person, session)[0]['id']}",
            headers=person.headers,
        )
        assert (late.status_code, late.json()["code"]) == (409, "not-now")
