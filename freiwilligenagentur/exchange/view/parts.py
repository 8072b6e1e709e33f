"""Parts of a window of which one shows at a time, chosen by a row of buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import Button, button
from freiwilligenagentur.desktop.flow import FlowLayout


class Parts(QWidget):
    """Tab and the arrows move between the buttons, Space shows a part. Parts with nothing in them can be hidden."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QButtonGroup(self)
        self._buttons: list[Button] = []
        self._stack = QStackedWidget()
        self._bar = QWidget()
        self._bar.setObjectName(name)
        self._bar.setAccessibleName(label)
        self._row = FlowLayout(self._bar, gap=theme.HALF, line_gap=theme.HALF)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._bar.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def add(self, part: QWidget) -> None:
        """Adds a part behind the others."""
        number = self._stack.addWidget(part)
        choice = button("", f"{self._name}.{number}")
        choice.setCheckable(True)
        choice.clicked.connect(partial(self._stack.setCurrentIndex, number))
        self._group.addButton(choice)
        self._buttons.append(choice)
        self._row.addWidget(choice)

    def set_title(self, part: QWidget, title: str, shown: bool) -> None:
        """Names a part; ``shown`` False takes it out of the choice."""
        choice = self._buttons[self._stack.indexOf(part)]
        choice.set_text(title)
        choice.setVisible(shown)

    def show_part(self, part: QWidget) -> None:
        """Brings a part to the front."""
        self._stack.setCurrentWidget(part)
        self._buttons[self._stack.indexOf(part)].setChecked(True)
