"""The whole road in a real browser: a Word file goes in, and a PDF that people checked comes out.

Each person has a browser window of their own: the admin, the converter, the author, the professional,
a checker, and a checker with a supporter. Every step is taken on screen, and wherever a letter says
what to do next, by that door. Only what a test wants to be sure of is asked of the API.
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
    for field in page.get_by_label(re.compile("^People who check")).all():
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


def go_on(page: Page, letter: str, says: str) -> None:
    """Do what a letter says is to be done next."""
    page.goto(f"/letters/{letter}")
    by_mouse(page, page.locator(".ws-next").get_by_role("link", name=says, exact=True))


def write_why(page: Page, within: str) -> None:
    """Write why what the rules find may stay."""
    for field in page.locator(f"{within} input.er-why").all():
        field.fill("Our group knows this.")
    send(page, "Keep these reasons")


def mend_or_say_why(page: Page, letter: str) -> None:
    """The converter writes why what must be mended may stay; the rest can wait for the check."""
    page.goto(f"/letters/{letter}?findings=open#findings")
    if page.locator(".er-finding--block").count():
        go_on(page, letter, "See what to mend")
        write_why(page, ".er-finding--block")


def choose_people(page: Page, letter: str) -> None:
    """Say who signs and who checks."""
    go_on(page, letter, "Choose the author")
    page.get_by_label("Author").select_option(label=STAFF["author"])
    page.get_by_label("Readability check").select_option(label=STAFF["readability"])
    send(page, "Save")


def send_on(page: Page, letter: str, says: str, state: str) -> None:
    """Send the letter to the next person."""
    go_on(page, letter, says.replace("Send", "Send it"))
    if says == "Send to a panel":
        page.locator("#person_agreed-yes").check()
        page.locator("#could_guess-no").check()
    send(page, says)
    assert page.get_by_role("status").filter(has_text=state).is_visible()


def answer_and_sign(page: Page, letter: str) -> None:
    """The author answers every question, gives reasons for facts, and signs."""
    go_on(page, letter, "Look and sign")
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
    """The professional gives one reason for each rule that is not kept, and passes the letter."""
    go_on(page, letter, "Check it")
    if page.locator("input.er-why").count():
        write_why(page, ".er-finding")
    send(page, "Pass: it follows the guides")


def make_panel(page: Page, *names: str) -> None:
    """Make a panel and put checkers in it."""
    menu(page, "Panel members")
    page.get_by_label("Name of the new panel").fill("Tuesday group")
    send(page, "Make the panel")
    for name in names:
        page.get_by_text("Put somebody into Tuesday group").click()
        page.get_by_label("Who?").select_option(label=name)
        send(page, "Put into Tuesday group")
        assert page.locator("summary").filter(has_text=name).is_visible()


def open_session(page: Page, road: Road, supported: dict[str, str]) -> str:
    """Open a session over the letter that waits; ``supported`` says by whom each is helped."""
    menu(page, "Panels")
    by_mouse(page, page.get_by_role("link", name=re.compile("^Open a session")))
    page.get_by_label("What is this page about?").fill(road.topic)
    for name, supporter in supported.items():
        chair = page.get_by_role("group", name=name)
        chair.get_by_role("checkbox", name="comes").check()
        if supporter:
            chair.get_by_label("Supporter").select_option(label=supporter)
    send(page, "Open the session")
    assert page.get_by_role("status").filter(has_text="The session is open.").is_visible()
    return urlsplit(page.url).path.rsplit("/", 1)[1]


def close_session(page: Page, session: str) -> None:
    """Close a session; its report is shown."""
    menu(page, "Panels")
    by_mouse(page, page.locator(f'a[href="/panels/sessions/{session}"]'))
    send(page, "Close the session")
    assert page.get_by_role("status").filter(has_text="The session is closed.").is_visible()


def hard_row(page: Page, letter: str) -> tuple[str, str]:
    """A row of the letter that the report of the panel names as hard: its key and its first line."""
    hard = " ".join(page.locator(".er-chair q").all_inner_texts())
    page.goto(f"/letters/{letter}")
    for row in page.locator(".ws-row").filter(has_text="From sentence").all():
        lines = row.locator(".ws-words p").all_inner_texts()
        if lines and all(line in hard for line in lines):
            return str(row.get_attribute("id")).removeprefix("row-"), lines[0]
    raise AssertionError(f"No row of the letter is in the report: {hard}")


def verify(page: Page, file: Path, code: str) -> None:
    """Ask, as anybody can, whether a file and its code are real."""
    page.goto("/sign-in")
    by_mouse(page, page.get_by_role("link", name=re.compile("Check a file or a code")))
    page.get_by_label("The PDF, Word file or web page").set_input_files(file)
    send(page, "Check the file")
    said = page.get_by_role("status")
    assert "exactly as it was made" in said.inner_text()
    assert "People with learning disabilities checked" in said.inner_text()
    page.get_by_label("The code at the end of the pages").fill(code.lower().replace("-", " "))
    send(page, "Check the code")
    assert "People with learning disabilities checked" in page.get_by_role("status").inner_text()


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
    make_panel(admin, "Robin Vale", "Kit Moss")

    converter, author, professional = (windows.person() for _ in STAFF)
    for page, role in zip((converter, author, professional), STAFF, strict=True):
        sign_in(page, role)
    letter = put_in(converter)
    take_a_suggestion(converter, letter)
    edit_a_row(converter, letter, "your bank account", "your own bank account")
    change_a_picture(converter, letter)
    mend_or_say_why(converter, letter)
    choose_people(converter, letter)
    send_on(converter, letter, "Send to the author", "with its author")
    answer_and_sign(author, letter)
    check_by_the_guides(professional, letter)
    assert road.look(converter, letter)["mark"] == "staff_checked"
    send_on(converter, letter, "Send to a panel", "with the panel")

    supported = {"Robin Vale": "", "Kit Moss": "Ana Diaz"}
    session = open_session(converter, road, supported)
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
    close_session(converter, session)
    assert converter.get_by_text(re.compile("answers? w(as|ere) told by")).is_visible()
    assert road.look(converter, letter)["state"] == "changes_asked"

    # The row that was hard is mended. It alone goes round again, with its twin on the first page.
    key, before = hard_row(converter, letter)
    edit_a_row(converter, letter, before, f"Good to know: {before[0].lower()}{before[1:]}", key)
    now_open = road.look(converter, letter)["open"]["signed"]
    assert key in now_open and len(now_open) <= 2
    mend_or_say_why(converter, letter)
    send_on(converter, letter, "Send to the author", "with its author")
    answer_and_sign(author, letter)
    check_by_the_guides(professional, letter)
    send_on(converter, letter, "Send to a panel", "with the panel")
    again = open_session(converter, road, supported)
    first, second = (road.rows_asked(converter, one) for one in (session, again))
    assert key in second <= first
    assert len(second) < len(first)
    for page in (robin, ana):
        page.goto("/checking")
        begin(page, by_mouse, nothing, road.topic)
        walk(page, by_mouse, nothing)
    close_session(converter, again)
    assert road.look(converter, letter)["state"] == "people_checked"

    robin.goto(f"/checking/{session}/{ids['Robin Vale']}/because-of-you")
    assert robin.get_by_text("Good to know").first.is_visible()

    go_on(converter, letter, "Make the files")
    if not converter.get_by_label(re.compile("^PDF")).is_checked():
        converter.get_by_label(re.compile("^PDF")).check()
    with converter.expect_download() as coming:
        converter.get_by_role("button", name="Make the files").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    converter.reload()
    code = converter.locator("tbody th").first.inner_text()
    verify(windows.person(), file, code)
