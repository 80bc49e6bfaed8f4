"""A panel session -> what the screens for panels show of it: names, and the rows as checkers see them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from api import cases
from api.deps import Caller
from api.letters_out import short_letter
from api.routes import panel_sessions
from easyread.review.panel import SAT, Answer, current
from easyread.review.sitting import Sitting
from easyread.review.store import Store
from easyread.review.store import panels as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import PanelRow, Seat, User
from easyread.review.store.templates import template_of

CHAIR_WORDS = {
    "asked": "was asked",
    "agreed": "said yes",
    "refused": "said no",
    "stopped": "stopped",
    "done": "has finished",
}


def session_seen(store: Store, caller: Caller, session_id: str) -> dict[str, Any]:
    """One session with its letter, its panel, and the words of its rows.

    Raises:
        NotHere: there is none for this person (code ``not-found``).
    """
    found = panel_sessions.get_session(session_id, store, caller)
    with store.read() as work:
        named(work, caller, [found])
        sitting = _sitting(work, caller, session_id)
    found["rows"] = rows_of(sitting)
    found["begun"] = any(chair["state"] in SAT for chair in found["chairs"])
    found["mine"] = found["facilitator_id"] == caller.user_id
    return found


def named(work: Work, caller: Caller, sessions: list[dict[str, Any]]) -> None:
    """Put the names of letters, panels and people into sessions as the service lists them."""
    for one in sessions:
        panel = work.db.get(PanelRow, one["panel_id"])
        one["panel"] = panel.name if panel else ""
        one["led_by"] = work.db.get_one(User, one["facilitator_id"]).name
        if one["template_id"]:
            one["title"] = template_of(work, caller.client_id, one["template_id"]).name
        else:
            letter = cases.see(work, caller, one["letter_id"])
            one["title"] = short_letter(work, letter)["title"]
        for chair in one["chairs"]:
            supporter = work.db.get(User, chair["supporter_id"] or "")
            chair["supporter"] = supporter.name if supporter else ""
            chair["says"] = CHAIR_WORDS[chair["state"]]


def supporters(store: Store, caller: Caller) -> list[tuple[str, str]]:
    """Everybody who may support a checker here: id and name."""
    with store.read() as work:
        rows = work.db.execute(
            select(User.id, User.name)
            .join(Seat, Seat.user_id == User.id)
            .where(Seat.client_id == caller.client_id, Seat.role == "supporter", User.active)
            .order_by(User.name, User.id)
        )
        return [(row.id, row.name) for row in rows]


def rows_of(sitting: Sitting) -> dict[str, str]:
    """The words of each row by its key, with made-up names as checkers see them."""
    return {row.key: " ".join(line.text for line in row.lines) for row in sitting.rows()}


def answers_typed(
    store: Store, caller: Caller, session_id: str, checker_id: str
) -> tuple[Answer, ...]:
    """What was entered for one checker in a session on paper, and counts."""
    with store.read() as work:
        session = kept.session_in(work, caller.client_id, session_id)
        return current(kept.answers_of(work, session, checker_id))


def _sitting(work: Work, caller: Caller, session_id: str) -> Sitting:
    return kept.sitting_of(work, kept.session_in(work, caller.client_id, session_id))
