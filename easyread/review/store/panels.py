"""Panel sessions, chairs and answers -> rows of the store, sealed; and back, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from easyread.errors import EasyReadError
from easyread.plain import from_plain, to_plain
from easyread.review.approval import open_for_people
from easyread.review.panel import COUNTED, Answer, Matter, Member, rows_approved
from easyread.review.sitting import Sitting
from easyread.review.store.approvals import add_approval, approvals_for, checkers_needed
from easyread.review.store.engine import Work
from easyread.review.store.letters import conversion_of, newest, prints_in
from easyread.review.store.tables import (
    AnswerRow,
    ChairRow,
    LetterRow,
    PanelMemberRow,
    PanelRow,
    PanelSessionRow,
    Seat,
    TemplateRow,
    User,
    VersionRow,
    new_id,
)
from easyread.review.store.templates import add_people, open_rows, pages_in, pattern_in

About = LetterRow | TemplateRow  # what a session is over


@dataclass(frozen=True, slots=True)
class Said:
    """What a checker said once and for all: whose letters they never see, what they do not want."""

    conflicts: tuple[str, ...] = ()
    refused_topics: tuple[str, ...] = ()


class NotHere(EasyReadError):
    """There is no such panel, session, chair or answer for this person."""

    code = "not-found"


def panel_in(work: Work, client_id: str, panel_id: str) -> PanelRow:
    """Load one panel of this client.

    Raises:
        NotHere: there is none, or it belongs to another client (code ``not-found``).
    """
    panel = work.db.get(PanelRow, panel_id)
    if panel is None or panel.client_id != client_id:
        raise NotHere("There is no such panel.", "Look for it in the list of panels.")
    return panel


def panels_of(work: Work, client_id: str) -> tuple[PanelRow, ...]:
    """The panels of a client, by name."""
    wanted = select(PanelRow).where(PanelRow.client_id == client_id)
    return tuple(work.db.scalars(wanted.order_by(PanelRow.name, PanelRow.id)))


def members_of(work: Work, panel: PanelRow) -> tuple[Member, ...]:
    """The checkers of a panel who still have a checker's seat, by name."""
    rows = work.db.execute(
        select(PanelMemberRow, User)
        .join(User, User.id == PanelMemberRow.user_id)
        .join(Seat, Seat.user_id == User.id)
        .where(
            PanelMemberRow.panel_id == panel.id,
            Seat.client_id == panel.client_id,
            Seat.role == "checker",
            User.active,
        )
        .order_by(User.name, User.id)
    )
    found = []
    for row, user in rows:
        said = said_by(work, panel, row)
        found.append(Member(user.id, user.name, said.conflicts, said.refused_topics))
    return tuple(found)


def keep_said(work: Work, panel: PanelRow, row: PanelMemberRow, said: Said) -> None:
    """Seal what a checker said once and for all."""
    row.said = work.keys.seal(panel.client_id, _said_place(row), to_plain(said))


def said_by(work: Work, panel: PanelRow, row: PanelMemberRow) -> Said:
    """What a checker of a panel said once and for all."""
    if row.said is None:
        return Said()
    return from_plain(work.keys.open(panel.client_id, _said_place(row), row.said), Said)


def _said_place(row: PanelMemberRow) -> str:
    return f"panel_members.said:{row.panel_id}:{row.user_id}"


def has_seat(work: Work, user_id: str, client_id: str, role: str) -> bool:
    """Whether this person has this role for this client."""
    return work.db.get(Seat, (user_id, client_id, role)) is not None


def matter_of(work: Work, about: About) -> Matter:
    """Who sent a letter, whom it is about, what about, and who worked on it."""
    return _of_template(work, about) if isinstance(about, TemplateRow) else _of_letter(work, about)


def _of_template(work: Work, row: TemplateRow) -> Matter:
    """As its letter says, as long as that can be read; and every fixed word of it."""
    letter = work.db.get(LetterRow, row.made_from or "")
    known = Matter((), (), (), frozenset())
    if letter is not None and not work.keys.shredded(letter.id):
        known = _of_letter(work, letter)
    pages, pattern = pages_in(work, row), pattern_in(work, row)
    sender = pages.page.about.sender
    return Matter(
        senders=(*known.senders, *((sender,) if sender else ())),
        readers=known.readers,
        topics=tuple(row.topics),
        staff=known.staff | {row.made_by},
        fixed=tuple(part.words for block in pattern.blocks for part in block.parts if part.words),
    )


