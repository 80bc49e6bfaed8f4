"""Panel sessions over a template: made-up values, its own number of checkers, and what letters get of it."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.tables import ApprovalRow, Client, PanelSessionRow
from tests.service.conftest import House, Person
from tests.service.panel_crew import (
    Crew,
    add_person,
    all_easy,
    answer,
    close,
    make_crew,
    say,
)
from tests.service.test_letters import TEXT, latest, put_in, rows_of
from tests.service.test_template_slots import kept_slots, put_slots
from tests.service.test_templates import NEW, make, sign_off

REAL = (
    "Leyla",
    "Demir",
    "Mill Lane",
    "AB1 3EF",
    "HB/4471/26",
    "84.20",
    "3 April",
    "Price",
    "Ashby",
)


def leaks(*texts: str) -> list[str]:
    """The real names and values of the letter that stand in a text."""
    return [real for real in REAL if any(re.search(rf"(?<!\d){real}", text) for text in texts)]


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def four(service: TestClient, house: House, store: Store, crew: Crew) -> tuple[Person, ...]:
    """Four checkers of the panel; the client has no number of its own, so money needs four."""
    with store.begin() as work:
        work.db.get_one(Client, house.clients[0]).profile = {}
    more = tuple(add_person(store, house, "checker", name) for name in ("Kit Moss", "Jo Lark"))
    for person in more:
        path = f"/v1/panels/{crew.panel}/members/{person.id}"
        assert service.put(path, json={}, headers=house["admin"].headers).status_code == 200
    return crew.first, crew.second, *more


@pytest.fixture(scope="module")
def template(service: TestClient, house: House) -> dict[str, Any]:
    return dict(make(service, house, put_in(service, house)).json())


def get(service: TestClient, house: House, template: dict[str, Any]) -> dict[str, Any]:
    found = service.get(f"/v1/templates/{template['id']}", headers=house["converter"].headers)
    assert found.status_code == 200, found.text
    return dict(found.json())


def begin(
    service: TestClient,
    house: House,
    crew: Crew,
    template: dict[str, Any],
    people: tuple[Person, ...],
    **more: Any,
) -> Any:
    chairs = [{"checker_id": person.id, "fee_pence": 2000} for person in people]
    body = {"panel_id": crew.panel, "template_id": template["id"], "chairs": chairs, **more}
    return service.post("/v1/panel-sessions", json=body, headers=house["converter"].headers)


def begun(
    service: TestClient,
    house: House,
    crew: Crew,
    template: dict[str, Any],
    people: tuple[Person, ...],
    **more: Any,
) -> dict[str, Any]:
    made = begin(service, house, crew, template, people, **more)
    assert made.status_code == 201, made.text
    for person in people:
        assert say(service, person, made.json(), "agree").status_code == 200
    return dict(made.json())


def test_checkers_see_the_whole_page_with_made_up_values_and_no_real_one(
    service: TestClient,
    house: House,
    crew: Crew,
    four: tuple[Person, ...],
    template: dict[str, Any],
) -> None:
    session = begun(service, house, crew, template, four[:1], topic_warning="money")
    assert (session["template_id"], session["letter_id"]) == (template["id"], None)
    keys = [row["key"] for s in template["sections"] for row in s["rows"]]
    assert [key for bit in session["bits"] for key in bit["rows"]] == keys
    pages = service.get(f"/v1/checking/sessions/{session['id']}/pages", headers=four[0].headers)
    assert pages.status_code == 200, pages.text
    shown = [row for section in pages.json()["sections"] for row in section["rows"]]
    lines = [x["text"] for row in shown for x in row["lines"]]
    assert not leaks(*lines)
    assert not any("{" in line or "_" in line for line in lines)
    assert "We must" not in lines and any(line.startswith("You must do so by ") for line in lines)
    day = next(r for r in shown if r["lines"][0]["text"].startswith("You must do so by "))
    assert day["lines"][0]["text"].split("by ")[1].split(" ")[1] in day["picture"]["alt"]
    again = begun(service, house, crew, template, four[:1])
    second = service.get(f"/v1/checking/sessions/{again['id']}/pages", headers=four[0].headers)
    assert [s["rows"] for s in second.json()["sections"]] == [
        s["rows"] for s in pages.json()["sections"]
    ]
    invited = service.get(f"/v1/checking/sessions/{session['id']}", headers=four[0].headers).json()
    assert invited["may_be_named"] is True
    named = service.put(
        f"/v1/checking/sessions/{session['id']}/named",
        json={"named": "first name"},
        headers=four[0].headers,
    )
    assert named.status_code == 200


def test_picture_questions_and_the_paper_pack_hold_made_up_values_only(
    service: TestClient,
    house: House,
    crew: Crew,
    four: tuple[Person, ...],
    template: dict[str, Any],
) -> None:
    session = begun(service, house, crew, template, four[:2], on_paper=True)
    asked = {q["id"]: q for q in session["questions"]}
    assert "by_when" in asked
    assert not leaks(str(asked))
    head = house["converter"].headers
    pack = service.get(f"/v1/panel-sessions/{session['id']}/paper-pack", headers=head)
    assert pack.status_code == 200 and pack.headers["content-type"] == "application/pdf"
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pack.content)).pages)
    assert not leaks(text)
    marks = service.get(f"/v1/panel-sessions/{session['id']}/paper-marks", headers=head)
    assert list(marks.json()["rows"].values()) == [k for b in session["bits"] for k in b["rows"]]


def test_a_template_about_money_needs_four_and_letters_matched_to_it_have_their_yes(
    service: TestClient,
    house: House,
    crew: Crew,
    four: tuple[Person, ...],
    template: dict[str, Any],
) -> None:
    seen = get(service, house, template)
    assert (seen["topics"], seen["checkers_needed"]) == (["law", "money"], 4) or (
        "money" in seen["topics"] and seen["checkers_needed"] == 4
    )
    assert len(seen["open"]) == sum(len(s["rows"]) for s in seen["sections"]) + 1
    before = put_in(service, house, NEW)
    assert before["template_id"] == template["id"] and before["open"]["people"]
    session = begun(service, house, crew, template, four[:3])
    for person in four[:3]:
        all_easy(service, person, session)
    done = close(service, house, session).json()
    assert (done["outcome"], done["letter_state"]) == ("more", None)
    assert done["still_open"] == seen["open"]

    second = begun(service, house, crew, template, four[3:])
    all_easy(service, four[3], second)
    done = close(service, house, second).json()
    assert (done["outcome"], done["still_open"]) == ("yes", [])
    now = get(service, house, template)
    assert (now["open"], now["approvals"]) == ([], 4) and now["checked"] is not None
    assert now["etag"] != seen["etag"]
    assert {row["approved_by"] for s in now["sections"] for row in s["rows"]} == {4}
    nothing = begin(service, house, crew, template, four)
    assert (nothing.status_code, nothing.json()["code"]) == (409, "nothing-open")

    letter = put_in(service, house, NEW.replace("£1,102.50", "£77.10"))
    assert letter["template_id"] == template["id"]
    assert letter["open"]["people"] == [] and letter["mark"] == "draft"
    assert latest(service, house, before)["open"]["people"] == []
    assert sign_off(service, house, letter)["mark"] == "people_checked"
    record = service.get(f"/v1/letters/{letter['id']}/record", headers=house["author"].headers)
    assert record.status_code == 200, record.text
    assert "4 of 4" in record.text
    other = put_in(service, house, NEW.replace("must notify", "may notify"))
    assert other["template_id"] is None and other["open"]["people"]


def test_one_hard_row_is_open_alone_and_the_report_speaks_of_the_template(
    service: TestClient, house: House, crew: Crew, four: tuple[Person, ...], store: Store
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your other benefit")
    template = make(service, house, put_in(service, house, text)).json()
    session = begun(service, house, crew, template, four)
    hard = next(
        row["key"]
        for s in template["sections"]
        for row in s["rows"]
        if s["heading"] == "If you do not agree" and "reconsider" in str(row["lines"])
    )
    word = answer(service, four[0], session, "word", "word", row=hard, words="reconsider")
    assert word.status_code == 201, word.text
    for person in four:
        all_easy(service, person, session)
    done = close(service, house, session).json()
    assert (done["outcome"], done["still_open"]) == ("changes", [hard])
    report = service.get(
        f"/v1/panel-sessions/{session['id']}/report", headers=house["author"].headers
    ).json()
    assert (report["template_id"], report["letter_id"], report["needed"]) == (
        template["id"], None, 4,
    )  # fmt: skip
    assert [one["row"] for one in report["must_change"]] == [hard]
    with store.read() as work:
        rows = work.db.scalars(
            select(ApprovalRow).where(ApprovalRow.session_id == session["id"])
        ).all()
    assert len(rows) == 4 and all(r.letter_id is None and r.kind == "people" for r in rows)

    head = house["converter"].headers
    why = f"/v1/panel-sessions/{session['id']}/not-changed/{hard}"
    said = service.put(why, json={"reason": "The law uses this word."}, headers=head)
    assert said.status_code == 200, said.text
    path = f"/v1/panel-sessions/{session['id']}/what-changed"
    told = service.get(path, headers=four[0].headers)
    assert "This is why: The law uses this word." in told.text
    assert not leaks(told.text)

    # The next version is made from another letter, in which staff changed that row.
    letter = put_in(service, house, text.replace("£84.20", "£60.00"))
    assert letter["template_id"] == template["id"]
    row = next(r for r in rows_of(letter) if r["key"] in letter["open"]["people"])
    edit = {
        "about": "row",
        "key": row["key"],
        "choice": "words",
        "lines": ["Ask us to look again."],
    }
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={"decisions": [{**edit, "alone": True}]},
        headers={**head, "If-Match": letter["etag"]},
    )
    assert made.status_code == 201, made.text
    following = service.post(
        f"/v1/templates/{template['id']}/versions", json={"letter_id": letter["id"]}, headers=head
    )
    assert following.status_code == 201, following.text
    assert len([key for key in following.json()["open"] if key]) == 1
    after = service.get(
        f"/v1/checking/sessions/{session['id']}/because-of-you", headers=four[0].headers
    ).json()
    assert [(r["row"], r["after"]) for r in after["rows"]] == [(hard, ["Ask us to look again."])]
    assert "Ask us to look again." in service.get(path, headers=four[0].headers).text


def test_a_row_with_free_words_is_not_asked_about(
    service: TestClient, house: House, crew: Crew, four: tuple[Person, ...]
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your rent money").replace(
        "If you need help,", "Bring your bank card. If you need help,"
    )
    template = make(service, house, put_in(service, house, text)).json()
    free = {"name": "extra", "kind": "free_text", "words": "Bring your bank card."}
    changed = put_slots(service, house, template, [*kept_slots(template), free]).json()
    closed = {r["key"] for s in changed["sections"] for r in s["rows"] if r["free_text"]}
    assert closed and not closed & set(changed["open"])
    session = begun(service, house, crew, changed, four[:1])
    assert not closed & {key for bit in session["bits"] for key in bit["rows"]}
    pages = service.get(f"/v1/checking/sessions/{session['id']}/pages", headers=four[0].headers)
    assert "bank card" not in pages.text
    assert "Here we write something new in each letter." in pages.text


def test_who_has_a_conflict_with_the_sender_cannot_sit_also_after_the_letter_was_deleted(
    service: TestClient, house: House, crew: Crew, four: tuple[Person, ...]
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your old benefit")
    letter = put_in(service, house, text)
    template = make(service, house, letter).json()
    member = f"/v1/panels/{crew.panel}/members/{four[1].id}"
    admin, head = house["admin"].headers, house["converter"].headers
    for gone in (False, True):
        if gone:
            now = latest(service, house, letter)
            moved = service.post(
                f"/v1/letters/{letter['id']}/moves",
                json={"move": "withdraw", "reason": "It was sent twice."},
                headers={**admin, "If-Match": now["etag"]},
            )
            assert moved.status_code == 200, moved.text
            deleted = service.delete(
                f"/v1/letters/{letter['id']}", headers={**admin, "If-Match": moved.headers["ETag"]}
            )
            assert deleted.status_code == 204, deleted.text
        put = service.put(member, json={"conflicts": ["Ashby Council"]}, headers=admin)
        assert put.status_code == 200
        refused = begin(service, house, crew, template, four[1:2])
        assert (refused.status_code, refused.json()["code"]) == (409, "may-not-sit")
        listed = service.get(f"/v1/panels/for-template/{template['id']}", headers=head).json()
        seats = {m["user_id"]: m["may_sit"] for p in listed for m in p["members"]}
        assert seats[four[1].id] is False and seats[four[0].id] is True
        assert service.put(member, json={}, headers=admin).status_code == 200
        named = begin(
            service, house, crew, template, four[:1], topic_warning="Ashby Council and rent"
        )
        assert (named.status_code, named.json()["code"]) == (422, "bad-request")
        session = begun(service, house, crew, template, four[:1])
        pages = service.get(f"/v1/checking/sessions/{session['id']}/pages", headers=four[0].headers)
        assert not leaks(pages.text)


def test_wrong_wishes_are_refused_and_nothing_is_kept(
    service: TestClient,
    house: House,
    crew: Crew,
    four: tuple[Person, ...],
    template: dict[str, Any],
    store: Store,
) -> None:
    def count() -> int:
        with store.read() as work:
            return len(work.db.scalars(select(PanelSessionRow.id)).all())

    before = count()
    letter = put_in(service, house, TEXT.replace("Your Housing Benefit", "Your last benefit"))
    both = begin(service, house, crew, template, four, letter_id=letter["id"])
    assert (both.status_code, both.json()["code"]) == (422, "bad-request")
    neither = begin(service, house, crew, {"id": None}, four)
    assert neither.status_code == 422
    nowhere = begin(service, house, crew, {"id": "tem_none"}, four)
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "not-found")
    other = house.other("converter").headers
    body = {
        "panel_id": crew.panel,
        "template_id": template["id"],
        "chairs": [{"checker_id": four[0].id}],
    }
    foreign = service.post("/v1/panel-sessions", json=body, headers=other)
    assert foreign.status_code == 404
    seats = service.get(f"/v1/panels/for-template/{template['id']}", headers=other)
    assert seats.status_code == 404
    fresh = make(service, house, letter).json()
    withdrawn = service.post(
        f"/v1/templates/{fresh['id']}/withdraw",
        json={"reason": "It is out of date."},
        headers={**house["converter"].headers, "If-Match": fresh["etag"]},
    )
    assert withdrawn.status_code == 200, withdrawn.text
    refused = begin(service, house, crew, fresh, four)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")
    assert count() == before
