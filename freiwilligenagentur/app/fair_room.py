"""The room "Messestand": stands of the office, or the end of the fair when the open database is a stand itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from freiwilligenagentur.app import shown
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.fair.sign import Sign
from freiwilligenagentur.i18n import _
from freiwilligenagentur.shell import ways
from freiwilligenagentur.shell.rooms import Room
from freiwilligenagentur.shell.window import MainWindow
from freiwilligenagentur.storage.office_file import OpenOffice


class FairRoom:
    """Makes the room and takes files of stands that somebody double-clicked."""

    def __init__(
        self,
        opened: OpenOffice,
        services: Services,
        sign: Sign | None,
        window: MainWindow,
        can_leave: Callable[[], bool],
    ) -> None:
        self._opened, self._services, self._sign = opened, services, sign
        self._window, self._can_leave = window, can_leave

    def room(self, navigator: ways.Ways) -> Room:
        """What the frame needs to know of it."""
        self._navigator = navigator
        return Room(ways.FAIR, _("Stand at a fair"), "storefront", self._page, shown.FAIR)

    def take(self, file: Path) -> None:
        """Brings a file home, or says why not now."""
        busy = QApplication.activeModalWidget()
        if busy is not None or not self._window.isEnabled():
            text = _("Please finish what is open here; then open {name} once more. Nothing was changed.")
            dialogs.tell(busy or self._window, _("File of a stand"), text.format(name=file.name))
        elif self._sign is not None:
            self._take_at_stand(self._sign, file)
        elif (page := self._window.show_room(ways.FAIR)) is not None:
            page.bring(file)  # type: ignore[attr-defined]  # made by _page

    def _take_at_stand(self, sign: Sign, file: Path) -> None:
        """The file of this very stand needs nothing but the window."""
        from freiwilligenagentur.fair.container import read_label

        try:
            if read_label(file).stand_id == sign.id:
                return
        except OfficeError as error:
            dialogs.tell_error(self._window, str(error))
            return
        text = _("The stand {stand} is open. Please close the program first; then open {name} with a double click.")
        dialogs.tell(self._window, _("File of a stand"), text.format(stand=sign.name, name=file.name))

    def _page(self) -> QWidget:
        if self._sign is not None:
            from freiwilligenagentur.fair.view.here_page import HerePage

            return HerePage(self._opened, self._navigator, self._can_leave)
        from freiwilligenagentur.fair.view.page import StandsPage

        services = self._services
        return StandsPage(services.stands, services.returning, services.vocabulary, self._navigator)
