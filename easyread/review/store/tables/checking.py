"""Panels and their sessions: who checked what, in their own answers, and what was asked of them.

An answer is only ever added. A change is a new answer of the same checker that names the old one;
both stay. Nobody but the checker (or a marked supporter, or staff typing in a paper session that
names the checker) can add one: ``entered_by`` and ``entered_as`` say whose hands it was.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from easyread.review.store.tables.base import Base, Moment, now


class PanelRow(Base):
    """A group of checkers with lived experience."""

    __tablename__ = "panels"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    created: Mapped[datetime] = mapped_column(Moment, default=now)


class PanelMemberRow(Base):
    """One checker in one panel, with what they said once and for all (``panels.Said``)."""

    __tablename__ = "panel_members"
    panel_id: Mapped[str] = mapped_column(ForeignKey("panels.id"), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    said: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed by the client: see Said
    named: Mapped[str] = mapped_column(String(20), default="no")  # no, first name, full name


class PanelSessionRow(Base):
    """One sitting over one version of a letter or a template. Closed once and for good."""

    __tablename__ = "panel_sessions"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    panel_id: Mapped[str] = mapped_column(ForeignKey("panels.id"))
    letter_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"), index=True)
    version_id: Mapped[str | None] = mapped_column(ForeignKey("versions.id"))
    template_id: Mapped[str | None] = mapped_column(ForeignKey("templates.id"), index=True)
    on_paper: Mapped[bool] = mapped_column(default=False)
    facilitator_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    topic_warning: Mapped[str] = mapped_column(String(200), default="")
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed: the masked pages and the questions
    opened: Mapped[datetime] = mapped_column(Moment, default=now)
    held_on: Mapped[date | None]
    closed: Mapped[datetime | None] = mapped_column(Moment)
    reasons: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed: why rows stay as they are
    revision: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": revision}


class ChairRow(Base):
    """One checker in one session: the fee agreed before, a supporter, consent, and how it ended.

    ``state``: asked, agreed, refused (no reason is asked), stopped, done. The fee never hangs on it.
    """

    __tablename__ = "chairs"
    session_id: Mapped[str] = mapped_column(ForeignKey("panel_sessions.id"), primary_key=True)
    checker_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    supporter_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    state: Mapped[str] = mapped_column(String(12), default="asked")
    fee_pence: Mapped[int] = mapped_column(default=0)
    travel_pence: Mapped[int] = mapped_column(default=0)
    paid: Mapped[datetime | None] = mapped_column(Moment)
    named: Mapped[str] = mapped_column(String(20), default="no")
    order_seed: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class AnswerRow(Base):
    """One answer of one checker. Only ever added. The value and the person's words are sealed."""

    __tablename__ = "answers"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("panel_sessions.id"), index=True)
    checker_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    entered_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    entered_as: Mapped[str] = mapped_column(String(12))  # checker, supporter, paper
    question: Mapped[str] = mapped_column(
        String(60)
    )  # section:3, word, picture, open:1, choice:2, ready
    section: Mapped[int | None]
    row_key: Mapped[str | None] = mapped_column(String(32))
    value: Mapped[str] = mapped_column(
        String(30)
    )  # easy, some, hard, unsure, skip, yes, change, no, ...
    body: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed: the person's own words
    replaces: Mapped[str | None] = mapped_column(String(32))
    withdrawn: Mapped[bool] = mapped_column(default=False)  # this entry takes ``replaces`` back
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class TalkRow(Base):
    """The wish "I want to talk to someone": goes to the safeguarding lead, and is no answer."""

    __tablename__ = "talks"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    checker_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    session_id: Mapped[str | None] = mapped_column(ForeignKey("panel_sessions.id"))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed by the client
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    seen_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    seen: Mapped[datetime | None] = mapped_column(Moment)
    closed: Mapped[datetime | None] = mapped_column(Moment)


class ApprovalRow(Base):
    """Somebody's approval of exact words and pictures: the prints they saw, and nothing else.

    ``kind``: signed (author), clinical, readability, people. ``rows`` are masked row prints for
    "people" and exact row prints for the others. Only ever added; ``withdrawn`` takes it back.
    """

    __tablename__ = "approvals"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    letter_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"), index=True)
    template_id: Mapped[str | None] = mapped_column(ForeignKey("templates.id"), index=True)
    version_id: Mapped[str | None] = mapped_column(ForeignKey("versions.id"))
    session_id: Mapped[str | None] = mapped_column(ForeignKey("panel_sessions.id"))
    kind: Mapped[str] = mapped_column(String(12))
    rows: Mapped[list[str]] = mapped_column(JSON)
    frame: Mapped[str] = mapped_column(
        String(32)
    )  # print of title, headings, profile, layout version
    whole: Mapped[str] = mapped_column(String(32))  # the exact fingerprint of the page
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    role: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed: reason, slots signed
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    withdrawn: Mapped[datetime | None] = mapped_column(Moment)


class ExportRow(Base):
    """One finished file: its code, its digest and how far it was checked when it was made."""

    __tablename__ = "exports"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code: Mapped[str] = mapped_column(String(24), index=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("versions.id"))
    format: Mapped[str] = mapped_column(String(8))
    mark: Mapped[str] = mapped_column(String(16))
    fingerprint: Mapped[str] = mapped_column(String(32))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    made_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class SendRow(Base):
    """That a letter went out: which file, when, how, and whether it met what the reader needs."""

    __tablename__ = "sends"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    export_id: Mapped[str] = mapped_column(ForeignKey("exports.id"))
    sent_on: Mapped[date]
    with_letter: Mapped[bool]
    right_format: Mapped[bool]
    safe_address: Mapped[bool]
    channel: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed: why people did not check
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class FeedbackRow(Base):
    """What the reader of a letter said of it. Their words are sealed."""

    __tablename__ = "feedback"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    easy: Mapped[str] = mapped_column(String(10))  # yes, no, some
    phone_me: Mapped[bool] = mapped_column(default=False)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed
    entered_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class LogRow(Base):
    """One line of the log: ids and actions, never a word of a letter. Only ever added, chained."""

    __tablename__ = "log"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment)
    organisation_id: Mapped[str] = mapped_column(String(32), index=True)
    client_id: Mapped[str | None] = mapped_column(String(32), index=True)
    user_id: Mapped[str | None] = mapped_column(String(32))
    role: Mapped[str] = mapped_column(String(20))
    action: Mapped[str] = mapped_column(String(40))
    about: Mapped[str] = mapped_column(String(32), index=True)
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    chain: Mapped[str] = mapped_column(String(64))


class OnceRow(Base):
    """The answer to a request with an ``Idempotency-Key``, sealed, so that it is done only once."""

    __tablename__ = "once"
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    request_sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed by the client
    headers: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    at: Mapped[datetime] = mapped_column(Moment, default=now)
