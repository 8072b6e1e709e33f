"""Wiedervorlagen: set by steps, added by hand, done, put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from placing import TODAY, Town

from freiwilligenagentur.errors import Invalid
from freiwilligenagentur.people.model import Willingness
from freiwilligenagentur.placements.due import DueFollowUps, FollowUpRow
from freiwilligenagentur.placements.intervals import Due
from freiwilligenagentur.placements.model import Cause, FollowUp, State
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.storage import Store


def open_of(town: Town, placement: str) -> list[tuple[Cause, date]]:
    rows = town.services.placements.get(placement).follow_ups
    return [(town.load(FollowUp, row.id).cause, row.due_on) for row in rows if not row.done]


def due_of(town: Town) -> list[FollowUpRow]:
    return DueFollowUps(town.store, lambda: TODAY).rows()


def test_after_the_contact_the_office_asks_after_its_weeks(town: Town) -> None:
    key = town.placement(State.CONTACTED)
    assert open_of(town, key) == [(Cause.CONTACT, date(2026, 12, 21))]


def test_after_the_beginning_the_office_asks_after_its_months(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    assert open_of(town, key) == [(Cause.START, date(2027, 2, 23))]


def test_an_office_that_was_not_described_asks_after_six_weeks_and_six_months(store: Store) -> None:
    bare = Town(store, PlacementServices.over(store, lambda: TODAY))
    key = bare.placement(State.CONTACTED)
    assert open_of(bare, key) == [(Cause.CONTACT, date(2027, 1, 4))]
    bare.services.placements.advance(key, State.ACTIVE)
    assert open_of(bare, key) == [(Cause.START, date(2027, 5, 24))]


def test_a_weekend_moves_to_monday(town: Town) -> None:
    key = town.placement()
    town.services.placements.advance(key, State.CONTACTED, day=TODAY - timedelta(days=1))
    assert open_of(town, key) == [(Cause.CONTACT, date(2026, 12, 21))]


def test_each_step_replaces_what_the_step_before_had_set(town: Town) -> None:
    key = town.placement(State.TRIAL)
    assert [cause for cause, _day in open_of(town, key)] == [Cause.TRIAL]


def test_a_step_entered_late_is_due_at_once_and_not_in_the_past(town: Town) -> None:
    key = town.placement()
    town.services.placements.advance(key, State.CONTACTED, day=date(2026, 1, 5))
    assert open_of(town, key) == [(Cause.CONTACT, TODAY)]


def test_the_end_closes_what_steps_had_set_but_not_what_somebody_added(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    town.services.follow_ups.add(date(2026, 12, 1), "Schlüssel zurückfordern", placement_id=key)
    town.services.placements.advance(key, State.ENDED)
    assert open_of(town, key) == [(Cause.FREE, date(2026, 12, 1))]


def shown(town: Town) -> str:
    return town.volunteer(police_check=Willingness.SHOWN, police_check_seen_on=date(2026, 10, 1))


def test_the_note_about_the_police_check_goes_six_months_after_the_end(town: Town) -> None:
    key = town.placement(State.ENDED, offer=town.offer(police_check=True), volunteer=shown(town))
    assert open_of(town, key) == [(Cause.POLICE_CHECK, date(2027, 5, 23))]


def test_the_note_about_the_police_check_goes_at_once_when_nothing_began(town: Town) -> None:
    key = town.placement(State.CONTACTED, offer=town.offer(police_check=True), volunteer=shown(town))
    town.services.placements.exit(key, State.VOLUNTEER_DECLINED, "time")
    assert open_of(town, key) == [(Cause.POLICE_CHECK, TODAY)]


def test_the_note_stays_while_another_placement_needs_it_and_a_new_beginning_keeps_it(town: Town) -> None:
    volunteer, offer = shown(town), town.offer(police_check=True)
    first = town.placement(State.ACTIVE, volunteer=volunteer, offer=offer)
    second = town.placement(State.ACTIVE, volunteer=volunteer, offer=town.offer(police_check=True))
    town.services.placements.advance(first, State.ENDED)
    assert open_of(town, first) == []
    town.services.placements.advance(second, State.ENDED)
    assert [cause for cause, _day in open_of(town, second)] == [Cause.POLICE_CHECK]
    town.placement(State.TRIAL, volunteer=volunteer, offer=offer)
    assert open_of(town, second) == []


def test_the_start_page_gets_what_is_overdue_today_and_this_week(town: Town, store: Store) -> None:
    volunteer = town.volunteer()
    early = PlacementServices.over(store, lambda: TODAY - timedelta(days=3)).follow_ups
    early.add(TODAY - timedelta(days=3), "Anrufen", volunteer_id=volunteer)
    for days in (0, 6, 7):
        town.services.follow_ups.add(TODAY + timedelta(days=days), f"in {days} Tagen", volunteer_id=volunteer)
    rows = due_of(town)
    assert [(row.text, row.due) for row in rows] == [
        ("Anrufen", Due.OVERDUE),
        ("in 0 Tagen", Due.TODAY),
        ("in 6 Tagen", Due.THIS_WEEK),
    ]
    assert len(town.services.follow_ups.open()) == 4


def test_one_for_a_placement_names_person_and_organisation(town: Town) -> None:
    key = town.placement()
    town.services.follow_ups.add(TODAY, "Anrufen", placement_id=key)
    [row] = due_of(town)
    assert (row.volunteer, row.organisation) == ("Mertens, Ilse", "Bürgerverein Lesezeichen")
    assert row.placement_id == key


def test_done_ones_leave_the_list_and_undo_brings_them_back(town: Town, store: Store) -> None:
    key = town.services.follow_ups.add(TODAY, "Anrufen", offer_id=town.offer())
    town.services.follow_ups.done(key)
    assert due_of(town) == []
    assert store.undo() == "Wiedervorlage erledigt"
    assert [row.id for row in due_of(town)] == [key]


def test_a_tick_can_be_taken_away_later(town: Town) -> None:
    offer = town.offer()
    key = town.services.follow_ups.add(TODAY, "Anrufen", offer_id=offer)
    town.services.follow_ups.done(key)
    town.services.follow_ups.reopen(key)
    assert [row.done for row in town.services.follow_ups.for_offer(offer)] == [False]


def test_a_colleagues_tick_stays_theirs(town: Town, store: Store) -> None:
    key = town.services.follow_ups.add(TODAY, "Anrufen")
    colleague = Store(store._engine, user="Kollegin", device="B")
    PlacementServices.over(colleague, lambda: TODAY).follow_ups.done(key)
    town.services.follow_ups.done(key)
    assert store.history("FollowUp", key)[0].user == "Kollegin"


def test_putting_off_moves_the_day_but_never_into_the_past(town: Town) -> None:
    key = town.services.follow_ups.add(TODAY, "Anrufen")
    town.services.follow_ups.move(key, date(2026, 12, 1))
    assert due_of(town) == []
    with pytest.raises(Invalid, match="heute oder später"):
        town.services.follow_ups.move(key, date(2026, 11, 22))
    assert town.services.follow_ups.open()[0].due_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "text", "field"), [(None, "Anrufen", "due_on"), (TODAY, "  ", "text"), (date(2026, 11, 1), "x", "due_on")]
)
def test_a_follow_up_needs_a_day_and_something_to_do(town: Town, day: date | None, text: str, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        town.services.follow_ups.add(day, text)
    assert caught.value.problems[0].field == field
