"""What was issued cannot be changed, not even past the program: the database refuses."""

from __future__ import annotations

import pytest
from certifying import Agency
from sqlalchemy import delete, text, update

from freiwilligenagentur.certificates.counts import CertificateCounts
from freiwilligenagentur.certificates.model import Certificate, Document
from freiwilligenagentur.certificates.standing import CertificateStatus, Handed
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.storage import Store, utc_now

CHANGES = {
    "year": 2025,
    "number": 7,
    "serial": "EN-2026-0007",
    "code": None,
    "name": "Ilse Anders",
    "hours": 999,
    "issued_by": "Niemand",
    "snapshot": {"person": {}},
    "pdf_sha256": "0" * 64,
    "organisations": ["Anderswo"],
    "areas": ["sport"],
    "issued_at": utc_now(),
    "template_version": "0",
}


@pytest.fixture
def issued(agency: Agency) -> str:
    person, _placement = agency.reader()
    return agency.issue(agency.request(person))


def stored(store: Store) -> list[tuple[object, ...]]:
    with store.read() as session:
        rows = session.execute(text("SELECT * FROM certificate c JOIN certificate_document d ON d.id = c.document_id"))
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("column", CHANGES)
def test_nothing_that_was_issued_changes(store: Store, issued: str, column: str) -> None:
    before = stored(store)
    with pytest.raises(OfficeError), store.write_quietly() as session:
        session.execute(update(Certificate).where(Certificate.id == issued).values({column: CHANGES[column]}))
    assert stored(store) == before


@pytest.mark.parametrize("pdf", [b"%PDF-1.4 another", b""])
def test_the_document_stays(store: Store, issued: str, pdf: bytes) -> None:
    before = stored(store)
    with pytest.raises(OfficeError), store.write_quietly() as session:
        session.execute(update(Document).values(pdf=pdf))
    assert issued
    assert stored(store) == before


@pytest.mark.parametrize("kept", [Certificate, Document])
def test_nothing_is_removed(store: Store, issued: str, kept: type) -> None:
    with pytest.raises(OfficeError), store.write_quietly() as session:
        session.execute(delete(kept))
    assert issued
    assert len(stored(store)) == 1


def test_a_certificate_without_its_document_cannot_be_kept(store: Store, issued: str) -> None:
    before = stored(store)
    with pytest.raises(OfficeError), store.write_quietly() as session:
        session.execute(text("UPDATE certificate SET document_id = NULL"))
    assert issued
    assert stored(store) == before


def test_what_was_cancelled_does_not_become_valid_again(agency: Agency, issued: str) -> None:
    agency.services.register.cancel(issued, "Irrtum")
    with pytest.raises(OfficeError), agency.store.write_quietly() as session:
        session.execute(update(Certificate).values(status=CertificateStatus.ISSUED, cancelled_at=None))
    assert agency.services.register.row(issued).status is CertificateStatus.CANCELLED


def test_the_first_print_is_noted_once(agency: Agency, issued: str) -> None:
    register, counts = agency.services.register, CertificateCounts(agency.store)
    assert (counts.waiting(), register.row(issued).waits_for_print) == (1, True)
    register.note([issued], Handed.PRINTED)
    first = register.row(issued).printed_at
    register.note([issued], Handed.SAVED)
    assert register.row(issued).printed_at == first is not None
    assert (counts.waiting(), register.row(issued).waits_for_print) == (0, False)
    with pytest.raises(OfficeError), agency.store.write_quietly() as session:
        session.execute(update(Certificate).values(printed_at=None))
