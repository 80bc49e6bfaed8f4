"""The store: migrations both ways, sealed words, the log that cannot be changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from easyread.review.store import Store, open_store
from easyread.review.store.engine import MIGRATIONS
from easyread.review.store.log import check_log, write_log
from easyread.review.store.sealed import Shredded
from easyread.review.store.tables import Base, LogRow


def log_line(store: Store, action: str) -> None:
    with store.begin() as work:
        write_log(
            work.db,
            organisation="org_1",
            client=None,
            user=None,
            role="admin",
            action=action,
            about="org_1",
        )


def test_migrations_go_back_and_forth_and_match_the_tables(store: Store) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.check(config)
        command.downgrade(config, "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        command.upgrade(config, "head")
        command.check(config)
        assert set(Base.metadata.tables) <= set(inspect(connection).get_table_names())


def test_sealed_words_open_only_in_their_own_place(store: Store) -> None:
    with store.begin() as work:
        sealed = work.keys.seal("let_1", "versions:1", {"says": "Dear Ms Khan"})
        assert b"Khan" not in sealed
    with store.begin() as work:
        assert work.keys.open("let_1", "versions:1", sealed) == {"says": "Dear Ms Khan"}
        with pytest.raises(Shredded):
            work.keys.open("let_1", "versions:2", sealed)
        with pytest.raises(Shredded):
            work.keys.open("let_2", "versions:1", sealed)


def test_words_whose_key_was_deleted_are_gone(store: Store) -> None:
    with store.begin() as work:
        sealed = work.keys.seal("let_9", "x", "Dear Ms Khan")
    with store.begin() as work:
        work.keys.shred("let_9")
    with store.begin() as work, pytest.raises(Shredded):
        work.keys.open("let_9", "x", sealed)


def test_forty_people_look_at_the_same_time_and_each_gets_their_answer(store: Store) -> None:
    log_line(store, "made")
    together = Barrier(40)

    def look(_: int) -> int:
        with store.read() as work:
            together.wait(30)
            return sum(len(work.db.scalars(select(LogRow)).all()) > 0 for _ in range(20))

    with ThreadPoolExecutor(40) as people:
        assert list(people.map(look, range(40))) == [20] * 40


def test_the_log_is_chained_and_the_database_refuses_to_change_it(store: Store) -> None:
    for action in ("made", "read", "signed"):
        log_line(store, action)
    with store.begin() as work:
        chain = check_log(work.db)
        assert chain.lines >= 3
        assert chain.broken_at is None
    for act in ("UPDATE log SET action = 'x'", "DELETE FROM log"):
        with pytest.raises(DBAPIError, match="only ever added"), store.begin() as work:
            work.db.execute(text(act))


def test_a_line_that_was_changed_behind_our_back_is_found(store: Store) -> None:
    log_line(store, "made")
    log_line(store, "read")
    with store.begin() as work:
        second = work.db.scalars(select(LogRow).order_by(LogRow.number.desc())).first()
        assert second is not None
        if store.engine.dialect.name == "postgresql":
            work.db.execute(text("ALTER TABLE log DISABLE TRIGGER log_only_added"))
        else:
            work.db.execute(text("DROP TRIGGER log_no_update"))
        work.db.execute(
            text("UPDATE log SET action = 'forged' WHERE number = :n"), {"n": second.number}
        )
    with store.begin() as work:
        assert check_log(work.db).broken_at == second.number


def test_the_embedded_file_holds_no_plain_word(tmp_path: Path) -> None:
    made = open_store(tmp_path)
    log_line(made, "a-word-to-look-for")
    made.close()
    for file in tmp_path.glob("easyread.db*"):
        assert b"a-word-to-look-for" not in file.read_bytes()
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
