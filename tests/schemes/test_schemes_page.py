from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from scheme_office import TODAY, SchemeOffice, Ways, at_once

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import Button
from freiwilligenagentur.desktop.check import Check
from freiwilligenagentur.desktop.chips import Chip
from freiwilligenagentur.desktop.editors import Combo, LineEdit, MultiLine
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.schemes.view import SchemesPage

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Window:
    """The page in a window, worked by keys alone."""

    def __init__(self, page: SchemesPage, office: SchemeOffice, ways: Ways, collected: list[Sequence[str]]) -> None:
        self.page, self.office, self.ways, self.collected = page, office, ways, collected

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focused(), key, held)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def tab_to(self, name: str) -> None:
        for _step in range(80):
            if self.focused().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"{name} cannot be reached with Tab")

    def find(self, name: str) -> Any:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def names(self) -> list[str]:
        return [row.name.partition(",")[0] for row in self.find("schemes.table").rows()]


@pytest.fixture
def window(bavaria: SchemeOffice, qtbot: QtBot) -> Window:
    theme.apply(QApplication.instance(), dark=False)
    bavaria.worker("Genug", 280)
    bavaria.worker("Fast", 240)
    bavaria.worker("Wenig", 20)
    ways, collected = Ways(), []
    page = SchemesPage(bavaria.services, ways, {}, lambda ids, _rule: collected.append(ids), lambda: TODAY, at_once)  # type: ignore[arg-type]
    page.resize(1166, 700)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh()
    return Window(page, bavaria, ways, collected)


def test_from_the_scheme_to_a_certificate_by_keyboard_alone(window: Window) -> None:
    assert window.names() == ["Genug", "Fast", "Wenig"]
    window.tab_to("schemes.which")
    for _step in range(3):
        window.press(Qt.Key.Key_Down)
    assert window.names() == ["Fast"]
    window.press(Qt.Key.Key_F, CTRL)
    window.write("fas")
    window.press(Qt.Key.Key_Return)
    assert window.focused().objectName() == "schemes.volunteer"
    window.tab_to("schemes.issue")
    window.press(Qt.Key.Key_Space)
    (row,) = window.find("schemes.table").rows()
    assert window.ways.calls == [("issue_certificate", row.id)]
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.collected == [[row.id]]


def test_another_day_is_typed_and_looked_at(window: Window) -> None:
    window.tab_to("schemes.day")
    window.press(Qt.Key.Key_A, CTRL)
    window.write("1.9.2027")
    window.press(Qt.Key.Key_Tab)
    assert window.names() == ["Fast", "Genug", "Wenig"]  # whose hours of spring are older than a year by then
    assert window.find("schemes.day").text() == "01.09.2027"


def test_a_rule_is_changed_by_keyboard_and_the_list_follows(window: Window) -> None:
    window.press(Qt.Key.Key_F2)
    assert window.focused().objectName() == "schemes.name"
    window.tab_to("schemes.hours_year")
    window.press(Qt.Key.Key_A, CTRL)
    window.write("200")
    window.tab_to("schemes.source")
    window.press(Qt.Key.Key_A, CTRL)
    window.press(Qt.Key.Key_Delete)
    window.press(Qt.Key.Key_S, CTRL)
    assert window.focused().objectName() == "schemes.source"
    assert window.find("schemes.source.field").error().startswith("Bitte schreiben Sie, wo das steht")
    window.write("Amtsblatt 3/2027")
    window.press(Qt.Key.Key_S, CTRL)
    assert window.focused().objectName() == "schemes.table"
    assert [str(row.fulfilment.outcome) for row in window.find("schemes.table").rows()] == ["met", "met", "missing"]
    window.press(Qt.Key.Key_F2)
    window.tab_to("schemes.program")
    window.press(Qt.Key.Key_Space)
    assert not window.office.blue().edited


def test_a_number_that_is_none_is_told_before_anything_is_kept(window: Window) -> None:
    window.press(Qt.Key.Key_F2)
    window.tab_to("schemes.years")
    window.press(Qt.Key.Key_A, CTRL)
    window.write("zwei")
    window.press(Qt.Key.Key_S, CTRL)
    assert window.find("schemes.years.field").error()
    assert not window.office.blue().edited


