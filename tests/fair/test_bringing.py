"""What a stand brings home, and what stays as the office has it."""

from __future__ import annotations

from datetime import date

import pytest
from fair_days import TODAY, FairDays, without_stands
from held import content
from sqlalchemy import func, select, update

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.errors import Refused, UndoRefused
from freiwilligenagentur.fair.meeting import Why
from freiwilligenagentur.fair.model import Stand, StandState
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.placements.model import Consultation, Placement
from freiwilligenagentur.storage import utc_now
from freiwilligenagentur.storage.journal import Transaction
from freiwilligenagentur.trainings.model import Attendance, Training


def test_people_come_home_with_all_that_belongs_to_them_and_keep_their_keys(days: FairDays):
    offer = days.offer()
    laptop = days.at(file := days.make())
    person = laptop.take_in(languages={"uk": "native"}, birth_date=date(1999, 5, 1))
    laptop.services.people.give_consent(person, Purpose.ADVICE, TODAY)
    (placement,) = laptop.services.placing.placements.propose_all([(person, offer)])
    days.bring(laptop.close(file))
    home = days.services.people.get(person)
    assert (home.last_name, home.languages, home.birth_date) == ("Sommer", {"uk": "native"}, date(1999, 5, 1))
    assert home.consented(Purpose.ADVICE) is not None
    assert days.get(Placement, placement).volunteer_id == person
    (row,) = days.stands.listed()
    assert row.state is StandState.HOME


def test_the_journal_of_the_office_notes_one_step_and_that_step_can_be_taken_back_and_done_again(days: FairDays):
    offer = days.offer()
    laptop = days.at(file := days.make(counts={Kind.DANK: 2}))
    laptop.take_in()
    laptop.change(Offer, offer, title="Vorlesepatin")
    laptop.close(file)
    before = content(days.store)
    days.bring(file)
    after = content(days.store)
    assert days.store.undo() == "Messestand nach Hause gebracht: Vereinsmesse 2027"
    assert content(days.store) == before
    days.bring(file)
    assert without_stands(content(days.store)) == without_stands(after) or _closed_again(days, after)
    days.store.undo()
    days.store.redo()
    assert days.get(Offer, offer).title == "Vorlesepatin"


def _closed_again(days: FairDays, after: dict[str, list[str]]) -> bool:
    """The same but for the moment when the series was closed."""
    held = content(days.store)
    return all(held[name] == after[name] for name in held if name not in {"stand", "number_series"})


def test_the_same_file_twice_changes_nothing(days: FairDays):
    offer = days.offer()
    laptop = days.at(file := days.make())
    laptop.take_in()
    laptop.change(Offer, offer, summary="Neu")
    days.bring(laptop.close(file))
    before, steps = content(days.store), steps_of(days)
    assert not days.plan(file).is_new
    days.bring(file)
    assert content(days.store) == before
    assert steps_of(days) == steps


def steps_of(days: FairDays) -> int:
    with days.store.read() as session:
        return session.scalar(select(func.count()).select_from(Transaction)) or 0


def test_a_later_file_brings_only_what_is_new_and_goes_on_where_the_first_ended(days: FairDays):
    offer = days.offer()
    laptop = days.at(file := days.make())
    first = laptop.take_in()
    laptop.change(Offer, offer, title="Eins")
    days.bring(laptop.close(file))
    second = laptop.take_in(last_name="Winter", phone="030 1")
    laptop.change(Offer, offer, title="Zwei")
    laptop.change(Volunteer, first, notes="Ruft an")
    plan = days.bring(laptop.close(file))
    assert plan.outcome.differences == []
    assert [row["id"] for row in plan.outcome.new["volunteer"]] == [second]
    assert days.get(Offer, offer).title == "Zwei"
    assert days.get(Volunteer, first).notes == "Ruft an"


def test_each_column_is_taken_unless_the_office_changed_it(days: FairDays):
    offer = days.offer(summary="alt", notes="alt", places_wanted=1)
    laptop = days.at(file := days.make())
    laptop.change(Offer, offer, summary="vom Stand", notes="vom Stand", places_wanted=3, description="gleich")
    days.services.offers.save(edited(days, offer, notes="aus dem Büro", description="gleich", town="Naumburg"))
    plan = days.bring(laptop.close(file))
    home = days.get(Offer, offer)
    assert (home.summary, home.notes, home.places_wanted) == ("vom Stand", "aus dem Büro", 3)
    assert (home.description, home.town) == ("gleich", "Naumburg")
    (told,) = plan.outcome.differences
    assert (told.column, told.here, told.there, told.why) == ("notes", "aus dem Büro", "vom Stand", Why.CHANGED_HERE)


