"""A query over letters and a cursor -> one page of them, and the cursor of the next."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Select, and_, func, literal, or_

from api.errors import BadRequest
from easyread.review.store.engine import Work
from easyread.review.store.tables import LetterRow

LATEST = date(9999, 12, 31)  # letters without a day come last


class Page(BaseModel):
    """Some things in order, and where to go on: null at the end."""

    items: list[dict[str, Any]]
    next: str | None


def page_of(
    work: Work,
    wanted: Select[LetterRow],
    cursor: str | None,
    limit: int,
    out: Callable[[Work, LetterRow], dict[str, Any]],
) -> Page:
    """Give one page, the soonest due first. A letter that moves meanwhile is never shown twice in one place.

    Raises:
        BadRequest: the cursor is not one of ours (code ``bad-request``).
    """
    due = func.coalesce(LetterRow.due, literal(LATEST))
    if cursor:
        day, last = _read(cursor)
        wanted = wanted.where(or_(due > day, and_(due == day, LetterRow.id > last)))
    rows = list(work.db.scalars(wanted.order_by(due, LetterRow.id).limit(limit + 1)))
    more = rows[limit:]
    shown = rows[:limit]
    following = None
    if more:
        following = _write(shown[-1].due or LATEST, shown[-1].id)
    return Page(items=[out(work, row) for row in shown], next=following)


def _write(day: date, last: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([day.isoformat(), last]).encode()).decode()


def _read(cursor: str) -> tuple[date, str]:
    try:
        day, last = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return date.fromisoformat(day), str(last)
    except (ValueError, TypeError) as why:
        raise BadRequest("This cursor is not one of ours.", "Begin at the first page.") from why
