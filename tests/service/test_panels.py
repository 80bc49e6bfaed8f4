"""Panels and their sessions: who may sit, what is asked, and what closing one means for the letter."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.review.sitting import (
    MOST_BITS,
)
from easyread.review.store import Store
from easyread.review.store.tables import (
    ApprovalRow,
    LetterRow,
    LogRow,
    PanelMemberRow,
    PanelSessionRow,
)
from tests.service.conftest import House
from tests.service.panel_crew import (
    FEE,
    Crew,
    add_person,
    all_easy,
    answer,
    change_and_pass,
    close,
    make_crew,
    open_session,
    opened,
    say,
    to_panel,
    with_panel,
)
from tests.service.test_letters import latest, rows_of


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House, crew: Crew) -> dict[str, Any]:
    return with_panel(service, house)


def test_the_admin_looks_after_panels_and_nobody_of_another_client_sees_them(
    service: TestClient, house: House, crew: Crew, store: Store
) -> None:
    admin = house["admin"].headers
    member = f"/v1/panels/{crew.panel}/members/{crew.first.id}"
    body = {"conflicts": ["  Barton   Homes "], "refused_topics": ["law"], "named": "first name"}
    made = service.put(member, json=body, headers=admin)
    found = next(m for m in made.json()["members"] if m["user_id"] == crew.first.id)
    assert found["conflicts"] == ["Barton Homes"]
    with store.read() as work:
        row = work.db.get_one(PanelMemberRow, (crew.panel, crew.first.id))
        columns = [column.name for column in row.__table__.columns]
        kept = {name: getattr(row, name) for name in columns}
    assert row.said and b"Barton" not in row.said and b"law" not in row.said
    assert "Barton" not in str({name: value for name, value in kept.items() if name != "said"})
    assert service.put(member, json={}, headers=admin).status_code == 200
    other = house.other("admin").headers
    assert service.put(member, json={}, headers=other).status_code == 404
    assert service.get("/v1/panels", headers=other).json() == []
    assert service.get("/v1/panels", headers=house["converter"].headers).status_code == 403
    author = service.put(
        f"/v1/panels/{crew.panel}/members/{house['author'].id}", json={}, headers=admin
    )
    assert author.status_code == 422
    gone = service.delete(f"/v1/panels/{crew.panel}/members/usr_nobody", headers=admin)
    assert gone.status_code == 404


def test_who_has_a_conflict_or_does_not_want_the_topic_cannot_sit_and_nobody_hears_why(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    admin = house["admin"].headers
    address = f"/v1/panels/{crew.panel}/members/{crew.second.id}"
    for reason in ({"conflicts": ["Ashby Council"]}, {"refused_topics": ["money"]}):
        assert service.put(address, json=reason, headers=admin).status_code == 200
        refused = open_session(service, house, crew, letter)
        assert (refused.status_code, refused.json()["code"]) == (409, "may-not-sit")
        assert "Ashby" not in refused.text
        assert "money" not in refused.text
        listed = service.get(
            f"/v1/panels/for-letter/{letter['id']}", headers=house["converter"].headers
        ).json()
        seats = {m["user_id"]: m["may_sit"] for m in listed[0]["members"]}
        assert seats == {crew.first.id: True, crew.second.id: False}
    assert service.put(address, json={}, headers=admin).status_code == 200


def test_a_session_holds_its_pages_sealed_and_masked(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], store: Store
) -> None:
    session = opened(service, house, crew, letter, topic_warning="money for rent")
    assert 1 <= len(session["bits"]) <= MOST_BITS
    rows = [key for bit in session["bits"] for key in bit["rows"]]
    assert rows == [row["key"] for row in rows_of(letter)]
    with store.read() as work:
        body = work.db.get_one(PanelSessionRow, session["id"]).body
        logged = work.db.scalars(select(LogRow).where(LogRow.about == session["id"])).all()
    assert b"Benefit" not in body
    assert [line.action for line in logged] == ["opened session"]
    asked = {q["id"]: q for q in session["questions"]}
    last_day = asked["by_when"]
    right = next(c["words"] for c in last_day["choices"] if c["id"] == last_day["right"])
    assert right == "Friday 3 April 2026"
    assert {c["words"] for c in last_day["choices"]} == {
        "Friday 3 April 2026",
        "Monday 2 March 2026",
        "Tuesday 3 March 2026",
    }


def test_a_warning_that_names_the_sender_is_refused(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    refused = open_session(service, house, crew, letter, topic_warning="Ashby Council and rent")
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-request")


def test_only_people_of_the_panel_sit_each_once_and_supporters_are_not_staff(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], store: Store
) -> None:
    stranger = add_person(store, house, "checker", "Kit Moss")
    first = {"checker_id": crew.first.id}
    for chairs in (
        [{"checker_id": stranger.id}],
        [first, first],
        [{**first, "supporter_id": house["converter"].id}],
        [{**first, "supporter_id": crew.second.id}],
        [],
    ):
        refused = open_session(service, house, crew, letter, chairs=chairs)
        assert (refused.status_code, refused.json()["code"]) == (422, "bad-request")


def test_a_letter_that_is_not_with_the_panel_has_no_session(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], store: Store
) -> None:
    with store.begin() as work:
        work.db.get_one(LetterRow, letter["id"]).state = "draft"
    refused = open_session(service, house, crew, letter)
    with store.begin() as work:
        work.db.get_one(LetterRow, letter["id"]).state = "with_panel"
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")


def test_staff_edit_or_drop_picture_questions_until_somebody_has_begun(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    session = opened(service, house, crew, letter)
    address = f"/v1/panel-sessions/{session['id']}/questions"
    staff = house["converter"].headers
    asked = session["questions"][0]
    made = service.put(address, json={"questions": [{**asked, "ask": "When?"}]}, headers=staff)
    assert [q["ask"] for q in made.json()["questions"]] == ["When?"]
    not_there = {**asked, "choices": [asked["choices"][0], {"id": "b", "words": "A blue whale"}]}
    refused = service.put(address, json={"questions": [not_there]}, headers=staff)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-question")
    named = {**asked, "ask": "What does Ashby Council want?"}
    assert service.put(address, json={"questions": [named]}, headers=staff).status_code == 422
    assert say(service, crew.first, session, "agree").status_code == 200
    late = service.put(address, json={"questions": []}, headers=staff)
    assert (late.status_code, late.json()["code"]) == (409, "not-now")


def test_a_fee_that_was_agreed_is_never_less_and_a_stopped_session_is_paid(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    session = opened(service, house, crew, letter)
    address = f"/v1/panel-sessions/{session['id']}/chairs/{crew.first.id}"
    staff = house["readability"].headers
    assert say(service, crew.first, session, "agree").status_code == 200
    assert say(service, crew.first, session, "stop").json()["state"] == "stopped"
    refused = service.put(address, json={"fee_pence": 0}, headers=staff)
    assert (refused.status_code, refused.json()["code"]) == (409, "not-now")
    more = service.put(address, json={"fee_pence": FEE + 500, "travel_pence": 300}, headers=staff)
    assert (more.json()["state"], more.json()["due_pence"]) == ("stopped", FEE + 800)
    assert service.put(address, json={"paid": True}, headers=staff).json()["paid"] is not None


def test_nobody_of_another_client_finds_the_session(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    session = opened(service, house, crew, letter)
    other = house.other("converter").headers
    address = f"/v1/panel-sessions/{session['id']}"
    assert service.get(address, headers=other).status_code == 404
    assert service.post(f"{address}/close", headers=other).status_code == 404
    assert service.get(f"{address}/report", headers=other).status_code == 404
    assert service.get("/v1/panel-sessions", headers=other).json()["items"] == []
    for role in ("author", "checker", "supporter", "admin"):
        assert service.get(address, headers=house[role].headers).status_code == 403


def test_the_list_of_sessions_goes_on_with_a_cursor(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    made = [opened(service, house, crew, letter)["id"] for _ in range(3)]
    seen: list[str] = []
    query: dict[str, Any] = {"letter_id": letter["id"], "limit": 2}
    while True:
        page = service.get(
            "/v1/panel-sessions", params=query, headers=house["converter"].headers
        ).json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert seen[:3] == made[::-1]
    assert len(seen) == len(set(seen))


def test_too_few_people_leave_the_letter_with_the_panel(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    session = opened(service, house, crew, letter)
    assert say(service, crew.first, session, "agree").status_code == 200
    assert say(service, crew.second, session, "refuse").status_code == 200
    all_easy(service, crew.first, session)
    done = close(service, house, session).json()
    assert (done["outcome"], done["letter_state"]) == ("more", "with_panel")
    assert len(done["still_open"]) == len(rows_of(letter)) + 1
    report = service.get(
        f"/v1/panel-sessions/{session['id']}/report", headers=house["author"].headers
    ).json()
    assert (report["people"], report["needed"]) == (1, 2)


def test_a_letter_that_moved_on_meanwhile_is_not_moved_by_closing(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], store: Store
) -> None:
    session = opened(service, house, crew, letter)
    assert say(service, crew.first, session, "agree").status_code == 200
    all_easy(service, crew.first, session, ready="no")
    with store.begin() as work:
        work.db.get_one(LetterRow, letter["id"]).state = "draft"
    done = close(service, house, session).json()
    with store.begin() as work:
        work.db.get_one(LetterRow, letter["id"]).state = "with_panel"
    assert (done["outcome"], done["letter_state"]) == ("changes", "draft")


def test_two_checkers_say_yes_one_row_changes_and_only_that_row_is_asked_again(
    service: TestClient, house: House, crew: Crew, store: Store
) -> None:
    letter = with_panel(service, house)
    session = opened(service, house, crew, letter)
    for person in (crew.first, crew.second):
        assert say(service, person, session, "agree").status_code == 200
    all_easy(service, crew.first, session)
    all_easy(service, crew.second, session, ready="change", bit2="some")
    done = close(service, house, session)
    assert done.status_code == 200, done.text
    second_bit = next(b["rows"] for b in session["bits"] if b["number"] == 2)
    assert (done.json()["outcome"], done.json()["letter_state"]) == ("changes", "changes_asked")
    assert done.json()["still_open"] == [*second_bit, ""]
    with store.read() as work:
        kept = work.db.scalars(
            select(ApprovalRow).where(ApprovalRow.session_id == session["id"])
        ).all()
    assert {row.user_id for row in kept} == {crew.first.id, crew.second.id}
    again = close(service, house, session)
    assert (again.status_code, again.json()["code"]) == (409, "not-now")
    late = answer(service, crew.first, session, "open:1", "skip")
    assert (late.status_code, late.json()["code"]) == (409, "not-now")

    change_and_pass(service, house, letter, "14 days")
    to_panel(service, house, letter)
    now = latest(service, house, letter)
    # The sentence stands in The main things, too: both places changed, and no other.
    changed = {r["key"] for r in rows_of(now) if "14 days" in str(r["lines"])}
    assert len(changed) == 2
    following = opened(service, house, crew, now)
    wanted = {*second_bit, *changed}
    assert {key for bit in following["bits"] for key in bit["rows"]} == wanted
    for person in (crew.first, crew.second):
        assert say(service, person, following, "agree").status_code == 200
        all_easy(service, person, following)
    done = close(service, house, following)
    assert (done.json()["outcome"], done.json()["letter_state"]) == ("yes", "people_checked")
    assert latest(service, house, letter)["mark"] == "people_checked"
    nothing = open_session(service, house, crew, letter)
    assert nothing.json()["code"] == "wrong-move"

    report = service.get(
        f"/v1/panel-sessions/{following['id']}/report", headers=house["author"].headers
    ).json()
    assert report["says"] == "This page worked for 2 of 2."
    first = service.get(
        f"/v1/panel-sessions/{session['id']}/report", headers=house["author"].headers
    ).json()
    assert first["says"] == "This page worked for 1 of 2."
    assert [b["says"] for b in first["bits"]][:2] == [
        "This bit worked for 2 of 2.",
        "This bit worked for 1 of 2.",
    ]
    for person in (crew.first, crew.second):
        assert person.id not in str(first)
    seen = service.get(
        f"/v1/checking/sessions/{session['id']}/because-of-you", headers=crew.first.headers
    ).json()
    told = [r for r in seen["rows"] if r["row"] in changed]
    assert len(told) == 2 and all(r["before"] != r["after"] for r in told)
    assert "Demir" not in str(seen)
