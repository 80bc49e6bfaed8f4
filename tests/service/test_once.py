"""The same request with the same ``Idempotency-Key`` is done once and answered the same."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.service.conftest import House

TEXT = "Please send the form by 3 May 2027."


def test_a_letter_sent_twice_with_one_key_is_put_in_once(service: TestClient, house: House) -> None:
    headers = {**house["converter"].headers, "Idempotency-Key": "k-1"}
    first = service.post("/v1/letters", json={"text": TEXT}, headers=headers)
    again = service.post("/v1/letters", json={"text": TEXT}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["idempotent-replay"] == "true"
    listed = service.get("/v1/letters", headers=house["converter"].headers).json()
    assert len(listed["items"]) == 1


def test_the_same_key_for_another_request_is_refused(service: TestClient, house: House) -> None:
    headers = {**house["converter"].headers, "Idempotency-Key": "k-2"}
    assert service.post(
        "/v1/words", json={"word": "a", "verdict": "never"}, headers=headers
    ).is_success
    other = service.post("/v1/words", json={"word": "b", "verdict": "never"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (409, "used-key")


def test_one_key_of_two_people_is_two_keys(service: TestClient, house: House) -> None:
    body = {"word": "c", "verdict": "never"}
    for role in ("converter", "readability"):
        headers = {**house[role].headers, "Idempotency-Key": "k-3"}
        assert service.post("/v1/words", json=body, headers=headers).status_code == 201
    words = service.get("/v1/words", headers=house["converter"].headers).json()
    assert len([w for w in words if w["word"] == "c"]) == 2


def test_a_refused_request_keeps_its_answer_too(service: TestClient, house: House) -> None:
    headers = {**house["checker"].headers, "Idempotency-Key": "k-4"}
    first, again = (service.post("/v1/words", json={}, headers=headers) for _ in range(2))
    assert first.status_code == again.status_code
    assert 400 <= first.status_code < 500
    assert again.json() == first.json()
