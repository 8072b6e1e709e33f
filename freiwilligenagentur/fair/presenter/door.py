"""How the way into a stand behaves: the file is unpacked once, then passphrase and the name of the helper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from freiwilligenagentur.errors import OfficeError, Problem, WrongPassphrase
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office import access
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.work import Runner

if TYPE_CHECKING:
    from freiwilligenagentur.storage.office_file import OpenOffice


class DoorView(Protocol):
    """The window."""

    def display_stand(self, name: str, text: str, helper: str) -> None:
        """Which stand it is; ``helper`` is proposed."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its field and clears the others."""

    def display_notice(self, text: str) -> None:
        """Why the stand does not open; "" for nothing."""

    def display_wait(self, seconds: int) -> None:
        """Blocks logging in for so many seconds; the view calls ``second_passed`` every second until 0."""

    def display_busy(self, busy: bool) -> None:
        """Blocks the page while work is under way."""

    def display_end(self) -> None:
        """Closes the window."""


class DoorPresenter:
    """Opens a stand and hands it to ``finished``. ``source`` is its file, or its database on this computer."""

    def __init__(
        self,
        view: DoorView,
        settings: Settings,
        run: Runner,
        finished: Callable[[OpenOffice], None],
        source: Path,
    ) -> None:
        self._view, self._settings, self._run = view, settings, run
        self._finished, self._source = finished, source
        self._waiting = 0

    def start(self) -> None:
        """Says which stand it is."""
        from freiwilligenagentur.fair.container import read_label
        from freiwilligenagentur.fair.service import here

        text = _("This computer does not hold it yet. It is copied here and works without the stick.")
        try:
            if here.is_database(self._source):
                name, lies_here = here.name_of(self._source), True
            else:
                label = read_label(self._source)
                name, lies_here = label.name, here.lies_here(label.stand_id)
        except OfficeError as error:
            self._view.display_stand("", "", "")
            self._view.display_notice(str(error))
            return
        if lies_here:
            text = _("It lies on this computer already and goes on where it was left.")
        self._view.display_stand(name, text, self._settings.last_helper)
        self._wait(access.wait_after(self._settings.failed_logins))

    def enter(self, helper: str, passphrase: str) -> None:
        """Name and passphrase were entered."""
        if self._waiting:
            return
        problems = []
        if not helper.strip():
            problems.append(Problem("helper", _("Please enter your name.")))
        if not passphrase:
            problems.append(Problem("passphrase", _("Please enter the passphrase of the stand.")))
        self._view.display_problems(problems)
        self._view.display_notice("")
        if problems:
            return
        self._view.display_busy(busy=True)

        def work(progress: Any) -> OpenOffice:
            from freiwilligenagentur.fair.service import here

            place = self._source if here.is_database(self._source) else here.take_in(self._source, progress)
            return here.open_stand(place, helper.strip(), passphrase)

        self._run(_("Opening the stand"), work, self._opened, self._refuse)

    def second_passed(self) -> None:
        """Called every second while somebody has to wait."""
        self._wait(self._waiting - 1)

    def _opened(self, opened: OpenOffice) -> None:
        self._settings.failed_logins = 0
        self._settings.last_helper = opened.store.user
        self._settings.save()
        self._view.display_busy(busy=False)
        self._finished(opened)
        self._view.display_end()

    def _refuse(self, error: OfficeError) -> None:
        self._view.display_busy(busy=False)
        if not isinstance(error, WrongPassphrase):
            self._view.display_notice(str(error))
            return
        self._settings.failed_logins += 1
        self._settings.save()
        text = _("This passphrase does not open the stand. Please try again.")
        self._view.display_problems([Problem("passphrase", text)])
        self._wait(access.wait_after(self._settings.failed_logins))

    def _wait(self, seconds: int) -> None:
        self._waiting = max(seconds, 0)
        self._view.display_wait(self._waiting)
