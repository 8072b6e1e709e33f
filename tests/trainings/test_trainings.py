"""Keeping trainings: what they need, what is found, what can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from training_town import COMING, FORUM, TrainingTown

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.organisations.model import Organisation
from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.model import TrainingStatus
from freiwilligenagentur.trainings.rules import TrainingInput, training_problems


def test_a_training_is_kept_as_it_was_typed(town: TrainingTown) -> None:
    key = town.training()
    record = town.services.trainings.get(key)
    assert record.entry == replace(FORUM, last_on=FORUM.first_on)
    assert (record.first, record.last, record.hours) == (date(2026, 10, 17), date(2026, 10, 17), 6)


def test_only_title_day_and_length_are_needed(town: TrainingTown) -> None:
    with pytest.raises(Invalid) as caught:
        town.services.trainings.add(TrainingInput())
    assert [problem.field for problem in caught.value.problems] == ["title", "first_on"]
    entry = TrainingInput(title="Erste Hilfe", first_on=date(2026, 3, 4))
    assert [problem.field for problem in training_problems(entry)] == ["hours"]
    assert town.training(replace(entry, hours=Decimal("1.5")))


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"last_on": date(2026, 10, 16)}, "last_on", "vor dem ersten"),
        ({"hours": Decimal(25)}, "hours", "nur 24 Stunden"),
        ({"hours": Decimal("0.1")}, "hours", "Viertelstunde"),
        ({"places": 0}, "places", "leer"),
        ({"minimum_percent": 101}, "minimum_percent", "zwischen 0 und 100"),
        ({"minimum_percent": None}, "minimum_percent", "zwischen 0 und 100"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(changes: dict, field: str, said: str) -> None:
    [problem] = training_problems(replace(FORUM, **changes))
    assert problem.field == field
    assert said in problem.text


def test_a_colleagues_change_is_not_overwritten(town: TrainingTown) -> None:
    key = town.training()
    version = town.services.trainings.get(key).version
    town.services.trainings.change(key, version, replace(FORUM, place="Rathaus"))
    with pytest.raises(Conflict, match="nichts wurde gespeichert"):
        town.services.trainings.change(key, version, replace(FORUM, place="Turm"))
    assert town.services.trainings.get(key).entry.place == "Rathaus"


def test_a_training_that_was_removed_comes_back_with_its_people(town: TrainingTown, store: Store) -> None:
    key = town.training(people=3)
    town.services.attendances.all_present(key)
    town.services.trainings.delete(key)
    with pytest.raises(Refused, match="nicht mehr da"):
        town.services.trainings.get(key)
    assert store.undo() == "Fortbildung entfernt"
    record = town.services.trainings.get(key)
    assert (record.registered, record.present) == (3, 3)


def test_the_archive_keeps_a_training_and_its_figures(town: TrainingTown, store: Store) -> None:
    key = town.training(people=2)
    before = town.services.trainings.figures()
    town.services.trainings.archive(key)
    assert town.services.trainings.get(key).status is TrainingStatus.ARCHIVED
    assert (town.services.trainings.count(), town.services.trainings.figures()) == (0, before)
    [(_id, label, hint, _text)] = town.services.trainings.search_entries()
    assert (label, hint) == (FORUM.title, "17.10.2026, archiviert")
    store.undo()
    assert town.services.trainings.count() == 1


def test_the_year_is_added_up_without_what_is_still_to_come(town: TrainingTown) -> None:
    key = town.training(people=3)
    town.services.attendances.all_present(key)
    town.services.attendances.set_present(town.row(key).id, False)
    town.training(COMING)
    town.training(replace(FORUM, title="Steuern", first_on=date(2025, 5, 3)))
    assert [
        (each.year, each.trainings, each.registered, each.present, each.hours)
        for each in town.services.trainings.figures()
    ] == [(2026, 1, 3, 2, Decimal(12)), (2025, 1, 0, 0, Decimal(0))]


def test_the_list_shows_the_latest_first_and_counts(town: TrainingTown) -> None:
    key = town.training(people=3)
    town.services.attendances.set_present(town.row(key).id, True)
    town.training(COMING)
    rows = town.services.trainings.rows()
    assert [(row.title, row.registered, row.present) for row in rows] == [(COMING.title, 0, 0), (FORUM.title, 3, 1)]


@pytest.mark.parametrize("text", ["datenschutz", "dsgvo", "vogel", "umwelthaus", "17.10.2026", "saale-elster"])
def test_it_is_found_by_whatever_somebody_remembers(town: TrainingTown, store: Store, text: str) -> None:
    club = Organisation(name="Saale-Elster e. V.")
    with store.write("Vorbereitung", undoable=False) as session:
        session.add(club)
    key = town.training(replace(FORUM, organisation_id=club.id))
    [(found, _label, _hint, words)] = town.services.trainings.search_entries([key])
    assert found == key
    assert text in words


def test_what_was_entered_before_is_proposed(town: TrainingTown) -> None:
    town.training()
    town.training(replace(COMING, lecturer="Ärztin Bode", place=""))
    assert town.services.trainings.proposals() == {
        "organiser": ["Freiwilligenagentur Naumburg"],
        "lecturer": ["Ärztin Bode", "Jana Vogel"],
        "place": ["Architektur- und Umwelthaus"],
    }


def test_history_tells_what_was_changed(town: TrainingTown) -> None:
    key = town.training()
    town.services.trainings.change(key, 1, replace(FORUM, place="Rathaus", places=20))
    changed, recorded = town.services.trainings.history(key)
    assert (changed.label, changed.lines) == ("Fortbildung geändert", ("Ort", "Plätze"))
    assert (recorded.label, recorded.lines) == ("Fortbildung erfasst", ())
