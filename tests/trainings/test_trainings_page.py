"""The page of the trainings, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from training_town import COMING, FORUM, TrainingTown

from freiwilligenagentur.desktop import dialogs, printing
from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.rules import AttendanceInput
from freiwilligenagentur.trainings.view import TrainingsPage

Open = Callable[..., TrainingsPage]
KEYS = Qt.Key


def shown(page: TrainingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def table(page: TrainingsPage) -> list[tuple[str, ...]]:
    """What the list of people says."""
    found = page.people.findChild(QAbstractItemView, "trainings.people")
    model = found.model()
    return [
        tuple(model.index(row, column).data() for column in range(4))
        for row in range(model.rowCount())
        if found.isVisible()
    ]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Errors that a dialog would show."""
    texts: list[str] = []
    monkeypatch.setattr(dialogs, "tell_error", lambda _parent, text: texts.append(text))
    return texts


def test_an_empty_page_says_what_belongs_here_and_how_to_begin(open_page: Open) -> None:
    assert "Noch keine Fortbildung" in shown(open_page())


def test_a_training_is_planned_people_come_and_go_and_the_evening_is_entered(
    open_page: Open, keyboard: Keyboard, town: TrainingTown
) -> None:
    town.volunteer("Anna", "Haecker")
    town.volunteer("Ilse", "Mertens")
    page = open_page()
    keyboard.control(KEYS.Key_N)
    keyboard.type("Vereinsforum: Steuern")
    keyboard.tab_to("trainings.first_on")
    keyboard.type("7.11.2026")
    keyboard.tab_to("trainings.hours")
    keyboard.type("4,5")
    keyboard.control(KEYS.Key_S)
    [row] = town.services.trainings.rows()
    assert (row.title, row.first, row.hours) == ("Vereinsforum: Steuern", date(2026, 11, 7), Decimal("4.5"))

    keyboard.tab_to("trainings.add_person")
    keyboard.type("mertens")
    keyboard.press(KEYS.Key_Return)
    keyboard.type("hae")
    keyboard.press(KEYS.Key_Return)
    assert "Teilnehmende: 2 angemeldet, 0 anwesend" in shown(page)

    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Home, KEYS.Key_Space)
    assert table(page) == [("Haecker, Anna", "ja", "anwesend", "4,5"), ("Mertens, Ilse", "ja", "gefehlt", "")]

    keyboard.press(KEYS.Key_Down, KEYS.Key_Return)
    assert keyboard.focus().objectName() == "trainings.entry.hours"
    keyboard.type("2")
    keyboard.press(KEYS.Key_Return)
    assert table(page)[1] == ("Mertens, Ilse", "ja", "zu kurz", "2 von 4,5")
    assert "1 Person war für eine Bescheinigung zu kurz da; nötig sind mehr als 50 Prozent." in shown(page)

    keyboard.press(KEYS.Key_Delete)
    assert [name for name, *_rest in table(page)] == ["Haecker, Anna"]


def test_all_who_registered_were_there(open_page: Open, keyboard: Keyboard, town: TrainingTown, ways) -> None:
    town.training(people=3)
    page = open_page()
    keyboard.tab_to("trainings.all_present")
    keyboard.press(KEYS.Key_Space)
    assert {state for _name, _registered, state, _hours in table(page)} == {"anwesend"}
    assert ways.told() == "3 Personen als anwesend eingetragen. Strg+Z nimmt es zurück."


def test_nobody_can_be_present_before_it_begins(
    open_page: Open, keyboard: Keyboard, town: TrainingTown, said: list[str]
) -> None:
    town.training(COMING, people=1)
    page = open_page()
    assert not page.people.all_present.isEnabled()
    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Space)
    assert said == ["Die Fortbildung beginnt am 05.12.2026. Wer da war, können Sie ab diesem Tag eintragen."]
    assert table(page) == [("Mertens, Ilse", "ja", "", "")]


