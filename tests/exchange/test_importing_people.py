"""What an import of people leaves in the office, the first time and again."""

from __future__ import annotations

from datetime import date

import pytest
from importing_office import Importing
from made_up_exports import people_csv, person_row
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from freiwilligenagentur.exchange.meeting.planning import Counts
from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.people.model import Salutation, Volunteer
from freiwilligenagentur.storage import Store

ANNA = person_row("Anna", "Muster", anrede="Frau", strasse="Domplatz 3", plz="06618", ort="Naumburg")
BERT = person_row("Bert", "Muster", anrede="Herr", strasse="Salzstraße 1", plz="06618", ort="Naumburg")
HEADER = ("vorname", "nachname", "geburtsdatum", "telefon", "email", "strasse", "plz", "ort", "bemerkung")


def volunteers(store: Store) -> dict[str, Volunteer]:
    with store.read() as session:
        found = session.scalars(select(Volunteer).options(selectinload(Volunteer.consents)))
        return {volunteer.full_name(): volunteer for volunteer in found}


def add(store: Store, **values: object) -> None:
    with store.write("Von Hand") as session:
        session.add(Volunteer(**values))


def test_people_come_in_without_any_consent_and_with_their_origin(importing: Importing) -> None:
    report = importing.run(people_csv({**ANNA, "eak_karten_status": "gültig"}, BERT), name="karten.csv")
    assert report.plan.records == Counts(new=2)
    anna = volunteers(importing.store)["Anna Muster"]
    assert (anna.salutation, anna.street, anna.postcode) == (Salutation.FRAU, "Domplatz 3", "06618")
    assert anna.consents == []
    today = f"{date.today():%d.%m.%Y}"
    assert anna.notes == (
        f"Aus dem Import von karten.csv am {today}. Einwilligungen sind nicht bekannt.\nEhrenamtskarte, gültig"
    )


def test_importing_people_again_changes_nothing(importing: Importing) -> None:
    importing.run(people_csv(ANNA, BERT))
    report = importing.run(people_csv(ANNA, BERT))
    assert report.plan.records == Counts(unchanged=2)
    assert report.step is None


def test_somebody_who_moved_is_updated_not_doubled(importing: Importing) -> None:
    importing.run(people_csv(ANNA, BERT))
    report = importing.run(people_csv({**ANNA, "strasse": "Markt 5", "plz": "06628"}, BERT))
    assert report.plan.records == Counts(changed=1, unchanged=1)
    assert volunteers(importing.store)["Anna Muster"].street == "Markt 5"
    assert len(volunteers(importing.store)) == 2


def test_an_address_that_the_office_corrected_stays(importing: Importing) -> None:
    importing.run(people_csv(ANNA))
    with importing.store.write("Von Hand") as session:
        session.scalars(select(Volunteer)).one().street = "Domplatz 3a"
    assert importing.run(people_csv(ANNA)).plan.records == Counts(unchanged=1)
    report = importing.run(people_csv({**ANNA, "strasse": "Domplatz 4", "ort": "Bad Kösen"}))
    anna = volunteers(importing.store)["Anna Muster"]
    assert (anna.street, anna.town) == ("Domplatz 3a", "Bad Kösen")
    (conflict,) = report.plan.conflicts
    assert (conflict.title, conflict.fields) == ("", ("Straße",))


def test_two_people_of_one_name_at_two_addresses_stay_two(importing: Importing) -> None:
    other = {**ANNA, "strasse": "Weg 9"}
    importing.run(people_csv(ANNA, other))
    assert importing.run(people_csv(ANNA, other)).step is None
    with importing.store.read() as session:
        assert len(session.scalars(select(Volunteer)).all()) == 2


def test_the_same_person_twice_in_a_file_comes_in_once_and_is_told(importing: Importing) -> None:
    report = importing.run(people_csv(ANNA, ANNA))
    assert report.plan.records == Counts(new=1, left_out=1)
    assert [(p.line, p.code, p.left_out) for p in report.plan.problems] == [(3, "same_person", True)]


def test_somebody_taken_in_by_hand_is_proposed_and_only_gaps_are_filled(importing: Importing) -> None:
    add(importing.store, first_name="Anna", last_name="Muster", postcode="06618", phone="03445 1234567")
    content = people_csv(
        person_row("Anna", "Muster", telefon="03445 1234567", email="anna@example.org", plz="06618", ort="Naumburg"),
        header=HEADER,
        encoding="utf-8",
    )
    plan = importing.plan(content)
    (group,) = plan.groups
    assert group.keep == "Anna Muster"
    assert "gleiche Telefonnummer" in group.reason
    importing.run(content, plan.everything())
    (anna,) = volunteers(importing.store).values()
    assert (anna.email, anna.town, anna.phone) == ("anna@example.org", "Naumburg", "03445 1234567")
    assert importing.run(content).step is None


def test_a_refused_proposal_makes_a_second_person(importing: Importing) -> None:
    add(importing.store, first_name="Anna", last_name="Muster", postcode="06618")
    report = importing.run(people_csv(ANNA))
    assert len(report.not_merged) == 1
    with importing.store.read() as session:
        assert len(session.scalars(select(Volunteer)).all()) == 2


def test_taking_back_removes_every_trace_of_the_people(importing: Importing) -> None:
    report = importing.run(people_csv(ANNA, BERT))
    importing.service.take_back(report)
    with importing.store.read() as session:
        assert not session.scalars(select(Volunteer)).all()
        assert not session.scalars(select(ImportedState)).all()


def test_what_is_remembered_of_an_import_tells_nobody_who_it_was(importing: Importing) -> None:
    importing.run(people_csv(ANNA))
    with importing.store.read() as session:
        (state,) = session.scalars(select(ImportedState)).all()
    remembered = f"{state.external_id} {state.digests}".casefold()
    assert not any(word in remembered for word in ("anna", "muster", "domplatz", "06618", "naumburg"))


@pytest.mark.parametrize("name", ["O'Neill", "von der Leyen-Çelik", "الزهراء", "Жукова", "🙂", "Ü" * 200])
def test_people_of_all_names_are_kept_and_known_again(importing: Importing, name: str) -> None:
    content = people_csv(person_row("", name, plz="06618"), encoding="utf-8")
    importing.run(content)
    assert name in volunteers(importing.store)
    assert importing.run(content).step is None
