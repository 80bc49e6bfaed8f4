"""Letters, their versions, and what machines suggested and people decided about them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from easyread.review.store.tables.base import Base, Moment, now


class LetterRow(Base):
    """One letter on its way. ``revision`` grows with every change: it is the ETag of the letter."""

    __tablename__ = "letters"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), index=True, default="draft")
    revision: Mapped[int] = mapped_column(default=1)
    profile: Mapped[str] = mapped_column(String(40), default="easy-read")
    level: Mapped[str] = mapped_column(String(20), default="full")
    template_id: Mapped[str | None] = mapped_column(ForeignKey("templates.id"), index=True)
    converter_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    author_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    readability_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    wants_panel: Mapped[bool] = mapped_column(default=False)
    topics: Mapped[list[str]] = mapped_column(JSON, default=list)  # law, money, consent, ...
    due: Mapped[date | None] = mapped_column(index=True)
    risk: Mapped[int] = mapped_column(default=0)
    job_sheet: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed
    title: Mapped[bytes] = mapped_column(LargeBinary)  # sealed
    from_template: Mapped[bytes | None] = mapped_column(
        LargeBinary
    )  # sealed: values, page as given
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    changed: Mapped[datetime] = mapped_column(Moment, default=now, onupdate=now)
    delete_after: Mapped[date | None]
    __mapper_args__ = {"version_id_col": revision}


class VersionRow(Base):
    """One state of the words and pictures: the whole ``Conversion``, sealed. Never changed."""

    __tablename__ = "versions"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    number: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed
    source_sha256: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(32), index=True)
    frame: Mapped[str] = mapped_column(String(32))  # title, headings, order of the rows
    masked_frame: Mapped[str] = mapped_column(String(32))
    made_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    made_how: Mapped[str] = mapped_column(String(40))
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    __table_args__ = (UniqueConstraint("letter_id", "number"),)


class PageRow(Base):
    """One row of one version: its prints, and its words and picture sealed."""

    __tablename__ = "page_rows"
    version_id: Mapped[str] = mapped_column(ForeignKey("versions.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    key: Mapped[str] = mapped_column(String(32))
    section: Mapped[int]
    print: Mapped[str] = mapped_column(String(32))
    masked_print: Mapped[str] = mapped_column(String(32), index=True)
    picture: Mapped[str | None] = mapped_column(String(120))  # the concept, no word of the letter


class SuggestionRow(Base):
    """What a machine suggested: never changed by a person. Its words are sealed."""

    __tablename__ = "suggestions"
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    maker: Mapped[str] = mapped_column(String(60))
    confidence: Mapped[float]
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed
    created: Mapped[datetime] = mapped_column(Moment, default=now)


class DecisionRow(Base):
    """What a person chose: only ever added, the last one on a key counts. Words are sealed.

    ``about``: suggestion, row, fact, finding or question. ``undone`` names the decision it undoes.
    """

    __tablename__ = "decisions"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    about: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(64), index=True)
    choice: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed: text and reason
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    role: Mapped[str] = mapped_column(String(20))
    undoes: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class CommentRow(Base):
    """What somebody wrote about a letter or one row of it. The words are sealed."""

    __tablename__ = "comments"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    row_key: Mapped[str | None] = mapped_column(String(32))
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class JobRow(Base):
    """A letter that waits to be converted, or is being. Its words are sealed, and gone once it is done.

    ``holder`` and ``until`` say who works on it and until when it is theirs alone; ``tries`` counts
    how often somebody began.
    """

    __tablename__ = "jobs"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    state: Mapped[str] = mapped_column(String(8), index=True, default="queued")
    tries: Mapped[int] = mapped_column(default=0)
    holder: Mapped[str] = mapped_column(String(32), default="")
    until: Mapped[datetime | None] = mapped_column(Moment)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed: the letter as it came in
    failure: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed by the client: the problem
    letter_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"))
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    ended: Mapped[datetime | None] = mapped_column(Moment)


class TemplateRow(Base):
    """A letter that is sent again and again: fixed words, named slots. The words are sealed."""

    __tablename__ = "templates"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    revision: Mapped[int] = mapped_column(default=1)
    number: Mapped[int] = mapped_column(default=1)
    follows: Mapped[str | None] = mapped_column(ForeignKey("templates.id"))
    made_from: Mapped[str | None] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(200))
    fixed_print: Mapped[str] = mapped_column(String(32), index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed: its words, slots and conditions
    pages: Mapped[bytes] = mapped_column(LargeBinary)  # sealed: its page with slots, its letter
    made_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    topics: Mapped[list[str]] = mapped_column(JSON, default=list)  # those of its letter
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    checked: Mapped[datetime | None] = mapped_column(Moment)  # when a panel last closed on it
    review_by: Mapped[date | None]
    withdrawn: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    why_withdrawn: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed
    __mapper_args__ = {"version_id_col": revision}


class WordBankRow(Base):
    """What a group says of one word, as ``simplify.word_bank`` has it. Only ever added.

    ``easier`` holds several forms with "|" between. The last entry on a word counts; ``removed``
    takes one out, and it stays on record.
    """

    __tablename__ = "word_bank"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    number: Mapped[int]  # the order in which a client's entries came
    word: Mapped[str] = mapped_column(String(200))
    pos: Mapped[str] = mapped_column(String(10), default="")
    easier: Mapped[str] = mapped_column(String(1000), default="")
    verdict: Mapped[str] = mapped_column(String(10))
    group: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(String(500), default="")
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    removed: Mapped[datetime | None] = mapped_column(Moment)


class WordingRow(Base):
    """Wording that a client approved once: the same sentence gets it again. Sealed by the client.

    Only ever added: the last one for a sentence counts.
    """

    __tablename__ = "wordings"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    before_print: Mapped[str] = mapped_column(String(32), index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)  # sealed: before, after
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)
