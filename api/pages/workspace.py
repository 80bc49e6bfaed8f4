"""``/letters/{id}``: the letter on the left, its Easy Read on the right, and what is still open."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from api.deps import Caller, StoreDep
from api.pages.common import page_for, render, safe_next
from api.pages.forms import FormDep, several, typed
from api.pages.found import USUAL, count_again, found_in, keep_reasons
from api.pages.look import Seen, look
from api.pages.result import parts_of
from api.pages.road import DONE, STEPS, next_step
from api.routes import letters
from easyread.errors import EasyReadError

router = APIRouter(include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.read"))]
Dismisser = Annotated[Caller, Depends(page_for("letters.dismiss"))]
Field = Annotated[str, Form()]


@router.get("/letters/{letter_id}")
def workspace(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """Show the letter and its Easy Read beside each other."""
    return _show(request, caller, look(store, caller, letter_id))


@router.post("/letters/{letter_id}/findings")
def leave_findings(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Dismisser
) -> Response:
    """Set findings aside: one reason for each place to mend, and for each rule to look at."""
    faults: dict[str, str] = {}
    try:
        keep_reasons(letter_id, form, request, store, caller, faults)
    except EasyReadError as error:
        seen = look(store, caller, letter_id)
        return _show(request, caller, seen, error, form=form, faults=faults)
    return RedirectResponse(f"/letters/{letter_id}?findings=open#findings", status_code=303)


@router.post("/letters/{letter_id}/findings/again")
def findings_again(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Dismisser
) -> Response:
    """Let findings that were set aside count again."""
    try:
        count_again(letter_id, form, request, store, caller)
    except EasyReadError as error:
        return _show(request, caller, look(store, caller, letter_id), error, form=form)
    return RedirectResponse(f"/letters/{letter_id}?findings=open#findings", status_code=303)


@router.post("/letters/{letter_id}/undo/{decision_id}")
def undo(
    letter_id: str,
    decision_id: str,
    request: Request,
    store: StoreDep,
    caller: Reader,
    etag: Field = "",
    back: Field = "",
) -> Response:
    """Undo one decision, and go back to where the button was."""
    try:
        letters.undo(letter_id, decision_id, request, Response(), store, caller, etag or None)
    except EasyReadError as error:
        return _show(request, caller, look(store, caller, letter_id), error)
    return RedirectResponse(safe_next(back) if back else f"/letters/{letter_id}", 303)


def _show(
    request: Request,
    caller: Caller,
    seen: Seen,
    error: EasyReadError | None = None,
    *,
    form: FormData | None = None,
    faults: dict[str, str] | None = None,
) -> Response:
    return render(
        request,
        "workspace/workspace.html",
        caller,
        error=error,
        **about(seen, caller),
        typed_reasons=typed(form) if form is not None else {},
        ticked=several(form, "finding") if form is not None else None,
        faults=faults or {},
        show_findings="findings" in request.query_params,
        parts=parts_of(seen.case.made.letter.blocks),
        sentences={b["id"]: _pieces(b) for b in seen.letter["original"]},
    )


def about(seen: Seen, caller: Caller) -> dict[str, Any]:
    """What every screen of one letter shows round its own part."""
    found = found_in(seen.letter["findings"])
    return {
        "seen": seen,
        "letter": seen.letter,
        "rules_found": found,
        "usual_reasons": USUAL,
        "next_step": next_step(seen, found, caller),
        "road": STEPS,
        "road_done": DONE.get(seen.letter["state"]),
        "may_edit": caller.may("letters.edit"),
        "may_dismiss": caller.may("letters.dismiss"),
        "may_sign": caller.may("letters.sign"),
        "may_pass": caller.may("letters.pass"),
        "may_move": caller.may("letters.move"),
    }


def _pieces(block: dict[str, Any]) -> list[dict[str, str]]:
    """The words of one block in order: its sentences, each with its id, and what stands between."""
    pieces, at = [], 0
    for sentence in block["sentences"]:
        start = block["text"].find(sentence["text"], at)
        if start > at:
            pieces.append({"id": "", "text": block["text"][at:start]})
        pieces.append(sentence)
        at = start + len(sentence["text"])
    if at < len(block["text"]):
        pieces.append({"id": "", "text": block["text"][at:]})
    return pieces
