"""Addresses of a checker's screens, and what the tests of them read from a screen or the service."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.service.conftest import House, Person


def at(session: dict[str, Any], person: Person, step: str = "") -> str:
    base = f"/checking/{session['id']}/{person.id}"
    return f"{base}/{step}" if step else base


def link(service: TestClient, house: House, person: Person, card: bool = False) -> str:
    made = service.post(
        "/v1/links", json={"user_id": person.id, "card": card}, headers=house["admin"].headers
    )
    assert made.status_code == 201, made.text
    return str(made.json()["address"]).removeprefix("http://testserver")


def counting(service: TestClient, person: Person, session: dict[str, Any]) -> dict[str, str]:
    found = service.get(f"/v1/checking/sessions/{session['id']}/answers", headers=person.headers)
    return {a["question"]: a["words"] or a["value"] for a in found.json() if a["counts"]}


def replaces(seen: BeautifulSoup) -> str:
    return str(seen.find("input", {"name": "replaces"})["value"])  # type: ignore[index]


def values(seen: BeautifulSoup) -> list[str]:
    return [str(b["value"]) for b in seen.select(".choices button[name=value]")]
