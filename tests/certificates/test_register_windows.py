"""The windows of the register, worked by keys alone."""

from __future__ import annotations

import pytest
from certifying import TODAY, Agency
from page_hands import PageHands, Ways
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.service.numbers import reserve_for_stand
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.certificates.view import CertificatesPage
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.vocabulary.service import Vocabulary

CTRL = Qt.KeyboardModifier.ControlModifier


class Room(PageHands):
    """The register in a window."""

    def __init__(self, page: CertificatesPage, ways: Ways, qtbot: QtBot) -> None:
        super().__init__(page, qtbot)
        self.ways, self.qtbot = ways, qtbot

    def window(self, name: str) -> QDialog:
        """The window of this name, when it has the keyboard."""
        dialog = self.find(name)
        self.qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    def serials(self) -> list[str]:
        return [row.serial for row in self.find("certificates.table").rows()]


@pytest.fixture
def room(agency: Agency, qtbot: QtBot) -> Room:
    theme.apply(QApplication.instance(), dark=False)
    ways = Ways()
    people = PeopleService(agency.store, Vocabulary(agency.store), lambda: TODAY)
    page = CertificatesPage(agency.services, people, ways)  # type: ignore[arg-type]
    return Room(page, ways, qtbot)


def test_a_certificate_is_issued_anew_by_keyboard(agency: Agency, room: Room) -> None:
    person, _placement = agency.reader()
    key = agency.issue(agency.request(person))
    with agency.store.write("Name geändert") as session:
        session.get(Volunteer, person).last_name = "Anders"
    room.page.show_record(key)
    room.tab_to("certificates.reissue")
    room.press(Qt.Key.Key_Space)
    room.window("certificates.anew")
    reason = room.focused()
    assert reason.objectName() == "certificates.anew.reason"
    said = [reason.itemText(row) for row in range(reason.count())]
    assert max(map(reason.fontMetrics().horizontalAdvance, said)) < reason.width() - 40
    room.tab_to("certificates.anew.function.0")
    room.press(Qt.Key.Key_A, CTRL)
    room.write("Vorlesen")
    preview = room.find("certificates.anew.preview")
    room.qtbot.waitUntil(lambda: "Vorlesen" in preview.accessibleDescription())
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.serials() == ["EN-2026-0002", "EN-2026-0001"]
    assert room.ways.calls == [("tell", "1 Nachweis ist neu ausgestellt.")]
    assert "EN-2026-0002" in room.find("certificates.preview").accessibleDescription()


def test_a_figure_is_opened_by_keyboard(agency: Agency, room: Room) -> None:
    person, _placement = agency.reader()
    agency.services.register.cancel(agency.issue(agency.request(person)), "Irrtum")
    agency.issue(agency.request(person))
    room.page.refresh()
    room.tab_to("certificates.figures")
    room.press(Qt.Key.Key_Space)
    room.window("certificates.statistics")
    assert room.focused().objectName() == "certificates.statistics.table"
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert room.serials() == ["EN-2026-0002"]
    assert room.find("certificates.state").currentText() == "gültig"


def test_the_series_of_a_lost_laptop_is_closed_by_keyboard(agency: Agency, room: Room) -> None:
    with agency.store.write("Stand", undoable=False) as session:
        reserve_for_stand(session, TODAY.year, {Kind.EHRENAMTSNACHWEIS: 20}, "Vereinsmesse")
    room.page.refresh()
    room.tab_to("certificates.blocks")
    room.press(Qt.Key.Key_Space)
    room.window("certificates.stands")
    room.tab_to("certificates.stands.end")
    room.press(Qt.Key.Key_Space)
    assert [block.closed_at is None for block in agency.services.blocks.listed()] == [False]
    room.press(Qt.Key.Key_Escape)


def test_what_waits_for_printing_is_shown_from_the_start_page(agency: Agency, room: Room) -> None:
    person, _placement = agency.reader()
    agency.services.register.note([agency.issue(agency.request(person))], Handed.PRINTED)
    agency.issue(agency.request(person))
    room.page.show_waiting()
    assert room.serials() == ["EN-2026-0002"]
    assert room.find("certificates.state").currentText() == "noch nicht gedruckt"


def test_everything_that_can_be_pressed_has_a_name(agency: Agency, room: Room) -> None:
    room.page.refresh()
    for name in ("kind", "year", "state", "area", "organisation", "filter", "figures", "export", "blocks"):
        widget = room.find(f"certificates.{name}")
        assert widget.accessibleName() or widget.text()


@pytest.mark.parametrize("language", ["de", "en"])
def test_on_a_small_screen_all_choices_stand_in_one_row_with_their_words_whole(
    agency: Agency, qtbot: QtBot, language: str
) -> None:
    i18n.use(language)
    theme.apply(QApplication.instance(), dark=False)
    person, _placement = agency.reader()
    agency.issue(agency.request(person))
    people = PeopleService(agency.store, Vocabulary(agency.store), lambda: TODAY)
    page = CertificatesPage(agency.services, people, Ways())  # type: ignore[arg-type]
    page.refresh()
    room = Room(page, Ways(), qtbot)
    names = ("kind", "year", "state", "area", "organisation")
    choices = [room.find(f"certificates.{name}") for name in names]
    room.qtbot.waitUntil(lambda: len({choice.y() for choice in choices}) == 1)
    assert all(_words_are_whole(choice) for choice in choices)
    choices[0].set_code("EN")
    room.qtbot.waitUntil(lambda: _words_are_whole(choices[0]))


def _words_are_whole(choice: Combo) -> bool:
    """Whether what is chosen has room beside the arrow."""
    return choice.fontMetrics().horizontalAdvance(choice.currentText()) <= choice.width() - 35
