"""A user without a mouse, before a page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme


class Keyboard:
    """Keys go to whatever has the focus; Tab looks for a widget by its object name."""

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, held)

    def control(self, key: Qt.Key) -> None:
        self.press(key, held=Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        for letter in text:  # QTest.keyClicks knows only ASCII
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.focus(), event)

    def tab_to(self, name: str) -> None:
        for _step in range(120):
            if self.focus().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reaches {name}")

    def focus(self) -> QWidget:
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        return widget


def show(qtbot: QtBot, page: QWidget, width: int = 1169, height: int = 700) -> None:
    """Shows a page as an active window, of the usual size unless told."""
    theme.apply(QApplication.instance(), dark=False)
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
