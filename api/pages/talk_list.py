"""``/messages``: who wants to talk to someone, the one who waits longest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.deps import Caller, StoreDep
from api.pages.common import page_for, render
from api.pages.forms import FormDep, back_to, field
from api.routes import talks

router = APIRouter(include_in_schema=False)
Hear = Annotated[Caller, Depends(page_for("talks.read"))]
DONE = {"seen": "You have seen this message.", "closed": "This message is closed."}


@router.get("/messages")
def messages(
    request: Request, store: StoreDep, caller: Hear, done: str = "", closed: bool = False
) -> Response:
    """List who waits; with ``closed``, also those that are done."""
    found = talks.list_talks(store, caller, closed=closed)
    waiting = [one for one in found if not one["closed"]]
    return render(
        request,
        "office/messages.html",
        caller,
        waiting=waiting,
        over=[one for one in reversed(found) if one["closed"]],
        closed=closed,
        done=DONE.get(done, ""),
    )


@router.post("/messages/{talk_id}")
def hear(talk_id: str, form: FormDep, store: StoreDep, caller: Hear) -> Response:
    """Mark a message as seen, or close it once somebody has talked."""
    closes = field(form, "do") == "close"
    talks.hear(talk_id, talks.TalkChange(closed=closes), store, caller)
    return back_to("/messages", "closed" if closes else "seen")
