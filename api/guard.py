"""Every request -> the same request, guarded: a size limit, safe headers, one line in the log.

Four small ASGI layers. None reads a word of a letter, and the log holds no address that was asked
for as typed, no file name and no text: only the route's own pattern, numbers and a request id.
"""

from __future__ import annotations

import json
import logging
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import PROBLEM_JSON, TABLE, problem

log = logging.getLogger("api.access")

SAFE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


TOO_BIG_TRY = "Save the part you need as a new, smaller file."


class _TooBig(Exception):
    """The body has grown over the limit; the request is refused at once."""


class SizeLimit:
    """Refuse a body over the limit: by its stated length, else as soon as it grows too long.

    ``page`` is the answer for a browser; programs get a problem. A body up to four times the limit
    is taken in and thrown away before the answer, since a browser that cannot finish sending shows
    a broken connection in place of our words. A longer one is cut off.
    """

    def __init__(self, app: ASGIApp, body_bytes: int, page: bytes) -> None:
        self.app = app
        self.body_bytes = body_bytes
        self.page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "0")
        if stated.isdecimal() and int(stated) > self.body_bytes:
            await self._throw_away(receive, min(int(stated), 4 * self.body_bytes))
            await self._refuse(scope, send)
            return
        taken, more, too_big, started = 0, True, False, False

        async def counted() -> Message:
            nonlocal taken, more, too_big
            message = await receive()
            taken += len(message.get("body", b""))
            more = message.get("more_body", False)
            if taken > self.body_bytes:
                too_big = True
                raise _TooBig
            return message

        async def unless_refused(message: Message) -> None:
            nonlocal started
            if not too_big:  # whatever the app makes of the broken body, we answer ourselves
                started = True
                await send(message)

        try:
            await self.app(scope, counted, unless_refused)
        except _TooBig:
            too_big = True
        if too_big and not started:
            if more:
                await self._throw_away(receive, 4 * self.body_bytes)
            await self._refuse(scope, send)

    async def _throw_away(self, receive: Receive, most: int) -> None:
        taken, more = 0, True
        while more and taken < most:
            message = await receive()
            taken += len(message.get("body", b""))
            more = message.get("more_body", False)

    async def _refuse(self, scope: Scope, send: Send) -> None:
        status, title = TABLE["too-big"]
        media, body = PROBLEM_JSON, b""
        if "text/html" in Headers(scope=scope).get("accept", ""):
            media, body = "text/html; charset=utf-8", self.page
        else:
            says = f"The letter is bigger than {self.body_bytes / 1_000_000:g} MB."
            told = problem("too-big", status, title, says, TOO_BIG_TRY)
            body = json.dumps(told).encode()
        headers = [
            (b"content-type", media.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class NoNul:
    """Refuse an address with the character NUL in it: no database can look for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or refuse it: 404 for the path, 422 for what stands after it."""
        if scope["type"] == "http" and "\x00" in scope["path"]:
            await _refuse(send, "not-found", "There is nothing at this address.")
        elif scope["type"] == "http" and b"%00" in scope.get("query_string", b""):
            await _refuse(send, "bad-request", "There is a character in it that cannot be kept.")
        else:
            await self.app(scope, receive, send)


async def _refuse(send: Send, code: str, says: str) -> None:
    status, title = TABLE[code]
    body = json.dumps(problem(code, status, title, says)).encode()
    headers = [
        (b"content-type", PROBLEM_JSON.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class SafeHeaders:
    """Add the safe headers to every answer, errors too. A route's own value is kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the safe headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
                message["headers"] = headers.raw
            await send(message)

        await self.app(scope, receive, with_headers)


class AccessLog:
    """Write one line a request: method, the route's pattern, status, seconds, request id."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, then log it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id, status, begun = secrets.token_hex(8), 500, time.perf_counter()

        async def with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(raw=message["headers"])["X-Request-Id"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, with_id)
        finally:
            pattern = getattr(scope.get("route"), "path", "-")
            took_s = time.perf_counter() - begun
            log.info("%s %s %d %.3fs %s", scope["method"], pattern, status, took_s, request_id)
