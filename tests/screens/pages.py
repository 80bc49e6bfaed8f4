"""Ask for a screen as a person, read it, and send its forms: what the tests of the screens share."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.service.conftest import Person


def page(service: TestClient, person: Person, path: str, status: int = 200) -> BeautifulSoup:
    """The screen at this address, as this person sees it."""
    answer = service.get(path, headers=person.headers, follow_redirects=False)
    assert answer.status_code == status, answer.text[:400]
    return BeautifulSoup(answer.text, "html.parser")


def send(service: TestClient, person: Person, path: str, **fields: Any) -> Any:
    """Send a form without following where it leads. Names with a hyphen come in ``more``."""
    more = fields.pop("more", {})
    return service.post(
        path, data={**fields, **more}, headers=person.headers, follow_redirects=False
    )


def etag(service: TestClient, person: Person, path: str) -> str:
    """The ETag that a screen's forms carry."""
    found = page(service, person, path).find("input", {"name": "etag"})
    assert found is not None
    return str(found["value"])  # type: ignore[index]


def problem(answer: Any) -> str:
    """What the error summary of an answer says."""
    found = BeautifulSoup(answer.text, "html.parser").find(id="problem")
    assert found is not None, answer.text[:400]
    return found.get_text(" ", strip=True)


def words(found: BeautifulSoup) -> str:
    """The words of a screen, with single spaces."""
    return " ".join(found.get_text(" ").split())
