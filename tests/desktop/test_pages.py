from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import dialogs, qt_words
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.chips import ChipGroup
from freiwilligenagentur.desktop.fields import Field, check, line_edit
from freiwilligenagentur.desktop.forms import Form, FormSection
from freiwilligenagentur.desktop.labels import Badge, ElidedLabel, Tone, body
from freiwilligenagentur.desktop.pages import EmptyState, InfoBar, PageHeader, Section, SplitPage, scrolling
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.widget_column import WidgetColumn

Press = Callable[..., None]
Window = Callable[..., QWidget]


def test_nothing_shows_itself_as_a_window_of_its_own_while_it_is_made(qapp: QApplication) -> None:
    made = [
        Field("Vorname", line_edit(12), "t.first", hint="wie im Ausweis"),
        PageHeader("Freiwillige", "1.204"),
        InfoBar(Tone.WARN, "schon da?"),
        Section("Verlauf", "t.history"),
        ChipGroup([("a", "Sport")], "t.areas", "Bereiche"),
        EmptyState("Hier ist noch nichts."),
    ]
    assert not any(widget.isVisible() for widget in qapp.topLevelWidgets())
    for widget in made:
        widget.deleteLater()


def test_a_section_folds_by_keyboard_and_says_so(window: Window, press: Press, qtbot: QtBot) -> None:
    section = Section("Verlauf (3)", "t.history")
    inside = body("Erstgespräch")
    section.add(inside)
    window(section)
    head = section.findChild(QPushButton, "t.history.head")
    head.setFocus()
    with qtbot.waitSignal(section.toggled) as told:
        press(Qt.Key.Key_Space)
    assert told.args == [False]
    assert not inside.isVisible()
    assert head.accessibleDescription() == "zugeklappt"
    press(Qt.Key.Key_Space)
    assert inside.isVisible()
    assert section.is_open()


def test_an_info_bar_changes_its_answers(window: Window, qtbot: QtBot) -> None:
    bar = InfoBar(Tone.WARN, "schon da?")
    window(bar)
    bar.set_text("<b>Mertens, Ilse</b>, gleiches Geburtsdatum")
    bar.add_button("Das ist dieselbe Person", "t.same")
    bar.clear_buttons()
    bar.add_button("Andere Person", "t.other")
    qtbot.waitUntil(lambda: [b.text() for b in bar.findChildren(QPushButton) if b.isVisible()] == ["Andere Person"])
    assert bar.accessibleName() == "Mertens, Ilse, gleiches Geburtsdatum"


def test_a_page_head_without_subtitle_takes_no_room_for_it(window: Window) -> None:
    header = PageHeader("Freiwillige")
    window(header)
    single = header.sizeHint().height()
    header.set_texts("Freiwillige", "1.204 von 9.870")
    assert header.sizeHint().height() > single
    assert header.title() == "Freiwillige"


