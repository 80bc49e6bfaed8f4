"""Characters, numbers and settings that no database or page can hold are refused, on both databases."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.service.conftest import House
from tests.service.doors import bodies, doors

ODD = ("\x00", "a\x00b", "\ud800")
NOWHERE = dict.fromkeys(
    ("letter_id", "panel_id", "session_id", "user_id", "checker_id", "template_id"), "nowhere"
)


def test_a_nul_in_an_address_is_never_our_fault(service: TestClient, house: House) -> None:
    for door in doors(service.app):
        headers = house["admin"].headers if door.operations else {}
        if "{" in door.path:
            path = "".join(c if "}" not in c else "%00" + c.partition("}")[2] for c in
                           door.path.split("{"))  # fmt: skip
            answered = service.request(door.method, path, headers=headers)
            assert answered.status_code == 404, f"{door.name}: {answered.text}"
        asked = service.request(door.method, f"{door.path}?cursor=%00&state=a%00", headers=headers)
        assert asked.status_code == 422, f"{door.name}: {asked.text}"
        assert asked.json()["code"] == "bad-request"


def test_words_that_no_database_holds_are_refused_wherever_they_stand(
    service: TestClient, house: House
) -> None:
    every_body = bodies({**NOWHERE, "client_name": "Ashby Council"})
    for door in doors(service.app):
        body = every_body.get(door.name)
        if body is None or door.name == "POST /v1/letters":
            continue  # a letter is read as a file is: see tests/test_hostile_files.py
        for bad in ODD:
            for odd in _with(body, bad):
                answered = service.request(
                    door.method,
                    door.path.replace("{", "").replace("}", ""),
                    content=json.dumps(odd),
                    headers={
                        **_who(house, door.operations), "content-type": "application/json",
                    },
                )  # fmt: skip
                assert answered.status_code == 422, f"{door.name} {odd!r}: {answered.text}"


def _with(body: dict[str, Any], bad: str) -> list[dict[str, Any]]:
    """The body with something odd in place of each of its words, and as a new name."""
    found: list[dict[str, Any]] = [{**body, bad: "x"}]
    for name, value in body.items():
        if isinstance(value, str):
            found.append({**body, name: bad})
        if isinstance(value, list) and value and isinstance(value[0], dict):
            found += [{**body, name: [one, *value[1:]]} for one in _with(value[0], bad)]
    return found


def _who(house: House, operations: tuple[str, ...]) -> dict[str, str]:
    from easyread.review.roles import ROLES, allowed

    role = next((r for r in ROLES if any(allowed([r], o) for o in operations)), None)
    return house[role].headers if role else {}


def test_a_wrong_method_is_told_every_method_of_the_address(service: TestClient) -> None:
    document = service.get("/v1/openapi.json").json()
    for path, operations in document["paths"].items():
        plain = path.replace("{", "").replace("}", "")
        answered = service.request("REPORT", plain)
        told = {name.strip() for name in answered.headers["allow"].split(",")}
        assert answered.status_code == 405
        assert {method.upper() for method in operations} <= told, path


@pytest.mark.parametrize(
    "profile",
    [
        {"type_pt": 8},
        {"type_pt": 1e400},
        {"checkers": {"default": 0}},
        {"checkers": 3},
        {"logo": "/etc/passwd"},
        {"word_bank": "/etc/passwd"},
        {"page_colour": "url(x)"},
        {"house_words": "benefit"},
        {"nothing": 1},
    ],
)
def test_a_client_cannot_set_what_no_page_can_be_made_with(
    service: TestClient, house: House, profile: dict[str, Any]
) -> None:
    content = json.dumps({"name": "Ashby Council", "profile": profile})
    headers = {**house["admin"].headers, "content-type": "application/json"}
    answered = service.put("/v1/clients/mine", content=content, headers=headers)
    assert (answered.status_code, answered.json()["code"]) == (422, "bad-request")


def test_what_a_client_may_set_is_kept_as_it_was_sent(service: TestClient, house: House) -> None:
    ours = {"organisation": "Ashby Council", "checkers": {"default": 3}, "type_pt": 18}
    answered = service.put(
        "/v1/clients/mine",
        json={"name": "Ashby Council", "profile": ours},
        headers=house["admin"].headers,
    )
    assert answered.status_code == 200, answered.text
    assert answered.json()["profile"] == ours


def test_a_text_of_odd_signs_is_looked_at_like_any_other(service: TestClient) -> None:
    for text in ("»å;a!ýã¹", "² ³ ½ ٣٤", "\u202eabc", "🙂 🙂"):
        answered = service.post("/v1/check", json={"text": text})
        assert answered.status_code in (200, 422), answered.text
