"""The frame around the rooms: going, finding, taking back, keeping up, leaving."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hands import STOPS, TAB, Hands, Windows
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from freiwilligenagentur.app.office_window import OfficeWindow
from freiwilligenagentur.certificates.model import Certificate
from freiwilligenagentur.desktop.labels import Badge
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.exchange.view import ImportDialog
from freiwilligenagentur.organisations.model import Organisation
from freiwilligenagentur.placements.model import FollowUp
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell.help_view import HelpWindow
from freiwilligenagentur.shell.today import Line
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.vocabulary.model import Term, TermList

ROOMS = ["today", "people", "organisations", "offers", "matching", "placements", "certificates"]
PLACES = {
    "today.done": ("Ctrl+1",),
    "people.filter.area": ("Ctrl+2",),
    "people.record.edit": ("Ctrl+2", "Down"),
    "organisations.edit": ("Ctrl+3", "Down"),
    "offers.edit": ("Ctrl+4", "Down"),
    "matching.start.filter": ("Ctrl+5",),
    "matching.propose": ("Ctrl+5", "Down", "Return"),
    "placement.step": ("Ctrl+6", "Ctrl+F", "Down"),
    "certificates.print": ("Ctrl+7", "Down"),
    "people.intake.first_name": ("Ctrl+2", "Ctrl+N"),
    "organisations.name": ("Ctrl+3", "F2"),
    "offers.title": ("Ctrl+4", "F2"),
    "consultation.notes": ("Ctrl+6", "F4"),
}
"""The keys that lead to each place, by something that must be there then."""


def counted(page: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time a page reads its content anew."""
    seen: list[str] = []
    refresh: Callable[[], None] = page.refresh  # type: ignore[attr-defined]  # every page is a rooms.Page

    def noting() -> None:
        seen.append(page.objectName())
        refresh()

    monkeypatch.setattr(page, "refresh", noting)
    return seen


