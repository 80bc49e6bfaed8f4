"""``/sign-in/elsewhere``: to the organisation's own sign-in, and back as the person it names.

Nobody makes an account here: an administrator made it before. It is found by who the person is for
the provider, or, the first time, by their e-mail, if the provider has verified it.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import select

from api.deps import NotThere, StoreDep
from api.limits import slow_down
from api.oidc import Provider, SignInRefused, Vouched, address_to_ask, who_is_back
from api.pages.common import first_door, render, safe_next
from api.routes.sessions import let_in
from api.secrets import new_secret
from easyread.errors import EasyReadError
from easyread.review.store.engine import Work
from easyread.review.store.tables import User

router = APIRouter(include_in_schema=False)

COOKIE = "easyread-way"
LASTS_S = 600  # how long somebody may take at the provider
HERE = "/sign-in/elsewhere"


@router.get(HERE)
def go(request: Request, next: str = "/letters") -> Response:
    """Send the browser to the provider, with a secret that only this browser holds."""
    provider = _provider(request)
    wanted = safe_next(next)
    secret = new_secret("way")
    try:
        slow_down(request, "elsewhere")
        answer = RedirectResponse(address_to_ask(provider, secret, _back(request)), 303)
    except EasyReadError as error:
        return _door(request, error, wanted)
    answer.set_cookie(
        COOKIE,
        f"{secret}.{quote(wanted, safe='')}",
        max_age=LASTS_S,
        path=HERE,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.get(f"{HERE}/back")
def back(request: Request, store: StoreDep, state: str = "", code: str = "") -> Response:
    """Take who the provider names, open their session, and go where they wanted to go."""
    provider = _provider(request)
    secret, _, kept = request.cookies.get(COOKIE, "").partition(".")
    wanted = safe_next(unquote(kept)) if kept else "/letters"
    answer: Response = RedirectResponse(wanted, status_code=303)
    try:
        slow_down(request, "elsewhere")
        if not secret or not code:  # another browser, too late, or the person said no
            raise SignInRefused("We could not sign you in.", "Start again from this page.")
        vouched = who_is_back(provider, secret, state, code, _back(request))
        with store.begin() as work:
            me = let_in(work, request, answer, account_of(work, vouched))
        if wanted in ("/", "/letters"):
            answer.headers["location"] = first_door(me.roles)
    except EasyReadError as error:
        answer = _door(request, error, wanted)
    answer.delete_cookie(COOKIE, path=HERE)  # each secret is good for one try
    return answer


def account_of(work: Work, vouched: Vouched) -> User:
    """The open account of somebody a provider vouches for; the first time, it is tied to them.

    Raises:
        SignInRefused: there is none, it is closed, or it is tied to somebody else.
    """
    user = work.db.scalars(select(User).where(User.subject == vouched.subject)).first()
    if user is None and vouched.email:
        same = User.email == vouched.email
        user = work.db.scalars(select(User).where(same, User.subject.is_(None))).first()
    if user is None or not user.active:
        # The same words for all three: who has an account here is nobody else's business.
        raise SignInRefused(
            "There is no account here for you.", "Ask the person who looks after accounts."
        )
    user.subject = vouched.subject
    return user


def _provider(request: Request) -> Provider:
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise NotThere("There is nothing here.", "Sign in with your password.")
    return provider


def _back(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}{HERE}/back"


def _door(request: Request, error: EasyReadError, wanted: str) -> Response:
    return render(request, "work/sign_in.html", error=error, next=wanted, email="")
