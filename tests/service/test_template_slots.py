"""Slots that a person mends, conditions, free texts, new versions, and last days that are asked anew."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store import templates as kept
from easyread.review.store.tables import TemplateRow
from tests.service.conftest import House
from tests.service.test_letters import TEXT, latest, put_in, rows_of
from tests.service.test_moves import assign, staff_checked
from tests.service.test_templates import approve_all, make


def put_slots(
    service: TestClient, house: House, template: dict[str, Any], slots: Any, **more: Any
) -> Any:
    return service.put(
        f"/v1/templates/{template['id']}/slots",
        json={"slots": slots, **{k: v for k, v in more.items() if k != "etag"}},
        headers={
            **house["converter"].headers,
            "If-Match": more.get("etag", template["etag"]),
        },
    )


def kept_slots(template: dict[str, Any]) -> list[dict[str, Any]]:
    return [{k: slot[k] for k in ("key", "name", "kind")} for slot in template["slots"]]


def test_a_person_renames_drops_adds_and_retypes_slots(service: TestClient, house: House) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your claim")
    template = make(service, house, put_in(service, house, text)).json()
    slots = kept_slots(template)
    for slot in slots:
        slot["name"] = {"name_1": "claimant"}.get(slot["name"], slot["name"])
    slots = [slot for slot in slots if slot["name"] != "phone_1"]
    slots.append({"name": "days", "kind": "number", "words": "14 days"})
    made = put_slots(service, house, template, slots)
    assert made.status_code == 200, made.text
    names = [slot["name"] for slot in made.json()["slots"]]
    assert names[0] == "claimant" and "days" in names and "phone_1" not in names
    lines = [x for s in made.json()["sections"] for r in s["rows"] for x in r["lines"]]
    assert "If your circumstances change, you must tell us within {days}." in lines
    assert "If you need help, please phone 01632 960001." in lines
    old = put_slots(service, house, template, slots)
    assert (old.status_code, old.json()["code"]) == (412, "stale")
    assert old.json()["yours"]["slots"] == slots
    assert old.json()["theirs"]["revision"] > template["revision"]
    letter = put_in(service, house, text.replace("14 days", "one month"))
    assert letter["template_id"] == template["id"]
    lines = [x["text"] for row in rows_of(letter) for x in row["lines"]]
    assert "If your circumstances change, you must tell us within one month." in lines


def test_bad_slots_are_said_in_one_sentence(service: TestClient, house: House) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your other claim")
    template = make(service, house, put_in(service, house, text)).json()
    slots = kept_slots(template)
    deadline = next(slot for slot in slots if slot["name"] == "deadline")
    for wrong in (
        [*slots, {"name": "again", "kind": "date", "words": "3 April 2026"}],
        [*slots, {"name": "part", "kind": "free_text", "words": "by 3 April"}],
        [*slots, {"name": "empty", "kind": "free_text", "words": "  "}],
        [*slots, {"name": "empty", "kind": "free_text"}],
        [*slots, {"name": "gone", "kind": "free_text", "words": "no such words"}],
        [*slots, {"name": "Bad Name", "kind": "free_text", "words": "14 days"}],
        [*slots, {"name": "deadline", "kind": "number", "words": "14 days"}],
        [*slots, {"name": "far", "kind": "number", "block": "b1", "start": 2, "end": 900}],
        [*slots, {"key": "nothing", "name": "nothing", "kind": "date"}],
        [{**deadline, "kind": "money"}],
        [*slots, deadline],
    ):
        made = put_slots(service, house, template, wrong)
        assert (made.status_code, made.json()["code"]) == (422, "bad-slot"), wrong
        assert made.json()["detail"].endswith((".", "”."))
    assert (
        service.get(f"/v1/templates/{template['id']}", headers=house["converter"].headers).json()[
            "slots"
        ]
        == template["slots"]
    )


def test_a_paragraph_under_a_condition_may_be_missing_and_the_approval_stays(
    service: TestClient, house: House, store: Store
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your rent help")
    letter = staff_checked(service, house, text)
    approve_all(store, house, letter)
    template = make(service, house, letter).json()
    block = next(b["id"] for b in template["blocks"] if "14 days" in b["text"])
    made = put_slots(
        service,
        house,
        template,
        kept_slots(template),
        conditions=[{"name": "must_report", "blocks": [block]}],
    )
    assert made.status_code == 200, made.text
    paragraph = "You must notify us within 14 days if your circumstances change.\n\n"
    short = put_in(service, house, text.replace(paragraph, "").replace("£84.20", "£90.00"))
    assert short["template_id"] == template["id"], short["template_match"]
    lines = [x["text"] for row in rows_of(short) for x in row["lines"]]
    assert not any("14 days" in line for line in lines)
    assert any("£90.00" in line for line in lines)
    assert short["open"]["people"] == []
    missing = put_in(service, house, text.replace("If you need help, please telephone", "Phone"))
    assert missing["template_id"] is None


def test_a_free_text_is_never_covered_unless_it_is_empty(
    service: TestClient, house: House, store: Store
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your money").replace(
        "If you need help,", "Bring your bank card. If you need help,"
    )
    letter = staff_checked(service, house, text)
    approve_all(store, house, letter)
    template = make(service, house, letter).json()
    slots = [
        *kept_slots(template),
        {"name": "extra", "kind": "free_text", "words": "Bring your bank card."},
    ]
    made = put_slots(service, house, template, slots)
    assert made.status_code == 200, made.text
    new = put_in(service, house, text.replace("Bring your bank card.", "Bring your passport."))
    assert new["template_id"] == template["id"], new["template_match"]
    opened = [r for r in rows_of(new) if r["key"] in new["open"]["people"]]
    assert opened
    said = [x["text"] for r in opened for x in r["lines"]]
    assert any("Bring your passport." in line for line in said)
    assert not any("bank card" in x["text"] for r in rows_of(new) for x in r["lines"])


def test_a_new_version_follows_and_wins_and_both_are_said(
    service: TestClient, house: House, store: Store
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your benefit")
    letter = staff_checked(service, house, text)
    approve_all(store, house, letter)
    first = make(service, house, letter).json()
    again = put_in(service, house, text.replace("£84.20", "£60.00"))
    assert again["template_id"] == first["id"]
    row = next(r for r in rows_of(again) if any("14 days" in x["text"] for x in r["lines"]))
    lines = [x["text"].replace("must tell", "need to tell") for x in row["lines"]]
    changed = service.post(
        f"/v1/letters/{again['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "words", "lines": lines}]
        },
        headers={**house["converter"].headers, "If-Match": again["etag"]},
    )
    assert changed.status_code == 201, changed.text
    address = f"/v1/templates/{first['id']}/versions"
    second = service.post(
        address, json={"letter_id": again["id"]}, headers=house["converter"].headers
    )
    assert second.status_code == 201, second.text
    assert (second.json()["number"], second.json()["follows"]) == (2, first["id"])
    counts = {
        tuple(r["lines"]): r["approved_by"] for s in second.json()["sections"] for r in s["rows"]
    }
    assert counts.pop(("If your circumstances change, you need to tell us within 14 days.",)) == 0
    assert set(counts.values()) == {4}
    third = put_in(service, house, text.replace("£84.20", "£70.00"))
    assert third["template_id"] == second.json()["id"]
    assert third["template_match"]["also"] == [first["id"]]
    assert any("newest" in said for said in third["template_match"]["says"])
    late = service.post(
        address, json={"letter_id": again["id"]}, headers=house["converter"].headers
    )
    assert (late.status_code, late.json()["code"]) == (409, "wrong-move")


def test_a_letter_of_template_fields_becomes_a_template_with_those_slots(
    service: TestClient, house: House
) -> None:
    fields = TEXT.replace("£84.20", "==amount==").replace("3 April 2026", "((appeal date))")
    template = make(service, house, put_in(service, house, fields)).json()
    kinds = {slot["name"]: slot["kind"] for slot in template["slots"]}
    assert (kinds["amount"], kinds["appeal_date"]) == ("money", "date")
    unfilled = put_in(service, house, fields.replace("2 March 2026", "9 March 2026"))
    assert unfilled["template_id"] is None
    says = [d["says"] for d in unfilled["template_match"]["nearest"]["differences"]]
    assert any("has no value yet" in said for said in says), says


def test_a_last_day_is_asked_anew_in_each_letter(
    service: TestClient, house: House, store: Store
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your appeal").replace(
        "You must do so by 3 April 2026.",
        "You must do so within 14 days of the date of this letter.",
    )
    letter = put_in(service, house, text)
    question = next(q for q in letter["questions"] if q["offer"])
    assert assign(service, house, letter).status_code == 200

    def answer(letter: dict[str, Any], key: str) -> dict[str, Any]:
        assert assign(service, house, letter).status_code == 200
        now = latest(service, house, letter)
        made = service.post(
            f"/v1/letters/{letter['id']}/decisions",
            json={"decisions": [{"about": "question", "key": key, "choice": "accept"}]},
            headers={**house["author"].headers, "If-Match": now["etag"]},
        )
        assert made.status_code == 201, made.text
        return dict(made.json())

    answered = answer(letter, question["key"])
    lines = [x["text"] for row in rows_of(answered) for x in row["lines"]]
    assert "The last day is Tuesday 17 March 2026." in lines
    approve_all(store, house, answered)
    template = make(service, house, answered).json()
    shown = [x for s in template["sections"] for r in s["rows"] for x in r["lines"]]
    assert "The last day is {last_day}." in shown
    new = put_in(service, house, text.replace("\n3 March 2026", "\n10 March 2026"))
    assert new["template_id"] == template["id"], new["template_match"]
    lines = [x["text"] for row in rows_of(new) for x in row["lines"]]
    assert not any("last day" in line for line in lines)
    assert new["open"]["people"] != []
    asked = next(q for q in new["questions"] if q["offer"])
    done = answer(new, asked["key"])
    lines = [x["text"] for row in rows_of(done) for x in row["lines"]]
    assert "The last day is Tuesday 24 March 2026." in lines
    assert done["open"]["people"] == []


def test_a_template_outlives_the_letter_it_was_made_from_without_its_words(
    service: TestClient, house: House, store: Store
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your old letter")
    template = make(service, house, put_in(service, house, text)).json()
    with store.begin() as work:
        assert kept.forget_letter(work, template["made_from"]) == 1
    address = f"/v1/templates/{template['id']}"
    seen = service.get(address, headers=house["converter"].headers)
    assert not any(word in seen.text for word in ("Demir", "84.20", "4471", "Mill Lane"))
    with store.read() as work:
        row = work.db.get_one(TemplateRow, template["id"])
        assert kept.pages_in(work, row).source is None
        whole = str(kept.whole_in(work, row))
        assert not any(word in whole for word in ("Demir", "84.20", "4471", "Mill Lane"))
    refused = put_slots(service, house, template, kept_slots(template), etag=seen.headers["etag"])
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")
    new = put_in(service, house, text.replace("£84.20", "£66.00"))
    assert new["template_id"] == template["id"]


def test_two_people_who_change_slots_at_once_lose_nothing(
    service: TestClient, house: House
) -> None:
    text = TEXT.replace("Your Housing Benefit", "Your new letter")
    template = make(service, house, put_in(service, house, text)).json()
    slots = kept_slots(template)
    assert put_slots(service, house, template, slots[1:]).status_code == 200
    late = put_slots(service, house, template, slots[:-1])
    assert (late.status_code, late.json()["code"]) == (412, "stale")
    assert len(late.json()["theirs"]["slots"]) == len(slots) - 1
    missing = service.put(
        f"/v1/templates/{template['id']}/slots",
        json={"slots": slots},
        headers=house["converter"].headers,
    )
    assert (missing.status_code, missing.json()["code"]) == (428, "needs-version")
