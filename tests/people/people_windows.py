"""Somebody with a keyboard before the pages of the volunteers, and what such a person sees."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from freiwilligenagentur.people.hooks import Chip, Suggestion
from freiwilligenagentur.people.view.page import VolunteersPage

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OFFERS = [
    Suggestion("o1", "Lesepatin", "1,2 km · 2 Plätze frei", (Chip("Kinder", "good"),)),
    Suggestion("o2", "Fahrdienst", "3 km", (Chip("Arabisch, Russisch und eine weitere Sprache erwünscht"),)),
]


class Ways:
    """Notes where the user was led."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *subjects: self.gone.append((name, *subjects))


class Hands:
    """Somebody who only has a keyboard."""

    def __init__(self, page: VolunteersPage) -> None:
        self.page = page

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key, held)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)  # a letter may open a list, which takes the next

    def at(self) -> str:
        """The object name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def tab_to(self, name: str) -> None:
        """Presses Tab until the focus is there (or in a group of that name)."""
        for _step in range(120):
            if self.at() == name or self.at().startswith(f"{name}."):
                return
            self.press(KEY.Key_Tab)
        pytest.fail(f"Tab never came to {name}")


def find(page: QWidget, kind: type, name: str) -> Any:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def in_sight(page: QWidget, widget: QWidget) -> bool:
    """Whether nothing of a widget in the record is scrolled away."""
    view = find(page, QScrollArea, "people.record.sections").viewport()
    place = QRect(widget.mapTo(view, QPoint()), widget.size())
    return widget.isVisible() and view.rect().contains(place)


def texts(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