def edited(days: FairDays, offer_id: str, **values: object) -> Offer:
    offer = days.services.offers.get(offer_id)
    for name, value in values.items():
        setattr(offer, name, value)
    return offer


def test_who_is_the_same_person_keeps_the_record_of_the_office_and_only_gaps_are_filled(days: FairDays):
    offer = days.offer()
    known = days.keep(Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1", notes="aus dem Büro"))
    laptop = days.at(file := days.make())
    there = laptop.take_in(
        first_name="Ilse", last_name="Mertens", phone="03445 99", mobile="0151 1", email="i@example.org", notes="Stand"
    )
    laptop.services.people.give_consent(there, Purpose.ADVICE, TODAY)
    (placement,) = laptop.services.placing.placements.propose_all([(there, offer)])
    laptop.close(file)
    (guess,) = days.plan(file).guesses
    assert (guess.there.id, guess.hit.person.id, guess.hit.reason()) == (there, known, "gleicher Name")
    plan = days.bring(file, {there: known})
    home = days.services.people.get(known)
    assert (home.phone, home.notes, home.mobile, home.email) == ("03445 1", "aus dem Büro", "0151 1", "i@example.org")
    assert days.get(Volunteer, there) is None
    assert days.get(Placement, placement).volunteer_id == known
    assert home.consented(Purpose.ADVICE) is not None
    assert {told.column for told in plan.outcome.differences} == {"phone", "notes"}
    assert {told.why for told in plan.outcome.differences} == {Why.KNOWN_HERE}


def test_who_was_the_same_person_stays_it_for_a_later_file(days: FairDays):
    offer = days.offer()
    known = days.keep(Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1"))
    laptop = days.at(file := days.make())
    there = laptop.take_in(first_name="Ilse", last_name="Mertens", phone="03445 1")
    days.bring(laptop.close(file), {there: known})
    (placement,) = laptop.services.placing.placements.propose_all([(there, offer)])
    laptop.change(Volunteer, there, email="ilse@example.org", phone="03445 2")
    days.bring(laptop.close(file))
    assert days.get(Placement, placement).volunteer_id == known
    home = days.get(Volunteer, known)
    assert (home.email, home.phone) == ("ilse@example.org", "03445 2")


def test_certificates_come_home_with_their_documents_and_then_nothing_is_taken_back(days: FairDays):
    laptop = days.at(file := days.make(counts={Kind.DANK: 5}))
    serial = laptop.certify(laptop.take_in())
    laptop.close(file)
    assert days.plan(file).is_final
    days.bring(file)
    (row,) = days.services.certificates.register.rows()
    assert row.serial == serial == f"DU-{TODAY.year}-M1-0001"
    assert days.services.certificates.register.pdf(row.id).startswith(b"%PDF")
    assert days.store.undo_step() is None
    (block,) = days.services.certificates.blocks.listed()
    assert (block.given, block.closed_at is not None) == (1, True)


def test_a_certificate_of_somebody_known_belongs_to_the_record_of_the_office(days: FairDays):
    known = days.keep(Volunteer(first_name="Mia", last_name="Sommer", phone="03445 1"))
    laptop = days.at(file := days.make(counts={Kind.DANK: 5}))
    there = laptop.take_in()
    laptop.certify(there)
    days.bring(laptop.close(file), {there: known})
    assert len(days.services.certificates.register.rows(known)) == 1


def test_a_certificate_that_was_issued_anew_at_the_stand_comes_with_the_one_that_replaced_it(days: FairDays):
    laptop = days.at(file := days.make(counts={Kind.DANK: 5}))
    person = laptop.take_in()
    laptop.certify(person)
    (old,) = laptop.services.certificates.register.rows()
    laptop.change(Volunteer, person, last_name="Herbst")
    reissuing = laptop.services.certificates.reissuing
    seen = reissuing.renewals(old.id)
    from freiwilligenagentur.certificates.service.reissuing import Reason

    reissuing.reissue(seen, {old.id: {}}, Reason.NEW_NAME)
    days.bring(laptop.close(file))
    found = {row.serial[-4:]: row.status.value for row in days.services.certificates.register.rows()}
    assert found == {"0001": "reissued", "0002": "issued"}


def test_a_certificate_issued_after_the_stand_came_home_comes_with_a_later_file(days: FairDays):
    laptop = days.at(file := days.make(counts={Kind.DANK: 5}))
    person = laptop.take_in()
    days.bring(laptop.close(file))
    laptop.certify(person)
    days.bring(laptop.close(file))
    (block,) = days.services.certificates.blocks.listed()
    assert (block.given, len(days.services.certificates.register.rows())) == (1, 1)


def test_two_laptops_with_one_file_bring_both_their_work_and_a_number_given_twice_is_refused(days: FairDays):
    file = days.make(counts={Kind.DANK: 5})
    one, two = days.at(file, "eins"), days.at(file, "zwei")
    first, second = one.take_in(), two.take_in(last_name="Winter")
    days.bring(one.close(days.folder / "eins.messestand"))
    days.bring(two.close(days.folder / "zwei.messestand"))
    assert {days.get(Volunteer, key).last_name for key in (first, second)} == {"Sommer", "Winter"}
    one.certify(first)
    two.certify(second)
    days.bring(one.close(days.folder / "eins.messestand"))
    before = content(days.store)
    with pytest.raises(Refused, match="M1-0001"):
        days.bring(two.close(days.folder / "zwei.messestand"))
    assert content(days.store) == before


def test_what_the_office_removed_comes_back_where_something_new_needs_it_and_is_told_where_not(days: FairDays):
    club = Organisation(name="Neu e. V.", contacts=[Contact(last_name="Weiß"), Contact(last_name="Rot")])
    days.keep(club, undoable=True)
    contact = club.contacts[0].id
    laptop = days.at(file := days.make())
    laptop.change(Contact, club.contacts[1].id, phone="030 2")
    offer = laptop.services.offers.save(Offer(organisation_id=club.id, contact_id=contact, title="Neu")).id
    days.store.undo()
    plan = days.bring(laptop.close(file))
    assert days.get(Organisation, club.id).name == "Neu e. V."
    assert (days.get(Offer, offer).title, days.get(Offer, offer).contact_id) == ("Neu", None)
    assert [told.why for told in plan.outcome.differences] == [Why.GONE_HERE]


def test_what_was_removed_at_the_stand_stays_in_the_office_and_is_told(days: FairDays):
    offer = days.offer()
    laptop = days.at(file := days.make())
    contact = days.get(Offer, offer).contact_id
    with laptop.store.write("Entfernt") as session:
        session.execute(update(Offer).values(contact_id=None))
        session.delete(session.get_one(Contact, contact))
    plan = days.bring(laptop.close(file))
    assert days.get(Contact, contact) is not None
    assert [told.why for told in plan.outcome.differences] == [Why.REMOVED_THERE]


def test_who_registered_at_both_places_is_registered_once(days: FairDays):
    known = days.keep(Volunteer(first_name="Mia", last_name="Sommer", email="mia@example.org"))
    course = days.keep(Training(title="Kurs", first_on=date(2026, 12, 1), last_on=date(2026, 12, 1), hours=4))
    laptop = days.at(file := days.make())
    there = laptop.take_in()
    with laptop.store.write("Angemeldet") as session:
        session.add(Attendance(training_id=course, volunteer_id=there))
    days.keep(Attendance(training_id=course, volunteer_id=known))
    plan = days.bring(laptop.close(file), {there: known})
    assert [told.why for told in plan.outcome.differences] == [Why.HERE_ALREADY]
    with days.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Attendance)) == 1


