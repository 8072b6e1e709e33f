"""Who is on the list of a training, who was there, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_town import COMING, FORUM, TrainingTown

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.rules import AttendanceInput, attendance_problems, is_enough, lines, units

QUARTERS = st.integers(0, 400).map(lambda n: Decimal(n) / 4)


def test_people_stand_on_the_list_by_name_as_a_phone_book_does(town: TrainingTown) -> None:
    key = town.training(people=3)
    assert [row.name for row in town.rows(key)] == ["Haecker, Anna", "Häcker, Bodo", "Mertens, Ilse"]
    assert all(row.registered and not row.present and row.hours == 0 for row in town.rows(key))


def test_nobody_stands_on_a_list_twice(town: TrainingTown) -> None:
    key = town.training()
    ilse, anna = town.volunteer(), town.volunteer("Anna", "Haecker")
    town.services.attendances.register(key, [ilse])
    with pytest.raises(Refused, match="steht schon auf der Liste"):
        town.services.attendances.register(key, [anna, ilse])
    assert [row.name for row in town.rows(key)] == ["Mertens, Ilse"]


def test_everybody_was_there_in_one_step_that_can_be_taken_back(town: TrainingTown, store: Store) -> None:
    key = town.training(people=3)
    town.services.attendances.change(*_which(town, key), AttendanceInput(present=True, hours=Decimal("2.5")))
    assert town.services.attendances.all_present(key) == 2
    assert [(row.present, row.hours) for row in town.rows(key)] == [(True, 6), (True, 6), (True, Decimal("2.5"))]
    assert store.undo() == "Alle als anwesend eingetragen"
    assert [row.present for row in town.rows(key)] == [False, False, True]


def test_nobody_was_at_a_training_that_has_not_begun(town: TrainingTown) -> None:
    key = town.training(COMING, people=1)
    row = town.row(key)
    attendances = town.services.attendances
    for step in (
        lambda: attendances.all_present(key),
        lambda: attendances.set_present(row.id, True),
        lambda: attendances.change(row.id, row.version, AttendanceInput(present=True)),
    ):
        with pytest.raises(Refused, match=r"beginnt am 05\.12\.2026"):
            step()
    assert not town.row(key).present


def test_whoever_turns_out_absent_has_no_hours(town: TrainingTown) -> None:
    key = town.training(people=1)
    town.services.attendances.set_present(town.row(key).id, True)
    assert town.row(key).hours == 6
    town.services.attendances.set_present(town.row(key).id, False)
    assert (town.row(key).present, town.row(key).hours) == (False, 0)


def test_marking_somebody_again_keeps_the_hours_that_were_typed(town: TrainingTown) -> None:
    key = town.training(people=1)
    town.services.attendances.change(*_which(town, key), AttendanceInput(present=True, hours=Decimal(4)))
    town.services.attendances.set_present(town.row(key).id, True)
    assert town.row(key).hours == 4


def test_nobody_was_there_for_longer_than_it_lasted(town: TrainingTown) -> None:
    key = town.training(people=1)
    with pytest.raises(Invalid, match=r"dauerte 6 Stunden") as caught:
        town.services.attendances.change(*_which(town, key), AttendanceInput(present=True, hours=Decimal("6.25")))
    assert [problem.field for problem in caught.value.problems] == ["hours"]
    assert town.row(key).hours == 0


@given(QUARTERS, QUARTERS.filter(bool), st.booleans())
def test_hours_that_are_kept_lie_between_nothing_and_the_whole_training(
    hours: Decimal, held: Decimal, present: bool
) -> None:
    if not attendance_problems(AttendanceInput(present=present, hours=hours), held):
        assert (0 < hours <= held) if present else hours == 0


@given(QUARTERS.filter(bool), st.integers(0, 100), st.data())
def test_a_longer_presence_never_loses_the_certificate(held: Decimal, percent: int, data: st.DataObject) -> None:
    shorter = data.draw(st.integers(0, int(held * 4))) / Decimal(4)
    longer = data.draw(st.integers(int(shorter * 4), int(held * 4))) / Decimal(4)
    assert is_enough(held, held, percent)
    assert not is_enough(shorter, held, percent) or is_enough(longer, held, percent)


def test_one_half_is_not_more_than_one_half() -> None:
    assert not is_enough(Decimal(3), Decimal(6), 50)
    assert is_enough(Decimal("3.25"), Decimal(6), 50)
    assert not is_enough(Decimal(0), Decimal(6), 0)


def test_six_hours_are_eight_units() -> None:
    assert units(Decimal(6)) == 8


def test_lines_lose_what_only_enumerates() -> None:
    assert lines("- Was die DSGVO verlangt\n\n • Fotos\nFragen") == ("Was die DSGVO verlangt", "Fotos", "Fragen")


def test_when_the_length_is_corrected_whoever_was_there_all_the_time_still_is(town: TrainingTown) -> None:
    key = town.training(people=2)
    town.services.attendances.all_present(key)
    row = town.row(key)
    town.services.attendances.change(row.id, row.version, AttendanceInput(present=True, hours=Decimal(2)))
    town.services.trainings.change(key, 1, replace(FORUM, hours=Decimal("5.5")))
    assert {row.name: row.hours for row in town.rows(key)} == {"Häcker, Bodo": Decimal("5.5"), "Mertens, Ilse": 2}


def test_a_training_does_not_become_shorter_than_somebody_was_there(town: TrainingTown) -> None:
    key = town.training(people=2)
    town.services.attendances.change(*_which(town, key), AttendanceInput(present=True, hours=Decimal(5)))
    with pytest.raises(Invalid, match="1 Person war länger da") as caught:
        town.services.trainings.change(key, 1, replace(FORUM, hours=Decimal(4)))
    assert [problem.field for problem in caught.value.problems] == ["hours"]
    assert town.services.trainings.get(key).hours == 6


def test_an_entry_that_a_colleague_changed_is_not_overwritten(town: TrainingTown) -> None:
    key = town.training(people=1)
    seen = town.row(key)
    town.services.attendances.change(seen.id, seen.version, AttendanceInput(present=True, hours=Decimal(2)))
    with pytest.raises(Conflict, match="inzwischen geändert"):
        town.services.attendances.change(seen.id, seen.version, AttendanceInput(note="kam später"))
    assert (town.row(key).hours, town.row(key).note) == (2, "")


def test_somebody_taken_off_the_list_comes_back_by_undo(town: TrainingTown, store: Store) -> None:
    key = town.training(people=1)
    town.services.attendances.all_present(key)
    town.services.attendances.remove(town.row(key).id)
    assert town.rows(key) == []
    store.undo()
    assert town.row(key).hours == 6


def test_who_is_erased_leaves_the_lists_and_stays_in_the_figures(town: TrainingTown, store: Store) -> None:
    key = town.training(people=2)
    town.services.attendances.all_present(key)
    row = town.row(key)
    town.services.attendances.change(row.id, row.version, AttendanceInput(present=True, note="mit Assistenz"))
    before = town.services.trainings.figures()
    town.services.attendances.forget(row.volunteer_id)
    with store.write("Person gelöscht", undoable=False) as session:
        session.delete(session.get(Volunteer, row.volunteer_id))
    assert [(row.name, row.note) for row in town.rows(key)] == [("Häcker, Bodo", ""), ("", "")]
    assert town.services.trainings.figures() == before
    assert [each.name for each in town.services.attended.present_at(key)] == ["Häcker, Bodo"]


def test_certificates_come_from_attendance_alone(town: TrainingTown) -> None:
    key, coming = town.training(people=2), town.training(COMING)
    ilse, bodo = town.row(key).volunteer_id, town.row(key, "Häcker").volunteer_id
    town.services.attendances.register(coming, [ilse])
    town.services.attendances.change(*_which(town, key), AttendanceInput(present=True, hours=Decimal("2.5")))
    [attended] = town.services.attended.attended_by(ilse)
    assert (attended.title, attended.first, attended.last) == (FORUM.title, date(2026, 10, 17), date(2026, 10, 17))
    assert (attended.held, attended.present) == (6, Decimal("2.5"))
    assert attended.contents == ("Was die DSGVO verlangt", "Fotos und Einwilligungen")
    assert not attended.enough
    assert town.services.attended.attendance(key, ilse) == attended
    assert town.services.attended.attended_by(bodo) == []
    with pytest.raises(Refused, match="war nicht bei der Fortbildung"):
        town.services.attended.attendance(key, bodo)
    assert [(row.spoken, row.enough) for row in town.services.attended.present_at(key)] == [("Ilse Mertens", False)]
    assert [(each.id, each.present) for each in town.services.attended.choices()] == [(key, 1)]


def _which(town: TrainingTown, key: str) -> tuple[str, int]:
    row = town.row(key)
    return row.id, row.version
