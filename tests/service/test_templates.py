"""Templates: made from a letter, mended by a person, matched to new letters, and what carries over."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store import letters as kept_letters
from easyread.review.store import templates as kept
from easyread.review.store.approvals import add_approval
from easyread.review.store.tables import LetterRow, LogRow, TemplateRow
from tests.service.conftest import House
from tests.service.test_letters import TEXT, latest, put_in, rows_of
from tests.service.test_moves import assign, clear_findings, move, staff_checked

NEW = (
    TEXT.replace("Ms Leyla Demir", "Mr Tomasz Nowak")
    .replace("Ms Demir", "Mr Nowak")
    .replace("4 Mill Lane", "Flat 2\n19 Station Road")
    .replace("AB1 3EF", "AB1 9XY")
    .replace("HB/4471/26", "HB/5120/26")
    .replace("3 March 2026", "17/03/2026")
    .replace("2 March 2026", "16 March 2026")
    .replace("£84.20", "£1,102.50")
    .replace("3 April 2026", "17 April 2026")
    .replace("Owen Price", "Farah Aziz")
)
CHECKERS = ("checker", "supporter", "safeguarding", "admin")  # any four people: these are prints


def make(service: TestClient, house: House, letter: dict[str, Any], **more: Any) -> Any:
    return service.post(
        "/v1/templates",
        json={"letter_id": letter["id"], "name": "Housing Benefit decision", **more},
        headers=house["converter"].headers,
    )


def approve_all(store: Store, house: House, letter: dict[str, Any]) -> None:
    """Four people approved every row of the newest version, as a closed session would keep it."""
    with store.begin() as work:
        row = work.db.get_one(LetterRow, letter["id"])
        prints = kept_letters.prints_in(work, kept_letters.newest(work, row))
        for who in CHECKERS:
            rows = (*prints.masked, prints.masked_frame)
            add_approval(work, row, "people", rows, house[who].id, "checker")


@pytest.fixture(scope="module")
def approved(service: TestClient, house: House, store: Store) -> dict[str, Any]:
    """A template made from a letter that staff and people checked."""
    letter = staff_checked(service, house)
    approve_all(store, house, letter)
    assert latest(service, house, letter)["mark"] == "people_checked"
    made = make(service, house, letter)
    assert made.status_code == 201, made.text
    return dict(made.json())


def sign_off(service: TestClient, house: House, letter: dict[str, Any]) -> dict[str, Any]:
    assert assign(service, house, letter, topics=["money"]).status_code == 200
    clear_findings(service, house, letter)
    for role, name in (("converter", "to_author"), ("author", "sign"), ("readability", "pass")):
        moved = move(service, house, letter, role, name)
        assert moved.status_code == 200, moved.text
    return latest(service, house, letter)


def test_a_template_has_named_typed_slots_and_shows_them_on_its_page(
    approved: dict[str, Any],
) -> None:
    kinds = {slot["name"]: slot["kind"] for slot in approved["slots"]}
    assert kinds == {
        "name_1": "name",
        "address": "place",
        "letter_date": "date",
        "reference": "reference",
        "amount_1": "money",
        "start_date": "date",
        "deadline": "date",
        "phone_1": "phone",
        "name_2": "name",
    }
    lines = [x for s in approved["sections"] for r in s["rows"] for x in r["lines"]]
    assert "You must do so by {deadline}." in lines
    assert "To: {name_1}" in lines
    assert approved["not_shown"] == []
    alts = [r["picture"]["alt"] for s in approved["sections"] for r in s["rows"] if r["picture"]]
    assert "A calendar at {deadline}" in alts
    assert approved["review_by"] is not None


def test_a_letter_with_other_values_takes_over_wording_pictures_and_approval(
    service: TestClient, house: House, approved: dict[str, Any]
) -> None:
    letter = put_in(service, house, NEW)
    assert letter["template_match"]["matched"], letter["template_match"]
    assert letter["template_id"] == approved["id"] == letter["template"]["id"]
    lines = [x["text"] for row in rows_of(letter) for x in row["lines"]]
    assert "You must do so by Friday 17 April 2026." in lines
    assert "To: Mr Tomasz Nowak" in lines
    assert "Flat 2, 19 Station Road, Ashby AB1 9XY" in lines
    assert any("£1,102.50 a week from Monday 16 March 2026" in line for line in lines)
    assert not any(old in line for line in lines for old in ("Demir", "84.20", "3 April", "Price"))
    alts = [row["picture"]["alt"] for row in rows_of(letter) if row["picture"]]
    assert "A calendar at 17 April" in alts
    assert letter["facts"]["total"] == letter["facts"]["kept"]
    # What people said counts; the author must still sign this letter's values.
    assert letter["open"]["people"] == []
    assert letter["mark"] == "draft"
    assert set(letter["open"]["signed"]) == {row["key"] for row in rows_of(letter)} | {""}
    assert sign_off(service, house, letter)["mark"] == "people_checked"


def test_the_author_sees_each_slot_beside_the_sentence_of_the_letter(
    service: TestClient, house: House, approved: dict[str, Any]
) -> None:
    letter = put_in(service, house, NEW)
    slots = {slot["name"]: slot for slot in letter["slots"]}
    assert slots["deadline"]["value"] == "17 April 2026"
    assert slots["deadline"]["printed"] == "Friday 17 April 2026"
    assert slots["deadline"]["sentences"] == ["You must do so by 17 April 2026."]
    assert slots["deadline"]["lines"] == ["You must do so by Friday 17 April 2026."]
    assert slots["letter_date"]["value"] == "17/03/2026"


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("You must notify", "You may notify", "The template says “must”, the letter says “may”."),
        ("within 14 days", "within 28 days", "The template says “14”, the letter says “28”."),
        ("entitled to Housing", "not entitled to Housing", "The template does not say “not”."),
        ("by 17 April 2026", "by Monday 17 April 2026", "Monday"),
        ("£1,102.50", "a sum", "{amount_1}"),
        ("Dear Mr Nowak", "Dear Mr Singh", "name_1 has two values"),
    ],
)
def test_one_fixed_word_or_a_wrong_value_is_no_match_and_says_what_differs(
    service: TestClient, house: House, approved: dict[str, Any], was: str, now: str, says: str
) -> None:
    assert was in NEW
    letter = put_in(service, house, NEW.replace(was, now))
    assert letter["template_id"] is None
    assert letter["open"]["people"] != []
    nearest = letter["template_match"]["nearest"]
    assert nearest["id"] == approved["id"]
    assert any(says in d["says"] for d in nearest["differences"]), nearest


def test_a_changed_row_is_open_again_and_no_other(
    service: TestClient, house: House, approved: dict[str, Any]
) -> None:
    letter = put_in(service, house, NEW)
    row = next(r for r in rows_of(letter) if any("14 days" in x["text"] for x in r["lines"]))
    both = {row["key"], *(twin["key"] for twin in row["twins"])}  # the sentence stands twice
    assert len(both) == 2
    picture = next(r for r in rows_of(letter) if r["picture"] and r["key"] not in both)
    lines = [x["text"].replace("must tell", "need to tell") for x in row["lines"]]
    for decision, open_rows in (
        ({"about": "row", "key": row["key"], "choice": "words", "lines": lines}, both),
        (
            {"about": "row", "key": picture["key"], "choice": "picture", "picture": None},
            {*both, picture["key"]},
        ),
    ):
        now = latest(service, house, letter)
        made = service.post(
            f"/v1/letters/{letter['id']}/decisions",
            json={"decisions": [decision]},
            headers={**house["converter"].headers, "If-Match": now["etag"]},
        )
        assert made.status_code == 201, made.text
        assert set(made.json()["open"]["people"]) == open_rows
    back = service.post(
        f"/v1/letters/{letter['id']}/decisions/{made.json()['decisions'][-2]['id']}/undo",
        headers={**house["converter"].headers, "If-Match": made.json()["etag"]},
    )
    assert set(back.json()["open"]["people"]) == {picture["key"]}


def test_a_letter_that_is_kept_already_is_matched_by_its_own_route(
    service: TestClient, house: House
) -> None:
    other = NEW.replace("Your Housing Benefit", "Your Housing Benefit again")
    first, second = put_in(service, house, other), put_in(service, house, other)
    address = f"/v1/letters/{second['id']}/template-match"
    headers = {**house["converter"].headers, "If-Match": second["etag"]}
    none = service.post(address, headers=headers)
    assert none.status_code == 200, none.text
    assert not none.json()["template_match"]["matched"]
    assert none.json()["revision"] == second["revision"]
    made = make(service, house, first)
    found = service.post(address, headers=headers)
    assert found.json()["template_match"]["matched"], found.text
    assert found.json()["template_id"] == made.json()["id"]
    assert found.headers["etag"] != second["etag"]
    assert service.post(address, headers=house["converter"].headers).status_code == 428
    used = service.get(
        f"/v1/templates/{made.json()['id']}/letters", headers=house["converter"].headers
    )
    assert [x["id"] for x in used.json()] == [second["id"]]


def test_a_letter_that_people_changed_keeps_their_words(service: TestClient, house: House) -> None:
    other = NEW.replace("Your Housing Benefit", "Your Housing Benefit, once more")
    letter = put_in(service, house, other)
    row = rows_of(letter)[0]
    changed = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "picture", "picture": None}]
        },
        headers={**house["converter"].headers, "If-Match": letter["etag"]},
    )
    made = service.post(
        f"/v1/letters/{letter['id']}/template-match",
        headers={**house["converter"].headers, "If-Match": changed.json()["etag"]},
    )
    assert (made.status_code, made.json()["code"]) == (409, "wrong-move")


def test_a_withdrawn_template_fits_no_letter_and_lists_those_that_used_it(
    service: TestClient, house: House
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your help")
    template = make(service, house, put_in(service, house, text)).json()
    used = put_in(service, house, text.replace("£84.20", "£61.00"))
    address = f"/v1/templates/{template['id']}/withdraw"
    headers = {**house["admin"].headers, "If-Match": template["etag"]}
    no_reason = service.post(address, json={"reason": " "}, headers=headers)
    assert (no_reason.status_code, no_reason.json()["code"]) == (422, "no-reason")
    done = service.post(address, json={"reason": "The law has changed."}, headers=headers)
    assert done.status_code == 200, done.text
    assert done.json()["letters"] == [used["id"]]
    after = put_in(service, house, text.replace("£84.20", "£62.00"))
    assert after["template_id"] is None
    assert latest(service, house, used)["template"]["withdrawn"]
    again = service.post(
        address,
        json={"reason": "The law has changed."},
        headers={**headers, "If-Match": done.headers["etag"]},
    )
    assert (again.status_code, again.json()["code"]) == (409, "wrong-move")
    seen = service.get(f"/v1/templates/{template['id']}", headers=house["converter"].headers).json()
    assert seen["why_withdrawn"] == "The law has changed."


def test_a_template_past_its_review_date_still_fits_and_says_so(
    service: TestClient, house: House
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your old claim")
    template = make(service, house, put_in(service, house, text), review_by="2020-01-01").json()
    assert template["past_review"]
    letter = put_in(service, house, text.replace("£84.20", "£63.00"))
    assert letter["template_id"] == template["id"]
    assert "The review date of this template is over." in letter["template_match"]["says"]
    due = service.get("/v1/templates", params={"due": True}, headers=house["converter"].headers)
    assert [x["id"] for x in due.json()["items"]] == [template["id"]]


def test_the_list_goes_on_with_a_cursor(service: TestClient, house: House) -> None:
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while True:
        page = service.get("/v1/templates", params=query, headers=house["converter"].headers).json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert len(seen) == len(set(seen)) > 2


def test_nobody_sees_a_template_of_another_client_and_its_words_are_sealed(
    service: TestClient, house: House, store: Store, approved: dict[str, Any]
) -> None:
    other = house.other("converter").headers
    address = f"/v1/templates/{approved['id']}"
    for method, path, body in (
        ("GET", address, None),
        ("GET", f"{address}/letters", None),
        ("PUT", f"{address}/slots", {"slots": []}),
        ("POST", f"{address}/versions", {"letter_id": approved["made_from"]}),
    ):
        found = service.request(
            method, path, json=body, headers={**other, "If-Match": approved["etag"]}
        )
        assert (found.status_code, found.json()["code"]) == (404, "not-found"), path
    assert service.get("/v1/templates", headers=other).json()["items"] == []
    stranger = service.post("/v1/letters", json={"text": NEW}, headers=other).json()
    assert stranger["template_id"] is None and stranger["template_match"]["nearest"] is None
    with store.begin() as work:
        row = work.db.get_one(TemplateRow, approved["id"])
        assert b"Demir" not in row.body + row.pages
        assert kept.prints_of_template(work, row).masked
        lines = work.db.scalars(select(LogRow).where(LogRow.about == row.id)).all()
        assert "made template" in [line.action for line in lines]
        assert not any("Demir" in str(line.numbers) for line in lines)


def test_an_author_sees_the_slots_of_a_template_and_not_whose_letter_it_was(
    service: TestClient, house: House, approved: dict[str, Any]
) -> None:
    address = f"/v1/templates/{approved['id']}"
    found = service.get(address, headers=house["author"].headers)
    assert found.status_code == 200
    assert "Demir" not in found.text and "84.20" not in found.text
    assert (
        service.get(
            address, headers={**house["author"].headers, "If-None-Match": found.headers["etag"]}
        ).status_code
        == 304
    )
    refused = service.post(
        "/v1/templates",
        json={"letter_id": approved["made_from"], "name": "x"},
        headers=house["author"].headers,
    )
    assert refused.status_code == 403


def test_what_people_approve_of_one_letter_counts_for_the_next_of_its_template(
    service: TestClient, house: House, store: Store
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your council help")
    template = make(service, house, put_in(service, house, text)).json()
    first = put_in(service, house, text.replace("£84.20", "£64.00"))
    assert first["template_id"] == template["id"] and first["open"]["people"] != []
    approve_all(store, house, first)
    second = put_in(service, house, text.replace("£84.20", "£65.00"))
    assert second["open"]["people"] == []
    address = f"/v1/templates/{template['id']}"
    seen = service.get(address, headers=house["converter"].headers).json()
    assert seen["approvals"] == 4


def test_odd_characters_are_refused_and_nothing_breaks(
    service: TestClient, house: House, approved: dict[str, Any]
) -> None:
    headers = house["converter"].headers
    for body in (
        {"letter_id": approved["made_from"], "name": "a\x00b"},
        {"letter_id": approved["made_from"], "name": ""},
        {"letter_id": "\x00", "name": "x"},
    ):
        assert service.post("/v1/templates", json=body, headers=headers).status_code == 422
    for path in ("/v1/templates/%00", "/v1/templates/%00/letters", "/v1/templates/x%27--"):
        assert service.get(path, headers=headers).status_code in (404, 422), path
    assert service.get("/v1/templates", params={"limit": 0}, headers=headers).status_code == 422
    assert service.get("/v1/templates", params={"cursor": "x"}, headers=headers).status_code == 422
