"""A hostile caller: wrong moves, old versions, forged prints, floods, a clock set back. Nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from typing import Any, get_args

import pytest
from sqlalchemy import func, insert, select
from starlette.testclient import TestClient

from api.moving import MoveIn
from easyread.review.roles import allowed
from easyread.review.states import MOVES, State
from easyread.review.store import Store
from easyread.review.store.tables import (
    ApprovalRow,
    DataKey,
    DecisionRow,
    LetterRow,
    VersionRow,
    base,
    new_id,
)
from easyread.review.store.words import remember_wordings, wording_for
from tests.service.conftest import House
from tests.service.doors import Door, bodies, doors
from tests.service.panel_crew import Crew, answer, make_crew, opened, say, with_panel
from tests.service.test_letters import decide, latest, put_in, rows_of

MANY = 10_000


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House) -> dict[str, Any]:
    return put_in(service, house)


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


def problem(answered: Any, status: int, code: str) -> None:
    """A clear answer: the status, a stable code, and one plain sentence."""
    assert (answered.status_code, answered.json()["code"]) == (status, code), answered.text
    assert answered.json()["detail"].endswith(".") and len(answered.json()["detail"]) < 200


@pytest.mark.parametrize("state", get_args(State))
def test_every_move_from_a_wrong_state_is_refused_and_the_letter_stays_there(
    service: TestClient, house: House, letter: dict[str, Any], store: Store, state: str
) -> None:
    with store.begin() as work:
        row = work.db.get_one(LetterRow, letter["id"])
        row.state, row.author_id, row.topics = state, house["author"].id, ["clinical"]
    for name in MoveIn.model_json_schema()["properties"]["move"]["enum"]:
        if state in MOVES[name].starts:
            continue
        roles = ("converter", "author", "readability", "clinician")
        role = next(r for r in roles if allowed([r], MOVES[name].operation))
        tag = {"If-Match": latest(service, house, letter)["etag"]}
        refused = service.post(
            f"/v1/letters/{letter['id']}/moves",
            json={"move": name, "reason": "I want it so."},
            headers={**house[role].headers, **tag},
        )
        problem(refused, 409, "wrong-move")
        assert latest(service, house, letter)["state"] == state, name
    with store.begin() as work:
        work.db.get_one(LetterRow, letter["id"]).state = "draft"


def test_an_old_version_is_refused_at_every_door_that_takes_one(
    service: TestClient, house: House, letter: dict[str, Any], store: Store
) -> None:
    template = service.post(
        "/v1/templates",
        json={"letter_id": letter["id"], "name": "A template"},
        headers=house["converter"].headers,
    ).json()
    ids = {
        "letter_id": letter["id"],
        "template_id": template["id"],
        "client_name": "x",
        "decision_id": "none",
    }
    before = latest(service, house, letter)
    tried = set()
    for door in _with_version(service):
        if door.name.endswith(("/undo", "/exports", "/sends")):
            continue  # they look for something else first; their own tests are beside them
        body = bodies(
            {**dict.fromkeys(("user_id", "panel_id", "checker_id", "session_id"), "x"), **ids}
        )
        given = {} if body.get(door.name) is None else {"json": body[door.name]}
        for role in ("converter", "admin", "author", "readability"):
            path = door.path.format(**ids)
            head = house[role].headers
            first = service.request(door.method, path, headers=head, **given)
            if first.status_code in (403, 404):
                continue
            tried.add(door.name)
            problem(first, 428, "needs-version")
            for tag in ('"0"', '"99999"', "W/1", '"' + "9" * 300 + '"'):
                old = service.request(door.method, path, headers={**head, "If-Match": tag}, **given)
                problem(old, 412, "stale")
    assert len(tried) >= 6, tried
    assert latest(service, house, letter)["decisions"] == before["decisions"]


def _with_version(service: TestClient) -> Iterator[Door]:
    document = service.get("/v1/openapi.json").json()
    for door in doors(service.app):
        described = document["paths"].get(door.path, {}).get(door.method.lower(), {})
        if any(p["name"] == "if-match" for p in described.get("parameters", ())):
            yield door


def test_no_door_takes_a_print_a_mark_or_an_approval(
    service: TestClient, house: House, letter: dict[str, Any], store: Store
) -> None:
    """Approvals are only ever made by a signature or by a checker's answers."""
    forged = {"print": "0" * 16, "rows": ["0" * 16], "mark": "people_checked", "frame": "0" * 16}
    with store.read() as work:
        before = work.db.scalar(select(func.count()).select_from(ApprovalRow))
    every = bodies({**dict.fromkeys(("user_id", "panel_id", "checker_id", "session_id", "template_id"), "x"),
                    "letter_id": letter["id"], "client_name": "x"})  # fmt: skip
    for door in doors(service.app):
        body = every.get(door.name)
        if body is None or door.name == "POST /v1/letters":
            continue
        for role in ("converter", "admin", "author", "checker", "readability"):
            path = door.path.format_map(_Anything(letter_id=letter["id"]))
            sent = service.request(
                door.method, path, json={**body, **forged}, headers=house[role].headers
            )
            assert sent.status_code in (403, 404, 409, 412, 422, 428), f"{door.name}: {sent.text}"
    with store.read() as work:
        assert work.db.scalar(select(func.count()).select_from(ApprovalRow)) == before
    for code in ("ER-7K4M-9D3C-WXYT", "x" * 5000, "", "\u202e"):
        verified = service.post("/v1/approvals/verify", json={"code": code})
        assert verified.status_code in (200, 404, 415, 422), verified.text
        assert "people_checked" not in verified.text


