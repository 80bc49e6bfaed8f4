"""A letter and one of its versions -> who checked it and for how many it worked, from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from easyread.review.approval import all_prints, said_yes
from easyread.review.named import CheckedBy
from easyread.review.store.approvals import approvals_for
from easyread.review.store.engine import Work
from easyread.review.store.letters import prints_in
from easyread.review.store.panels import sitting_of
from easyread.review.store.tables import (
    AnswerRow,
    ApprovalRow,
    ChairRow,
    LetterRow,
    PageRow,
    PanelSessionRow,
    User,
    VersionRow,
)


def approval_rows(work: Work, letter: LetterRow) -> Sequence[ApprovalRow]:
    """Every approval of a letter and of its template, withdrawn ones too, oldest first."""
    about = ApprovalRow.letter_id == letter.id
    if letter.template_id:
        about = about | (ApprovalRow.template_id == letter.template_id)
    return work.db.scalars(select(ApprovalRow).where(about).order_by(ApprovalRow.number)).all()


def checkers_of(work: Work, letter: LetterRow, version: VersionRow) -> list[CheckedBy]:
    """The people with lived experience whose yes covers every row of this exact version."""
    wanted = all_prints(prints_in(work, version), masked=True)
    covered: dict[str, set[str]] = {}
    sessions: dict[str, set[str]] = {}
    for row in approval_rows(work, letter):
        if row.kind == "people" and row.withdrawn is None:
            covered.setdefault(row.user_id, set()).update(row.rows)
            if row.session_id:
                sessions.setdefault(row.user_id, set()).add(row.session_id)
    return [
        CheckedBy(work.db.get_one(User, who).name, _wishes(work, who, sessions.get(who, set())))
        for who, rows in covered.items()
        if wanted <= rows
    ]


def yes_by_section(
    work: Work, letter: LetterRow, version: VersionRow
) -> Mapping[int, tuple[int, int]]:
    """For each section: how many people said yes to all its rows as they are, of how many who saw them."""
    said = said_yes(approvals_for(work, letter))
    sections: dict[int, set[str]] = {}
    for section, printed in work.db.execute(
        select(PageRow.section, PageRow.masked_print).where(PageRow.version_id == version.id)
    ):
        sections.setdefault(section, set()).add(printed)
    seen = _seen(work, letter)
    found = {}
    for section, prints in sections.items():
        yes = min(len(said.get(one, ())) for one in prints)
        who = set().union(*(people for shown, people in seen if prints <= shown))
        found[section] = (yes, max(yes, len(who)))
    return found


def _seen(work: Work, letter: LetterRow) -> list[tuple[set[str], set[str]]]:
    """For each closed session on this letter or its template: the rows shown, and who answered."""
    found = []
    about = PanelSessionRow.letter_id == letter.id
    if letter.template_id:
        about = about | (PanelSessionRow.template_id == letter.template_id)
    for session in work.db.scalars(
        select(PanelSessionRow).where(about, PanelSessionRow.closed.is_not(None))
    ):
        who = work.db.scalars(
            select(AnswerRow.checker_id).where(AnswerRow.session_id == session.id).distinct()
        )
        found.append((_shown(work, session), set(who)))
    return found


def _shown(work: Work, session: PanelSessionRow) -> set[str]:
    """The prints of the rows that a session showed; of a letter without opening its words."""
    if session.version_id is None:
        return {row.print for row in sitting_of(work, session).rows()}
    return set(
        work.db.scalars(
            select(PageRow.masked_print).where(PageRow.version_id == session.version_id)
        )
    )


def _wishes(work: Work, who: str, sessions: set[str]) -> tuple[str, ...]:
    chairs = [work.db.get(ChairRow, (session, who)) for session in sorted(sessions)]
    return tuple("no" if chair is None else chair.named for chair in chairs)
