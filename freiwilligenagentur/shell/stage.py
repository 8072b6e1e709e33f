"""Where the pages stand: as wide as there is room, and to be moved sideways where a page needs more than that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Stack(QWidget):
    """One page shown at a time, which alone says how small the stack may be.

    Not Qt's own stack: with texts that wrap, that one asks for the height that the tallest of all pages would like.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._current: QWidget | None = None

    def addWidget(self, page: QWidget) -> None:  # noqa: N802 - as Qt's stack calls it
        page.hide()
        page.setParent(self)

    def currentWidget(self) -> QWidget | None:  # noqa: N802 - as Qt's stack calls it
        return self._current

    def setCurrentWidget(self, page: QWidget) -> None:  # noqa: N802 - as Qt's stack calls it
        if page is self._current:
            return
        before, self._current = self._current, page
        page.setGeometry(self.rect())
        page.raise_()
        page.show()
        if before is not None:
            before.hide()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        page = self._current
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize(0, 0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._current is not None:
            self._current.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # the page wants another size
        return super().event(event)


def stage(pages: Stack) -> QScrollArea:
    """The pages in an area that scrolls only when the window is smaller than the page can be."""
    area = QScrollArea()
    area.setObjectName("shell.stage")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(pages)
    return area
