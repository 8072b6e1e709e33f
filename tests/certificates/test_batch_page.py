"""The page of batches by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from certifying import TODAY, Agency
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_batches import NAMES, WISH, Steps, begin, check, helpers

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.view.batch import BatchPage
from freiwilligenagentur.desktop import printing, theme
from freiwilligenagentur.desktop.chips import Chip
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.people.finding import PeopleFinder
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.vocabulary.service import Vocabulary

CTRL, NOTHING = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Ways:
    """A navigator that notes where somebody was led."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given: self.calls.append((name, *given))


class Hands:
    """Somebody who has a keyboard only."""

    def __init__(self, page: BatchPage, qtbot: QtBot, ways: Ways) -> None:
        self.page, self.qtbot, self.ways = page, qtbot, ways

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        QTest.keyClick(self.focused(), key, held)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def tab_to(self, name: str) -> None:
        for _step in range(60):
            if self.focused().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"{name} cannot be reached with Tab")

    def take_over(self) -> None:
        self.tab_to("batch.take")
        self.press(Qt.Key.Key_Space)
        self.wait_for(lambda: bool(self.lines()))

    def lines(self) -> list[Any]:
        table = self.page.findChild(RowTable, "batch.table")
        assert table is not None
        return table.rows()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=15_000)


@pytest.fixture
def hands(agency: Agency, services: CertificateServices, qtbot: QtBot) -> Hands:
    helpers(agency, NAMES[:3])
    theme.apply(QApplication.instance(), dark=False)
    ways = Ways()
    people = PeopleService(agency.store, Vocabulary(agency.store), lambda: TODAY)
    page = BatchPage(services, PeopleFinder(people), ways, today=lambda: TODAY)  # type: ignore[arg-type]
    page.resize(1156, 708)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    first = page.findChild(QWidget, "batch.source")
    assert first is not None
    first.setFocus()
    return Hands(page, qtbot, ways)


