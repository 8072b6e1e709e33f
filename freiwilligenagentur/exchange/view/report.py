"""What was done, and the ways on from there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.facts import flowing
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import body, heading
from freiwilligenagentur.exchange.presenter import ImportPresenter
from freiwilligenagentur.i18n import _


class ReportPane(QWidget):
    """The end of an import."""

    closed = Signal()

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._lines = heading(""), body("")
        self._sign = QLabel()
        self._sign.setAccessibleName(_("Done"))
        self._undo = button(_("Undo"), "exchange.undo", "Ctrl+Z")
        self._undo.clicked.connect(presenter.undo)
        self._save = button(_("Save the report …"), "exchange.save_report", "Ctrl+S")
        self._save.clicked.connect(presenter.save_report)
        self._close = primary_button(_("Close"), "exchange.close", "Ctrl+Return")
        self._close.clicked.connect(self.closed)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        column.addSpacing(theme.GAP)
        column.addWidget(flowing(self._close, self._undo, self._save))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.EDGE * 3, theme.EDGE * 3, theme.EDGE * 3, theme.EDGE)
        layout.setSpacing(theme.BLOCK)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        layout.setAlignment(column, Qt.AlignmentFlag.AlignTop)

    def display(self, title: str, lines: tuple[str, ...], can_undo: bool) -> None:
        """Shows an outcome; without lines there is nothing to save."""
        self._sign.setPixmap(icon("check-circle", "accent").pixmap(40, 40))
        self._title.setText(title)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self._undo.setVisible(can_undo)
        self._save.setVisible(bool(lines))
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
