"""A checker's walk through their screens, pressed by mouse or by keyboard, and what each must hold to."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from easyread.review import checker_words as words

Press = Callable[[Page, Locator], None]
Look = Callable[[Page], None]

FEWEST_PX = 44
MOST_TABS = 200

# What can be pressed and is to be seen, with its size. A box whose label is pressed counts by it; a
# box in words, or a link to skip to the main part, is measured as it is when it is on the screen.
TOO_SMALL = """
(least) => {
  const found = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    let seen = one;
    if (["checkbox", "radio"].includes(one.type)) seen = one.labels[0] || one;
    const box = seen.getBoundingClientRect();
    const hidden = one.type === "hidden" || !seen.checkVisibility() || box.right <= 0 || box.bottom <= 0;
    if (hidden) continue;
    if (box.width < least - 0.5 || box.height < least - 0.5)
      found.push(`${Math.round(box.width)} x ${Math.round(box.height)}: ${seen.outerHTML.slice(0, 120)}`);
  }
  return found;
}
"""
FOCUS = """
(one) => {
  if (document.activeElement !== one) return "";
  const seen = ["checkbox", "radio"].includes(one.type) && one.labels[0] ? one.labels[0] : one;
  const looks = [getComputedStyle(one), getComputedStyle(seen)];
  const shown = looks.some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)
    || s.boxShadow !== "none");
  return shown ? "shown" : "not shown";
}
"""


def by_mouse(page: Page, what: Locator) -> None:
    """Press a link or a button, and wait for the next page."""
    with page.expect_navigation():
        what.click()


def by_keyboard(page: Page, what: Locator) -> None:
    """Go to a link or a button with the Tab key, see that it is marked, and press Enter."""
    go_to(page, what)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def go_to(page: Page, what: Locator) -> None:
    """Press Tab until a control has the focus; it must be marked then."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        marked = what.evaluate(FOCUS)
        if marked:
            assert marked == "shown", f"The focus is not to be seen: {what} on {page.url}"
            return
    raise AssertionError(f"The Tab key does not reach {what} on {page.url}")


def step_of(page: Page) -> str:
    """The last part of the address: which screen this is."""
    return urlsplit(page.url).path.rsplit("/", 1)[1]


def button(page: Page, says: str) -> Locator:
    """The button with these words."""
    return page.get_by_role("button", name=says).first


def answer(page: Page, value: str) -> Locator:
    """The button that gives this answer."""
    return page.locator(f"button[name=value][value={value}]")


def link(page: Page, says: str) -> Locator:
    """The link with these words."""
    return page.get_by_role("link", name=says, exact=True).first


def come_in(page: Page, address: str, press: Press, look: Look) -> None:
    """Open a personal link and press Start."""
    page.goto(address)
    assert page.get_by_role("heading", name=words.HELLO_ANYBODY).is_visible()
    look(page)
    press(page, button(page, words.START))
    assert urlsplit(page.url).path == "/checking"
    look(page)


def begin(page: Page, press: Press, look: Look, about: str) -> None:
    """Open the page that waits, and agree to look at it."""
    press(page, page.get_by_role("link", name=about).first)
    look(page)
    press(page, button(page, words.AGREE))
    assert step_of(page) == "start"
    assert page.get_by_role("heading", name=words.MASKED).is_visible()
    look(page)
    press(page, link(page, words.NEXT))


def walk(
    page: Page, press: Press, look: Look, special: dict[str, Callable[[Page], None]] | None = None
) -> list[str]:
    """Answer from the first bit to the end: "Easy", nothing to say, skip, "Yes". Gives the screens seen.

    ``special`` does something else on the screens that it names; it must lead to the next screen.
    """
    seen: list[str] = []
    while step_of(page) != "end":
        step = step_of(page)
        assert step not in seen, f"{step} came twice: {seen}"
        seen.append(step)
        look(page)
        kind = step.partition("-")[0]
        if special and step in special:
            special[step](page)
        elif kind == "bit":
            press(page, answer(page, "easy"))
        elif kind == "open":
            press(page, button(page, words.NOT_SAY))
        elif kind == "choice":
            press(page, button(page, words.SKIP))
        elif kind == "ready":
            press(page, answer(page, "yes"))
        elif kind == "name":
            press(page, answer(page, "no"))
        else:
            raise AssertionError(f"This screen is not known: {page.url}")
    look(page)
    assert page.get_by_role("heading", name=words.THANKS).is_visible()
    return [*seen, "end"]
