"""Any error -> one answer of the kind ``application/problem+json`` (RFC 9457), from one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Scope

from easyread.errors import EasyReadError

PROBLEM_JSON = "application/problem+json"

# code -> (HTTP status, what kind of problem it is). A code that is not here takes the row of its
# family: ``UnreadableLetter("...", code="locked")`` is answered as "unreadable" with code "locked".
TABLE: dict[str, tuple[int, str]] = {
    "bad-request": (422, "The request is not complete"),
    "bad-settings": (422, "There is no such setting"),
    "unreadable": (422, "The letter cannot be read"),
    "not-signed-in": (401, "Nobody is signed in"),
    "sign-in-refused": (401, "Nobody is signed in"),
    "provider-down": (503, "Another service does not answer"),
    "not-allowed": (403, "This is not allowed"),
    "weak-password": (422, "The password is too short"),
    "wrong-move": (409, "This cannot be done now"),
    "still-open": (409, "Something must be done first"),
    "used-key": (409, "This key was used for another request"),
    "forged-print": (409, "The words are not those that were approved"),
    "bad-slot": (422, "The slot or condition cannot be so"),
    "cannot-fill": (409, "The page of the template cannot be filled in"),
    "bad-edit": (422, "The row cannot be changed in this way"),
    "no-reason": (422, "A reason is missing"),
    "may-not-sit": (409, "This person may not sit in this session"),
    "nothing-open": (409, "There is nothing to check"),
    "not-now": (409, "This cannot be done now"),
    "answered": (409, "There is an answer already"),
    "never-named": (409, "Nobody is named here"),
    "bad-answer": (422, "The answer does not fit the question"),
    "bad-question": (422, "The question cannot be asked"),
    "shredded": (410, "These words were deleted"),
    "stale": (412, "Somebody else changed this"),
    "needs-version": (428, "Say which version you changed"),
    "too-often": (429, "This was tried too often"),
    "not-found": (404, "There is nothing here"),
    "method-not-allowed": (405, "This address does not do that"),
    "not-acceptable": (406, "We cannot answer in that format"),
    "too-big": (413, "The letter is too big"),
    "wrong-kind": (415, "We cannot read a file of that kind"),
    "old-word": (415, "We cannot read a file of that kind"),
    "unsupported-media-type": (415, "We cannot read a request of that kind"),
    "layout-failed": (500, "The page could not be made"),
    "error": (500, "Something went wrong"),
    "busy": (503, "We are busy"),
    "missing-part": (503, "A part of the service is not installed"),
    "took-too-long": (504, "The letter took too long"),
}

BY_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-big"}


class BadRequest(EasyReadError):
    """The request lacks something or has something we do not know."""

    code = "bad-request"


class NotAcceptable(EasyReadError):
    """The ``Accept`` header asks for a format that we do not make."""

    code = "not-acceptable"


class UnknownMedia(EasyReadError):
    """The request's own content type is not one we take."""

    code = "unsupported-media-type"


class Busy(EasyReadError):
    """Every worker is at work and the queue is full."""

    code = "busy"


class TookTooLong(EasyReadError):
    """One letter took longer than the limit; its worker was stopped."""

    code = "took-too-long"


def status_of(error: EasyReadError) -> tuple[int, str]:
    """Give the HTTP status and the title for an error: by its code, else by its family's code.

    >>> from easyread.errors import UnreadableLetter
    >>> status_of(UnreadableLetter("It is locked.", code="locked"))
    (422, 'The letter cannot be read')
    """
    families = [getattr(family, "code", "error") for family in type(error).__mro__]
    return next(TABLE[code] for code in [error.code, *families] if code in TABLE)


def problem(
    code: str, status: int, title: str, detail: str, try_this: str = "", **more: Any
) -> dict[str, Any]:
    """Make the body of one problem."""
    body = {"type": f"urn:easyread:{code}", "title": title, "status": status, "detail": detail}
    return {**body, "code": code, "try_this": try_this, **more}


def answer(error: EasyReadError, retry_after_s: int = 10) -> JSONResponse:
    """Answer one of our own errors."""
    status, title = status_of(error)
    headers = {"Retry-After": str(retry_after_s)} if status in (429, 503) else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    more = getattr(error, "more", {})
    body = problem(error.code, status, title, error.says, error.try_this, **more)
    return JSONResponse(body, status, headers=headers, media_type=PROBLEM_JSON)


def add_error_answers(
    app: FastAPI, retry_after_s: int, page: Callable[[Request, EasyReadError], Response]
) -> None:
    """Make every error of the service answer as a problem, and those of a screen as a ``page``."""

    @app.exception_handler(EasyReadError)
    async def ours(request: Request, error: EasyReadError) -> Response:
        return page(request, error) if _is_screen(request) else answer(error, retry_after_s)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        if _is_screen(request):
            return page(request, BadRequest("Something in this address or form is not right."))
        # Only where and why, never the value: it may hold words of a letter.
        faults = [{"where": _where(fault), "says": fault["msg"]} for fault in error.errors()]
        status, title = TABLE["bad-request"]
        first = ".".join(str(step) for step in faults[0]["where"]) if faults else "the body"
        body = problem(
            "bad-request", status, title, f"There is a fault at {first}.", "", faults=faults
        )
        return JSONResponse(body, status, media_type=PROBLEM_JSON)

    @app.exception_handler(HTTPException)
    async def framework(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == 405:
            headers["Allow"] = ", ".join(sorted(_methods_at(request.app, request.scope)))
        code = BY_STATUS.get(error.status_code, "bad-request")
        # The framework says 400 to a body that is no JSON, and we say 422 to all bad requests.
        status = TABLE[code][0] if error.status_code == 400 else error.status_code
        title = TABLE[code][1]
        if _is_screen(request):
            return page(request, EasyReadError(f"{title}.", "Go to the start.", code))
        body = problem(code, status, title, f"{error.detail}.")
        return JSONResponse(body, status, headers, PROBLEM_JSON)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        says, try_this = "This is our fault, not yours.", "Try again."
        if _is_screen(request):
            return page(request, EasyReadError(says, try_this))
        status, title = TABLE["error"]
        body = problem("error", status, title, says, try_this)
        return JSONResponse(body, status, media_type=PROBLEM_JSON)


def _is_screen(request: Request) -> bool:
    """Whether a person looks at this address, and not a program."""
    return not request.url.path.startswith(("/v1/", "/health"))


def _where(fault: Mapping[str, Any]) -> list[str | int]:
    """Where a fault stands. A name that came in may hold half characters: no answer can."""
    return [
        step if isinstance(step, int) else str(step).encode("utf-8", "replace").decode()
        for step in fault["loc"]
    ]


def _methods_at(router: Any, scope: Scope) -> set[str]:
    """Every method that this address answers to: the framework names those of one route only."""
    found: set[str] = set()
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            found |= _methods_at(inner, scope)
        elif route.matches(scope)[0] is not Match.NONE:
            found |= getattr(route, "methods", None) or set()
    return found
