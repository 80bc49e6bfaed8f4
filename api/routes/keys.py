"""``/v1/tokens``, ``/v1/sandbox``: keys for programs, and where test keys work."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field
from sqlalchemy import select

from api.deps import Caller, NotThere, StoreDep, need
from api.errors import BadRequest
from api.routes.people import KNOWN, own_user
from api.schemas import Strict
from api.secrets import new_secret, print_of_secret
from easyread.review.roles import NOT_IN_TEST, OPERATIONS
from easyread.review.store.sandboxes import empty, sandbox_of
from easyread.review.store.tables import Token, new_id, now

router = APIRouter(prefix="/v1", tags=["Keys for programs"])
Admin = Annotated[Caller, Depends(need("people.manage"))]


class TokenIn(Strict):
    """A key for programs. ``scopes`` are operations; it can never do more than the person may.

    A ``test`` key works in the sandbox of the client, which is emptied after 24 hours.
    """

    name: str = Field(min_length=1, max_length=100)
    user_id: str
    scopes: list[str] = Field(min_length=1)
    days: int | None = Field(default=None, ge=1, le=3650)
    test: bool = False


@router.post("/tokens", status_code=201, responses=KNOWN)
def add_token(body: TokenIn, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Make a key. Its secret is shown this one time."""
    unknown = [scope for scope in body.scopes if scope not in OPERATIONS]
    if unknown:
        raise BadRequest("One of the scopes is not an operation.", "See docs/privacy.md.")
    if body.test and NOT_IN_TEST & set(body.scopes):
        raise BadRequest("A test key cannot look after people.", "Leave people.manage out.")
    secret = new_secret("test-key" if body.test else "key")
    with store.begin() as work:
        user = own_user(work, caller, body.user_id)
        made = Token(
            id=new_id("tok"),
            secret_sha256=print_of_secret(secret),
            user_id=user.id,
            client_id=caller.client_id,
            name=body.name,
            scopes=sorted(set(body.scopes)),
            test=body.test,
            expires=now() + timedelta(days=body.days) if body.days else None,
        )
        work.db.add(made)
        work.db.flush()
        caller.log(work, "people.manage", "made key", made.id, scopes=len(made.scopes))
        return {**_token(made), "secret": secret}


@router.get("/tokens", responses=KNOWN)
def list_tokens(store: StoreDep, caller: Admin) -> list[dict[str, Any]]:
    """The keys of this client, without their secrets."""
    with store.read() as work:
        rows = work.db.scalars(
            select(Token).where(Token.client_id == caller.client_id).order_by(Token.created)
        )
        return [_token(row) for row in rows]


@router.delete("/tokens/{token_id}", status_code=204, responses=KNOWN)
def revoke_token(token_id: str, store: StoreDep, caller: Admin) -> None:
    """Revoke a key at once."""
    with store.begin() as work:
        kept = work.db.get(Token, token_id)
        if kept is None or kept.client_id != caller.client_id:
            raise NotThere("There is no such key.", "Look at the list of keys.")
        kept.revoked = kept.revoked or now()
        caller.log(work, "people.manage", "revoked key", kept.id)


@router.delete("/sandbox", status_code=204, responses=KNOWN)
def empty_sandbox(store: StoreDep, caller: Admin) -> None:
    """Delete all that test keys of this client have put in, at once."""
    with store.begin() as work:
        sandbox = sandbox_of(work, caller.client_id)
        if sandbox is not None:
            empty(work, sandbox)
        caller.log(work, "people.manage", "emptied sandbox", caller.client_id)


def _token(row: Token) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "user_id": row.user_id,
        "scopes": row.scopes,
        "test": row.test,
        "created": row.created.isoformat(),
        "used": row.used.date().isoformat() if row.used else None,
        "expires": row.expires.isoformat() if row.expires else None,
        "revoked": row.revoked.isoformat() if row.revoked else None,
    }
