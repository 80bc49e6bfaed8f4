"""The checker's part by keyboard alone, without JavaScript, on a narrow screen, in forced colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from easyread.review import checker_words as words
from tests.browser.checker import (
    FEWEST_PX,
    TOO_SMALL,
    answer,
    begin,
    button,
    by_keyboard,
    by_mouse,
    come_in,
    go_to,
    link,
    step_of,
    walk,
)
from tests.browser.conftest import Windows
from tests.browser.people import House

ABOUT = "money and benefits"
NARROW = {"width": 320, "height": 640}
NO_EDGE = """
() => [...document.querySelectorAll("button, a.button, a.answer, a.card, .answer--said, textarea")]
  .filter((one) => one.checkVisibility())
  .filter((one) => {
    const style = getComputedStyle(one);
    return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1;
  })
  .map((one) => one.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def session(house: House) -> str:
    """A session over the letter of a benefit office; gives its id."""
    letter = house.put_in()
    house.staff_check(letter)
    return str(house.open_session(letter)["id"])


def nothing(page: Page) -> None:
    """A screen that is looked at in another test."""


def holds(page: Page) -> None:
    """Nothing is wider than the screen, and everything to press is big enough."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.viewport_size["width"], f"{page.url} is {wide} wide"  # type: ignore[index]
    small = page.evaluate(TOO_SMALL, FEWEST_PX)
    assert not small, (page.url, small)


def said(house: House, session: str, who: str) -> dict[str, str]:
    """What counts of a checker's answers: each question with its value, a word with itself."""
    path = f"/v1/checking/sessions/{session}/answers"
    answers = [a for a in house.ask(who, "GET", path).json() if a["counts"]]
    return {a["question"]: a["words"] or a["value"] for a in answers}


def test_a_checker_needs_nothing_but_the_keyboard(
    windows: Windows, house: House, session: str
) -> None:
    page = windows.person()
    come_in(page, house.link(house.people["robin"].id), by_keyboard, nothing)
    begin(page, by_keyboard, nothing, ABOUT)

    def a_word_is_hard(page: Page) -> None:
        bit = page.url
        by_keyboard(page, link(page, words.A_WORD))
        box = page.locator("input[name=word]").first
        go_to(page, box)
        page.keyboard.press("Space")
        assert box.is_checked()
        by_keyboard(page, button(page, words.SAVE))
        assert page.get_by_text(re.compile("^Hard words: ")).is_visible()
        by_keyboard(page, page.get_by_role("link", name=words.BACK).first)
        assert page.url == bit
        by_keyboard(page, answer(page, "easy"))

    def in_own_words(page: Page) -> None:
        go_to(page, page.get_by_label(words.WRITE_HERE))
        page.keyboard.type("It is about money.")
        by_keyboard(page, button(page, words.SAVE))

    seen = walk(page, by_keyboard, nothing, {"bit-2": a_word_is_hard, "open-1": in_own_words})
    counted = said(house, session, "robin")
    assert counted["open:1"] == "It is about money."
    assert counted["ready"] == "yes"
    assert counted["word"]
    assert {f"bit-{q.partition(':')[2]}" for q in counted if q.startswith("section:")} == {
        step for step in seen if step.startswith("bit-")
    }


def test_a_checker_needs_no_javascript_and_no_wide_screen(
    windows: Windows, house: House, session: str
) -> None:
    page = windows.person(java_script_enabled=False, viewport=NARROW)
    come_in(page, house.link(house.people["kit"].id), by_mouse, holds)
    begin(page, by_mouse, holds, ABOUT)

    def stop_and_come_back(page: Page) -> None:
        here = page.url
        by_mouse(page, button(page, words.TALK))
        assert page.get_by_role("heading", name=words.TALK_THANKS).is_visible()
        holds(page)
        by_mouse(page, link(page, words.GO_BACK))
        assert page.url == here
        by_mouse(page, button(page, words.STOP))
        assert page.get_by_role("heading", name=words.HAVE_STOPPED).is_visible()
        holds(page)
        by_mouse(page, button(page, words.COME_BACK))
        assert page.url == here, "A person who comes back is where they stopped"
        by_mouse(page, answer(page, "hard"))
        assert step_of(page) == "hard"
        holds(page)
        by_mouse(page, link(page, words.A_WORD))
        holds(page)
        page.go_back()
        by_mouse(page, link(page, words.A_PICTURE))
        holds(page)
        page.go_back()
        by_mouse(page, link(page, words.NEXT))

    walk(page, by_mouse, holds, {"bit-2": stop_and_come_back})
    counted = said(house, session, "kit")
    assert counted["section:2"] == "hard"
    assert counted["ready"] == "yes"
    asked = house.ask("safeguarding", "GET", "/v1/talks").json()
    assert asked, "Somebody wanted to talk, and nobody was told"


def test_a_link_that_is_over_says_whom_to_ask(windows: Windows, house: House) -> None:
    address = house.link(house.people["robin"].id)
    first = windows.person()
    come_in(first, address, by_mouse, nothing)
    late = windows.person(viewport=NARROW)
    late.goto(address)
    assert late.get_by_role("heading", name=words.LINK_OVER).is_visible()
    assert late.get_by_text("Sam Reed").is_visible()
    holds(late)


def test_a_button_has_an_edge_also_in_forced_colours(
    windows: Windows, house: House, session: str
) -> None:
    page = windows.person(house.people["robin"].cookie, forced_colors="active")
    base = f"/checking/{session}/{house.people['robin'].id}"
    for path in ("/checking", *(f"{base}/{one}" for one in ("start", "bit-1", "open-1", "ready"))):
        page.goto(path)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(NO_EDGE) == [], page.url
