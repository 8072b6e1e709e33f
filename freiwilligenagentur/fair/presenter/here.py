"""How the room of an open stand behaves: what to do at its end, and closing it for the way home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.fair.container import ENDING, with_ending
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.fair.service.here import Here
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.work import Runner


class HereView(Protocol):
    """The page."""

    def display_stand(self, name: str, numbers: str, closed: str, place: str) -> None:
        """What the stand is, which numbers are given, when it was closed, and where it lies."""

    def ask_place(self, proposed: str) -> Path | None:
        """Where the file for the way home is to lie; None when cancelled."""

    def tell(self, title: str, text: str) -> None:
        """A sentence to read."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class HerePresenter:
    """Closes the stand; ``keep_typed`` lets every page keep what was typed, and says whether all of them could."""

    def __init__(
        self, view: HereView, opened: OpenOffice, run: Runner, navigator: Navigator, keep_typed: Callable[[], bool]
    ) -> None:
        self._view, self._opened = view, opened
        self._run, self._navigator = run, navigator
        self._keep_typed = keep_typed

    def refresh(self) -> None:
        """Reads again what is shown."""
        found = self._facts()
        numbers = _("No numbers are reserved, so no certificates can be issued here.")
        if found.reserved:
            numbers = _("{given} of {reserved} reserved numbers are given.").format(
                given=i18n.number(found.given), reserved=i18n.number(found.reserved)
            )
        closed = ""
        if found.closed_at is not None:
            closed = _("Closed last on {when}. What came later is only here; please close again.")
            closed = closed.format(when=i18n.date_time(found.closed_at))
        self._view.display_stand(found.name, numbers, closed, str(found.place.parent))

    def close(self) -> None:
        """Writes the file for the way home."""
        if not self._keep_typed():
            return
        # Another name than that of the office's file, which may lie on the same stick.
        proposed = _("{name} from the stand").format(name=self._facts().name)
        place = self._view.ask_place(f"{proposed}{ENDING}")
        if place is None:
            return
        place = with_ending(place)

        def work(progress: Any) -> Path:
            here.close(self._opened, place, progress)
            return place

        self._run(_("Closing the stand"), work, self._closed, self._refuse)

    def _closed(self, place: Path) -> None:
        self.refresh()
        text = _(
            "Everything is in {file}. Please take it to the office and bring it home there. On this computer the work "
            "stays in {folder}; remove that folder when the office has it all."
        )
        self._view.tell(_("The stand is closed"), text.format(file=place, folder=self._opened.place.parent))
        self._navigator.tell(_("The stand is closed"))

    def _refuse(self, error: OfficeError) -> None:
        self._view.tell_error(str(error))

    def _facts(self) -> Here:
        found = here.facts(self._opened)
        assert found is not None, "only a stand has this room"
        return found