class _Anything(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "nowhere"


def test_ten_thousand_of_anything_in_one_request_is_refused_whole(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], store: Store
) -> None:
    now = latest(service, house, letter)
    head = {**house["converter"].headers, "If-Match": now["etag"]}
    key = rows_of(now)[0]["key"]
    up = {"about": "row", "key": key, "choice": "up"}
    with store.read() as work:
        before = work.db.scalar(select(func.count()).select_from(DecisionRow))
    address = f"/v1/letters/{letter['id']}"
    flood = service.post(f"{address}/decisions", json={"decisions": [up] * MANY}, headers=head)
    problem(flood, 422, "bad-request")
    chairs = [{"checker_id": crew.first.id}] * MANY
    session = {"panel_id": crew.panel, "letter_id": letter["id"], "chairs": chairs}
    problem(service.post("/v1/panel-sessions", json=session, headers=head), 422, "bad-request")
    people = {"topics": ["money"] * MANY}
    problem(service.put(f"{address}/people", json=people, headers=head), 422, "bad-request")
    twice = service.put(f"{address}/people", json={"topics": ["money", "money"]}, headers=head)
    assert twice.status_code == 200 and twice.json()["topics"] == ["money"], twice.text
    with store.read() as work:
        assert work.db.scalar(select(func.count()).select_from(DecisionRow)) == before


