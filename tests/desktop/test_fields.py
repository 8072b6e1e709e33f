from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop.fields import (
    Field,
    check,
    combo,
    date_edit,
    email_edit,
    line_edit,
    multi_line,
    number_edit,
)
from freiwilligenagentur.desktop.forms import Form, FormSection, display_problems
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.errors import Problem

Press = Callable[..., None]
Window = Callable[..., QWidget]


def test_an_error_is_tied_to_its_editor_and_takes_the_cursor(window: Window) -> None:
    first, second = Field("Vorname", line_edit(12), "t.first"), Field("Nachname", line_edit(12), "t.last", hint="nötig")
    window(first, second)
    second.set_error("Bitte tragen Sie den Nachnamen ein.")
    assert second.editor.hasFocus()
    assert second.editor.accessibleDescription() == "Bitte tragen Sie den Nachnamen ein."
    assert second.editor.accessibleName() == "Nachname"
    assert second.error() == "Bitte tragen Sie den Nachnamen ein."


def test_typing_takes_the_error_away_and_brings_the_hint_back(window: Window, press: Press) -> None:
    field = Field("Nachname", line_edit(12), "t.last", hint="nötig")
    window(field)
    field.set_error("Bitte tragen Sie den Nachnamen ein.")
    press(Qt.Key.Key_M)
    assert field.error() == ""
    assert field.editor.accessibleDescription() == "nötig"


def test_a_long_error_below_a_short_field_does_not_push_its_neighbours(window: Window) -> None:
    field = Field("Geburtsdatum", date_edit(), "t.born")
    window(field)
    before = field.sizeHint().width()
    field.set_error("Den 31.02.1959 gibt es nicht. Bitte prüfen Sie das Datum und sehen Sie im Ausweis nach.")
    assert field.sizeHint().width() <= before * 2


def test_an_error_below_a_very_short_field_is_no_column_of_single_words(window: Window) -> None:
    field = Field("PLZ", line_edit(5), "t.postcode")
    window(field)
    field.set_error("Eine deutsche Postleitzahl hat fünf Ziffern.")
    below = field.findChildren(QLabel)[-1]
    assert below.heightForWidth(field.sizeHint().width()) <= below.fontMetrics().lineSpacing() * 3


def test_problems_are_shown_at_their_fields_and_the_first_gets_the_cursor(window: Window) -> None:
    fields = {name: Field(name, line_edit(12), f"t.{name}") for name in ("first", "last", "city")}
    window(*fields.values())
    fields["city"].set_error("alt")
    strange = Problem("shoe_size", "Das kennt diese Seite nicht.")
    left = display_problems(fields, [Problem("last", "Nachname fehlt."), Problem("first", "Vorname fehlt."), strange])
    assert left == [strange]
    assert (fields["first"].error(), fields["last"].error(), fields["city"].error()) == (
        "Vorname fehlt.",
        "Nachname fehlt.",
        "",
    )
    assert fields["first"].editor.hasFocus()


def test_leaving_a_date_writes_it_out_in_full(window: Window) -> None:
    born = date_edit(past=True)
    window(born, line_edit())
    QTest.keyClicks(born, "3.4.59")
    QTest.keyClick(born, Qt.Key.Key_Tab)
    assert born.text() == "03.04.1959"
    assert born.value() == date(1959, 4, 3)


@pytest.mark.parametrize(
    ("language", "asked", "shown", "refused"),
    [
        ("de", "TT.MM.JJJJ", "29.11.2026", "Den 31.02.2026 gibt es nicht"),
        ("en", "dd/mm/yyyy", "29/11/2026", "There is no 31/02/2026"),
    ],
)
def test_a_date_is_asked_for_shown_and_refused_in_one_form_and_read_in_either(
    language: str, asked: str, shown: str, refused: str, window: Window
) -> None:
    i18n.use(language)
    day = date_edit()
    window(day, line_edit())
    assert day.placeholderText() == asked
    for typed in ("29.11.2026", "29/11/2026", "29/11/26", "2026-11-29"):
        day.setFocus()
        day.setText("")
        QTest.keyClicks(day, typed)
        QTest.keyClick(day, Qt.Key.Key_Tab)
        assert (day.text(), day.value()) == (shown, date(2026, 11, 29))
    day.setText("31/02/2026")
    assert day.problem().startswith(refused)


