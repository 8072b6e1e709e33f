"""The program from its first window to its last: setting up or logging in, then the office, then the end."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from freiwilligenagentur import garbage, paths
from freiwilligenagentur.app import stand_files
from freiwilligenagentur.app.asked import Asked, to_front
from freiwilligenagentur.app.watch import Watch
from freiwilligenagentur.desktop import dialogs, qt_words, theme
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office import access
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell.handbook import Handbook
from freiwilligenagentur.workstation import opening
from freiwilligenagentur.workstation.running import Running

if TYPE_CHECKING:
    from freiwilligenagentur.app.office_window import OfficeWindow
    from freiwilligenagentur.storage.office_file import OpenOffice

OFFICE_AFTER_MS = 50  # the door is painted and takes keys by then


def application() -> QApplication:
    """The one QApplication, dressed and speaking the language of the office."""
    # Named here and not set later, for which Python would name all six hundred numbers of Qt's styles.
    style = ["-style", "Fusion"] if sys.platform.startswith("linux") else []
    app = QApplication.instance() or QApplication([*sys.argv[:1], *style])
    assert isinstance(app, QApplication)
    app.setApplicationName("Freiwilligenagentur")
    app.setApplicationDisplayName("Freiwilligenagentur")
    qt_words.speak(app)
    theme.apply(app)
    return app


class Program:
    """Which window is open."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.office: OfficeWindow | None = None
        self._office_place: Path | None = None
        self._door: QDialog | None = None
        self._door_place = ""
        self._handbook = Handbook()
        self._ahead: Thread | None = None
        self._update: Path | None = None
        """A new version that waits until an office is open."""
        self._returned: Path | None = None
        """The file of a stand that waits until an office is open."""

    def begin(self, place: Path | None = None) -> None:
        """Opens the first window: setting up, or logging in. ``place`` is a file that the program was started with."""
        office = place is not None and opening.is_office(place)
        if office:
            self.settings.last_office = str(place)
        stand = self._stand_to_open(place)
        if stand is not None:
            self.open_stand(stand)
        else:
            self.open_door()
        if not office and place is not None and place != stand:
            self.asked(place)

    def open_door(self) -> None:
        """The way into the office of this computer: setting one up, or logging in."""
        if access.needs_setup(self.settings):
            self.set_up()
        else:
            self.log_in()

    def _stand_to_open(self, place: Path | None) -> Path | None:
        """The stand that the program was started with, or the one that this laptop is for, also where the file that it
        was started with is damaged.
        """
        with suppress(OfficeError):  # told over the first window
            if place is not None and opening.is_stand(place) and not stand_files.goes_home(place, self.settings):
                return place
        return stand_files.lying_here(self.settings) if place is None or opening.is_stand(place) else None

    def asked(self, place: Path | None) -> None:
        """Somebody started the program once more, perhaps with a file: it opens, or a sentence says why not."""
        window = self.office.window if self.office is not None else self._door
        assert window is not None, "begin opens one"
        to_front(window)
        if place is None or self._is_open(place):
            return
        if opening.is_stand(place):
            self._asked_for_stand(window, place)
            return
        refusal = opening.why_not(place, self._office_place, setting_up=self._door_place == "setup")
        if refusal is not None:
            self._update = place if opening.is_update(place) else self._update
            dialogs.tell(window, *refusal)
        elif opening.is_update(place):
            assert self.office is not None, "else there is a reason why not"
            self.office.take_update(place)
        else:
            self.settings.last_office = str(place)
            self.log_in()

    def _asked_for_stand(self, window: QWidget, file: Path) -> None:
        """In an office it comes home; else it is opened here, unless this computer has the office to log in to."""
        if self.office is not None:
            self.office.fair.take(file)
            return
        try:
            goes_home = stand_files.goes_home(file, self.settings)
        except OfficeError as error:
            dialogs.tell(window, *stand_files.about(error))
            return
        if goes_home:
            self._returned = file
            dialogs.tell(window, *stand_files.about_waiting(file))
        elif self._door_place != "setup" or dialogs.ask(window, *stand_files.about_setting_up(file)):
            self.open_stand(file)

    def _is_open(self, place: Path) -> bool:
        return self._office_place is not None and place.absolute() == self._office_place.absolute()

    def set_up(self, way_back: Callable[[], None] | None = None) -> None:
        """Sets an office up."""
        from freiwilligenagentur.office import founding
        from freiwilligenagentur.office.view.setup import SetupWindow

        founding.set_unfinished_aside(self.settings)
        self._show_door(SetupWindow(self.settings, self.open, way_back=way_back), "setup")

    def log_in(self) -> None:
        """Asks for name and passphrase."""
        from freiwilligenagentur.office.view.login import LoginWindow

        self._show_door(LoginWindow(self.settings, self.open, partial(self.set_up, self.log_in)), "login")

    def open_stand(self, source: Path) -> None:
        """Asks for the passphrase of a stand: of a file, or of one that lies on this computer."""
        from freiwilligenagentur.fair.view.door import DoorWindow

        into = partial(self.open, remember=False)
        self._show_door(DoorWindow(self.settings, into, source, self.open_door), "fair")

    def open(self, opened: OpenOffice, *, remember: bool = True) -> None:
        """Opens the main window of an office; the sample office is not what the next start shall propose."""
        if remember:
            self.settings.last_office, self.settings.last_user = str(opened.place), opened.store.user
            self.settings.save()
        if self._ahead is not None:
            self._ahead.join()  # nothing is read while half of the tables are known
        with garbage.kept():
            from freiwilligenagentur.app.office_window import OfficeWindow

            self.office = OfficeWindow(opened, self.settings, self.enter_again)
            self.office.open()
        self._office_place = opened.place
        if self._door is not None:
            # The door closes by itself afterwards, unless another one was asked for while this office was being opened.
            QTimer.singleShot(0, self._door, self._door.close)
        if self._update is not None:
            QTimer.singleShot(0, self.office.window, partial(self.office.take_update, self._update))
            self._update = None
        if self._returned is not None:
            QTimer.singleShot(0, self.office.window, partial(self.office.fair.take, self._returned))
            self._returned = None

    def enter_again(self) -> None:
        """Somebody logged out, or a copy was put in place: the window goes, and the way in is shown again."""
        if self.office is not None:
            self.office.window.remember_place()
            self.office.release()
            self.office.window.close()
            self.office.window.deleteLater()  # nobody shall find in it what the last one saw
            self.office = self._office_place = None
        self.log_in()

    def end(self) -> None:
        """Keeps what the workstation remembers."""
        if self.office is not None:
            self.office.window.remember_place()
        self.settings.save()

    def _show_door(self, door: QDialog, place: str) -> None:
        if self._door is not None:
            self._door.close()
        self._door, self._door_place = door, place
        QShortcut(QKeySequence("F1"), door).activated.connect(partial(self._open_handbook, place))
        door.finished.connect(self._close_handbook)
        door.show()
        QTimer.singleShot(OFFICE_AFTER_MS, door, self._import_office)

    def _open_handbook(self, place: str) -> None:
        self._handbook.open(place)

    def _close_handbook(self, _result: int) -> None:
        self._handbook.close()

    def _import_office(self) -> None:
        """Imports what the office needs beside the window, while somebody types the passphrase."""
        self._ahead = Thread(target=_office_modules, name="import of the office", daemon=True)
        self._ahead.start()


