"""Finished files: their true mark, their code, and whether a file is the one that was made."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.layout.printed import MARKS
from easyread.review.approval import all_prints
from easyread.review.store import Store
from easyread.review.store.approvals import add_approval
from easyread.review.store.letters import newest, prints_in
from easyread.review.store.tables import ApprovalRow, ExportRow, LetterRow, User, new_id, now
from easyread.review.verifying import code_in, kind_of
from tests.service.conftest import House
from tests.service.test_letters import latest, put_in, rows_of
from tests.service.test_moves import move, staff_checked
from tests.test_finished_files import ENDINGS, FORMATS, words_of


def export_of(
    service: TestClient,
    house: House,
    letter: dict[str, Any],
    *formats: str,
    role: str = "converter",
) -> Any:
    return service.post(
        f"/v1/letters/{letter['id']}/exports",
        json={"formats": list(formats)},
        headers=house[role].headers,
    )


def verdict(service: TestClient, content: bytes, name: str = "page.pdf") -> dict[str, Any]:
    made = service.post("/v1/approvals/verify", files={"file": (name, content)})
    assert made.status_code == 200, made.text
    return dict(made.json())


def people_say_yes(store: Store, house: House, letter_id: str, how_many: int = 4) -> list[str]:
    """Keep the yes of this many people to the whole page, as a closed panel session would."""
    with store.begin() as work:
        letter = work.db.get_one(LetterRow, letter_id)
        prints = all_prints(prints_in(work, newest(work, letter)), masked=True)
        who = []
        for number in range(how_many):
            user = User(
                id=new_id("usr"), organisation_id=house.organisation, name=f"Person {number} Roe"
            )
            work.db.add(user)
            work.db.flush()
            add_approval(work, letter, "people", prints, user.id, "checker")
            who.append(user.id)
        return who


@dataclass(frozen=True)
class Drawn:
    """Which approvals a letter has: the share of its rows that each covers."""

    signed: float
    passed: float
    same_person: bool
    people: int
    people_rows: float
    withdrawn: bool


DRAWN = st.builds(
    Drawn,
    signed=st.sampled_from([0.0, 0.5, 1.0, 1.0]),
    passed=st.sampled_from([0.0, 0.5, 1.0, 1.0]),
    same_person=st.booleans(),
    people=st.integers(0, 5),
    people_rows=st.sampled_from([0.5, 1.0, 1.0]),
    withdrawn=st.booleans(),
)


def test_no_file_lacks_its_true_mark_whatever_was_approved(
    service: TestClient, house: House, store: Store
) -> None:
    letter = put_in(service, house)
    who = people_say_yes(store, house, letter["id"], 5)
    seen: set[str] = set()

    @settings(
        max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(DRAWN)
    @example(Drawn(1.0, 1.0, False, 4, 1.0, False))
    @example(Drawn(1.0, 1.0, False, 3, 1.0, False))
    @example(Drawn(1.0, 1.0, True, 5, 1.0, False))
    @example(Drawn(1.0, 0.5, False, 5, 1.0, False))
    @example(Drawn(1.0, 1.0, False, 5, 1.0, True))
    def holds(drawn: Drawn) -> None:
        _approve_as(store, house, letter["id"], who, drawn)
        made = export_of(service, house, letter, "text")
        assert made.status_code == 201, made.text
        words = made.content.decode()
        full = drawn.signed == drawn.passed == 1.0
        staff = full and not drawn.same_person and not drawn.withdrawn
        people = staff and drawn.people >= 4 and drawn.people_rows == 1.0  # money: four people
        mark = "people_checked" if people else "staff_checked" if staff else "draft"
        assert made.headers["easyread-mark"] == mark
        seen.add(mark)
        assert words.splitlines()[0] == MARKS[mark]  # type: ignore[index]
        assert words.rstrip().splitlines()[-1] == MARKS[mark]  # type: ignore[index]
        assert ("Draft. Do not send." in words) == (mark == "draft")
        assert ("with learning disabilities checked this." in words) == people

    holds()
    # Else the draw was too poor to show anything. A test is printed for test keys alone.
    assert seen == set(MARKS) - {"test"}


def _approve_as(store: Store, house: House, letter_id: str, who: list[str], drawn: Drawn) -> None:
    with store.begin() as work:
        letter = work.db.get_one(LetterRow, letter_id)
        for row in work.db.scalars(
            select(ApprovalRow).where(
                ApprovalRow.letter_id == letter_id, ApprovalRow.withdrawn.is_(None)
            )
        ):
            row.withdrawn = now()
        prints = prints_in(work, newest(work, letter))
        exact, masked = sorted(all_prints(prints)), sorted(all_prints(prints, masked=True))
        author = house["author"].id
        passer = author if drawn.same_person else house["readability"].id
        signed = add_approval(
            work, letter, "signed", exact[: int(len(exact) * drawn.signed)], author, "author"
        )
        if drawn.withdrawn:
            signed.withdrawn = now()
        add_approval(
            work,
            letter,
            "readability",
            exact[: int(len(exact) * drawn.passed)],
            passer,
            "readability",
        )
        for person in who[: drawn.people]:
            rows = masked[: int(len(masked) * drawn.people_rows)]
            add_approval(work, letter, "people", rows, person, "checker")


def test_every_format_says_draft_before_anybody_checked(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    made = export_of(service, house, letter, *FORMATS, role="converter")
    assert (made.status_code, made.headers["content-type"]) == (201, "application/zip")
    with zipfile.ZipFile(io.BytesIO(made.content)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    assert set(files) == {f"easyread.{e}" for e in (*ENDINGS.values(), "record.txt")}
    code = made.headers["easyread-code"]
    for fmt in FORMATS:
        content = files[f"easyread.{ENDINGS[fmt]}"]
        assert "Draft. Do not send." in words_of(content, fmt)
        assert code_in(content) == code
        found = verdict(service, content, f"x.{ENDINGS[fmt]}")
        assert (found["known"], found["exact"], found["format"]) == (True, True, fmt)
        assert found["mark"] == found["mark_now"] == "draft"
    assert code in files["easyread.record.txt"].decode()
    kept = service.get(
        f"/v1/letters/{letter['id']}/exports", headers=house["converter"].headers
    ).json()
    assert {row["format"] for row in kept} == set(FORMATS)
    assert {row["code"] for row in kept} == {code}


def test_a_mark_cannot_be_asked_for(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    address = f"/v1/letters/{letter['id']}/exports"
    for more in ({"mark": "people_checked"}, {"checked_by": ["Sam"]}, {"code": "ER-7777"}):
        asked = service.post(
            address, json={"formats": ["text"], **more}, headers=house["converter"].headers
        )
        assert (asked.status_code, asked.json()["code"]) == (422, "bad-request")
    picky = service.post(
        address,
        json={"formats": ["pdf"]},
        headers={**house["converter"].headers, "Accept": "text/html"},
    )
    assert (picky.status_code, picky.json()["code"]) == (406, "not-acceptable")


def test_a_checked_file_is_exact_until_somebody_changes_a_byte(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    people_say_yes(store, house, letter["id"])
    made = export_of(service, house, letter, "pdf")
    words = words_of(made.content, "pdf")
    assert "People with learning disabilities checked the words and pictures." in words
    # A letter to one person names nobody who checked it.
    assert "4 people with learning disabilities checked this." in words
    assert "Roe" not in words
    found = verdict(service, made.content)
    assert found["exact"] and found["mark_now"] == "people_checked"
    changed = verdict(service, made.content + b"\n")
    assert (changed["known"], changed["exact"]) == (True, False)
    assert "changed after it was made" in changed["says"]
    forged = b"<p>You owe us nothing.</p> " + made.headers["easyread-code"].encode()
    assert verdict(service, forged, "x.html")["exact"] is False
    assert verdict(service, b"Hello", "x.txt")["known"] is False
    assert not {letter["id"], house.clients[0], house["author"].id} & set(map(str, found.values()))


def test_a_file_tells_when_its_approval_was_taken_back_or_its_words_changed(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    made = export_of(service, house, letter, "text").content
    assert verdict(service, made, "x.txt")["mark_now"] == "staff_checked"
    with store.begin() as work:
        signed = work.db.scalars(
            select(ApprovalRow).where(
                ApprovalRow.letter_id == letter["id"], ApprovalRow.kind == "signed"
            )
        ).one()
        signed.withdrawn = now()
    found = verdict(service, made, "x.txt")
    assert (found["exact"], found["mark"], found["mark_now"]) == (True, "staff_checked", "draft")
    assert "taken back" in found["says"]
    row = rows_of(letter)[0]
    lines = [*(x["text"] for x in row["lines"][:-1]), "This is new."]
    fresh = latest(service, house, letter)
    edited = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "words", "lines": lines}]
        },
        headers={**house["converter"].headers, "If-Match": fresh["etag"]},
    )
    assert edited.status_code == 201, edited.text
    assert verdict(service, made, "x.txt")["mark_now"] == "superseded"


def test_a_withdrawn_letter_says_so_and_gives_no_more_files(
    service: TestClient, house: House
) -> None:
    letter = staff_checked(service, house)
    made = export_of(service, house, letter, "html").content
    done = move(service, house, letter, "author", "withdraw", reason="The sum was wrong.")
    assert done.status_code == 200, done.text
    found = verdict(service, made, "x.html")
    assert (found["exact"], found["mark_now"]) == (True, "withdrawn")
    refused = export_of(service, house, letter, "html")
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")


def test_words_that_were_changed_in_the_store_by_hand_are_not_printed(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    with store.begin() as work:
        newest(work, work.db.get_one(LetterRow, letter["id"])).fingerprint = "0" * 32
    refused = export_of(service, house, letter, "text")
    assert (refused.status_code, refused.json()["code"]) == (409, "forged-print")
    with store.read() as work:
        kept = select(ExportRow).where(ExportRow.letter_id == letter["id"])
        assert work.db.scalars(kept).first() is None


def test_other_clients_and_other_roles_get_no_file(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    address = f"/v1/letters/{letter['id']}/exports"
    for headers, status in (
        (house.other("converter").headers, 404),
        (house["checker"].headers, 403),
        (house["admin"].headers, 403),
        ({}, 401),
    ):
        assert (
            service.post(address, json={"formats": ["text"]}, headers=headers).status_code == status
        )
        assert service.get(address, headers=headers).status_code == status


def test_the_open_door_takes_a_form_with_a_file_and_nothing_else(service: TestClient) -> None:
    address = "/v1/approvals/verify"
    assert service.post(address, json={}).json()["code"] == "unsupported-media-type"
    assert service.post(address, files={"other": ("x", b"x")}).json()["code"] == "bad-request"
    assert service.post(address, data={"file": "x"}, files={"o": b"x"}).status_code == 422
    assert kind_of(b"%PDF-1.7") == "pdf"
