"""``/v1/setup`` and ``/v1/sessions``: the first account, signing in and out, changing client."""

from __future__ import annotations

import secrets as random_secrets
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, EmailStr, Field
from sqlalchemy import func, or_, select

from api.deps import COOKIE, Caller, NotAllowed, NotSignedIn, StoreDep, find_caller
from api.limits import slow_down
from api.routes.responses import problems
from api.schemas import Strict
from api.secrets import hash_password, new_secret, print_of_secret, right_password
from easyread.review.store.engine import Work
from easyread.review.store.log import write_log
from easyread.review.store.sandboxes import REAL
from easyread.review.store.tables import (
    Client,
    Organisation,
    Seat,
    User,
    WebSession,
    new_id,
    now,
)

router = APIRouter(prefix="/v1", tags=["Sign in"])

STAFF_SESSION = timedelta(hours=12)
FIRST_ROLES = ("admin", "converter", "author", "readability", "safeguarding")


class SetUpIn(Strict):
    """The first account."""

    code: str
    organisation: str = Field(min_length=1, max_length=200, examples=["Ashby Council"])
    name: str = Field(min_length=1, max_length=200, examples=["Sam Reed"])
    email: EmailStr
    password: str = Field(max_length=200)


class SignInIn(Strict):
    """E-mail and password of a member of staff."""

    email: EmailStr
    password: str = Field(max_length=200)


class ClientOut(BaseModel):
    """A client that a person may work for, and their roles there."""

    id: str
    name: str
    roles: list[str]


class MeOut(BaseModel):
    """Who is signed in, for which client, and for which others they may work."""

    user_id: str
    name: str
    client_id: str
    roles: list[str]
    clients: list[ClientOut]


@router.post(
    "/setup", status_code=201, responses=problems("bad-request", "not-allowed", "weak-password")
)
def set_up(body: SetUpIn, request: Request, response: Response, store: StoreDep) -> MeOut:
    """Make the first account. Works once, with the code that the service printed when it started."""
    slow_down(request, "setup")
    with store.begin() as work:
        if work.db.scalar(select(func.count()).select_from(User)):
            raise NotAllowed("The first account is there already.", "Sign in.")
        if not random_secrets.compare_digest(body.code, request.app.state.setup_code):
            raise NotAllowed("That is not the code.", "Use the address the service printed.")
        organisation = Organisation(id=new_id("org"), name=body.organisation)
        work.db.add(organisation)
        work.db.flush()
        client = Client(id=new_id("cli"), organisation_id=organisation.id, name=body.organisation)
        user = User(
            id=new_id("usr"),
            organisation_id=organisation.id,
            name=body.name,
            email=body.email.lower(),
            password_hash=hash_password(body.password),
        )
        work.db.add_all([client, user])
        work.db.flush()
        work.db.add_all([Seat(user_id=user.id, client_id=client.id, role=r) for r in FIRST_ROLES])
        write_log(
            work.db,
            organisation=organisation.id,
            client=client.id,
            user=user.id,
            role="admin",
            action="set up",
            about=organisation.id,
        )
        start_session(work, request, response, user, client.id, STAFF_SESSION)
        return me_out(work, user, client.id)


@router.post(
    "/sessions", status_code=201, responses=problems("bad-request", "not-signed-in", "too-often")
)
def sign_in(body: SignInIn, request: Request, response: Response, store: StoreDep) -> MeOut:
    """Sign in with e-mail and password. The answer sets a cookie that scripts cannot read."""
    slow_down(request, "sign-in", body.email.lower())
    with store.read() as work:
        user = work.db.scalars(select(User).where(User.email == body.email.lower())).first()
    # Outside any transaction: Argon2 takes its time on purpose.
    right = right_password(body.password, user.password_hash if user else None)
    if user is None or not right or not user.active:
        raise NotSignedIn("The e-mail or the password is wrong.", "Try again.")
    with store.begin() as work:
        return let_in(work, request, response, user)


@router.get("/sessions/mine", responses=problems("not-signed-in"))
def me(caller: Annotated[Caller, Depends(find_caller)], store: StoreDep) -> MeOut:
    """Say who is signed in."""
    with store.read() as work:
        return me_out(work, work.db.get_one(User, caller.user_id), caller.client_id)


@router.put("/sessions/mine/client/{client_id}", responses=problems("not-signed-in", "not-allowed"))
def change_client(
    client_id: str, caller: Annotated[Caller, Depends(find_caller)], store: StoreDep
) -> MeOut:
    """Work for another client. Only people can do this, not keys."""
    with store.begin() as work:
        seat = work.db.scalars(
            select(Seat).where(Seat.user_id == caller.user_id, Seat.client_id == client_id, REAL)
        ).first()
        if seat is None or caller.how != "session":
            raise NotAllowed("You do not work for this client.", "Ask who looks after accounts.")
        work.db.get_one(WebSession, caller.session_id).client_id = client_id
        return me_out(work, work.db.get_one(User, caller.user_id), client_id)


@router.delete("/sessions/mine", status_code=204, responses=problems("not-signed-in"))
def sign_out(
    response: Response, caller: Annotated[Caller, Depends(find_caller)], store: StoreDep
) -> None:
    """Sign out of this browser."""
    with store.begin() as work:
        kept = work.db.get(WebSession, caller.session_id)
        if kept is not None:
            work.db.delete(kept)
    response.delete_cookie(COOKIE)


def let_in(work: Work, request: Request, response: Response, user: User) -> MeOut:
    """Open a session for a member of staff who has shown who they are.

    Raises:
        NotSignedIn: they have no role yet (code ``not-signed-in``).
    """
    client_id = work.db.scalars(
        select(Seat.client_id).where(Seat.user_id == user.id, REAL).order_by(Seat.client_id)
    ).first()
    if client_id is None:
        raise NotSignedIn("This account has no role yet.", "Ask who looks after accounts.")
    start_session(work, request, response, user, client_id, STAFF_SESSION)
    write_log(
        work.db,
        organisation=user.organisation_id,
        client=client_id,
        user=user.id,
        role="",
        action="signed in",
        about=user.id,
    )
    return me_out(work, user, client_id)


def start_session(
    work: Work,
    request: Request,
    response: Response,
    user: User,
    client_id: str,
    lasts: timedelta,
) -> None:
    """Keep a new session and set its cookie on the answer."""
    secret = new_secret("session")
    work.db.add(
        WebSession(
            id=new_id("ses"),
            secret_sha256=print_of_secret(secret),
            user_id=user.id,
            client_id=client_id,
            expires=now() + lasts,
        )
    )
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(lasts.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def me_out(work: Work, user: User, client_id: str) -> MeOut:
    """Say who a person is, for which client they work now, and for which others they may."""
    seats: dict[str, list[str]] = {}
    known = or_(REAL, Seat.client_id == client_id)  # a test key is told of its sandbox
    for seat in work.db.scalars(select(Seat).where(Seat.user_id == user.id, known)):
        seats.setdefault(seat.client_id, []).append(seat.role)
    clients = [
        ClientOut(id=c, name=work.db.get_one(Client, c).name, roles=sorted(roles))
        for c, roles in sorted(seats.items())
    ]
    return MeOut(
        user_id=user.id,
        name=user.name,
        client_id=client_id,
        roles=sorted(seats.get(client_id, [])),
        clients=clients,
    )
