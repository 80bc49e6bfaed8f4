"""A panel with two checkers and a supporter, and the steps that tests of panels share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

from api.secrets import new_secret, print_of_secret
from easyread.review.roles import OPERATIONS
from easyread.review.store import Store
from easyread.review.store.tables import (
    Client,
    Seat,
    Token,
    User,
    new_id,
)
from tests.service.conftest import House, Person
from tests.service.test_letters import latest, rows_of
from tests.service.test_moves import answer_questions, clear_findings, move, staff_checked

FEE = 2000


@dataclass(frozen=True, slots=True)
class Crew:
    """A panel with two checkers and the supporter of the second."""

    panel: str
    first: Person
    second: Person
    supporter: Person

    @property
    def chairs(self) -> list[dict[str, Any]]:
        return [
            {"checker_id": self.first.id, "fee_pence": FEE},
            {"checker_id": self.second.id, "fee_pence": FEE, "supporter_id": self.supporter.id},
        ]


def add_person(store: Store, house: House, role: str, name: str) -> Person:
    """One more person of the first client, with a key."""
    with store.begin() as work:
        user = User(id=new_id("usr"), organisation_id=house.organisation, name=name)
        work.db.add(user)
        work.db.flush()
        secret = new_secret("key")
        work.db.add(Seat(user_id=user.id, client_id=house.clients[0], role=role))
        work.db.add(
            Token(
                id=new_id("tok"),
                secret_sha256=print_of_secret(secret),
                user_id=user.id,
                client_id=house.clients[0],
                name="test",
                scopes=list(OPERATIONS),
            )
        )
    return Person(user.id, role, house.clients[0], {"Authorization": f"Bearer {secret}"})


def make_crew(service: TestClient, house: House, store: Store) -> Crew:
    """A panel with two checkers; the client needs two for every letter."""
    with store.begin() as work:
        client = work.db.get_one(Client, house.clients[0])
        client.profile = {"checkers": {"default": 2, "at_risk": 2}}
    admin = house["admin"].headers
    made = service.post("/v1/panels", json={"name": "Tuesday group"}, headers=admin)
    assert made.status_code == 201, made.text
    second = add_person(store, house, "checker", "Robin Vale")
    for person in (house["checker"], second):
        put = service.put(
            f"/v1/panels/{made.json()['id']}/members/{person.id}", json={}, headers=admin
        )
        assert put.status_code == 200, put.text
    return Crew(made.json()["id"], house["checker"], second, house["supporter"])


def with_panel(service: TestClient, house: House) -> dict[str, Any]:
    """A letter that is with the panel."""
    letter = staff_checked(service, house)
    to_panel(service, house, letter)
    return latest(service, house, letter)


def to_panel(service: TestClient, house: House, letter: dict[str, Any]) -> None:
    made = move(
        service, house, letter, "converter", "to_panel", person_agreed=True, could_guess=False
    )
    assert made.status_code == 200, made.text


def open_session(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], **more: Any
) -> Any:
    body = {"panel_id": crew.panel, "letter_id": letter["id"], "chairs": crew.chairs, **more}
    return service.post("/v1/panel-sessions", json=body, headers=house["converter"].headers)


def opened(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], **more: Any
) -> dict[str, Any]:
    made = open_session(service, house, crew, letter, **more)
    assert made.status_code == 201, made.text
    return dict(made.json())


def say(service: TestClient, person: Person, session: dict[str, Any], what: str) -> Any:
    return service.post(
        f"/v1/checking/sessions/{session['id']}/say", json={"say": what}, headers=person.headers
    )


def answer(
    service: TestClient,
    person: Person,
    session: dict[str, Any],
    question: str,
    value: str,
    **more: Any,
) -> Any:
    return service.post(
        f"/v1/checking/sessions/{session['id']}/answers",
        json={"question": question, "value": value, **more},
        headers=person.headers,
    )


def all_easy(
    service: TestClient, person: Person, session: dict[str, Any], ready: str = "yes", **but: str
) -> None:
    """Call every bit easy, but for the bits named ``bit1``, ``bit2`` ..., and answer the last question."""
    for bit in session["bits"]:
        value = but.get(f"bit{bit['number']}", "easy")
        made = answer(service, person, session, f"section:{bit['number']}", value)
        assert made.status_code == 201, made.text
    assert answer(service, person, session, "ready", ready).status_code == 201


def close(service: TestClient, house: House, session: dict[str, Any]) -> Any:
    return service.post(
        f"/v1/panel-sessions/{session['id']}/close", headers=house["converter"].headers
    )


def change_and_pass(service: TestClient, house: House, letter: dict[str, Any], words: str) -> None:
    """Change one row, and let the author and the readability check pass it again."""
    now = latest(service, house, letter)
    row = next(r for r in rows_of(now) if words in str(r["lines"]))
    lines = [x["text"] for x in row["lines"]]
    lines[0] = lines[0].replace(words, f"the next {words}")
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "words", "lines": lines}]
        },
        headers={**house["converter"].headers, "If-Match": now["etag"]},
    )
    assert made.status_code == 201, made.text
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    answer_questions(service, house, letter)
    _let_through(service, house, letter)
    for role, name in (("author", "sign"), ("readability", "pass")):
        moved = move(service, house, letter, role, name)
        assert moved.status_code == 200, moved.text


def _let_through(service: TestClient, house: House, letter: dict[str, Any]) -> None:
    now = latest(service, house, letter)
    if now["facts"]["stopping"]:
        made = service.post(
            f"/v1/letters/{letter['id']}/decisions",
            json={
                "decisions": [
                    {"about": "fact", "key": p["key"], "choice": "keep", "reason": "It says so."}
                    for p in now["facts"]["stopping"]
                ]
            },
            headers={**house["author"].headers, "If-Match": now["etag"]},
        )
        assert made.status_code == 201, made.text
