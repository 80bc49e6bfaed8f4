"""``/people``: who is who, what each may do, and personal links and cards for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from markupsafe import Markup
from sqlalchemy import select

from api.deps import Caller, NotThere, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.first_steps import first_steps
from api.pages.forms import FormDep, as_body, back_to, field, several, typed
from api.routes import people
from easyread.errors import EasyReadError
from easyread.review.roles import ROLES
from easyread.review.store import Store
from easyread.review.store.tables import Link

router = APIRouter(include_in_schema=False)
Admin = Annotated[Caller, Depends(page_for("people.manage"))]
DONE = {
    "added": "This person is in the list now.",
    "kept": "The changes are kept.",
    "closed": "This account is closed. All links and keys of this person are off.",
    "opened": "This account is open again.",
    "forgotten": "The next sign-in at your organisation is found by the e-mail again.",
    "revoked": "This link does not work any more.",
}
# People sign in with a password, or with a personal link. A link opens only the screens to check.
BY_LINK = frozenset(("checker", "supporter"))


@router.get("/people")
def everybody(request: Request, store: StoreDep, caller: Admin, done: str = "") -> Response:
    """List everybody, with the form to add somebody."""
    return _list(request, store, caller, done=DONE.get(done, ""))


@router.post("/people")
def add(form: FormDep, request: Request, store: StoreDep, caller: Admin) -> Response:
    """Add a person."""
    email, password, roles = field(form, "email"), field(form, "password"), several(form, "roles")
    try:
        if not field(form, "name") or not roles:
            raise BadRequest("A person needs a name and a role.", "Fill in both.")
        elsewhere = request.app.state.provider is not None
        if set(roles) - BY_LINK and not (email and (password or elsewhere)):
            needed = "an e-mail" if elsewhere else "an e-mail and a password"
            raise BadRequest(f"Staff need {needed}.", "Fill it in.")
        body = as_body(
            people.UserIn,
            "The e-mail is not right, or something is too long.",
            "Type it again.",
            name=field(form, "name"),
            email=email or None,
            password=password or None,
            roles=roles,
        )
        made = people.add_user(body, store, caller)
    except EasyReadError as error:
        return _list(request, store, caller, error=error, said=typed(form), roles=roles)
    return back_to(f"/people/{made['id']}", "added")


@router.get("/people/{user_id}")
def one(user_id: str, request: Request, store: StoreDep, caller: Admin, done: str = "") -> Response:
    """One person: name, roles, links."""
    return _one(request, store, caller, user_id, done=DONE.get(done, ""))


@router.post("/people/{user_id}")
def change(
    user_id: str, form: FormDep, request: Request, store: StoreDep, caller: Admin
) -> Response:
    """Change the name and roles of a person, or close or open their account."""
    do, roles = field(form, "do"), several(form, "roles")
    try:
        if do in ("close", "open"):
            body = people.UserChange(active=do == "open")
        elif do == "forget":
            body = people.UserChange(forget_sign_in=True)
        else:
            if not roles:
                raise BadRequest("A person needs a role.", "Tick one, or close the account.")
            body = as_body(
                people.UserChange,
                "A person needs a name.",
                "Fill it in.",
                name=field(form, "name"),
                roles=roles,
            )
        people.change_user(user_id, body, store, caller)
    except EasyReadError as error:
        return _one(request, store, caller, user_id, error=error, said=typed(form), roles=roles)
    done = {"close": "closed", "open": "opened", "forget": "forgotten"}.get(do, "kept")
    return back_to(f"/people/{user_id}", done)


@router.post("/people/{user_id}/links")
def make_link(
    user_id: str, form: FormDep, request: Request, store: StoreDep, caller: Admin
) -> Response:
    """Make a personal link or a card, and show it this one time."""
    try:
        body = people.LinkIn(user_id=user_id, card=field(form, "card") == "yes")
        made = people.add_link(body, request, store, caller)
    except EasyReadError as error:
        return _one(request, store, caller, user_id, error=error)
    return render(
        request,
        "office/card.html",
        caller,
        person=_person(store, caller, user_id),
        link=made,
        card=body.card,
        qr=Markup(made["qr_svg"]),  # drawn by our own machine from the address  # noqa: S704
    )


@router.post("/people/{user_id}/links/{link_id}/revoke")
def revoke(user_id: str, link_id: str, store: StoreDep, caller: Admin) -> Response:
    """Make a link or card useless, and sign out the devices of that person."""
    people.revoke_link(link_id, store, caller)
    return back_to(f"/people/{user_id}", "revoked")


def _list(
    request: Request,
    store: Store,
    caller: Caller,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    said: dict[str, str] | None = None,
    roles: Sequence[str] = (),
) -> Response:
    return render(
        request,
        "office/people.html",
        caller,
        error=error,
        people=people.list_users(store, caller),
        first_steps=first_steps(store, caller),
        roles=ROLES,
        ticked=roles,
        done=done,
        typed=said or {},
    )


def _one(
    request: Request,
    store: Store,
    caller: Caller,
    user_id: str,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    said: dict[str, str] | None = None,
    roles: Sequence[str] = (),
) -> Response:
    person = _person(store, caller, user_id)
    return render(
        request,
        "office/person.html",
        caller,
        error=error,
        person=person,
        links=_links(store, caller, user_id),
        by_link=set(person["roles"]) <= BY_LINK,
        roles=ROLES,
        ticked=roles or person["roles"],
        done=done,
        typed=said or {},
        self=user_id == caller.user_id,
    )


def _person(store: Store, caller: Caller, user_id: str) -> dict[str, Any]:
    found = next((p for p in people.list_users(store, caller) if p["id"] == user_id), None)
    if found is None:
        raise NotThere("There is no such person here.", "Look at the list of people.")
    return found


def _links(store: Store, caller: Caller, user_id: str) -> list[dict[str, Any]]:
    """The links and cards of a person that still work, the newest first. Never their secrets."""
    with store.read() as work:
        rows = work.db.scalars(
            select(Link)
            .where(
                Link.client_id == caller.client_id,
                Link.user_id == user_id,
                Link.revoked.is_(None),
            )
            .order_by(Link.created.desc(), Link.id)
        )
        return [
            {
                "id": row.id,
                "card": row.card,
                "created": row.created.isoformat(),
                "expires": row.expires.isoformat(),
                "used": row.used.isoformat() if row.used else None,
            }
            for row in rows
        ]
