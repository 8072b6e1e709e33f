"""Where the pages stand: as wide as there is room, and to be moved sideways where a page needs more than that."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget


class Stack(QStackedWidget):
    """One page shown at a time; only that one says how small the stack may be."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize(0, 0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSizeHint()


def stage(pages: Stack) -> QScrollArea:
    """The pages in an area that scrolls only when the window is smaller than the page can be."""
    area = QScrollArea()
    area.setObjectName("shell.stage")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(pages)
    return area
