"""Every screen, in every state that can be reached: axe finds nothing, at two widths."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from easyread.review import checker_words as words
from tests.browser.checker import answer, begin, button, by_mouse, come_in, link, walk
from tests.browser.conftest import Windows
from tests.browser.people import House, Service

WIDTHS = (1280, 390)


def look(page: Page, address: str) -> list[str]:
    """What axe finds on a screen, and whether it can only be read by moving it sideways."""
    page.goto(address)
    return look_at(page)


def look_at(page: Page) -> list[str]:
    """The same of a screen that is open already."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        here = f"{page.url} at {width}"
        for one in Axe().run(page).response["violations"]:
            nodes = "; ".join(node["html"][:150] for node in one["nodes"][:3])
            found.append(f"{here}: {one['id']} ({one['help']}): {nodes}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{here}: {wide} wide, so it scrolls sideways")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


@pytest.fixture(scope="module")
def draft(house: House) -> str:
    """A letter that the converter works on."""
    return house.put_in()


@pytest.fixture(scope="module")
def signed(house: House) -> str:
    """A letter that waits for its author."""
    letter = house.put_in("hospital-appointment.docx")
    house.set_aside(letter)
    house.move("converter", letter, "to_author")
    return letter


def looks(page: Page, *addresses: str) -> list[str]:
    """What is found on several screens."""
    return [one for address in addresses for one in look(page, address)]


def failed(page: Page, says: str) -> list[str]:
    """Press a button that must lead to an error on the screen; what is found there."""
    with page.expect_navigation():
        page.get_by_role("button", name=says).first.click()
    assert page.get_by_role("alert").first.is_visible(), page.url
    return look_at(page)


