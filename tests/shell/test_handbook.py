"""The handbook: every page is there, every link and picture leads somewhere, every key exists, F1 finds its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QImageReader, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QTextBrowser, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur import paths
from freiwilligenagentur.app.office_window import OfficeWindow
from freiwilligenagentur.app.program import Program
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.buttons import Button
from freiwilligenagentur.desktop.keys import shortcut_text
from freiwilligenagentur.exchange.view import ImportDialog
from freiwilligenagentur.office.view.login import LoginWindow
from freiwilligenagentur.office.view.setup import SetupWindow
from freiwilligenagentur.placements.view.card_dialog import CardDialog
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell import help_pages
from freiwilligenagentur.shell.help_view import HelpWindow
from freiwilligenagentur.storage.office_file import OpenOffice

PAGES = sorted(paths.handbook().glob("*.md"))
PICTURES = sorted((paths.handbook() / "bilder").glob("*.png"))
NO_CAPTION = re.compile(r"[.:“]$|^„|^\d\.|^[↑↓←→]$|^(Strg|Umschalt|Alt)\+|^F\d|^(Esc|Entf|Tab|Falsche Passphrase\?)$")
"""Sentences, names of keys and steps in bold letters."""
TARGET = re.compile(r"\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
BY_WIDGETS = {
    # Keys that no shortcut stands for: lists, chips, grids and Qt itself answer them.
    "Umschalt+Tab",
    "Umschalt+Leertaste",
    "Strg+Leertaste",
    "Umschalt+↓",
    "Alt+↓",
    "Alt+↑",
    "Strg++",
    "Strg+-",
    "Strg+0",
    "Strg+V",
    "Entf",
}


def by_name(page: Path) -> str:
    return page.stem


def targets(page: Path) -> list[str]:
    return TARGET.findall(page.read_text("utf-8"))


def keys_named(page: Path) -> set[str]:
    named = {bold for text in BOLD.findall(page.read_text("utf-8")) for bold in text.split(" ")}
    return {key for key in named if re.match(r"(Strg|Umschalt|Alt)\+|F\d+$|Entf$", key)}


@pytest.fixture
def window(qtbot: QtBot, office: OpenOffice) -> Iterator[OfficeWindow]:
    opened = OfficeWindow(office, Settings(), nothing)
    with qtbot.waitExposed(opened.window):
        opened.open()
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    yield opened
    opened.window.hide()
    opened.release()
    opened.window.close()


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    """The program before an office is open."""
    made = Program(Settings())
    yield made
    for door in QApplication.topLevelWidgets():
        if isinstance(door, SetupWindow | LoginWindow):
            door.close()
            door.deleteLater()
            QApplication.sendPostedEvents(door, QEvent.Type.DeferredDelete)


def open_handbooks() -> list[HelpWindow]:
    """All that can be seen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, HelpWindow) and each.isVisible()]


def the_handbook() -> HelpWindow:
    """The one that is open."""
    [found] = open_handbooks()
    return found