def test_three_certificates_are_checked_issued_and_printed(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[bytes] = []

    def onto_paper(_parent: QWidget, pdf: bytes, *_given: str, **_sides: bool) -> printing.Outcome:
        printed.append(pdf)
        return printing.Outcome.PRINTED

    monkeypatch.setattr(printing, "print_or_save", onto_paper)
    hands.take_over()
    assert [line.state for line in hands.lines()] == ["nicht geprüft"] * 3
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for(lambda: all(line.state != "nicht geprüft" for line in hands.lines()))
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for(lambda: all(line.state == "ausgestellt" for line in hands.lines()))
    assert [line.text for line in hands.lines()] == ["EN-2026-0001", "EN-2026-0002", "EN-2026-0003"]
    assert hands.focused().objectName() == "batch.print"
    hands.press(Qt.Key.Key_Space)
    hands.wait_for(lambda: bool(printed))
    assert printed[0].startswith(b"%PDF")


def test_a_person_is_taken_off_with_the_delete_key(hands: Hands) -> None:
    hands.take_over()
    hands.tab_to("batch.table")
    hands.press(Qt.Key.Key_Delete)
    assert [line.name for line in hands.lines()] == ["Häcker, Kim", "Zander, Kim"]


def test_enter_on_a_line_opens_the_record(hands: Hands) -> None:
    hands.take_over()
    hands.tab_to("batch.table")
    hands.press(Qt.Key.Key_Return)
    assert hands.ways.calls[-1] == ("open_volunteer", hands.lines()[0].id)


@pytest.mark.parametrize("begun_anew", [False, True])
@pytest.mark.parametrize("done", ["renamed", "no longer offered"])
def test_what_was_ticked_for_everybody_stays_ticked_when_the_list_changes(
    done: str, begun_anew: bool, hands: Hands, services: CertificateServices
) -> None:
    hands.take_over()
    hands.page.display_kind(Kind.KOMPETENZNACHWEIS.value)
    first, second = services.pool.rows()[:2]
    hands.tab_to(f"batch.competences.{services.preparing.offered()[0][0]}")
    hands.press(Qt.Key.Key_Space)
    if done == "renamed":
        services.pool.rename(first.id, "Genau hinhören")
    else:
        services.pool.offer(first.id, False)
    if begun_anew:
        hands.page.presenter.start()
    else:
        hands.page.refresh()
    words = "Genau hinhören" if done == "renamed" else first.label
    wish = hands.page.wish()
    assert wish is not None
    assert wish.competences == (words,)
    chips = [chip for chip in hands.page.findChildren(Chip) if chip.isVisible()]
    assert [chip.caption for chip in chips if chip.isChecked()] == [words]
    assert second.label in [chip.caption for chip in chips]


def test_tab_goes_through_competences_and_findings_where_they_are_read(
    hands: Hands, agency: Agency, services: CertificateServices
) -> None:
    services.pool.add("Imkern")
    hands.page.refresh()
    person = agency.volunteer(first_name="Ada", last_name="Adam")
    hands.page.start_with([(person, "Adam, Ada")], kind=Kind.KOMPETENZNACHWEIS)
    hands.tab_to("batch.least")
    hands.press(Qt.Key.Key_Tab)
    assert hands.focused().objectName().startswith("batch.competences.")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for(lambda: all(line.state != "nicht geprüft" for line in hands.lines()))
    hands.tab_to("batch.table")
    hands.press(Qt.Key.Key_Tab)
    assert hands.focused().objectName() == "batch.finding.0"


def test_half_a_period_is_told_at_its_field(hands: Hands) -> None:
    hands.take_over()
    hands.tab_to("batch.first")
    QTest.keyClicks(hands.focused(), "1.1.2026")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert hands.focused().objectName() == "batch.last"
    assert hands.focused().accessibleDescription() == "Ein Zeitraum braucht beide Tage."


def test_thanks_ask_for_no_period_and_no_hours(hands: Hands) -> None:
    hands.tab_to("batch.first")
    QTest.keyClicks(hands.focused(), "1.1.2026")  # half a period, which would be told
    hands.tab_to("batch.kind")
    QTest.keyClicks(hands.focused(), "Dank")
    hidden = ("batch.first", "batch.last", "batch.least", "batch.birth")
    assert not any(hands.page.findChild(QWidget, name).isVisible() for name in hidden)
    wish = hands.page.wish()
    assert wish is not None
    assert (wish.kind, wish.period, wish.first, wish.least_hours) == (Kind.DANK, None, None, None)
    hands.tab_to("batch.occasion")
    hands.tab_to("batch.kind")
    hands.press(Qt.Key.Key_Home)
    assert all(hands.page.findChild(QWidget, name).isVisible() for name in hidden)


def test_after_a_stopped_batch_going_on_comes_next(
    hands: Hands, services: CertificateServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("freiwilligenagentur.certificates.service.batches.GROUP", 1)
    people = [row.volunteer_id for row in services.register.candidates()]
    batch = begin(services, people)
    assert services.batches.run(batch, Steps(stop_after=2)).waiting == 2
    hands.page.presenter.open_batch(batch)
    hands.page.refresh()
    assert hands.focused().objectName() == "batch.go_on"
    hands.press(Qt.Key.Key_Space)
    hands.wait_for(lambda: all(line.state == "ausgestellt" for line in hands.lines()))
    assert hands.focused().objectName() == "batch.print"


def issue_all(hands: Hands) -> None:
    hands.take_over()
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for(lambda: all(line.state != "nicht geprüft" for line in hands.lines()))
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for(lambda: all(line.state == "ausgestellt" for line in hands.lines()))


def test_the_cursor_and_the_line_stay_when_something_changes_elsewhere(hands: Hands, agency: Agency) -> None:
    issue_all(hands)
    for name in ("batch.save", "batch.first_label", "batch.table", "batch.print"):
        hands.tab_to(name)
        if name == "batch.table":
            hands.press(Qt.Key.Key_Down)
        agency.volunteer()
        hands.page.refresh()
        assert hands.focused().objectName() == name
    table = hands.page.findChild(RowTable, "batch.table")
    assert table is not None
    assert table.current_id() == hands.lines()[1].id


def test_batches_from_before_are_told_apart_and_one_of_them_is_opened(
    hands: Hands, services: CertificateServices
) -> None:
    people = [row.volunteer_id for row in services.register.candidates()]
    for number in (1, 3):
        services.batches.run(begin(services, people[:number]), Steps())
    hands.page.refresh()
    hands.tab_to("batch.earlier")
    said = [hands.focused().accessibleDescription()]
    hands.press(Qt.Key.Key_Down)
    said.append(hands.focused().accessibleDescription())
    assert [text.split(",")[0] for text in said] == ["2 von 2 ausgestellt", "1 von 1 ausgestellt"]
    hands.tab_to("batch.open_earlier")
    hands.press(Qt.Key.Key_Space)
    assert [line.name for line in hands.lines()] == ["Hackmann, Kim"]
    assert hands.focused().objectName() == "batch.print"


@pytest.mark.parametrize("size", [(1166, 661), (683, 304)])
def test_the_longest_title_of_a_batch_is_not_cut_and_what_comes_next_is_in_sight(
    size: tuple[int, int], hands: Hands, services: CertificateServices
) -> None:
    """The page in a window of 1366x768, and in one of that size at 200 %."""
    people = [row.volunteer_id for row in services.register.candidates()]
    services.batches.begin("Bestätigungen für die Ehrenamtskarte vom 29.11.2026", WISH.kind, check(services, people))
    hands.page.resize(*size)
    hands.page.refresh()
    hands.tab_to("batch.earlier")
    assert hands.focused().width() >= hands.focused().sizeHint().width()
    hands.tab_to("batch.open_earlier")
    hands.press(Qt.Key.Key_Space)
    assert hands.focused().objectName() == "batch.go_on"
    hands.wait_for(lambda: hands.focused().visibleRegion().boundingRect() == hands.focused().rect())


def test_nothing_is_pressed_flat_when_a_new_batch_is_begun_after_one(hands: Hands) -> None:
    hands.page.resize(1166, 661)
    issue_all(hands)
    hands.tab_to("batch.new")
    hands.press(Qt.Key.Key_Space)
    editors = [hands.page.findChild(QWidget, f"batch.{name}") for name in ("kind", "first", "last", "dated", "least")]
    hands.wait_for(lambda: all(each.height() >= each.minimumSizeHint().height() for each in editors if each))


def test_every_control_has_a_name_for_screen_readers(hands: Hands) -> None:
    controls = [
        widget
        for widget in hands.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName().startswith("batch.")
    ]
    assert len(controls) > 20
    assert [widget.objectName() for widget in controls if not widget.accessibleName()] == []


def test_in_a_narrow_window_nothing_is_cut(hands: Hands) -> None:
    hands.page.resize(570, 350)
    hands.take_over()
    table = hands.page.findChild(RowTable, "batch.table")
    steps = hands.page.findChild(QWidget, "batch.steps")
    assert table is not None
    assert steps is not None
    assert steps.isAncestorOf(table)
    assert table.width() <= steps.width()
    hands.page.resize(1156, 708)
    assert not steps.isAncestorOf(table)


def test_more_findings_than_there_is_room_for_are_reached_one_after_the_other(hands: Hands, agency: Agency) -> None:
    person = agency.volunteer(first_name="Ada", last_name="Adam", consented=False)
    for number in range(6):
        placement = agency.placement(person, organisation=f"Haus {number}")
        agency.hours(placement, date(2026, 1, 1), date(2026, 6, 30), "20", by="" if number else "Tom Weiß, Vorstand")
    hands.page.start_with([(person, "Adam, Ada")])
    hands.tab_to("batch.first")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for(lambda: all(line.state != "nicht geprüft" for line in hands.lines()))
    said = [bar.text() for bar in hands.page.findChildren(InfoBar) if bar.isVisible()]
    assert hands.page.minimumSizeHint().height() < hands.page.height()  # nothing has to be scrolled to see them
    hands.tab_to("batch.findings.others")
    assert hands.focused().text() == "Weitere zeigen (jetzt 1 bis 4 von 7)"
    hands.press(Qt.Key.Key_Space)
    assert hands.focused().text() == "Weitere zeigen (jetzt 5 bis 7 von 7)"
    assert [bar.text() for bar in hands.page.findChildren(InfoBar) if bar.isVisible()] != said
    hands.press(Qt.Key.Key_Space)
    assert hands.focused().text() == "Weitere zeigen (jetzt 1 bis 4 von 7)"
