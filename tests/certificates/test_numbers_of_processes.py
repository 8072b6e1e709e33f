"""The promise of the register, kept by processes: no gap, no number twice, nothing issued without its document."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from certifying import TODAY, Agency
from issuing_process import open_store
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from freiwilligenagentur.certificates.model import Certificate, Document, NumberSeries
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.storage import Store, migrate
from freiwilligenagentur.storage.engine import postgres_engine, sqlcipher_engine
from freiwilligenagentur.vocabulary.service import Vocabulary

HERE = Path(__file__).parent
MANY = 30
ENGINES = ["sqlcipher", *(["postgres"] if os.environ.get("FREIWILLIGENAGENTUR_TEST_POSTGRES") else [])]


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with one volunteer whose work can be certified, closed."""
    if request.param == "sqlcipher":
        where = str(tmp_path / "office.db")
        engine = sqlcipher_engine(Path(where), bytes(32))
    else:
        where = request.getfixturevalue("empty_postgres_url")
        engine = postgres_engine(where)
    migrate.create(engine)
    engine.dispose()
    store = open_store(where)
    vocabulary = Vocabulary(store)
    vocabulary.ensure_defaults()
    Agency(store, CertificateServices.over(store, vocabulary, lambda: TODAY)).reader()
    store.close()
    return where


@pytest.fixture
def opened(place: str) -> Iterator[Store]:
    store = open_store(place)
    yield store
    store.close()


def issuing(place: str, count: int) -> subprocess.Popen[str]:
    known = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), str(HERE)])}
    command = [sys.executable, str(HERE / "issuing_process.py"), place, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=known)


def kept(store: Store) -> list[str]:
    """The numbers in the register, after looking that each has its document and that the counter agrees."""
    with store.read() as session:
        found = session.scalars(
            select(Certificate).options(joinedload(Certificate.document)).order_by(Certificate.number)
        ).all()
        last = session.scalar(select(NumberSeries.last)) or 0
        documents = session.scalars(select(Document.id)).all()
    assert all(hashlib.sha256(each.document.pdf).hexdigest() == each.pdf_sha256 for each in found)
    assert {each.document_id for each in found} == set(documents)
    assert last == len(found)
    return [each.serial for each in found]


def without_gap(count: int) -> list[str]:
    return [f"EN-2026-{number:04d}" for number in range(1, count + 1)]


def test_killing_the_program_while_it_issues_leaves_no_gap(place: str, opened: Store) -> None:
    """Killed at a random moment again and again, until many are issued: all that were told are there, in a row."""
    told: list[str] = []
    while len(kept(opened)) < MANY:
        program = issuing(place, MANY)
        assert program.stdout is not None
        told += [program.stdout.readline().strip() for _ in range(random.randint(1, 6))]
        try:
            program.wait(timeout=random.uniform(0, 0.2))
        except subprocess.TimeoutExpired:
            program.kill()
        rest, _nothing = program.communicate()
        told += rest.split()
        now = kept(opened)
        assert now == without_gap(len(now))
        assert set(told) <= set(now)
        assert len(told) == len(set(told))


def test_two_programs_that_issue_at_once_share_one_row_of_numbers(place: str, opened: Store) -> None:
    programs = [issuing(place, 8) for _ in range(2)]
    told = [program.communicate()[0].split() for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert [len(each) for each in told] == [8, 8]
    assert sorted(told[0] + told[1]) == kept(opened) == without_gap(16)
