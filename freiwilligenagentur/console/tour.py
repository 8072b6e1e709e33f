"""Every window of the program once, offscreen: pictures for people to look at, a certificate, and how long it took."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from freiwilligenagentur.app.certificates_room import CertificatesRoom
from freiwilligenagentur.app.office_window import OfficeWindow
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell import ways
from freiwilligenagentur.storage.office_file import OpenOffice

SIZE = (1366, 768)
SETTLED_AFTER_MS = 250  # the latest that a page fills in by itself comes after 120
PATIENCE = 30  # seconds until work beside the windows counts as stuck


class Tour:
    """Walks through the rooms of one office and keeps a picture of each."""

    def __init__(
        self,
        office: OpenOffice,
        folder: Path,
        settings: Settings,
        *,
        today: Callable[[], date] = date.today,
        size: tuple[int, int] = SIZE,
    ) -> None:
        self._folder = folder
        self._place = office.place
        self.figures: dict[str, float] = {}
        folder.mkdir(parents=True, exist_ok=True)
        qInstallMessageHandler(tell_what_qt_says)
        self.windows = OfficeWindow(office, settings, _nothing, today)
        self.windows.window.resize(*size)

    def picture(self, name: str, go: Callable[[], object], widget: QWidget | None = None) -> None:
        """Goes somewhere, waits until all is painted, and keeps the picture and the time it took."""
        start = time.perf_counter()
        go()
        _app().processEvents()
        self.figures[name] = time.perf_counter() - start
        settle()
        (widget or self.windows.window).grab().save(str(self._folder / f"{name}.png"))

    def walk(self) -> None:
        """All rooms, each with something in it."""
        window, way, services = self.windows.window, self.windows.ways, self.windows.services
        person = next(row.id for row in services.people.rows() if row.areas)
        self.picture("heute", self.windows.open)
        self.picture("freiwillige", lambda: way.open_volunteer(person))
        self.picture("erstgespraech", way.start_intake)
        self.picture("organisationen", lambda: way.open_organisation(services.organisations.rows()[0].id))
        self._form("organisation-neu", "organisations")
        self.picture("angebote", lambda: way.open_offer(services.offers.rows()[0].id))
        self._form("angebot-neu", "offers")
        self.picture("vermittlungstisch", lambda: way.match_volunteer(person))
        self._over("vermittlungskarte", partial(press, window, "matching.card"))
        self.picture("warum-nicht", lambda: press(window, "matching.switch.right"))
        press(window, "matching.switch.left")
        self.picture("beratung", lambda: way.add_consultation(person))
        self.picture("vermittlungen", lambda: way.open_placement(services.placing.placements.rows()[0].id))
        issued = services.certificates.register.rows()
        if issued:
            self.picture("nachweise", lambda: way.open_certificate(issued[0].id))
            write_safely(self._folder / "ehrenamtsnachweis.pdf", services.certificates.register.pdf(issued[0].id))
        candidates = services.certificates.register.candidates()
        if candidates:
            self.picture("nachweis-ausstellen", lambda: way.issue_certificate(candidates[0].volunteer_id))
        self._sections()
        self.picture("messestand", lambda: window.show_room(ways.FAIR))
        self._over("messestand-vorbereiten", partial(press, window, "fair.make"))
        self.picture("einstellungen", lambda: window.show_room(ways.SETTINGS))
        self._over("einlesen", self.windows.open_import)
        self._over("nachweis-pruefen", self.windows.open_check)
        self._about()
        self._search()
        self._doors()

    def close(self) -> None:
        """Closes the windows and gives the office free."""
        self.windows.window.close()
        until(self.windows.window.isHidden)
        settle()

    def _sections(self) -> None:
        """What leads to certificates."""
        room = self.windows.window.show_room(ways.CERTIFICATES)
        assert isinstance(room, CertificatesRoom)
        for name, section in (
            ("sammelausstellung", "batch"),
            ("wer-erfuellt", "schemes"),
            ("fortbildungen", "trainings"),
            ("textbausteine", "texts"),
            ("vorlagen", "layouts"),
        ):
            self.picture(name, partial(room.show_section, section))

    def _form(self, name: str, room: str) -> None:
        """An empty form of a room, left again without a trace; in a small window the list must come first."""
        window = self.windows.window
        back = window.findChild(QAbstractButton, f"{room}.back")
        if back is not None and back.isVisible():
            press(window, back.objectName())
        self.picture(name, partial(press, window, f"{room}.new"))
        press(window, f"{room}.discard")

    def _over(self, name: str, go: Callable[[], object]) -> None:
        """A window that opens over the main window."""
        start = time.perf_counter()
        go()
        self.figures[name] = time.perf_counter() - start
        settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.grab().save(str(self._folder / f"{name}.png"))
        dialog.reject()
        settle()

    def _about(self) -> None:
        from freiwilligenagentur.workstation.view.about import AboutDialog

        about = AboutDialog(self.windows.window)
        self.picture("ueber", about.open, about)
        about.reject()

    def _search(self) -> None:
        window = self.windows.window
        window.show_room(ways.TODAY)
        self.picture("suche", lambda: window.search_for("mueler"))

    def _doors(self) -> None:
        """The windows before the office: logging in, and setting one up. Neither opens or makes anything here."""
        from freiwilligenagentur.office.view.login import LoginWindow
        from freiwilligenagentur.office.view.setup import SetupWindow

        login = LoginWindow(Settings(last_office=str(self._place)), _refuse)
        self.picture("anmelden", login.show, login)
        setup = SetupWindow(Settings(), _refuse)
        self.picture("einrichten", setup.show, setup)
        for door in (login, setup):
            door.hide()
            door.deleteLater()


def tour(office: OpenOffice, out: Path, figures: Mapping[str, float]) -> int:
    """Leaves pictures, the certificate and ``figures.txt`` in ``out``; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from freiwilligenagentur.app.program import application

    app = application()
    walked = Tour(office, out, Settings())
    walked.walk()
    walked.close()
    lines = [f"{seconds * 1000:8.0f} ms  {what}" for what, seconds in {**figures, **walked.figures}.items()]
    write_safely(out / "figures.txt", ("\n".join(lines) + "\n").encode())
    sys.stdout.write("\n".join(lines) + f"\n{out}\n")
    app.quit()
    return 0


def press(root: QWidget, name: str) -> None:
    """Presses the button of that object name, as a user would; ValueError when it cannot be pressed now."""
    button = root.findChild(QAbstractButton, name)
    if button is None or not button.isVisible() or not button.isEnabled():
        raise ValueError(f"no button {name} to press")
    button.click()
    settle()


def tell_what_qt_says(_kind: QtMsgType, _context: object, text: str) -> None:
    """A handler for Qt's messages: all but what a screen that nobody sees cannot do."""
    if not text.startswith("This plugin does not support"):
        print(f"Qt: {text}", file=sys.stderr)


def settle() -> None:
    """Lets all windows lay themselves out and paint, timers that are due included."""
    app = _app()
    waiting = QEventLoop()
    QTimer.singleShot(SETTLED_AFTER_MS, waiting.quit)
    waiting.exec()
    app.sendPostedEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def until(ready: Callable[[], bool]) -> None:
    """Lets the windows work until something has come; TimeoutError when it does not."""
    app = _app()
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    settle()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _nothing() -> None:
    return None


def _refuse(_office: OpenOffice) -> None:
    raise AssertionError
