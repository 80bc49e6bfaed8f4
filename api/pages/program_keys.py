"""``/keys``: keys for programs, for whoever looks after accounts: make one, see it once, turn it off."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, several, typed
from api.routes import keys, people
from easyread.errors import EasyReadError
from easyread.review.roles import NOT_IN_TEST, OPERATIONS, allowed
from easyread.review.store import Store

router = APIRouter(prefix="/keys", include_in_schema=False)
Admin = Annotated[Caller, Depends(page_for("people.manage"))]
DONE = {
    "revoked": "This key does not open anything any more.",
    "emptied": "Everything that test keys put in is deleted.",
}
LASTS = {"90": "3 months", "365": "1 year", "": "until it is turned off"}


@router.get("")
def all_keys(request: Request, store: StoreDep, caller: Admin, done: str = "") -> Response:
    """List the keys, and the people a new one can speak for."""
    return _list(request, store, caller, done=DONE.get(done, ""))


@router.get("/new")
def new_key(request: Request, store: StoreDep, caller: Admin, user: str = "") -> Response:
    """The form for a key of one person: only what this person may do can be ticked."""
    try:
        return _form(request, store, caller, user)
    except EasyReadError as error:
        return _list(request, store, caller, error=error)


@router.post("/new")
def make_key(form: FormDep, request: Request, store: StoreDep, caller: Admin) -> Response:
    """Make a key, and show its secret this one time."""
    user, scopes, kind = field(form, "user"), several(form, "scopes"), field(form, "kind")
    try:
        if not field(form, "name") or not scopes:
            raise BadRequest("A key needs a name and something it may do.", "Fill in both.")
        if kind not in ("test", "real"):
            raise BadRequest("Say if the key is a test or real.", "Choose one.")
        body = as_body(
            keys.TokenIn,
            "The name is too long, or the time is not right.",
            "Fill it in again.",
            name=field(form, "name"),
            user_id=user,
            scopes=scopes,
            days=int(field(form, "days")) if field(form, "days") in ("90", "365") else None,
            test=kind == "test",
        )
        made = keys.add_token(body, store, caller)
    except EasyReadError as error:
        return _form(request, store, caller, user, error=error, said=typed(form), ticked=scopes)
    return render(request, "office/key.html", caller, made=made)


@router.post("/{token_id}/revoke")
def revoke(token_id: str, store: StoreDep, caller: Admin) -> Response:
    """Turn a key off at once."""
    keys.revoke_token(token_id, store, caller)
    return back_to("/keys", "revoked")


@router.post("/empty-tests")
def empty_tests(store: StoreDep, caller: Admin) -> Response:
    """Delete all that test keys put in."""
    keys.empty_sandbox(store, caller)
    return back_to("/keys", "emptied")


def _list(
    request: Request,
    store: Store,
    caller: Caller,
    *,
    done: str = "",
    error: EasyReadError | None = None,
) -> Response:
    everybody = people.list_users(store, caller)
    return render(
        request,
        "office/keys.html",
        caller,
        error=error,
        done=done,
        keys=[key for key in reversed(keys.list_tokens(store, caller)) if not key["revoked"]],
        names={one["id"]: one["name"] for one in everybody},
        people=[(one["id"], one["name"]) for one in everybody if one["active"]],
        says={name: operation.says for name, operation in OPERATIONS.items()},
    )


def _form(
    request: Request,
    store: Store,
    caller: Caller,
    user: str,
    *,
    error: EasyReadError | None = None,
    said: dict[str, str] | None = None,
    ticked: list[str] | None = None,
) -> Response:
    person = next((p for p in people.list_users(store, caller) if p["id"] == user), None)
    if person is None:
        raise BadRequest("Choose whose key it is.", "Choose a person.")
    return render(
        request,
        "office/new_key.html",
        caller,
        error=error,
        person=person,
        scopes=[one for one in OPERATIONS.values() if allowed(person["roles"], one.name)],
        not_in_test=NOT_IN_TEST,
        lasts=list(LASTS.items()),
        typed=said or {},
        ticked=ticked or (),
    )
