"""Letters that went out and what their readers said -> rows of the store, and counts of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from statistics import median

from sqlalchemy import select

from easyread.review.store.engine import Work
from easyread.review.store.sealed import Shredded
from easyread.review.store.tables import ExportRow, FeedbackRow, LetterRow, SendRow, new_id, now


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader said of a letter, in their own words or as they told somebody."""

    id: str
    easy: str
    phone_me: bool
    words: str
    at: datetime
    entered_by: str | None


def sends_of(work: Work, letter: LetterRow) -> Sequence[tuple[SendRow, str]]:
    """The send records of a letter, oldest first, each with the code of its file."""
    rows = work.db.execute(
        select(SendRow, ExportRow.code)
        .join(ExportRow, ExportRow.id == SendRow.export_id)
        .where(SendRow.letter_id == letter.id)
        .order_by(SendRow.sent_on, SendRow.at)
    )
    return [(send, code) for send, code in rows]


def add_send(
    work: Work,
    letter: LetterRow,
    export: ExportRow,
    *,
    sent_on: date,
    with_letter: bool,
    right_format: bool,
    safe_address: bool,
    channel: str,
    reason: str,
    user_id: str,
) -> SendRow:
    """Keep that a letter went out. ``reason`` says why people did not check; it is sealed."""
    made = SendRow(
        id=new_id("snd"),
        letter_id=letter.id,
        export_id=export.id,
        sent_on=sent_on,
        with_letter=with_letter,
        right_format=right_format,
        safe_address=safe_address,
        channel=channel,
        user_id=user_id,
    )
    if reason:
        made.body = work.keys.seal(letter.id, f"sends.body:{made.id}", reason)
    work.db.add(made)
    work.db.flush()
    return made


def why_not_checked(work: Work, send: SendRow) -> str:
    """Why people with learning disabilities did not check what was sent; "" where they did."""
    if send.body is None:
        return ""
    return str(work.keys.open(send.letter_id, f"sends.body:{send.id}", send.body))


def letter_by_code(work: Work, code: str) -> LetterRow | None:
    """The letter that a printed code belongs to."""
    row = work.db.scalars(select(ExportRow).where(ExportRow.code == code).limit(1)).first()
    return None if row is None else work.db.get_one(LetterRow, row.letter_id)


def add_feedback(
    work: Work,
    letter: LetterRow,
    easy: str,
    phone_me: bool,
    words: str,
    entered_by: str | None = None,
) -> FeedbackRow | None:
    """Keep what a reader said. None where the words of this letter were deleted for good."""
    made = FeedbackRow(
        id=new_id("fee"),
        letter_id=letter.id,
        easy=easy,
        phone_me=phone_me,
        entered_by=entered_by,
        at=now(),
    )
    if words:
        try:
            made.body = work.keys.seal(letter.id, f"feedback.body:{made.id}", words)
        except Shredded:
            return None  # nothing about this letter may be kept any more
    work.db.add(made)
    work.db.flush()
    return made


def feedback_of(work: Work, letter: LetterRow) -> list[Said]:
    """What readers said of a letter, oldest first."""
    rows = work.db.scalars(
        select(FeedbackRow)
        .where(FeedbackRow.letter_id == letter.id)
        .order_by(FeedbackRow.at, FeedbackRow.id)
    )
    return [said(work, row) for row in rows]


def said(work: Work, row: FeedbackRow) -> Said:
    """One kept feedback, opened."""
    place = f"feedback.body:{row.id}"
    words = "" if row.body is None else str(work.keys.open(row.letter_id, place, row.body))
    return Said(row.id, row.easy, row.phone_me, words, row.at, row.entered_by)


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one year for the Accessible Information Standard. Counts only, no letter.

    ``median_days`` are the days from putting a letter in to sending it, None where none was sent.
    Source: Q-11 (DAPB1605, step 6: review) and Q-12 (at the same time as the ordinary letter).
    """

    year: int
    letters_sent: int
    with_the_letter: int
    in_the_right_format: int
    to_a_safe_address: int
    by_mark: dict[str, int]
    by_channel: dict[str, int]
    median_days: float | None
    feedback: dict[str, int]
    asked_to_be_phoned: int


def figures_of(work: Work, client_id: str, year: int) -> Figures:
    """Count what one client sent in one year, and what its readers said in that year."""
    sent = work.db.execute(
        select(SendRow, ExportRow.mark, LetterRow.created)
        .join(ExportRow, ExportRow.id == SendRow.export_id)
        .join(LetterRow, LetterRow.id == SendRow.letter_id)
        .where(
            LetterRow.client_id == client_id,
            SendRow.sent_on >= date(year, 1, 1),
            SendRow.sent_on <= date(year, 12, 31),
        )
    ).all()
    heard = work.db.execute(
        select(FeedbackRow.easy, FeedbackRow.phone_me)
        .join(LetterRow, LetterRow.id == FeedbackRow.letter_id)
        .where(
            LetterRow.client_id == client_id,
            FeedbackRow.at >= datetime(year, 1, 1, tzinfo=UTC),
            FeedbackRow.at < datetime(year + 1, 1, 1, tzinfo=UTC),
        )
    ).all()
    marks = Counter(mark for _, mark, _ in sent)
    said_so = Counter(easy for easy, _ in heard)
    days = [(send.sent_on - created.date()).days for send, _, created in sent]
    return Figures(
        year=year,
        letters_sent=len(sent),
        with_the_letter=sum(send.with_letter for send, _, _ in sent),
        in_the_right_format=sum(send.right_format for send, _, _ in sent),
        to_a_safe_address=sum(send.safe_address for send, _, _ in sent),
        by_mark={mark: marks[mark] for mark in ("staff_checked", "people_checked")},
        by_channel=dict(sorted(Counter(send.channel for send, _, _ in sent).items())),
        median_days=float(median(days)) if days else None,
        feedback={easy: said_so[easy] for easy in ("yes", "some", "no")},
        asked_to_be_phoned=sum(phone for _, phone in heard),
    )
