"""``/letters``: the letters of this client, who has each, and the form to put a new one in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from api.deps import Caller, StoreDep
from api.incoming import Incoming, read_incoming
from api.long_letters import is_long, queue_letter
from api.pages.common import page_for, render
from api.pages.first_steps import first_steps
from api.pages.home import LEVEL_NAMES, PROFILE_NAMES
from api.put_in import keep_letter
from api.routes import letters
from api.routes.jobs import list_jobs
from easyread.errors import EasyReadError
from easyread.review.states import WORDS, WORK
from easyread.settings import PROFILES

router = APIRouter(include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.read"))]
SHOWN = 50
EXAMPLE = Path(__file__).parent.parent / "example_letter.txt"  # made up for this project


@router.get("/letters")
def queue(
    request: Request,
    store: StoreDep,
    caller: Reader,
    state: str = "",
    mine: bool = False,
    cursor: str = "",
) -> Response:
    """List the letters, the soonest due first."""
    return _queue(request, store, caller, state, mine, cursor)


@router.post("/letters")
async def put_in(
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.create"))],
) -> Response:
    """Put a letter in and open it; or say what is wrong, with the list."""
    try:
        letter = await read_incoming(request)
        if is_long(request, letter):
            job = await run_in_threadpool(queue_letter, store, caller, letter)
            return RedirectResponse(f"/waiting/{job.id}", status_code=303)
        made = await keep_letter(request.app.state.workers.run, store, caller, letter)
    except EasyReadError as error:
        return await run_in_threadpool(_queue, request, store, caller, "", False, "", error)
    return RedirectResponse(f"/letters/{made['id']}", status_code=303)


@router.post("/letters/example")
async def put_in_example(
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.create"))],
) -> Response:
    """Put our own example letter in, so that a newcomer sees an Easy Read at once."""
    example = Incoming(EXAMPLE.read_bytes(), EXAMPLE.name)
    made = await keep_letter(request.app.state.workers.run, store, caller, example)
    return RedirectResponse(f"/letters/{made['id']}", status_code=303)


def _queue(
    request: Request,
    store: StoreDep,
    caller: Caller,
    state: str,
    mine: bool,
    cursor: str,
    error: EasyReadError | None = None,
) -> Response:
    page = letters.list_letters(
        store, caller, state if state in WORDS else None, None, mine, cursor or None, SHOWN
    )
    today = date.today()
    for item in page.items:
        due = date.fromisoformat(item["due"]) if item["due"] else None
        item["days"] = (due - today).days if due else None
        item["yours"] = _is_turn_of(caller, item)
        item["due_words"] = f"{due.day} {due:%B %Y}" if due else ""
    return render(
        request,
        "work/queue.html",
        caller,
        error=error,
        letters=page.items,
        next=page.next,
        state=state,
        mine=mine,
        states=WORDS,
        doors=_doors(caller),
        first_steps=first_steps(store, caller) if caller.may("people.manage") else (),
        may_put_in=caller.may("letters.create"),
        jobs=list_jobs(store, caller) if caller.may("letters.create") else (),
        profiles={name: PROFILE_NAMES.get(name, name) for name in PROFILES},
        levels=LEVEL_NAMES,
    )


def _is_turn_of(caller: Caller, letter: dict[str, Any]) -> bool:
    """Whether a letter waits for this person: as its converter, its author, or its checker."""
    me, state = caller.user_id, letter["state"]
    if state in WORK:
        return bool(letter["converter_id"] == me)
    if state == "with_author":
        return bool(letter["author_id"] == me)
    return bool(state == "readability" and letter["readability_id"] == me)


def _doors(caller: Caller) -> dict[str, str]:
    """Where a letter opens for this person: at their own part of the work, if it is their turn."""
    turns = {"with_author": ("letters.sign", "/sign"), "readability": ("letters.pass", "/check")}
    only = not caller.may("letters.edit")
    return {state: door for state, (needed, door) in turns.items() if only and caller.may(needed)}
