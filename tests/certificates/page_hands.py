"""One page of this room in a window of its own, worked by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
_STOPS = 90


class Ways:
    """Notes where the page leads and what it tells."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given: self.calls.append((name, *given))


class PageHands:
    """Keys go where the focus is."""

    def __init__(self, page: QWidget, qtbot: QtBot) -> None:
        self.page: Any = page
        page.resize(1166, 720)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, held)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def rewrite(self, text: str) -> None:
        """Types instead of what stands there."""
        self.press(Qt.Key.Key_A, CTRL)
        self.write(text)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def tab_to(self, name: str) -> None:
        """Presses Tab until the cursor is in the widget of this name."""
        for _step in range(_STOPS):
            if self.focused().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"{name} cannot be reached with Tab")

    def find(self, name: str) -> Any:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found
