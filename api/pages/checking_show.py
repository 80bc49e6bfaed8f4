"""A screen for checkers and what it needs -> the page. Its errors are kind pages, never staff ones."""

from __future__ import annotations

import base64
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute

from api.deps import Caller
from api.errors import status_of
from api.pages.common import templates
from easyread.answer_pictures import answer_pictures
from easyread.errors import EasyReadError
from easyread.review import checker_words as words
from easyread.review.panel import NotNow

# What went wrong -> a heading and sentences for a checker, in place of our own message for staff.
KIND_WORDS: dict[str, tuple[str, ...]] = {
    "not-signed-in": (words.NEED_LINK, words.NEED_LINK_HOW),
    "not-allowed": (words.NEED_LINK, words.NEED_LINK_HOW),
    "not-found": (words.NOT_THERE,),
    "shredded": (words.NOT_THERE,),
    "too-often": (words.WAIT, words.WAIT_HOW),
    "busy": (words.WAIT, words.WAIT_HOW),
    "took-too-long": (words.WAIT, words.WAIT_HOW),
}
OUTSIDE = ("not-signed-in", "not-allowed", "too-often")


@cache
def drawings() -> dict[str, str]:
    """The picture of each answer and wish, as an address that holds it."""
    return {
        value: f"data:image/svg+xml;base64,{base64.b64encode(picture.art).decode()}"
        for value, picture in answer_pictures().items()
    }


def show(
    request: Request,
    name: str,
    caller: Caller | None = None,
    status: int = 200,
    **about: Any,
) -> Response:
    """Show a screen of the room ``checking``."""
    told = {
        "caller": caller,
        "can_talk": caller is not None,
        "words": words,
        "drawings": drawings(),
        "at": None,
        "here": request.url.path,
        **about,
    }
    return templates.TemplateResponse(request, f"checking/{name}.html", told, status)


def message(
    request: Request,
    caller: Caller | None,
    heading: str,
    *says: str,
    status: int = 200,
    **about: Any,
) -> Response:
    """Show one thing to read, with what can be done next: ``links`` and ``forms``."""
    return show(request, "message", caller, status, heading=heading, says=says, **about)


def go(address: str) -> Response:
    """Go on to another screen."""
    return RedirectResponse(address, status_code=303)


class KindRoute(APIRoute):
    """A route whose errors are said to a checker in our own Easy Read words.

    Where something cannot be done now, it goes to the front of the session, which says why.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Answer as usual; an error of ours becomes a kind page."""
        answer = super().get_route_handler()

        async def kindly(request: Request) -> Response:
            try:
                return await answer(request)
            except NotNow:
                # Closed, stopped or not begun: the front of the session says which.
                return go(_front(request))
            except EasyReadError as error:
                return kind_error(request, error)

        return kindly


def base_of(session: str, checker: str) -> str:
    """The front of every address for one checker in one session."""
    return f"/checking/{session}/{checker}"


def _front(request: Request) -> str:
    base = base_of(request.path_params["session"], request.path_params["checker"])
    answered = request.method == "POST" and not request.url.path.endswith("/say")
    return f"{base}?late=1" if answered else base


def kind_error(request: Request, error: EasyReadError) -> Response:
    """Say an error in the words of ``KIND_WORDS``."""
    heading, *says = KIND_WORDS.get(error.code, (words.WENT_WRONG, words.NOT_YOUR_FAULT))
    inside = error.code not in OUTSIDE
    links = [("/checking", words.GO_TO_MINE)] if inside else []
    about = {"links": links, "can_talk": inside}
    return message(request, None, heading, *says, status=status_of(error)[0], **about)