def test_a_consent_withdrawn_after_the_first_way_home_takes_along_what_was_kept_on_it(days: FairDays):
    laptop = days.at(file := days.make())
    person = laptop.take_in()
    laptop.services.people.give_consent(person, Purpose.HEALTH, TODAY)
    laptop.change(Volunteer, person, practical_needs_text="Rampe")
    days.bring(laptop.close(file))
    assert days.get(Volunteer, person).practical_needs_text == "Rampe"
    laptop.services.people.revoke_consent(person, Purpose.HEALTH, TODAY)
    assert days.bring(laptop.close(file)).is_final
    assert days.get(Volunteer, person).practical_needs_text == ""
    assert "Rampe" not in repr(days.store.history("Volunteer", person))
    with days.store.read() as session:
        assert session.scalars(select(Consent.revoked_on)).all() == [TODAY]


def test_what_was_taken_back_at_the_stand_does_not_come_home(days: FairDays):
    laptop = days.at(file := days.make())
    gone = laptop.take_in()
    laptop.store.undo()
    days.bring(laptop.close(file))
    assert days.get(Volunteer, gone) is None
    with days.store.read() as session:
        assert session.scalars(select(Consultation)).all() == []
        assert session.scalars(select(Stand.home_at)).one() <= utc_now()


def test_taking_back_is_refused_once_somebody_worked_on_what_came_home(days: FairDays):
    laptop = days.at(file := days.make())
    person = laptop.take_in()
    days.bring(laptop.close(file))
    with days.store.write("Kollegin", undoable=False) as session:
        session.get_one(Volunteer, person).notes = "angerufen"
    with pytest.raises(UndoRefused):
        days.store.undo()
