"""The steps from one schema to the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from freiwilligenagentur.storage import migrate, office_file
from freiwilligenagentur.storage.base import Base
from freiwilligenagentur.storage.engine import postgres_engine, sqlcipher_engine

ENGINES = ["sqlcipher", *(["postgres"] if os.environ.get("FREIWILLIGENAGENTUR_TEST_POSTGRES") else [])]
STEPS = sorted(path.name[:4] for path in (migrate.SCRIPTS / "versions").glob("[0-9]*.py"))


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path):
    """A database without a single table."""
    if request.param == "sqlcipher":
        engine = sqlcipher_engine(tmp_path / "leer.db", bytes(32))
    else:
        engine = postgres_engine(request.getfixturevalue("empty_postgres_url"))
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def tables_and_indexes(engine: Engine) -> set[str]:
    found = inspect(engine)
    indexes = {f"{table}.{index['name']}" for table in tables(engine) for index in found.get_indexes(table)}
    return tables(engine) | indexes


def test_all_steps_together_are_the_models(empty: Engine):
    migrate.upgrade(empty)
    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


ALONE = """
import sys
from pathlib import Path
from sqlalchemy import inspect
from freiwilligenagentur.storage import migrate
from freiwilligenagentur.storage.engine import sqlcipher_engine
engine = sqlcipher_engine(Path(sys.argv[1]), bytes(32))
migrate.create(engine)
print(*inspect(engine).get_table_names())
"""


def test_a_new_office_has_the_tables_of_rooms_that_nobody_has_imported_yet(tmp_path: Path):
    made = subprocess.run(
        [sys.executable, "-c", ALONE, str(tmp_path / "neu.db")], capture_output=True, text=True, check=True
    )
    assert set(made.stdout.split()) - {"alembic_version"} == set(Base.metadata.tables)


@pytest.mark.parametrize("step", STEPS)
def test_each_step_goes_up_and_down_and_up(empty: Engine, step: str):
    migrate.upgrade(empty, step)
    before = tables_and_indexes(empty)
    migrate.downgrade(empty, "-1")
    assert tables_and_indexes(empty) != before
    migrate.upgrade(empty, step)
    assert tables_and_indexes(empty) == before


def test_an_older_office_is_copied_before_it_is_brought_up(tmp_path: Path, cheap, monkeypatch):
    place = tmp_path / "office.db"
    office, _code = office_file.create(place, "Berger", "drei kleine Worte", cost=cheap)
    office.close()
    steps = []
    monkeypatch.setattr(migrate, "HEAD", "9999")
    monkeypatch.setattr(migrate, "upgrade", lambda _engine: steps.append(len(office.backups())))
    office_file.open_with_passphrase(place, "Berger", "drei kleine Worte").close()
    assert steps == [1]


def test_schema_head_is_the_newest_step():
    assert STEPS[-1] == migrate.HEAD