def test_ten_thousand_letters_of_one_author_are_listed_page_by_page(
    service: TestClient, house: House, store: Store
) -> None:
    author, made = house["author"].id, house["converter"].id
    ids = [new_id("let") for _ in range(MANY)]
    with store.begin() as work:
        work.db.execute(insert(DataKey), [{"owner": one, "wrapped": None} for one in ids])
        work.db.execute(
            insert(LetterRow),
            [
                {
                    "id": one, "client_id": house.clients[0], "converter_id": made,
                    "author_id": author, "title": b"", "topics": ["money"],
                }
                for one in ids
            ],
        )  # fmt: skip
        work.db.execute(
            insert(VersionRow),
            [
                {
                    "id": f"ver_{one[4:]}", "letter_id": one, "number": 1, "body": b"",
                    "source_sha256": "", "fingerprint": "", "frame": "", "masked_frame": "",
                    "made_by": made, "made_how": "test",
                }
                for one in ids
            ],
        )  # fmt: skip
    seen: set[str] = set()
    cursor = None
    for _ in range(3):
        query = {"limit": 100, "mine": True} | ({"cursor": cursor} if cursor else {})
        page = service.get("/v1/letters", params=query, headers=house["author"].headers)
        assert page.status_code == 200, page.text
        assert len(page.json()["items"]) == 100
        new = {item["id"] for item in page.json()["items"]}
        assert not new & seen
        seen |= new
        cursor = page.json()["next"]
    too_many = service.get("/v1/letters?limit=10000", headers=house["author"].headers)
    problem(too_many, 422, "bad-request")
    given = service.put(
        f"/v1/letters/{ids[-1]}/people",
        json={"author_id": None},
        headers={**house["converter"].headers, "If-Match": "*"},
    )
    assert given.status_code == 200 and given.json()["author_id"] is None, given.text


@pytest.fixture
def clock_set_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the machine stands a year earlier."""

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) - timedelta(days=365)

    monkeypatch.setattr(base, "datetime", Earlier)
    yield


def test_with_the_clock_set_back_the_last_word_still_counts(
    service: TestClient, house: House, store: Store, request: pytest.FixtureRequest
) -> None:
    letter = put_in(service, house)
    key = next(r["key"] for r in rows_of(letter) if "14 days" in str(r["lines"]))
    first = {
        "about": "row",
        "key": key,
        "choice": "words",
        "lines": ["Tell us in 14 days, please."],
    }
    second = {**first, "lines": ["You must tell us in 14 days."]}
    assert decide(service, house, letter, first).status_code == 201
    with store.begin() as work:
        remember_wordings(work, house.clients[0], [("A sentence.", ("Old.",))], house["author"].id)
    request.getfixturevalue("clock_set_back")
    made = decide(service, house, latest(service, house, letter), second)
    assert made.status_code == 201, made.text
    row = next(r for r in rows_of(made.json()) if r["key"] == key)
    assert [x["text"] for x in row["lines"]] == ["You must tell us in 14 days."]
    assert made.json()["version"]["number"] == 3
    old = decide(service, house, letter, first)
    problem(old, 412, "stale")
    undone = service.post(
        f"/v1/letters/{letter['id']}/decisions/{made.json()['decisions'][-1]['id']}/undo",
        headers={**house["converter"].headers, "If-Match": made.json()["etag"]},
    )
    row = next(r for r in rows_of(undone.json()) if r["key"] == key)
    assert [x["text"] for x in row["lines"]] == ["Tell us in 14 days, please."]
    with store.begin() as work:
        client = house.clients[0]
        remember_wordings(work, client, [("A sentence.", ("New.",))], house["author"].id)
        assert wording_for(work, client, "A sentence.") == ("New.",)
    chain = service.get("/v1/audit/chain", headers=house["admin"].headers).json()
    assert chain["broken_at"] is None


def test_with_the_clock_set_back_a_checker_s_last_answer_still_counts(
    service: TestClient,
    house: House,
    crew: Crew,
    request: pytest.FixtureRequest,
) -> None:
    session = opened(service, house, crew, with_panel(service, house))
    assert say(service, crew.first, session, "agree").status_code == 200
    kept = answer(service, crew.first, session, "section:1", "easy").json()
    request.getfixturevalue("clock_set_back")
    changed = service.put(
        f"/v1/checking/sessions/{session['id']}/answers/{kept[0]['id']}",
        json={"value": "hard"},
        headers=crew.first.headers,
    )
    assert changed.status_code == 201, changed.text
    assert [(a["value"], a["counts"]) for a in changed.json()] == [("easy", False), ("hard", True)]
    listed = service.get("/v1/panel-sessions", headers=house["converter"].headers).json()
    assert session["id"] in [one["id"] for one in listed["items"]]
