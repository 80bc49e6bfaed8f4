"""Every word on a checker's screens keeps our own Easy Read rules, and every screen has what it must have."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from api.pages.checking_steps import steps_of
from easyread import pipeline
from easyread.review import checker_words as words
from easyread.review.store import Store
from tests.screens.checker_pages import at, link
from tests.screens.pages import page, send
from tests.screens.pages import words as words_of
from tests.service.conftest import House
from tests.service.panel_crew import Crew, close, make_crew, opened, with_panel


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House, crew: Crew) -> dict[str, Any]:
    return with_panel(service, house)


def refused_by_rules(texts: list[str]) -> list[Any]:
    """What the check of an Easy Read page finds in these texts above "inform"."""
    content = "\n\n".join(texts).encode()
    found = pipeline.check_bytes(content, "words.txt", "easy-read")["findings"]
    return [f for f in found if f["severity"] != "inform"]


def fixed_words(seen: BeautifulSoup) -> list[str]:
    """The words of a screen that are ours: not the page of the letter, nor words quoted from it."""
    for quoted in seen.select(".page, .gap, .change > p:not(.kept), script, textarea"):
        quoted.decompose()
    ours = {"not_said", "skip"}
    for choice in seen.select("[action*='/choice-'] button[name=value]"):
        if choice["value"] not in ours:
            choice.decompose()
    return [" ".join(text.split()) for text in seen.body.stripped_strings]  # type: ignore[union-attr]


def test_every_screen_keeps_our_own_rules_and_has_what_it_must_have(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    session = opened(service, house, crew, letter, topic_warning="money for rent")
    front, bit = at(session, crew.first), at(session, crew.first, "bit-1")
    before = [page(service, crew.first, one) for one in ("/checking", front)]
    for person in (crew.first, crew.supporter):
        who = crew.first if person is crew.first else crew.second
        send(service, person, at(session, who, "say"), say="agree")
    shown = service.get(
        f"/v1/checking/sessions/{session['id']}/pages", headers=crew.first.headers
    ).json()
    steps = [s.name for s in steps_of(shown, may_be_named=False)]
    assert len(session["bits"]) > 2 and any(s.startswith("choice-") for s in steps)
    picture = str(
        page(service, crew.first, f"{bit}/picture").select_one(".page a.button")["href"]  # type: ignore[index]
    )
    paths = [
        *(at(session, crew.first, step) for step in steps),
        *(f"{bit}/{one}" for one in ("hard", "word", "picture")),
        picture,
        f"{picture}?other=1",
    ]
    inside = before + [page(service, crew.first, path) for path in paths]
    helped = [at(session, crew.second, step) for step in ("bit-1", "open-1")]
    send(service, crew.supporter, helped[0], value="hard")
    inside += [page(service, crew.supporter, path) for path in helped]
    inside.append(page(service, crew.second, helped[0]))
    inside.append(page(service, crew.first, "/checking/ses_x/usr_x", status=404))
    for answer in (
        send(service, crew.first, at(session, crew.first, "open-1"), value="said"),
        send(service, crew.first, "/checking/talk", session=session["id"], checker=crew.first.id),
    ):
        inside.append(BeautifulSoup(answer.text, "html.parser"))
    outside = [
        BeautifulSoup(service.get(path).text, "html.parser")
        for path in ("/hello", "/hello/nothing", link(service, house, crew.first), "/checking")
    ]
    send(service, crew.first, at(session, crew.first, "say"), say="stop")
    inside.append(page(service, crew.first, front))
    assert close(service, house, session).status_code == 200
    for path in (f"{front}?late=1", f"{front}/because-of-you", "/checking?kept=1"):
        inside.append(page(service, crew.first, path))
    for seen in (*inside, *outside):
        html = str(seen)
        assert len(seen.find_all("h1")) == 1, words_of(seen)
        assert not seen.select("[style], nav, .er-menu")
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)
        assert not re.search(r"score|%|correct|wrong answer", words_of(seen), re.I)
        assert all(i.get("alt") is not None for i in seen.find_all("img"))
        buttons = [b.get_text(strip=True) for b in seen.select("button:not([hidden]), a")]
        assert all(buttons), "A button has words"
        if seen in inside:
            assert words.TALK in words_of(seen), words_of(seen)
        found = refused_by_rules(fixed_words(seen))
        assert found == [], (found, words_of(seen))
