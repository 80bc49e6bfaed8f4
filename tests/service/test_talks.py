""" "I want to talk to someone" reaches the safeguarding lead of the same client, and nobody else."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.tables import AnswerRow, LogRow, TalkRow
from tests.service.conftest import House


def ask(service: TestClient, house: House, role: str = "checker", **body: Any) -> Any:
    return service.post("/v1/talks", json=body, headers=house[role].headers)


def test_a_wish_to_talk_reaches_the_safeguarding_lead_and_is_no_answer(
    service: TestClient, house: House, store: Store
) -> None:
    made = ask(service, house, words="This happened to me.")
    assert made.status_code == 201
    assert made.json()["says"][0] == "We have told someone. They will talk to you."
    heard = service.get("/v1/talks", headers=house["safeguarding"].headers).json()
    found = next(t for t in heard if t["id"] == made.json()["id"])
    assert (found["words"], found["seen"], found["closed"]) == ("This happened to me.", None, None)
    assert found["checker_id"] == house["checker"].id
    with store.read() as work:
        kept = work.db.get_one(TalkRow, found["id"])
        assert kept.body is not None
        assert b"happened" not in kept.body
        assert work.db.scalars(select(AnswerRow)).all() == []
        logged = work.db.scalars(select(LogRow).where(LogRow.about == found["id"])).all()
    assert [line.action for line in logged] == ["asked to talk"]


def test_the_lead_marks_it_seen_and_then_closed_and_it_leaves_the_list(
    service: TestClient, house: House
) -> None:
    lead = house["safeguarding"]
    talk = ask(service, house).json()["id"]
    seen = service.put(f"/v1/talks/{talk}", json={}, headers=lead.headers).json()
    assert (seen["seen_by"], seen["closed"]) == (lead.id, None)
    done = service.put(f"/v1/talks/{talk}", json={"closed": True}, headers=lead.headers).json()
    assert done["seen"] == seen["seen"]
    assert done["closed"] is not None
    waiting = service.get("/v1/talks", headers=lead.headers).json()
    assert talk not in [t["id"] for t in waiting]
    every = service.get("/v1/talks", params={"closed": True}, headers=lead.headers).json()
    assert talk in [t["id"] for t in every]


def test_nobody_else_hears_of_it(service: TestClient, house: House) -> None:
    talk = ask(service, house).json()["id"]
    for role in ("author", "converter", "readability", "checker", "supporter", "admin"):
        assert service.get("/v1/talks", headers=house[role].headers).status_code == 403
        put = service.put(f"/v1/talks/{talk}", json={"closed": True}, headers=house[role].headers)
        assert put.status_code == 403
    other = house.other("safeguarding").headers
    assert service.get("/v1/talks", headers=other).json() == []
    assert service.put(f"/v1/talks/{talk}", json={}, headers=other).status_code == 404


def test_a_supporter_asks_for_themselves_but_for_a_stranger_only_in_a_session(
    service: TestClient, house: House
) -> None:
    assert ask(service, house, "supporter").status_code == 201
    stranger = ask(service, house, "supporter", checker_id=house["checker"].id)
    assert (stranger.status_code, stranger.json()["code"]) == (404, "not-found")
    nowhere = ask(service, house, session_id="ses_nothing")
    assert nowhere.status_code == 404
