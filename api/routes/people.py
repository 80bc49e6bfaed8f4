"""``/v1/clients``, ``/v1/users``, ``/v1/links``: who is who, and how checkers start."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

import segno
from fastapi import APIRouter, Depends, Request, Response
from pydantic import EmailStr, Field
from sqlalchemy import select

from api.client_profile import ClientProfileIn
from api.deps import Caller, NotAllowed, NotThere, StoreDep, need
from api.errors import BadRequest
from api.limits import slow_down
from api.routes.responses import problems
from api.routes.sessions import MeOut, me_out, start_session
from api.schemas import Strict
from api.secrets import hash_password, new_secret, print_of_secret
from easyread.review.roles import ROLES
from easyread.review.store.engine import Work
from easyread.review.store.log import write_log
from easyread.review.store.sandboxes import REAL, copy_seats
from easyread.review.store.tables import Client, Link, Seat, Token, User, WebSession, new_id, now

router = APIRouter(prefix="/v1", tags=["People"])
Admin = Annotated[Caller, Depends(need("people.manage"))]
KNOWN = problems("bad-request", "not-signed-in", "not-allowed", "not-found")

CHECKER_SESSION = timedelta(days=30)  # on this device; service.md section 3
LINK_LASTS = timedelta(days=30)
CARD_LASTS = timedelta(days=365)
Role = Literal[
    "author",
    "clinician",
    "converter",
    "readability",
    "checker",
    "supporter",
    "safeguarding",
    "admin",
]


class ClientIn(Strict):
    """A body that letters are converted for, and what its pages keep to."""

    name: str = Field(min_length=1, max_length=200)
    profile: ClientProfileIn = Field(
        default=ClientProfileIn(),
        examples=[{"organisation": "Ashby Council", "checkers": {"default": 2}}],
    )


class UserIn(Strict):
    """A person. Staff need an e-mail and a password; a checker needs neither."""

    name: str = Field(min_length=1, max_length=200)
    email: EmailStr | None = None
    password: str | None = Field(default=None, max_length=200)
    roles: list[Role] = Field(min_length=1)


class UserChange(Strict):
    """What changes about a person; what is left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=200)
    roles: list[Role] | None = None
    active: bool | None = None
    forget_sign_in: bool = Field(
        default=False, description="Untie the account from the organisation's own sign-in."
    )


class LinkIn(Strict):
    """A personal link for a checker or a supporter; a card can start more than once."""

    user_id: str
    card: bool = False


class StartIn(Strict):
    """The secret of a personal link."""

    secret: str = Field(max_length=200)


@router.get("/clients", responses=KNOWN)
def list_clients(store: StoreDep, caller: Admin) -> list[dict[str, Any]]:
    """The clients of this organisation that this person looks after."""
    with store.read() as work:
        rows = work.db.scalars(
            select(Client)
            .join(Seat, Seat.client_id == Client.id)
            .where(Seat.user_id == caller.user_id, Seat.role == "admin", REAL)
            .order_by(Client.name)
        )
        return [_client(row) for row in rows]


