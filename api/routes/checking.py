"""``/v1/checking``: a checker looks at masked pages and says what they think. Nobody else can for them.

A supporter may enter what the checker tells them, where nothing was entered before; it is marked,
and from then on it is the checker's alone. Everything that was entered stays on record.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from api.checking_out import invitation, own_answers, pages
from api.deps import Caller, StoreDep, need
from api.panel_pages import now_of, rows_now
from api.routes.responses import problems
from api.schemas import Strict
from easyread.errors import EasyReadError
from easyread.review import checker_words as words
from easyread.review.heard import heard
from easyread.review.panel import (
    Answer,
    By,
    ChairState,
    NotNow,
    Say,
    chair_after,
    check_answer,
    check_new,
    current,
    slot_of,
)
from easyread.review.panel_changes import changed_because
from easyread.review.store import panels as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import ChairRow, PanelSessionRow

router = APIRouter(prefix="/v1/checking", tags=["Checking"])
Look = Annotated[Caller, Depends(need("checking.look"))]
Enter = Annotated[Caller, Depends(need("checking.answer"))]
Own = Annotated[Caller, Depends(need("checking.change"))]
Who = Annotated[
    str | None,
    Query(max_length=32, description="For a supporter: the checker they speak for."),
]
ONE = problems("bad-request", "not-signed-in", "not-allowed", "not-found", "shredded")
CHANGE = {**ONE, **problems("not-now", "bad-answer", "answered")}


class NeverNamed(EasyReadError):
    """Nobody who checked a person's own letter is ever named on it."""

    code = "never-named"


class SayIn(Strict):
    """What a checker says about taking part. A no needs no reason."""

    say: Say


class AnswerIn(Strict):
    """One answer. ``question`` and ``value`` are as the pages name them."""

    question: str = Field(max_length=60, examples=["section:1"])
    value: str = Field(max_length=30, examples=["easy"])
    row: str = Field(default="", max_length=32, description="For a hard word or a picture.")
    words: str = Field(
        default="", max_length=2000, description="The hard word, or the person's own words."
    )


class ChangeIn(Strict):
    """The new answer in place of an old one."""

    value: str = Field(max_length=30)
    words: str = Field(default="", max_length=2000)


class NamedIn(Strict):
    """How a checker wishes to be named."""

    named: Literal["no", "first name", "full name"]


@router.get("/sessions", responses=problems("not-signed-in", "not-allowed"))
def my_sessions(store: StoreDep, caller: Look) -> list[dict[str, Any]]:
    """The sessions of this checker, and of those whom this supporter helps; the newest first."""
    with store.read() as work:
        return [
            invitation(work, session, chair)
            for session in kept.sessions_with(work, caller.client_id, caller.user_id)
            for chair in kept.chairs_of(work, session)
            if caller.user_id in (chair.checker_id, chair.supporter_id)
        ]


@router.get("/sessions/{session_id}", responses=ONE)
def my_session(
    session_id: str, store: StoreDep, caller: Look, checker: Who = None
) -> dict[str, Any]:
    """What is said before the page is shown: the topic, the fee, and that they may say no."""
    with store.read() as work:
        session, chair, _ = _mine(work, caller, session_id, checker)
        return invitation(work, session, chair)


@router.post("/sessions/{session_id}/say", responses=CHANGE)
def say(
    session_id: str, body: SayIn, store: StoreDep, caller: Enter, checker: Who = None
) -> dict[str, Any]:
    """Agree, refuse without a reason, stop, come back, or finish."""
    with store.begin() as work:
        session, chair, by = _mine(work, caller, session_id, checker, to_change=True)
        chair.state = chair_after(_state(chair), body.say, by)
        caller.log(
            work, "checking.answer", body.say, session.id, checker=chair.checker_id, entered_as=by
        )
        return invitation(work, session, chair)


@router.put("/sessions/{session_id}/named", responses={**CHANGE, **problems("never-named")})
def be_named(session_id: str, body: NamedIn, store: StoreDep, caller: Own) -> dict[str, Any]:
    """Say how to be named. By default not; on a person's own letter never."""
    with store.begin() as work:
        session, chair, _ = _mine(work, caller, session_id, caller.user_id, to_change=True)
        if session.letter_id is not None and body.named != "no":
            raise NeverNamed("Nobody is named on a person's own letter.", "Leave it at no.")
        chair.named = body.named
        caller.log(work, "checking.change", "said how to be named", session.id)
        return invitation(work, session, chair)


@router.get("/sessions/{session_id}/pages", responses={**ONE, **problems("not-now")})
def my_pages(session_id: str, store: StoreDep, caller: Look, checker: Who = None) -> dict[str, Any]:
    """The masked page and the questions, once the checker has agreed to look at it."""
    with store.read() as work:
        session, chair, _ = _mine(work, caller, session_id, checker)
        _at_it(session, chair)
        return pages(kept.sitting_of(work, session), chair.order_seed)


@router.get("/sessions/{session_id}/answers", responses=ONE)
def my_answers(
    session_id: str, store: StoreDep, caller: Look, checker: Who = None
) -> list[dict[str, Any]]:
    """Everything that was entered for this checker, oldest first."""
    with store.read() as work:
        session, chair, _ = _mine(work, caller, session_id, checker)
        return own_answers(kept.answers_of(work, session, chair.checker_id))


@router.post("/sessions/{session_id}/answers", status_code=201, responses=CHANGE)
def answer(
    session_id: str, body: AnswerIn, store: StoreDep, caller: Enter, checker: Who = None
) -> list[dict[str, Any]]:
    """Answer what has no answer yet."""
    with store.begin() as work:
        session, chair, by = _mine(work, caller, session_id, checker, to_change=True)
        _at_it(session, chair)
        check_answer(
            kept.sitting_of(work, session), body.question, body.value, body.row, body.words
        )
        history = kept.answers_of(work, session, chair.checker_id)
        check_new(history, slot_of(body.question, body.row, body.words), by)
        entry = Answer("", body.question, body.value, by, body.row, body.words.strip())
        return _keep(work, caller, session, chair, entry, "answered")


