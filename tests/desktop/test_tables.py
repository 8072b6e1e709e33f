from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.tables import Column, RowTable

Press = Callable[..., None]
Window = Callable[..., QWidget]


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    age: int


ROWS = [Row("m", "Müller", 30), Row("z", "Zander", 9), Row("a", "Ahrens", 71), Row("o", "Öztürk", 44)]


def new_table() -> RowTable:
    columns = [
        Column("Name", lambda row: row.name),
        Column("Alter", lambda row: str(row.age), 6, sort_key=lambda row: row.age),
        Column("Stand", lambda row: "neu", 8, tone=lambda row: Tone.GOOD),
    ]
    return RowTable(columns, "t.people", "Freiwillige")


def names(table: RowTable) -> list[str]:
    return [row.name for row in table.rows()]


def test_rows_come_in_the_order_given_until_somebody_sorts(window: Window) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    assert names(table) == ["Müller", "Zander", "Ahrens", "Öztürk"]
    header = table.horizontalHeader()
    middle = header.sectionViewportPosition(0) + header.sectionSize(0) // 2
    place = header.rect().center()
    place.setX(middle)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert names(table) == ["Ahrens", "Müller", "Öztürk", "Zander"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert names(table) == ["Zander", "Öztürk", "Müller", "Ahrens"]


def test_the_row_that_the_keyboard_stands_on_is_seen_as_chosen(window: Window) -> None:
    table = new_table()
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.set_rows(ROWS)
    window(table)
    table.clearFocus()
    table.setFocus()
    assert (table.current_id(), chosen) == ("m", ["m"])
    assert [table.rows()[index.row()].name for index in table.selectionModel().selectedRows()] == ["Müller"]


def test_the_current_row_stays_in_sight_when_the_table_gets_lower(window: Window) -> None:
    table = new_table()
    window(table)
    table.resize(400, 600)
    table.set_rows([Row(str(number), f"Nr. {number}", number) for number in range(40)])
    table.select("10")

    def is_seen() -> bool:
        return table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())

    table.resize(400, 200)
    assert is_seen()
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.resize(400, 190)
    assert not is_seen()  # whoever scrolled away from it is not taken back


def test_numbers_sort_by_their_key_and_new_rows_keep_the_order(window: Window) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    table.sort_by(1)
    assert [row.age for row in table.rows()] == [9, 30, 44, 71]
    table.set_rows([*ROWS, Row("b", "Berg", 40)])
    assert [row.age for row in table.rows()] == [9, 30, 40, 44, 71]


def test_the_current_row_stays_by_id_through_new_rows_and_sorting(window: Window, qtbot: QtBot) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    table.select("o")
    with qtbot.assertNotEmitted(table.chosen):
        table.set_rows(list(reversed(ROWS)))
        table.sort_by(0)
    assert table.current_id() == "o"
    selected = table.selectionModel().selectedRows()
    assert [names(table)[index.row()] for index in selected] == ["Öztürk"]


def test_a_row_that_is_gone_gives_way_to_its_neighbour(window: Window, qtbot: QtBot) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    table.select("a")
    with qtbot.waitSignal(table.chosen) as told:
        table.set_rows([row for row in ROWS if row.id != "a"])
    assert told.args == ["o"]
    with qtbot.waitSignal(table.chosen) as told:
        table.set_rows([])
    assert told.args == [""]
    assert table.current_id() == ""


def test_arrows_choose_and_enter_opens(window: Window, press: Press, qtbot: QtBot) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.setFocus()
    table.select_first()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert chosen == ["m", "z", "a"]
    with qtbot.waitSignal(table.activated_id) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == ["a"]


def test_a_double_click_opens(window: Window, qtbot: QtBot) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    place = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    with qtbot.waitSignal(table.activated_id) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened.args == ["z"]


def test_enter_in_an_empty_table_opens_nothing(window: Window, press: Press, qtbot: QtBot) -> None:
    table = new_table()
    window(table)
    table.setFocus()
    with qtbot.assertNotEmitted(table.activated_id):
        press(Qt.Key.Key_Return)


def test_letters_jump_to_the_row_that_begins_with_them(window: Window, press: Press) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    table.setFocus()
    table.select_first()
    press(Qt.Key.Key_Z, Qt.Key.Key_A)
    assert table.current_id() == "z"


