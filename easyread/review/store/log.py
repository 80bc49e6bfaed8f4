"""One action -> one line of the log, chained to the line before it; and the whole chain checked.

A line holds ids, roles, action names and counts: never a word of a letter. The chain shows a line
that was changed or taken out; that the newest lines are missing shows only if the head of the chain
(``head``) was written down elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from easyread.review.store.tables import LogRow, now

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Chain:
    """What a check of the log found: how many lines, the first broken number or None, the head."""

    lines: int
    broken_at: int | None
    head: str


def write_log(
    db: Session,
    *,
    organisation: str,
    client: str | None,
    user: str | None,
    role: str,
    action: str,
    about: str,
    **numbers: int | str | bool,
) -> None:
    """Add one line. ``numbers`` are counts, ids and codes only."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(20261125)"))
    last = db.scalars(select(LogRow).order_by(LogRow.number.desc()).limit(1)).first()
    line = LogRow(
        at=now().replace(microsecond=0),
        organisation_id=organisation,
        client_id=client,
        user_id=user,
        role=role,
        action=action,
        about=about,
        numbers=dict(numbers),
    )
    line.chain = _link(last.chain if last else START, line)
    db.add(line)
    db.flush()


def check_log(db: Session) -> Chain:
    """Follow the chain from its first line to its last."""
    previous, lines, broken = START, 0, None
    for line in db.scalars(select(LogRow).order_by(LogRow.number)):
        lines += 1
        if broken is None and line.chain != _link(previous, line):
            broken = line.number
        previous = line.chain
    return Chain(lines, broken, previous)


def _link(previous: str, line: LogRow) -> str:
    said: list[Any] = [
        previous,
        line.at.isoformat(),
        line.organisation_id,
        line.client_id,
        line.user_id,
        line.role,
        line.action,
        line.about,
        line.numbers,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
