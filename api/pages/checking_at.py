"""A caller and an address -> where a checker is in a session, and what was said there so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends

from api.deps import Caller, StoreDep
from api.pages.checking_show import base_of
from api.pages.checking_steps import Step, beside, first_open, steps_of
from api.pages.common import page_for
from api.routes import checking
from easyread.review.panel import slot_of
from easyread.review.store import Store
from easyread.review.store.panels import NotHere

Said = dict[str, Any]
Look = Annotated[Caller, Depends(page_for("checking.look"))]
Enter = Annotated[Caller, Depends(page_for("checking.answer"))]
IN_SESSION = "/checking/{session}/{checker}"


@dataclass(frozen=True, slots=True)
class At:
    """A session as one checker is in it, or somebody who supports them."""

    session: str
    checker: str
    name: str
    caller: Caller
    about: dict[str, Any]
    pages: dict[str, Any]
    said: tuple[Said, ...]
    steps: tuple[Step, ...]

    @property
    def helps(self) -> bool:
        """Whether the person at the screen is the supporter, not the checker."""
        return self.caller.user_id != self.checker

    @property
    def base(self) -> str:
        """The front of every address in this session."""
        return base_of(self.session, self.checker)

    def address(self, step: Step | None) -> str:
        """The address of one screen; of none, the list of pages."""
        return f"{self.base}/{step.name}" if step else "/checking"

    def step(self, name: str) -> Step:
        """The screen of this name.

        Raises:
            NotHere: there is none in this session (code ``not-found``).
        """
        for step in self.steps:
            if step.name == name:
                return step
        raise NotHere("There is no such page.", "Look at the list of pages.")

    def before(self, step: Step) -> str:
        """The address of the screen before."""
        return self.address(beside(self.steps, step)[0])

    def after(self, step: Step) -> str:
        """The address of the screen after."""
        return self.address(beside(self.steps, step)[1] or step)

    def go_on(self) -> str:
        """The address where this checker goes on."""
        return self.address(first_open(self.steps, {one["question"] for one in self.said}))

    def own(self, question: str, row: str = "", words: str = "") -> Said | None:
        """The answer that counts in one place now, None if there is none."""
        slot = slot_of(question, row, words)
        return next(
            (s for s in self.said if slot_of(s["question"], s["row"], s["words"]) == slot), None
        )

    def bit(self, name: str) -> dict[str, Any]:
        """The bit whose screen has this name."""
        question = self.step(name).question
        for bit in self.pages["bits"]:
            if bit["question"] == question:
                return dict(bit)
        raise NotHere("There is no such page.", "Look at the list of pages.")


def at_it(store: Store, caller: Caller, session: str, checker: str) -> At:
    """Load where this checker is.

    Raises:
        NotHere: no such session for this person (code ``not-found``).
        NotNow: the checker has not said yes, has stopped, or the session is closed.
    """
    about = checking.my_session(session, store, caller, checker)
    pages = checking.my_pages(session, store, caller, checker)
    said = checking.my_answers(session, store, caller, checker)
    # Nobody but the checker decides how they are named.
    may_be_named = about["may_be_named"] and caller.user_id == checker
    return At(
        session,
        checker,
        about["checker"],
        caller,
        about,
        pages,
        tuple(one for one in said if one["counts"]),
        steps_of(pages, may_be_named),
    )


def _look(session: str, checker: str, store: StoreDep, caller: Look) -> At:
    return at_it(store, caller, session, checker)


def _enter(session: str, checker: str, store: StoreDep, caller: Enter) -> At:
    return at_it(store, caller, session, checker)


Looking = Annotated[At, Depends(_look)]
Entering = Annotated[At, Depends(_enter)]
