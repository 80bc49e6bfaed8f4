"""The OpenAPI document is whole: every reference leads somewhere, every door has an example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.routes.open_doors import OPEN_DOORS

DOORS = ("/v1/check", "/v1/verify", "/v1/pictures/suggest", "/v1/convert")


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    answer = client.get("/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def _walk(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from _walk(value)
    elif isinstance(part, list):
        for value in part:
            yield from _walk(value)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    references = [part["$ref"] for part in _walk(document) if "$ref" in part]
    assert references
    for reference in references:
        at: Any = document
        for step in reference.removeprefix("#/").split("/"):
            assert step in at, reference
            at = at[step]


def test_the_document_has_the_parts_that_openapi_asks_for(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"] and document["info"]["version"]
    names = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(names) == len(set(names))
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["responses"]
            for answer in operation["responses"].values():
                assert answer["description"]


@pytest.mark.parametrize("door", DOORS)
def test_every_door_says_what_it_takes_and_what_can_go_wrong(
    document: dict[str, Any], door: str
) -> None:
    operation = document["paths"][door]["post"]
    assert operation["requestBody"]["content"]
    assert {"200", "413", "422", "503"} <= set(operation["responses"])
    for status, answer in operation["responses"].items():
        if not status.startswith("2"):
            assert "application/problem+json" in answer["content"]


@pytest.mark.parametrize("door", DOORS)
def test_the_example_of_every_door_works(
    client: TestClient, document: dict[str, Any], door: str
) -> None:
    shape = document["paths"][door]["post"]["requestBody"]["content"]["application/json"]["schema"]
    shape = document["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    body = {
        name: field["examples"][0]
        for name, field in shape["properties"].items()
        if "examples" in field
    }
    answer = client.post(door, json=body)
    assert answer.status_code == 200, answer.text


def test_the_pages_are_not_in_the_document(document: dict[str, Any]) -> None:
    paths = set(document["paths"])
    assert {*DOORS, "/health"} <= paths
    assert all(path.startswith("/v1/") for path in paths - {"/health"})


def test_every_stored_address_says_what_happens_to_those_who_may_not(
    document: dict[str, Any],
) -> None:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            door = f"{method.upper()} {path}"
            if path.startswith("/v1/") and door not in OPEN_DOORS:
                assert {"401", "403"} <= set(operation["responses"]), door
