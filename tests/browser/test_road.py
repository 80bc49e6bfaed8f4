"""The whole road in a real browser: a Word file goes in, and a PDF that people checked comes out.

Each person has a browser window of their own: the admin, the converter, the author, the professional,
a checker, and a checker with a supporter. The panel session is opened and closed by the API.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from easyread.review import checker_words as words
from tests.browser.checker import answer, begin, button, by_mouse, come_in, link, step_of, walk
from tests.browser.conftest import Windows
from tests.browser.people import EXAMPLES, PASSWORD, Road, Service

LETTER = EXAMPLES / "benefit-decision.docx"
STAFF = {"converter": "Noor Ellis", "author": "Jerome Castellan", "readability": "Wendy Okoro"}
OTHERS = {"Robin Vale": "checker", "Kit Moss": "checker", "Ana Diaz": "supporter"}


@pytest.fixture
def road(service: Service, windows: Windows) -> Road:
    """The road from the first account on; nobody is here yet."""
    return Road(service, windows)


def send(page: Page, says: str) -> None:
    """Press the button of a form, and wait for the next screen, which shows no error."""
    by_mouse(page, page.get_by_role("button", name=says, exact=True).first)
    problem = page.locator("#problem")
    assert problem.count() == 0, problem.inner_text()


def menu(page: Page, says: str) -> None:
    """Go to a door of the menu."""
    door = page.get_by_role("navigation", name="Menu").get_by_role("link", name=says, exact=True)
    by_mouse(page, door)


def first_account(page: Page, printed: str) -> None:
    """Open the address that the service printed, and make the first account."""
    page.goto(printed)
    page.get_by_label("Name of your organisation").fill("Ashby Council")
    page.get_by_label("Your name").fill("Sam Reed")
    page.get_by_label("Your e-mail").fill("sam@ashby.example")
    page.get_by_label(re.compile("^A password")).fill(PASSWORD)
    send(page, "Make the account")
    assert urlsplit(page.url).path == "/letters"
    assert page.get_by_role("button", name="Try it with an example letter").is_visible()


def add_person(page: Page, name: str, role: str) -> str:
    """Add a person; staff with e-mail and password. Gives their id."""
    menu(page, "People")
    page.get_by_text("Add a person").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("checkbox", name=re.compile(f"^{role}")).check()
    if role not in ("checker", "supporter"):
        page.get_by_label(re.compile("^E-mail")).fill(f"{role}@ashby.example")
        page.get_by_label(re.compile("^First password")).fill(PASSWORD)
    send(page, "Add this person")
    assert page.get_by_role("heading", name=name).is_visible()
    return urlsplit(page.url).path.rsplit("/", 1)[1]


def make_link(page: Page, user_id: str) -> str:
    """Make the personal link of a checker or a supporter; gives its address."""
    page.goto(f"/people/{user_id}")
    send(page, "Make a link for one device")
    found = re.search(r"http\S+/hello/\S+", page.locator(".er-card").inner_text())
    assert found, "The link is not shown"
    assert page.get_by_role("img", name=re.compile("code for the camera")).is_visible()
    return found[0]


def two_checkers_are_enough(page: Page) -> None:
    """Every letter of this organisation is checked by two people."""
    menu(page, "Settings")
    for field in page.locator("input[inputmode=numeric]").all():
        field.fill("2")
    send(page, "Keep the settings")


def sign_in(page: Page, role: str) -> None:
    """Come in by the door for staff."""
    page.goto("/letters")
    assert urlsplit(page.url).path == "/sign-in"
    page.get_by_label("E-mail").fill(f"{role}@ashby.example")
    page.get_by_label("Password").fill(PASSWORD)
    send(page, "Sign in")
    assert urlsplit(page.url).path == "/letters"


def put_in(page: Page) -> str:
    """Put the letter in; the workspace is shown. Gives the letter's id."""
    page.get_by_label("Choose a letter, or drop it on the button").set_input_files(LETTER)
    send(page, "Make Easy Read")
    assert page.get_by_role("heading", name="The Easy Read").is_visible()
    return urlsplit(page.url).path.rsplit("/", 1)[1]


