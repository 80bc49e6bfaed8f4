"""Alembic -> the tables of an open connection, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from alembic import context

from easyread.review.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    user_module_prefix="tables.",
)
with context.begin_transaction():
    context.run_migrations()
