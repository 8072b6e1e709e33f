"""The dialog that long work shows: how far, how long still, and Abbrechen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.labels import hint, subheading
from freiwilligenagentur.i18n import _, ngettext


class TaskDialog(QDialog):
    """Blocks its window until the work ended; Esc asks to stop."""

    cancel_asked = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("desktop.task")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.chars(56))
        self._text = hint("")
        self._text.setFont(theme.font())
        self._left = hint("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._cancel = button(_("Cancel"), "desktop.task.cancel", "Esc")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._left, 1)
        foot.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.GAP)
        layout.addWidget(subheading(title))
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        layout.addLayout(foot)

    def display(self, done: int, total: int, text: str, remaining: float | None, stopping: bool) -> None:
        """Shows how far the work is; ``remaining`` in seconds."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.setText(text)
        self._left.setText(_("Stopping …") if stopping else remaining_words(remaining))
        self._cancel.setEnabled(not stopping and not 0 < total <= done)  # at the end nothing is left to stop

    def reject(self) -> None:
        """Esc and the cancel button ask; the dialog closes when the work has really ended."""
        if not self._cancel.isEnabled():
            return
        self.cancel_asked.emit()
        self._left.setText(_("Stopping …"))
        self._cancel.setEnabled(False)

    def finish(self) -> None:
        """Closes the dialog and gives the keyboard back to its window, which not every window manager does."""
        was_active, parent = self.isActiveWindow(), self.parentWidget()
        self.done(0)
        if was_active and parent is not None:
            parent.window().activateWindow()
        self.deleteLater()


def remaining_words(seconds: float | None) -> str:
    """``noch etwa 3 Minuten``; "" when nobody knows."""
    if seconds is None:
        return ""
    if seconds < 5:
        return _("a few seconds left")
    if seconds < 90:
        rounded = max(10, round(seconds / 10) * 10)
        return _("about {n} seconds left").format(n=rounded)
    minutes = round(seconds / 60)
    return ngettext("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)