def test_axe_finds_nothing_at_the_doors(windows: Windows, service: Service, house: House) -> None:
    page = windows.person()
    found = looks(page, "/sign-in", "/", "/hello", "/hello/nothing", "/nowhere")
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill("nobody@ashby.example")
    page.get_by_label("Password").fill("wrong words here")
    found += failed(page, "Sign in")
    page.goto("/")
    page.get_by_role("textbox").first.fill("You must pay £20 by 3 May 2027.")
    with page.expect_navigation():
        page.locator("#main button, main button").first.click()
    found += look_at(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_a_converter_works(
    windows: Windows, house: House, draft: str
) -> None:
    page = windows.person(house.people["converter"].cookie)
    base = f"/letters/{draft}"
    places = "", "/job-sheet", "/people", "/comments", "/history", "/preview", "/send-on"
    found = looks(page, "/letters", *(base + place for place in (*places, "/download", "/sent")))
    found += looks(page, *(f"{base}/suggestions?show={x}" for x in ("waiting", "used", "decided")))
    row = house.look(draft)["sections"][1]["rows"][0]["key"]
    found += looks(page, f"{base}/rows/{row}", f"{base}/rows/{row}?word=money")
    found += looks(page, f"{base}/rows/{row}?word=xyzzy", f"{base}/rows/nothing")
    page.goto(base)
    page.get_by_role("link", name=re.compile("^Change words")).first.click()
    page.get_by_role("button", name="Save and check").wait_for()
    found += look_at(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found += look_at(page)
    page.goto(f"{base}/download")
    for ticked in page.locator("input[name=fmt]:checked").all():
        ticked.uncheck()
    found += failed(page, "Make the files")
    page.goto(f"{base}/send-on")
    found += failed(page, "Send to the author")
    assert not found, "\n".join(found)


def test_two_people_on_one_row_both_see_both_versions(
    windows: Windows, house: House, draft: str
) -> None:
    sections = house.look(draft)["sections"]
    row = next(r for s in sections for r in s["rows"] if len(r["lines"]) == 1 and not r["number"])
    key, words_now = row["key"], row["lines"][0]["text"]
    page = windows.person(house.people["converter"].cookie)
    page.goto(f"/letters/{draft}/rows/{key}")
    theirs, mine = f"They say: {words_now}", f"I say: {words_now}"
    change = {"about": "row", "key": key, "choice": "words", "lines": [theirs]}
    house.decide("converter", draft, change)
    page.get_by_label("Line 1").fill(mine)
    page.get_by_role("button", name="Save and check").click()
    page.get_by_text("Somebody else changed this row while you wrote.").wait_for()
    found = look_at(page)
    for says in (theirs, mine):
        assert page.get_by_text(says).first.is_visible()
    assert page.get_by_label("Line 1").input_value() == mine
    assert not found, "\n".join(found)


def test_a_lost_connection_loses_no_word(windows: Windows, house: House, draft: str) -> None:
    page = windows.person(house.people["converter"].cookie)
    page.goto(f"/letters/{draft}")
    page.get_by_role("link", name=re.compile("^Change words")).first.click()
    line = page.locator("textarea[name=line]").first
    line.fill("We wrote this on a train.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save and check").click()
    page.get_by_text("Not saved. Your words are still here.").wait_for()
    assert line.input_value() == "We wrote this on a train."
    found = look_at(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Save and check").click()
    page.get_by_role("status").filter(has_text="Saved and checked").wait_for()
    assert page.locator(".ws-row").filter(has_text="We wrote this on a train.").count()
    assert not found, "\n".join(found)
    # htmx writes what failed on the console, too: here it was meant to.
    windows.forgive("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")


def test_axe_finds_nothing_where_author_and_professional_look(
    windows: Windows, house: House, signed: str
) -> None:
    author = windows.person(house.people["author"].cookie)
    found = looks(author, "/letters", f"/letters/{signed}", f"/letters/{signed}/sign")
    found += failed(author, "I sign: this is still true")
    found += failed(author, "Send back")
    clinician = windows.person(house.people["clinician"].cookie)
    found += look(clinician, f"/letters/{signed}/sign-clinical")
    professional = windows.person(house.people["readability"].cookie)
    found += looks(professional, "/letters?state=readability", f"/letters/{signed}/check")
    house.answer_and_let_through(signed)
    house.move("author", signed, "sign")
    found += look(author, f"/letters/{signed}/sign")
    found += look(professional, f"/letters/{signed}/check")
    found += failed(professional, "Send back")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_where_admin_and_lead_look(windows: Windows, house: House) -> None:
    house.ask("robin", "POST", "/v1/talks", json={"words": "Please ring me."})
    lead = windows.person(house.people["safeguarding"].cookie)
    found = look(lead, "/messages")
    page = windows.person(house.people["admin"].cookie)
    robin, staff = house.people["robin"].id, house.people["author"].id
    found += looks(page, "/people", f"/people/{staff}", f"/people/{robin}", "/words", "/log")
    found += look(page, "/settings")
    page.goto("/people")
    page.get_by_text("Add a person").click()
    found += look_at(page)
    found += failed(page, "Add this person")
    page.goto(f"/people/{robin}")
    page.get_by_role("button", name="Make a card to print").click()
    found += look_at(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_the_screens_of_checkers(windows: Windows, house: House) -> None:
    letter = house.put_in()
    house.staff_check(letter)
    session = house.open_session(letter)["id"]
    found: list[str] = []

    def with_axe(page: Page) -> None:
        found.extend(look_at(page))

    page = windows.person()
    come_in(page, house.link(house.people["robin"].id), by_mouse, with_axe)
    begin(page, by_mouse, with_axe, "money and benefits")

    def hard_bit(page: Page) -> None:
        here = page.url
        by_mouse(page, answer(page, "hard"))
        with_axe(page)
        found.extend(looks(page, f"{here}/word", f"{here}/picture"))
        by_mouse(page, page.locator("main a[href*='/picture/']").first)
        with_axe(page)
        page.goto(here)
        with_axe(page)
        by_mouse(page, button(page, words.TALK))
        with_axe(page)
        page.goto(here)
        by_mouse(page, link(page, words.NEXT))

    walk(page, by_mouse, with_axe, {"bit-2": hard_bit})
    base = f"/checking/{session}/{house.people['robin'].id}"
    found += looks(page, base, "/checking", "/checking/nothing")
    # The supporter's strip, a stop, and a session that is over.
    ana = windows.person(house.people["ana"].cookie)
    ana.goto("/checking")
    begin(ana, by_mouse, with_axe, "money and benefits")
    with_axe(ana)
    by_mouse(ana, answer(ana, "easy"))
    ana.go_back()
    ana.reload()
    with_axe(ana)
    by_mouse(ana, button(ana, words.STOP))
    with_axe(ana)
    house.ask("converter", "POST", f"/v1/panel-sessions/{session}/close")
    found += looks(page, base, f"{base}/because-of-you")
    assert not found, "\n".join(found)
