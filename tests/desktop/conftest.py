"""Windows of the kit for tests: the application with its look, and a way to press keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Qt aborts when a widget is made before there is an application, whichever test comes first."""
    return qapp


@pytest.fixture
def press() -> Callable[..., None]:
    """Presses keys one after another on whatever has the focus."""

    def press_keys(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key, held)

    return press_keys


@pytest.fixture
def window(qtbot: QtBot) -> Callable[..., QWidget]:
    """Puts widgets below each other into a window that is shown and active."""

    kept: list[QWidget] = []  # pytest-qt holds windows weakly

    def show(*widgets: QWidget) -> QWidget:
        theme.apply(QApplication.instance(), dark=False)
        shown = QWidget()
        kept.append(shown)
        layout = QVBoxLayout(shown)
        for widget in widgets:
            layout.addWidget(widget)
        qtbot.addWidget(shown)
        with qtbot.waitExposed(shown):
            shown.show()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        return shown

    return show
