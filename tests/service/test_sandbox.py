"""Test keys: the same answers as real ones, in a place of their own that is emptied."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from starlette.testclient import TestClient

from easyread.review.roles import OPERATIONS
from easyread.review.store import Store
from easyread.review.store.sandboxes import empty, empty_old, sandbox_of
from easyread.review.store.tables import (
    Base,
    Client,
    DataKey,
    DecisionRow,
    LetterRow,
    LogRow,
    now,
)
from tests.service.conftest import House, Person
from tests.service.panel_crew import Crew, answer, open_session, say, to_panel
from tests.service.test_letters import decide, latest, put_in, rows_of
from tests.service.test_moves import on_its_way


@pytest.fixture(scope="module")
def tests(service: TestClient, house: House) -> House:
    """The same people, each with a test key."""
    people = {}
    for (role, number), person in house.people.items():
        admin = house.people["admin", number]
        people[role, number] = with_test_key(service, admin, person)
    return House(house.organisation, house.clients, people)


def with_test_key(service: TestClient, admin: Person, person: Person) -> Person:
    """The same person, speaking with a new test key."""
    scopes = sorted(set(OPERATIONS) - {"people.manage"})
    body = {"name": "test", "user_id": person.id, "scopes": scopes, "test": True}
    made = service.post("/v1/tokens", json=body, headers=admin.headers)
    assert made.status_code == 201, made.text
    assert made.json()["secret"].startswith("er_test_")
    headers = {"Authorization": f"Bearer {made.json()['secret']}"}
    return Person(person.id, person.role, person.client_id, headers)


def sandbox(store: Store, house: House) -> Client:
    with store.read() as work:
        found = sandbox_of(work, house.clients[0])
    assert found is not None
    return found


def clear(service: TestClient, house: House) -> None:
    assert service.delete("/v1/sandbox", headers=house["admin"].headers).status_code == 204


def counts(store: Store) -> dict[str, int]:
    with store.read() as work:
        return {
            table.name: work.db.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def export(service: TestClient, person: Person, letter: dict[str, Any], *formats: str) -> Any:
    made = service.post(
        f"/v1/letters/{letter['id']}/exports", json={"formats": formats}, headers=person.headers
    )
    assert made.status_code == 201, made.text
    return made


def test_a_test_letter_is_answered_as_a_real_one_and_never_seen_beside_it(
    service: TestClient, house: House, tests: House
) -> None:
    real, test = put_in(service, house), put_in(service, tests)
    assert set(real) == set(test)
    same = ("state", "mark", "rows", "title", "checkers_needed", "topics", "due")
    assert {k: real.get(k) for k in same} == {k: test.get(k) for k in same}
    for mine, theirs, seen, hidden in ((house, tests, real, test), (tests, house, test, real)):
        listed = service.get("/v1/letters?limit=100", headers=mine["converter"].headers).json()
        ids = {one["id"] for one in listed["items"]}
        assert seen["id"] in ids and hidden["id"] not in ids
        gone = service.get(f"/v1/letters/{hidden['id']}", headers=mine["converter"].headers)
        assert gone.status_code == 404
        assert theirs is not mine


def test_what_it_makes_says_that_it_is_a_test(
    service: TestClient, house: House, tests: House, store: Store
) -> None:
    letter = put_in(service, tests)
    made = export(service, tests["converter"], letter, "text", "html", "docx", "pdf")
    with zipfile.ZipFile(io.BytesIO(made.content)) as packed:
        for name in ("easyread.txt", "easyread.html", "easyread.record.txt"):
            text = packed.read(name).decode()
            assert "Test. Do not send." in text, name
            assert "Draft. Do not send." not in text
        docx = zipfile.ZipFile(io.BytesIO(packed.read("easyread.docx")))
        assert "Test. Do not send." in docx.read("docProps/core.xml").decode()
        told = service.post("/v1/approvals/verify", files={"file": packed.read("easyread.pdf")})
    assert told.json()["says"] == "This file was made as a test. Do not send it."
    assert (told.json()["known"], told.json()["mark_now"]) == (True, "draft")


def test_the_whole_of_a_test_is_deleted_and_nothing_else(
    service: TestClient, house: House, tests: House, store: Store
) -> None:
    clear(service, house)
    real = put_in(service, house)
    decide(service, house, real, {"about": "row", "key": rows_of(real)[0]["key"],
                                  "choice": "picture", "picture": None})  # fmt: skip
    admin, second = house["admin"], {"name": "Robin Vale", "roles": ["checker"]}
    robin = service.post("/v1/users", json=second, headers=admin.headers).json()["id"]
    second_key = with_test_key(
        service, admin, Person(robin, "checker", house.clients[0], admin.headers)
    )
    once = {**house["checker"].headers, "Idempotency-Key": "real"}
    service.post("/v1/talks", json={}, headers=once)  # it must outlast the test ones
    before = counts(store)
    panel = service.post("/v1/panels", json={"name": "A"}, headers=tests["admin"].headers).json()
    for one in (tests["checker"].id, robin):
        path = f"/v1/panels/{panel['id']}/members/{one}"
        assert service.put(path, json={}, headers=tests["admin"].headers).is_success
    crew = Crew(panel["id"], tests["checker"], second_key, tests["supporter"])
    letter = on_its_way(service, tests, put_in(service, tests))
    to_panel(service, tests, letter)
    session = open_session(service, tests, crew, latest(service, tests, letter)).json()
    for person in (crew.first, crew.second):
        assert say(service, person, session, "agree").status_code == 200
    assert answer(service, crew.first, session, "ready", "yes").status_code == 201
    service.post("/v1/talks", json={"words": "I am sad."}, headers=tests["checker"].headers)
    headers = {**tests["converter"].headers, "Idempotency-Key": "one"}
    service.post("/v1/letters", json={"text": "Please pay £5."}, headers=headers)
    later = {**tests["converter"].headers, "Prefer": "respond-async"}
    assert service.post("/v1/letters", json={"text": "Pay."}, headers=later).status_code == 202
    grown = counts(store)
    for name in ("letters", "decisions", "answers", "approvals", "panels", "talks", "once", "jobs"):
        assert grown[name] > before[name], name
    clear(service, house)
    after = counts(store)
    # Its settings stay: roles and words are copied anew. The log keeps ids and actions.
    told = {"log", "seats", "word_bank"}
    assert {k: v for k, v in after.items() if k not in told} == {
        k: v for k, v in before.items() if k not in told
    }
    assert latest(service, house, real)["id"] == real["id"]
    assert service.get("/v1/letters", headers=tests["converter"].headers).json()["items"] == []


def test_after_a_day_it_empties_itself(
    service: TestClient, house: House, tests: House, store: Store
) -> None:
    letter = put_in(service, tests)
    empty_old(store)
    assert latest(service, tests, letter)["id"] == letter["id"]
    with store.begin() as work:
        work.db.get_one(Client, sandbox(store, house).id).opened = now() - timedelta(hours=25)
    assert empty_old(store) == 1
    assert empty_old(store) == 0
    with store.read() as work:
        assert work.db.get(LetterRow, letter["id"]) is None
        assert work.db.get(DataKey, letter["id"]) is None
        kept = work.db.scalars(select(LogRow).where(LogRow.about == letter["id"])).all()
    assert [line.action for line in kept] == ["put in"]  # an id and an action, no word


def test_what_came_in_while_it_was_emptied_goes_too(
    service: TestClient, tests: House, house: House, store: Store
) -> None:
    letter = put_in(service, tests)
    with store.begin() as work:
        work.db.get_one(Client, sandbox(store, house).id).opened = None  # as right after emptying
    assert empty_old(store) == 1
    with store.read() as work:
        assert work.db.get(LetterRow, letter["id"]) is None


def test_the_database_still_refuses_to_forget_what_people_really_said(
    service: TestClient, house: House, store: Store
) -> None:
    letter = put_in(service, house)
    decide(service, house, letter, {"about": "row", "key": rows_of(letter)[0]["key"],
                                    "choice": "picture", "picture": None})  # fmt: skip
    with store.begin() as work:
        found = work.db.scalars(select(DecisionRow).where(DecisionRow.letter_id == letter["id"]))
        one = found.one()
    with pytest.raises(DatabaseError), store.begin() as work:
        work.db.delete(work.db.merge(one))
        work.db.flush()
    with pytest.raises(DatabaseError), store.begin() as work:
        empty(work, work.db.get_one(Client, house.clients[0]))
    assert latest(service, house, letter)["id"] == letter["id"]


def test_a_test_key_cannot_look_after_people(
    service: TestClient, house: House, tests: House
) -> None:
    body = {"name": "x", "user_id": house["admin"].id, "scopes": ["people.manage"], "test": True}
    refused = service.post("/v1/tokens", json=body, headers=house["admin"].headers)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-request")
    for path in ("/v1/users", "/v1/clients", "/v1/tokens"):
        assert service.get(path, headers=tests["admin"].headers).status_code == 403


def test_its_settings_and_words_are_those_of_its_client(
    service: TestClient, house: House, tests: House, store: Store
) -> None:
    word = {"word": "commence", "pos": "VERB", "easier": ["begin"], "verdict": "use"}
    assert service.post("/v1/words", json=word, headers=house["converter"].headers).is_success
    clear(service, house)
    listed = service.get("/v1/words", headers=tests["converter"].headers).json()
    assert "commence" in str(listed)
    with store.read() as work:
        inside = sandbox(store, house)
        assert inside.profile == work.db.get_one(Client, house.clients[0]).profile


def test_nobody_signs_in_to_a_sandbox_or_chooses_it(
    service: TestClient, house: House, tests: House, store: Store
) -> None:
    put_in(service, tests)
    inside = sandbox(store, house)
    mine = service.get("/v1/sessions/mine", headers=tests["converter"].headers).json()
    assert (mine["client_id"], mine["roles"]) == (inside.id, ["converter"])
    real = service.get("/v1/sessions/mine", headers=house["converter"].headers).json()
    assert inside.id not in {one["id"] for one in real["clients"]}
    clients = service.get("/v1/clients", headers=house["admin"].headers).json()
    assert inside.id not in {one["id"] for one in clients}


def test_when_a_key_was_last_used_is_kept_to_the_day(
    service: TestClient, house: House, tests: House, store: Store
) -> None:
    service.get("/v1/sessions/mine", headers=tests["converter"].headers)
    listed = service.get("/v1/tokens", headers=house["admin"].headers).json()
    used = [one for one in listed if one["test"] and one["user_id"] == tests["converter"].id]
    assert used[0]["used"] == now().date().isoformat()
