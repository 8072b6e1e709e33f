"""The program from its first window to its last: setting up or logging in, then the office, then the end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from freiwilligenagentur import garbage, paths
from freiwilligenagentur.app.watch import Watch
from freiwilligenagentur.desktop import qt_words, theme
from freiwilligenagentur.office import access
from freiwilligenagentur.settings import Settings

if TYPE_CHECKING:
    from freiwilligenagentur.app.office_window import OfficeWindow
    from freiwilligenagentur.shell.help_view import Handbook
    from freiwilligenagentur.storage.office_file import OpenOffice

OFFICE_AFTER_MS = 50  # the door is painted and takes keys by then


def application() -> QApplication:
    """The one QApplication, dressed and speaking the language of the office."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Freiwilligenagentur")
    app.setApplicationDisplayName("Freiwilligenagentur")
    qt_words.speak(app)
    if sys.platform.startswith("linux"):
        app.setStyle("Fusion")
    theme.apply(app)
    return app


class Program:
    """Which window is open."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.office: OfficeWindow | None = None
        self._door: QDialog | None = None
        self._handbook: Handbook | None = None

    def begin(self) -> None:
        """Opens the first window: setting up, or logging in."""
        if access.needs_setup(self.settings):
            self.set_up()
        else:
            self.log_in()

    def set_up(self) -> None:
        """Sets an office up."""
        from freiwilligenagentur.office import founding
        from freiwilligenagentur.office.view.setup import SetupWindow

        founding.set_unfinished_aside(self.settings)
        self._show_door(SetupWindow(self.settings, self.open), "setup")

    def log_in(self) -> None:
        """Asks for name and passphrase."""
        from freiwilligenagentur.office.view.login import LoginWindow

        self._show_door(LoginWindow(self.settings, self.open, self.set_up), "login")

    def open(self, opened: OpenOffice, *, remember: bool = True) -> None:
        """Opens the main window of an office; the sample office is not what the next start shall propose."""
        if remember:
            self.settings.last_office, self.settings.last_user = str(opened.place), opened.store.user
            self.settings.save()
        with garbage.unsearched():
            from freiwilligenagentur.app.office_window import OfficeWindow

            self.office = OfficeWindow(opened, self.settings, self.restored)
            self.office.open()
        garbage.keep_what_is_there()

    def restored(self) -> None:
        """After a copy was put in place: the window goes, and the way in is shown again."""
        if self.office is not None:
            self.office.release()
            self.office.window.close()
            self.office = None
        self.log_in()

    def end(self) -> None:
        """Keeps what the workstation remembers."""
        self.settings.save()

    def _show_door(self, door: QDialog, place: str) -> None:
        if self._door is not None:
            self._door.close()
        self._door = door
        QShortcut(QKeySequence("F1"), door).activated.connect(partial(self._open_handbook, place))
        door.finished.connect(self._close_handbook)
        door.show()
        QTimer.singleShot(OFFICE_AFTER_MS, door, _import_office)

    def _open_handbook(self, place: str) -> None:
        from freiwilligenagentur.shell.help_view import Handbook

        if self._handbook is None:
            self._handbook = Handbook()
        self._handbook.open(place)

    def _close_handbook(self, _result: int) -> None:
        if self._handbook is not None:
            self._handbook.close()


def _import_office() -> None:
    """Imports what the office needs beside the window, while somebody types the passphrase."""
    Thread(target=_office_modules, name="import of the office", daemon=True).start()


def _office_modules() -> None:
    with garbage.unsearched():
        from freiwilligenagentur.app import models, office_window  # noqa: F401


def start(place: Path | None = None) -> int:
    """Runs the program with its windows; returns the exit code."""
    settings = Settings.load()
    if place is not None:
        settings.last_office = str(place)
    with garbage.unsearched():
        app = application()
        program = Program(settings)
    code = run(app, program.begin)
    program.end()
    return code


def run(app: QApplication, begin: Callable[[], None]) -> int:
    """Opens the first window with ``begin`` and works until the last one is closed; returns the exit code."""
    watch = Watch(app, paths.logs())
    watch.begin()
    with garbage.unsearched():
        try:
            begin()
        except Exception as error:  # noqa: BLE001  (whatever it is: a report to read instead of no window at all)
            watch.faults.take(error, "start")
    garbage.keep_what_is_there()
    code = app.exec()
    watch.end()
    return code
