"""Alembic's entry: always runs on the connection that the program hands over."""

from __future__ import annotations

from alembic import context

from freiwilligenagentur.storage.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter most things in place
    transaction_per_migration=False,
)
context.run_migrations()
