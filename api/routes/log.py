"""``/v1/audit``: the log of this client, and whether the whole chain is whole."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from sqlalchemy import select

from api.deps import Caller, StoreDep, need
from api.routes.responses import problems
from easyread.review.store.log import check_log
from easyread.review.store.tables import LogRow

router = APIRouter(prefix="/v1/audit", tags=["Log"])
Admin = Annotated[Caller, Depends(need("log.read"))]
KNOWN = problems("bad-request", "not-signed-in", "not-allowed")


@router.get("", responses=KNOWN)
def list_log(
    store: StoreDep,
    caller: Admin,
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """Lines of the log about this client, oldest first; ``next`` is where to go on, null at the end."""
    with store.read() as work:
        rows = work.db.scalars(
            select(LogRow)
            .where(LogRow.client_id == caller.client_id, LogRow.number > after)
            .order_by(LogRow.number)
            .limit(limit + 1)
        ).all()
        shown = rows[:limit]
        return {
            "items": [
                {
                    "number": x.number,
                    "at": x.at.isoformat(),
                    "user_id": x.user_id,
                    "role": x.role,
                    "action": x.action,
                    "about": x.about,
                    "numbers": x.numbers,
                }
                for x in shown
            ],
            "next": shown[-1].number if len(rows) > limit else None,
        }


@router.get("/chain", responses=KNOWN)
def chain(store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Follow the chain from the first line to the last. Keep the head somewhere else, each day."""
    with store.read() as work:
        found = check_log(work.db)
        return {"lines": found.lines, "broken_at": found.broken_at, "head": found.head}