def test_an_address_without_its_end_is_asked_about_when_left_and_not_refused(window: Window, press: Press) -> None:
    address, other = Field("E-Mail", email_edit(24), "t.mail"), Field("Name", line_edit(), "t.name")
    window(address, other)
    for typed, said in (("info@fa", "Fehlt am Ende etwas, etwa „.de“?"), ("info@fa.de", ""), ("info", ""), ("", "")):
        address.setFocus()
        address.editor.setText("")
        QTest.keyClicks(address.editor, typed)
        other.setFocus()
        assert address.editor.accessibleDescription() == said
        assert address.error() == ""
    address.editor.set_value("human@human")
    assert address.editor.accessibleDescription() == "Fehlt am Ende etwas, etwa „.de“?"


def test_a_date_that_does_not_exist_stays_and_is_explained(window: Window) -> None:
    field = Field("Geburtsdatum", date_edit(), "t.born")
    window(field, line_edit())
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "31.02.1959")
    QTest.keyClick(field.editor, Qt.Key.Key_Tab)
    assert field.editor.text() == "31.02.1959"
    assert field.editor.value() is None
    assert not field.editor.is_valid()
    assert "31.02.1959" in field.error()
    assert not field.editor.hasFocus()


def test_what_enter_finds_wrong_with_a_number_stays_until_it_is_changed(window: Window, press: Press) -> None:
    field, other = Field("Stunden", number_edit(), "t.hours"), Field("Name", line_edit(), "t.name")
    window(field, other)
    field.editor.returnPressed.connect(lambda: field.set_error("Diese Tage haben nur 24 Stunden."))
    field.setFocus()
    QTest.keyClicks(field.editor, "900")
    press(Qt.Key.Key_Return)
    assert field.error() == "Diese Tage haben nur 24 Stunden."
    press(Qt.Key.Key_Tab)
    assert field.error() == "Diese Tage haben nur 24 Stunden."
    field.setFocus()
    QTest.keyClicks(field.editor, "9")
    assert field.error() == ""


def test_up_and_down_move_a_date_by_a_day(window: Window, press: Press) -> None:
    day = date_edit()
    window(day)
    day.set_value(date(2026, 3, 1))
    day.setFocus()
    press(Qt.Key.Key_Down)
    assert day.text() == "28.02.2026"
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert day.value() == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1,5", "1.5"), ("1.200", "1200"), ("1.234,5", "1234.5"), ("2.5", "2.5"), ("7", "7"), ("", None)],
)
def test_numbers_are_read_the_german_way(qtbot: QtBot, typed: str, meant: str | None) -> None:
    number = number_edit(decimals=1, maximum=9999)
    qtbot.addWidget(number)
    number.setText(typed)
    assert number.value() == (None if meant is None else Decimal(meant))


@pytest.mark.parametrize(
    ("typed", "said"), [("viele", "Zahl"), ("12000", "9.999"), ("-1", "0 bis"), ("1,25", "1 Stellen"), ("NaN", "Zahl")]
)
def test_numbers_that_cannot_be_are_explained(qtbot: QtBot, typed: str, said: str) -> None:
    number = number_edit(decimals=1, maximum=9999)
    qtbot.addWidget(number)
    number.setText(typed)
    assert said in number.problem()
    assert number.value() is None


def test_setting_values_is_no_edit_but_typing_is(window: Window, press: Press) -> None:
    editors = [line_edit(5), multi_line(2), check("Rundbrief"), combo([("a", "Anna"), ("b", "Berta")])]
    window(*editors)
    edits: list[int] = []
    for number, editor in enumerate(editors):
        editor.edited.connect(lambda number=number: edits.append(number))
    editors[0].set_value("x")
    editors[1].set_value("y")
    editors[2].set_value(True)
    editors[3].set_code("b")
    assert edits == []
    for editor, key in zip(editors, [Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Space, Qt.Key.Key_Up], strict=True):
        editor.setFocus()
        press(key)
    assert edits == [0, 1, 2, 3]
    assert [editor.value() for editor in editors] == ["ax", "by", False, "a"]


def test_the_wheel_never_changes_a_choice(window: Window) -> None:
    choice = combo([("a", "Anna"), ("b", "Berta")])
    window(choice)
    choice.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.code() == "a"


