"""People, keys and personal links: who may make them, what they open, and how they end."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.service.conftest import House


def add_checker(service: TestClient, house: House, name: str = "Ravi") -> dict[str, Any]:
    made = service.post(
        "/v1/users", json={"name": name, "roles": ["checker"]}, headers=house["admin"].headers
    )
    assert made.status_code == 201, made.text
    return dict(made.json())


def link_for(service: TestClient, house: House, user: dict[str, Any], **more: Any) -> Any:
    return service.post(
        "/v1/links", json={"user_id": user["id"], **more}, headers=house["admin"].headers
    )


def start(service: TestClient, secret: str) -> Any:
    service.cookies.clear()
    return service.post("/v1/links/start", json={"secret": secret})


def test_a_personal_link_starts_once_and_a_card_more_than_once(
    service: TestClient, house: House
) -> None:
    checker = add_checker(service, house)
    link = link_for(service, house, checker).json()
    assert link["qr_svg"].startswith("<svg")
    first = start(service, link["secret"])
    assert first.status_code == 200, first.text
    assert first.json()["roles"] == ["checker"]
    assert service.get("/v1/sessions/mine").json()["user_id"] == checker["id"]
    again = start(service, link["secret"])
    assert (again.status_code, again.json()["code"]) == (403, "not-allowed")
    card = link_for(service, house, checker, card=True).json()
    assert [start(service, card["secret"]).status_code for _ in range(2)] == [200, 200]
    service.cookies.clear()


def test_a_revoked_link_ends_its_sessions_too(service: TestClient, house: House) -> None:
    checker = add_checker(service, house, "Mei")
    card = link_for(service, house, checker, card=True).json()
    assert start(service, card["secret"]).status_code == 200
    gone = service.delete(f"/v1/links/{card['id']}", headers=house["admin"].headers)
    assert gone.status_code == 204
    assert service.get("/v1/sessions/mine").status_code == 401
    assert start(service, card["secret"]).status_code == 403
    service.cookies.clear()


def test_staff_get_no_link_and_nobody_a_link_into_another_client(
    service: TestClient, house: House
) -> None:
    staff = {"id": house["converter"].id}
    assert link_for(service, house, staff).status_code == 422
    stranger = {"id": house.other("checker").id}
    assert link_for(service, house, stranger).status_code == 404


def test_a_key_can_do_only_its_scopes_and_ends_at_once(service: TestClient, house: House) -> None:
    made = service.post(
        "/v1/tokens",
        json={"name": "queue screen", "user_id": house["converter"].id, "scopes": ["letters.read"]},
        headers=house["admin"].headers,
    ).json()
    key = {"Authorization": f"Bearer {made['secret']}"}
    assert service.get("/v1/letters", headers=key).status_code == 200
    put = service.post("/v1/letters", json={"text": "Hello."}, headers=key)
    assert put.status_code == 403
    listed = service.get("/v1/tokens", headers=house["admin"].headers).json()
    assert all("secret" not in token for token in listed)
    gone = service.delete(f"/v1/tokens/{made['id']}", headers=house["admin"].headers)
    assert gone.status_code == 204
    assert service.get("/v1/letters", headers=key).status_code == 401


def test_a_closed_account_opens_nothing(service: TestClient, house: House) -> None:
    added = service.post(
        "/v1/users",
        json={
            "name": "Tom",
            "email": "tom@example.org",
            "password": "three plain words",
            "roles": ["converter"],
        },
        headers=house["admin"].headers,
    ).json()
    closed = service.patch(
        f"/v1/users/{added['id']}", json={"active": False}, headers=house["admin"].headers
    )
    assert closed.json()["active"] is False
    refused = service.post(
        "/v1/sessions", json={"email": "tom@example.org", "password": "three plain words"}
    )
    assert refused.status_code == 401
    assert (
        service.patch(
            f"/v1/users/{house['admin'].id}", json={"active": False}, headers=house["admin"].headers
        ).status_code
        == 403
    )


def test_the_log_can_be_read_and_its_chain_is_whole(service: TestClient, house: House) -> None:
    add_checker(service, house, "Ada")
    headers = house["admin"].headers
    page = service.get("/v1/audit", params={"limit": 1}, headers=headers).json()
    assert len(page["items"]) == 1 and page["next"] is not None
    rest = service.get("/v1/audit", params={"after": page["next"]}, headers=headers).json()
    assert rest["items"][0]["number"] > page["items"][0]["number"]
    chain = service.get("/v1/audit/chain", headers=headers).json()
    assert chain["broken_at"] is None and chain["lines"] > 1