def test_escape_leaves_the_form_and_nothing_typed_is_lost(window: Window) -> None:
    window.press(Qt.Key.Key_F2)
    window.tab_to("schemes.remarks")
    window.write("Anruf beim Landratsamt")
    window.press(Qt.Key.Key_Escape)
    assert window.focused().objectName() == "schemes.table"
    window.press(Qt.Key.Key_F2)
    assert window.find("schemes.remarks").value() == "Anruf beim Landratsamt"
    assert window.find("schemes.anew").isVisible()


def test_a_number_that_is_none_waits_with_the_draft(window: Window) -> None:
    window.press(Qt.Key.Key_F2)
    window.tab_to("schemes.hours_year")
    window.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.write("viele")
    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_F2)
    assert window.find("schemes.hours_year").text() == "viele"
    assert window.find("schemes.hours_year").accessibleDescription() == "Bitte eine Zahl eingeben."


def test_leaving_the_page_keeps_what_was_typed(window: Window) -> None:
    window.press(Qt.Key.Key_F2)
    window.tab_to("schemes.remarks")
    window.write("Anruf")
    assert window.page.leave()
    draft = window.office.services.rulebook.draft(window.office.blue().rule, 0)
    assert draft is not None
    assert draft.rule.remarks == "Anruf"
    window.page.open_draft("scheme/Berger/by-blau")
    assert window.find("schemes.remarks").value() == "Anruf"


def test_tab_goes_round_over_everything_that_can_be_pressed(window: Window) -> None:
    window.find("schemes.land").setFocus()
    seen: list[str] = []
    while (name := window.focused().objectName()) not in seen:
        seen.append(name)
        window.press(Qt.Key.Key_Tab)
    order = ["schemes.land", "schemes.scheme", "schemes.day", "schemes.which", "schemes.filter", "schemes.table"]
    assert [name for name in seen if name in order] == order
    assert seen.index("schemes.table") < seen.index("schemes.volunteer") < seen.index("schemes.change")
    assert {"schemes.collect", "schemes.issue", "schemes.succeed", "schemes.own"} <= set(seen)


def test_every_control_has_a_name_for_screen_readers(window: Window) -> None:
    window.press(Qt.Key.Key_F2)
    kinds = (Button, LineEdit, MultiLine, Combo, Check, Chip, RowTable)
    controls = [widget for kind in kinds for widget in window.page.findChildren(kind)]
    assert len(controls) > 45
    nameless = [type(widget).__name__ for widget in controls if not (widget.accessibleName() and widget.objectName())]
    assert nameless == []


def test_in_a_narrow_window_list_and_person_show_one_at_a_time(window: Window) -> None:
    window.page.resize(624, 340)
    table, person = window.find("schemes.table"), window.find("schemes.volunteer")
    assert (table.isVisible(), person.isVisible()) == (True, False)
    table.setFocus()
    window.press(Qt.Key.Key_Return)
    assert (table.isVisible(), person.isVisible(), person.hasFocus()) == (False, True, True)
    window.press(Qt.Key.Key_Escape)
    assert (table.isVisible(), person.isVisible(), table.hasFocus()) == (True, False, True)


def test_an_empty_list_offers_the_first_step(window: Window) -> None:
    window.tab_to("schemes.land")
    window.write("Meck")
    first = window.find("schemes.first")
    assert first.isVisible()
    assert not window.find("schemes.collect").isEnabled()
    window.tab_to("schemes.first")
    window.press(Qt.Key.Key_Space)
    assert window.find("schemes.name").value() == "Ehrenamtskarte Mecklenburg-Vorpommern"


def test_everybody_is_looked_at_beside_the_window(bavaria: SchemeOffice, qtbot: QtBot) -> None:
    bavaria.worker("Genug", 280)
    page = SchemesPage(bavaria.services, Ways(), {}, None, lambda: TODAY)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    table: Any = page.findChild(QWidget, "schemes.table")
    qtbot.waitUntil(lambda: len(table.rows()) == 1)
    collect = page.findChild(QWidget, "schemes.collect")
    assert collect is None or not collect.isVisible()
    page.hide()
