"""Hours per placement: period, amount, who confirmed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from placing import TODAY, Town

from freiwilligenagentur.errors import Invalid, Refused
from freiwilligenagentur.placements.hours_rules import HoursInput, is_same_person, problems
from freiwilligenagentur.placements.model import HoursEntry, State
from freiwilligenagentur.placements.service.hours import add_up
from freiwilligenagentur.storage import Store

MAY = (date(2026, 5, 1), date(2026, 5, 31))
JUNE = (date(2026, 6, 1), date(2026, 6, 30))
ILSE = ("Ilse", "Mertens")


def confirmed(period: tuple[date, date] = MAY, amount: str = "12.5", by: str = "Jana Vogel, Leitung") -> HoursInput:
    return HoursInput(*period, Decimal(amount), confirmed_by=by, confirmed_on=date(2026, 7, 2))


def estimated(period: tuple[date, date] = JUNE, amount: str = "8") -> HoursInput:
    return HoursInput(*period, Decimal(amount), estimated=True)


def test_confirmed_and_estimated_hours_are_added_up_apart(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    town.services.hours.add(key, confirmed())
    town.services.hours.add(key, estimated())
    total = add_up(town.services.hours.of_placement(key))
    assert (total.confirmed, total.estimated) == (Decimal("12.5"), Decimal(8))
    assert (total.from_on, total.to_on) == (MAY[0], JUNE[1])


def test_estimated_hours_become_confirmed_ones(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    entry = town.services.hours.add(key, estimated())
    town.services.hours.confirm(entry, "Jana Vogel, Leitung", date(2026, 7, 1))
    [row] = town.services.hours.of_placement(key)
    assert (row.estimated, row.confirmed_by, row.confirmed_on) == (False, "Jana Vogel, Leitung", date(2026, 7, 1))


def test_a_day_counts_only_once_in_a_placement_and_the_dates_are_named(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    town.services.hours.add(key, confirmed())
    with pytest.raises(Invalid, match=r"Vom 01\.05\.2026 bis 31\.05\.2026 sind schon 12,5 Stunden"):
        town.services.hours.add(key, estimated((date(2026, 5, 31), date(2026, 6, 30))))
    assert len(town.services.hours.of_placement(key)) == 1


def test_another_placement_of_the_same_person_may_have_the_same_days(town: Town) -> None:
    volunteer = town.volunteer()
    for _n in range(2):
        town.services.hours.add(town.placement(State.ACTIVE, volunteer=volunteer), confirmed())
    assert [row.sum.confirmed for row in town.services.hours.of_volunteer(volunteer)] == [Decimal("12.5")] * 2


def test_a_correction_does_not_collide_with_itself(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    entry = town.services.hours.add(key, confirmed())
    town.services.hours.change(entry, confirmed(amount="14"))
    assert add_up(town.services.hours.of_placement(key)).confirmed == Decimal(14)


@pytest.mark.parametrize("state", [State.PROPOSED, State.CONTACTED])
def test_nobody_has_hours_before_beginning(town: Town, state: State) -> None:
    with pytest.raises(Refused, match="sobald das Schnuppern"):
        town.services.hours.add(town.placement(state), confirmed())


def test_a_refusal_before_the_beginning_leaves_no_hours(town: Town) -> None:
    key = town.placement(State.CONTACTED)
    town.services.placements.exit(key, State.VOLUNTEER_DECLINED, "time")
    assert not town.services.placements.get(key).begun
    with pytest.raises(Refused):
        town.services.hours.add(key, confirmed())


def test_the_hours_of_the_trial_count(town: Town) -> None:
    key = town.placement(State.TRIAL)
    town.services.hours.add(key, confirmed())
    assert add_up(town.services.hours.of_placement(key)).confirmed == Decimal("12.5")


def test_hours_after_the_end_are_refused(town: Town) -> None:
    key = town.placement(State.TRIAL)
    town.services.placements.advance(key, State.ACTIVE, day=date(2026, 3, 1))
    town.services.placements.advance(key, State.ENDED, day=date(2026, 5, 15))
    with pytest.raises(Invalid, match=r"15\.05\.2026"):
        town.services.hours.add(key, confirmed())
    town.services.hours.add(key, confirmed((date(2026, 5, 1), date(2026, 5, 15))))


def test_undo_of_each_change_restores_the_hours(town: Town, store: Store) -> None:
    key = town.placement(State.ACTIVE)
    entry = town.services.hours.add(key, estimated())
    first = town.services.hours.of_placement(key)
    town.services.hours.change(entry, estimated(amount="9.75"))
    town.services.hours.confirm(entry, "Jana Vogel", TODAY)
    town.services.hours.remove(entry)
    assert [store.undo(), store.undo()] == ["Stunden entfernt", "Stunden bestätigt"]
    assert town.services.hours.of_placement(key)[0].amount == Decimal("9.75")
    store.undo()
    assert town.services.hours.of_placement(key) == first
    store.undo()
    assert town.count(HoursEntry) == 0


def test_a_certificate_finds_every_placement_that_began(town: Town) -> None:
    volunteer = town.volunteer()
    town.placement(State.PROPOSED, volunteer=volunteer)
    began = town.placement(State.ACTIVE, volunteer=volunteer)
    town.services.placements.describe(began, town.services.placements.get(began).version, "Lesepatin", "")
    town.services.hours.add(began, confirmed())
    [row] = town.services.hours.of_volunteer(volunteer)
    assert (row.placement_id, row.function, row.organisation) == (began, "Lesepatin", "Bürgerverein Lesezeichen")
    assert (row.started_on, row.sum.confirmed) == (TODAY, Decimal("12.5"))


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (HoursInput(None, MAY[1], Decimal(1), estimated=True), "from_on"),
        (HoursInput(MAY[0], None, Decimal(1), estimated=True), "to_on"),
        (HoursInput(MAY[1], MAY[0], Decimal(1), estimated=True), "to_on"),
        (HoursInput(TODAY, TODAY + timedelta(days=1), Decimal(1), estimated=True), "to_on"),
        (HoursInput(*MAY, None, estimated=True), "amount"),
        (HoursInput(*MAY, Decimal("0.2"), estimated=True), "amount"),
        (HoursInput(MAY[0], MAY[0], Decimal("24.25"), estimated=True), "amount"),
        (HoursInput(*MAY, Decimal(1), confirmed_by=" ", confirmed_on=TODAY), "confirmed_by"),
        (HoursInput(*MAY, Decimal(1), confirmed_by="Mertens, Ilse", confirmed_on=TODAY), "confirmed_by"),
        (HoursInput(*MAY, Decimal(1), confirmed_by="Jana Vogel"), "confirmed_on"),
        (HoursInput(*MAY, Decimal(1), confirmed_by="Jana Vogel", confirmed_on=MAY[0]), "confirmed_on"),
        (HoursInput(*MAY, Decimal(1), confirmed_by="J", confirmed_on=TODAY + timedelta(days=1)), "confirmed_on"),
    ],
)
def test_hours_with_a_fault_name_the_field(entry: HoursInput, field: str) -> None:
    assert [problem.field for problem in problems(entry, ILSE, None, TODAY)] == [field]


@given(st.dates(date(2020, 1, 1), TODAY), st.integers(0, 400), st.integers(1, 40_000))
def test_an_amount_is_accepted_exactly_when_the_days_can_hold_it(first: date, days: int, quarters: int) -> None:
    last = min(first + timedelta(days=days), TODAY)
    amount = Decimal(quarters) / 4
    found = problems(HoursInput(first, last, amount, estimated=True), ILSE, None, TODAY)
    assert bool(found) == (amount > 24 * ((last - first).days + 1))


@pytest.mark.parametrize("signed", ["Ilse Mertens", "Mertens, Ilse", "ILSE  MERTENS (Vorstand)", "Dr. Ilse Mertens"])
def test_volunteers_cannot_confirm_their_own_hours_however_they_sign(signed: str) -> None:
    assert is_same_person(signed, ILSE)


@pytest.mark.parametrize("signed", ["Jana Mertens", "Ilse Vogel", "Vorstand des Vereins", "Ilses Mertensverein"])
def test_relatives_and_namesakes_may_confirm(signed: str) -> None:
    assert not is_same_person(signed, ILSE)


def test_nothing_adds_up_to_nothing() -> None:
    total = add_up([])
    assert (total.confirmed, total.estimated, total.from_on) == (Decimal(0), Decimal(0), None)
