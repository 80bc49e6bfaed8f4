"""``/panels/sessions/{id}``: who comes, the picture questions, the paper pack, closing, the report."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, StoreDep
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, pence, typed
from api.pages.panel_view import session_seen, supporters
from api.routes import panel_chairs, panel_sessions, paper
from easyread.errors import EasyReadError
from easyread.review.checker_words import NOT_SAID as NOT_SAID_WORDS
from easyread.review.picture_questions import NOT_SAID
from easyread.review.store import Store

router = APIRouter(include_in_schema=False)
Run = Annotated[Caller, Depends(page_for("panels.run"))]
Report = Annotated[Caller, Depends(page_for("panels.report"))]
DONE = {
    "opened": "The session is open. Tell the checkers, or print the pack.",
    "chair": "The chair is kept.",
    "questions": "The questions are kept.",
    "closed": "The session is closed. What people approved counts.",
    "why": "Your reason is kept. Checkers will read it.",
    "typed": "The answers are kept.",
}


@router.get("/panels/sessions/{session_id}")
def room(
    session_id: str, request: Request, store: StoreDep, caller: Run, done: str = ""
) -> Response:
    """One session, as who leads it sees it."""
    return _show(request, store, caller, session_id, done=done)


@router.get("/panels/sessions/{session_id}/pack.pdf")
def pack(session_id: str, request: Request, store: StoreDep, caller: Run) -> Response:
    """The pack of paper to print."""
    return paper.paper_pack(session_id, request, store, caller)


@router.post("/panels/sessions/{session_id}/chairs/{checker_id}")
def change_chair(
    session_id: str, checker_id: str, form: FormDep, request: Request, store: StoreDep, caller: Run
) -> Response:
    """Change the fee or the supporter of a chair, or write down that it was paid."""
    try:
        if field(form, "do") in ("paid", "unpaid"):
            said: dict[str, Any] = {"paid": field(form, "do") == "paid"}
        else:
            said = {
                "fee_pence": pence(field(form, "fee")),
                "travel_pence": pence(field(form, "travel")),
                "supporter_id": field(form, "supporter") or None,
            }
        body = as_body(
            panel_chairs.ChairChange, "The fee is too high or too low.", "Type it again.", **said
        )
        panel_chairs.put_chair(session_id, checker_id, body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, session_id, error=error)
    return back_to(f"/panels/sessions/{session_id}", "chair")


@router.post("/panels/sessions/{session_id}/questions")
def keep_questions(
    session_id: str, form: FormDep, request: Request, store: StoreDep, caller: Run
) -> Response:
    """Keep the picture questions as they were edited; those that were ticked are dropped."""
    try:
        asked = panel_sessions.get_session(session_id, store, caller)["questions"]
        wanted = [_edited(one, form) for one in asked if not field(form, f"drop-{one['id']}")]
        body = as_body(
            panel_sessions.QuestionsIn,
            "A question or a choice has no words, or too many.",
            "Fill it in, or drop the question.",
            questions=wanted,
        )
        panel_sessions.put_questions(session_id, body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, session_id, error=error, form=form)
    return back_to(f"/panels/sessions/{session_id}", "questions")


@router.post("/panels/sessions/{session_id}/close")
def close(session_id: str, request: Request, store: StoreDep, caller: Run) -> Response:
    """Close the session for good, and show its report."""
    try:
        panel_sessions.close_session(session_id, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, session_id, error=error)
    return back_to(f"/panels/sessions/{session_id}/report", "closed")


@router.get("/panels/sessions/{session_id}/report")
def report(
    session_id: str, request: Request, store: StoreDep, caller: Report, done: str = ""
) -> Response:
    """What of the page worked for how many people."""
    return _report(request, store, caller, session_id, done=done)


@router.post("/panels/sessions/{session_id}/why/{row}")
def say_why(
    session_id: str, row: str, form: FormDep, request: Request, store: StoreDep, caller: Run
) -> Response:
    """Say why a row that people found hard stays as it is, in words that they can read."""
    try:
        body = as_body(
            paper.ReasonIn,
            "Write in a few words why it stays.",
            "Use at most 300 letters.",
            reason=field(form, "reason"),
        )
        paper.say_why(session_id, row, body, request, store, caller)
    except EasyReadError as error:
        return _report(request, store, caller, session_id, error=error, form=form, row=row)
    return back_to(f"/panels/sessions/{session_id}/report", "why")


def _edited(one: dict[str, Any], form: FormData) -> dict[str, Any]:
    """A question with the words of the form in place of its own. An empty choice is taken out."""
    choices = []
    for choice in one["choices"]:
        name = f"choice-{one['id']}-{choice['id']}"
        words = field(form, name) if name in form else choice["words"]
        if words:
            choices.append({**choice, "words": words})
    ask = field(form, f"ask-{one['id']}") if f"ask-{one['id']}" in form else one["ask"]
    right = field(form, f"right-{one['id']}") or one["right"]
    return {**one, "ask": ask, "choices": choices, "right": right}


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    session_id: str,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
) -> Response:
    session = session_seen(store, caller, session_id)
    return render(
        request,
        "panels/session.html",
        caller,
        error=error,
        session=session,
        supporters=supporters(store, caller),
        not_said=(NOT_SAID, NOT_SAID_WORDS),
        done=DONE.get(done, ""),
        typed=typed(form) if form is not None else {},
    )


def _report(
    request: Request,
    store: Store,
    caller: Caller,
    session_id: str,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
    row: str = "",
) -> Response:
    found = panel_sessions.report(session_id, store, caller)
    seen = session_seen(store, caller, session_id)
    return render(
        request,
        "panels/report.html",
        caller,
        error=error,
        report=found,
        rows=seen["rows"],
        title=seen["title"],
        hard=[one["row"] for one in found["must_change"]],
        may_run=caller.may("panels.run"),
        done=DONE.get(done, ""),
        typed={row: field(form, "reason")} if form is not None else {},
    )
