"""Bringing a database to the schema of this program.

Alembic is imported only when there is something to bring up, because the import alone costs a tenth of a second.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from freiwilligenagentur.errors import Damaged, NewerDatabase
from freiwilligenagentur.i18n import _

HEAD = "0012"
SCRIPTS = Path(__file__).parent / "migrations"


def create(engine: Engine) -> None:
    """All tables of a new office, by the same steps that bring an older one up.

    Made from the mapped classes instead, it would lack the tables of every room that nobody has imported yet.
    """
    upgrade(engine)


def revision(engine: Engine) -> str:
    """The revision of a database. Raises Damaged when it is none of ours, NewerDatabase when it is ahead of us."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise Damaged(_("This file is not an office of this program, or it is damaged."))
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found is None:
        raise Damaged(_("This file is not an office of this program, or it is damaged."))
    if str(found) > HEAD:
        raise NewerDatabase(
            _(
                "This office was last opened with a newer version of the program. "
                "Please install that version; nothing was changed."
            )
        )
    return str(found)


def upgrade(engine: Engine, target: str = HEAD) -> None:
    """Runs the steps up to ``target`` in one transaction."""
    from alembic import command

    with engine.execution_options(office_write=True).begin() as connection:
        command.upgrade(config(connection), target)


def downgrade(engine: Engine, target: str) -> None:
    """Runs the steps back to ``target``; used by the tests of the steps."""
    from alembic import command

    with engine.execution_options(office_write=True).begin() as connection:
        command.downgrade(config(connection), target)


def config(connection: Connection) -> Any:
    """Alembic's settings for a connection that is already open."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(SCRIPTS))
    settings.attributes["connection"] = connection
    return settings