def take_a_suggestion(page: Page, letter: str) -> None:
    """Use one suggestion that waits, in its place."""
    page.goto(f"/letters/{letter}/suggestions")
    card = page.locator(".ws-card").first
    card.get_by_role("button", name=re.compile("^Use it")).click()
    page.get_by_role("status").filter(has_text="Decided.").wait_for()


def edit_a_row(page: Page, letter: str, before: str, after: str, key: str = "") -> None:
    """Write the line of a row anew, in its place; it is checked at once."""
    page.goto(f"/letters/{letter}")
    row = page.locator(f"#row-{key}" if key else ".ws-row").filter(has_text=before).first
    row.get_by_role("link", name=re.compile("^Change words")).click()
    line = page.locator("textarea[name=line]").filter(has_text=before).first
    line.fill(line.input_value().replace(before, after))
    page.get_by_role("button", name="Save and check").first.click()
    said = page.get_by_role("status").filter(has_text="Saved and checked")
    said.first.wait_for()
    assert page.locator(".ws-row").filter(has_text=after).count()


def change_a_picture(page: Page, letter: str) -> None:
    """Search a picture for a row and use it."""
    page.goto(f"/letters/{letter}")
    more = page.get_by_role("link", name=re.compile("^Picture, order and more")).nth(2)
    by_mouse(page, more)
    page.get_by_label("Search the pictures by a word").fill("money")
    by_mouse(page, page.get_by_role("button", name="Search"))
    page.locator("input[name=picture]").first.check()
    send(page, "Use this picture")
    assert page.get_by_text("Another picture").first.is_visible()


def set_rules_aside(page: Page, letter: str) -> None:
    """Give a reason for whatever the rules still find."""
    while True:
        page.goto(f"/letters/{letter}/check")
        ticks = page.locator("#main input[type=checkbox][name=finding]")
        if not ticks.count():
            return
        for closed in page.locator("details:not([open])").filter(has=ticks).all():
            closed.locator("summary").first.click()
        for tick in ticks.all():
            tick.check()
        page.get_by_label(re.compile("^Set aside what is ticked")).fill("Our group knows this.")
        send(page, "Set aside")


def choose_people(page: Page, letter: str) -> None:
    """Say who signs and who checks."""
    page.goto(f"/letters/{letter}/people")
    page.get_by_label("Author").select_option(label=STAFF["author"])
    page.get_by_label("Readability check").select_option(label=STAFF["readability"])
    send(page, "Save")


def send_on(page: Page, letter: str, says: str, state: str) -> None:
    """Send the letter to the next person."""
    page.goto(f"/letters/{letter}/send-on")
    if says == "Send to a panel":
        page.locator("#person_agreed-yes").check()
        page.locator("#could_guess-no").check()
    send(page, says)
    assert page.get_by_role("status").filter(has_text=state).is_visible()


def answer_and_sign(page: Page, letter: str) -> None:
    """The author answers every question, gives reasons for facts, and signs."""
    page.goto(f"/letters/{letter}/sign")
    questions = page.locator("fieldset").filter(has=page.locator("input[value=keep]"))
    asked = questions.filter(has_not=page.get_by_text("answered", exact=True)).all()
    for question in asked:
        question.locator("input[value=keep]").check()
    if asked:
        send(page, "Keep these answers")
    reasons = page.get_by_label("Let it through because")
    if reasons.count():
        for reason in reasons.all():
            reason.fill("This is still true.")
        send(page, "Let these through")
    send(page, "I sign: this is still true")


def check_by_the_guides(page: Page, letter: str) -> None:
    """The professional looks at what is found, and passes the letter."""
    set_rules_aside(page, letter)
    send(page, "Pass: it follows the guides")


def nothing(page: Page) -> None:
    """The looks of these screens are tested beside."""


