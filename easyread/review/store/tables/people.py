"""Who is who: organisations, their clients, people, seats, and the ways in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from easyread.review.store.tables.base import Base, Moment, now


class Organisation(Base):
    """One organisation that runs Easy Read, often for several clients."""

    __tablename__ = "organisations"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    created: Mapped[datetime] = mapped_column(Moment, default=now)


class Client(Base):
    """One body that letters are converted for. Nothing is ever seen across two clients."""

    __tablename__ = "clients"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    # The fields of ``settings.Profile`` that this client sets, and "checkers": {"default": 2, "law": 4}.
    profile: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # Set for the sandbox of a client, where its test keys work; ``opened`` when it was last empty.
    test_of: Mapped[str | None] = mapped_column(ForeignKey("clients.id"), unique=True)
    opened: Mapped[datetime | None] = mapped_column(Moment)
    created: Mapped[datetime] = mapped_column(Moment, default=now)


class User(Base):
    """One person. Staff sign in with a password or where their organisation does, checkers by link."""

    __tablename__ = "users"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(320), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(300))
    # Where the organisation's own sign-in is, and who this is there; set when they first come from it.
    subject: Mapped[str | None] = mapped_column(String(600), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    created: Mapped[datetime] = mapped_column(Moment, default=now)


class Seat(Base):
    """One role of one person for one client."""

    __tablename__ = "seats"
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)


class WebSession(Base):
    """One browser that is signed in. Only the hash of its secret is kept."""

    __tablename__ = "web_sessions"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    client_id: Mapped[str | None] = mapped_column(ForeignKey("clients.id"))
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    expires: Mapped[datetime] = mapped_column(Moment)


class Token(Base):
    """A key for programs, with the operations it may do. ``test`` keys work in the sandbox."""

    __tablename__ = "tokens"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    test: Mapped[bool] = mapped_column(default=False)
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    used: Mapped[datetime | None] = mapped_column(Moment)  # to the day
    expires: Mapped[datetime | None] = mapped_column(Moment)
    revoked: Mapped[datetime | None] = mapped_column(Moment)


class Link(Base):
    """A checker's personal link (also printed as a QR card). Used by pressing Start, once a device."""

    __tablename__ = "links"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    issued_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    card: Mapped[bool] = mapped_column(default=False)  # a printed card may start more than once
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    expires: Mapped[datetime] = mapped_column(Moment)
    used: Mapped[datetime | None] = mapped_column(Moment)
    revoked: Mapped[datetime | None] = mapped_column(Moment)


class DataKey(Base):
    """The wrapped key of one owner (letter, template, client). Null once it was deleted on purpose."""

    __tablename__ = "data_keys"
    owner: Mapped[str] = mapped_column(String(32), primary_key=True)
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
