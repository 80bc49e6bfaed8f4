"""Beside one letter: its job sheet, who works on it, comments, and how it came to be as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api.cases import Stale
from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, field, several
from api.pages.look import Seen, look
from api.pages.suggestions import differences
from api.pages.workspace import about
from api.routes import choices, moves
from easyread.errors import EasyReadError
from easyread.review.jobsheet import TOPICS

router = APIRouter(prefix="/letters/{letter_id}", include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.read"))]

# The fields of the job sheet: label, hint, and whether the answer is long.
SHEET = {
    "sender": ("Who sent the letter", "", False),
    "reader": ("Who it is for", "", False),
    "purpose": ("What it is for", "Why the reader gets it, in one sentence.", False),
    "deadline": ("The first day by which the reader must do something", "", False),
    "keep": ("What must stay", "Anything that nobody may cut.", True),
    "enclosures": ("What is sent with it", "Forms, leaflets, an envelope.", True),
    "needs": ("What the reader needs", "Large print, audio, a phone call, another language.", True),
}
LONG_TOPIC_WORDS = {
    "law": "The law, a court, an appeal",
    "money": "Money or benefits",
    "consent": "Saying yes or no to something (consent)",
    "safeguarding": "Harm or danger",
    "clinical": "Medicine, food before a test, a treatment",
}
ACTIONS = {
    "put in": "Put the letter in",
    "decided": "Changed or decided something",
    "assigned": "Said who works on it",
    "wrote job sheet": "Wrote the job sheet",
    "commented": "Wrote a comment",
    "made files": "Made files",
    "to_author": "Sent it to the author",
    "take_back": "Took it back",
    "sign": "Signed that it is true",
    "sign_clinical": "Signed what it says about medicine",
    "author_back": "Sent it back with a reason",
    "pass": "Passed it by the guides",
    "readability_back": "Sent it back with a reason",
    "to_panel": "Sent it to a panel",
    "withdraw": "Withdrew it",
    "sent": "Said that it was sent",
    "feedback": "Wrote down what a reader said",
}
CHANGES = {
    "words": "Other words",
    "picture": "Another picture",
    "new": "New row",
    "gone": "Row gone",
    "other": "Moved, or printed otherwise",
}


@router.get("/job-sheet")
def job_sheet(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """The job sheet as a form."""
    sheet = moves.get_job_sheet(letter_id, store, caller)
    return _sheet(request, caller, look(store, caller, letter_id), sheet)


@router.post("/job-sheet")
def keep_job_sheet(
    letter_id: str,
    form: FormDep,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.edit"))],
) -> Response:
    """Keep the job sheet."""
    sheet = {name: field(form, name) for name in SHEET}
    try:
        body = as_body(moves.JobSheetIn, "An answer is too long.", "Make it shorter.", **sheet)
        moves.put_job_sheet(letter_id, body, Response(), store, caller, field(form, "etag") or None)
    except EasyReadError as error:
        seen = look(store, caller, letter_id)
        now = moves.get_job_sheet(letter_id, store, caller) if isinstance(error, Stale) else None
        return _sheet(request, caller, seen, sheet, error, now)
    return RedirectResponse(f"/letters/{letter_id}/job-sheet?saved=true", status_code=303)


@router.get("/people")
def people(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """Who works on a letter, until when, and what it is about."""
    return _people(request, store, caller, look(store, caller, letter_id))


@router.post("/people")
def keep_people(
    letter_id: str,
    form: FormDep,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.assign"))],
) -> Response:
    """Keep who works on a letter."""
    chosen = {name: field(form, name) or None for name in ("author_id", "readability_id", "due")}
    said = {**chosen, "topics": several(form, "topic")}
    try:
        says, try_this = "This is not a day.", "Write it as 2027-01-14, or leave it empty."
        body = as_body(moves.PeopleIn, says, try_this, **said)
        moves.assign(letter_id, body, Response(), store, caller, field(form, "etag") or None)
    except EasyReadError as error:
        return _people(request, store, caller, look(store, caller, letter_id), error, said)
    return RedirectResponse(f"/letters/{letter_id}/people?saved=true", status_code=303)


@router.get("/comments")
def comments(
    letter_id: str, request: Request, store: StoreDep, caller: Reader, row: str = ""
) -> Response:
    """All comments, and the form for a new one."""
    return _comments(request, store, caller, look(store, caller, letter_id), row)


@router.post("/comments")
def comment(
    letter_id: str,
    form: FormDep,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.comment"))],
) -> Response:
    """Keep a comment."""
    text, row = field(form, "text"), field(form, "row")
    try:
        says = "The comment is empty, or too long."
        if not text:
            raise BadRequest(says, "Write it in the box.")
        body = as_body(moves.CommentIn, says, "Make it shorter.", text=text, row=row or None)
        moves.comment(letter_id, body, store, caller)
    except EasyReadError as error:
        seen = look(store, caller, letter_id)
        return _comments(request, store, caller, seen, row, text, error)
    return RedirectResponse(f"/letters/{letter_id}/comments", status_code=303)


@router.get("/history")
def history(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """What was done with the letter, and each version beside the one before it."""
    told = moves.history(letter_id, store, caller)
    names = {p["id"]: p["name"] for p in choices.people_to_choose(letter_id, store, caller)}
    steps = [
        {**step, "changes": [_change(one) for one in step["changes"]]}
        for step in reversed(told["versions"])
    ]
    return render(
        request,
        "workspace/history.html",
        caller,
        **about(look(store, caller, letter_id), caller),
        done=told["done"],
        steps=steps,
        names=names,
        actions=ACTIONS,
        changes=CHANGES,
    )


def _change(one: dict[str, Any]) -> dict[str, Any]:
    old, new = differences(_joined(one["before"]), _joined(one["after"]))
    return {**one, "old": old, "new": new}


def _joined(lines: Sequence[str]) -> str:
    return " / ".join(lines)


def _sheet(
    request: Request,
    caller: Caller,
    seen: Seen,
    sheet: dict[str, str],
    error: EasyReadError | None = None,
    theirs: dict[str, str] | None = None,
) -> Response:
    told = {"sheet": sheet, "fields": SHEET, "theirs": theirs, "saved": _saved(request)}
    return render(
        request, "workspace/job_sheet.html", caller, error=error, **about(seen, caller), **told
    )


def _people(
    request: Request,
    store: StoreDep,
    caller: Caller,
    seen: Seen,
    error: EasyReadError | None = None,
    typed: dict[str, Any] | None = None,
) -> Response:
    known = choices.people_to_choose(seen.letter["id"], store, caller)
    # Nobody approves their own work: who made the Easy Read is offered for neither.
    others = [p for p in known if p["id"] != seen.letter["converter_id"]]
    can = {role: [p for p in others if role in p["roles"]] for role in ("author", "readability")}
    due = seen.letter["due"]
    return render(
        request,
        "workspace/people.html",
        caller,
        error=error,
        **about(seen, caller),
        typed=typed or seen.letter,
        authors=can["author"],
        professionals=can["readability"],
        names={p["id"]: p["name"] for p in known},
        may_assign=caller.may("letters.assign"),
        topics={topic: LONG_TOPIC_WORDS[topic] for topic in TOPICS},
        past=bool(due) and date.fromisoformat(due) < date.today(),
        stale=isinstance(error, Stale),
        saved=_saved(request),
    )


def _comments(
    request: Request,
    store: StoreDep,
    caller: Caller,
    seen: Seen,
    row: str,
    text: str = "",
    error: EasyReadError | None = None,
) -> Response:
    return render(
        request,
        "workspace/comments.html",
        caller,
        error=error,
        **about(seen, caller),
        comments=seen.comments,
        numbers={one.key: one.number for one in seen.rows},
        may_comment=caller.may("letters.comment"),
        chosen=row,
        text=text,
    )


def _saved(request: Request) -> bool:
    return "saved" in request.query_params
