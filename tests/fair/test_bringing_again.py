"""Files of one stand in another order, and work in the office between two of them."""

from __future__ import annotations

from fair_days import TODAY, FairDays
from held import content
from sqlalchemy import func, select

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate
from freiwilligenagentur.certificates.service.reissuing import Reason
from freiwilligenagentur.fair.meeting import Why
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Purpose, Volunteer
from freiwilligenagentur.placements.model import Placement, PlacementStep, State
from freiwilligenagentur.storage import office_file


def test_an_older_file_after_a_later_one_brings_nothing(days: FairDays):
    offer = days.offer(title="alt")
    laptop = days.at(days.make(counts={Kind.DANK: 5}))
    laptop.certify(laptop.take_in())
    laptop.change(Offer, offer, title="vertippt")
    gone = laptop.take_in(last_name="Winter")
    older = laptop.close(days.folder / "eins.messestand")
    laptop.store.undo()
    laptop.store.undo()
    days.bring(laptop.close(days.folder / "zwei.messestand"))
    before = content(days.store)
    assert not days.plan(older).is_new
    days.bring(older)
    assert content(days.store) == before
    assert days.get(Volunteer, gone) is None


def test_a_laptop_that_went_back_to_its_own_copy_brings_certificates_once(days: FairDays):
    laptop = days.at(file := days.make(counts={Kind.DANK: 5}))
    laptop.certify(person := laptop.take_in())
    copy = laptop.opened.place.read_bytes()
    laptop.take_in(last_name="Winter")
    days.bring(laptop.close(file))
    place, key = laptop.opened.place, laptop.opened.key
    laptop.opened.close()
    place.write_bytes(copy)
    laptop.opened = office_file.open_with_key(place, "Anna", key)
    days.open.append(laptop.opened)
    laptop.store = laptop.opened.store
    with laptop.store.write("Neu") as session:
        session.add(late := Volunteer(first_name="Ute", last_name="Herbst", phone="1"))
        session.flush()
        key = late.id
    laptop.close(file)
    plan = days.plan(file)
    assert [guess.there.id for guess in plan.guesses] == [], "who came home before is not guessed to be himself"
    days.bring(file)
    assert days.get(Volunteer, key).last_name == "Herbst"
    assert [row.volunteer_id for row in days.services.certificates.register.rows()] == [person]


def test_what_comes_back_for_a_known_person_belongs_to_the_record_of_the_office(days: FairDays):
    offer = days.offer()
    known = days.keep(Volunteer(first_name="Mia", last_name="Sommer", phone="1"))
    laptop = days.at(file := days.make())
    person = laptop.take_in()
    (placement,) = laptop.services.placing.placements.propose_all([(person, offer)])
    days.bring(laptop.close(file), {person: known})
    with days.store.write("Entfernt") as session:
        for step in session.scalars(select(PlacementStep)):
            session.delete(step)
        session.flush()
        session.delete(session.get_one(Placement, placement))
    with laptop.store.write("Schritt") as session:
        later = PlacementStep(state=State.CONTACTED, user="Anna")
        later.placement_id = placement
        session.add(later)
    days.bring(laptop.close(file))
    assert days.get(Placement, placement).volunteer_id == known
    with days.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Volunteer)) == 1


def test_a_certificate_that_lost_its_validity_in_both_places_is_as_the_office_has_it(days: FairDays):
    laptop = days.at(file := days.make(counts={Kind.DANK: 5}))
    person = laptop.take_in()
    laptop.certify(person)
    days.bring(laptop.close(file))
    (row,) = days.services.certificates.register.rows()
    days.services.certificates.register.cancel(row.id, "falsch")
    laptop.change(Volunteer, person, last_name="Herbst")
    reissuing = laptop.services.certificates.reissuing
    reissuing.reissue(reissuing.renewals(row.id), {row.id: {}}, Reason.NEW_NAME)
    plan = days.bring(laptop.close(file))
    old = days.get(Certificate, row.id)
    assert (old.status.value, old.reissued_as, old.cancel_reason) == ("cancelled", None, "falsch")
    assert Why.CHANGED_HERE in {told.why for told in plan.outcome.differences}


def test_needs_stay_out_of_an_office_where_the_consent_for_them_was_withdrawn(days: FairDays):
    laptop = days.at(file := days.make())
    person = laptop.take_in()
    laptop.services.people.give_consent(person, Purpose.HEALTH, TODAY)
    days.bring(laptop.close(file))
    days.services.people.revoke_consent(person, Purpose.HEALTH, TODAY)
    laptop.change(Volunteer, person, practical_needs_text="Rampe")
    days.bring(laptop.close(file))
    assert days.get(Volunteer, person).practical_needs_text == ""
    assert "Rampe" not in repr(days.store.history("Volunteer", person))


def test_needs_of_somebody_known_stay_forgotten(days: FairDays):
    known = days.keep(Volunteer(first_name="Mia", last_name="Sommer", phone="1"))
    laptop = days.at(file := days.make())
    person = laptop.take_in()
    laptop.services.people.give_consent(person, Purpose.HEALTH, TODAY)
    laptop.change(Volunteer, person, practical_needs_text="Rampe")
    days.bring(laptop.close(file), {person: known})
    assert days.get(Volunteer, known).practical_needs_text == "Rampe"
    days.services.people.revoke_consent(known, Purpose.HEALTH, TODAY)
    laptop.change(Volunteer, person, practical_needs_text="Rampe und Lift")
    days.bring(laptop.close(file))
    assert days.get(Volunteer, known).practical_needs_text == ""


def test_who_agreed_in_the_office_and_at_the_stand_withdraws_both(days: FairDays):
    known = days.keep(Volunteer(first_name="Mia", last_name="Sommer", phone="1"))
    laptop = days.at(file := days.make())
    person = laptop.take_in()
    for people, key in ((days.services.people, known), (laptop.services.people, person)):
        people.give_consent(key, Purpose.ADVICE, TODAY)
    days.bring(laptop.close(file), {person: known})
    days.services.people.revoke_consent(known, Purpose.ADVICE, TODAY)
    assert days.services.people.get(known).consented(Purpose.ADVICE) is None


def test_who_withdraws_at_the_stand_what_came_home_withdraws_what_the_office_had_too(days: FairDays):
    known = days.keep(Volunteer(first_name="Mia", last_name="Sommer", phone="1"))
    laptop = days.at(file := days.make())
    person = laptop.take_in()
    for people, key in ((days.services.people, known), (laptop.services.people, person)):
        people.give_consent(key, Purpose.ADVICE, TODAY)
    days.bring(laptop.close(file), {person: known})
    laptop.services.people.revoke_consent(person, Purpose.ADVICE, TODAY)
    days.bring(laptop.close(file))
    assert days.services.people.get(known).consented(Purpose.ADVICE) is None


def test_the_history_names_the_stand_as_the_office_does_whatever_its_file_says(days: FairDays):
    laptop = days.at(file := days.make("Messe"))
    laptop.take_in()
    with days.returning.open(laptop.close(file)) as returned:
        returned.label = returned.label._replace(name="Anders \ud800")
        days.returning.bring(returned, {})
    assert days.store.undo() == "Messestand nach Hause gebracht: Messe"
