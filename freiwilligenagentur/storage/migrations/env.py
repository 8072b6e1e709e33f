"""Alembic's entry: always runs on the connection that the program hands over."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from freiwilligenagentur.storage.base import Base, CodeSet, UtcDateTime


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Steps speak of plain column types, so that later changes of ours never change an old step."""
    if kind == "type":
        if isinstance(item, UtcDateTime):
            return "sa.DateTime()"
        if isinstance(item, CodeSet):
            return "sa.JSON()"
        if isinstance(item, sa.Enum):
            return f"sa.String(length={item.length})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_item=render_item,
    render_as_batch=True,  # SQLite cannot alter most things in place
)
context.run_migrations()
