"""The handbook in a window of its own, beside the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.i18n import _


class HelpWindow(QWidget):
    """Shows one page after the other; stays open while the work goes on. Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("shell.help")
        self.setWindowTitle(_("Handbook"))
        self._text = QTextBrowser()
        self._text.setObjectName("shell.help.text")
        self._text.setAccessibleName(_("Handbook"))
        self._text.setOpenExternalLinks(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, 0, 0)
        layout.addWidget(self._text)
        self.setProperty("surface", "page")
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.resize(theme.chars(92), theme.em(44))
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