def test_too_many_hours_are_said_at_the_field_and_what_was_typed_stays(
    open_page: Open, keyboard: Keyboard, town: TrainingTown
) -> None:
    key = town.training(people=1)
    page = open_page()
    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Return)
    keyboard.type("7")
    keyboard.press(KEYS.Key_Return)
    assert "Die Fortbildung dauerte 6 Stunden; länger kann niemand da gewesen sein." in shown(page)
    assert keyboard.focus().text() == "7"
    assert town.row(key).hours == 0


def test_hours_that_were_typed_are_kept_when_somebody_goes_elsewhere(
    open_page: Open, keyboard: Keyboard, town: TrainingTown
) -> None:
    key = town.training(people=1)
    page = open_page()
    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Return)
    keyboard.type("4")
    page.leave()
    assert (town.row(key).present, town.row(key).hours) == (True, 4)


def test_a_colleague_who_was_quicker_is_told_and_the_next_try_is_kept(
    open_page: Open, keyboard: Keyboard, town: TrainingTown
) -> None:
    key = town.training(people=1)
    page = open_page()
    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Return)
    keyboard.type("4")
    row = town.row(key)
    town.services.attendances.change(row.id, row.version, AttendanceInput(present=True, hours=Decimal(2)))
    page.refresh()
    keyboard.press(KEYS.Key_Return)
    assert "Dieser Eintrag wurde inzwischen geändert." in shown(page)
    assert town.row(key).hours == 2
    keyboard.press(KEYS.Key_Return)
    assert town.row(key).hours == 4


def test_somebody_who_is_on_the_list_is_not_offered_again(
    open_page: Open, keyboard: Keyboard, town: TrainingTown
) -> None:
    town.training(people=1)
    page = open_page()
    keyboard.tab_to("trainings.add_person")
    keyboard.type("mertens")
    assert "Alle, auf die das passt, stehen schon auf der Liste." in shown(page)
    keyboard.control(KEYS.Key_A)
    keyboard.type("xyz")
    assert "Niemand gefunden." in shown(page)


def test_the_list_to_sign_goes_to_the_printer(
    open_page: Open, keyboard: Keyboard, town: TrainingTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.training(people=2)
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _parent, pdf, _title: bool(printed.append(pdf)) or True)
    open_page()
    keyboard.control(KEYS.Key_P)
    assert printed[0].startswith(b"%PDF")


def test_certificates_are_issued_by_whoever_was_asked_and_only_after_somebody_was_there(
    open_page: Open, keyboard: Keyboard, town: TrainingTown
) -> None:
    key = town.training(people=1)
    asked: list[str] = []
    page = open_page(asked.append)
    assert not page.record.certify.isEnabled()
    town.services.attendances.all_present(key)
    page.refresh()
    keyboard.tab_to("trainings.certify")
    keyboard.press(KEYS.Key_Space)
    assert asked == [key]


def test_without_anybody_who_issues_there_is_no_button_for_it(open_page: Open, town: TrainingTown) -> None:
    town.training(people=1)
    assert not open_page().record.certify.isVisible()


def test_what_is_archived_or_removed_leaves_the_list_and_comes_back_by_undo(
    open_page: Open, keyboard: Keyboard, town: TrainingTown, store: Store
) -> None:
    key = town.training(people=1)
    page = open_page()
    for name in ("trainings.archive", "trainings.remove"):
        keyboard.tab_to(name)
        keyboard.press(KEYS.Key_Space)
        assert FORUM.title not in shown(page)
        store.undo()
        page.show_record(key)
        assert FORUM.title in shown(page)
        page.setFocus()


def test_what_was_typed_into_the_form_waits_as_a_draft(open_page: Open, keyboard: Keyboard, town: TrainingTown) -> None:
    page = open_page()
    keyboard.control(KEYS.Key_N)
    keyboard.type("Halb getippt")
    keyboard.press(KEYS.Key_Escape)
    assert "Halb getippt" in shown(page)
    keyboard.tab_to("trainings.resume")
    keyboard.press(KEYS.Key_Space)
    assert page.form.fields["title"].editor.text() == "Halb getippt"
    assert town.services.trainings.rows() == []


