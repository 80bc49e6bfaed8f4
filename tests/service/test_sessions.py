"""Signing in: the first account, a session, a key, and who is refused."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from easyread.review.store import Store
from tests.service.conftest import House

FIRST = {
    "organisation": "Ashby Council",
    "name": "Sam Reed",
    "email": "sam@example.org",
    "password": "three plain words",
}


@pytest.fixture(scope="module")
def first(service: TestClient) -> dict[str, object]:
    """The first account, made with the code of this service."""
    code = service.app.state.setup_code  # type: ignore[attr-defined]
    assert service.post("/v1/setup", json={**FIRST, "code": "wrong"}).status_code == 403
    made = service.post("/v1/setup", json={**FIRST, "code": code})
    assert made.status_code == 201, made.text
    return dict(made.json())


def test_the_first_account_can_be_made_only_once(
    service: TestClient, first: dict[str, object]
) -> None:
    code = service.app.state.setup_code  # type: ignore[attr-defined]
    again = service.post("/v1/setup", json={**FIRST, "code": code})
    assert (again.status_code, again.json()["code"]) == (403, "not-allowed")
    assert "admin" in first["roles"]  # type: ignore[operator]


def test_a_right_password_opens_a_session_and_sign_out_ends_it(
    service: TestClient, first: dict[str, object]
) -> None:
    service.cookies.clear()
    assert service.get("/v1/sessions/mine").status_code == 401
    body = {"email": FIRST["email"], "password": FIRST["password"]}
    made = service.post("/v1/sessions", json=body)
    assert made.status_code == 201
    assert "HttpOnly" in made.headers["set-cookie"]
    assert service.get("/v1/sessions/mine").json()["user_id"] == first["user_id"]
    assert service.delete("/v1/sessions/mine").status_code == 204
    service.cookies.clear()
    assert service.get("/v1/sessions/mine").status_code == 401


def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(
    service: TestClient, first: dict[str, object]
) -> None:
    wrong = {"email": FIRST["email"], "password": "not the right one"}
    nobody = {"email": "nobody@example.org", "password": "not the right one"}
    answers = [service.post("/v1/sessions", json=body) for body in (wrong, nobody)]
    assert [a.status_code for a in answers] == [401, 401]
    assert answers[0].json()["detail"] == answers[1].json()["detail"]


def test_another_sites_page_cannot_use_the_cookie(
    service: TestClient, first: dict[str, object]
) -> None:
    service.post("/v1/sessions", json={"email": FIRST["email"], "password": FIRST["password"]})
    refused = service.delete("/v1/sessions/mine", headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    refused = service.delete("/v1/sessions/mine", headers={"Origin": "https://evil.example"})
    assert refused.status_code == 403
    assert service.delete("/v1/sessions/mine").status_code == 204
    service.cookies.clear()


def test_a_key_speaks_for_its_person(service: TestClient, house: House, store: Store) -> None:
    mine = service.get("/v1/sessions/mine", headers=house["converter"].headers).json()
    assert mine["user_id"] == house["converter"].id
    assert mine["roles"] == ["converter"]
    bad = service.get("/v1/sessions/mine", headers={"Authorization": "Bearer er_key_x"})
    assert (bad.status_code, bad.json()["code"]) == (401, "not-signed-in")


def test_trying_the_same_account_too_often_is_slowed_down(service: TestClient) -> None:
    body = {"email": "often@example.org", "password": "not the right one"}
    answers = [service.post("/v1/sessions", json=body) for _ in range(12)]
    assert answers[-1].status_code == 429
    assert answers[-1].json()["code"] == "too-often"
    assert "retry-after" in answers[-1].headers


def test_a_whole_room_may_press_start_at_once_and_a_flood_is_slowed_down(
    service: TestClient,
) -> None:
    """A panel shares one address: see docs/decisions/0015."""
    answers = [
        service.post("/v1/links/start", json={"secret": f"er_link_{n}"}).status_code
        for n in range(310)
    ]
    service.app.state.counter.storage.reset()  # type: ignore[attr-defined]
    assert 429 not in answers[:300] and set(answers[300:]) == {429}
