"""What every test gets: German texts, an offscreen screen, an office of its own, and no tolerance for warnings.

A fresh office is a copied template file, since making the tables anew costs many times as much. With
``FREIWILLIGENAGENTUR_TEST_POSTGRES`` (an SQLAlchemy URL of a server that may be used freely) every test that asks for
``store`` runs a second time over PostgreSQL.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text

from freiwilligenagentur import i18n
from freiwilligenagentur.app import models
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.storage import Store, migrate, office_file
from freiwilligenagentur.storage.base import Base
from freiwilligenagentur.storage.engine import postgres_engine
from freiwilligenagentur.storage.office_file import OpenOffice

# How long a busy machine takes to think of examples says nothing about the program.
settings.register_profile("office", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("office")
assert models.MODELS  # every room's tables are known before the first database is made

POSTGRES = os.environ.get("FREIWILLIGENAGENTUR_TEST_POSTGRES", "")
ENGINES = ["sqlcipher", *(["postgres"] if POSTGRES else [])]
CHEAP = Cost(memory=64, rounds=1, lanes=1)
USER, PASSPHRASE = "Berger", "drei kleine Worte"


@pytest.fixture(autouse=True)
def _german() -> None:
    i18n.use("de")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FREIWILLIGENAGENTUR_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud, f"logged: {[r.getMessage() for r in loud]}"


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """No thread goes on after a test, and no window stays open."""
    before = set(threading.enumerate())
    yield
    stray = [thread.name for thread in threading.enumerate() if thread not in before and not thread.daemon]
    assert not stray, f"threads go on: {stray}"
    if "qtbot" in request.fixturenames:
        from PySide6.QtWidgets import QApplication

        shown = [f"{type(w).__name__} {w.objectName()}" for w in QApplication.topLevelWidgets() if w.isVisible()]
        assert not shown, f"windows stay open: {shown}"


@pytest.fixture(scope="session")
def cheap() -> Cost:
    """Argon2id at a cost that tests can afford."""
    return CHEAP


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office of the user ``Berger``; copied, never opened by tests."""
    place = tmp_path_factory.mktemp("template") / "office.db"
    office, _code = office_file.create(place, USER, PASSPHRASE, cost=CHEAP)
    office.close()
    return place


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[OpenOffice]:
    """An open office of its own on SQLCipher."""
    place = tmp_path / "office.db"
    shutil.copyfile(template, place)
    shutil.copyfile(template.with_suffix(".keys"), place.with_suffix(".keys"))
    opened = office_file.open_with_passphrase(place, USER, PASSPHRASE)
    yield opened
    opened.close()


def fresh_database(name: str) -> str:
    """An empty database on the server that the environment names; returns its URL."""
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return create_engine(POSTGRES).url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres_url(worker_id: str) -> str:
    """A database of this test process, with all tables."""
    url = fresh_database(f"office_{worker_id}")
    engine = postgres_engine(url)
    migrate.create(engine)
    engine.dispose()
    return url


@pytest.fixture
def empty_postgres_url(worker_id: str) -> str:
    """A database of this test process without any table."""
    return fresh_database(f"empty_{worker_id}")


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty office; over PostgreSQL too where a server is given."""
    if request.param == "sqlcipher":
        yield request.getfixturevalue("office").store
        return
    engine = postgres_engine(request.getfixturevalue("postgres_url"))
    with engine.begin() as connection:
        tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    opened = Store(engine, user=USER, device="test")
    yield opened
    opened.close()
