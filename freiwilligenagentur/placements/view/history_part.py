"""The steps of a placement, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.filled_anew import empty_layout
from freiwilligenagentur.desktop.labels import body, hint
from freiwilligenagentur.placements.presenter.texts import StepLine


class HistoryPart(QWidget):
    """Day, step, and below it note and user."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.BLOCK)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def display(self, lines: Sequence[StepLine]) -> None:
        """Shows these steps."""
        empty_layout(self._grid)
        for number, line in enumerate(lines):
            day = hint(line.day)
            day.setWordWrap(False)
            self._grid.addWidget(day, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(body(line.title), 2 * number, 1)
            if line.note:
                self._grid.addWidget(hint(line.note), 2 * number + 1, 1)
