"""``/letters/{id}``: the letter on the left, its Easy Read on the right, and what is still open."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render, safe_next
from api.pages.look import Seen, decide, look
from api.pages.result import parts_of
from api.routes import letters
from easyread.errors import EasyReadError

router = APIRouter(include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.read"))]
Field = Annotated[str, Form()]


@router.get("/letters/{letter_id}")
def workspace(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """Show the letter and its Easy Read beside each other."""
    return _show(request, caller, look(store, caller, letter_id))


@router.post("/letters/{letter_id}/findings")
def leave_findings(
    letter_id: str,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.dismiss"))],
    tick: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI makes a new list each time
    rule: Field = "",
    do: Field = "ticked",
    reason: Field = "",
    etag: Field = "",
) -> Response:
    """Set findings of one rule aside, with one reason: the ticked ones, or all that only warn."""
    try:
        keys = tick if do != "all" else _warned(look(store, caller, letter_id), rule)
        if not keys:
            raise BadRequest("Nothing is ticked.", "Tick what may stay.")
        wanted = [{"about": "finding", "key": k, "choice": "keep", "reason": reason} for k in keys]
        decide(request, store, caller, letter_id, etag, *wanted)
    except EasyReadError as error:
        seen = look(store, caller, letter_id)
        typed = {"rule": rule, "tick": tick, "reason": reason}
        return _show(request, caller, seen, error, typed)
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
    typed: dict[str, Any] | None = None,
) -> Response:
    return render(
        request,
        "workspace/workspace.html",
        caller,
        error=error,
        typed=typed or {},
        show_findings="findings" in request.query_params,
        **about(seen, caller),
        parts=parts_of(seen.case.made.letter.blocks),
        sentences={b["id"]: _pieces(b) for b in seen.letter["original"]},
    )


def _warned(seen: Seen, rule: str) -> list[str]:
    """The findings of a rule that only warn. One that must be mended is set aside by itself."""
    return [
        finding["key"]
        for finding in seen.letter["findings"]
        if finding["rule"] == rule and finding["severity"] == "warn" and not finding["dismissed"]
    ]


def about(seen: Seen, caller: Caller) -> dict[str, Any]:
    """What every screen of one letter shows round its own part."""
    return {
        "seen": seen,
        "letter": seen.letter,
        "may_edit": caller.may("letters.edit"),
        "may_dismiss": caller.may("letters.dismiss"),
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