def _of_letter(work: Work, letter: LetterRow) -> Matter:
    made = conversion_of(work, newest(work, letter))
    about = made.letter.about
    sheet = {}
    if letter.job_sheet is not None:
        sheet = work.keys.open(letter.id, f"letters.job_sheet:{letter.id}", letter.job_sheet)
    staff = {letter.converter_id, letter.author_id, letter.readability_id} - {None}
    named = [b.text for b in made.letter.blocks if b.kind in ("address", "signature")]
    authors = [work.db.get_one(User, letter.author_id).name] if letter.author_id else []
    return Matter(
        senders=tuple(
            s for s in (about.sender or "", str(sheet.get("sender", "")), *authors, *named) if s
        ),
        readers=tuple(r for r in (about.reader, about.person, sheet.get("reader")) if r),
        topics=tuple(letter.topics),
        staff=frozenset(str(one) for one in staff),
    )


def session_in(
    work: Work, client_id: str, session_id: str, to_change: bool = False
) -> PanelSessionRow:
    """Load one session of this client.

    ``to_change`` makes whoever else changes it wait: an answer and the closing never cross.

    Raises:
        NotHere: there is none, or it belongs to another client (code ``not-found``).
    """
    wanted = select(PanelSessionRow).where(PanelSessionRow.id == session_id)
    if to_change:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    session = work.db.scalars(wanted).first()
    if session is None or session.client_id != client_id:
        raise NotHere("There is no such session.", "Look for it in the list of sessions.")
    return session


def owner_of(session: PanelSessionRow) -> str:
    """Whose key the words of a session are sealed with: its letter's or its template's."""
    return session.letter_id or session.template_id or session.id


def keep_sitting(work: Work, session: PanelSessionRow, sitting: Sitting) -> None:
    """Seal what a session shows and asks."""
    place = f"panel_sessions.body:{session.id}"
    session.body = work.keys.seal(owner_of(session), place, to_plain(sitting))


def sitting_of(work: Work, session: PanelSessionRow) -> Sitting:
    """Open what a session shows and asks, as it was on the day it was opened."""
    place = f"panel_sessions.body:{session.id}"
    return from_plain(work.keys.open(owner_of(session), place, session.body), Sitting)


def chairs_of(work: Work, session: PanelSessionRow) -> tuple[ChairRow, ...]:
    """The chairs of a session, in an order that stays."""
    return tuple(
        work.db.scalars(
            select(ChairRow)
            .where(ChairRow.session_id == session.id)
            .order_by(ChairRow.at, ChairRow.checker_id)
        )
    )


def chair_in(work: Work, session: PanelSessionRow, checker_id: str) -> ChairRow:
    """One chair of a session.

    Raises:
        NotHere: this checker has none there (code ``not-found``).
    """
    chair = work.db.get(ChairRow, (session.id, checker_id))
    if chair is None:
        raise NotHere("This person has no chair in this session.", "Look at the list of chairs.")
    return chair


def sessions_with(work: Work, client_id: str, user_id: str) -> tuple[PanelSessionRow, ...]:
    """The sessions in which a person has a chair, or supports somebody who has; the newest first."""
    return tuple(
        work.db.scalars(
            select(PanelSessionRow)
            .where(
                PanelSessionRow.client_id == client_id,
                PanelSessionRow.id.in_(
                    select(ChairRow.session_id).where(
                        or_(ChairRow.checker_id == user_id, ChairRow.supporter_id == user_id)
                    )
                ),
            )
            .order_by(PanelSessionRow.opened.desc(), PanelSessionRow.id)
        )
    )


