"""The one-page record, the approvals, the teach-back script, and the two commands that verify."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from easyread.model import About, Block, Letter, Place
from easyread.pipeline import convert_bytes
from easyread.review.approval import all_prints
from easyread.review.named import CheckedBy, as_named, is_personal
from easyread.review.store import Store, open_store
from easyread.review.store.approvals import add_approval
from easyread.review.store.letters import newest, prints_in
from easyread.review.store.log import write_log
from easyread.review.store.tables import (
    AnswerRow,
    ChairRow,
    LetterRow,
    LogRow,
    PanelRow,
    PanelSessionRow,
    User,
    new_id,
    now,
)
from easyread.review.teach_back import questions, script
from tests.service.conftest import House
from tests.service.test_exports import export_of
from tests.service.test_letters import TEXT, put_in, rows_of
from tests.service.test_moves import staff_checked


def panel_said(
    store: Store, house: House, letter_id: str, yes: int, no: int, skip_row: int | None = None
) -> None:
    """A closed session in which some people said yes to the page (to all rows but one), some no."""
    with store.begin() as work:
        letter = work.db.get_one(LetterRow, letter_id)
        version = newest(work, letter)
        panel = PanelRow(id=new_id("pan"), client_id=letter.client_id, name="Tuesday group")
        work.db.add(panel)
        work.db.flush()
        session = PanelSessionRow(
            id=new_id("ses"),
            client_id=letter.client_id,
            panel_id=panel.id,
            letter_id=letter.id,
            version_id=version.id,
            facilitator_id=house["converter"].id,
            body=b"",
            closed=now(),
        )
        work.db.add(session)
        work.db.flush()
        prints = prints_in(work, version)
        rows = set(all_prints(prints, masked=True))
        if skip_row is not None:
            rows.discard(prints.masked[skip_row])
        for number in range(yes + no):
            user = User(
                id=new_id("usr"), organisation_id=house.organisation, name=f"Aisha{number} Khan"
            )
            work.db.add(user)
            work.db.flush()
            work.db.add(
                ChairRow(session_id=session.id, checker_id=user.id, state="done", named="full name")
            )
            work.db.add(
                AnswerRow(
                    id=new_id("ans"),
                    session_id=session.id,
                    checker_id=user.id,
                    entered_by=user.id,
                    entered_as="checker",
                    question="ready",
                    value="yes" if number < yes else "change",
                )
            )
            if number < yes:
                add_approval(
                    work, letter, "people", rows, user.id, "checker", session_id=session.id
                )


def record_of(service: TestClient, house: House, letter: dict[str, Any], **headers: str) -> Any:
    return service.get(
        f"/v1/letters/{letter['id']}/record", headers={**house["converter"].headers, **headers}
    )


def test_the_record_says_who_signed_what_is_left_and_for_how_many_it_worked(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    panel_said(store, house, letter["id"], yes=4, no=1)
    code = export_of(service, house, letter, "pdf").headers["easyread-code"]
    found = record_of(service, house, letter).json()
    assert found["mark"] == "people_checked"
    assert found["fingerprint"] == letter["version"]["fingerprint"]
    assert found["guide"]["profile"] == "easy-read" and found["guide"]["guides"]
    assert [(s["who"], s["role"], s["whole_page"]) for s in found["signed"]] == [
        ("author 0", "author", True),
        ("readability 0", "readability", True),
    ]
    assert {w["says"] for w in found["worked"]} == {"4 of 5"}
    assert found["people_needed"] == 4  # the letter is about money
    assert found["worked_for"] == "4 of 5"
    # A letter to one person names no checker, though all of them wished to be named.
    assert found["checked_by"] == ["4 people with learning disabilities"]
    assert [f["code"] for f in found["files"]] == [code]
    assert found["made_on"] < found["review_by"]
    left = {f["says"]: f["reason"] for f in found["findings_left"] if f["severity"] != "inform"}
    assert all(left.values())
    text = record_of(service, house, letter, Accept="text/plain")
    assert text.headers["content-type"].startswith("text/plain")
    for words in (code, "4 of 5", "author 0", "easy-read", found["fingerprint"]):
        assert words in text.text
    assert "Khan" not in text.text


def test_a_part_that_nobody_said_yes_to_says_so(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    panel_said(store, house, letter["id"], yes=2, no=0, skip_row=0)
    found = record_of(service, house, letter).json()
    assert found["mark"] == "staff_checked"
    first, *others = found["worked"]
    assert (first["yes"], first["of"]) == (0, 2)
    assert "Nobody" in first["says"]
    assert {w["says"] for w in others} == {"2 of 2"}
    assert (found["worked_for"], found["checked_by"]) == ("", [])


def test_a_record_before_any_check_is_a_draft_with_nobody_in_it(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    found = record_of(service, house, letter).json()
    assert (found["mark"], found["signed"], found["worked"]) == ("draft", [], [])
    assert record_of(service, house, letter, Accept="image/png").status_code == 406


def test_the_approvals_say_how_many_rows_they_still_cover(
    service: TestClient, house: House, store: Store
) -> None:
    letter = staff_checked(service, house)
    panel_said(store, house, letter["id"], yes=1, no=0, skip_row=0)
    address = f"/v1/letters/{letter['id']}/approvals"
    found = service.get(address, headers=house["author"].headers).json()
    assert [a["kind"] for a in found] == ["signed", "readability", "people"]
    whole = len(rows_of(letter)) + 1  # the frame too
    assert [a["rows_now"] for a in found] == [whole, whole, whole - 1]
    assert [a["who"] for a in found] == ["author 0", "readability 0", None]
    assert service.get(address, headers=house["checker"].headers).status_code == 403
    assert service.get(address, headers=house.other("author").headers).status_code == 404


def _letter(words: str, **about: Any) -> Letter:
    block = Block("b1", "paragraph", words, Place(1))
    return Letter("l", "", (block,), About(**about), (), "")


@pytest.mark.parametrize(
    ("words", "personal"),
    [
        ("Dear Ms Demir", True),
        ("Dear Aisha,", True),
        ("Dear tenant,", False),
        ("Dear Parents and Carers", False),
        ("The bins are collected on Monday.", False),
        ("Dear tenant Roe", True),
    ],
)
def test_only_what_is_sent_to_a_group_may_name_its_checkers(words: str, personal: bool) -> None:
    assert is_personal(_letter(words)) is personal
    assert is_personal(_letter("", reader="Ms Demir"))
    assert is_personal(_letter("", person="Ms Demir"))


def test_checkers_are_named_as_each_wishes_and_by_default_not_at_all() -> None:
    people = [
        CheckedBy("Aisha Khan", ("full name",)),
        CheckedBy("Sam Roe", ("first name", "full name")),
        CheckedBy("Lee Park", ()),
        CheckedBy("Jo Day", ("full name", "no")),
    ]
    assert as_named(people, personal=False) == (
        "Aisha Khan",
        "Sam",
        "2 other people with learning disabilities",
    )
    assert as_named(people, personal=True) == ("4 people with learning disabilities",)
    assert as_named([], personal=False) == ()


# Teach-back


def test_the_teach_back_script_asks_open_questions_and_leads_nobody(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    address = f"/v1/letters/{letter['id']}/teach-back"
    found = service.get(address, headers=house["author"].headers)
    assert found.status_code == 404  # not yet its author
    found = service.get(address, headers=house["converter"].headers).json()
    asked = [q["question"] for q in found["questions"]]
    assert 3 <= len(asked) <= 5
    assert asked[:2] == ["What is this letter about?", "What do you need to do?"]
    assert "What can you do if you are not happy with this?" in asked
    printed = {x["text"] for row in rows_of(letter) for x in row["lines"]}
    for question in found["questions"]:
        assert set(question["listen_for"]) <= printed
        # No question gives its own answer away.
        assert not any(ch.isdigit() for ch in question["question"])
    text = service.get(address, headers={**house["converter"].headers, "Accept": "text/plain"}).text
    assert "I am not testing you." in text


def test_an_appointment_asks_when_and_where_and_a_bare_note_still_asks_three() -> None:
    visit = TEXT.replace("Your Housing Benefit", "Your appointment").replace(
        "We have decided that you are entitled to Housing Benefit of £84.20 a week from 2 March 2026.",
        "Your appointment is on 12 March 2026 at 10am.",
    )
    assert 3 <= len(questions(convert_bytes(visit.encode(), "a.txt"))) <= 5
    bare = convert_bytes(b"The library is open on Monday.", "a.txt")
    assert len(questions(bare)) == 3
    assert "The page does not say." in script(bare)


# The command line


def run(*words: str, store: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "easyread.cli", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **({"EASYREAD_STORE": str(store)} if store else {})},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in a folder with one letter that staff checked, and its file beside it."""
    from api.limits import Limits
    from api.main import create_app
    from tests.service.conftest import build_house

    home = tmp_path_factory.mktemp("home")
    store = open_store(home)
    with TestClient(create_app(Limits(workers=1), store)) as service:
        house = build_house(store)
        letter = staff_checked(service, house)
        (home / "page.pdf").write_bytes(export_of(service, house, letter, "pdf").content)
        draft = put_in(service, house)
        (home / "draft.html").write_bytes(export_of(service, house, draft, "html").content)
    store.close()
    return home


