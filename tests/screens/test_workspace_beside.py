"""Suggestions, findings, job sheet, people, comments, history, preview, files: what each form keeps."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.screens.letter_forms import Browser, Letter, put_in
from tests.service.conftest import House


@pytest.fixture
def letter(service: TestClient, house: House) -> Letter:
    return put_in(service, house)


@pytest.fixture(scope="module")
def looked_at(service: TestClient, house: House) -> Letter:
    """A letter that no test changes."""
    return put_in(service, house)


@pytest.fixture
def browser(service: TestClient, house: House, letter: Letter) -> Browser:
    return Browser(service, house["converter"].headers, letter)


@pytest.fixture
def reader(service: TestClient, house: House, looked_at: Letter) -> Browser:
    return Browser(service, house["converter"].headers, looked_at)


def test_a_suggestion_of_the_machine_is_shown_apart_and_undone(browser: Browser) -> None:
    page = browser.get("/suggestions?show=used").text
    key = next(s["key"] for s in browser.now()["suggestions"] if f'id="s-{s["key"]}"' in page)
    assert f'id="s-{key}"' not in browser.get("/suggestions").text
    done = browser.post(f"/suggestions/{key}", {"do": "keep", "show": "used"})
    assert done.status_code == 303
    assert f'id="s-{key}"' in browser.get("/suggestions?show=decided").text
    assert decided(browser, key) == "keep"


def test_a_suggestion_is_used_in_own_words(browser: Browser) -> None:
    one = next(s for s in browser.now()["suggestions"] if s["kind"] == "reword")
    own = {"do": "accept", "text": "You must tell us within 14 days if things change for you."}
    browser.post(f"/suggestions/{one['key']}", own)
    assert decided(browser, one["key"]) == "edit"
    empty = browser.post(f"/suggestions/{one['key']}", {"option": "own", "do": "accept"})
    assert empty.status_code == 422
    assert "You chose your own words, but there are none." in empty.text


def test_many_suggestions_are_decided_together_and_none_without_a_tick(browser: Browser) -> None:
    keys = [s["key"] for s in browser.now()["suggestions"][:2]]
    assert len(keys) == 2
    nothing = browser.post("/suggestions", {"do": "accept"})
    assert nothing.status_code == 422
    assert "Nothing is ticked." in nothing.text
    browser.post("/suggestions", {"do": "keep", "tick": keys})
    assert [decided(browser, key) for key in keys] == ["keep", "keep"]


def test_a_suggestion_somebody_else_decided_first_comes_back_with_the_words(
    browser: Browser,
) -> None:
    one, etag = browser.now()["suggestions"][0], browser.now()["etag"]
    browser.post(f"/suggestions/{one['key']}", {"do": "keep"}, etag)
    late = browser.post(f"/suggestions/{one['key']}", {"do": "accept", "text": "My words."}, etag)
    assert late.status_code == 412
    assert "Somebody else decided this suggestion." in late.text
    assert "My words." in late.text


def decided(browser: Browser, key: str) -> str:
    return next(str(s["decided"]) for s in browser.now()["suggestions"] if s["key"] == key)


def test_findings_are_set_aside_with_a_reason_and_not_without(browser: Browser) -> None:
    row = browser.row("14 days")
    bad = "The enclosed form must be utilised and must be returned within 14 days by you to us."
    browser.post(f"/rows/{row['key']}/words", {"line": [bad]})
    found = [f for f in browser.now()["findings"] if f["severity"] == "warn"]
    rule = found[0]["rule"]
    keys = [f["key"] for f in found if f["rule"] == rule]
    short = browser.post("/findings", {"finding": keys, f"why-warn-{rule}": "ok"})
    assert short.status_code == 422
    assert 'value="ok"' in short.text
    assert browser.post("/findings", {"finding": keys}).status_code == 422
    why = {f"why-warn-{rule}": "The law says it so."}
    assert browser.post("/findings", {"finding": keys, **why}).status_code == 303
    left = [f for f in browser.now()["findings"] if f["rule"] == rule and f["severity"] == "warn"]
    assert left
    assert all(f["dismissed"] == "The law says it so." for f in left)
    assert browser.post("/findings/again", {"back": keys[0]}).status_code == 303
    now = next(f for f in browser.now()["findings"] if f["key"] == keys[0])
    assert not now["dismissed"]


def test_the_job_sheet_is_kept_and_two_writers_lose_nothing(browser: Browser) -> None:
    etag = browser.now()["etag"]
    kept = browser.post("/job-sheet", {"needs": "Large print"}, etag)
    assert kept.status_code == 303
    late = browser.post("/job-sheet", {"keep": "The phone number"}, etag)
    assert late.status_code == 412
    assert "Large print" in late.text
    assert ">The phone number</textarea>" in late.text
    assert "Large print" in browser.get("/job-sheet").text
    long = browser.post("/job-sheet", {"sender": "x" * 301})
    assert long.status_code == 422


def test_the_author_is_named_by_choice_and_nobody_approves_their_own_work(
    browser: Browser, house: House
) -> None:
    page = browser.get("/people").text
    author, professional = house["author"].id, house["readability"].id
    assert f'value="{author}"' in page
    assert house.other("author").id not in page
    form = {"author_id": author, "readability_id": professional, "due": "2027-03-01"}
    assert browser.post("/people", form | {"topic": ["money", "law"]}).status_code == 303
    now = browser.now()
    assert (now["author_id"], now["due"], now["topics"]) == (author, "2027-03-01", ["law", "money"])
    wrong = browser.post("/people", form | {"author_id": professional})
    assert wrong.status_code == 422
    assert "This person does not have that role here." in wrong.text
    assert browser.post("/people", form | {"due": "tomorrow"}).status_code == 422


def test_a_comment_is_kept_on_a_row_and_an_empty_one_is_not(browser: Browser) -> None:
    key = browser.row("14 days")["key"]
    assert browser.post("/comments", {"text": " "}).status_code == 422
    assert browser.post("/comments", {"text": "Is this a working day?", "row": key}).is_redirect
    page = browser.get("/comments").text
    assert "Is this a working day?" in page
    assert f'href="/letters/{browser.id}#row-{key}"' in page


def test_the_history_shows_a_row_before_and_after(browser: Browser) -> None:
    row = browser.row("14 days")
    browser.post(f"/rows/{row['key']}/words", {"line": ["You have 14 days to tell us."]})
    page = browser.get("/history").text
    assert "Version 2" in page
    assert "<ins>" in page
    assert "<del>" in page
    assert "converter 0" in page


def test_the_preview_shows_the_real_page_in_a_frame_that_can_do_nothing(reader: Browser) -> None:
    frame = reader.get("/preview")
    assert "sandbox" in frame.text
    assert "frame-src 'self'" in frame.headers["content-security-policy"]
    page = reader.get("/page.html")
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "Draft. Do not send." in page.text


def test_what_stands_in_the_way_is_listed_before_and_after_the_button(
    browser: Browser, house: House
) -> None:
    assert "Nobody is named as the author of this letter." in browser.get("/send-on").text
    stopped = browser.post("/send-on", {"move": "to_author"})
    assert stopped.status_code == 409
    assert f"/letters/{browser.id}/people" in stopped.text
    assert browser.now()["state"] == "draft"
    assert browser.post("/send-on", {"move": "sign"}).status_code == 403
    assert browser.post("/send-on", {"move": "fly"}).status_code == 422


def test_a_letter_goes_to_its_author_and_can_be_taken_back(browser: Browser, house: House) -> None:
    to_author(browser, house)
    assert browser.now()["state"] == "with_author"
    key = browser.row("14 days")["key"]
    busy = browser.post(f"/rows/{key}/words", {"line": ["Typed meanwhile."]})
    assert busy.status_code == 409
    assert ">Typed meanwhile.</textarea>" in busy.text
    browser.post("/send-on", {"move": "take_back"})
    assert browser.now()["state"] == "draft"


def to_author(browser: Browser, house: House) -> None:
    browser.post("/people", {"author_id": house["author"].id})
    must = [f["key"] for f in browser.now()["findings"] if f["severity"] == "block"]
    if must:  # the rest waits for whoever checks by the guides
        form = {"finding": must, **{f"why-{key}": "It may stay." for key in must}}
        assert browser.post("/findings", form).status_code == 303
    moved = browser.post("/send-on", {"move": "to_author"})
    assert moved.status_code == 303, moved.text


def test_the_panel_needs_both_answers(browser: Browser) -> None:
    answer = browser.post("/send-on", {"move": "to_panel", "person_agreed": "yes"})
    assert answer.status_code == 422
    assert "Both questions must be answered." in answer.text


def test_files_come_with_their_mark_and_a_code(browser: Browser) -> None:
    made = browser.post("/download", {"fmt": ["text"]})
    assert made.status_code == 200
    assert made.headers["content-disposition"].startswith("attachment")
    assert made.headers["easyread-mark"] == "draft"
    assert made.headers["easyread-code"] in browser.get("/download").text
    several = browser.post("/download", {"fmt": ["text", "html"]})
    assert several.content[:2] == b"PK"
    none = browser.post("/download", {})
    assert none.status_code == 422
    assert "No file is chosen." in none.text


def test_a_draft_cannot_be_sent_and_the_form_keeps_what_was_typed(browser: Browser) -> None:
    form = {"code": "ER-7K4M-9D3C-WXYT|pdf", "sent_on": "2027-01-14", "channel": "post"}
    answer = browser.post("/sent", form | {"reason": "No time for a panel."})
    assert answer.status_code == 409
    assert browser.post("/sent", form | {"channel": ""}).status_code == 422