def sessions_about(
    work: Work,
    client_id: str,
    letter_id: str | None,
    template_id: str | None,
    limit: int,
    after: str | None = None,
) -> tuple[PanelSessionRow, ...]:
    """The sessions of a client, of one letter or one template if it is named; the newest first.

    ``after`` is the id of the last session that was shown before.
    """
    wanted = select(PanelSessionRow).where(PanelSessionRow.client_id == client_id)
    if letter_id:
        wanted = wanted.where(PanelSessionRow.letter_id == letter_id)
    if template_id:
        wanted = wanted.where(PanelSessionRow.template_id == template_id)
    if after is not None:
        last = session_in(work, client_id, after)
        older = PanelSessionRow.opened < last.opened
        same = and_(PanelSessionRow.opened == last.opened, PanelSessionRow.id > last.id)
        wanted = wanted.where(or_(older, same))
    order = (PanelSessionRow.opened.desc(), PanelSessionRow.id)
    return tuple(work.db.scalars(wanted.order_by(*order).limit(limit)))


def answers_of(work: Work, session: PanelSessionRow, checker_id: str) -> tuple[Answer, ...]:
    """Every entry of one checker in one session, oldest first."""
    rows = work.db.scalars(
        select(AnswerRow)
        .where(AnswerRow.session_id == session.id, AnswerRow.checker_id == checker_id)
        .order_by(AnswerRow.number)
    )
    return tuple(
        Answer(
            row.id,
            row.question,
            row.value,
            row.entered_as,  # type: ignore[arg-type]
            row.row_key or "",
            work.keys.open(owner_of(session), f"answers.body:{row.id}", row.body)
            if row.body
            else "",
            row.replaces,
            row.withdrawn,
        )
        for row in rows
    )


def add_answer(
    work: Work, session: PanelSessionRow, checker_id: str, entered_by: str, answer: Answer
) -> Answer:
    """Add one entry. ``answer.id`` is given here; nothing that is kept is ever changed."""
    kind, _, which = answer.question.partition(":")
    row = AnswerRow(
        id=new_id("ans"),
        session_id=session.id,
        checker_id=checker_id,
        entered_by=entered_by,
        entered_as=answer.by,
        question=answer.question,
        section=int(which) if kind == "section" else None,
        row_key=answer.row or None,
        value=answer.value,
        replaces=answer.replaces,
        withdrawn=answer.withdrawn,
    )
    if answer.words:
        place = f"answers.body:{row.id}"
        row.body = work.keys.seal(owner_of(session), place, answer.words)
    work.db.add(row)
    work.db.flush()
    return Answer(
        row.id,
        answer.question,
        answer.value,
        answer.by,
        answer.row,
        answer.words,
        answer.replaces,
        answer.withdrawn,
    )


def counted(
    work: Work, session: PanelSessionRow, chairs: Iterable[ChairRow]
) -> dict[str, tuple[Answer, ...]]:
    """The answers of those who finished or stopped, by checker."""
    return {
        chair.checker_id: answers_of(work, session, chair.checker_id)
        for chair in chairs
        if chair.state in COUNTED
    }


def approve_rows(
    work: Work,
    session: PanelSessionRow,
    about: About,
    by_checker: dict[str, tuple[Answer, ...]],
) -> int:
    """Keep one approval for each checker whose answers approve anything. Gives how many."""
    sitting = sitting_of(work, session)
    approved = {who: rows_approved(answers, sitting) for who, answers in by_checker.items()}
    for checker_id, rows in approved.items():
        if rows and isinstance(about, TemplateRow):
            add_people(work, about, rows, sitting.frame, checker_id, session.id)
        elif rows and isinstance(about, LetterRow):
            made = add_approval(
                work, about, "people", rows, checker_id, "checker", session_id=session.id
            )
            # They saw the version of the session, whatever became of the letter since.
            seen = work.db.get_one(VersionRow, session.version_id)
            made.version_id, made.frame, made.whole = seen.id, seen.frame, seen.fingerprint
    work.db.flush()
    return sum(1 for rows in approved.values() if rows)


def still_open(work: Work, about: About) -> tuple[str, ...]:
    """The keys of the rows that too few people approved; "" stands for the page as a whole."""
    if isinstance(about, TemplateRow):
        return open_rows(work, about)
    prints = prints_in(work, newest(work, about))
    return open_for_people(prints, approvals_for(work, about), checkers_needed(work, about))
