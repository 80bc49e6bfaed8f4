"""A screen that shows letter and Easy Read side by side: shown, its forms kept, and shown again on an error.

The author, the clinician and the professional each have one; what they share stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from api.deps import Caller
from api.errors import BadRequest
from api.moving import MoveIn
from api.pages.common import render
from api.pages.forms import as_body, back_to, field, several, typed
from api.pages.side_by_side import Sided, sided
from api.routes import moves
from easyread.errors import EasyReadError
from easyread.review.store import Store

Faults = dict[str, str]


@dataclass(frozen=True, slots=True)
class Screen:
    """One such screen: its address after the letter's, its template, and what only it shows.

    ``done`` says in words what was done, by the short word in the address.
    """

    part: str
    template: str
    done: Mapping[str, str]
    about: Callable[[Sided, Caller], dict[str, Any]]


def show(
    screen: Screen,
    request: Request,
    store: Store,
    caller: Caller,
    letter_id: str,
    *,
    error: EasyReadError | None = None,
    form: FormData | None = None,
    faults: Faults | None = None,
) -> Response:
    """Show a screen; with an error, what was typed in its ``form`` and what is wrong in which field."""
    side = sided(store, caller, letter_id)
    return render(
        request,
        screen.template,
        caller,
        error=error,
        side=side,
        letter=side.letter,
        here_path=f"/letters/{letter_id}/{screen.part}",
        chosen_row=request.query_params.get("row", ""),
        done=screen.done.get(request.query_params.get("done", ""), ""),
        typed=typed(form) if form is not None else {},
        ticked=several(form, "finding") if form is not None else None,
        faults=faults or {},
        **screen.about(side, caller),
    )


def keep(
    screen: Screen,
    do: Callable[[Faults], str],
    request: Request,
    store: Store,
    caller: Caller,
    letter_id: str,
    form: FormData,
) -> Response:
    """Do what a form asks for and go back to its screen; or show it again, with all that was typed.

    ``do`` puts what is wrong with a field into the faults it is given, and gives the short word for
    what was done.
    """
    faults: Faults = {}
    try:
        done = do(faults)
    except EasyReadError as error:
        if error.code == "no-reason":
            faults.setdefault("reason", error.says)
        return show(
            screen, request, store, caller, letter_id, error=error, form=form, faults=faults
        )
    return back_to(f"/letters/{letter_id}/{screen.part}", done)


def comment(
    screen: Screen, request: Request, store: Store, caller: Caller, letter_id: str, form: FormData
) -> Response:
    """Keep the comment of a form, on the letter or on one of its rows."""

    def do(faults: Faults) -> str:
        text, row = field(form, "text"), field(form, "row") or None
        if not text:
            faults["text"] = "There are no words in the comment."
            raise BadRequest(faults["text"], "Write some, or leave it.")
        says = "The comment is too long."
        body = as_body(moves.CommentIn, says, "Make it shorter.", text=text, row=row)
        moves.comment(letter_id, body, store, caller)
        return "comment"

    return keep(screen, do, request, store, caller, letter_id, form)


def move_on(
    letter_id: str, form: FormData, store: Store, caller: Caller, onward: str, back: str
) -> bool:
    """Move a letter on, or back where the form says so. Gives whether it went back.

    Raises:
        EasyReadError: something stands in the way, or a letter goes back without a reason.
    """
    goes_back = field(form, "do") == "back"
    body = as_body(
        MoveIn,
        "The reason is too long.",
        "Make it shorter.",
        move=back if goes_back else onward,
        reason=field(form, "reason"),
    )
    moves.move(letter_id, body, Response(), store, caller, field(form, "etag"))
    return goes_back
