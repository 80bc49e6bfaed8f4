"""A panel session and its chairs -> what the service says of them to who leads it. No answers."""

from __future__ import annotations

from typing import Any

from easyread.review.store import panels as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import ChairRow, PanelSessionRow, User


def short_out(work: Work, session: PanelSessionRow) -> dict[str, Any]:
    """One session as it is listed."""
    return {
        "id": session.id,
        "panel_id": session.panel_id,
        "letter_id": session.letter_id,
        "template_id": session.template_id,
        "version_id": session.version_id,
        "on_paper": session.on_paper,
        "facilitator_id": session.facilitator_id,
        "topic_warning": session.topic_warning,
        "opened": session.opened.isoformat(),
        "held_on": session.held_on.isoformat() if session.held_on else None,
        "closed": session.closed.isoformat() if session.closed else None,
        "chairs": [chair_out(work, chair) for chair in kept.chairs_of(work, session)],
    }


def session_out(work: Work, session: PanelSessionRow) -> dict[str, Any]:
    """One session with its bits and its picture questions, as staff edit them."""
    sitting = kept.sitting_of(work, session)
    return {
        **short_out(work, session),
        "bits": [
            {"number": b.number, "headings": list(b.headings), "rows": list(b.rows)}
            for b in sitting.bits
        ],
        "later": list(sitting.later),
        "questions": [
            {
                "id": q.id,
                "ask": q.ask,
                "line": q.line,
                "choices": [{"id": c.id, "words": c.words, "row": c.row} for c in q.choices],
                "right": q.right,
                "rows": list(q.rows),
            }
            for q in sitting.questions
        ],
    }


def chair_out(work: Work, chair: ChairRow) -> dict[str, Any]:
    """One chair. What is due never hangs on the state: a stopped session is paid like any other."""
    return {
        "checker_id": chair.checker_id,
        "name": work.db.get_one(User, chair.checker_id).name,
        "supporter_id": chair.supporter_id,
        "state": chair.state,
        "fee_pence": chair.fee_pence,
        "travel_pence": chair.travel_pence,
        "due_pence": chair.fee_pence + chair.travel_pence,
        "paid": chair.paid.isoformat() if chair.paid else None,
    }
