"""What every screen shares: the frame, who is signed in, and how an error is shown in place.

A screen calls the same functions as the routes under ``/v1``: what a person may do is decided there,
once. A form that fails is shown again with one sentence, and loses nothing that was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.templating import Jinja2Templates

from api.deps import Caller, NotAllowed, NotSignedIn, find_caller
from api.errors import status_of
from easyread.errors import EasyReadError
from easyread.review.roles import OPERATIONS, allowed
from easyread.review.states import WORDS

templates = Jinja2Templates(directory=Path(__file__).parent.parent / "templates")
templates.env.globals["state_words"] = WORDS
templates.env.globals["mark_words"] = {
    "draft": "Draft. Do not send.",
    "staff_checked": "Staff checked this. People with learning disabilities have not.",
    "people_checked": "People with learning disabilities checked the words and pictures.",
}

# What a letter can be about, in a word or two.
TOPIC_WORDS = {
    "law": "law and courts",
    "money": "money",
    "consent": "consent",
    "safeguarding": "harm and danger",
    "clinical": "medicine",
}
templates.env.globals["topic_words"] = TOPIC_WORDS

# The doors in the menu: address, words, and the operation that opens it.
MENU = (
    ("/letters", "Letters", "letters.read"),
    ("/templates", "Templates", "templates.read"),
    ("/panels", "Panels", "panels.run"),
    ("/panel-members", "Panel members", "panels.manage"),
    ("/words", "Words", "words.read"),
    ("/messages", "Messages", "talks.read"),
    ("/people", "People", "people.manage"),
    ("/log", "Log", "log.read"),
    ("/settings", "Settings", "people.manage"),
    ("/checking", "My pages", "checking.look"),
)


def page_for(operation: str) -> Callable[[Caller], Caller]:
    """Make the dependency of a screen: who is signed in, if they may do ``operation``."""
    says = OPERATIONS[operation].says

    def check(caller: Annotated[Caller, Depends(find_caller)]) -> Caller:
        if not caller.may(operation):
            raise NotAllowed(f"You may not {says}.", "Ask the person who looks after accounts.")
        return caller

    check.operation = operation  # type: ignore[attr-defined]
    return check


def render(
    request: Request,
    name: str,
    caller: Caller | None = None,
    *,
    error: EasyReadError | None = None,
    **about: Any,
) -> Response:
    """Show a screen. With an error, its status is the answer's, and it stands at the top."""
    told = {
        "caller": caller,
        "menu": [m for m in MENU if caller and allowed(caller.roles, m[2])],
        "error": error,
        "here": request.url.path,
        "provider": request.app.state.provider,
        **about,
    }
    status = status_of(error)[0] if error else 200
    return templates.TemplateResponse(request, name, told, status)


def error_page(request: Request, error: EasyReadError) -> Response:
    """Show an error that no form of its own shows; who is not signed in goes to the door first."""
    if isinstance(error, NotSignedIn):
        back = request.url.path if request.method == "GET" else "/letters"
        return RedirectResponse(f"/sign-in?next={quote(back)}", status_code=303)
    return render(request, "work/sorry.html", error=error)


def first_door(roles: Iterable[str]) -> str:
    """Where a person with these roles begins: the first door of the menu that is open to them.

    >>> first_door(["admin"]), first_door(["checker"]), first_door([])
    ('/panel-members', '/checking', '/')
    """
    held = list(roles)
    return next((address for address, _, needed in MENU if allowed(held, needed)), "/")


def safe_next(path: str) -> str:
    """An address to go on to, only on this service.

    >>> safe_next("/letters/let_1"), safe_next("//evil.example"), safe_next("https://evil.example")
    ('/letters/let_1', '/', '/')
    """
    inside = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if inside else "/"
