"""``/hello``: a personal link or card -> "Hello" and one big Start button, and into the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from sqlalchemy import select

from api.deps import Caller, NotAllowed, NotSignedIn, StoreDep, find_caller
from api.pages.checking_show import KindRoute, go, message, show
from api.routes import people, sessions
from api.secrets import print_of_secret
from easyread.review import checker_words as words
from easyread.review.store import Store
from easyread.review.store.tables import Link, User

router = APIRouter(include_in_schema=False, route_class=KindRoute)


@dataclass(frozen=True, slots=True)
class _Found:
    """A link as it stands: who made it, whether it opens, or this device is in by it already."""

    giver: str
    works: bool
    is_in: bool


@router.get("/hello")
def no_link(request: Request) -> Response:
    """Without a link there is nobody to greet."""
    return message(request, None, words.NEED_LINK, words.NEED_LINK_HOW)


@router.get("/hello/{secret}")
def hello(secret: str, request: Request, store: StoreDep) -> Response:
    """Say hello. Looking never uses the link up: a mail program may look first."""
    found = _find(request, store, secret)
    if not (found.works or found.is_in):
        return _over(request, found)
    return show(request, "hello", secret=secret)


@router.post("/hello")
def start(request: Request, store: StoreDep, secret: Annotated[str, Form()] = "") -> Response:
    """Press Start: sign this device in, and go to the pages that wait."""
    answer = go("/checking")
    found = _find(request, store, secret)
    if found.is_in:
        return answer
    try:
        people.start(people.StartIn(secret=secret[:200]), request, answer, store)
    except NotAllowed:
        return _over(request, found)
    return answer


@router.post("/checking/leave")
def leave(
    request: Request, store: StoreDep, caller: Annotated[Caller, Depends(find_caller)]
) -> Response:
    """Leave this device to somebody else."""
    answer = message(request, None, words.LEFT, words.NEED_LINK_HOW)
    sessions.sign_out(answer, caller, store)
    return answer


def _find(request: Request, store: Store, secret: str) -> _Found:
    try:
        here = find_caller(request, store).user_id
    except NotSignedIn:
        here = ""
    with store.read() as work:
        link = work.db.scalars(
            select(Link).where(Link.secret_sha256 == print_of_secret(secret))
        ).first()
        if link is None:
            return _Found("", works=False, is_in=False)
        giver = work.db.get_one(User, link.issued_by).name
        # An old link that is opened again where its person is still signed in just goes on.
        is_in = link.revoked is None and link.user_id == here
        return _Found(giver, people.link_works(link), is_in)


def _over(request: Request, found: _Found) -> Response:
    """Say that a link is over, and whom to ask: who made it, if we know the link at all."""
    ask = words.ASK_GIVER.format(name=found.giver) if found.giver else words.ASK_SOMEBODY
    return message(request, None, words.LINK_OVER, ask, status=403)
