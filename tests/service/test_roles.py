"""Every door times every role times own and other client: allowed or refused as the one table says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.moving import MoveIn
from api.routes.letters import OPERATION
from api.routes.open_doors import OPEN_DOORS
from easyread.review.roles import OPERATIONS, ROLES, allowed
from easyread.review.states import MOVES
from easyread.review.store import Store
from tests.service.conftest import House, Person
from tests.service.doors import IDS_IN_BODY, OLD, Door, bodies, doors
from tests.service.panel_crew import answer, make_crew, open_session, say, to_panel
from tests.service.test_letters import decide, latest, put_in, rows_of
from tests.service.test_moves import assign, on_its_way

REFUSED = {401, 403, 404}
Ids = dict[str, str]


@pytest.fixture(scope="module")
def every_door(service: TestClient) -> tuple[Door, ...]:
    return doors(service.app)


@pytest.fixture(scope="module")
def houses(house: House) -> tuple[House, House]:
    """The same house, seen from each of its two clients."""
    turned = {(role, 1 - number): person for (role, number), person in house.people.items()}
    return house, House(house.organisation, (house.clients[1], house.clients[0]), turned)


@pytest.fixture(scope="module")
def things(service: TestClient, houses: tuple[House, House], store: Store) -> tuple[Ids, Ids]:
    """One of each kind of thing for each client."""
    made = [one_of_each(service, house, store) for house in houses]
    return made[0], made[1]


def one_of_each(service: TestClient, house: House, store: Store) -> Ids:
    def post(role: str, path: str, **body: Any) -> dict[str, Any]:
        made = service.post(path, json=body, headers=house[role].headers)
        assert made.status_code == 201, made.text
        return dict(made.json())

    crew = make_crew(service, house, store)
    letter = put_in(service, house)
    row = rows_of(letter)[0]["key"]
    plain = {"about": "row", "key": row, "choice": "picture", "picture": None}
    decided = decide(service, house, letter, plain).json()["decisions"][-1]["id"]
    ready = on_its_way(service, house, letter)
    to_panel(service, house, ready)
    session = open_session(service, house, crew, latest(service, house, letter)).json()
    for person in (crew.first, crew.second):
        assert say(service, person, session, "agree").status_code == 200
    answer(service, crew.first, session, "ready", "yes")
    kept = answer(service, crew.first, session, "open:1", "skip").json()
    people_changed = assign(service, house, letter, topics=["clinical", "money"])
    assert people_changed.status_code == 200, people_changed.text
    later = {**house["converter"].headers, "Prefer": "respond-async"}
    job = service.post("/v1/letters", json={"text": "Please pay £5."}, headers=later).json()["id"]
    someone = post("admin", "/v1/users", name="Alex Hill", roles=["checker"])["id"]
    return {
        "letter_id": letter["id"],
        "decision_id": decided,
        "job_id": job,
        "panel_id": crew.panel,
        "session_id": session["id"],
        "checker_id": crew.second.id,
        "answer_id": kept[0]["id"],
        "row": row,
        "user_id": someone,
        "token_id": post("admin", "/v1/tokens", name="k", user_id=someone, scopes=["log.read"])[
            "id"
        ],
        "link_id": post("admin", "/v1/links", user_id=someone)["id"],
        "word_id": post(
            "converter", "/v1/words", word="utilise", pos="VERB", easier=["use"], verdict="use"
        )["id"],
        "talk_id": post("checker", "/v1/talks", session_id=session["id"])["id"],
        "template_id": post(
            "converter", "/v1/templates", letter_id=letter["id"], name="Benefit decision"
        )["id"],
        "client_name": "Ashby Council",
    }


def call(service: TestClient, door: Door, ids: Ids, headers: dict[str, str]) -> Any:
    """Knock at a door with a request that fits it."""
    body = bodies(ids).get(door.name)
    more = {} if body is None else {"json": body}
    change = {"If-Match": OLD} if door.method != "GET" else {}
    path = door.path.format(**ids)
    return service.request(door.method, path, headers={**headers, **change}, **more)


def test_every_door_names_its_operation_or_stands_in_the_list_of_open_ones(
    every_door: tuple[Door, ...], service: TestClient
) -> None:
    open_ones = {door.name for door in every_door if not door.operations}
    assert open_ones == set(OPEN_DOORS)
    assert all(why and why.strip() for why in OPEN_DOORS.values())
    document = service.get("/v1/openapi.json").json()
    described = {
        f"{method.upper()} {path}"
        for path, operations in document["paths"].items()
        if path.startswith("/v1/")
        for method in operations
    }
    assert described == {door.name for door in every_door}
    takes_json = {
        f"{method.upper()} {path}"
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if "application/json" in operation.get("requestBody", {}).get("content", {})
    }
    some = bodies(defaultdict(str))
    assert takes_json - set(OPEN_DOORS) <= set(some), (
        "write a body for it in tests/service/doors.py"
    )


def test_every_operation_of_the_table_has_a_door(every_door: tuple[Door, ...]) -> None:
    named = {operation for door in every_door for operation in door.operations}
    assert named | set(OPERATION.values()) == set(OPERATIONS)


def test_the_table_in_the_privacy_page_is_the_one_that_the_service_asks(project: Path) -> None:
    page = (project / "docs" / "privacy.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = next(row for row in cells if row[:2] == ["to", "is called"])
    printed = {
        row[1].strip("`"): {
            role for role, may in zip(head[2:], row[2:], strict=True) if may == "yes"
        }
        for row in cells
        if row[1].startswith("`")
    }
    assert set(head[2:]) == set(ROLES)
    assert printed == {name: set(one.roles) for name, one in OPERATIONS.items()}


def test_nobody_who_is_not_signed_in_comes_through(
    service: TestClient, every_door: tuple[Door, ...], things: tuple[Ids, Ids]
) -> None:
    for door in _closed(every_door):
        for headers in ({}, {"Authorization": "Bearer er_key_none"}):
            answered = call(service, door, things[0], headers)
            assert answered.status_code == 401, f"{door.name}: {answered.text}"


def test_two_clients_cannot_be_mixed_in_one_request(
    service: TestClient, every_door: tuple[Door, ...], house: House, things: tuple[Ids, Ids]
) -> None:
    """One id of another client among own ones is refused, just as an id that is nowhere."""
    wrong = []
    several = ("panel_id", "user_id", "session_id", "checker_id", "letter_id", "template_id")
    for door in _closed(every_door):
        for name in several:
            mixed = {**things[0], name: things[1][name]}
            same = door.path.format(**mixed) == door.path.format(**things[0])
            if same and bodies(mixed).get(door.name) == bodies(things[0]).get(door.name):
                continue
            role = next(r for r in ROLES if allowed([r], door.operations[0]))
            headers = house[role].headers
            answered = call(service, door, mixed, headers)
            nowhere = call(service, door, {**mixed, name: "nowhere"}, headers)
            same = answered.text.replace(mixed[name], "nowhere") == nowhere.text
            if answered.status_code < 400 or not same:
                wrong.append(f"{door.name} with {name}: {answered.text} / {nowhere.text}")
    assert not wrong, "\n".join(wrong)


def test_own_things_are_open_to_the_roles_of_the_table_and_to_no_other(
    service: TestClient, every_door: tuple[Door, ...], house: House, things: tuple[Ids, Ids]
) -> None:
    wrong = []
    for door in _closed(every_door):
        for role in ROLES:
            answered = call(service, door, things[0], house[role].headers)
            may = any(allowed([role], operation) for operation in door.operations)
            if may and door.name.endswith("/undo"):
                may = allowed([role], OPERATION["row"])  # the undone decision says which
            if may and door.name.endswith("/moves"):
                may = allowed([role], MOVES["to_author"].operation)
            if may and door.name.endswith("/decisions"):
                may = allowed([role], OPERATION["row"])
            fits = answered.status_code not in REFUSED if may else answered.status_code == 403
            if not fits or answered.status_code >= 500:
                wrong.append(f"{door.name} as {role}: {answered.status_code} {answered.text[:200]}")
    assert not wrong, "\n".join(wrong)


def test_things_of_another_client_are_not_there_for_any_role(
    service: TestClient, every_door: tuple[Door, ...], house: House, things: tuple[Ids, Ids]
) -> None:
    wrong = []
    for door in _closed(every_door):
        about_one = "{" in door.path or door.name in IDS_IN_BODY
        for role in ROLES:
            answered = call(service, door, things[0], house.other(role).headers)
            may = any(allowed([role], operation) for operation in door.operations)
            # 403 is for the role alone, before anything is looked up, so that it reveals nothing.
            if not may and answered.status_code != 403:
                wrong.append(f"{door.name} as {role}: {answered.status_code}")
            decides = door.name.endswith(("/moves", "/decisions"))
            expected = {403, 404} if decides else {404}
            if may and about_one and answered.status_code not in expected:
                wrong.append(f"{door.name} as {role}: {answered.status_code} {answered.text[:200]}")
            wrong += [
                f"{door.name} as {role} tells {name}"
                for name, value in things[0].items()
                if name.endswith("_id") and answered.status_code < 300 and value in answered.text
            ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("about", sorted(OPERATION))
def test_each_kind_of_decision_is_for_the_roles_of_its_operation(
    service: TestClient, house: House, things: tuple[Ids, Ids], about: str
) -> None:
    choice = {"row": "up", "finding": "keep", "fact": "keep"}.get(about, "accept")
    body = {"decisions": [{"about": about, "key": "none", "choice": choice}]}
    path = f"/v1/letters/{things[0]['letter_id']}/decisions"
    for person, own in _everybody(house):
        answered = service.post(path, json=body, headers={**person.headers, "If-Match": OLD})
        expected = (412 if own else 404) if allowed([person.role], OPERATION[about]) else 403
        assert answered.status_code == expected, f"{person.role}: {answered.text}"


@pytest.mark.parametrize("name", sorted(MoveIn.model_json_schema()["properties"]["move"]["enum"]))
def test_each_move_is_for_the_roles_of_its_operation(
    service: TestClient, house: House, things: tuple[Ids, Ids], name: str
) -> None:
    path = f"/v1/letters/{things[0]['letter_id']}/moves"
    for person, own in _everybody(house):
        answered = service.post(
            path, json={"move": name}, headers={**person.headers, "If-Match": OLD}
        )
        may = allowed([person.role], MOVES[name].operation)
        assert answered.status_code == ((412 if own else 404) if may else 403), person.role


def test_a_key_does_nothing_but_its_scopes_whatever_its_owner_may(
    service: TestClient, every_door: tuple[Door, ...], house: House, things: tuple[Ids, Ids]
) -> None:
    admin = house["admin"]
    body = {"name": "log only", "user_id": admin.id, "scopes": ["log.read"]}
    made = service.post("/v1/tokens", json=body, headers=admin.headers).json()
    key = {"Authorization": f"Bearer {made['secret']}"}
    for door in _closed(every_door):
        answered = call(service, door, things[0], key)
        may = "log.read" in door.operations
        assert answered.status_code == (200 if may else 403), f"{door.name}: {answered.text}"


def test_after_all_this_the_log_is_whole_and_the_letter_is_where_it_was(
    service: TestClient, house: House, things: tuple[Ids, Ids]
) -> None:
    chain = service.get("/v1/audit/chain", headers=house["admin"].headers).json()
    assert chain["broken_at"] is None and chain["lines"] > 20
    found = service.get(f"/v1/letters/{things[0]['letter_id']}", headers=house["converter"].headers)
    assert found.json()["decisions"]


def _closed(every_door: tuple[Door, ...]) -> tuple[Door, ...]:
    return tuple(door for door in every_door if door.operations)


def _everybody(house: House) -> Iterator[tuple[Person, bool]]:
    for role in ROLES:
        yield house[role], True
        yield house.other(role), False
