"""A list that is filled anew while somebody works in it by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from freiwilligenagentur.desktop.filled_anew import empty_layout, keyboard_stays


class List(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)

    def fill(self, *names: str) -> None:
        with keyboard_stays(self):
            empty_layout(self._layout)
            for name in names:
                button = QPushButton(name)
                button.setObjectName(name)
                self._layout.addWidget(button)

    def click(self, name: str) -> None:
        found = self.findChild(QPushButton, name)
        found.setFocus()
        found.click()


@pytest.fixture
def shown(window: Callable[..., QWidget]) -> List:
    made, other = List(), QLineEdit()
    other.setObjectName("other")
    made.fill("first", "second", "third")
    window(made, other)
    return made


def at() -> str:
    focused = QApplication.focusWidget()
    assert focused.isVisible()
    return focused.objectName()


@pytest.mark.parametrize(
    ("was", "left", "now"),
    [
        ("second", ["first", "second", "third"], "second"),
        ("second", ["first", "third"], "third"),
        ("third", ["first", "second"], "second"),
    ],
)
def test_the_keyboard_stays_at_the_same_thing_or_the_one_beside_it(
    shown: List, was: str, left: list[str], now: str
) -> None:
    shown.findChild(QPushButton, was).clicked.connect(lambda: shown.fill(*left))
    shown.click(was)
    assert at() == now


def test_the_keyboard_elsewhere_is_left_there(shown: List) -> None:
    shown.click("second")
    other = shown.window().findChild(QLineEdit, "other")
    other.setFocus()
    shown.fill("first", "second")
    assert at() == "other"
