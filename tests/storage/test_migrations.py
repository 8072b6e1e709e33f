"""The steps from one schema to the next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from freiwilligenagentur.storage import migrate, office_file
from freiwilligenagentur.storage.base import Base
from freiwilligenagentur.storage.engine import postgres_engine, sqlcipher_engine
from freiwilligenagentur.storage.office_file import OpenOffice

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


def test_all_steps_together_are_the_models(empty: Engine):
    migrate.upgrade(empty)
    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_new_office_has_the_same_schema_as_a_migrated_one(tmp_path: Path, office: OpenOffice):
    empty = sqlcipher_engine(tmp_path / "leer.db", bytes(32))
    migrate.upgrade(empty)
    fresh, migrated = inspect(office.store._engine), inspect(empty)
    assert tables(office.store._engine) == tables(empty)
    empty.dispose()
    for table in tables(office.store._engine):
        assert {c["name"]: str(c["type"]) for c in fresh.get_columns(table)} == {
            c["name"]: str(c["type"]) for c in migrated.get_columns(table)
        }, table
        assert {i["name"] for i in fresh.get_indexes(table)} == {i["name"] for i in migrated.get_indexes(table)}, table


@pytest.mark.parametrize("step", STEPS)
def test_each_step_goes_up_and_down_and_up(empty: Engine, step: str):
    migrate.upgrade(empty, step)
    before = tables(empty)
    migrate.downgrade(empty, "-1")
    assert tables(empty) != before
    migrate.upgrade(empty, step)
    assert tables(empty) == before


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
