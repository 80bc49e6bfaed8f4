"""A client -> its sandbox: a client of its own, where test keys work, emptied whole after a day.

What keeps two clients apart keeps a sandbox apart from real letters, queues and figures. It begins
with the settings, the word bank and the roles of its client, and with nothing else.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, Table, delete, or_, select
from sqlalchemy.exc import IntegrityError

from easyread.review.store.engine import Store, Work
from easyread.review.store.tables import (
    Base,
    Client,
    DataKey,
    LetterRow,
    OnceRow,
    Seat,
    Token,
    WordBankRow,
    new_id,
    now,
)

LASTS = timedelta(hours=24)
# Whether a seat is in a real client: people sign in, and choose clients, among these alone.
REAL = Seat.client_id.not_in(select(Client.id).where(Client.test_of.is_not(None)))
_CLIENTS = Client.__table__


def ready_sandbox(store: Store, client_id: str) -> str:
    """The id of a client's sandbox, made and opened where it is not yet."""
    with store.read() as work:
        found = sandbox_of(work, client_id)
        if found is not None and found.opened is not None:
            return found.id
    with store.begin() as work:
        # Locked, so that the first two requests of a test key do not both make one.
        wanted = select(Client).where(Client.id == client_id).with_for_update()
        return _open(work, work.db.scalars(wanted).one()).id


def sandbox_of(work: Work, client_id: str) -> Client | None:
    """The sandbox of a client; None where no test key was ever used."""
    return work.db.scalars(select(Client).where(Client.test_of == client_id)).first()


def empty(work: Work, sandbox: Client) -> None:
    """Delete every row and every key of a sandbox. The sandbox itself stays, closed."""
    tables = [t for t in reversed(Base.metadata.sorted_tables) if t is not _CLIENTS]
    for table in tables:
        own = _inside(table, sandbox.id)
        if own is None:
            continue
        if "id" in table.c:
            work.db.execute(delete(DataKey).where(DataKey.owner.in_(select(table.c.id).where(own))))
        work.db.execute(delete(table).where(own))
    work.db.execute(delete(DataKey).where(DataKey.owner == sandbox.id))
    keys = select(Token.secret_sha256).where(Token.client_id == sandbox.test_of, Token.test)
    senders = [once_sender(secret) for secret in work.db.scalars(keys)]
    work.db.execute(delete(OnceRow).where(OnceRow.user_id.in_(senders)))
    sandbox.opened = None


def empty_old(store: Store) -> int:
    """Empty every sandbox that was opened a day ago, and what came in just after one was emptied."""
    count = 0
    with store.read() as work:
        over = or_(Client.opened.is_(None), Client.opened < now() - LASTS)
        used = or_(Client.opened.is_not(None), Client.id.in_(select(LetterRow.client_id)))
        old = work.db.scalars(
            select(Client.id).where(Client.test_of.is_not(None), over, used)
        ).all()
    for sandbox_id in old:
        try:
            with store.begin() as work:
                empty(work, work.db.get_one(Client, sandbox_id))
                count += 1
        except IntegrityError:  # somebody is putting something in: the next minute
            continue
    return count


def once_sender(secret_sha256: str) -> str:
    """What answers to requests with an ``Idempotency-Key`` are kept under, for a key of programs."""
    return secret_sha256[:32]


def copy_seats(work: Work, client_id: str) -> None:
    """Give everybody in the sandbox of a client the roles that they have there now."""
    sandbox = sandbox_of(work, client_id)
    if sandbox is None:
        return
    work.db.execute(delete(Seat).where(Seat.client_id == sandbox.id))
    for seat in work.db.scalars(select(Seat).where(Seat.client_id == client_id)):
        work.db.add(Seat(user_id=seat.user_id, client_id=sandbox.id, role=seat.role))
    work.db.flush()


def _open(work: Work, client: Client) -> Client:
    sandbox = sandbox_of(work, client.id)
    if sandbox is None:
        sandbox = Client(
            id=new_id("cli"),
            organisation_id=client.organisation_id,
            name=f"{client.name[:193]} (test)",
            test_of=client.id,
        )
        work.db.add(sandbox)
    if sandbox.opened is None:
        sandbox.profile = client.profile
        sandbox.opened = now()
        work.db.flush()
        copy_seats(work, client.id)
        _copy_words(work, client.id, sandbox.id)
    return sandbox


def _copy_words(work: Work, client_id: str, sandbox_id: str) -> None:
    work.db.execute(delete(WordBankRow).where(WordBankRow.client_id == sandbox_id))
    for word in work.db.scalars(select(WordBankRow).where(WordBankRow.client_id == client_id)):
        same = {c.key: getattr(word, c.key) for c in WordBankRow.__table__.columns}
        work.db.add(WordBankRow(**{**same, "id": new_id("wrd"), "client_id": sandbox_id}))
    work.db.flush()


def _inside(table: Table, sandbox_id: str) -> ColumnElement[bool] | None:
    """Which rows of a table belong to a sandbox: by their client, or by a row that they stand on."""
    found: list[ColumnElement[bool]] = []
    for key in table.foreign_keys:
        above = key.column.table
        if above is _CLIENTS:
            found.append(key.parent == sandbox_id)
        elif above is not table and (own := _inside(above, sandbox_id)) is not None:
            found.append(key.parent.in_(select(key.column).where(own)))
    return or_(*found) if found else None