def test_approval_verify_is_0_for_the_very_file_and_1_for_any_other(folder: Path) -> None:
    done = run("approval", "verify", str(folder / "page.pdf"), "--store", str(folder), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["mark_now"] == "staff_checked"
    changed = folder / "changed.pdf"
    changed.write_bytes((folder / "page.pdf").read_bytes() + b"\n")
    done = run("approval", "verify", str(changed), store=folder)
    assert (done.returncode, "changed after it was made" in done.stdout) == (1, True)
    draft = run("approval", "verify", str(folder / "draft.html"), store=folder)
    assert (draft.returncode, "It is a draft." in draft.stdout) == (1, True)
    gone = run("approval", "verify", str(folder / "none.pdf"), store=folder)
    assert gone.returncode == 3 and "no file" in gone.stderr


def test_verifying_never_makes_an_empty_store(folder: Path, tmp_path: Path) -> None:
    done = run("approval", "verify", str(folder / "page.pdf"), "--store", str(tmp_path / "new"))
    assert done.returncode == 3 and "no store" in done.stderr
    assert not (tmp_path / "new").exists()


def test_audit_verify_prints_the_head_and_finds_a_changed_or_missing_line(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for number in range(3):
        with store.begin() as work:
            write_log(
                work.db,
                organisation="org_1",
                client=None,
                user=None,
                role="admin",
                action="did",
                about="x",
                number=number,
            )
    with store.read() as work:
        heads = [line.chain for line in work.db.query(LogRow).order_by(LogRow.number)]
    whole = run("audit", "verify", "--store", str(tmp_path), "--head", heads[1])
    assert (whole.returncode, f"Head: {heads[2]}" in whole.stdout) == (0, True)
    missing = run("audit", "verify", "--store", str(tmp_path), "--head", "f" * 64)
    assert (missing.returncode, "lines are missing" in missing.stdout) == (1, True)
    with store.engine.begin() as wire:
        # Somebody with the key and the file takes the guard away and changes a line.
        wire.exec_driver_sql("DROP TRIGGER log_no_update")
        wire.exec_driver_sql("UPDATE log SET action = 'nothing' WHERE number = 2")
    store.close()
    broken = run("audit", "verify", "--store", str(tmp_path), "--json")
    assert broken.returncode == 1
    assert json.loads(broken.stdout)["broken_at"] == 2
