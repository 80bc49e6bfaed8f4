"""What the paper of a panel session needs of the store beside the session itself."""

from __future__ import annotations

from sqlalchemy import select

from easyread.review.store.engine import Work
from easyread.review.store.letters import decisions_of
from easyread.review.store.tables import LetterRow, PanelSessionRow, Seat, User

ABOUT = "panel"  # a decision on what a panel said: why a row stays as it is


def names_with_role(work: Work, client_id: str, role: str) -> tuple[str, ...]:
    """The names of the active people who have this role for a client, in the order of the alphabet."""
    return tuple(
        work.db.scalars(
            select(User.name)
            .join(Seat, Seat.user_id == User.id)
            .where(Seat.client_id == client_id, Seat.role == role, User.active)
            .order_by(User.name, User.id)
        )
    )


def reason_key(session: PanelSessionRow, row: str) -> str:
    """The key of the decision that says why a row stays as it is after this session."""
    return f"{session.id}:{row}"


def reasons_of(work: Work, session: PanelSessionRow, letter: LetterRow) -> dict[str, str]:
    """For each row of a session that stays as it is, why: what staff wrote last."""
    start = reason_key(session, "")
    return {
        one.key.removeprefix(start): str(one.words["reason"])
        for one in decisions_of(work, letter)
        if one.about == ABOUT and one.key.startswith(start)
    }
