from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pdf_reading
import pytest
from certifying import Agency
from sqlalchemy import select, text

from freiwilligenagentur.certificates.content import Address
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof.checking import Result, check_text
from freiwilligenagentur.certificates.proof.reading import read
from freiwilligenagentur.certificates.proof.words import sentences
from freiwilligenagentur.certificates.service.reissuing import Reason
from freiwilligenagentur.certificates.standing import CertificateStatus, Handed
from freiwilligenagentur.errors import Conflict, Refused
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.people.model import Gender, Salutation, Volunteer
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.placements.due import DueFollowUps
from freiwilligenagentur.placements.model import Consultation, FollowUp, HoursEntry
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.storage.base import Base
from freiwilligenagentur.vocabulary.service import Vocabulary


def change(agency: Agency, person: str, **values: Any) -> None:
    """Edits the record as the office does: one step that could be taken back."""
    with agency.store.write("Akte geändert") as session:
        record = session.get(Volunteer, person)
        for name, value in values.items():
            setattr(record, name, value)


def anew(agency: Agency, key: str, reason: Reason = Reason.NEW_NAME, **texts: str) -> list[str]:
    seen = agency.services.reissuing.renewals(key)
    return agency.services.reissuing.reissue(seen, {each.id: texts for each in seen.needed()}, reason)


@pytest.fixture
def married(agency: Agency) -> tuple[str, str]:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    change(agency, person, last_name="Anders")
    return person, key


def test_a_new_name_gives_a_new_certificate_with_the_same_contents(agency: Agency, married: tuple[str, str]) -> None:
    _person, key = married
    (new,) = anew(agency, key)
    register = agency.services.register
    old, fresh = register.row(key), register.row(new)
    assert (old.status, old.reissued_as, old.cancel_reason) == (
        CertificateStatus.REISSUED, "EN-2026-0002", "Name geändert",
    )  # fmt: skip
    assert (fresh.serial, fresh.name, fresh.is_valid, fresh.hours) == ("EN-2026-0002", "Ilse Anders", True, old.hours)
    assert (fresh.period_from, fresh.period_to, fresh.organisations) == (
        old.period_from, old.period_to, old.organisations,
    )  # fmt: skip
    page = pdf_reading.pages(register.pdf(new))[0]
    assert "Ilse Anders" in page
    assert "Frau Anders" in page
    assert "Mertens" not in page
    assert "Mertens" in pdf_reading.pages(register.pdf(key))[0]  # marriage is no secret: the old one stays


def test_the_old_paper_is_told_to_be_reissued(agency: Agency, married: tuple[str, str]) -> None:
    _person, key = married
    token = read(agency.services.register.pdf(key)).token
    assert token is not None
    anew(agency, key)
    keys = SigningKeys(agency.store).public()
    verdict = check_text(token.text, keys, agency.services.register.standing)
    assert verdict.result is Result.REISSUED
    assert sentences(verdict)[-1].endswith("als EN-2026-0002 neu ausgestellt.")
    assert verdict.standing is not None
    assert verdict.standing.reissued_as == "EN-2026-0002"


def test_hours_that_changed_since_do_not_slip_into_the_new_certificate(
    agency: Agency, married: tuple[str, str]
) -> None:
    _person, key = married
    with agency.store.write("Stunden geändert") as session:
        session.scalars(select(HoursEntry)).first().amount += 4
    (new,) = anew(agency, key)
    row = agency.services.register.row(new)
    assert (row.hours, row.hours_now) == (168, 172)


def test_texts_read_again_stand_on_the_new_certificate(agency: Agency, married: tuple[str, str]) -> None:
    _person, key = married
    (new,) = anew(agency, key, **{"function.0": "Vorlesen"})
    page = pdf_reading.pages(agency.services.register.pdf(new))[0]
    assert "Vorlesen" in page
    assert "Lesepatin" not in page


