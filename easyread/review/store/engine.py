"""A folder or a PostgreSQL address -> an open store: its engine, its key, and sessions on it.

By default the store is one SQLCipher file (SQLite, encrypted) in a folder of its own, beside a key
file that only its owner may read. The same code runs on PostgreSQL.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from platformdirs import user_data_path
from sqlalchemy import Engine, QueuePool, create_engine, event, text
from sqlalchemy.orm import Session, sessionmaker

from easyread.errors import BadSettings
from easyread.review.store.sealed import Keyring

KEY_BYTES = 32
BUSY_MS = 10_000
_AT_ONCE = {"pool_size": 10, "max_overflow": 40}  # connections: as many as the service has threads
MIGRATIONS = Path(__file__).with_name("migrations")


@dataclass(frozen=True, slots=True)
class Store:
    """An open database and the key that its words are sealed with."""

    engine: Engine
    key: bytes
    sessions: sessionmaker[Session]

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """Open one piece of work: all of it is kept, or none."""
        with self.sessions.begin() as session:
            yield Work(session, Keyring(session, self.key))

    @contextmanager
    def read(self) -> Iterator[Work]:
        """Only look: no other piece of work waits for this one."""
        looking = self.engine.execution_options(looking=True)
        with Session(looking, expire_on_commit=False) as session:
            yield Work(session, Keyring(session, self.key))

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction: the session, and the keyring that seals and opens inside it."""

    db: Session
    keys: Keyring


def store_from_environment() -> Store:
    """Open the store that ``EASYREAD_STORE`` names: a folder, or a ``postgresql://`` address."""
    where = os.environ.get("EASYREAD_STORE") or str(user_data_path("easyread"))
    return open_store(where)


def open_store(where: str | Path, key: bytes | None = None) -> Store:
    """Open a store, make it where there is none, and bring its tables up to date.

    Args:
        where: a folder for the embedded store, or an address that begins with ``postgresql``.
        key: 32 bytes; without it, ``EASYREAD_KEY_FILE``, or ``key`` in the folder (made if new).

    Raises:
        BadSettings: the key is not 32 bytes, or a PostgreSQL store has no key file (``bad-settings``).
    """
    address = str(where)
    if address.startswith("postgresql"):
        kept = key or _key_from_environment()
        if kept is None:
            raise BadSettings(
                "A PostgreSQL store needs a key file.", "Set EASYREAD_KEY_FILE to its path."
            )
        engine = create_engine(
            address.replace("postgresql://", "postgresql+psycopg://", 1),
            pool_pre_ping=True,
            **_AT_ONCE,
        )
    else:
        folder = Path(where)
        folder.mkdir(parents=True, exist_ok=True)
        kept = key or _key_from_environment() or _key_in(folder)
        engine = _embedded(folder / "easyread.db", kept)
    if len(kept) != KEY_BYTES:
        raise BadSettings("The key of the store must be 32 bytes.", "Check the key file.")
    _migrate(engine)
    return Store(engine, kept, sessionmaker(engine, expire_on_commit=False))


def _key_from_environment() -> bytes | None:
    path = os.environ.get("EASYREAD_KEY_FILE")
    if not path:
        return None
    if not Path(path).is_file():
        raise BadSettings("The key file is not there.", "Check EASYREAD_KEY_FILE.")
    return Path(path).read_bytes()


def _key_in(folder: Path) -> bytes:
    path = folder / "key"
    if not path.exists():
        # Opened with its rights from the start: never readable by others, not for a moment.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
    return path.read_bytes()


def _embedded(path: Path, key: bytes) -> Engine:
    import sqlcipher3

    def connect() -> Any:
        wire = sqlcipher3.connect(str(path), check_same_thread=False, isolation_level=None)
        wire.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # The waiting time first: two workers that start together would else refuse each other.
        wire.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        wire.execute("PRAGMA journal_mode = WAL")
        wire.execute("PRAGMA synchronous = FULL")
        wire.execute("PRAGMA foreign_keys = ON")
        wire.execute("PRAGMA secure_delete = ON")
        return wire

    # For an address without a file the default pool is one for each thread, and it closes the
    # connections of other threads in the middle of their work once there are more than its size.
    engine = create_engine(
        "sqlite://", creator=connect, module=sqlcipher3, poolclass=QueuePool, **_AT_ONCE
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A transaction that first reads and then writes must not meet a second writer half-way.
        looking = connection.get_execution_options().get("looking")
        connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")

    return engine


def _migrate(engine: Engine) -> None:
    """Bring the tables up to date, in one step and by one process at a time."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(20261124)"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
