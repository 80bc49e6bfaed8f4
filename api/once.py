"""A request with an ``Idempotency-Key`` -> done once; asked again, the same answer again.

A network that breaks must not put a letter in twice. The answer is kept, sealed, for 24 hours under
the key and who sent it; the same key with another request is refused.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from anyio import to_thread
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import PROBLEM_JSON, TABLE, problem
from api.secrets import print_of_secret
from easyread.review.store import Store
from easyread.review.store.sandboxes import once_sender
from easyread.review.store.tables import OnceRow, now

LASTS = timedelta(hours=24)
OWNER = "once"  # whose data key seals the answers
IN_HAND = 0  # the status of a request that is not answered yet
LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One request with a key: the key, a print of who sent it, a print of what was asked."""

    key: str
    who: str
    what: str


@dataclass(slots=True)
class Answer:
    """One answer as it was sent."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Once:
    """Answer a POST under ``/v1`` that carries an ``Idempotency-Key`` only once."""

    def __init__(self, app: ASGIApp, store: Store) -> None:
        self.app = app
        self.store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Do the request, or give its answer again."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        key = headers.get("idempotency-key", "")
        key_of_program = headers.get("authorization", "").partition(" ")[2].strip()
        who = key_of_program or headers.get("cookie") or ""
        path = str(scope.get("path", ""))
        # Finished files are big, and making them again is no harm: they are not kept.
        stored = scope.get("method") == "POST" and path.startswith("/v1/")
        stored = stored and not path.endswith("/exports")
        if not key or not who or not stored:
            await self.app(scope, receive, send)
            return
        body = await _whole(receive)
        sender = once_sender(print_of_secret(who))
        asked = Asked(key[:LONGEST_KEY], sender, _print(scope["path"], body))
        known = await to_thread.run_sync(self._take, asked)
        if isinstance(known, Answer):
            await _send(send, known)
            return
        told: list[Message] = []

        async def noted(message: Message) -> None:
            told.append(message)
            await send(message)

        answer: Answer | None = None
        try:
            await self.app(scope, _again(body), noted)
            answer = _answer_of(told)
        finally:
            await to_thread.run_sync(self._keep, asked, answer)

    def _take(self, asked: Asked) -> Answer | None:
        """Take the key for this request, or give what is known of it."""
        try:
            with self.store.begin() as work:
                work.db.execute(delete(OnceRow).where(OnceRow.at < now() - LASTS))
                work.db.add(
                    OnceRow(
                        key=asked.key,
                        user_id=asked.who,
                        request_sha256=asked.what,
                        status=IN_HAND,
                        body=b"",
                    )
                )
            return None
        except IntegrityError:
            return self._known(asked)

    def _known(self, asked: Asked) -> Answer:
        with self.store.begin() as work:
            row = work.db.get_one(OnceRow, (asked.key, asked.who))
            if row.request_sha256 != asked.what:
                return _refused("used-key", "This key was used for another request.")
            if row.status == IN_HAND:
                return _refused("busy", "The same request is still at work.")
            kept = work.keys.open(OWNER, f"once.body:{asked.key}:{asked.who}", row.body)
            headers = [(n.encode(), v.encode()) for n, v in row.headers.items()]
            headers.append((b"idempotent-replay", b"true"))
            return Answer(row.status, headers, base64.b64decode(kept))

    def _keep(self, asked: Asked, answer: Answer | None) -> None:
        """Keep an answer; let the key go where there was none, or it was our fault."""
        with self.store.begin() as work:
            row = work.db.get(OnceRow, (asked.key, asked.who))
            if row is None:
                return
            if answer is None or answer.status >= 500:
                work.db.delete(row)
                return
            row.status = answer.status
            row.headers = {
                name.decode(): value.decode()
                for name, value in answer.headers
                if name in (b"content-type", b"etag", b"location", b"content-length")
            }
            sealed = base64.b64encode(answer.body).decode()
            row.body = work.keys.seal(OWNER, f"once.body:{asked.key}:{asked.who}", sealed)


def _refused(code: str, says: str) -> Answer:
    status, title = TABLE[code]
    told: dict[str, Any] = problem(code, status, title, says, "Send it with a new key.")
    body = json.dumps(told).encode()
    headers = [
        (b"content-type", PROBLEM_JSON.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    return Answer(status, headers, body)


def _answer_of(told: list[Message]) -> Answer | None:
    start = next((m for m in told if m["type"] == "http.response.start"), None)
    if start is None:
        return None
    body = b"".join(m.get("body", b"") for m in told if m["type"] == "http.response.body")
    return Answer(start["status"], list(start["headers"]), body)


async def _whole(receive: Receive) -> bytes:
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def _again(body: bytes) -> Receive:
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return {"type": "http.disconnect"}
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _send(send: Send, answer: Answer) -> None:
    start = {"type": "http.response.start", "status": answer.status, "headers": answer.headers}
    await send(start)
    await send({"type": "http.response.body", "body": answer.body})


def _print(*parts: str | bytes) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(part.encode() if isinstance(part, str) else part)
        made.update(b"\x00")
    return made.hexdigest()[:32]
