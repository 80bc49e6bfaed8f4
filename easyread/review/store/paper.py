"""What the paper of a panel session needs of the store beside the session itself."""

from __future__ import annotations

from sqlalchemy import select

from easyread.review.store.engine import Work
from easyread.review.store.panels import owner_of
from easyread.review.store.tables import PanelSessionRow, Seat, User


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


def reasons_of(work: Work, session: PanelSessionRow) -> dict[str, str]:
    """For each row of a session that stays as it is, why: what staff wrote last."""
    if session.reasons is None:
        return {}
    return dict(work.keys.open(owner_of(session), _place(session), session.reasons))


def keep_reason(work: Work, session: PanelSessionRow, row: str, reason: str) -> None:
    """Seal why a row stays as it is. Who wrote it is for the log."""
    every = {**reasons_of(work, session), row: reason}
    session.reasons = work.keys.seal(owner_of(session), _place(session), every)


def _place(session: PanelSessionRow) -> str:
    return f"panel_sessions.reasons:{session.id}"