def test_the_same_name_is_refused_with_the_way_out(agency: Agency) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    with pytest.raises(Refused, match="in der Akte"):
        anew(agency, key)
    assert [row.serial for row in agency.services.register.rows()] == ["EN-2026-0001"]


def test_nothing_is_issued_when_the_name_changed_again_meanwhile(agency: Agency, married: tuple[str, str]) -> None:
    person, key = married
    seen = agency.services.reissuing.renewals(key)
    change(agency, person, last_name="Nochmals")
    with pytest.raises(Conflict):
        agency.services.reissuing.reissue(seen, {key: {}}, Reason.NEW_NAME)
    assert len(agency.services.register.rows()) == 1


def test_what_was_reissued_is_not_reissued_or_cancelled_again(agency: Agency, married: tuple[str, str]) -> None:
    _person, key = married
    seen = agency.services.reissuing.renewals(key)
    agency.services.reissuing.reissue(seen, {key: {}}, Reason.NEW_NAME)
    with pytest.raises(Conflict):
        agency.services.reissuing.reissue(seen, {key: {}}, Reason.NEW_NAME)
    with pytest.raises(Refused, match="neu ausgestellt"):
        agency.services.register.cancel(key, "Irrtum")
    assert len(agency.services.register.rows()) == 2


def test_several_certificates_are_issued_anew_together_or_not_at_all(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    from freiwilligenagentur.certificates.service import reissuing

    person, _placement = agency.reader()
    keys = [agency.issue(agency.request(person)) for _ in range(3)]
    change(agency, person, last_name="Anders")
    drawn, calls = reissuing.drawn, []

    def breaks(*values: Any) -> Any:
        calls.append(values)
        if len(calls) == 3:
            raise MemoryError
        return drawn(*values)

    with monkeypatch.context() as broken:
        broken.setattr(reissuing, "drawn", breaks)
        with pytest.raises(MemoryError):
            anew(agency, keys[0])
    assert [row.is_valid for row in agency.services.register.rows()] == [True] * 3
    assert len(anew(agency, keys[0])) == 3
    assert sorted(row.serial for row in agency.services.register.rows() if row.is_valid) == [
        "EN-2026-0004", "EN-2026-0005", "EN-2026-0006",
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "serial"), [(Kind.KOMPETENZNACHWEIS, "KN-2026-0002"), (Kind.DANK, "DU-2026-0002")])
def test_every_kind_keeps_its_own_series_pages_and_words(agency: Agency, kind: Kind, serial: str) -> None:
    person, _placement = agency.reader()
    request = replace(
        agency.request(person), kind=kind, languages=("en",), competences=("Geduld",), occasion="zehn Jahre Lesefest"
    )
    key = agency.issue(request)
    change(agency, person, last_name="Anders")
    (new,) = anew(agency, key)
    before, after = (pdf_reading.pages(agency.services.register.pdf(each)) for each in (key, new))
    assert agency.services.register.row(new).serial == serial
    assert len(before) == len(after) == 2
    assert all("Ilse Anders" in page for page in after)
    assert "Mertens" not in " ".join(after)


# --- §13 SBGG

OLD = "wolfgang"


@pytest.fixture
def protected(agency: Agency) -> tuple[str, str]:
    """Somebody who was called Wolfgang wherever an office writes names, and is called Wanda now."""
    person = agency.volunteer(
        first_name="Wolfgang", called="Wolfi", salutation=Salutation.HERR, gender=Gender.MALE,
        email="wolfgang.mertens@example.org", notes="Wolfgangs Tochter kennt das Büro.",
    )  # fmt: skip
    placement = agency.placement(person, agreement="Wolfgang liest montags vor.")
    agency.hours(placement, date(2025, 2, 1), date(2025, 12, 31), "80")
    gone = agency.hours(placement, date(2026, 1, 1), date(2026, 10, 31), "88", by="")
    with agency.store.write("Stunden gelöscht") as session:
        entry = session.get(HoursEntry, gone)
        entry.note = "Wolfgang schätzt"
        session.flush()
        session.delete(entry)
    agency.keep(Consultation(volunteer_id=person, notes="WOLFGANG MERTENS war pünktlich."))
    agency.keep(FollowUp(due_on=date(2026, 12, 1), text="Wolfgang Mertens anrufen", volunteer_id=person))
    request = agency.request(person)
    cancelled = agency.issue(request)
    agency.services.register.cancel(cancelled, "Wolfgang falsch geschrieben")
    key = agency.issue(request)
    agency.issue(request)
    agency.services.preparing.keep_draft(request, "Mertens, Wolfgang")
    change(
        agency, person, first_name="Wanda", called="", salutation=Salutation.FRAU, gender=Gender.FEMALE,
        email="wanda@example.org",
    )  # fmt: skip
    return person, key


