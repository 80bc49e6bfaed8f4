"""``/v1/panel-sessions/{id}/chairs``: who comes, what they are paid, and what was said on paper."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import Field

from api.deps import Caller, NotAllowed, StoreDep, need
from api.errors import BadRequest
from api.panel_pages import about_of
from api.panels_out import chair_out
from api.routes.responses import problems
from api.schemas import Strict
from easyread.review.panel import (
    SAT,
    Answer,
    ChairState,
    MayNotSit,
    NotNow,
    chair_after,
    check_answer,
    check_new,
    may_sit,
    slot_of,
)
from easyread.review.store import panels as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import ChairRow, PanelSessionRow, now

router = APIRouter(prefix="/v1/panel-sessions", tags=["Panels"])
Run = Annotated[Caller, Depends(need("panels.run"))]
ONE = problems("bad-request", "not-signed-in", "not-allowed", "not-found", "not-now", "shredded")
MOST_PENCE = 100_000


class ChairIn(Strict):
    """One checker who comes: the fee agreed before, travel, and who supports them."""

    checker_id: str = Field(max_length=32)
    supporter_id: str | None = Field(default=None, max_length=32)
    fee_pence: int = Field(default=0, ge=0, le=MOST_PENCE, examples=[2000])
    travel_pence: int = Field(default=0, ge=0, le=MOST_PENCE)


class ChairChange(Strict):
    """What changes about a chair. What is left out stays."""

    supporter_id: str | None = Field(default=None, max_length=32)
    fee_pence: int | None = Field(default=None, ge=0, le=MOST_PENCE)
    travel_pence: int | None = Field(default=None, ge=0, le=MOST_PENCE)
    paid: bool | None = None


class PaperChairIn(Strict):
    """What a checker said about taking part, typed in after a session on paper."""

    say: Literal["agree", "refuse", "stop", "done"]


class PaperAnswerIn(Strict):
    """One answer from paper."""

    question: str = Field(max_length=60, examples=["section:1"])
    value: str = Field(max_length=30, examples=["easy"])
    row: str = Field(default="", max_length=32)
    words: str = Field(default="", max_length=2000)


class PaperAnswersIn(Strict):
    """What one checker wrote or ticked on paper, typed in by the facilitator."""

    answers: list[PaperAnswerIn] = Field(min_length=1, max_length=200)


@router.put("/{session_id}/chairs/{checker_id}", responses={**ONE, **problems("may-not-sit")})
def put_chair(
    session_id: str, checker_id: str, body: ChairChange, store: StoreDep, caller: Run
) -> dict[str, Any]:
    """Set a checker's chair, or change it. A fee that was agreed stays once they have begun."""
    with store.begin() as work:
        session = kept.session_in(work, caller.client_id, session_id, to_change=True)
        said = body.model_dump(exclude_unset=True)
        chair = work.db.get(ChairRow, (session.id, checker_id))
        if session.closed is not None and set(said) - {"paid"}:
            raise NotNow("This session is closed.", "Only who was paid can still be written down.")
        if chair is None:
            if session.closed is not None:
                raise NotNow("Nobody can join this session now.", "Open another session.")
            about = about_of(work, caller, session)
            new = {k: v for k, v in said.items() if k != "paid" and v is not None}
            chair = seat(work, session, about, ChairIn(checker_id=checker_id, **new))
        else:
            _change(work, caller, session, chair, said)
        caller.log(work, "panels.run", "set chair", session.id, checker=checker_id)
        work.db.flush()
        return chair_out(work, chair)


@router.post("/{session_id}/chairs/{checker_id}/paper", responses=ONE)
def say_on_paper(
    session_id: str, checker_id: str, body: PaperChairIn, store: StoreDep, caller: Run
) -> dict[str, Any]:
    """Write down what a checker said about taking part in a session on paper."""
    with store.begin() as work:
        session = _on_paper(work, caller, session_id)
        chair = kept.chair_in(work, session, checker_id)
        chair.state = chair_after(_state(chair), body.say, "paper")
        caller.log(work, "panels.run", f"{body.say} on paper", session.id, checker=checker_id)
        return chair_out(work, chair)


