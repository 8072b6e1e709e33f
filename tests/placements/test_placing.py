"""The way of one person to one offer, step by step, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from placing import TODAY, Town

from freiwilligenagentur.errors import Conflict, Refused
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Status, Volunteer, Willingness
from freiwilligenagentur.placements import states, words
from freiwilligenagentur.placements.hours_rules import HoursInput
from freiwilligenagentur.placements.model import FollowUp, Placement, PlacementStep, Side, State
from freiwilligenagentur.placements.service import NeedsInsisting
from freiwilligenagentur.storage import Store


def test_every_step_is_dated_with_user_and_note(town: Town) -> None:
    placements = town.services.placements
    key = placements.propose(town.volunteer(), town.offer(), note="am Messestand")
    placements.advance(key, State.CONTACTED, note="angerufen", day=date(2026, 11, 20))
    record = placements.get(key)
    assert [(s.state, s.day, s.user, s.note) for s in record.steps] == [
        (State.PROPOSED, TODAY, "Berger", "am Messestand"),
        (State.CONTACTED, date(2026, 11, 20), "Berger", "angerufen"),
    ]
    assert (record.state, record.since) == (State.CONTACTED, date(2026, 11, 20))


def test_beginning_and_end_carry_their_days(town: Town) -> None:
    key = town.placement(State.TRIAL)
    town.services.placements.advance(key, State.ACTIVE, day=date(2026, 10, 1))
    town.services.placements.advance(key, State.ENDED, day=date(2026, 11, 1))
    record = town.services.placements.get(key)
    assert (record.started_on, record.ended_on) == (date(2026, 10, 1), date(2026, 11, 1))


def test_a_step_in_the_future_is_refused(town: Town) -> None:
    key = town.placement()
    with pytest.raises(Refused, match="Zukunft"):
        town.services.placements.advance(key, State.CONTACTED, day=date(2026, 11, 24))
    assert town.services.placements.get(key).state is State.PROPOSED


def test_an_end_before_the_beginning_is_refused(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    with pytest.raises(Refused, match="vor dem Beginn"):
        town.services.placements.advance(key, State.ENDED, day=date(2026, 11, 22))


def test_an_end_does_not_cut_hours_that_are_entered(town: Town) -> None:
    key = town.placement(State.TRIAL)
    town.services.placements.advance(key, State.ACTIVE, day=date(2026, 5, 1))
    days = (date(2026, 5, 1), date(2026, 5, 20))
    entry = town.services.hours.add(key, HoursInput(*days, Decimal(8), estimated=True))
    with pytest.raises(Refused, match=r"bis zum 20\.05\.2026"):
        town.services.placements.advance(key, State.ENDED, day=date(2026, 5, 10))
    assert town.services.placements.get(key).state is State.ACTIVE
    town.services.hours.change(entry, HoursInput(days[0], date(2026, 5, 10), Decimal(4), estimated=True))
    town.services.placements.advance(key, State.ENDED, day=date(2026, 5, 10))
    assert town.services.placements.get(key).ended_on == date(2026, 5, 10)


def test_of_two_who_end_a_placement_the_first_is_kept(town: Town) -> None:
    key = town.placement(State.TRIAL)
    town.services.placements.advance(key, State.ACTIVE, day=date(2026, 5, 1))
    town.services.placements.advance(key, State.ENDED, day=date(2026, 6, 1))
    with pytest.raises(Conflict, match="beendet"):
        town.services.placements.exit(key, State.BROKEN_OFF, "moved")
    record = town.services.placements.get(key)
    assert (record.state, record.ended_on, record.reason) == (State.ENDED, date(2026, 6, 1), "")


def test_what_a_colleague_did_meanwhile_is_not_stepped_over(town: Town) -> None:
    key = town.placement(State.CONTACTED)
    town.services.placements.advance(key, State.TRIAL)
    with pytest.raises(Conflict, match="Schnuppern"):
        town.services.placements.advance(key, State.TRIAL)
    assert town.services.placements.get(key).state is State.TRIAL


def test_one_off_help_needs_no_trial(town: Town) -> None:
    key = town.placement(State.CONTACTED)
    town.services.placements.advance(key, State.ACTIVE)
    assert town.services.placements.get(key).state is State.ACTIVE


def test_an_exit_needs_a_reason_and_keeps_it(town: Town) -> None:
    key = town.placement(State.CONTACTED)
    with pytest.raises(Refused, match="Grund"):
        town.services.placements.exit(key, State.NO_CONTACT, " ")
    town.services.placements.exit(key, State.NO_CONTACT, "no_appointment", note="dreimal angerufen")
    record = town.services.placements.get(key)
    assert (record.state, record.reason) == (State.NO_CONTACT, "no_appointment")
    assert record.steps[-1].note == "dreimal angerufen"


def test_an_exit_that_the_state_does_not_have_is_refused(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    with pytest.raises(Conflict):
        town.services.placements.exit(key, State.NO_CONTACT, "no_appointment")


def test_the_same_offer_is_not_proposed_twice_while_it_is_under_way(town: Town) -> None:
    volunteer, offer = town.volunteer(), town.offer()
    key = town.placement(volunteer=volunteer, offer=offer)
    with pytest.raises(Refused, match="läuft bereits"):
        town.services.placements.propose(volunteer, offer)
    town.services.placements.exit(key, State.VOLUNTEER_DECLINED, "time")
    assert town.services.placements.propose(volunteer, offer) != key


def test_archived_people_and_offers_are_not_proposed(town: Town) -> None:
    placements = town.services.placements
    with pytest.raises(Refused, match="Archiv"):
        placements.propose(town.volunteer(), town.offer(status=OfferStatus.ARCHIVED))
    with pytest.raises(Refused, match="abgeschlossen"):
        placements.propose(town.volunteer(status=Status.ARCHIVED), town.offer())


def test_a_paused_offer_is_proposed_only_when_the_office_insists(town: Town) -> None:
    volunteer, offer = town.volunteer(), town.offer(status=OfferStatus.PAUSED)
    with pytest.raises(NeedsInsisting, match="ruht"):
        town.services.placements.propose(volunteer, offer)
    assert town.services.placements.propose(volunteer, offer, anyway=True)


def test_pairs_tell_how_person_and_offer_last_met(town: Town) -> None:
    volunteer, offer = town.volunteer(), town.offer()
    key = town.placement(volunteer=volunteer, offer=offer)
    town.services.placements.exit(key, State.VOLUNTEER_DECLINED, "time")
    assert town.services.placements.pairs() == {(volunteer, offer): State.VOLUNTEER_DECLINED}
    town.services.placements.propose(volunteer, offer)
    assert town.services.placements.pairs() == {(volunteer, offer): State.PROPOSED}


def test_what_does_not_suit_is_kept_as_a_refusal(town: Town) -> None:
    volunteer, offer = town.volunteer(), town.offer()
    key = town.services.placements.reject(volunteer, offer, "distance")
    record = town.services.placements.get(key)
    assert (record.state, record.reason, len(record.steps)) == (State.VOLUNTEER_DECLINED, "distance", 1)


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("distance", State.VOLUNTEER_DECLINED),
        ("team", State.ORGANISATION_DECLINED),
        ("eigener Grund", State.VOLUNTEER_DECLINED),
    ],
)
def test_the_reason_tells_who_declined(town: Town, reason: str, state: State) -> None:
    key = town.services.placements.reject(town.volunteer(), town.offer(), reason)
    assert town.services.placements.get(key).state is state


def test_every_reason_to_refuse_can_be_told_apart() -> None:
    codes = [code for code, _words in words.desk_reasons()]
    assert len(codes) == len(set(codes))


def test_what_was_chosen_at_the_desk_is_counted_in_the_same_words(town: Town) -> None:
    asked = words.desk_reasons()
    for code, _said in asked:
        town.services.placements.reject(town.volunteer(), town.offer(), code)
    counted = {figure.words.casefold() for figure in town.services.figures.of_year().reasons}
    assert counted == {said.casefold() for _code, said in asked}


def test_a_refusal_closes_the_placement_that_is_under_way(town: Town) -> None:
    volunteer, offer = town.volunteer(), town.offer()
    key = town.placement(State.CONTACTED, volunteer=volunteer, offer=offer)
    assert town.services.placements.reject(volunteer, offer, "team", Side.ORGANISATION) == key
    assert town.services.placements.get(key).state is State.ORGANISATION_DECLINED
    assert town.services.placements.occupancy() == {}


def test_people_are_placed_while_a_placement_is_active(town: Town) -> None:
    volunteer = town.volunteer()
    first = town.placement(State.ACTIVE, volunteer=volunteer)
    second = town.placement(State.ACTIVE, volunteer=volunteer)
    assert town.load(Volunteer, volunteer).status is Status.PLACED
    town.services.placements.advance(first, State.ENDED)
    assert town.load(Volunteer, volunteer).status is Status.PLACED
    town.services.placements.exit(second, State.BROKEN_OFF, "moved")
    assert town.load(Volunteer, volunteer).status is Status.OPEN


def test_a_refusal_leaves_the_status_of_somebody_placed_elsewhere(town: Town) -> None:
    volunteer = town.volunteer(status=Status.PLACED)
    key = town.placement(volunteer=volunteer)
    town.services.placements.exit(key, State.VOLUNTEER_DECLINED, "time")
    assert town.load(Volunteer, volunteer).status is Status.PLACED


def test_minors_begin_only_with_the_agreement_of_their_guardians(town: Town) -> None:
    young = town.placement(State.CONTACTED, volunteer=town.volunteer(birth_date=date(2010, 5, 1)))
    with pytest.raises(Refused, match="Sorgeberechtigten"):
        town.services.placements.advance(young, State.TRIAL)
    agreed = town.volunteer(birth_date=date(2010, 5, 1), guardians_agreed_on=date(2026, 11, 1))
    town.placement(State.TRIAL, volunteer=agreed)


def test_a_police_check_to_be_settled_warns_and_a_refused_one_forbids(town: Town) -> None:
    offer = town.offer(police_check=True)
    open_key = town.placement(State.CONTACTED, offer=offer)
    assert "Führungszeugnis wurde noch nicht vorgelegt" in town.services.placements.get(open_key).obstacles[0].text
    town.services.placements.advance(open_key, State.TRIAL)
    refused = town.volunteer(police_check=Willingness.DECLINED)
    key = town.placement(State.CONTACTED, offer=offer, volunteer=refused)
    with pytest.raises(Refused, match="Führungszeugnis"):
        town.services.placements.advance(key, State.TRIAL)
    with pytest.raises(Refused, match="Führungszeugnis"):
        town.services.placements.advance(key, State.ACTIVE)


def test_a_closed_placement_warns_of_nothing(town: Town) -> None:
    key = town.placement(State.ENDED, offer=town.offer(police_check=True))
    assert town.services.placements.get(key).obstacles == ()


def test_the_agreement_is_not_written_over_a_colleagues(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    version = town.services.placements.get(key).version
    town.services.placements.describe(key, version, "Lesepatin", "mittwochs, erst einmal bis Ostern")
    with pytest.raises(Conflict):
        town.services.placements.describe(key, version, "Vorleserin", "")
    assert town.services.placements.get(key).function == "Lesepatin"


@pytest.mark.parametrize("state", [State.PROPOSED, State.CONTACTED, State.TRIAL, State.ACTIVE, State.ENDED])
def test_undo_takes_everything_away_that_a_step_made(town: Town, store: Store, state: State) -> None:
    volunteer = town.volunteer(police_check_seen_on=TODAY, police_check=Willingness.SHOWN)
    offer = town.offer(police_check=True)

    def snapshot() -> tuple[object, ...]:
        pairs, status = town.services.placements.pairs(), town.load(Volunteer, volunteer).status
        follow_ups = [(row.id, row.done, row.due_on) for row in town.services.follow_ups.for_volunteer(volunteer)]
        return pairs, status, follow_ups, town.count(Placement), town.count(PlacementStep)

    usual = [State.PROPOSED, State.CONTACTED, State.TRIAL, State.ACTIVE, State.ENDED]
    before = snapshot()
    if state is State.PROPOSED:
        town.services.placements.propose(volunteer, offer)
    else:
        key = town.placement(usual[usual.index(state) - 1], volunteer=volunteer, offer=offer)
        before = snapshot()
        town.services.placements.advance(key, state)
    after = snapshot()
    assert after != before
    store.undo()
    assert snapshot() == before
    store.redo()
    assert snapshot() == after


def test_undo_brings_an_exit_back(town: Town, store: Store) -> None:
    key = town.placement(State.ACTIVE)
    before = town.services.placements.get(key)
    town.services.placements.exit(key, State.BROKEN_OFF, "moved", note="nach Halle")
    assert store.undo() == "Abbruch vermerkt"
    again = town.services.placements.get(key)
    assert (again.state, again.ended_on, again.reason, again.steps) == (State.ACTIVE, None, "", before.steps)
    assert [row.done for row in again.follow_ups] == [row.done for row in before.follow_ups]


def test_undo_of_a_rejection_leaves_nothing(town: Town, store: Store) -> None:
    town.services.placements.reject(town.volunteer(), town.offer(), "time")
    store.undo()
    assert (town.count(Placement), town.count(PlacementStep)) == (0, 0)


def test_a_gone_placement_is_told_in_a_sentence(town: Town, store: Store) -> None:
    key = town.placement()
    store.undo()
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        town.services.placements.get(key)
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        town.services.placements.advance(key, State.CONTACTED)


def test_lists_show_what_is_next_first(town: Town) -> None:
    quiet = town.placement(State.PROPOSED, volunteer=town.volunteer(last_name="Öztürk", first_name="Deniz"))
    waiting = town.placement(State.ACTIVE)
    soon = town.placement(State.CONTACTED)
    rows = town.services.placements.rows()
    assert [row.id for row in rows] == [soon, waiting, quiet]
    assert (rows[2].volunteer, rows[2].offer, rows[2].organisation) == (
        "Öztürk, Deniz",
        "Lesepatin in der Grundschule",
        "Bürgerverein Lesezeichen",
    )
    assert (rows[0].since, rows[0].next_due, rows[2].next_due) == (TODAY, date(2026, 12, 21), None)


def test_waiting_are_open_people_without_anything_under_way(town: Town) -> None:
    waiting = town.volunteer()
    town.volunteer(status=Status.PAUSED)
    town.placement()
    assert town.services.placements.count_waiting() == 1
    key = town.placement(volunteer=waiting)
    assert town.services.placements.count_waiting() == 0
    town.services.placements.exit(key, State.VOLUNTEER_DECLINED, "time")
    assert town.services.placements.count_waiting() == 1


def test_groups_cut_the_list_and_count_it(town: Town) -> None:
    made = {state: town.placement(state) for state in (State.PROPOSED, State.ACTIVE, State.ENDED)}
    listed = {group: {row.id for row in town.services.placements.rows(group)} for group in states.Group}
    assert listed[states.Group.PENDING] == {made[State.PROPOSED]}
    assert listed[states.Group.ACTIVE] == {made[State.ACTIVE]}
    assert listed[states.Group.CLOSED] == {made[State.ENDED]}
    assert listed[states.Group.ALL] == set(made.values())
    assert town.services.placements.counts() == {group: len(ids) for group, ids in listed.items()}


def test_lists_of_one_offer_and_one_person_hold_only_theirs(town: Town) -> None:
    volunteer, offer = town.volunteer(), town.offer()
    key = town.placement(volunteer=volunteer, offer=offer)
    town.placement()
    assert [row.id for row in town.services.placements.for_offer(offer)] == [key]
    assert [row.id for row in town.services.placements.for_volunteer(volunteer)] == [key]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=st.lists(st.integers(0, 5), max_size=6))
def test_whatever_way_is_taken_undo_leads_back_to_the_beginning(town: Town, store: Store, choices: list[int]) -> None:
    volunteer, offer = town.volunteer(), town.offer()
    placements = town.services.placements
    key = placements.propose(volunteer, offer)
    taken = 1
    for choice in choices:
        state = placements.get(key).state
        ahead = [*states.next_steps(state), *states.exits(state)]
        if not ahead:
            break
        to = ahead[choice % len(ahead)]
        if states.is_exit(to):
            placements.exit(key, to, "Grund")
        else:
            placements.advance(key, to)
        taken += 1
        record = placements.get(key)
        active = record.state is State.ACTIVE
        assert len(record.steps) == taken
        assert town.load(Volunteer, volunteer).status is (Status.PLACED if active else Status.OPEN)
        open_ones = [row for row in record.follow_ups if not row.done]
        assert bool(open_ones) == (record.state in states.UNDER_WAY - {State.PROPOSED})
    for _n in range(taken):
        store.undo()
    assert (volunteer, offer) not in placements.pairs()
    assert placements.occupancy().get(offer) is None
    assert town.services.follow_ups.for_volunteer(volunteer) == []
    assert town.load(Volunteer, volunteer).status is Status.OPEN
    with store.read() as session:
        assert session.query(FollowUp).filter_by(volunteer_id=volunteer).count() == 0