def dump(store: Store) -> str:
    """Everything that the database holds, decrypted; documents by the text that they show."""
    parts: list[str] = []
    with store.read() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(text(f'SELECT * FROM "{table.name}"')):
                for value in row:
                    if isinstance(value, bytes | memoryview) and bytes(value).startswith(b"%PDF"):
                        parts += pdf_reading.pages(bytes(value))
                    parts.append(
                        bytes(value).decode("latin-1") if isinstance(value, memoryview | bytes) else str(value)
                    )
    return "\n".join(parts).lower()


def test_before_it_is_asked_for_the_name_stands_everywhere(agency: Agency, protected: tuple[str, str]) -> None:
    assert protected
    assert dump(agency.store).count(OLD) > 15


def test_a_protected_former_name_is_nowhere_in_the_database(agency: Agency, protected: tuple[str, str]) -> None:
    _person, key = protected
    assert len(anew(agency, key, Reason.PROTECTED, **{"function.0": "Lesepatin"})) == 2
    everything = dump(agency.store)
    assert OLD not in everything
    assert "wolfi" not in everything
    assert "wanda" in everything


def test_a_protected_former_name_is_in_no_answer(agency: Agency, protected: tuple[str, str]) -> None:
    person, key = protected
    new = anew(agency, key, Reason.PROTECTED)
    store, services = agency.store, agency.services
    people = PeopleService(store, Vocabulary(store))
    placing = PlacementServices.over(store)
    rows = services.register.rows()
    answers: list[Any] = [
        rows, services.register.rows(person), services.register.search_entries(), services.register.candidates(),
        [services.register.standing(row.serial) for row in rows], services.reissuing.renewals(new[0]),
        people.rows(), people.search_entries(), people.history(person), vars(people.get(person)),
        [store.history(entity, each) for entity in ("Volunteer", "Certificate") for each in {person, key, *new}],
        placing.timeline.of_volunteer(person), placing.hours.of_volunteer(person), DueFollowUps(store).rows(),
        services.preparing.prepare(person), services.preparing.draft(person), Drafts(store).mine(),
        [pdf_reading.pages(services.register.pdf(row.id)) for row in rows if row.is_valid],
    ]  # fmt: skip
    assert "Wanda" in repr(answers)
    assert OLD not in repr(answers).lower()
    assert "gender" not in repr(store.history("Volunteer", person)[-2].before)


def test_what_stays_of_the_old_certificate(agency: Agency, protected: tuple[str, str]) -> None:
    _person, key = protected
    before = agency.services.register.row(key)
    token = read(agency.services.register.pdf(key)).token
    assert token is not None
    anew(agency, key, Reason.PROTECTED)
    row = agency.services.register.row(key)
    assert (row.serial, row.issued_at, row.hours, row.code) == (
        before.serial, before.issued_at, before.hours, before.code,
    )  # fmt: skip
    assert (row.name, row.cancel_reason, row.reissued_as) == ("", "neu ausgestellt", "EN-2026-0004")
    with pytest.raises(Refused, match="nicht mehr aufbewahrt"):
        agency.services.register.pdf(key)
    verdict = check_text(token.text, SigningKeys(agency.store).public(), agency.services.register.standing)
    assert verdict.standing is not None
    assert verdict.standing.reissued_as == "EN-2026-0004"