def _office_modules() -> None:
    if sys.platform == "win32":  # the installer of this version has ended by now
        shutil.rmtree(paths.updates(), ignore_errors=True)
    with garbage.kept():
        from freiwilligenagentur.app import models, office_window  # noqa: F401
        from freiwilligenagentur.organisations import service as organisations  # noqa: F401
        from freiwilligenagentur.people import service as people  # noqa: F401
        from freiwilligenagentur.placements import service as placements  # noqa: F401
        from freiwilligenagentur.shell import today_view  # noqa: F401


def start(place: Path | None = None) -> int:
    """Runs the program with its windows, or hands ``place`` to the one that runs; returns the exit code."""
    running = Running(paths.user_data())
    if not running.claim():
        with suppress(OfficeError):  # a full disk: like a program that does not answer
            if running.hand_over(place):
                return 0
    if not running.is_first:
        return _tell_stuck()
    settings = Settings.load()
    with garbage.kept():
        app = application()
        program = Program(settings)
    Asked(app, running, program.asked)
    app.aboutToQuit.connect(program.end)  # not after the windows: Windows ends the process when somebody logs off
    code = run(app, partial(program.begin, place))
    running.release()
    return code


def _tell_stuck() -> int:
    from PySide6.QtWidgets import QMessageBox

    application()
    QMessageBox.warning(None, _("The program is open already"), opening.about_stuck())
    return 1


def run(app: QApplication, begin: Callable[[], None], logs: Path | None = None) -> int:
    """Opens the first window with ``begin`` and works until the last one is closed; returns the exit code."""
    watch = Watch(app, logs or paths.logs())
    watch.begin()
    with garbage.kept():
        try:
            begin()
        except Exception as error:  # noqa: BLE001  (whatever it is: a report to read instead of no window at all)
            watch.faults.take(error, "start")
    code = app.exec()
    watch.end()
    return code
