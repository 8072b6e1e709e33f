"""Somebody at the keyboard of the main window: presses, types, looks, and never reaches for the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.app.office_window import OfficeWindow
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import Button
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.labels import Badge
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell.window import SIZE, MainWindow
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.vocabulary.service import Vocabulary

PATIENCE_MS = 15_000
STOPS = 160
TAB = Qt.FocusPolicy.TabFocus
TEXTS = (QLabel, Badge, Button, LineEdit)


Windows = Callable[..., OfficeWindow]


def open_windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """Opens main windows over offices with the default lists, and closes them at the end.

    A question that nobody expects is answered at once instead of waiting for ever.
    """
    monkeypatch.setattr(dialogs, "ask", _yes)
    made: list[OfficeWindow] = []

    def make(office: OpenOffice, settings: Settings | None = None) -> OfficeWindow:
        Vocabulary(office.store).ensure_defaults()
        made.append(OfficeWindow(office, settings or Settings(), _nothing))
        made[-1].window.resize(*SIZE)  # the screen of tests is smaller
        return made[-1]

    yield make
    for each in made:
        each.window.hide()  # pages keep what was typed as long as the office is open
        each.release()
        each.window.close()
        # Windows that only hide would make every later test slower: the look is put on all of them anew.
        each.window.deleteLater()
        QApplication.sendPostedEvents(each.window, QEvent.Type.DeferredDelete)


class Hands:
    """Keys go where the focus is, as they do for a user; what is seen is what the window shows."""

    def __init__(self, qtbot: QtBot, office: OfficeWindow) -> None:
        theme.apply(QApplication.instance(), dark=False)
        self.office = office
        self._qtbot = qtbot
        with qtbot.waitExposed(self.window):
            office.open()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self.office.window

    # --- keys

    def press(self, *keys: str) -> None:
        """Presses keys by their names: ``"Ctrl+N"``, ``"Tab"``, ``"Down"``."""
        for name in keys:
            combination = QKeySequence(name)[0]
            self._stay_active()
            QTest.keyClick(self.focused(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Types a text, umlauts too, which Qt's own helper does not know."""
        self._stay_active()
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.focused(), key)

    def tab_to(self, name: str, back: bool = False) -> None:
        """Presses Tab until the focus is on the widget of this name, or in the group of this name."""
        self.until(lambda: self.offers(name))
        passed: list[str] = []
        for _stop in range(STOPS):
            if self.at() == name or self.at().startswith(f"{name}."):
                return
            passed.append(self.at())
            self.press("Shift+Tab" if back else "Tab")
        pytest.fail(f"Tab never reaches {name}, only {list(dict.fromkeys(passed))}")

    def fill(self, name: str, text: str) -> None:
        """Goes to a field by Tab and types into it instead of what stands there."""
        self.tab_to(name)
        self.press("Ctrl+A")
        self.type(text)

    def push(self, name: str) -> None:
        """Goes to a button, a tick or a chip by Tab and presses Space."""
        self.tab_to(name)
        self.press("Space")

    def unfold(self, section: str) -> None:
        """Goes to the head of a section by Tab and opens it if it is folded."""
        self.tab_to(f"{section}.head")
        if self.focused().accessibleDescription() == "zugeklappt":
            self.press("Space")

    def find(self, text: str) -> list[str]:
        """Types into the search line at the top and returns what it lists."""
        self.press("Ctrl+K")
        self.type(text)
        return self.hits()

    def hits(self) -> list[str]:
        """What the search line lists."""
        rows = self.window.findChild(QListWidget, "shell.hits")
        return [rows.item(row).text() for row in range(rows.count())] if rows and rows.isVisible() else []

    # --- eyes

    def at(self) -> str:
        """The name of what has the focus."""
        return self.focused().objectName()

    def room(self) -> str:
        """The room that is shown."""
        return self.window.present_room()

    def focused(self) -> QWidget:
        """What the next key goes to."""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is not None:
            return over.focusWidget() or over
        return QApplication.focusWidget() or self.window

    def page(self) -> QWidget:
        """The page that is shown."""
        return self.window.made_pages()[self.room()]

    def offers(self, name: str) -> bool:
        """Whether something of this name (or a group of this name) can be seen and takes keys."""
        pattern = QRegularExpression(f"^{QRegularExpression.escape(name)}(\\..+)?$")
        found = self.window.findChildren(QWidget, pattern)
        return any(each.isVisible() and each.isEnabled() and each.focusPolicy() & TAB for each in found)

    def value(self, name: str) -> str:
        """What stands in a line."""
        line = self.window.findChild(LineEdit, name)
        assert line is not None, name
        return line.text()

    def shown(self) -> str:
        """All text in the window."""
        return "\n".join(text for kind in TEXTS for text in self._texts(kind))

    def sees(self, text: str) -> bool:
        """Whether a text stands in the window."""
        return text in self.shown()

    def wait_to_see(self, text: str) -> None:
        """Waits until a text stands in the window."""
        self.until(lambda: self.sees(text))

    def until(self, condition: object) -> None:
        """Waits for a condition; the machine may be slow."""
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def _stay_active(self) -> None:
        """Offscreen a window that opens gets the keyboard later than on screens, and one below does not get it back."""
        top = QApplication.activeModalWidget() or self.window
        if QApplication.activePopupWidget() is None and top.isVisible() and not top.isActiveWindow():
            top.activateWindow()
            self.until(top.isActiveWindow)

    def _texts(self, kind: type[QWidget]) -> list[str]:
        # Only classes of the program: PySide loses its way among widgets that Qt made for itself and deletes again.
        return [each.text() for each in self.window.findChildren(kind) if each.isVisible()]


def _yes(*_words: object) -> bool:
    return True


def _nothing() -> None:
    return None