@router.put("/sessions/{session_id}/answers/{answer_id}", status_code=201, responses=CHANGE)
def change_answer(
    session_id: str, answer_id: str, body: ChangeIn, store: StoreDep, caller: Own
) -> list[dict[str, Any]]:
    """Change an own answer, also one that a supporter entered. Both stay on record."""
    with store.begin() as work:
        session, chair, _ = _mine(work, caller, session_id, caller.user_id, to_change=True)
        _at_it(session, chair)
        old = _counting(work, session, chair, answer_id)
        check_answer(kept.sitting_of(work, session), old.question, body.value, old.row, body.words)
        others = [
            a for a in current(kept.answers_of(work, session, chair.checker_id)) if a.id != old.id
        ]
        check_new(others, slot_of(old.question, old.row, body.words), "checker")
        entry = Answer("", old.question, body.value, "checker", old.row, body.words.strip(), old.id)
        return _keep(work, caller, session, chair, entry, "changed answer")


@router.delete("/sessions/{session_id}/answers/{answer_id}", responses=CHANGE)
def take_back(
    session_id: str, answer_id: str, store: StoreDep, caller: Own
) -> list[dict[str, Any]]:
    """Take an own answer back. It stays on record, and does not count."""
    with store.begin() as work:
        session, chair, _ = _mine(work, caller, session_id, caller.user_id, to_change=True)
        _not_closed(session)
        old = _counting(work, session, chair, answer_id)
        entry = Answer(
            "", old.question, old.value, "checker", old.row, old.words, old.id, withdrawn=True
        )
        return _keep(work, caller, session, chair, entry, "took answer back")


@router.get(
    "/sessions/{session_id}/because-of-you",
    responses={**ONE, **problems("not-now", "busy", "took-too-long")},
)
def because_of_you(
    session_id: str, request: Request, store: StoreDep, caller: Look, checker: Who = None
) -> dict[str, Any]:
    """What changed on the page since the session: for those who checked it, with the same names."""
    with store.read() as work:
        session, chair, _ = _mine(work, caller, session_id, checker)
        if session.closed is None:
            raise NotNow("We are not finished yet.", "Look again later.")
        _took_part(chair)
        sitting = kept.sitting_of(work, session)
        everybody = {
            c.checker_id: kept.answers_of(work, session, c.checker_id)
            for c in kept.chairs_of(work, session)
        }
        now = now_of(work, session)
    rows = rows_now(request, session, sitting, now)
    spoken_of = heard(sitting, everybody).spoken_of
    return {
        "title": words.BECAUSE_OF_YOU,
        "was": words.WAS,
        "now": words.NOW,
        "rows": [asdict(c) for c in changed_because(sitting, rows, spoken_of)],
        "thanks": words.THANKS,
    }


def _mine(
    work: Work, caller: Caller, session_id: str, checker: str | None, to_change: bool = False
) -> tuple[PanelSessionRow, ChairRow, By]:
    """Load a session with the chair this person has, or supports. Anything else is not there.

    Raises:
        NotHere: no such session for this person (code ``not-found``).
    """
    session = kept.session_in(work, caller.client_id, session_id, to_change)
    if to_change:
        _not_closed(session)
    for chair in kept.chairs_of(work, session):
        own = chair.checker_id == caller.user_id and "checker" in caller.roles
        helps = chair.supporter_id == caller.user_id and "supporter" in caller.roles
        if (own or helps) and checker in (None, chair.checker_id):
            return session, chair, "checker" if own else "supporter"
    raise kept.NotHere("There is no such session.", "Look for it in the list of sessions.")


def _not_closed(session: PanelSessionRow) -> None:
    if session.closed is not None:
        raise NotNow("We have closed this.", "Nothing can be changed any more.")


def _at_it(session: PanelSessionRow, chair: ChairRow) -> None:
    """Whether the checker has agreed, and has not stopped."""
    if session.closed is not None:
        raise NotNow("We have closed this.", "Look at what changed because of you.")
    if chair.state not in ("agreed", "done"):
        raise NotNow("You have not said yes to this page.", "Say yes first, if you want to.")


def _took_part(chair: ChairRow) -> None:
    if chair.state not in ("agreed", "stopped", "done"):
        raise NotNow("You have not looked at this page.", "There is nothing to show.")


def _state(chair: ChairRow) -> ChairState:
    return chair.state  # type: ignore[return-value]


def _counting(work: Work, session: PanelSessionRow, chair: ChairRow, answer_id: str) -> Answer:
    history = kept.answers_of(work, session, chair.checker_id)
    found = next((a for a in current(history) if a.id == answer_id), None)
    if found is None:
        raise kept.NotHere("There is no such answer, or it was changed.", "Load your answers.")
    return found


def _keep(
    work: Work,
    caller: Caller,
    session: PanelSessionRow,
    chair: ChairRow,
    entry: Answer,
    action: str,
) -> list[dict[str, Any]]:
    kept.add_answer(work, session, chair.checker_id, caller.user_id, entry)
    # "Is it ready?" is the last question: who has answered it has finished.
    if entry.question == "ready" and not entry.withdrawn and chair.state == "agreed":
        chair.state = "done"
    operation = "checking.answer" if entry.replaces is None else "checking.change"
    caller.log(work, operation, action, session.id, checker=chair.checker_id, entered_as=entry.by)
    return own_answers(kept.answers_of(work, session, chair.checker_id))
