"""What the menu and the search line offer to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from freiwilligenagentur.i18n import _
from freiwilligenagentur.shell import ways
from freiwilligenagentur.shell.office_desk import Command

if TYPE_CHECKING:
    from freiwilligenagentur.app.office_window import OfficeWindow


class Commands:
    """The actions of an open office; its window is asked for when one of them is run, since it is made later."""

    def __init__(self, office: OfficeWindow) -> None:
        self._office = office

    def menu(self) -> list[list[tuple[str, str, Callable[[], None]]]]:
        """Groups of caption, keys and action."""
        office = self._office
        return [
            [
                *([] if office.is_stand else [(_("Import …"), "Ctrl+I", office.open_import)]),
                (_("Check a certificate …"), "", office.open_check),
                (_("Make a copy now"), "", office.back_up),
            ],
            [
                (_("Take back"), "Ctrl+Z", self._undo),
                (_("Bring again"), "Ctrl+Shift+Z Ctrl+Y", self._redo),
            ],
            [
                (_("Handbook"), "F1", self._help),
                (_("About this program"), "", office.open_about),
            ],
            [
                *([] if office.is_stand else [(_("Log out"), "", office.log_out)]),
                (_("Quit"), "Ctrl+Q", self._quit),
            ],
        ]

    def of_search(self) -> Iterable[Command]:
        """What the search line finds by its name or by another word for it."""
        of_the_office = {"import", "settings", "log_out"} if self._office.is_stand else set()
        return [command for command in self._all() if command.id not in of_the_office]

    def _all(self) -> list[Command]:
        office = self._office
        return [
            Command("intake", _("Begin a first talk"), self._start_intake, _("new volunteer take in")),
            Command("certificate", _("Issue a certificate"), self._start_certificate, _("print certificate")),
            Command("check", _("Check a certificate …"), office.open_check, _("genuine QR code short code")),
            Command("import", _("Import …"), office.open_import, _("read file CSV XML Freinet")),
            Command("backup", _("Make a copy now"), office.back_up, _("backup save")),
            Command("undo", _("Take back"), self._undo, _("undo")),
            Command("redo", _("Bring again"), self._redo, _("redo")),
            Command("settings", _("Settings"), partial(self._show, ways.SETTINGS), _("users passphrase logo")),
            Command("placements", _("Placements"), partial(self._show, ways.PLACEMENTS)),
            Command("matching", _("Matching desk"), partial(self._show, ways.MATCHING)),
            Command("fair", _("Stand at a fair"), partial(self._show, ways.FAIR), _("Vereinsmesse laptop close home")),
            Command("help", _("Handbook"), self._help, _("help")),
            Command("log_out", _("Log out"), office.log_out, _("change user another office")),
            Command("about", _("About this program"), office.open_about, _("version licences")),
        ]

    def _show(self, room: str) -> None:
        self._office.window.enter_room(room)

    def _start_intake(self) -> None:
        self._office.ways.start_intake()

    def _start_certificate(self) -> None:
        self._office.ways.issue_certificate()

    def _undo(self) -> None:
        self._office.window.undo()

    def _redo(self) -> None:
        self._office.window.redo()

    def _help(self) -> None:
        self._office.ways.help_here()

    def _quit(self) -> None:
        self._office.window.close()
