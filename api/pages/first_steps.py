"""The people and panels of a client -> what is still missing before a letter can go all the way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from api.deps import Caller, StoreDep
from api.routes import panels, people

ENOUGH = 2  # people with lived experience, as the settings begin


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to set up: in words, where it is done, and whether it is done."""

    says: str
    address: str
    door: str
    done: bool


def first_steps(store: StoreDep, caller: Caller) -> tuple[Step, ...]:
    """What an administrator sets up first; nothing once all of it is done."""
    known = [one for one in people.list_users(store, caller) if one["active"]]
    held = {
        role: [one["id"] for one in known if role in one["roles"]]
        for role in ("converter", "author", "readability", "checker")
    }
    three = product(held["converter"], held["author"], held["readability"])
    members = [len(panel["members"]) for panel in panels.list_panels(store, caller)]
    steps = (
        Step(
            "Add three different people: one makes the Easy Read (converter), one wrote the letter "
            "(author), one checks it by the guides (readability). Nobody approves their own work.",
            "/people",
            "Add people",
            any(len(set(some)) == len(some) for some in three),
        ),
        Step(
            "Add two or more people with learning disabilities (checker), and make a personal link "
            "or card for each.",
            "/people",
            "Add checkers",
            len(held["checker"]) >= ENOUGH,
        ),
        Step(
            "Make a panel, and put the checkers in it.",
            "/panel-members",
            "Make a panel",
            any(count >= ENOUGH for count in members),
        ),
    )
    return () if all(step.done for step in steps) else steps