def test_an_empty_page_offers_its_first_step_by_keyboard(window: Window, qtbot: QtBot) -> None:
    first = button("Erstgespräch beginnen", "t.first", "Ctrl+N")
    shown = window(EmptyState("Hier stehen die Freiwilligen.", first))
    with qtbot.waitSignal(first.clicked):
        QTest.keyClick(shown, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_a_short_label_keeps_the_whole_text_for_screen_readers(window: Window) -> None:
    label = ElidedLabel("Freiwillige Feuerwehr Naumburg-Kleinjena, Löschzug Nord")
    shown = window(label)
    shown.setFixedWidth(120)
    qt_text = label.text()
    assert qt_text.endswith("…")
    assert label.accessibleName() == label.whole_text() == label.toolTip()


def test_a_badge_changes_word_and_tone_together(window: Window) -> None:
    badge = Badge("offen", Tone.NEUTRAL)
    window(badge)
    before = badge.sizeHint().width()
    badge.set_state("in der Schwebe", "warn")
    assert badge.text() == "in der Schwebe"
    assert badge.sizeHint().width() > before


def test_list_and_record_both_stay_in_view(window: Window) -> None:
    page = SplitPage(line_edit(), line_edit())
    shown = window(page)
    shown.resize(1000, 400)
    page.setSizes([0, 1000])
    assert all(size > 0 for size in page.sizes())


def test_tab_follows_reading_even_where_widgets_came_later(window: Window, press: Press) -> None:
    page, top, bottom = QWidget(), QHBoxLayout(), QVBoxLayout()
    last, first, second = line_edit(), line_edit(), line_edit()
    layout = QVBoxLayout(page)
    layout.addLayout(top)
    layout.addLayout(bottom)
    bottom.addWidget(last)
    top.addWidget(first)
    top.addWidget(second)
    follow_reading_order(page)
    window(page)
    first.setFocus()
    press(Qt.Key.Key_Tab)
    assert second.hasFocus()
    press(Qt.Key.Key_Tab)
    assert last.hasFocus()


def test_a_long_consent_wraps_and_is_ticked_by_keyboard(window: Window, press: Press, qtbot: QtBot) -> None:
    consent = check("Ich bin einverstanden, dass meine Kontaktdaten an die Einsatzstelle gehen, die ich gewählt habe.")
    section, form = FormSection("Einwilligungen"), Form()
    section.add(consent)
    form.add(section)
    window(form).resize(300, 400)
    qtbot.waitUntil(lambda: consent.height() > 3 * consent.fontMetrics().height())
    consent.setFocus()
    with qtbot.waitSignal(consent.edited):
        press(Qt.Key.Key_Space)
    assert consent.value()


def test_an_error_is_told_without_stopping_the_program(window: Window, qtbot: QtBot) -> None:
    shown = window(line_edit())
    box = dialogs.tell_error(shown, "Der Datenträger ist voll.")
    assert box.text() == "Der Datenträger ist voll."
    with qtbot.waitSignal(box.finished):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_a_question_names_its_consequence_and_enter_leaves_things_alone(window: Window, monkeypatch) -> None:
    captions: list[list[str]] = []

    def answer(box: QMessageBox) -> int:
        captions.append([b.text() for b in box.buttons()])
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    shown = window(line_edit())
    assert dialogs.ask(shown, "Nachweis", "Soll er wirklich weg?", "Nachweis stornieren", "Behalten") is False
    assert sorted(captions[0]) == ["Behalten", "Nachweis stornieren"]


def test_the_dialogs_of_qt_speak_the_language_of_the_office(qapp: QApplication) -> None:
    assert QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    i18n.use("de")
    qt_words.speak(qapp)
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    i18n.use("en")
    qt_words.speak(qapp)
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_column_forgets_what_it_revealed_when_that_is_gone(qtbot: QtBot) -> None:
    content = QWidget()
    layout = QVBoxLayout(content)
    revealed, line = QWidget(), line_edit(12)
    layout.addWidget(revealed)
    layout.addWidget(line)
    column = scrolling(content, "test.column")
    qtbot.addWidget(column)
    with qtbot.waitExposed(column):
        column.show()
    line.setFocus()
    column.reveal(revealed)
    shiboken6.delete(revealed)
    column.verticalScrollBar().setRange(0, 500)  # as when the list is filled anew
    assert column.window().focusWidget() is line


def test_a_long_column_ends_with_its_last_line(qtbot: QtBot) -> None:
    column = WidgetColumn()
    column.fill([body("Einwilligung vom 3. April, unterschrieben, Fassung 2026-1, noch gültig") for _n in range(60)])
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.addWidget(column)
    layout.addStretch(1)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(420, 300)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    last = column.children()[-1]
    assert isinstance(last, QWidget)
    below = area.viewport().height() - last.mapTo(area.viewport(), last.rect().bottomLeft()).y()
    assert below < 40