def test_a_choice_longer_than_its_room_ends_in_an_ellipsis(window: Window) -> None:
    name = "Vorlesen und Post erledigen für blinde Menschen (Krankenhaus Saale-Unstrut)"
    choice = combo([("a", name), ("b", "Berta")])
    choice.setMaximumWidth(200)
    window(choice)
    shown = QStyleOptionComboBox()
    choice.initStyleOption(shown)
    assert shown.currentText.startswith("Vorlesen")
    assert shown.currentText.endswith("…")
    assert choice.currentText() == name  # read aloud whole
    choice.set_code("b")
    choice.initStyleOption(shown)
    assert shown.currentText == "Berta"


def test_the_list_of_a_narrow_choice_shows_every_option_whole(window: Window) -> None:
    options = [(str(n), f"Vorlesen und Post erledigen für blinde Menschen {n}") for n in range(30)]
    choice = combo(options)
    choice.setMaximumWidth(120)
    window(choice)
    choice.showPopup()
    listed = choice.view()
    assert listed.viewport().width() >= listed.fontMetrics().horizontalAdvance(options[-1][1])
    choice.hidePopup()


def test_the_first_problem_is_scrolled_to(window: Window) -> None:
    fields = {str(n): Field(f"Feld {n}", line_edit(10), f"field.{n}") for n in range(40)}
    form = Form()
    for field in fields.values():
        form.add(field)
    form.resize(400, 300)
    window(form)
    display_problems(fields, [Problem("39", "Bitte ausfüllen.")])
    last = fields["39"]
    assert form.viewport().rect().contains(last.mapTo(form.viewport(), last.rect().center()))


def test_new_options_keep_the_chosen_code(qtbot: QtBot) -> None:
    choice = combo([("a", "Anna"), ("b", "Berta")])
    qtbot.addWidget(choice)
    choice.set_code("b")
    choice.set_options([("c", "Cäsar"), ("b", "Berta")])
    assert choice.code() == "b"
    choice.set_options([("c", "Cäsar")])
    assert choice.code() == "c"


def test_tab_leaves_a_text_of_several_lines(window: Window, press: Press) -> None:
    note, after = multi_line(2), line_edit()
    window(note, after)
    note.setFocus()
    press(Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_narrow_form_puts_titles_above_their_fields(window: Window, qtbot: QtBot) -> None:
    section, field = FormSection("Person"), Field("Vorname", line_edit(12), "t.first")
    section.add(field)
    form = Form()
    form.add(section)
    shown = window(form)
    title = next(label for label in section.findChildren(QLabel) if label.text() == "Person")
    shown.resize(1200, 300)
    qtbot.waitUntil(lambda: field.mapTo(section, QPoint(0, 0)).x() > title.geometry().right())
    shown.resize(360, 300)
    qtbot.waitUntil(lambda: field.mapTo(section, QPoint(0, 0)).y() > title.geometry().bottom())
    assert field.mapTo(section, QPoint(0, 0)).x() == title.x()


def test_fields_wrap_to_the_next_line_where_room_ends(window: Window, qtbot: QtBot) -> None:
    section = FormSection("Person")
    fields = [Field(f"Feld {n}", line_edit(20), f"t.{n}") for n in range(3)]
    row = section.add(*fields)
    form = Form()
    form.add(section)
    shown = window(form)
    shown.resize(1400, 300)
    qtbot.waitUntil(lambda: len({field.y() for field in fields}) == 1)
    shown.resize(560, 300)
    qtbot.waitUntil(lambda: len({field.y() for field in fields}) > 1)
    assert all(field.geometry().right() <= row.width() for field in fields)


def test_a_button_beside_labelled_fields_stands_level_with_their_editors(window: Window) -> None:
    section = FormSection("Anschrift")
    field, find = Field("PLZ", line_edit(5), "t.code"), check("nur hier")
    section.add(field, find)
    window(section).grab()
    editor_middle = field.editor.mapTo(section, field.editor.rect().center()).y()
    assert abs(find.mapTo(section, find.rect().center()).y() - editor_middle) <= 6


def test_a_long_hint_in_a_wide_form_is_shown_whole(window: Window) -> None:
    section, note = FormSection("Sicherungen"), hint("")
    section.add(note)
    note.setText("Verschlüsselte Kopien, beim Schließen und von Hand erstellt, liegen in diesem Ordner: " + "a/ " * 40)
    shown = window(section)
    shown.resize(1400, 300)
    shown.grab()
    assert note.width() < 1000  # a hint never runs over the whole width
    assert note.height() >= note.heightForWidth(note.width()) > note.fontMetrics().height()  # more than one line