def test_tab_leaves_the_table(window: Window, press: Press) -> None:
    first, second = new_table(), new_table()
    window(first, second)
    first.set_rows(ROWS)
    first.setFocus()
    press(Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_widths_and_hidden_columns_come_back(window: Window) -> None:
    table, again = new_table(), new_table()
    window(table, again)
    table.setColumnWidth(1, 133)
    table.setColumnHidden(2, True)
    memory: dict[str, str] = {}
    table.remember_columns(memory)
    table.hide()
    again.remember_columns(memory)
    assert again.columnWidth(1) == 133
    assert again.isColumnHidden(2)


def test_a_layout_that_cannot_be_read_changes_nothing(window: Window) -> None:
    table = new_table()
    window(table)
    width = table.columnWidth(1)
    for state in ("kein Layout", "3||kein Layout", "", "2||00"):
        table.remember_columns({table.objectName(): state})
    assert table.columnWidth(1) == width


def crowded_table(width: int, window: Window) -> RowTable:
    columns = [
        Column("Name", lambda row: row.name, least=14),
        Column("Alter", lambda row: str(row.age), 10),
        Column("Ort", lambda row: "Naumburg", 20),
    ]
    table = RowTable(columns, "t.people", "Freiwillige", give_way=(2, 1))
    window(table).resize(width, 300)
    table.set_rows(ROWS)
    return table


def shown_columns(table: RowTable) -> list[int]:
    return [number for number in range(3) if not table.isColumnHidden(number)]


def test_where_room_is_short_lesser_columns_give_way_and_come_back(window: Window) -> None:
    table = crowded_table(700, window)
    assert shown_columns(table) == [0, 1, 2]
    table.window().resize(300, 300)
    assert shown_columns(table) == [0, 1]
    assert table.columnWidth(0) >= theme.chars(14)
    assert not table.horizontalScrollBar().isVisible()
    table.window().resize(200, 300)
    assert shown_columns(table) == [0]
    table.window().resize(700, 300)
    assert shown_columns(table) == [0, 1, 2]


def choose_column(table: RowTable, title: str, qtbot: QtBot) -> None:
    table.offer_columns()
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in table.findChildren(QMenu)))
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible() and menu.parent() is table)
    next(action for action in menu.actions() if action.text() == title).trigger()
    menu.close()


def test_a_column_hidden_for_want_of_room_is_not_remembered_as_the_users_choice(window: Window) -> None:
    memory: dict[str, str] = {}
    table = crowded_table(300, window)
    table.remember_columns(memory)
    assert shown_columns(table) == [0, 1]
    table.hide()
    again = crowded_table(700, window)
    again.remember_columns(memory)
    assert shown_columns(again) == [0, 1, 2]


def test_a_column_that_somebody_wants_to_see_shows_even_where_it_is_narrow(window: Window, qtbot: QtBot) -> None:
    table = crowded_table(300, window)
    choose_column(table, "Ort", qtbot)
    table.window().resize(310, 300)
    assert 2 in shown_columns(table)


def test_sorting_is_remembered(window: Window) -> None:
    memory: dict[str, str] = {}
    table, again = new_table(), new_table()
    window(table, again)
    table.remember_columns(memory)
    table.sort_by(1, descending=True)
    table.hide()
    again.remember_columns(memory)
    again.set_rows(ROWS)
    assert [row.age for row in again.rows()] == [71, 44, 30, 9]


def test_what_another_number_of_columns_left_is_not_taken_over(window: Window) -> None:
    memory: dict[str, str] = {}
    table = RowTable([Column("Alter", lambda row: str(row.age), 6)] * 2, "t.people", "Freiwillige")
    window(table)
    table.remember_columns(memory)
    table.setColumnHidden(1, True)
    table.hide()
    newer = new_table()
    window(newer)
    newer.remember_columns(memory)
    assert not newer.isColumnHidden(1)


def test_sorting_and_columns_are_in_the_menu_of_the_keyboard_too(window: Window, qtbot: QtBot) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    table.setFocus()
    choose_column(table, "Alter", qtbot)
    assert table.isColumnHidden(1)


def test_a_state_is_shown_as_a_badge(window: Window) -> None:
    table = new_table()
    window(table)
    table.resize(500, 300)
    table.set_rows(ROWS)
    picture = table.grab().toImage()
    cell = table.visualRect(table.model().index(0, 2))
    colours = {
        picture.pixelColor(cell.left() + x, cell.center().y() + table.horizontalHeader().height()).name()
        for x in range(60)
    }
    assert len(colours) > 2


def test_a_hundred_thousand_rows_are_shown_and_sorted_without_waiting(window: Window) -> None:
    table = new_table()
    window(table)
    rows = [Row(str(n), f"Name {n * 7919 % 100_000}", n % 90) for n in range(100_000)]
    started = time.perf_counter()
    table.set_rows(rows)
    table.select("50000")
    table.grab()
    shown = time.perf_counter() - started
    assert shown < 1.0
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(table.model().index(99_999, 0), flags.ClearAndSelect | flags.Rows)
    assert table.current_id() == "99999"
