"""Looks beside the work whether a new version lies in the folder that the office named; off unless it named one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from freiwilligenagentur.i18n import _
from freiwilligenagentur.workstation.updates import Updates


class NewVersion(QObject):
    """Tells in the window's thread when there is one."""

    _found = Signal(str)

    def __init__(self, parent: QObject, updates: Callable[[], Updates], tell: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._updates, self._tell = updates, tell
        self._found.connect(self._say)

    def look_in(self, folder: Path) -> None:
        """Looks; a stick that is not there now is nothing to tell."""
        Thread(target=self._look, args=(folder,), name="look for a new version", daemon=True).start()

    def _look(self, folder: Path) -> None:
        version = self._updates().newest_in(folder)
        if version:
            self._found.emit(version)

    def _say(self, version: str) -> None:
        self._tell(_("Version {version} is ready: Settings, The program.").format(version=version))
