"""The section of the settings about the program's version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.fields import check
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.labels import body, hint
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.i18n import _
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.workstation.presenter.update import UpdatePresenter
from freiwilligenagentur.workstation.updates import Update, Updates


class UpdatePart:
    """Holds the section. ``close_and`` closes the office with a copy and then does what it is given."""

    def __init__(
        self,
        settings: Settings,
        updates: Callable[[], Updates],
        close_and: Callable[[Callable[[], None]], None],
        start: Callable[[Update], None],
    ) -> None:
        section = FormSection(_("The program"))
        self.version = body("")
        self.take = button(_("Install a version from a stick …"), "workstation.update.take")
        self.looking = check(_("Look for a new version at each start"))
        self.looking.setObjectName("workstation.update.looking")
        self.where = hint("")
        section.add(self.version)
        section.add(self.take)
        section.add(
            hint(_("The file is checked before anything is installed. The program never asks in the internet."))
        )
        section.add(self.looking)
        section.add(self.where)
        self.sections: Sequence[QWidget] = (section,)
        run = partial(run_task, self.take)
        self._presenter = UpdatePresenter(self, settings, run, updates, close_and, start)
        self.take.clicked.connect(self._presenter.take)
        self.looking.edited.connect(self._look)
        self._presenter.refresh()

    def refresh(self) -> None:
        """Shows what is set."""
        self._presenter.refresh()

    def take_file(self, place: Path) -> None:
        """Somebody opened an update with a double click."""
        self._presenter.take_file(place)

    # what the presenter needs

    def display_version(self, text: str) -> None:
        self.version.setText(text)

    def display_looking(self, looking: bool, text: str) -> None:
        self.looking.set_value(looking)
        self.where.setText(text)
        self.where.setVisible(bool(text))

    def ask_file(self) -> Path | None:
        return dialogs.choose_file(self.take, _("Choose the update"), _("Updates (*.fa-update)"))

    def ask_folder(self) -> Path | None:
        return dialogs.choose_folder(self.take, _("Folder with updates"))

    def ask_install(self, version: str) -> bool:
        text = _(
            "The file is genuine. A copy of the office is made, the program closes, and the installer of version "
            "{version} opens. All data stays."
        ).format(version=version)
        title = _("Install version {version}").format(version=version)
        return dialogs.ask(self.take, title, text, _("Make a copy and install"), _("Not now"))

    def tell(self, title: str, text: str) -> None:
        dialogs.tell(self.take, title, text)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self.take, text)

    def _look(self) -> None:
        self._presenter.look(self.looking.value())
