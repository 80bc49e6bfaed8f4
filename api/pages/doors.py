"""``/start``, ``/sign-in``, ``/sign-out``: the first account, and the door for staff."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from sqlalchemy import func, select

from api.deps import COOKIE, StoreDep
from api.errors import BadRequest
from api.pages.common import first_door, render, safe_next
from api.routes import sessions
from api.secrets import print_of_secret
from easyread.errors import EasyReadError
from easyread.review.store.tables import User, WebSession

router = APIRouter(include_in_schema=False)
Field = Annotated[str, Form()]


@router.get("/start")
def start(request: Request, store: StoreDep, code: str = "") -> Response:
    """The form for the first account; afterwards the door."""
    with store.read() as work:
        anybody = work.db.scalar(select(func.count()).select_from(User))
    if anybody:
        return RedirectResponse("/sign-in", status_code=303)
    return render(request, "work/set_up.html", code=code, typed={})


@router.post("/start")
def make_first(
    request: Request,
    store: StoreDep,
    code: Field = "",
    organisation: Field = "",
    name: Field = "",
    email: Field = "",
    password: Field = "",
) -> Response:
    """Make the first account, sign it in, and go to the letters."""
    typed = {"organisation": organisation, "name": name, "email": email}
    answer = RedirectResponse("/letters", status_code=303)
    try:
        body = sessions.SetUpIn(**typed, code=code, password=password)
        sessions.set_up(body, request, answer, store)
    except ValidationError:
        error = BadRequest("Something is missing, or the e-mail is not right.", "Fill in all four.")
        return render(request, "work/set_up.html", error=error, code=code, typed=typed)
    except EasyReadError as error:
        return render(request, "work/set_up.html", error=error, code=code, typed=typed)
    return answer


@router.get("/sign-in")
def door(request: Request, next: str = "/letters") -> Response:
    """The door for staff."""
    return render(request, "work/sign_in.html", next=safe_next(next), email="")


@router.post("/sign-in")
def sign_in(
    request: Request,
    store: StoreDep,
    email: Field = "",
    password: Field = "",
    next: Field = "/letters",
) -> Response:
    """Sign in and go where the person wanted to go."""
    answer = RedirectResponse("/", status_code=303)
    try:
        body = sessions.SignInIn(email=email, password=password)
        me = sessions.sign_in(body, request, answer, store)
        wanted = safe_next(next)
        answer.headers["location"] = first_door(me.roles) if wanted in ("/", "/letters") else wanted
    except ValidationError:
        error = BadRequest("This is not an e-mail address.", "Type it again.")
        return render(request, "work/sign_in.html", error=error, next=safe_next(next), email=email)
    except EasyReadError as error:
        return render(request, "work/sign_in.html", error=error, next=safe_next(next), email=email)
    return answer


@router.post("/sign-out")
def sign_out(request: Request, store: StoreDep) -> Response:
    """Sign out of this browser."""
    with store.begin() as work:
        secret = request.cookies.get(COOKIE, "")
        kept = work.db.scalars(
            select(WebSession).where(WebSession.secret_sha256 == print_of_secret(secret))
        ).first()
        if kept is not None:
            work.db.delete(kept)
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer
