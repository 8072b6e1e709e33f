"""Sees to it that a fault never makes a window vanish: it is logged, a report is kept, and the user can read it."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QtMsgType, Signal, qInstallMessageHandler

from freiwilligenagentur.workstation.faults import Faults, HardCrash

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

    from freiwilligenagentur.workstation.report import Report
    from freiwilligenagentur.workstation.view.fault_dialog import FaultDialog

SHOWN_AFTER_MS = 100  # the first window is there by then


class Watch(QObject):
    """Listens from ``begin`` to ``end``; ``folder`` takes log and reports."""

    _found = Signal(object)

    def __init__(self, parent: QObject, folder: Path) -> None:
        super().__init__(parent)
        self._folder = folder
        self._dialog: FaultDialog | None = None
        self._early: list[tuple[QtMsgType, str]] | None = []
        """What Qt said before the first window; the log is begun, and read from the disk, only behind it."""
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)  # never inside the step that failed
        self.faults = Faults(folder, self._found.emit)
        self._crash = HardCrash(folder)

    def begin(self) -> None:
        """Begins to listen, and offers the report on an earlier run that the system ended."""
        self.faults.watch()
        qInstallMessageHandler(self._hear_qt)
        QTimer.singleShot(SHOWN_AFTER_MS, self, partial(self._window_shown, self._crash.begin()))

    def end(self) -> None:
        """Ends it all; the program is about to end as it should."""
        qInstallMessageHandler(None)
        self.faults.stop()
        self._crash.end()
        if logs := sys.modules.get("freiwilligenagentur.workstation.logs"):
            logs.stop()

    def _window_shown(self, earlier: str) -> None:
        from freiwilligenagentur.workstation import logs

        logs.started(self._folder)
        early, self._early = self._early or [], None
        for kind, message in early:
            self._write(kind, message)
        if earlier:
            self._tell_crash(earlier)

    def _tell_crash(self, earlier: str) -> None:
        from freiwilligenagentur.workstation import report

        now = datetime.now().astimezone()
        self._show(report.kept_if_possible(report.of_crash(earlier, now), self._folder, now))

    def _show(self, report: Report) -> None:
        from freiwilligenagentur.workstation.view.fault_dialog import FaultDialog

        if self._dialog is not None:
            self._dialog.add(report)
            return
        self._dialog = FaultDialog(report)
        self._dialog.finished.connect(self._forget)
        self._dialog.show()

    def _forget(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _hear_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if self._early is not None:
            self._early.append((kind, message))
        else:
            self._write(kind, message)

    def _write(self, kind: QtMsgType, message: str) -> None:
        from freiwilligenagentur.workstation import logs, trace

        text = f"Qt: {trace.masked(message)}"
        if kind != QtMsgType.QtDebugMsg and logs.started(self._folder):
            logs.log.warning(text)
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
