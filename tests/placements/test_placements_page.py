"""The page of the placements and the form for a talk, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from placement_fakes import Way
from placing import TODAY, Town, consent
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.placements.model import Result, Side, State
from freiwilligenagentur.placements.view.card_dialog import CardDialog
from freiwilligenagentur.placements.view.page import PlacementsPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(town: Town, qtbot: QtBot) -> Callable[[], PlacementsPage]:
    """Shows the page, active, as the shell does: fresh."""
    kept: list[PlacementsPage] = []  # pytest-qt holds windows weakly

    def show() -> PlacementsPage:
        theme.apply(QApplication.instance(), dark=False)
        shown = PlacementsPage(town.services, Way())
        kept.append(shown)
        qtbot.addWidget(shown)
        shown.resize(1170, 700)
        with qtbot.waitExposed(shown):
            shown.show()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        shown.refresh()
        return shown

    return show


def press(*keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab_to(name: str, most: int = 80) -> QWidget:
    """Presses Tab until the named widget (or one inside it) has the keyboard."""
    for _n in range(most):
        focused = QApplication.focusWidget()
        if focused.objectName() == name:
            return focused
        press(Key.Key_Tab)
    pytest.fail(f"Tab does not reach {name}")


def test_a_placement_goes_its_whole_way_by_keyboard(
    town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot
) -> None:
    def stands_at(state: State) -> bool:
        return town.services.placements.get(key).state is state

    key = town.placement(volunteer=town.volunteer(consents=[consent()]))
    town.placement(volunteer=town.volunteer(last_name="Öztürk", first_name="Deniz"))
    shown = page()
    press(Key.Key_F, held=CTRL)
    write("mertens")
    press(Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "placement.note"
    write("angerufen")
    press(Key.Key_Return)
    assert stands_at(State.CONTACTED)
    press(Key.Key_Return, held=CTRL)  # a button shows for a moment that it was pressed, then acts
    qtbot.waitUntil(lambda: stands_at(State.TRIAL))
    tab_to("placement.step")
    press(Key.Key_Space)
    assert stands_at(State.ACTIVE)
    assert town.services.placements.get(key).steps[1].note == "angerufen"
    tab_to("placement.hours_from")
    for text in ("1.10.26", "31.10.26", "12,5"):
        press(Key.Key_A, held=CTRL)
        write(text)
        press(Key.Key_Tab)
    press(Key.Key_Left)
    tab_to("placement.hours_by")
    write("Jana Vogel, Leitung")
    press(Key.Key_Tab)
    write("2.11.26")
    press(Key.Key_Return)
    [row] = town.services.hours.of_placement(key)
    assert (row.amount, row.from_on, row.confirmed_by) == (Decimal("12.5"), date(2026, 10, 1), "Jana Vogel, Leitung")
    assert QApplication.focusWidget().objectName() == "placement.hours_to"  # the next period begins by itself
    qtbot.waitUntil(lambda: not QApplication.focusWidget().visibleRegion().isEmpty())
    tab_to("placement.function")
    write("Lesepatin")
    press(Key.Key_S, held=CTRL)
    assert town.services.placements.get(key).function == "Lesepatin"
    assert shown.isVisible()


def test_a_name_that_is_listed_elsewhere_says_so_and_enter_leaves_the_cursor_in_the_filter(
    town: Town, page: Callable[[], PlacementsPage]
) -> None:
    town.placement(State.ACTIVE, volunteer=town.volunteer())
    shown = page()
    press(Key.Key_F, held=CTRL)
    write("mertens")
    press(Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "placements.filter"
    told = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert (
        "Hier passt keine Vermittlung zu dem, was Sie getippt haben. Wählen Sie „alle“, um überall zu suchen." in told
    )


def test_an_exit_by_menu_and_reason(town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot) -> None:
    key = town.placement()
    shown = page()
    shown.show_record(key)
    tab_to("placement.others")
    menu = shown.findChild(QPushButton, "placement.others").menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Absage Freiwillige",
        "Absage Einsatzstelle",
        "Kein Kontakt zustande gekommen",
    ]
    menu.actions()[0].trigger()
    assert QApplication.focusWidget().objectName() == "placement.reason"
    tab_to("placement.exit")
    press(Key.Key_Space)
    assert town.services.placements.get(key).state is State.PROPOSED
    assert QApplication.focusWidget().objectName() == "placement.reason"
    press(Key.Key_Down)
    tab_to("placement.exit")
    press(Key.Key_Space)
    record = town.services.placements.get(key)
    assert (record.state, record.reason) == (State.VOLUNTEER_DECLINED, "time")


def test_enter_in_the_note_takes_the_exit_that_is_asked_about(town: Town, page: Callable[[], PlacementsPage]) -> None:
    key = town.placement()
    shown = page()
    shown.show_record(key)
    shown.findChild(QPushButton, "placement.others").menu().actions()[0].trigger()
    press(Key.Key_Down)
    shown.findChild(QWidget, "placement.note").setFocus()
    write("meldet sich im April")
    press(Key.Key_Return)
    record = town.services.placements.get(key)
    assert (record.state, record.steps[-1].note) == (State.VOLUNTEER_DECLINED, "meldet sich im April")


def test_a_second_enter_from_the_list_ends_no_placement(town: Town, page: Callable[[], PlacementsPage]) -> None:
    key = town.placement(State.ACTIVE)
    shown = page()
    shown.show_record(key)
    shown.findChild(RowTable).setFocus()
    press(Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "placement.note"
    press(Key.Key_Return)
    assert town.services.placements.get(key).state is State.ACTIVE
    assert QApplication.focusWidget().objectName() == "placement.end"
    press(Key.Key_Space)
    assert town.services.placements.get(key).state is State.ENDED


def test_enter_goes_into_a_record_that_is_over_too(town: Town, page: Callable[[], PlacementsPage]) -> None:
    key = town.placement(State.ENDED)
    shown = page()
    shown.show_record(key)
    shown.findChild(RowTable).setFocus()
    press(Key.Key_Return)
    focused = QApplication.focusWidget()
    assert (focused.objectName(), focused.isVisible()) == ("placement.person", True)


def test_escape_leaves_an_exit_without_loss(town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot) -> None:
    key = town.placement()
    shown = page()
    shown.show_record(key)
    shown.findChild(QPushButton, "placement.others").menu().actions()[0].trigger()
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown.findChild(QWidget, "placement.reason").isVisible())
    assert town.services.placements.get(key).state is State.PROPOSED
    assert shown.findChild(QAbstractButton, "placement.step").isVisible()


def test_a_taken_place_is_filled_only_with_one_more_key(
    town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot
) -> None:
    offer = town.offer(places_wanted=1)
    key = town.placement(offer=offer)
    town.placement(State.ACTIVE, offer=offer)
    shown = page()
    shown.show_record(key)
    press(Key.Key_Return, held=CTRL)
    qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "placement.insist")
    assert town.services.placements.get(key).state is State.PROPOSED
    press(Key.Key_Space)
    assert town.services.placements.get(key).state is State.CONTACTED


def test_contact_data_are_passed_on_and_lie_in_the_clipboard(
    town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot
) -> None:
    key = town.placement(volunteer=town.volunteer(consents=[consent()]))
    shown = page()
    shown.show_record(key)
    qtbot.waitUntil(shown.findChildren(QAbstractButton, f"placement.pass.{Side.ORGANISATION.value}")[-1].isVisible)
    tab_to(f"placement.pass.{Side.ORGANISATION.value}")
    press(Key.Key_Space)
    assert "Ilse Mertens" in QApplication.clipboard().text()
    assert len(town.services.placements.get(key).transfers) == 1


def test_a_follow_up_is_added_and_ticked_off(town: Town, page: Callable[[], PlacementsPage]) -> None:
    key = town.placement()
    shown = page()
    shown.show_record(key)
    tab_to("placement.follow_up_day")
    write("1.12.27")
    press(Key.Key_Tab)
    write("Anrufen")
    press(Key.Key_Return)
    [row] = town.services.placements.get(key).follow_ups
    assert (row.due_on, row.text, row.done) == (date(2027, 12, 1), "Anrufen", False)
    shown.findChild(QAbstractButton, f"placement.tick.{row.id}").setFocus()
    press(Key.Key_Space)
    assert [each.done for each in town.services.placements.get(key).follow_ups] == [True]
    assert QApplication.focusWidget().objectName() == f"placement.tick.{row.id}"
    assert QApplication.focusWidget().accessibleName() == "Wieder öffnen: Anrufen"


def test_the_keyboard_stays_where_a_follow_up_is_put_off(town: Town, page: Callable[[], PlacementsPage]) -> None:
    key = town.placement()
    town.services.follow_ups.add(TODAY, "Anrufen", placement_id=key)
    shown = page()
    shown.show_record(key)
    [row] = town.services.placements.get(key).follow_ups
    later = shown.findChild(QPushButton, f"placement.later.{row.id}")
    later.setFocus()
    later.menu().actions()[0].trigger()
    [moved] = town.services.placements.get(key).follow_ups
    assert moved.due_on > TODAY
    focused = QApplication.focusWidget()
    assert (focused.objectName(), focused.isVisible()) == (f"placement.later.{row.id}", True)


def test_a_day_that_does_not_exist_is_told_at_the_field(town: Town, page: Callable[[], PlacementsPage]) -> None:
    key = town.placement()
    shown = page()
    shown.show_record(key)
    day = shown.findChild(QLineEdit, "placement.day")
    day.setFocus()
    write("31.02.2026")
    tab_to("placement.step")
    press(Key.Key_Space)
    assert town.services.placements.get(key).state is State.PROPOSED
    assert "31.02.2026" in day.accessibleDescription()


def test_arrows_walk_through_the_list_from_the_filter_line(town: Town, page: Callable[[], PlacementsPage]) -> None:
    for name in ("Albrecht", "Brandt"):
        town.placement(volunteer=town.volunteer(last_name=name))
    shown = page()
    table = shown.findChild(RowTable, "placements.table")
    first = table.current_id()
    press(Key.Key_F, held=CTRL)
    press(Key.Key_Down)
    assert table.current_id() not in {first, ""}
    assert QApplication.focusWidget().objectName() == "placements.filter"


def test_everything_that_takes_keys_has_a_name_for_screen_readers(
    town: Town, page: Callable[[], PlacementsPage]
) -> None:
    key = town.placement(State.ACTIVE)
    shown = page()
    shown.show_record(key)
    for widget in shown.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget.objectName()
            assert widget.objectName(), widget.accessibleName()


def test_a_talk_is_noted_by_keyboard(town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot) -> None:
    volunteer = town.volunteer()
    shown = page()
    shown.start_consultation(volunteer)
    assert QApplication.focusWidget().objectName() == "consultation.channel.office"
    press(Key.Key_Right)
    tab_to("consultation.minutes")
    write("25")
    tab_to("consultation.notes")
    write("vorlesen")
    tab_to(f"consultation.result.{Result.OPEN.value}")
    press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    tab_to("consultation.referred_to")
    write("Engagementzentrum Familie")
    press(Key.Key_Return, held=CTRL)
    qtbot.waitUntil(lambda: bool(town.services.consultations.for_volunteer(volunteer)))
    [row] = town.services.consultations.for_volunteer(volunteer)
    assert (row.channel, row.minutes, row.notes) == ("phone", 25, "vorlesen")
    assert (row.result, row.referred_to) == (Result.REFERRED, "Engagementzentrum Familie")
    assert not shown.findChild(QWidget, "consultation.panel").isVisible()


def test_escape_leaves_a_talk_and_keeps_what_was_typed(
    town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot
) -> None:
    volunteer = town.volunteer()
    shown = page()
    shown.start_consultation(volunteer)
    tab_to("consultation.notes")
    write("halb fertig")
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown.findChild(QWidget, "consultation.panel").isVisible())
    assert town.services.consultations.for_volunteer(volunteer) == []
    shown.open_draft(f"consultation:{volunteer}")
    notes = tab_to("consultation.notes")
    assert notes.toPlainText() == "halb fertig"


def test_a_moment_after_the_last_key_a_talk_is_kept_through_a_crash(
    town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot
) -> None:
    volunteer = town.volunteer()
    shown = page()
    shown.start_consultation(volunteer)
    tab_to("consultation.notes")
    write("halb fertig")
    qtbot.waitUntil(lambda: town.services.consultations.draft(volunteer) is not None, timeout=3000)
    assert town.services.consultations.draft(volunteer)["notes"] == "halb fertig"


def test_a_day_of_a_talk_that_is_none_waits_with_the_draft(town: Town, page: Callable[[], PlacementsPage]) -> None:
    volunteer = town.volunteer()
    shown = page()
    shown.start_consultation(volunteer)
    tab_to("consultation.follow_up_on")
    write("31.02.2027")
    press(Key.Key_Escape)
    shown.open_draft(f"consultation:{volunteer}")
    assert tab_to("consultation.follow_up_on").text() == "31.02.2027"


def test_in_a_narrow_window_list_and_record_show_one_at_a_time(town: Town, page: Callable[[], PlacementsPage]) -> None:
    town.placement()
    shown = page()
    shown.resize(624, 340)
    shown.refresh()
    table, note = (shown.findChild(QWidget, name) for name in ("placements.table", "placement.note"))
    assert (table.isVisible(), note.isVisible()) == (True, False)
    table.setFocus()
    press(Key.Key_Return)
    assert (table.isVisible(), note.isVisible(), note.hasFocus()) == (False, True, True)
    press(Key.Key_Escape)
    assert (table.isVisible(), note.isVisible(), table.hasFocus()) == (True, False, True)
    shown.resize(1166, 700)
    assert (table.isVisible(), note.isVisible()) == (True, True)


def test_the_card_opens_from_the_contact_data_by_keyboard(
    town: Town, page: Callable[[], PlacementsPage], qtbot: QtBot
) -> None:
    key = town.placement()
    shown = page()
    shown.show_record(key)
    if tab_to("placement.passing.head").accessibleDescription() == "zugeklappt":
        press(Key.Key_Space)
    qtbot.waitUntil(lambda: shown.findChild(QPushButton, "placement.card_of_pair").isVisible())
    tab_to("placement.card_of_pair")
    press(Key.Key_Space)
    dialog = shown.window().findChild(CardDialog, "placement.card")
    qtbot.waitUntil(lambda: dialog is not None and dialog.isVisible())
    dialog.reject()