def front(qtbot: QtBot, window: QWidget) -> QWidget:
    """The window, with the keyboard in it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def read_page(window: HelpWindow) -> str:
    """The file of the page that is shown."""
    return str(window.findChild(QTextBrowser).source().fileName())


def nothing(*_ignored: object) -> None:
    return None


@pytest.mark.parametrize("name", [help_pages.START, *help_pages.PAGES.values()])
def test_the_program_has_a_page_for_each_of_its_places(name: str):
    assert (paths.handbook() / f"{name}.md").is_file()


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_links_and_pictures_of_a_page_lead_somewhere(page: Path):
    assert [target for target in targets(page) if not (page.parent / target).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_a_page_can_be_reached_from_the_first_one(page: Path):
    assert page.name in {f"{help_pages.START}.md", *targets(paths.handbook() / f"{help_pages.START}.md")}


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_a_page_is_plain_markdown_with_one_title(page: Path):
    text = page.read_text("utf-8")
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert re.findall(r"<[a-zA-Z/!]|^\s*\|", text, re.MULTILINE) == []


def test_every_picture_is_shown_somewhere_and_all_together_stay_small():
    shown = {Path(target).name for page in PAGES for target in targets(page) if target.endswith(".png")}
    assert {picture.name for picture in PICTURES} == shown
    assert sum(picture.stat().st_size for picture in PICTURES) < 1_500_000
    assert [picture.name for picture in PICTURES if not QImageReader(str(picture)).canRead()] == []


def test_f1_opens_the_page_of_the_room_that_is_shown(qtbot: QtBot, window: OfficeWindow):
    read = {}
    for room in [*list(help_pages.PAGES)[:7], "settings"]:
        window.window.show_room(room)
        window.window.activateWindow()
        qtbot.waitUntil(window.window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or window.window, Qt.Key.Key_F1)
        shown = the_handbook().findChild(QTextBrowser)
        title = paths.handbook().joinpath(f"{help_pages.PAGES[room]}.md").read_text("utf-8").splitlines()[0]
        read[room] = (shown.source().fileName(), shown.toPlainText().startswith(title.removeprefix("# ")))
    assert read == {room: (f"{help_pages.PAGES[room]}.md", True) for room in read}


def test_a_link_goes_to_its_page_and_esc_closes_the_handbook(qtbot: QtBot, window: OfficeWindow):
    window.ways.open_help("today")
    handbook = the_handbook()
    qtbot.waitUntil(handbook.isActiveWindow)
    shown = handbook.findChild(QTextBrowser)
    shown.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(shown, key)
    assert shown.source().fileName() == targets(help_pages.page("today"))[1]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not handbook.isVisible()


def test_f1_in_the_import_opens_a_handbook_that_can_be_read_at_once(qtbot: QtBot, window: OfficeWindow):
    window.open_import()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    QTest.keyClick(front(qtbot, dialog), Qt.Key.Key_F1)
    handbook = the_handbook()
    assert read_page(handbook) == "import.md"
    qtbot.waitUntil(handbook.isActiveWindow)  # a window behind a dialog never becomes active
    text = handbook.findChild(QTextBrowser)
    before = text.verticalScrollBar().value()
    QTest.keyClick(handbook.windowHandle(), Qt.Key.Key_PageDown)  # through the window, where a dialog would block it
    assert text.verticalScrollBar().value() > before
    QTest.keyClick(handbook.windowHandle(), Qt.Key.Key_Escape)
    assert not handbook.isVisible()
    dialog.reject()


def test_the_handbook_can_be_read_while_a_question_stands(qtbot: QtBot, window: OfficeWindow):
    window.ways.open_help("placements")
    handbook = the_handbook()
    qtbot.waitUntil(handbook.isActiveWindow)
    text = handbook.findChild(QTextBrowser)
    read = []

    def read_and_answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.keyClick(
            handbook.windowHandle(), Qt.Key.Key_PageDown
        )  # through the window, where a question may block it
        read.append(text.verticalScrollBar().value())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, handbook, read_and_answer)
    assert not dialogs.ask(window.window, "Vermittlung", "Trotzdem vorschlagen?", "Vorschlagen", "Lassen")
    assert read[0] > 0


def test_the_handbook_goes_with_the_office(qtbot: QtBot, window: OfficeWindow):
    window.ways.open_help("import")
    the_handbook()
    window.window.close()
    qtbot.waitUntil(lambda: not window.window.isVisible())
    assert not open_handbooks()


def test_f1_helps_while_the_office_is_being_set_up(qtbot: QtBot, program: Program):
    program.begin()
    [setup] = [door for door in QApplication.topLevelWidgets() if isinstance(door, SetupWindow) and door.isVisible()]
    QTest.keyClick(front(qtbot, setup), Qt.Key.Key_F1)
    handbook = the_handbook()
    assert read_page(handbook) == "einrichten.md"
    setup.reject()
    assert not open_handbooks()


def test_f1_helps_whoever_cannot_log_in(qtbot: QtBot, program: Program, office: OpenOffice):
    program.settings.last_office = str(office.place)
    program.begin()
    [login] = [door for door in QApplication.topLevelWidgets() if isinstance(door, LoginWindow) and door.isVisible()]
    QTest.keyClick(front(qtbot, login), Qt.Key.Key_F1)
    assert read_page(the_handbook()) == "anmelden.md"


def test_the_page_of_the_keys_names_exactly_the_keys_that_the_windows_have(qtbot: QtBot, window: OfficeWindow):
    for room in [*list(help_pages.PAGES)[:7], "settings"]:
        window.window.show_room(room)
    doors = [SetupWindow(Settings(), nothing), LoginWindow(Settings(), nothing)]
    doors.append(ImportDialog(window.services.exchange, window.ways, window.window))
    doors.append(CardDialog(window.services.placing.cards, window.ways, lambda *_pair: None, window.window))
    for door in doors:
        qtbot.addWidget(door)
    real = {key for root in (window.window, *doors) for key in keys_of(root)}
    named = keys_named(paths.handbook() / "tastatur.md")
    assert real - named == set()
    assert named - real - BY_WIDGETS == set()


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_what_a_page_calls_a_button_or_a_field_is_called_so_in_the_windows(page: Path):
    words = program_words()
    named = {bold.strip("… ") for bold in BOLD.findall(page.read_text("utf-8")) if not NO_CAPTION.search(bold)}
    assert {each for each in named if each not in words} == set()


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_no_page_names_a_key_that_the_page_of_the_keys_does_not_know(page: Path):
    assert keys_named(page) - keys_named(paths.handbook() / "tastatur.md") == set()


@lru_cache
def program_words() -> str:
    """All German messages of the program and the texts that it ships with, one after the other."""
    messages = [message.string for room in sorted(paths.catalogues().glob("de/*.po")) for message in catalogue(room)]
    found = [text for string in messages for text in ([string] if isinstance(string, str) else string)]
    return "\n".join([*found, (paths.resources() / "consents.toml").read_text("utf-8")])


def catalogue(room: Path) -> Catalog:
    with room.open("rb") as file:
        return read_po(file)


def keys_of(root: QWidget) -> set[str]:
    """What the shortcuts, buttons and menus of a window answer, as a German keyboard says it."""
    found = [key for each in root.findChildren(QShortcut) for key in QShortcut.keys(each)]
    found += [button.shortcut() for button in (*root.findChildren(Button), *menu_buttons(root))]
    found += [key for action in root.findChildren(QAction) for key in action.shortcuts()]
    texts = {key.toString(QKeySequence.SequenceFormat.PortableText) for key in found}
    return {shortcut_text(text) for text in texts if text.startswith(("Ctrl", "Shift", "Alt", "F")) and text != "Find"}


def menu_buttons(root: QWidget) -> list[QToolButton]:
    button = root.findChild(QToolButton, "shell.menu")
    return [button] if button is not None else []