def test_the_new_certificate_speaks_of_the_person_as_they_wish(agency: Agency, protected: tuple[str, str]) -> None:
    _person, key = protected
    seen = agency.services.reissuing.renewals(key)
    content = seen.needed()[0].content
    assert (content.person.name, content.person.address) == ("Wanda Mertens", Address.FRAU)
    assert "Frau Mertens" in content.thanks


def test_all_that_bear_a_protected_name_have_to_be_chosen(agency: Agency, protected: tuple[str, str]) -> None:
    _person, key = protected
    seen = agency.services.reissuing.renewals(key)
    with pytest.raises(Refused, match="gemeinsam"):
        agency.services.reissuing.reissue(seen, {key: {}}, Reason.PROTECTED)


def test_taking_steps_back_afterwards_brings_no_former_name(agency: Agency, protected: tuple[str, str]) -> None:
    person, key = protected
    anew(agency, key, Reason.PROTECTED)
    agency.store.undo()
    with agency.store.read() as session:
        assert session.get(Volunteer, person).first_name == "Wanda"
    assert OLD not in dump(agency.store)


def test_other_people_of_the_same_name_keep_it(agency: Agency, protected: tuple[str, str]) -> None:
    _person, key = protected
    other = agency.volunteer(first_name="Wolfgang", last_name="Amsel", notes="Wolfgang kommt gern.")
    anew(agency, key, Reason.PROTECTED)
    with agency.store.read() as session:
        found = session.get(Volunteer, other)
    assert (found.first_name, found.notes) == ("Wolfgang", "Wolfgang kommt gern.")


def test_a_colleague_called_as_somebody_once_was_is_still_said_to_have_handed_it_out(agency: Agency) -> None:
    person = agency.volunteer(first_name="Kim", last_name=agency.store.user)
    agency.hours(agency.placement(person), date(2025, 2, 1), date(2026, 10, 31), "40")
    key = agency.issue(agency.request(person))
    agency.services.register.note([key], Handed.PRINTED)
    change(agency, person, last_name="Anders")
    anew(agency, key, Reason.PROTECTED)
    assert agency.services.register.row(key).name == ""
    assert [each.by for each in agency.services.register.handed_out(key)] == [agency.store.user]


def test_an_address_that_still_shows_the_name_is_told(agency: Agency, protected: tuple[str, str]) -> None:
    person, key = protected
    assert not agency.services.reissuing.renewals(key).mail_shows_name
    change(agency, person, email="wolfgang.mertens@example.org")
    assert agency.services.reissuing.renewals(key).mail_shows_name


def test_a_former_name_without_certificates_is_removed_from_the_whole_office(agency: Agency) -> None:
    person = agency.volunteer(first_name="Torsten", last_name="Altname", salutation=Salutation.HERR, email="")
    forgetting = agency.services.forgetting
    change(agency, person, pinned_note="Torsten hilft gern")
    assert not forgetting.are_known(person)
    change(agency, person, first_name="Tara", salutation=Salutation.FRAU)
    assert forgetting.are_known(person)
    assert forgetting.certificate_in_the_way(person) == ""
    forgetting.forget(person)
    assert not forgetting.are_known(person)
    with agency.store.read() as session:
        for table in Base.metadata.sorted_tables:
            assert "Torsten" not in str(session.execute(select(table)).all()), table.name


def test_a_certificate_that_bears_the_former_name_comes_first(agency: Agency, married: tuple[str, str]) -> None:
    person, key = married
    forgetting = agency.services.forgetting
    assert forgetting.certificate_in_the_way(person) == key
    with pytest.raises(Refused):
        forgetting.forget(person)
    anew(agency, key, Reason.PROTECTED)
    assert forgetting.certificate_in_the_way(person) == ""
    assert not forgetting.are_known(person)