def test_four_people_take_a_letter_from_word_to_a_pdf_that_people_checked(
    road: Road, windows: Windows, service: Service, tmp_path: Path
) -> None:
    admin = windows.person()
    first_account(admin, service.printed)
    two_checkers_are_enough(admin)
    ids = {name: add_person(admin, name, role) for role, name in STAFF.items()}
    ids |= {name: add_person(admin, name, role) for name, role in OTHERS.items()}
    links = {name: make_link(admin, ids[name]) for name in OTHERS}
    panel = road.make_panel(admin, [ids["Robin Vale"], ids["Kit Moss"]])

    converter, author, professional = (windows.person() for _ in STAFF)
    for page, role in zip((converter, author, professional), STAFF, strict=True):
        sign_in(page, role)
    letter = put_in(converter)
    take_a_suggestion(converter, letter)
    edit_a_row(converter, letter, "decided", "have now decided")
    change_a_picture(converter, letter)
    choose_people(converter, letter)
    set_rules_aside(professional, letter)
    send_on(converter, letter, "Send to the author", "with its author")
    answer_and_sign(author, letter)
    check_by_the_guides(professional, letter)
    assert road.look(converter, letter)["mark"] == "staff_checked"
    send_on(converter, letter, "Send to a panel", "with the panel")

    chairs = {ids["Robin Vale"]: None, ids["Kit Moss"]: ids["Ana Diaz"]}
    session = road.open_session(converter, panel, letter, chairs)
    robin, ana = windows.person(), windows.person(viewport={"width": 390, "height": 800})
    come_in(robin, links["Robin Vale"], by_mouse, nothing)
    begin(robin, by_mouse, nothing, road.topic)
    walk(robin, by_mouse, nothing)
    # Kit says it to Ana, and Ana enters it. It stays marked as entered by a supporter.
    come_in(ana, links["Ana Diaz"], by_mouse, nothing)
    begin(ana, by_mouse, nothing, road.topic)

    def one_word_is_hard(page: Page) -> None:
        by_mouse(page, answer(page, "hard"))
        assert step_of(page) == "hard"
        by_mouse(page, link(page, words.A_WORD))
        page.locator("input[name=word]").first.check(force=True)
        by_mouse(page, button(page, words.SAVE))
        by_mouse(page, link(page, words.NEXT))

    assert ana.get_by_text(words.SUPPORTER_HELPS.format(name="Kit Moss")).is_visible()
    walk(
        ana,
        by_mouse,
        nothing,
        {
            "bit-2": one_word_is_hard,
            "ready": lambda page: by_mouse(page, answer(page, "change")),
        },
    )
    closed = road.close(converter, session["id"])
    assert (closed["outcome"], closed["letter_state"]) == ("changes", "changes_asked")
    by_supporter = road.report_of(converter, session["id"])
    assert by_supporter

    # The row that was hard is mended, and it alone goes round again.
    hard = set(session["bits"][1]["rows"])
    rows = road.rows(converter, letter)
    row = next(r for r in rows if r["key"] in hard and all(x["sources"] for x in r["lines"]))
    before = row["lines"][0]["text"]
    edit_a_row(
        converter, letter, before, f"Good to know: {before[0].lower()}{before[1:]}", row["key"]
    )
    assert road.look(converter, letter)["open"]["signed"] == [row["key"]]
    set_rules_aside(professional, letter)
    send_on(converter, letter, "Send to the author", "with its author")
    answer_and_sign(author, letter)
    check_by_the_guides(professional, letter)
    send_on(converter, letter, "Send to a panel", "with the panel")
    again = road.open_session(converter, panel, letter, chairs)
    asked = {key for bit in again["bits"] for key in bit["rows"]}
    assert row["key"] in asked <= hard
    for page in (robin, ana):
        page.goto("/checking")
        begin(page, by_mouse, nothing, road.topic)
        walk(page, by_mouse, nothing)
    assert road.close(converter, again["id"])["letter_state"] == "people_checked"

    robin.goto(f"/checking/{session['id']}/{ids['Robin Vale']}/because-of-you")
    assert robin.get_by_text("Good to know").first.is_visible()

    converter.goto(f"/letters/{letter}/download")
    if not converter.get_by_label(re.compile("^PDF")).is_checked():
        converter.get_by_label(re.compile("^PDF")).check()
    with converter.expect_download() as coming:
        converter.get_by_role("button", name="Make the files").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    told = road.verify(file)
    assert (told["known"], told["exact"], told["mark_now"]) == (True, True, "people_checked"), told
