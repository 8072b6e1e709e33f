"""The matching desk as a window, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from matching_desk import TODAY, Desk
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.matching.presenter import Hooks
from freiwilligenagentur.matching.reasons import Kind, Reason
from freiwilligenagentur.matching.view import MatchingPage
from freiwilligenagentur.matching.view.card_delegate import shortened
from freiwilligenagentur.matching.view.card_list import CardList
from freiwilligenagentur.matching.view.reason_pill import ReasonPill
from freiwilligenagentur.placements.words import desk_reasons

READING = frozenset({"reading_aloud"})
Keys = Qt.Key


class Ways:
    def __init__(self) -> None:
        self.gone: list[tuple[str, ...]] = []

    def __getattr__(self, name: str) -> object:
        return lambda *what: self.gone.append((name, *what))


class Office:
    """A page on an office with one person and three offers, and what was done there."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        theme.apply(QApplication.instance(), dark=False)
        self.desk, self.ways = desk, Ways()
        self.proposed: list[tuple[str, str]] = []
        self.rejected: list[tuple[str, str, str]] = []
        self.ilse = desk.volunteer(first_name="Ilse", activities=READING)
        self.karl = desk.volunteer("Karl")
        self.offers = [desk.offer(title, activities=READING) for title in ("Eins", "Zwei", "Drei")]
        desk.offer("Garten", activities=frozenset({"practical_work"}), areas=frozenset({"nature"}))
        self.page = MatchingPage(
            desk.matching, self.ways, Hooks(self.propose, self.reject, desk_reasons), lambda: TODAY
        )
        self.page.resize(1170, 700)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def propose(self, pairs: Sequence[tuple[str, str]]) -> None:
        for pair in pairs:
            self.proposed.append(pair)
            self.desk.pairs[pair] = "proposed"
            self.desk.placement_changed(*pair)

    def reject(self, volunteer: str, offer: str, reason: str) -> None:
        self.rejected.append((volunteer, offer, reason))
        self.desk.pairs[volunteer, offer] = "volunteer_declined"
        self.desk.placement_changed(volunteer, offer)

    def press(self, *keys: Keys, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key, held)

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert found is not None
        return found

    def begin(self, until: Callable[..., None]) -> None:
        """Comes to the page as from the list of rooms: the choice of whom to begin with is there a moment later."""
        self.page.refresh()
        until(lambda: self.find(QTableView, "matching.start.volunteers").model().rowCount() > 0)

    def sees(self, text: str) -> bool:
        return any(text in label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def office(desk: Desk, qtbot: QtBot) -> Office:
    return Office(desk, qtbot)


@pytest.fixture
def until(qtbot: QtBot) -> Callable[..., None]:
    return qtbot.waitUntil


def test_from_typing_a_name_to_a_proposal_by_keyboard(office: Office, until: Callable[..., None]) -> None:
    office.begin(until)
    QTest.keyClicks(office.find(QLineEdit, "matching.start.filter"), "mert")
    office.find(QLineEdit, "matching.start.filter").setFocus()
    office.press(Keys.Key_Return)
    assert office.sees("3 passende Angebote")
    assert QApplication.focusWidget() is office.find(CardList, "matching.list")
    office.press(Keys.Key_Down, Keys.Key_Return)
    assert office.proposed == [(office.ilse, office.offers[1])]
    assert office.find(QPushButton, "matching.propose").text() == "Schon vorgeschlagen"
    assert not office.find(QPushButton, "matching.propose").isEnabled()


def test_the_next_match_by_f3_and_why_not_by_ctrl_tab(office: Office) -> None:
    office.page.show_volunteer(office.ilse)
    cards = office.find(CardList, "matching.list")
    office.press(Keys.Key_F3, Keys.Key_F3, Keys.Key_F3)
    assert cards.currentIndex().data() == "Drei"
    office.press(Keys.Key_F3, held=Qt.KeyboardModifier.ShiftModifier)
    assert cards.currentIndex().data() == "Zwei"
    office.press(Keys.Key_Tab, held=Qt.KeyboardModifier.ControlModifier)
    assert office.sees("1 weiteres Angebot")
    assert cards.currentIndex().data() == "Garten"


def test_who_comes_with_a_person_does_not_wait_for_the_list_of_others(office: Office) -> None:
    office.page.refresh()
    office.page.show_volunteer(office.ilse)
    assert office.sees("3 passende Angebote")
    assert office.find(QTableView, "matching.start.volunteers").model().rowCount() == 0


def test_ctrl_f_leads_to_the_filter_and_at_the_desk_to_the_line_above_the_cards(
    office: Office, until: Callable[..., None]
) -> None:
    office.begin(until)
    table = office.find(QTableView, "matching.start.volunteers")
    table.setFocus()
    office.press(Keys.Key_F, held=Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is office.find(QLineEdit, "matching.start.filter")
    office.page.show_volunteer(office.ilse)
    office.press(Keys.Key_F, held=Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is office.find(QLineEdit, "matching.name")


def test_delete_asks_for_a_reason_and_moves_on(office: Office, until: Callable[..., None]) -> None:
    office.page.show_volunteer(office.ilse)
    office.press(Keys.Key_Delete)
    menu = office.find(QMenu, "matching.reasons")
    until(menu.isVisible)
    QTest.keyClick(menu, Keys.Key_Down)
    QTest.keyClick(menu, Keys.Key_Return)
    assert office.rejected == [(office.ilse, office.offers[0], "time")]
    assert office.find(CardList, "matching.list").currentIndex().data() == "Zwei"
    assert QApplication.focusWidget() is office.find(CardList, "matching.list")


def test_another_reason_is_typed_and_escape_takes_it_back(office: Office, until: Callable[..., None]) -> None:
    office.page.show_volunteer(office.ilse)
    office.press(Keys.Key_Delete)
    menu = office.find(QMenu, "matching.reasons")
    until(menu.isVisible)
    QTest.keyClick(menu, Keys.Key_Up)
    QTest.keyClick(menu, Keys.Key_Return)
    line = office.find(QLineEdit, "matching.other_reason")
    assert QApplication.focusWidget() is line
    office.press(Keys.Key_Escape)
    assert not line.isVisible()
    assert office.sees("3 passende Angebote")
    line.show()
    line.setFocus()
    QTest.keyClicks(line, "kennt dort jemanden")
    office.press(Keys.Key_Return)
    assert office.rejected == [(office.ilse, office.offers[0], "kennt dort jemanden")]
    assert office.proposed == []


def test_escape_goes_back_to_the_choice(office: Office) -> None:
    office.page.show_volunteer(office.ilse)
    office.press(Keys.Key_Escape)
    line = office.find(QLineEdit, "matching.start.filter")
    assert line.isVisible()
    assert QApplication.focusWidget() is line


def test_offers_are_chosen_from_the_other_half_of_the_switch(office: Office, until: Callable[..., None]) -> None:
    office.begin(until)
    left = office.find(QWidget, "matching.start.switch.left")
    left.setFocus()
    office.press(Keys.Key_Right)
    line = office.find(QLineEdit, "matching.start.filter")
    line.setFocus()
    QTest.keyClicks(line, "eins")
    office.press(Keys.Key_Return)
    assert office.sees("passende Freiwillige")
    assert office.find(CardList, "matching.list").currentIndex().data() == "Mertens, Ilse"


def test_a_card_has_its_score_and_reasons_for_assistive_technology(office: Office) -> None:
    office.page.show_volunteer(office.ilse)
    cards = office.find(CardList, "matching.list")
    interface = QAccessible.queryAccessibleInterface(cards)
    spoken = interface.child(0).text(QAccessible.Text.Name)
    assert "von 100 Punkten" in spoken
    assert "passt: Vorlesen" in spoken


def test_every_control_has_a_name_for_tests_and_for_screen_readers(office: Office) -> None:
    office.page.show_volunteer(office.ilse)
    controls = [
        widget
        for widget in office.page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) > 5
    for widget in controls:
        assert widget.objectName().startswith("matching."), type(widget)
        assert widget.accessibleName(), widget.objectName()


def test_only_cards_in_sight_are_put_into_words(office: Office) -> None:
    read: list[int] = []

    def card(row: int) -> object:
        read.append(row)
        return office.page._presenter.card(0)

    office.page.show_volunteer(office.ilse)
    cards = CardList("matching.many", "Viele", card)
    cards.resize(500, 600)
    cards.set_cards(10_000, 0, lines=2)
    cards.grab()
    assert 0 < len(set(read)) < 20
    assert cards.model().rowCount(QModelIndex()) == 10_000


def test_in_a_narrow_window_the_list_keeps_its_room(office: Office, until: Callable[..., None]) -> None:
    office.page.show_volunteer(office.ilse)
    office.page.resize(760, 500)
    until(lambda: not office.find(QPushButton, "matching.back").isVisible())
    until(lambda: office.find(CardList, "matching.list").width() > 300)
    office.page.resize(1170, 700)
    until(lambda: office.find(QPushButton, "matching.back").isVisible())


def test_in_a_narrow_window_trying_out_stands_in_the_place_of_the_chosen_one(
    office: Office, until: Callable[..., None]
) -> None:
    office.page.show_volunteer(office.ilse)
    office.page.resize(760, 500)
    aside = office.find(QPushButton, "matching.aside")
    until(aside.isVisible)
    aside.setFocus()
    office.press(Keys.Key_Space)
    until(lambda: office.find(QWidget, "matching.try.bound").isVisible())
    assert not office.find(QPushButton, "matching.propose").isVisible()
    office.press(Keys.Key_Space)
    until(lambda: office.find(QPushButton, "matching.propose").isVisible())


def test_a_click_with_ctrl_marks_a_card(office: Office) -> None:
    office.page.show_volunteer(office.ilse)
    cards = office.find(CardList, "matching.list")
    for row in (0, 2):
        middle = cards.visualRect(cards.model().index(row)).center()
        QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle)
    office.press(Keys.Key_Return)
    assert office.proposed == [(office.ilse, office.offers[0]), (office.ilse, office.offers[2])]


def test_shift_and_down_keeps_a_mark_that_is_there(office: Office) -> None:
    office.page.show_volunteer(office.ilse)
    office.press(Keys.Key_Space)
    office.press(Keys.Key_Down, Keys.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)
    assert office.find(QPushButton, "matching.propose").text() == "2 Markierte vorschlagen"


def test_nothing_moves_away_under_the_mouse_when_trying_out_begins(office: Office) -> None:
    office.page.show_volunteer(office.ilse)
    times = office.find(QWidget, "matching.try.times")
    office.find(QComboBox, "matching.try.bound").setFocus()
    QApplication.processEvents()
    before = times.mapTo(office.page, times.rect().topLeft())
    assert not office.find(QPushButton, "matching.try.reset").isVisible()
    office.press(Keys.Key_Home)
    assert office.find(QPushButton, "matching.try.reset").isVisible()
    QApplication.processEvents()
    assert times.mapTo(office.page, times.rect().topLeft()) == before


@pytest.mark.parametrize("code", ["licence", "police_check"])
def test_what_is_tried_stays_in_sight(office: Office, code: str) -> None:
    office.page.show_volunteer(office.ilse)
    office.page.resize(1165, 660)  # what 1366 x 768 leaves
    switch = office.find(QWidget, f"matching.try.switch.{code}")
    switch.setFocus()
    QApplication.processEvents()
    before = switch.mapTo(office.page, switch.rect().topLeft())
    office.press(Keys.Key_Space)
    QApplication.processEvents()
    assert switch.mapTo(office.page, switch.rect().topLeft()) == before
    assert switch.visibleRegion().boundingRect() == switch.rect()
    assert office.find(QPushButton, "matching.try.reset").isVisible()


def test_a_long_reason_breaks_into_lines_instead_of_being_cut(qtbot: QtBot) -> None:
    words = "vermutlich anderer Bereich: Bildung und Lernen, Vielfalt und Zusammenleben, aus dem Text"
    pill = ReasonPill(Reason(None, Kind.AGAINST, words))
    qtbot.addWidget(pill)
    line = pill.heightForWidth(pill.sizeHint().width())
    assert pill.text() == words
    assert pill.heightForWidth(pill.sizeHint().width() // 2) > 1.6 * line


def test_a_long_name_gives_way_to_what_stands_behind_it(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font(theme.SMALL))
    facts = "Freundeskreis für das Miteinander in der Nachbarschaft · 1 Platz frei · geprüft am 05.11.2026"
    assert shortened(metrics, facts, metrics.horizontalAdvance(facts)) == facts
    narrow = shortened(metrics, facts, metrics.horizontalAdvance(facts) * 3 // 4)
    assert narrow.startswith("Freundeskreis")
    assert narrow.endswith("… · 1 Platz frei · geprüft am 05.11.2026")
    assert metrics.horizontalAdvance(narrow) <= metrics.horizontalAdvance(facts) * 3 // 4
