"""``/v1/talks``: "I want to talk to someone" goes to the safeguarding lead. It is no answer."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from sqlalchemy import select

from api.deps import Caller, StoreDep, need
from api.routes.responses import problems
from api.schemas import Strict
from easyread.review import checker_words as words
from easyread.review.store import panels as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import TalkRow, User, new_id, now

router = APIRouter(prefix="/v1/talks", tags=["Talks"])
Ask = Annotated[Caller, Depends(need("talks.ask"))]
Hear = Annotated[Caller, Depends(need("talks.read"))]
KNOWN = problems("bad-request", "not-signed-in", "not-allowed", "not-found", "shredded")


class TalkIn(Strict):
    """The wish to talk to someone. Nothing needs to be said with it.

    ``checker_id`` is for a supporter who asks for the checker they help.
    """

    session_id: str | None = Field(default=None, max_length=32)
    checker_id: str | None = Field(default=None, max_length=32)
    words: str = Field(default="", max_length=2000)


class TalkChange(Strict):
    """What the safeguarding lead has done: seen it, or talked and closed it."""

    closed: bool = False


@router.post("", status_code=201, responses=KNOWN)
def ask_to_talk(body: TalkIn, store: StoreDep, caller: Ask) -> dict[str, Any]:
    """Ask to talk to someone. Works at any time, also when a session is closed."""
    with store.begin() as work:
        who = caller.user_id
        if body.session_id is not None:
            who = _chair_of(work, caller, body.session_id, body.checker_id)
        elif body.checker_id not in (None, caller.user_id):
            raise kept.NotHere("Say in which session you help them.", "Send its session_id.")
        talk = TalkRow(
            id=new_id("tlk"),
            client_id=caller.client_id,
            checker_id=who,
            session_id=body.session_id,
        )
        if body.words.strip():
            place = f"talks.body:{talk.id}"
            talk.body = work.keys.seal(caller.client_id, place, body.words.strip())
        work.db.add(talk)
        work.db.flush()
        caller.log(work, "talks.ask", "asked to talk", talk.id)
        return {"id": talk.id, "says": [words.TALK_THANKS, words.TALK_NO_ANSWER]}


@router.get("", responses=KNOWN)
def list_talks(
    store: StoreDep,
    caller: Hear,
    closed: Annotated[bool, Query(description="Also those that are closed.")] = False,
) -> list[dict[str, Any]]:
    """Who wants to talk, the one who waits longest first."""
    with store.read() as work:
        wanted = select(TalkRow).where(TalkRow.client_id == caller.client_id)
        if not closed:
            wanted = wanted.where(TalkRow.closed.is_(None))
        return [
            _talk(work, row) for row in work.db.scalars(wanted.order_by(TalkRow.at, TalkRow.id))
        ]


@router.put("/{talk_id}", responses=KNOWN)
def hear(talk_id: str, body: TalkChange, store: StoreDep, caller: Hear) -> dict[str, Any]:
    """Mark that somebody has seen it, and close it once they have talked."""
    with store.begin() as work:
        talk = work.db.get(TalkRow, talk_id)
        if talk is None or talk.client_id != caller.client_id:
            raise kept.NotHere("There is nobody waiting under this id.", "Load the list again.")
        if talk.seen is None:
            talk.seen, talk.seen_by = now(), caller.user_id
        if body.closed and talk.closed is None:
            talk.closed = now()
        caller.log(work, "talks.read", "closed talk" if body.closed else "saw talk", talk.id)
        work.db.flush()
        return _talk(work, talk)


def _chair_of(work: Work, caller: Caller, session_id: str, checker_id: str | None) -> str:
    """Whose wish it is: the person's own, or that of the checker they help in this session."""
    session = kept.session_in(work, caller.client_id, session_id)
    for chair in kept.chairs_of(work, session):
        if caller.user_id in (chair.checker_id, chair.supporter_id) and checker_id in (
            None,
            chair.checker_id,
        ):
            return chair.checker_id
    raise kept.NotHere("There is no such session.", "Look for it in the list of sessions.")


def _talk(work: Work, talk: TalkRow) -> dict[str, Any]:
    place = f"talks.body:{talk.id}"
    return {
        "id": talk.id,
        "checker_id": talk.checker_id,
        "name": work.db.get_one(User, talk.checker_id).name,
        "session_id": talk.session_id,
        "words": work.keys.open(talk.client_id, place, talk.body) if talk.body else "",
        "at": talk.at.isoformat(),
        "seen": talk.seen.isoformat() if talk.seen else None,
        "seen_by": talk.seen_by,
        "closed": talk.closed.isoformat() if talk.closed else None,
    }
