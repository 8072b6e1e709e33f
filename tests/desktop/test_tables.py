from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

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
    again.restore_layout(table.layout_state())
    assert again.columnWidth(1) == 133
    assert again.isColumnHidden(2)


def test_a_layout_that_cannot_be_read_changes_nothing(window: Window) -> None:
    table = new_table()
    window(table)
    width = table.columnWidth(1)
    table.restore_layout("kein Layout")
    table.restore_layout("")
    assert table.columnWidth(1) == width


def test_sorting_and_columns_are_in_the_menu_of_the_keyboard_too(window: Window, qtbot: QtBot) -> None:
    table = new_table()
    window(table)
    table.set_rows(ROWS)
    table.setFocus()
    table.offer_columns()
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in table.findChildren(QMenu)))
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible() and menu.parent() is table)
    hide = next(action for action in menu.actions() if action.text() == "Alter")
    hide.trigger()
    assert table.isColumnHidden(1)
    menu.close()


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
