"""``/log``: what was done, by whom and when; and whether the chain of lines is whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import func, select

from api.deps import Caller, StoreDep
from api.pages.common import page_for, render
from api.pages.desk import ACTIONS
from api.routes import log
from easyread.review.store.tables import LogRow, User

router = APIRouter(include_in_schema=False)
Admin = Annotated[Caller, Depends(page_for("log.read"))]
SHOWN = 100


@router.get("/log")
def lines(
    request: Request,
    store: StoreDep,
    caller: Admin,
    after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
    chain: bool = False,
) -> Response:
    """Show lines of the log, the newest ones first of all; with ``chain``, check the whole chain."""
    with store.read() as work:
        last = work.db.scalar(
            select(func.max(LogRow.number)).where(LogRow.client_id == caller.client_id)
        )
    start = max(0, (last or 0) - SHOWN) if after is None else after
    page = log.list_log(store, caller, after=start, limit=SHOWN)
    with store.read() as work:
        who = {line["user_id"] for line in page["items"] if line["user_id"]}
        rows = work.db.execute(select(User.id, User.name).where(User.id.in_(who)))
        names = {row.id: row.name for row in rows}
    return render(
        request,
        "office/log.html",
        caller,
        lines=list(reversed(page["items"])),
        names=names,
        actions=ACTIONS,
        newer=page["next"],
        older=max(0, start - SHOWN) if start > 0 else None,
        chain=log.chain(store, caller) if chain else None,
    )
