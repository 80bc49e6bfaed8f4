"""A letter that is deleted can be read by nobody, and what was done with it stays on record."""

from __future__ import annotations

from datetime import date

from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.deleting import forget_old
from tests.service.conftest import House
from tests.service.test_letters import put_in
from tests.service.test_moves import move


def test_deleted_words_are_gone_and_the_log_stays(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    address = f"/v1/letters/{letter['id']}"
    any_version = {"If-Match": "*"}
    for person, status in (
        (house["converter"], 403),
        (house.other("admin"), 404),
        (house["admin"], 409),  # somebody may be at work on it
    ):
        tried = service.delete(address, headers={**person.headers, **any_version})
        assert tried.status_code == status
    assert move(service, house, letter, "admin", "withdraw", reason="Sent by mistake.").is_success
    done = service.delete(address, headers={**house["admin"].headers, **any_version})
    assert done.status_code == 204
    gone = service.get(address, headers=house["converter"].headers)
    assert (gone.status_code, gone.json()["code"]) == (410, "shredded")
    listed = service.get("/v1/letters", headers=house["converter"].headers).json()["items"]
    assert [x["title"] for x in listed if x["id"] == letter["id"]] == ["Deleted letter"]
    log = service.get("/v1/audit", headers=house["admin"].headers).json()["items"]
    assert "deleted words" in [x["action"] for x in log if x["about"] == letter["id"]]


def test_a_letter_is_deleted_by_itself_after_its_last_day(
    service: TestClient, house: House, store: Store
) -> None:
    kept, old = put_in(service, house), put_in(service, house)
    made = service.put(
        f"/v1/letters/{old['id']}/delete-after",
        json={"delete_after": "2026-01-31"},
        headers=house["admin"].headers,
    )
    assert made.status_code == 204
    assert forget_old(store, date(2026, 1, 31)) == 0
    assert forget_old(store, date(2026, 2, 1)) == 1
    assert forget_old(store, date(2026, 2, 1)) == 0
    for letter, status in ((kept, 200), (old, 410)):
        found = service.get(f"/v1/letters/{letter['id']}", headers=house["converter"].headers)
        assert found.status_code == status
