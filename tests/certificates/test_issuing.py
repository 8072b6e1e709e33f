from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pdf_reading
import pytest
from certifying import TODAY, Agency, falsify_documents
from sqlalchemy import select

from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.content import from_snapshot
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate, NumberSeries
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.errors import Conflict, Damaged, Invalid, Refused
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary


def serials(agency: Agency) -> list[str]:
    return [row.serial for row in agency.services.register.rows()]


def test_an_issued_certificate_stands_in_the_register_with_its_number(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    (row,) = agency.services.register.rows()
    assert (row.id, row.serial, row.volunteer_id, row.name) == (key, "EN-2026-0001", person, "Ilse Mertens")
    assert (row.period_from, row.period_to, row.hours) == (date(2025, 2, 1), date(2026, 10, 31), Decimal(168))
    assert (row.status, row.issued_by, row.hours_now) == (CertificateStatus.ISSUED, agency.store.user, None)
    document = agency.services.register.pdf(key)
    assert ("P", "Nr. EN-2026-0001") in pdf_reading.structure(document)
    assert ("H2", "Ilse Mertens") in pdf_reading.structure(document)


def test_the_snapshot_redraws_the_document(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    with agency.store.read() as session:
        kept = session.scalars(select(Certificate)).one().snapshot
    signer = SigningKeys(agency.store).signer()
    assert sealed(pdf.draw(from_snapshot(kept)), signer) == agency.services.register.pdf(key)


def test_numbers_run_without_gap_and_begin_anew_each_year(agency: Agency) -> None:
    person, _placement = agency.reader()
    request = agency.request(person)
    agency.issue(replace(request, dated=date(2025, 12, 31), last=date(2025, 12, 31)))
    for _time in range(3):
        agency.issue(request)
    assert serials(agency) == ["EN-2026-0003", "EN-2026-0002", "EN-2026-0001", "EN-2025-0001"]


def test_a_failure_while_drawing_takes_no_number(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    person, _placement = agency.reader()
    request = agency.request(person)
    agency.issue(request)
    with monkeypatch.context() as broken:
        broken.setattr(pdf, "draw", lambda *_given: (_ for _ in ()).throw(MemoryError))
        with pytest.raises(MemoryError):
            agency.issue(request)
    agency.issue(request)
    assert serials(agency) == ["EN-2026-0002", "EN-2026-0001"]


def test_two_users_at_the_same_moment_get_two_numbers_without_a_gap(agency: Agency) -> None:
    person, _placement = agency.reader()
    request, together, errors = agency.request(person), threading.Barrier(4), []

    def issue_five() -> None:
        together.wait()
        try:
            for _time in range(5):
                agency.issue(request)
        except Exception as error:  # noqa: BLE001 - told by the assertion below
            errors.append(error)

    threads = [threading.Thread(target=issue_five) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(serials(agency)) == [f"EN-2026-{number:04d}" for number in range(1, 21)]
    with agency.store.read() as session:
        assert session.scalars(select(NumberSeries.last)).all() == [20]


def test_issuing_cannot_be_undone(agency: Agency) -> None:
    person, _placement = agency.reader()
    agency.issue(agency.request(person))
    assert agency.store.undo() is None
    assert serials(agency) == ["EN-2026-0001"]


def test_what_changed_since_the_preview_is_not_issued(agency: Agency) -> None:
    person, placement = agency.reader()
    request = agency.request(person)
    seen = agency.services.preparing.compose(request)
    agency.hours(placement, date(2025, 1, 1), date(2025, 1, 31), "5")
    agency.services.issuing.issue(request, agency.services.preparing.compose(request))  # outside of the period
    entry = agency.hours(placement, date(2026, 10, 31), date(2026, 10, 31), "2")
    with pytest.raises(Conflict, match="Vorschau"):
        agency.services.issuing.issue(request, seen)
    assert entry
    assert serials(agency) == ["EN-2026-0001"]


def test_later_changes_leave_the_certificate_and_are_noted_in_the_register(agency: Agency) -> None:
    person, placement = agency.reader()
    key = agency.issue(agency.request(person))
    before = agency.services.register.pdf(key)
    with agency.store.write("Geändert") as session:
        session.get(Volunteer, person).last_name = "Anders"
        entry = session.scalars(select(HoursEntry).where(HoursEntry.placement_id == placement)).first()
        entry.amount += 4
    row = agency.services.register.row(key)
    assert (row.name, row.hours, row.hours_now) == ("Ilse Mertens", Decimal(168), Decimal(172))
    assert agency.services.register.pdf(key) == before


def test_hours_outside_of_the_certified_period_are_no_change(agency: Agency) -> None:
    person, placement = agency.reader()
    key = agency.issue(agency.request(person))
    agency.hours(placement, date(2026, 11, 1), date(2026, 11, 20), "9")
    assert agency.services.register.row(key).hours_now is None


def test_a_copy_is_marked_and_the_original_stays(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    copy = agency.services.register.reprint(key)
    assert pdf_reading.structure(copy)[0] == ("P", "Zweitschrift, ausgestellt am 23. November 2026")
    assert "Zweitschrift" not in pdf_reading.pages(agency.services.register.pdf(key))[0]


def test_cancelling_needs_a_reason_and_keeps_number_and_document(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    document = agency.services.register.pdf(key)
    with pytest.raises(Invalid) as caught:
        agency.services.register.cancel(key, "  ")
    assert caught.value.problems[0].field == "reason"
    agency.services.register.cancel(key, "falscher Name")
    row = agency.services.register.row(key)
    assert (row.status, row.cancel_reason, row.cancelled_at is not None) == (
        CertificateStatus.CANCELLED, "falscher Name", True,
    )  # fmt: skip
    assert agency.services.register.pdf(key) == document
    with pytest.raises(Refused, match="nicht mehr gültig"):
        agency.services.register.reprint(key)
    with pytest.raises(Refused, match="schon storniert"):
        agency.services.register.cancel(key, "noch einmal")
    assert agency.store.undo() is None
    agency.issue(agency.request(person))
    assert serials(agency) == ["EN-2026-0002", "EN-2026-0001"]


def test_an_altered_document_is_recognised(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    falsify_documents(agency.store)
    with pytest.raises(Damaged):
        agency.services.register.pdf(key)


def test_candidates_are_those_whose_confirmed_hours_stand_on_no_valid_certificate(agency: Agency) -> None:
    person, placement = agency.reader()
    other = agency.volunteer(last_name="Adam")
    agency.hours(agency.placement(other), date(2026, 1, 1), date(2026, 1, 31), "10", by="")
    assert [(each.volunteer_id, each.hours) for each in agency.services.register.candidates()] == [(person, 168)]
    key = agency.issue(agency.request(person))
    assert agency.services.register.candidates() == []
    agency.hours(placement, date(2026, 11, 1), date(2026, 11, 20), "9")
    assert [each.hours for each in agency.services.register.candidates()] == [9]
    agency.services.register.cancel(key, "Irrtum")
    assert [each.hours for each in agency.services.register.candidates()] == [177]


def test_a_sheet_for_an_application_leaves_hours_waiting_for_their_certificate(agency: Agency) -> None:
    person, _placement = agency.reader()
    agency.issue(replace(agency.request(person), kind=Kind.EHRENAMTSKARTE, scheme="Ehrenamtskarte Musterland"))
    assert [each.volunteer_id for each in agency.services.register.candidates()] == [person]


def test_certificates_are_found_by_number_and_name(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    code = agency.services.register.row(key).code
    words = f"ilse mertens {code.replace('-', '').lower()} {code.lower()}"
    assert agency.services.register.search_entries() == [(key, "EN-2026-0001", "Ilse Mertens", words)]
    assert agency.services.register.search_entries([]) == []
    agency.services.register.cancel(key, "Irrtum")
    assert agency.services.register.search_entries([key])[0][2] == "Ilse Mertens, storniert"


def test_the_register_of_one_person_shows_only_theirs(agency: Agency) -> None:
    person, _placement = agency.reader()
    agency.issue(agency.request(person))
    assert agency.services.register.rows(agency.volunteer()) == []
    assert len(agency.services.register.rows(person)) == 1


def test_a_finished_certificate_leaves_no_draft(agency: Agency) -> None:
    person, _placement = agency.reader()
    agency.services.preparing.keep_draft(agency.request(person), "Mertens, Ilse")
    agency.issue(agency.request(person))
    assert agency.services.preparing.draft(person) is None


def test_issuing_on_the_next_day_is_possible_and_a_day_ahead_is_not(store: Store, agency: Agency) -> None:
    person, _placement = agency.reader()
    tomorrow = CertificateServices.over(store, Vocabulary(store), lambda: TODAY + timedelta(days=1))
    request = tomorrow.preparing.prepare(person).request
    with pytest.raises(Refused, match="Zukunft"):
        agency.issue(request)
    tomorrow.issuing.issue(request, tomorrow.preparing.compose(request))
    assert serials(agency) == ["EN-2026-0001"]
