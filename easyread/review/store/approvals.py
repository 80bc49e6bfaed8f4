"""Approvals -> rows of the store; and back, as the pure functions of ``approval`` take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from easyread.model import Checked, Mark
from easyread.review.approval import Approval, Kind, Prints, mark_of
from easyread.review.jobsheet import CLINICAL
from easyread.review.store.engine import Work
from easyread.review.store.letters import newest, prints_in
from easyread.review.store.tables import ApprovalRow, Client, LetterRow, TemplateRow, new_id

CHECKERS = 2  # by default; Q-02 in docs/standards.md
CHECKERS_AT_RISK = 4  # law, money, consent, safeguarding; Q-02
RISKY_TOPICS = frozenset(("law", "money", "consent", "safeguarding"))


def approvals_for(work: Work, letter: LetterRow) -> tuple[Approval, ...]:
    """Every approval that counts for a letter: its own, and its template's. Withdrawn ones do not."""
    about = [ApprovalRow.letter_id == letter.id]
    if letter.template_id:
        about.append(ApprovalRow.template_id == letter.template_id)
    found: list[Approval] = []
    for condition in about:
        rows = work.db.scalars(
            select(ApprovalRow)
            .where(condition, ApprovalRow.withdrawn.is_(None))
            .order_by(ApprovalRow.number)
        )
        found += [as_value(row) for row in rows]
    return tuple(found)


def as_value(row: ApprovalRow) -> Approval:
    """One kept approval as a plain value."""
    return Approval(row.id, row.kind, row.user_id, row.role, frozenset(row.rows))  # type: ignore[arg-type]


def add_approval(
    work: Work,
    letter: LetterRow,
    kind: Kind,
    rows: Iterable[str],
    user_id: str,
    role: str,
    *,
    session_id: str | None = None,
    words: dict[str, Any] | None = None,
) -> ApprovalRow:
    """Keep one approval of the newest version of a letter. ``words`` (a reason) are sealed."""
    version = newest(work, letter)
    made = ApprovalRow(
        id=new_id("apr"),
        client_id=letter.client_id,
        letter_id=letter.id,
        # People approve wording: of a letter with a template, it counts for the template too.
        template_id=letter.template_id if kind == "people" else None,
        version_id=version.id,
        session_id=session_id,
        kind=kind,
        rows=sorted(rows),
        frame=version.frame,
        whole=version.fingerprint,
        user_id=user_id,
        role=role,
    )
    if words:
        made.body = work.keys.seal(letter.id, f"approvals.body:{made.id}", words)
    work.db.add(made)
    work.db.flush()
    return made


def checkers_needed(work: Work, about: LetterRow | TemplateRow) -> int:
    """How many checkers a letter or a template needs: as the client set, else 2, or 4 at risk."""
    client = work.db.get_one(Client, about.client_id)
    own = client.profile.get("checkers", {})
    if RISKY_TOPICS & set(about.topics):
        return int(own.get("at_risk", CHECKERS_AT_RISK))
    return int(own.get("default", CHECKERS))


def printed_mark(work: Work, about: LetterRow | TemplateRow) -> Mark:
    """The mark that is printed: how far the newest version is checked, or that it is a test.

    A template is only ever a draft: each letter of it is signed anew.
    """
    client = work.db.get_one(Client, about.client_id)
    if client.test_of:
        return "test"
    return "draft" if isinstance(about, TemplateRow) else mark_in(work, about)


def mark_in(work: Work, letter: LetterRow) -> Checked:
    """How far the newest version of this letter is checked, worked out anew."""
    prints = prints_in(work, newest(work, letter))
    return mark_from(letter, prints, approvals_for(work, letter), checkers_needed(work, letter))


def mark_from(
    letter: LetterRow, prints: Prints, approvals: Iterable[Approval], checkers: int
) -> Checked:
    """The mark of a letter whose prints and approvals are loaded already."""
    return mark_of(prints, approvals, checkers, clinical=CLINICAL in letter.topics)
