"""One person with one letter in the workspace: opens its screens and sends its forms."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.service.conftest import House
from tests.service.test_letters import TEXT

Letter = dict[str, Any]


def put_in(service: TestClient, house: House) -> Letter:
    made = service.post("/v1/letters", json={"text": TEXT}, headers=house["converter"].headers)
    assert made.status_code == 201, made.text
    return dict(made.json())


class Browser:
    """One person with one letter, who opens its screens and sends its forms."""

    def __init__(self, service: TestClient, headers: dict[str, str], letter: Letter) -> None:
        self.service, self.headers, self.id = service, headers, letter["id"]

    def get(self, path: str = "", **more: str) -> Any:
        return self.service.get(
            f"/letters/{self.id}{path}", headers={**self.headers, **more}, follow_redirects=False
        )

    def post(self, path: str, form: dict[str, Any], etag: str = "", **more: str) -> Any:
        fields = {"etag": etag or self.now()["etag"], **form}
        headers = {**self.headers, **more}
        return self.service.post(
            f"/letters/{self.id}{path}", data=fields, headers=headers, follow_redirects=False
        )

    def now(self) -> Letter:
        return dict(self.service.get(f"/v1/letters/{self.id}", headers=self.headers).json())

    def row(self, words: str) -> dict[str, Any]:
        """The last row that says these words (the first may be one of the main things)."""
        found = [r for r in rows_of(self.now()) if any(words in x["text"] for x in r["lines"])]
        return dict(found[-1])


def rows_of(letter: Letter) -> list[dict[str, Any]]:
    return [row for section in letter["sections"] for row in section["rows"]]


def texts(row: dict[str, Any]) -> list[str]:
    return [line["text"] for line in row["lines"]]
