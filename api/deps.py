"""A request -> who asks, for which client, and whether they may: what every stored route begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Literal, cast
from urllib.parse import urlsplit

from fastapi import Depends, Request
from sqlalchemy import select

from api.secrets import print_of_secret
from easyread.errors import EasyReadError
from easyread.review.roles import NOT_IN_TEST, OPERATIONS, allowed, role_for
from easyread.review.store import Store
from easyread.review.store.engine import Work
from easyread.review.store.log import write_log
from easyread.review.store.sandboxes import ready_sandbox
from easyread.review.store.tables import Client, Seat, Token, User, WebSession, now

COOKIE = "easyread"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class NotSignedIn(EasyReadError):
    """Nobody is signed in, or the key or session is over."""

    code = "not-signed-in"


class NotAllowed(EasyReadError):
    """This person may not do this."""

    code = "not-allowed"


class NotThere(EasyReadError):
    """There is no such thing, or it belongs to another client: the answer is the same."""

    code = "not-found"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: one person, at work for one client, with their roles there."""

    user_id: str
    name: str
    organisation_id: str
    client_id: str
    roles: frozenset[str]
    how: Literal["session", "key"]
    session_id: str = ""
    scopes: frozenset[str] | None = None  # None: whatever the roles allow

    def may(self, operation: str) -> bool:
        """Whether this person, with this key, may do this."""
        return allowed(self.roles, operation) and (self.scopes is None or operation in self.scopes)

    def log(
        self, work: Work, operation: str, action: str, about: str, **numbers: int | str
    ) -> None:
        """Write one line to the log in this person's name, in the role that let them do it."""
        write_log(
            work.db,
            organisation=self.organisation_id,
            client=self.client_id,
            user=self.user_id,
            role=role_for(self.roles, operation),
            action=action,
            about=about,
            **numbers,
        )


def get_store(request: Request) -> Store:
    """The store of this service."""
    return cast(Store, request.app.state.store)


StoreDep = Annotated[Store, Depends(get_store)]


def find_caller(request: Request, store: StoreDep) -> Caller:
    """Find who asks, by their key (``Authorization: Bearer``) or by the cookie of their session.

    Raises:
        NotSignedIn: neither is there, or it is over (code ``not-signed-in``).
        NotAllowed: a page of another site sent the request with our cookie (``not-allowed``).
    """
    header = request.headers.get("authorization", "")
    if header:
        return _by_key(store, header)
    with store.read() as work:
        cookie = request.cookies.get(COOKIE, "")
        if not cookie:
            raise NotSignedIn("You are not signed in.", "Sign in first.")
        _own_page(request)
        return _by_session(work, cookie)


def need(operation: str) -> Callable[[Caller], Caller]:
    """Make the dependency that lets only people through who may do ``operation``.

    The route names its operation with it, and the test of the roles reads it from there.
    """
    says = OPERATIONS[operation].says

    def check(caller: Annotated[Caller, Depends(find_caller)]) -> Caller:
        if not caller.may(operation):
            raise NotAllowed(f"You may not {says}.", "Ask the person who looks after accounts.")
        return caller

    check.operation = operation  # type: ignore[attr-defined]
    return check


def need_one(*operations: str) -> Callable[[Caller], Caller]:
    """Make the dependency for a route whose body says which of these operations it is.

    It lets people through who may do at least one of them; the route itself looks at which.
    """

    def check(caller: Annotated[Caller, Depends(find_caller)]) -> Caller:
        if not any(caller.may(operation) for operation in operations):
            raise NotAllowed("You may not do this.", "Ask the person who looks after accounts.")
        return caller

    check.operations = operations  # type: ignore[attr-defined]
    return check


def _by_key(store: Store, header: str) -> Caller:
    kind, _, secret = header.partition(" ")
    wanted = select(Token).where(Token.secret_sha256 == print_of_secret(secret.strip()))
    with store.read() as work:
        token = work.db.scalars(wanted).first()
        over = token is None or token.revoked or (token.expires and token.expires <= now())
        if kind.lower() != "bearer" or token is None or over:
            raise NotSignedIn("This key does not open anything.", "Ask for a new key.")
        user = work.db.get_one(User, token.user_id)
        found = _caller(work, user, token.client_id, "key", "")
    if token.used is None or token.used.date() != now().date():
        with store.begin() as work:  # once a day: a look must not wait for a write
            work.db.get_one(Token, token.id).used = now()
    scopes = frozenset(token.scopes)
    if token.test:
        sandbox = ready_sandbox(store, token.client_id)
        return replace(found, client_id=sandbox, scopes=scopes - NOT_IN_TEST)
    return replace(found, scopes=scopes)


def _by_session(work: Work, cookie: str) -> Caller:
    kept = work.db.scalars(
        select(WebSession).where(WebSession.secret_sha256 == print_of_secret(cookie))
    ).first()
    if kept is None or kept.expires <= now() or kept.client_id is None:
        raise NotSignedIn("You are not signed in any more.", "Sign in again.")
    user = work.db.get_one(User, kept.user_id)
    return _caller(work, user, kept.client_id, "session", kept.id)


def _caller(
    work: Work, user: User, client_id: str, how: Literal["session", "key"], session_id: str
) -> Caller:
    client = work.db.get_one(Client, client_id)
    if not user.active or client.organisation_id != user.organisation_id:
        raise NotSignedIn("This account is closed.", "Ask the person who looks after accounts.")
    roles = work.db.scalars(
        select(Seat.role).where(Seat.user_id == user.id, Seat.client_id == client_id)
    )
    return Caller(
        user.id, user.name, user.organisation_id, client_id, frozenset(roles), how, session_id
    )


def as_caller(work: Work, user_id: str, client_id: str) -> Caller:
    """A person who asked before, as they may act now: for work that goes on after their request.

    Raises:
        NotSignedIn: their account was closed meanwhile (code ``not-signed-in``).
    """
    return _caller(work, work.db.get_one(User, user_id), client_id, "key", "")


def _own_page(request: Request) -> None:
    """Refuse a change that another site's page asks for with our cookie."""
    if request.method in SAFE_METHODS:
        return
    # Browsers say where a request comes from in ``Sec-Fetch-Site``; older ones only in ``Origin``
    # (which our own "no-referrer" makes "null" on our own pages, so it counts only without the first).
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    foreign = site not in (None, "same-origin", "none")
    if site is None and origin and urlsplit(origin).netloc != request.headers.get("host"):
        foreign = True
    if foreign:
        raise NotAllowed("This request came from another site.", "Open Easy Read itself.")