@router.post(
    "/{session_id}/chairs/{checker_id}/paper-answers",
    status_code=201,
    responses={**ONE, **problems("bad-answer", "answered")},
)
def answers_on_paper(
    session_id: str, checker_id: str, body: PaperAnswersIn, store: StoreDep, caller: Run
) -> dict[str, int]:
    """Type in what a checker answered on paper. It never touches an answer that is there."""
    with store.begin() as work:
        session = _on_paper(work, caller, session_id)
        chair = kept.chair_in(work, session, checker_id)
        if chair.state not in SAT:
            raise NotNow("This checker did not agree to take part.", "Write that down first.")
        sitting = kept.sitting_of(work, session)
        history = list(kept.answers_of(work, session, checker_id))
        for one in body.answers:
            check_answer(sitting, one.question, one.value, one.row, one.words)
            check_new(history, slot_of(one.question, one.row, one.words), "paper")
            entry = Answer("", one.question, one.value, "paper", one.row, one.words.strip())
            history.append(kept.add_answer(work, session, checker_id, caller.user_id, entry))
        caller.log(
            work, "panels.run", "typed in paper", session.id,
            checker=checker_id, count=len(body.answers),
        )  # fmt: skip
        return {"entered": len(body.answers)}


def seat(work: Work, session: PanelSessionRow, about: kept.About, one: ChairIn) -> ChairRow:
    """Give a checker a chair, if they may sit."""
    panel = kept.panel_in(work, session.client_id, session.panel_id)
    member = next((m for m in kept.members_of(work, panel) if m.user_id == one.checker_id), None)
    if member is None:
        raise BadRequest("This person is not in this panel.", "Ask who looks after the panels.")
    if work.db.get(ChairRow, (session.id, one.checker_id)) is not None:
        raise BadRequest("This person has two chairs.", "Give each checker one.")
    own_work = one.checker_id == session.facilitator_id
    matter = kept.matter_of(work, about)
    if own_work or not may_sit(member, matter):
        raise MayNotSit("This person may not sit in this session.", "Ask another checker.")
    _check_supporter(work, session, matter.staff, one.checker_id, one.supporter_id)
    chair = ChairRow(
        session_id=session.id,
        checker_id=one.checker_id,
        supporter_id=one.supporter_id,
        fee_pence=one.fee_pence,
        travel_pence=one.travel_pence,
        order_seed=secrets.randbelow(2**31),
    )
    work.db.add(chair)
    work.db.flush()
    return chair


def _check_supporter(
    work: Work,
    session: PanelSessionRow,
    staff: Collection[str],
    checker_id: str,
    supporter_id: str | None,
) -> None:
    """A supporter speaks for nobody's work but the checker's: not their own letter, not themselves."""
    if supporter_id is None:
        return
    if not kept.has_seat(work, supporter_id, session.client_id, "supporter"):
        raise BadRequest("This person is not a supporter here.", "Give them that role first.")
    if supporter_id in {session.facilitator_id, checker_id, *staff}:
        raise BadRequest("This person cannot support this checker.", "Choose somebody else.")


def open_one(work: Work, caller: Caller, session_id: str) -> PanelSessionRow:
    """Load a session that is still open, so that nobody closes it meanwhile."""
    session = kept.session_in(work, caller.client_id, session_id, to_change=True)
    if session.closed is not None:
        raise NotNow("This session is closed.", "Open another session.")
    return session


def _change(
    work: Work, caller: Caller, session: PanelSessionRow, chair: ChairRow, said: dict[str, Any]
) -> None:
    if chair.state != "asked" and {"fee_pence", "travel_pence"} & set(said):
        lower = [n for n in ("fee_pence", "travel_pence") if (said.get(n) or 0) < getattr(chair, n)]
        if any(n in said for n in lower):
            raise NotNow("The fee was agreed before.", "It can be more now, and never less.")
    if "supporter_id" in said:
        staff = kept.matter_of(work, about_of(work, caller, session)).staff
        _check_supporter(work, session, staff, chair.checker_id, said["supporter_id"])
        chair.supporter_id = said["supporter_id"]
    for name in ("fee_pence", "travel_pence"):
        if said.get(name) is not None:
            setattr(chair, name, said[name])
    if "paid" in said:
        chair.paid = now() if said["paid"] else None


def _on_paper(work: Work, caller: Caller, session_id: str) -> PanelSessionRow:
    session = open_one(work, caller, session_id)
    if not session.on_paper:
        raise NotNow("This session is not on paper.", "Only the checker can answer in it.")
    if session.facilitator_id != caller.user_id:
        raise NotAllowed("Only who led this session can type it in.", "Ask the facilitator.")
    return session


def _state(chair: ChairRow) -> ChairState:
    return chair.state  # type: ignore[return-value]
