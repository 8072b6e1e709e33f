"""Hears what later starts hand over to this program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from freiwilligenagentur.workstation.running import Running

LISTEN_AFTER_MS = 100  # the first window is there by then


class Asked(QObject):
    """Calls ``answer`` in the window's thread with each file that is handed over, or None for "come to the front"."""

    def __init__(self, parent: QObject, running: Running, answer: Callable[[Path | None], None]) -> None:
        super().__init__(parent)
        self._running, self._answer = running, answer
        QTimer.singleShot(LISTEN_AFTER_MS, self, self._listen)

    def _listen(self) -> None:
        from PySide6.QtCore import QFileSystemWatcher

        watcher = QFileSystemWatcher([str(self._running.asked)], self)
        watcher.directoryChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        for path in self._running.taken():
            self._answer(path)


def to_front(window: QWidget) -> None:
    """Shows a window that may be minimised or covered, and what stands over it and waits for an answer."""
    if window.isMinimized():
        window.showNormal()
    over = QApplication.activeModalWidget() or window
    for each in (window, over):
        each.show()
        each.raise_()
    over.activateWindow()