@router.post("/clients", status_code=201, responses=KNOWN)
def add_client(body: ClientIn, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Add a client. Who adds it looks after it."""
    with store.begin() as work:
        made = Client(
            id=new_id("cli"),
            organisation_id=caller.organisation_id,
            name=body.name,
            profile=body.profile.model_dump(exclude_unset=True),
        )
        work.db.add(made)
        work.db.flush()
        work.db.add(Seat(user_id=caller.user_id, client_id=made.id, role="admin"))
        caller.log(work, "people.manage", "added client", made.id)
        return _client(made)


@router.put("/clients/mine", responses=KNOWN)
def change_client(body: ClientIn, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Change the name and the profile of the client that this person works for now."""
    with store.begin() as work:
        client = work.db.get_one(Client, caller.client_id)
        client.name = body.name
        client.profile = body.profile.model_dump(exclude_unset=True)
        caller.log(work, "people.manage", "changed client", client.id)
        return _client(client)


@router.get("/users", responses=KNOWN)
def list_users(store: StoreDep, caller: Admin) -> list[dict[str, Any]]:
    """Everybody who has a role for this client."""
    with store.read() as work:
        rows = work.db.scalars(
            select(User)
            .join(Seat, Seat.user_id == User.id)
            .where(Seat.client_id == caller.client_id)
            .distinct()
            .order_by(User.name, User.id)
        )
        return [_user(work, row, caller.client_id) for row in rows]


@router.post("/users", status_code=201, responses={**KNOWN, **problems("weak-password")})
def add_user(body: UserIn, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Add a person with roles for this client."""
    hashed = hash_password(body.password) if body.password else None
    with store.begin() as work:
        email = body.email.lower() if body.email else None
        if email and work.db.scalars(select(User).where(User.email == email)).first():
            raise BadRequest("Somebody has this e-mail already.", "Use another e-mail.")
        made = User(
            id=new_id("usr"),
            organisation_id=caller.organisation_id,
            name=body.name,
            email=email,
            password_hash=hashed,
        )
        work.db.add(made)
        work.db.flush()
        _set_roles(work, made.id, caller.client_id, body.roles)
        caller.log(work, "people.manage", "added person", made.id, roles=len(body.roles))
        return _user(work, made, caller.client_id)


@router.patch("/users/{user_id}", responses=KNOWN)
def change_user(user_id: str, body: UserChange, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Change the name or roles of a person, or close their account."""
    with store.begin() as work:
        user = own_user(work, caller, user_id)
        if user.id == caller.user_id and (body.active is False or body.roles == []):
            raise NotAllowed("You cannot close your own account.", "Ask a colleague.")
        if body.name is not None:
            user.name = body.name
        if body.roles is not None:
            _set_roles(work, user.id, caller.client_id, body.roles)
        if body.active is not None:
            user.active = body.active
            if not body.active:
                _close_ways_in(work, user.id)
        if body.forget_sign_in:
            user.subject = None
        caller.log(work, "people.manage", "changed person", user.id)
        work.db.flush()
        return _user(work, user, caller.client_id)


@router.post("/links", status_code=201, responses=KNOWN)
def add_link(body: LinkIn, request: Request, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Make a personal link with its QR code. Its secret is shown this one time.

    A link or card opens the screens for checking only, whatever else the person may do.
    """
    secret = new_secret("link")
    with store.begin() as work:
        user = own_user(work, caller, body.user_id)
        roles = _roles(work, user.id, caller.client_id)
        if not roles or not set(roles) <= {"checker", "supporter"}:
            raise BadRequest(
                "Personal links are for checkers and supporters.", "Staff sign in with a password."
            )
        made = Link(
            id=new_id("lnk"),
            secret_sha256=print_of_secret(secret),
            user_id=user.id,
            client_id=caller.client_id,
            issued_by=caller.user_id,
            card=body.card,
            expires=now() + (CARD_LASTS if body.card else LINK_LASTS),
        )
        work.db.add(made)
        work.db.flush()
        caller.log(work, "people.manage", "made link", made.id)
    address = f"{request.base_url}hello/{secret}"
    return {
        "id": made.id,
        "secret": secret,
        "address": address,
        "qr_svg": segno.make(address, error="m").svg_inline(scale=4),
        "expires": made.expires.isoformat(),
    }


@router.delete("/links/{link_id}", status_code=204, responses=KNOWN)
def revoke_link(link_id: str, store: StoreDep, caller: Admin) -> None:
    """Revoke a link or card, and sign out the devices of that person."""
    with store.begin() as work:
        kept = work.db.get(Link, link_id)
        if kept is None or kept.client_id != caller.client_id:
            raise NotThere("There is no such link.", "Look at the list of people.")
        kept.revoked = kept.revoked or now()
        _end_sessions(work, kept.user_id)
        caller.log(work, "people.manage", "revoked link", kept.id)


@router.post("/links/start", responses=problems("bad-request", "not-allowed", "too-often"))
def start(body: StartIn, request: Request, response: Response, store: StoreDep) -> MeOut:
    """Press Start: open a session of 30 days on this device. Looking at a link never uses it up."""
    slow_down(request, "link")
    with store.begin() as work:
        link = work.db.scalars(
            select(Link).where(Link.secret_sha256 == print_of_secret(body.secret))
        ).first()
        if link is None or not link_works(link):
            raise NotAllowed("This link does not work any more.", "Ask for a new one.")
        user = work.db.get_one(User, link.user_id)
        if not user.active:
            raise NotAllowed("This link does not work any more.", "Ask for a new one.")
        link.used = now()
        start_session(work, request, response, user, link.client_id, CHECKER_SESSION)
        write_log(
            work.db,
            organisation=user.organisation_id,
            client=link.client_id,
            user=user.id,
            role="",
            action="started by link",
            about=link.id,
        )
        return me_out(work, user, link.client_id)


def link_works(link: Link) -> bool:
    """Whether Start would open a session: not revoked, not over; a link once, a card again."""
    live = link.revoked is None and link.expires > now()
    return live and (link.used is None or link.card)


def own_user(work: Work, caller: Caller, user_id: str) -> User:
    """Load a person who has a role for this client.

    Raises:
        NotThere: there is none (code ``not-found``).
    """
    user = work.db.get(User, user_id)
    if user is None or not _roles(work, user_id, caller.client_id):
        raise NotThere("There is no such person here.", "Look at the list of people.")
    return user


def _roles(work: Work, user_id: str, client_id: str) -> list[str]:
    found = work.db.scalars(
        select(Seat.role).where(Seat.user_id == user_id, Seat.client_id == client_id)
    )
    return sorted(found, key=list(ROLES).index)


def _set_roles(work: Work, user_id: str, client_id: str, roles: list[Role]) -> None:
    for seat in work.db.scalars(
        select(Seat).where(Seat.user_id == user_id, Seat.client_id == client_id)
    ):
        work.db.delete(seat)
    work.db.flush()
    work.db.add_all([Seat(user_id=user_id, client_id=client_id, role=r) for r in set(roles)])
    work.db.flush()
    copy_seats(work, client_id)


def _close_ways_in(work: Work, user_id: str) -> None:
    _end_sessions(work, user_id)
    for kept in (
        *work.db.scalars(select(Token).where(Token.user_id == user_id)),
        *work.db.scalars(select(Link).where(Link.user_id == user_id)),
    ):
        kept.revoked = kept.revoked or now()


def _end_sessions(work: Work, user_id: str) -> None:
    for session in work.db.scalars(select(WebSession).where(WebSession.user_id == user_id)):
        work.db.delete(session)


def _client(row: Client) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "profile": row.profile}


def _user(work: Work, row: User, client_id: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "email": row.email,
        "active": row.active,
        "signs_in_elsewhere": row.subject is not None,
        "roles": _roles(work, row.id, client_id),
    }
