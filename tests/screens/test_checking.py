"""The checker's screens: one thing a page, nothing lost, and words that keep our own rules."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select
from starlette.testclient import TestClient

from api.pages.checking_steps import steps_of, words_to_press
from easyread.review import checker_words as words
from easyread.review.store import Store
from easyread.review.store.tables import ChairRow, TalkRow
from tests.screens.checker_pages import at, counting, link, replaces, values
from tests.screens.pages import page, problem, send
from tests.screens.pages import words as words_of
from tests.service.conftest import House
from tests.service.panel_crew import Crew, close, make_crew, opened, say, with_panel


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House, crew: Crew) -> dict[str, Any]:
    return with_panel(service, house)


@pytest.fixture
def session(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> dict[str, Any]:
    """An open session to which both checkers have said yes."""
    made = opened(service, house, crew, letter, topic_warning="money for rent")
    for person in (crew.first, crew.second):
        assert say(service, person, made, "agree").status_code == 200
    return made


def test_looking_at_a_link_never_uses_it_up_and_start_does(
    service: TestClient, house: House, crew: Crew
) -> None:
    address = link(service, house, crew.first)
    for _ in range(2):
        seen = BeautifulSoup(service.get(address).text, "html.parser")
        assert seen.h1 and seen.h1.get_text() == "Hello"
    form = seen.find("form")
    assert form and form["action"] == "/hello" and form.get_text(strip=True) == "Start"
    secret = form.find("input")["value"]  # type: ignore[index]
    browser = TestClient(service.app)  # not entered: the service runs already
    started = browser.post("/hello", data={"secret": secret}, follow_redirects=False)
    assert (started.status_code, started.headers["location"]) == (303, "/checking")
    assert "Hello" in browser.get("/checking").text
    again = browser.post("/hello", data={"secret": secret}, follow_redirects=False)
    assert again.headers["location"] == "/checking", "The old link opens on the same device"
    assert browser.get(address).status_code == 200
    assert words.LEFT in browser.post("/checking/leave").text
    assert browser.get("/checking").status_code == 401
    for answer in (browser.get(address), browser.post("/hello", data={"secret": secret})):
        assert answer.status_code == 403
        assert words.LINK_OVER in answer.text
        assert "Ask admin 0 for a new one." in answer.text
    assert words.ASK_SOMEBODY in browser.get("/hello/nothing").text


def test_the_log_never_holds_the_secret_of_a_link(
    service: TestClient, house: House, crew: Crew, caplog: pytest.LogCaptureFixture
) -> None:
    address = link(service, house, crew.first, card=True)
    secret = address.rsplit("/", 1)[1]
    with caplog.at_level(logging.DEBUG):
        service.get(address)
        service.get(f"{address}/", follow_redirects=False)
        service.get(f"/hello/{secret}x")
        service.post("/hello", data={"secret": secret}, follow_redirects=False)
        service.cookies.clear()
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("api", "easyread"))]
    assert any("/hello/{secret}" in line for line in ours)
    assert not any(secret in line for line in ours)


def test_a_page_of_staff_is_never_shown_to_who_is_not_in(service: TestClient) -> None:
    for path in ("/checking", "/checking/ses_1/usr_1", "/checking/ses_1/usr_1/bit-1"):
        answer = service.get(path, follow_redirects=False)
        assert answer.status_code == 401
        assert words.NEED_LINK in answer.text
        assert "Menu" not in answer.text and "sign-in" not in answer.text


def test_before_a_session_it_says_what_it_is_about_and_a_no_needs_no_reason(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    session = opened(service, house, crew, letter, topic_warning="money for rent")
    assert "money for rent" in words_of(page(service, crew.first, "/checking"))
    front = at(session, crew.first)
    said = words_of(page(service, crew.first, front))
    for must in ("This page is about: money for rent.", "We pay you £20", words.STOP_ANY_TIME):
        assert must in said
    page(service, crew.first, f"{front}/bit-1", status=303)
    assert send(service, crew.first, f"{front}/say", say="refuse").status_code == 303
    refused = page(service, crew.first, front)
    assert words.SAID_NO in words_of(refused) and words.STILL_PAID in words_of(refused)
    assert not refused.find("textarea")
    send(service, crew.first, f"{front}/say", say="come_back")
    assert page(service, crew.first, front, status=303) is not None
    assert send(service, crew.first, f"{front}/say", say="shout").status_code == 422


def test_one_bit_a_page_with_its_answers_in_an_order_that_changes_by_session(
    service: TestClient, crew: Crew, session: dict[str, Any], store: Store
) -> None:
    seen = page(service, crew.first, at(session, crew.first, "bit-1"))
    assert len(seen.select(".page .row")) == len(session["bits"][0]["rows"])
    assert all(button.find("img") for button in seen.select(".choices button"))
    orders = set()
    for seed in (2, 3):
        with store.begin() as work:
            work.db.get_one(ChairRow, (session["id"], crew.first.id)).order_seed = seed
        orders.add(tuple(values(page(service, crew.first, at(session, crew.first, "bit-1")))))
    assert orders == {
        ("easy", "some", "hard", "unsure", "skip"),
        ("hard", "some", "easy", "unsure", "skip"),
    }


def test_an_answer_is_kept_shown_again_and_can_be_changed_or_taken_back(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    bit = at(session, crew.first, "bit-1")
    sent = send(service, crew.first, bit, value="easy")
    assert (sent.status_code, sent.headers["location"]) == (303, at(session, crew.first, "bit-2"))
    again = page(service, crew.first, bit)
    assert words.YOU_SAID in again.select_one(".answer--said").get_text()  # type: ignore[union-attr]
    other_window = send(service, crew.first, bit, value="hard")
    assert other_window.status_code == 409
    assert problem(other_window) == words.SAID_BEFORE
    assert counting(service, crew.first, session) == {"section:1": "easy"}
    changed = send(service, crew.first, bit, value="hard", replaces=replaces(again))
    assert changed.headers["location"] == f"{bit}/hard"
    newer = page(service, crew.first, bit)
    send(service, crew.first, bit, value="take-back", replaces=replaces(newer))
    assert counting(service, crew.first, session) == {}
    assert send(service, crew.first, bit, value="great").status_code == 422
    assert send(service, crew.first, bit, value="skip").status_code == 303


def test_a_word_is_pressed_where_it_stands_and_taken_back_by_pressing_again(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    bit = at(session, crew.first, "bit-1")
    boxes = [
        str(b["value"]) for b in page(service, crew.first, f"{bit}/word").select("[name=word]")
    ]
    hard = next(b for b in boxes if b.endswith("|decided"))
    sent = send(service, crew.first, f"{bit}/word", word=[hard, boxes[0]])
    assert sent.headers["location"] == f"{bit}/hard"
    assert "Hard words: " in words_of(page(service, crew.first, f"{bit}/hard"))
    ticked = page(service, crew.first, f"{bit}/word").select("[name=word][checked]")
    assert {str(b["value"]) for b in ticked} == {hard, boxes[0]}
    send(service, crew.first, f"{bit}/word", word=[hard])
    assert counting(service, crew.first, session) == {"word": "decided"}
    row = session["bits"][0]["rows"][0]
    assert send(service, crew.first, f"{bit}/word", word=f"{row}|zebra").status_code == 422


def test_what_is_wrong_with_a_picture_is_one_press_or_own_words(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    bit = at(session, crew.first, "bit-1")
    links = page(service, crew.first, f"{bit}/picture").select(".page a.button")
    one = str(links[0]["href"])
    reasons = page(service, crew.first, one).select(".choices .answer")
    assert [r.get_text(" ", strip=True) for r in reasons] == list(words.PICTURE_REASONS.values())
    assert send(service, crew.first, one, value="for_children").status_code == 303
    seen = page(service, crew.first, f"{one}?other=1")
    long = send(
        service, crew.first, one, value="other", own_words="a" * 2001, replaces=replaces(seen)
    )
    assert long.status_code == 422
    assert "a" * 2001 in long.text, "What was typed is not lost"
    send(service, crew.first, one, value="other", own_words="A hat?", replaces=replaces(seen))
    assert counting(service, crew.first, session) == {"picture": "A hat?"}
    assert "A hat?" in page(service, crew.first, f"{one}?other=1").find("textarea").get_text()  # type: ignore[union-attr]


def test_own_words_are_kept_on_every_way_off_the_page(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    first = at(session, crew.first, "open-1")
    empty = send(service, crew.first, first, value="said", own_words="  ")
    assert (empty.status_code, problem(empty).startswith(words.NO_WORDS)) == (422, True)
    later = send(service, crew.first, first, own_words="About rent.", then="later")
    assert later.headers["location"].startswith("/checking")
    assert counting(service, crew.first, session) == {"open:1": "About rent."}
    second = at(session, crew.first, "open-2")
    back = send(service, crew.first, second, own_words="Ring them.", then="back")
    assert back.headers["location"] == first
    third = at(session, crew.first, "open-3")
    assert send(service, crew.first, third, value="skip").status_code == 303
    stop = send(service, crew.first, third, own_words="", then="stop")
    assert stop.headers["location"] == at(session, crew.first)
    assert words.HAVE_STOPPED in words_of(page(service, crew.first, at(session, crew.first)))
    assert counting(service, crew.first, session) == {
        "open:1": "About rent.",
        "open:2": "Ring them.",
        "open:3": "skip",
    }


def test_a_wish_to_talk_is_one_press_and_no_answer_and_loses_no_words(
    service: TestClient, crew: Crew, session: dict[str, Any], store: Store
) -> None:
    first = at(session, crew.first, "open-1")
    told = send(service, crew.first, first, own_words="He takes my money", then="talk")
    seen = BeautifulSoup(told.text, "html.parser")
    assert seen.h1 and seen.h1.get_text() == words.TALK_THANKS
    assert counting(service, crew.first, session) == {}
    shown = send(service, crew.first, first, own_words="He takes my money", then="show")
    assert "He takes my money</textarea>" in shown.text
    fields = {"session": session["id"], "checker": crew.first.id, "back": first}
    more = send(service, crew.first, "/checking/talk/more", own_words="Please ring.", **fields)
    assert words.TALK_SENT in more.text
    long = send(service, crew.first, "/checking/talk/more", own_words="b" * 2001, **fields)
    assert long.status_code == 422 and "b" * 2001 in long.text
    away = send(service, crew.first, "/checking/talk", back="https://evil.example/")
    assert "evil.example" not in away.text
    with store.read() as work:
        kept = work.db.scalars(
            select(TalkRow).where(TalkRow.session_id == session["id"]).order_by(TalkRow.at)
        ).all()
    assert [talk.checker_id for talk in kept] == [crew.first.id, crew.first.id]
    assert kept[0].body is None and kept[1].body


def test_nobody_is_asked_for_their_name_on_a_personal_letter(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    page(service, crew.first, at(session, crew.first, "name"), status=404)
    shown = service.get(
        f"/v1/checking/sessions/{session['id']}/pages", headers=crew.first.headers
    ).json()
    assert [s.name for s in steps_of(shown, may_be_named=True)][-3:] == ["ready", "name", "end"]
    kinds = [s.kind for s in steps_of(shown, may_be_named=False)]
    assert kinds == sorted(kinds, key=["start", "section", "open", "choice", "ready", "end"].index)


def test_what_a_supporter_enters_is_marked_and_is_the_checkers_alone(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    bit = at(session, crew.second, "bit-1")
    strip = page(service, crew.supporter, bit).select_one(".supporter")
    assert strip and "You help Robin Vale." in strip.get_text()
    assert send(service, crew.supporter, bit, value="easy").status_code == 303
    seen = page(service, crew.supporter, bit)
    assert "Told by Robin Vale" in words_of(seen)
    assert values(seen) == [], "A supporter cannot press another answer"
    forced = send(service, crew.supporter, bit, value="hard", replaces=replaces(seen))
    assert (forced.status_code, problem(forced)) == (409, "Only Robin Vale can change this.")
    own = page(service, crew.second, bit)
    assert not own.select(".supporter") and words.TOLD_FOR_YOU in words_of(own)
    sent = send(service, crew.second, bit, value="unsure", replaces=replaces(own))
    assert sent.status_code == 303
    assert counting(service, crew.second, session) == {"section:1": "unsure"}
    page(service, crew.supporter, at(session, crew.first, "bit-1"), status=404)
    send(service, crew.supporter, at(session, crew.second, "say"), say="stop")
    stopped = page(service, crew.supporter, at(session, crew.second))
    assert "Only Robin Vale can say that they want to go on." in words_of(stopped)
    assert not stopped.find("button", {"value": "come_back"})


def test_a_session_that_was_closed_meanwhile_says_so(
    service: TestClient, house: House, crew: Crew, session: dict[str, Any]
) -> None:
    bit = at(session, crew.first, "bit-1")
    row = page(service, crew.first, f"{bit}/word").select_one("[name=word]")
    send(service, crew.first, f"{bit}/word", word=row["value"])  # type: ignore[index]
    assert close(service, house, session).status_code == 200
    late = send(service, crew.first, bit, value="easy")
    assert late.headers["location"] == f"{at(session, crew.first)}?late=1"
    seen = page(service, crew.first, late.headers["location"])
    assert words.STATES["closed"] in words_of(seen) and words.TOO_LATE in words_of(seen)
    changed = page(service, crew.first, f"{at(session, crew.first)}/because-of-you")
    assert words.BECAUSE_OF_YOU in words_of(changed)
    assert words.SAME_YET in words_of(changed)
    assert words.STATES["closed"] in words_of(page(service, crew.first, "/checking"))


def test_each_word_of_a_row_can_be_pressed_once_without_its_full_stop() -> None:
    row = {"key": "k", "lines": [{"text": "You may apply, if you may."}, {"text": "You can."}]}
    pressed = [[(w.text, w.value) for w in line] for line in words_to_press(row)]
    assert pressed == [
        [
            ("You", "k|You"),
            ("may", "k|may"),
            ("apply,", "k|apply"),
            ("if", "k|if"),
            ("you", ""),
            ("may.", ""),
        ],
        [("You", ""), ("can.", "k|can")],
    ]
