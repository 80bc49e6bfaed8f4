"""``/checking/talk``: one press, and somebody will come and talk. It is no answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from pydantic import ValidationError

from api.deps import Caller, StoreDep
from api.pages.checking_at import At
from api.pages.checking_show import KindRoute, show
from api.pages.common import page_for, safe_next
from api.routes import talks
from easyread.review import checker_words as words
from easyread.review.store import Store

router = APIRouter(include_in_schema=False, route_class=KindRoute)
Ask = Annotated[Caller, Depends(page_for("talks.ask"))]
Typed = Annotated[str, Form()]


@router.post("/checking/talk")
def talk(
    request: Request,
    store: StoreDep,
    caller: Ask,
    session: Typed = "",
    checker: Typed = "",
    back: Typed = "",
) -> Response:
    """Tell the safeguarding lead, and say so."""
    talks.ask_to_talk(_wish(session, checker), store, caller)
    return _told(request, caller, session, checker, back)


@router.post("/checking/talk/more")
def more(
    request: Request,
    store: StoreDep,
    caller: Ask,
    session: Typed = "",
    checker: Typed = "",
    back: Typed = "",
    own_words: Typed = "",
    draft: Typed = "",
) -> Response:
    """Send words with the wish, if there are any."""
    try:
        if own_words.strip():
            wish = _wish(session, checker, own_words)
            talks.ask_to_talk(wish, store, caller)
    except ValidationError:
        problem = (words.TOO_LONG, words.TOO_LONG_HOW)
        return _told(request, caller, session, checker, back, draft, own_words, problem)
    sent = bool(own_words.strip())
    return _told(request, caller, session, checker, back, draft, sent=sent)


def tell(request: Request, store: Store, at: At, back: str, draft: str) -> Response:
    """Tell the safeguarding lead from a page with a box for words; what is in it comes back."""
    talks.ask_to_talk(_wish(at.session, at.checker), store, at.caller)
    return _told(request, at.caller, at.session, at.checker, back, draft)


def _wish(session: str, checker: str, own_words: str = "") -> talks.TalkIn:
    return talks.TalkIn(
        session_id=session or None, checker_id=checker or None, words=own_words.strip()
    )


def _told(
    request: Request,
    caller: Caller,
    session: str,
    checker: str,
    back: str,
    draft: str = "",
    own_words: str = "",
    problem: tuple[str, ...] = (),
    sent: bool = False,
) -> Response:
    place = {"session": session, "checker": checker, "draft": draft, "own_words": own_words}
    go_back = safe_next(back if back.startswith("/checking") else "/checking")
    return show(
        request, "told", caller, 422 if problem else 200,
        go_back=go_back, here=go_back, problem=problem, sent=sent, **place,
    )  # fmt: skip
