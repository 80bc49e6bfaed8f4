"""After a letter is finished: it is sent, its reader answers, and the year is counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.sends import figures_of
from easyread.review.store.tables import ExportRow, FeedbackRow, LetterRow, LogRow, SendRow
from tests.service.conftest import House
from tests.service.test_exports import export_of, people_say_yes, verdict
from tests.service.test_letters import latest, put_in, rows_of
from tests.service.test_moves import staff_checked

REASON = "The letter is urgent."


def today() -> date:
    return datetime.now(UTC).date()


def send(
    service: TestClient,
    house: House,
    letter: dict[str, Any],
    code: str,
    role: str = "converter",
    **more: Any,
) -> Any:
    now = latest(service, house, letter)
    body = {
        "code": code,
        "sent_on": today().isoformat(),
        "with_letter": True,
        "right_format": True,
        "safe_address": True,
        "channel": "post",
        **more,
    }
    return service.post(
        f"/v1/letters/{letter['id']}/sends",
        json=body,
        headers={**house[role].headers, "If-Match": now["etag"]},
    )


def code_of(service: TestClient, house: House, letter: dict[str, Any], *formats: str) -> str:
    made = export_of(service, house, letter, *(formats or ("text",)))
    assert made.status_code == 201, made.text
    return str(made.headers["easyread-code"])


def feedback(service: TestClient, code: str, **more: Any) -> Any:
    return service.post("/v1/feedback", json={"code": code, "easy": "yes", **more})


def test_a_letter_that_only_staff_checked_is_sent_with_a_reason(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    code = code_of(service, house, letter)
    bare = send(service, house, letter, code)
    assert (bare.status_code, bare.json()["code"]) == (422, "no-reason")
    assert latest(service, house, letter)["state"] == "staff_checked"
    made = send(service, house, letter, code, reason=REASON, channel="email")
    assert made.status_code == 201, made.text
    assert made.json()["why_not_checked"] == REASON
    now = latest(service, house, letter)
    assert (now["state"], made.headers["etag"]) == ("sent", now["etag"])
    with store.read() as work:
        kept = work.db.scalars(select(SendRow).where(SendRow.letter_id == letter["id"])).one()
        assert kept.body is not None and REASON.encode() not in kept.body
        line = work.db.scalars(
            select(LogRow).where(LogRow.about == letter["id"], LogRow.action == "sent")
        ).one()
        assert line.numbers == {"code": code, "mark": "staff_checked"}
    record = service.get(
        f"/v1/letters/{letter['id']}/record", headers=house["author"].headers
    ).json()
    assert record["sent"][0]["why_not_checked"] == REASON
    again = send(service, house, letter, code, reason=REASON)
    assert (again.status_code, again.json()["code"]) == (409, "wrong-move")
    text = export_of(service, house, letter, "text")
    assert text.status_code == 201  # another copy of what was sent


def test_a_letter_that_people_checked_needs_no_reason(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    people_say_yes(store, house, letter["id"])
    made = send(service, house, letter, code_of(service, house, letter), role="author")
    assert made.status_code == 201, made.text
    assert made.json()["why_not_checked"] == ""


def test_a_draft_is_never_sent(service: TestClient, house: House, store: Store) -> None:
    letter = put_in(service, house)
    refused = send(service, house, letter, code_of(service, house, letter), reason=REASON)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")
    done = staff_checked(service, house)
    with store.begin() as work:
        # A file that was made before anybody signed.
        early = code_of(service, house, letter)
        row = work.db.scalars(select(ExportRow).where(ExportRow.code == early)).one()
        version = done["version"]
        row.letter_id, row.fingerprint = done["id"], version["fingerprint"]
        row.version_id = version["id"]
    refused = send(service, house, done, early, reason=REASON)
    assert (refused.status_code, refused.json()["code"]) == (409, "still-open")
    assert [o["code"] for o in refused.json()["open"]] == ["draft"]


def test_a_file_of_an_older_version_is_not_sent(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    old = code_of(service, house, letter)
    row = rows_of(letter)[0]
    lines = [x["text"] for x in row["lines"]]
    fresh = latest(service, house, letter)
    words = [*lines[:-1], "This is new."]
    edited = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "words", "lines": words}]
        },
        headers={**house["converter"].headers, "If-Match": fresh["etag"]},
    )
    assert edited.status_code == 201, edited.text
    refused = send(service, house, letter, old, reason=REASON)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")
    with store.begin() as work:
        work.db.get_one(LetterRow, letter["id"]).state = "staff_checked"  # as if passed again
    refused = send(service, house, letter, old, reason=REASON)
    assert [o["code"] for o in refused.json()["open"]] == ["old-file"]


def test_a_mark_that_is_not_true_any_more_is_not_sent(
    service: TestClient, house: House, store: Store
) -> None:
    from easyread.review.store.tables import ApprovalRow, now

    letter = staff_checked(service, house)
    people_say_yes(store, house, letter["id"])
    code = code_of(service, house, letter)
    with store.begin() as work:
        said = work.db.scalars(
            select(ApprovalRow).where(
                ApprovalRow.letter_id == letter["id"], ApprovalRow.kind == "people"
            )
        ).first()
        assert said is not None
        said.withdrawn = now()
    refused = send(service, house, letter, code)
    assert refused.status_code == 409
    assert [o["code"] for o in refused.json()["open"]] == ["mark-lost"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"code": "ER-7777-7777-7777"}, "No file of this letter has that code."),
        ({"code": "ER\x00"}, "There is a fault at body."),
        ({"format": "pdf"}, "No file of this letter has that code."),
        ({"sent_on": (date.today() + timedelta(days=9)).isoformat()}, "This day has not come yet."),
        ({"sent_on": "2001-01-01"}, "The file was made after that day."),
        ({"channel": "pigeon"}, None),
        ({"with_letter": None}, None),
        ({"mark": "people_checked"}, None),
    ],
)
def test_a_wrong_send_record_says_what_is_wrong_and_keeps_nothing(
    service: TestClient, house: House, ready: dict[str, Any], more: dict[str, Any], says: str | None
) -> None:
    refused = send(service, house, ready, **{"code": ready["code"], "reason": REASON, **more})
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-request")
    assert says is None or refused.json()["detail"] == says
    sent = service.get(f"/v1/letters/{ready['id']}/sends", headers=house["converter"].headers)
    assert sent.json() == []


@pytest.fixture(scope="module")
def ready(service: TestClient, house: House) -> dict[str, Any]:
    letter = staff_checked(service, house)
    return {**letter, "code": code_of(service, house, letter)}


def test_sending_needs_the_version_and_the_role(
    service: TestClient, house: House, ready: dict[str, Any]
) -> None:
    address = f"/v1/letters/{ready['id']}/sends"
    body = {
        "code": ready["code"],
        "sent_on": today().isoformat(),
        "with_letter": True,
        "right_format": True,
        "safe_address": True,
        "channel": "post",
        "reason": REASON,
    }
    asked = service.post(address, json=body, headers=house["converter"].headers)
    assert (asked.status_code, asked.json()["code"]) == (428, "needs-version")
    stale = {**house["converter"].headers, "If-Match": '"1"'}
    assert service.post(address, json=body, headers=stale).json()["code"] == "stale"
    assert service.post(address, json=body, headers=house["readability"].headers).status_code == 403
    assert (
        service.post(address, json=body, headers=house.other("converter").headers).status_code
        == 404
    )


def test_what_a_reader_says_comes_back_to_the_letter_and_tells_them_nothing(
    service: TestClient, house: House, store: Store, ready: dict[str, Any]
) -> None:
    code = ready["code"]
    typed = code.lower().replace("-", " ")
    known = feedback(service, typed, easy="some", phone_me=True, words="What is a tribunal?")
    for wrong in ("ER-7777-7777-7777", "", "nonsense"):
        unknown = feedback(service, wrong, easy="some", phone_me=True, words="What is a tribunal?")
        assert (unknown.status_code, unknown.content) == (known.status_code, known.content)
    assert known.status_code == 202
    address = f"/v1/letters/{ready['id']}/feedback"
    told = service.post(
        address, json={"easy": "no", "words": "Too long."}, headers=house["converter"].headers
    )
    assert told.status_code == 201, told.text
    assert told.json()["entered_by"] == house["converter"].id
    found = service.get(address, headers=house["converter"].headers).json()
    assert [(f["easy"], f["phone_me"], f["words"], f["entered_by"]) for f in found] == [
        ("some", True, "What is a tribunal?", None),
        ("no", False, "Too long.", house["converter"].id),
    ]
    with store.read() as work:
        rows = work.db.scalars(
            select(FeedbackRow).where(FeedbackRow.letter_id == ready["id"])
        ).all()
        assert all(row.body and b"tribunal" not in row.body for row in rows)
        line = work.db.scalars(
            select(LogRow).where(LogRow.about == ready["id"], LogRow.role == "reader")
        ).one()
        assert (line.user_id, line.numbers) == (None, {"phone_me": True})
    for headers, status in (
        (house.other("converter").headers, 404),
        (house["checker"].headers, 403),
        ({}, 401),
    ):
        assert service.get(address, headers=headers).status_code == status


def test_feedback_on_deleted_words_is_thanked_for_and_not_kept(
    service: TestClient, house: House, store: Store
) -> None:
    letter = put_in(service, house)
    code = code_of(service, house, letter)
    with store.begin() as work:
        work.keys.shred(letter["id"])
    assert feedback(service, code, words="Hello").status_code == 202
    with store.read() as work:
        kept = select(FeedbackRow).where(FeedbackRow.letter_id == letter["id"])
        assert work.db.scalars(kept).first() is None


def test_the_open_doors_slow_down(service: TestClient) -> None:
    codes = [feedback(service, "ER-7777-7777-7777").status_code for _ in range(70)]
    assert codes[0] == 202 and 429 in codes
    service.app.state.counter.storage.reset()  # type: ignore[attr-defined]


def test_the_figures_of_a_year_are_counts_and_nothing_else(
    service: TestClient, house: House, store: Store
) -> None:
    before = _figures(service, house)
    letter = staff_checked(service, house)
    code = code_of(service, house, letter, "pdf", "html")
    sent = send(
        service,
        house,
        letter,
        code,
        reason=REASON,
        with_letter=False,
        channel="by hand",
        format="html",
    )
    assert sent.status_code == 201, sent.text
    feedback(service, code, easy="no", phone_me=True)
    after = _figures(service, house)
    for name, more in (
        ("letters_sent", 1),
        ("with_the_letter", 0),
        ("in_the_right_format", 1),
        ("asked_to_be_phoned", 1),
    ):
        assert after[name] - before[name] == more
    assert after["by_mark"]["staff_checked"] - before["by_mark"]["staff_checked"] == 1
    assert after["feedback"]["no"] - before["feedback"]["no"] == 1
    assert after["by_channel"]["by hand"] == 1
    assert after["median_days"] == 0.0
    assert letter["id"] not in str(after)
    empty = _figures(service, house, year=2001)
    assert (empty["letters_sent"], empty["median_days"]) == (0, None)
    other = service.get("/v1/figures", headers=house.other("admin").headers).json()
    assert other["letters_sent"] == 0
    assert service.get("/v1/figures", headers=house["author"].headers).status_code == 403
    assert service.get("/v1/figures?year=1", headers=house["admin"].headers).status_code == 422


def test_the_days_to_sending_are_counted_from_the_day_a_letter_came_in(
    service: TestClient, house: House, store: Store
) -> None:
    for days in (2, 10):
        letter = staff_checked(service, house)
        sent = send(service, house, letter, code_of(service, house, letter), reason=REASON)
        assert sent.status_code == 201
        with store.begin() as work:
            row = work.db.get_one(LetterRow, letter["id"])
            row.created -= timedelta(days=days)
    with store.read() as work:
        found = figures_of(work, house.clients[0], today().year)
    assert found.median_days is not None and found.median_days >= 0


def test_the_mark_of_a_sent_file_still_verifies(service: TestClient, house: House) -> None:
    letter = staff_checked(service, house)
    made = export_of(service, house, letter, "pdf")
    assert (
        send(service, house, letter, made.headers["easyread-code"], reason=REASON).status_code
        == 201
    )
    assert verdict(service, made.content)["mark_now"] == "staff_checked"


def _figures(service: TestClient, house: House, year: int | None = None) -> dict[str, Any]:
    found = service.get(
        "/v1/figures", params={"year": year} if year else {}, headers=house["readability"].headers
    )
    assert found.status_code == 200, found.text
    return dict(found.json())
