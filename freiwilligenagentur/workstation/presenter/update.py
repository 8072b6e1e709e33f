"""Taking a new version from a stick, and looking for one in a folder when the office wishes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from freiwilligenagentur import __version__
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.work import Runner
from freiwilligenagentur.workstation.updates import Update, Updates


class UpdateView(Protocol):
    """The section of the settings."""

    def display_version(self, text: str) -> None:
        """Shows which version this is."""

    def display_looking(self, looking: bool, text: str) -> None:
        """Shows whether the program looks for a new version at each start, and where."""

    def ask_file(self) -> Path | None:
        """The file of an update, or None."""

    def ask_folder(self) -> Path | None:
        """The folder to look in, or None."""

    def ask_install(self, version: str) -> bool:
        """Whether to close the office and install."""

    def tell(self, title: str, text: str) -> None:
        """Says something to read."""

    def tell_error(self, text: str) -> None:
        """Says what went wrong."""


class UpdatePresenter:
    """``close_and`` closes the office with a copy and then does what it is given."""

    def __init__(
        self,
        view: UpdateView,
        settings: Settings,
        run: Runner,
        updates: Callable[[], Updates],
        close_and: Callable[[Callable[[], None]], None],
        start: Callable[[Update], None],
    ) -> None:
        self._view, self._settings, self._run = view, settings, run
        self._updates, self._close_and, self._start = updates, close_and, start

    def refresh(self) -> None:
        """Shows what is set."""
        self._view.display_version(_("You have version {version}.").format(version=__version__))
        folder = self._settings.update_folder
        text = _("Looks in {folder} at each start.").format(folder=folder) if folder else ""
        self._view.display_looking(bool(folder), text)

    def take(self) -> None:
        """Lets the user choose a file and takes it."""
        place = self._view.ask_file()
        if place is not None:
            self.take_file(place)

    def take_file(self, place: Path) -> None:
        """Checks a file and installs it when the user says so."""
        self._run(_("Checking the update"), partial(self._check, place), self._checked, self._refused)

    def look(self, wanted: bool) -> None:
        """Looks for updates at each start from now on, in a folder that the user chooses; or no more."""
        folder = self._view.ask_folder() if wanted else None
        self._settings.update_folder = str(folder) if folder else ""
        self._settings.save()
        self.refresh()

    def _check(self, place: Path, progress: Any) -> Update:
        return self._updates().take(place, progress)

    def _checked(self, update: Update) -> None:
        if not update.fits:
            text = _(
                "Version {version} is genuine, but its installer is made for another system. "
                "It lies at {place}; copy it to the computer it is for and start it there."
            )
            title = _("Version {version}").format(version=update.version)
            self._view.tell(title, text.format(version=update.version, place=update.installer))
        elif self._view.ask_install(update.version):
            self._close_and(partial(self._start, update))

    def _refused(self, error: OfficeError) -> None:
        self._view.tell_error(str(error))
