"""A letter as a person sees it -> where it is on its road, and what this person can do next."""

from __future__ import annotations

from dataclasses import dataclass

from api.deps import Caller
from api.pages.found import Found
from api.pages.look import Seen

STEPS = (
    "The Easy Read is made",
    "Its author signs",
    "A colleague checks it by the guides",
    "People with learning disabilities check it",
    "It is sent",
)
# How many of the steps are done, by the state of the letter.
DONE = {
    "draft": 0,
    "changes_asked": 0,
    "with_author": 1,
    "readability": 2,
    "staff_checked": 3,
    "with_panel": 3,
    "people_checked": 4,
    "sent": 5,
}


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next: one sentence, and the door to it ("" where somebody else has the letter)."""

    says: str
    address: str = ""
    words: str = ""


def next_step(seen: Seen, found: Found, caller: Caller) -> Next:
    """Say what a person can do next with a letter, or who has it."""
    letter = seen.letter
    state, at = letter["state"], f"/letters/{letter['id']}"
    own = caller.user_id in (letter["author_id"], letter["converter_id"])
    author = seen.names.get(letter["author_id"] or "", "its author")
    if state in ("draft", "changes_asked"):
        return _of_draft(seen, found, caller, at)
    if state == "with_author" and caller.user_id == letter["author_id"]:
        return Next("It is your turn. Look if it is still true.", f"{at}/sign", "Look and sign")
    if state == "with_author":
        return Next(f"It waits for {author} to sign it.")
    if state == "readability" and caller.may("letters.pass") and not own:
        return Next("It can be checked by the guides now.", f"{at}/check", "Check it")
    if state == "readability":
        return Next("It waits for a colleague who checks it by the guides.")
    if state == "staff_checked" and caller.may("letters.move"):
        return Next(
            "Staff have checked it. People with learning disabilities can check it now.",
            f"{at}/send-on",
            "Send it to a panel",
        )
    if state == "with_panel" and caller.may("panels.run"):
        return Next("It is with the panel. Sessions are under Panels.", "/panels", "Go to panels")
    if state == "with_panel":
        return Next("It waits for the panel.")
    if state == "sent":
        return Next("It was sent. Nobody can change it now.", f"{at}/sent", "See how")
    if state == "withdrawn":
        return Next("It was withdrawn. Nobody may use it.")
    return Next("It can be sent now. First make the files.", f"{at}/download", "Make the files")


def _of_draft(seen: Seen, found: Found, caller: Caller, at: str) -> Next:
    if not caller.may("letters.move"):
        return Next("It waits for whoever makes the Easy Read.")
    must = found.places("block")
    asked = "Changes were asked for: see the comments. " if seen.letter["state"] != "draft" else ""
    if must:
        places = "1 place" if must == 1 else f"{must} places"
        says = f"{asked}Mend {places} in it, or write why they may stay."
        return Next(says, f"{at}?findings=open#findings", "See what to mend")
    if seen.letter["author_id"] is None:
        return Next(f"{asked}Say who wrote the letter.", f"{at}/people", "Choose the author")
    return Next(f"{asked}It can go to its author now.", f"{at}/send-on", "Send it to the author")
