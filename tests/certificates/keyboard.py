"""Somebody at the keyboard of one page: keys go where the focus is, and what is looked for is there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

STOPS = 80


class Keyboard:
    """Works a page by keys alone."""

    def __init__(self, page: QWidget) -> None:
        self.page: Any = page

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, held)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def tab_to(self, name: str) -> None:
        """Presses Tab until the cursor is in the widget of this name."""
        for _step in range(STOPS):
            if self.focused().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"{name} cannot be reached with Tab")

    def find(self, name: str) -> Any:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found