def test_what_is_missing_stands_at_its_field(open_page: Open, keyboard: Keyboard, town: TrainingTown) -> None:
    page = open_page()
    keyboard.control(KEYS.Key_N)
    keyboard.type("Steuern")
    keyboard.control(KEYS.Key_S)
    assert page.form.fields["first_on"].error() == "Bitte geben Sie den ersten Tag an."
    assert keyboard.focus().objectName() == "trainings.first_on"
    assert town.services.trainings.rows() == []


def test_everything_that_takes_keys_has_a_name_to_be_read_aloud(open_page: Open, town: TrainingTown) -> None:
    town.training(people=2)
    page = open_page(print)
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    own = [w for kind in kinds for w in page.findChildren(kind) if w.focusPolicy() and w.objectName().count(".")]
    assert len(own) > 20
    assert [w.objectName() for w in own if not (w.accessibleName() or w.text())] == []


def test_long_names_and_a_small_window_push_nothing_out(open_page: Open, town: TrainingTown, qtbot: QtBot) -> None:
    long = "Vereinsforum: Aufsichtspflicht, Haftung und Versicherungsschutz in der ehrenamtlichen Jugendverbandsarbeit"
    key = town.training(replace(FORUM, title=long, place="Donaudampfschifffahrtsgesellschaftskapitänshaus" * 2))
    person = town.volunteer("Maximilian Friedrich Alexander", "Hohenlohe-Langenburg-Schillingsfürst-Waldenburg")
    town.services.attendances.register(key, [person])
    page = open_page(print, width=683, height=330)
    page.show_record(key)
    assert page.width() == 683
    assert page.record.isVisible()
    shown_here = [
        widget
        for kind in (QAbstractButton, QLabel, QLineEdit)
        for widget in page.record.content.findChildren(kind)
        if widget.isVisible()
    ]
    assert len(shown_here) > 10
    qtbot.waitUntil(lambda: all(w.mapTo(page, w.rect().topRight()).x() <= page.width() for w in shown_here))


def test_what_is_no_number_is_said_and_does_not_hinder_the_tick(
    open_page: Open, keyboard: Keyboard, town: TrainingTown
) -> None:
    key = town.training(people=1)
    page = open_page()
    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Return)
    keyboard.type("vier")
    keyboard.press(KEYS.Key_Return)
    assert "Bitte eine Zahl eingeben." in shown(page)
    keyboard.tab_to("trainings.entry.present")
    keyboard.press(KEYS.Key_Space)
    assert (town.row(key).present, town.row(key).hours) == (True, 6)


def test_whoever_goes_on_with_hours_that_cannot_be_is_told(
    open_page: Open, keyboard: Keyboard, town: TrainingTown, ways
) -> None:
    town.training(people=2)
    open_page()
    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Home, KEYS.Key_Return)
    keyboard.type("7")
    keyboard.tab_to("trainings.people")
    keyboard.press(KEYS.Key_Down)
    assert ways.told().startswith("Nicht gespeichert: Die Fortbildung dauerte 6 Stunden")


def test_the_fields_of_somebody_stay_in_sight_below_a_long_list_and_a_high_window_shows_more(
    open_page: Open, town: TrainingTown, qtbot: QtBot
) -> None:
    key = town.training(FORUM)
    town.services.attendances.register(key, [town.volunteer("Ilse", f"Mertens{number}") for number in range(30)])
    page = open_page(print, width=1160, height=700)
    page.show_record(key)
    people = page.people.findChild(QAbstractItemView, "trainings.people")
    note = page.people.findChild(QLineEdit, "trainings.entry.note")
    qtbot.waitUntil(lambda: note.mapTo(page, note.rect().bottomLeft()).y() < page.height())
    low = people.height()
    page.resize(1160, 1000)
    qtbot.waitUntil(lambda: people.height() > low)