def rows(hands: Hands, table: str) -> list[str]:
    """The first column of a table."""
    model = hands.window.findChild(RowTable, table).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def kinds_of_widgets(kind: type[QWidget] = QWidget) -> Iterator[type[QWidget]]:
    """The classes of the program's widgets. PySide loses its way among those that Qt makes and deletes for itself."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("freiwilligenagentur"):
            yield each
        yield from kinds_of_widgets(each)


def operable(window: QWidget) -> set[QWidget]:
    """Everything that can be seen and takes keys."""
    found = [widget for kind in kinds_of_widgets() for widget in window.findChildren(kind)]
    return {each for each in found if each.isVisible() and each.isEnabled() and each.focusPolicy() & TAB}


def round_of_tab(hands: Hands) -> list[str]:
    """The names of all stops, from here until here again."""
    stops = [hands.at()]
    for _stop in range(STOPS):
        hands.press("Tab")
        if hands.at() == stops[0] and len(stops) > 1:
            return stops
        stops.append(hands.at())
    pytest.fail(f"Tab does not come round: {stops}")


def only_certificate(office: OpenOffice) -> str:
    """The key of the one certificate."""
    with office.store.read() as session:
        return str(session.scalars(select(Certificate.id)).one())


def record(office: OpenOffice, name: str) -> None:
    """A club that somebody records elsewhere in the program."""
    with office.store.write("Organisation aufgenommen") as session:
        session.add(Organisation(name=name))


class TestGoing:
    def test_the_window_opens_on_the_start_page_with_the_keyboard_in_it(self, hands: Hands) -> None:
        assert (hands.room(), hands.at()) == ("today", "today.intake")

    @pytest.mark.parametrize(("number", "room"), list(enumerate(ROOMS, start=1)))
    def test_ctrl_and_a_number_goes_into_each_room(self, hands: Hands, number: int, room: str) -> None:
        hands.press("Ctrl+7", f"Ctrl+{number}")
        assert hands.room() == room
        assert hands.page().isAncestorOf(hands.focused())

    def test_tab_passes_by_the_rooms_without_going_anywhere(self, hands: Hands) -> None:
        hands.press("Ctrl+2")
        hands.tab_to("shell.settings")
        assert hands.room() == "people"
        hands.press("Tab")
        hands.tab_to("people.filter")
        assert hands.room() == "people"

    def test_arrows_go_through_the_rooms_and_enter_goes_in(self, hands: Hands) -> None:
        hands.tab_to("shell.rooms")
        hands.press("Down", "Down")
        assert (hands.room(), hands.at()) == ("organisations", "shell.rooms")
        hands.press("Return")
        assert hands.at() == "organisations.filter"

    def test_the_settings_open_with_enter_from_the_line_below_the_rooms(self, hands: Hands) -> None:
        hands.tab_to("shell.settings")
        hands.press("Return")
        assert (hands.room(), hands.at()) == ("settings", "office.settings.name")
        hands.tab_to("shell.rooms")
        assert hands.room() == "settings"

    def test_a_room_keeps_where_the_keyboard_was(self, hands: Hands) -> None:
        hands.press("Ctrl+4")
        hands.tab_to("offers.area")
        hands.press("Ctrl+2", "Ctrl+4")
        assert hands.at() == "offers.area"

    def test_the_menu_opens_by_key_and_closes_with_esc(self, hands: Hands) -> None:
        read: list[str] = []

        def look_and_close() -> None:  # the menu waits in a loop of its own
            menu = hands.focused()
            assert isinstance(menu, QMenu)
            read.extend(action.text() for action in menu.actions() if action.text())
            hands.press("Escape")

        QTimer.singleShot(0, look_and_close)
        hands.press("F10")
        assert read[:3] == ["Einlesen …", "Nachweis prüfen …", "Jetzt sichern"]
        assert hands.room() == "today"


class TestFinding:
    @pytest.mark.parametrize(
        ("typed", "label", "room"),
        [
            ("mertens", "Mertens, Ilse", "people"),
            ("lesezeichen", "Bürgerverein Lesezeichen e. V.", "organisations"),
            ("lesepatin", "Lesepatin", "offers"),
            ("einstellungen", "Einstellungen", "settings"),
        ],
    )
    def test_enter_opens_what_was_found(self, hands: Hands, typed: str, label: str, room: str) -> None:
        assert hands.find(typed)[0] == label
        hands.press("Return")
        assert hands.room() == room
        assert hands.page().isAncestorOf(hands.focused())
        assert hands.focused().focusPolicy() & TAB
        assert hands.hits() == []

    def test_a_certificate_is_found_by_its_number(self, hands: Hands, furnished: OpenOffice) -> None:
        assert hands.find("0001")[0].startswith("EN-")
        hands.press("Return")
        assert hands.room() == "certificates"
        assert hands.window.findChild(RowTable, "certificates.table").current_id() == only_certificate(furnished)

    def test_arrows_choose_among_the_hits(self, hands: Hands) -> None:
        assert hands.find("lese")[:2] == ["Lesepatin", "Bürgerverein Lesezeichen e. V."]
        hands.press("Down", "Return")
        assert hands.room() == "organisations"

    def test_esc_goes_back_to_where_the_keyboard_was(self, hands: Hands) -> None:
        hands.press("Ctrl+4")
        hands.tab_to("offers.area")
        hands.find("mertens")
        hands.press("Escape")
        assert hands.at() == "offers.area"
        assert hands.hits() == []
        assert hands.find("") == []

    def test_nothing_found_is_said(self, hands: Hands) -> None:
        assert hands.find("qqqq") == ["Nichts gefunden. Ein Teil des Namens, der Telefonnummer oder die PLZ genügt."]
        hands.press("Return")
        assert hands.room() == "today"

    def test_what_is_recorded_meanwhile_is_found(self, hands: Hands, furnished: OpenOffice) -> None:
        hands.find("tafel")
        record(furnished, "Tafel Naumburg")
        hands.press("Escape")
        assert hands.find("tafel") == ["Tafel Naumburg"]


class TestTakingBack:
    def test_the_line_of_state_tells_the_step_and_ctrl_z_takes_it_back(
        self, hands: Hands, furnished: OpenOffice
    ) -> None:
        hands.press("Ctrl+3")
        record(furnished, "Tafel Naumburg")
        hands.wait_to_see("Rückgängig: Organisation aufgenommen (Strg+Z)")
        hands.until(lambda: "Tafel Naumburg" in rows(hands, "organisations.table"))
        hands.press("Ctrl+Z")
        hands.wait_to_see("Zurückgenommen: Organisation aufgenommen")
        hands.until(lambda: not hands.sees("Rückgängig:"))
        hands.until(lambda: "Tafel Naumburg" not in rows(hands, "organisations.table"))
        hands.press("Ctrl+Shift+Z")
        hands.wait_to_see("Wiederholt: Organisation aufgenommen")
        hands.until(lambda: "Tafel Naumburg" in rows(hands, "organisations.table"))
        hands.press("Ctrl+Z", "Ctrl+Y")
        hands.until(lambda: "Tafel Naumburg" in rows(hands, "organisations.table"))

    def test_the_line_of_state_is_a_button_that_tab_reaches(self, hands: Hands, furnished: OpenOffice) -> None:
        record(furnished, "Tafel Naumburg")
        hands.push("shell.undo")
        hands.wait_to_see("Zurückgenommen: Organisation aufgenommen")

    def test_what_the_window_says_is_not_talked_over_by_the_change_itself(
        self, hands: Hands, furnished: OpenOffice
    ) -> None:
        record(furnished, "Tafel Naumburg")
        hands.wait_to_see("Organisation aufgenommen")
        hands.press("Ctrl+Z")
        hands.until(lambda: not hands.sees("Rückgängig:"))
        assert hands.sees("Zurückgenommen: Organisation aufgenommen")

    def test_what_is_final_is_said_before_the_step_before_it_is_taken_back(
        self, hands: Hands, furnished: OpenOffice
    ) -> None:
        with furnished.store.write("Tafel gegründet") as session:
            session.add(Organisation(name="Tafel Freyburg"))
        record(furnished, "Tafel Naumburg")
        with furnished.store.write("Nachweis ausgestellt", undoable=False) as session:
            session.add(FollowUp(due_on=date(2026, 11, 29), text="Nachweis abholen"))
        hands.press("Ctrl+Z")
        hands.wait_to_see("„Nachweis ausgestellt“ bleibt. Noch einmal Strg+Z nimmt zurück: Organisation aufgenommen.")
        hands.wait_to_see("Rückgängig: Organisation aufgenommen (Strg+Z)")
        hands.press("Ctrl+Z")
        hands.wait_to_see("Zurückgenommen: Organisation aufgenommen")
        hands.press("Ctrl+Z")
        hands.wait_to_see("Zurückgenommen: Tafel gegründet")  # said once, not at every step further back

    def test_nothing_to_take_back_is_said(self, hands: Hands) -> None:
        hands.press("Ctrl+Z")
        assert hands.sees("Es gibt nichts zurückzunehmen.")

    def test_a_field_takes_back_its_own_typing_and_stops_there(self, hands: Hands, furnished: OpenOffice) -> None:
        record(furnished, "Tafel Naumburg")
        hands.press("Ctrl+2")
        assert hands.at() == "people.filter"
        hands.type("mert")
        hands.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
        assert hands.value("people.filter") == ""
        assert not hands.sees("Zurückgenommen")
        hands.press("Tab", "Shift+Tab", "Ctrl+Z")
        assert hands.sees("Zurückgenommen: Organisation aufgenommen")


class TestKeepingUp:
    def test_only_what_concerns_the_page_is_read_anew(
        self, hands: Hands, furnished: OpenOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hands.press("Ctrl+3", "Ctrl+2")
        people = counted(hands.page(), monkeypatch)
        record(furnished, "Tafel Naumburg")
        hands.wait_to_see("Rückgängig: Organisation aufgenommen (Strg+Z)")
        with furnished.store.write("Beschriftet") as session:
            session.add(Term(list_name=TermList.AREA, code="bees", label="Bienen"))
        hands.wait_to_see("Rückgängig: Beschriftet (Strg+Z)")
        assert people == ["people.page"] * 2
        hands.press("Ctrl+3")
        organisations = counted(hands.page(), monkeypatch)
        with furnished.store.write("Beschriftet") as session:
            session.add(Term(list_name=TermList.AREA, code="wasps", label="Wespen"))
        hands.until(lambda: hands.sees("Beschriftet"))
        assert organisations == []

    def test_a_change_from_another_thread_arrives(self, hands: Hands, furnished: OpenOffice) -> None:
        hands.press("Ctrl+3")
        elsewhere = threading.Thread(target=record, args=(furnished, "Tafel Naumburg"))
        elsewhere.start()
        hands.until(lambda: "Tafel Naumburg" in rows(hands, "organisations.table"))
        elsewhere.join()
        hands.wait_to_see("Organisation aufgenommen")

    def test_the_words_of_urgency_stand_whole_and_below_each_other(self, hands: Hands) -> None:
        page = hands.page()
        words = ["heute", "seit letzter Woche nicht gedruckt"]
        page.display_lines([Line(word, word, "warn", "Nachfragen", "Groß", "Öffnen") for word in words], "")
        page.display_further_lines([Line("l", "ein noch viel längeres Wort der Eile", "warn", "", "", "Öffnen")])
        hands.wait_to_see("ein noch viel längeres Wort der Eile")
        badges = [badge for badge in page.findChildren(Badge) if badge.isVisible()]
        assert len(badges) == 3
        assert len({badge.width() for badge in badges}) == 1
        assert all(badge.width() > badge.fontMetrics().horizontalAdvance(badge.text()) for badge in badges)

    def test_the_start_page_shows_a_talk_that_was_just_left(self, hands: Hands) -> None:
        hands.press("Ctrl+2", "Ctrl+N")
        hands.type("Deniz")
        hands.press("Ctrl+1")
        hands.wait_to_see("Deniz")


class TestEveryRoom:
    """What holds for each room, with one of everything in it."""

    def visit(self, hands: Hands) -> Iterator[str]:
        """Goes everywhere; what must be there by then tells the place."""
        for mark, keys in PLACES.items():
            hands.press(*keys)
            yield from self.arrive(hands, mark)
        for mark, words in (("office.settings.name", "einstellungen"), ("certificates.search", "nachweis ausstellen")):
            hands.find(words)
            hands.press("Return")
            yield from self.arrive(hands, mark)
        hands.type("mertens")
        hands.press("Return")
        yield from self.arrive(hands, "certificates.thanks")

    def arrive(self, hands: Hands, mark: str) -> Iterator[str]:
        hands.until(lambda: hands.offers(mark))
        yield mark

    def test_everything_that_takes_keys_has_a_name_for_tests_and_for_screen_readers(self, hands: Hands) -> None:
        nameless = [
            (mark, type(widget).__name__, widget.objectName(), widget.accessibleName())
            for mark in self.visit(hands)
            for widget in operable(hands.window)
            if not widget.objectName() or not widget.accessibleName()
        ]
        assert nameless == []

    def test_tab_reaches_everything_and_comes_round(self, hands: Hands) -> None:
        missed = {}
        for mark in self.visit(hands):
            wanted = {widget.objectName() for widget in operable(hands.window)}
            if left_out := sorted(wanted - set(round_of_tab(hands))):
                missed[mark] = left_out
        assert missed == {}

    @pytest.mark.parametrize("way", ["Tab", "Shift+Tab"])
    def test_the_focus_is_always_to_be_seen(self, hands: Hands, way: str) -> None:
        unseen = []
        for mark in self.visit(hands):
            for _stop in range(len(set(round_of_tab(hands)))):
                here, name, looks = hands.focused(), hands.at(), []
                while hands.focused() is here:  # a line with two links is two stops
                    looks.append(here.grab().toImage())
                    hands.press(way)
                if here.grab().toImage() in looks:
                    unseen.append((mark, name))
        assert unseen == []

    def test_windows_do_not_pile_up(self, hands: Hands) -> None:
        for _mark in self.visit(hands):
            pass
        before = len(QApplication.topLevelWidgets())
        for number in range(1, 8):
            hands.press(f"Ctrl+{number}")
            hands.find("lese")
            hands.press("Escape")
        hands.press("Ctrl+I", "Escape", "F1")
        hands.press("F1")
        hands.until(lambda: len(QApplication.topLevelWidgets()) <= before + 1)  # the handbook stays


class TestBeginning:
    def test_the_first_window_leaves_room_for_its_title_on_the_screen(self, qtbot: QtBot, office: OpenOffice) -> None:
        made = OfficeWindow(office, Settings(), lambda: None)
        assert made.window.height() < made.window.screen().availableSize().height() - 30
        made.release()
        qtbot.addWidget(made.window)

    def test_an_empty_office_offers_the_import(self, qtbot: QtBot, office: OpenOffice, windows: Windows) -> None:
        hands = Hands(qtbot, windows(office))
        assert hands.sees("Das Büro ist noch leer.")
        hands.push("today.open.import")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        hands.press("Escape")
        record(office, "Tafel Naumburg")
        hands.wait_to_see("Heute ist nichts dran.")


class TestBeside:
    def test_f1_opens_the_handbook_at_the_room_and_esc_closes_it(self, hands: Hands) -> None:
        hands.press("Ctrl+4", "F1")
        [handbook] = [window for window in QApplication.topLevelWidgets() if isinstance(window, HelpWindow)]
        assert handbook.isVisible()
        assert "Angebote" in handbook.text()
        handbook.activateWindow()
        hands.until(handbook.isActiveWindow)
        QTest.keyClick(handbook, Qt.Key.Key_Escape)
        hands.until(lambda: not handbook.isVisible())

    def test_ctrl_i_opens_the_import_and_esc_closes_it(self, hands: Hands) -> None:
        hands.press("Ctrl+I")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        hands.press("Escape")
        hands.until(lambda: not dialog.isVisible())
        assert hands.room() == "today"
