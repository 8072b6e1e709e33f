"""The handbook in a window of its own, beside the work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.i18n import _


class HelpWindow(QWidget):
    """Shows one page after the other; stays open while the work goes on. Esc closes it.

    It belongs to no other window: a dialog blocks the window below it and all that belongs to that one.
    """

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # it never keeps the program open
        self.setObjectName("shell.help")
        self.setWindowTitle(_("Handbook"))
        self._text = _Pages()
        self._text.setObjectName("shell.help.text")
        self._text.setAccessibleName(_("Handbook"))
        self._text.setOpenExternalLinks(False)
        self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else pictures change with it
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, 0, 0)
        layout.addWidget(self._text)
        self.setProperty("surface", "page")
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(124), room.width()), min(theme.em(44), room.height() - 2 * theme.EDGE))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def display(self, page: Path) -> None:
        """Shows a page from its beginning and comes to the front."""
        self._text.setSource(QUrl.fromLocalFile(str(page)), QTextDocument.ResourceType.MarkdownResource)
        self.show()
        self.raise_()
        self.activateWindow()

    def text(self) -> str:
        """What is read."""
        return self._text.toPlainText()


class _Pages(QTextBrowser):
    """Pages whose pictures are never wider than the text; Qt itself shows them as large as they are."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        room, ratio = self._room(), self.devicePixelRatioF()
        if picture.width() > room:
            picture = picture.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self.source().isEmpty():
            place = self.verticalScrollBar().value() / max(self.verticalScrollBar().maximum(), 1)
            self.reload()
            self.verticalScrollBar().setValue(round(place * self.verticalScrollBar().maximum()))

    def _room(self) -> int:
        return self.viewport().width() - 2 * round(self.document().documentMargin())
