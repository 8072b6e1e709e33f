"""Builds the main window of an open office: its rooms, the menu, the search, and the ways between them.

Pages are imported and made when somebody first goes there, so that the start costs only the start page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from freiwilligenagentur import __version__, i18n
from freiwilligenagentur.app import shown
from freiwilligenagentur.app.ahead import MatchingAhead
from freiwilligenagentur.app.between import Between
from freiwilligenagentur.app.closing import Closing
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.app.texts import OfficeTexts
from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell import ways
from freiwilligenagentur.shell.office_desk import Command, OfficeDesk, Source
from freiwilligenagentur.shell.rooms import Room
from freiwilligenagentur.shell.today import Sources
from freiwilligenagentur.shell.window import MainWindow
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress

INDEX_AFTER_MS = 300
MATCHING_AFTER_MS = 1000
TEXTS_AFTER_MS = 1500


class OfficeWindow(QObject):
    """Holds what belongs to one open office and closes it with its window."""

    def __init__(
        self,
        office: OpenOffice,
        settings: Settings,
        restored: Callable[[], None],
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._office = office
        self._settings = settings
        self._restored = restored
        self._closed = False
        self.services = Services(office.store, today)
        self._texts = OfficeTexts(office.store)
        self._ahead = MatchingAhead(self.services)
        self._between = Between(self.services)
        sources = [
            Source(kind, entity, partial(self._between.entries, kind))
            for entity, kind in (
                ("Volunteer", "volunteer"),
                ("Organisation", "organisation"),
                ("Offer", "offer"),
                ("Certificate", "certificate"),
                ("Training", "training"),
            )
        ]
        self.desk = OfficeDesk(office.store, sources, self._commands(), code.tidied, _why_no_code)
        name = self.services.office.get().name
        self.window = MainWindow(self.desk, office.store, settings, title=name, user=office.store.user)
        self.ways = ways.Ways(self.window, self.open_import)
        self.window.set_rooms(self._rooms(), self._settings_room())
        self.window.set_menu(self._menu())
        self.window.set_opener(self.ways.open_entry)
        self._closing = Closing(self.window, office, self.release)
        self.window.set_closing(self.close)
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.release)  # a session that ends asks no window and waits for no copy
        self._tell_last_backup()

    def open(self) -> None:
        """Shows the window on the start page; the search index is built when the window is there."""
        self.window.enter_room(ways.TODAY)
        self.window.show()
        QTimer.singleShot(INDEX_AFTER_MS, self.window, self.desk.prepare)
        QTimer.singleShot(MATCHING_AFTER_MS, self.window, self._ahead.start)

    def close(self) -> bool:
        """Whether the window may close: it stays until a copy was made beside it and then closes by itself."""
        return self._closed or self._closing.may_close()

    def release(self) -> None:
        """Gives the file free without a copy: after a restore, and when the session ends."""
        if not self._closed:
            self._closed = True
            self._closing.stop()
            self.window.stop()
            self.ways.close_help()
            self.desk.close()
            self._texts.close()
            self._ahead.close()
            self._office.close()

    def back_up(self) -> None:
        """Makes a copy beside the work and says so."""
        run_task(self.window, _("Make a copy now"), self._back_up, self._tell_backed_up, self._tell_refused)

    def _back_up(self, progress: Progress) -> None:
        self._office.backup(progress)

    def _tell_refused(self, error: OfficeError) -> None:
        dialogs.tell_error(self.window, str(error))

    def _tell_backed_up(self, _nothing: None) -> None:
        self._tell_last_backup()
        settings = self.window.made_pages().get(ways.SETTINGS)
        if settings is not None:
            settings.show_backups()  # type: ignore[attr-defined]  # made by _settings_page
        self.window.tell(_("A copy was made and checked."))

    def open_import(self) -> None:
        """Opens the import over the window."""
        from freiwilligenagentur.exchange.view import ImportDialog

        ImportDialog(self.services.exchange, self.ways, self.window).open()

    def open_check(self) -> None:
        """Opens the window that checks certificates."""
        from freiwilligenagentur.certificates.view.check_dialog import CheckDialog
        from freiwilligenagentur.office.signing import SigningKeys

        keys = SigningKeys(self._office.store, self.services.today)
        CheckDialog(keys.public, self.services.certificates.register.standing, self.ways, self.window).open()

    # --- rooms

    def _rooms(self) -> list[Room]:
        services = self.services
        return [
            Room(
                ways.TODAY,
                _("Today"),
                "house-simple",
                self._today_page,
                shown.TODAY,
                self._due_count,
                shows_more=True,
            ),
            Room(
                ways.PEOPLE,
                _("Volunteers"),
                "users",
                self._people_page,
                shown.PEOPLE,
                services.people.count,
            ),
            Room(
                ways.ORGANISATIONS,
                _("Organisations"),
                "buildings",
                self._organisations_page,
                shown.ORGANISATIONS,
                services.organisations.count,
            ),
            Room(
                ways.OFFERS,
                _("Offers"),
                "heart",
                self._offers_page,
                shown.OFFERS,
                services.offers.count,
            ),
            Room(
                ways.MATCHING,
                _("Matching desk"),
                "handshake",
                self._matching_page,
                shown.MATCHING,
                self._between.without_offer,
            ),
            Room(
                ways.PLACEMENTS,
                _("Placements"),
                "path",
                self._placements_page,
                shown.PLACEMENTS,
                self._between.pending,
            ),
            Room(
                ways.CERTIFICATES,
                _("Certificates"),
                "medal",
                self._certificates_page,
                shown.CERTIFICATES,
            ),
        ]

    def _settings_room(self) -> Room:
        return Room(
            ways.SETTINGS,
            _("Settings"),
            "gear-six",
            self._settings_page,
            shown.SETTINGS,
        )

    def _today_page(self) -> QWidget:
        from freiwilligenagentur.shell.today_view import TodayPage

        services, between = self.services, self._between
        sources = Sources(
            due=services.placing.follow_ups.due,
            done=services.placing.follow_ups.done,
            figures=services.placing.figures.of_year,
            drafts=services.drafts.mine,
            offers_to_recheck=between.offers_to_recheck,
            open_recheck=self._open_recheck,
            without_offer=between.without_offer,
            certificates=between.certificates,
            recent=between.recent,
            open_recent=self.ways.open_record,
            is_empty=between.is_empty,
            certificates_to_print=services.certificate_counts.waiting,
            open_to_print=self._open_to_print,
            today=services.today,
        )
        return TodayPage(sources, self.ways)

    def _people_page(self) -> QWidget:
        from freiwilligenagentur.app.suggestions import Suggestions
        from freiwilligenagentur.people.hooks import RecordHooks
        from freiwilligenagentur.people.view.page import VolunteersPage

        between, suggestions = self._between, Suggestions(self.services)
        hooks = RecordHooks(
            suggest=suggestions.suggest,
            matches=suggestions.matches,
            timeline=between.timeline,
            service=between.service,
            office_name=between.office_name,
            memory=self._settings.windows,
            guesses=self.services.volunteer_guesses,
            former_names=between,
        )
        return VolunteersPage(self.services.people, self.services.vocabulary, self.services.drafts, self.ways, hooks)

    def _organisations_page(self) -> QWidget:
        from freiwilligenagentur.organisations.view import Hooks, OrganisationsPage

        services = self.services
        hooks = Hooks(self._new_offer, memory=self._settings.windows)
        return OrganisationsPage(services.organisations, services.offers, services.drafts, self.ways, hooks)

    def _offers_page(self) -> QWidget:
        from freiwilligenagentur.organisations.view import Hooks, OffersPage

        services = self.services
        placements = self._between.placements_of_offer
        hooks = Hooks(placements=placements, memory=self._settings.windows, guesses=services.offer_guesses)
        return OffersPage(
            services.offers, services.organisations, services.vocabulary, services.drafts, self.ways, hooks
        )

    def _matching_page(self) -> QWidget:
        from freiwilligenagentur.app.at_the_desk import AtTheDesk
        from freiwilligenagentur.matching.view import MatchingPage

        hooks = AtTheDesk(self.services, self.ways, self.window).hooks()
        QTimer.singleShot(TEXTS_AFTER_MS, self.window, self._texts.start)
        return MatchingPage(self.services.matching, self.ways, hooks, self.services.today, self._texts)

    def _placements_page(self) -> QWidget:
        from freiwilligenagentur.placements.view.page import PlacementsPage

        return PlacementsPage(self.services.placing, self.ways, self._settings.windows)

    def _certificates_page(self) -> QWidget:
        from freiwilligenagentur.app.certificates_room import CertificatesRoom

        return CertificatesRoom(self.services, self.ways, self._settings.windows)

    def _settings_page(self) -> QWidget:
        from freiwilligenagentur.desktop.printer_part import PrinterPart
        from freiwilligenagentur.matching.view.weights_part import WeightsPart
        from freiwilligenagentur.office.signing import SigningKeys
        from freiwilligenagentur.office.view.key_part import KeyPart
        from freiwilligenagentur.office.view.settings import SettingsPage

        made = self._tell_last_backup
        weights = WeightsPart(self.services.matching, self.ways)
        key = KeyPart(SigningKeys(self._office.store, self.services.today), self.ways)
        printers = PrinterPart()
        return SettingsPage(
            self.services.office,
            self._office,
            self._settings,
            self.ways,
            self._restored,
            made,
            further=[weights, key, printers],
        )

    def _new_offer(self, organisation_id: str) -> None:
        page = self.window.show_room(ways.OFFERS)
        if page is not None:
            page.start_new(organisation_id)  # type: ignore[attr-defined]  # made by _offers_page
            self.window.enter_page()

    def _open_recheck(self) -> None:
        page = self.window.show_room(ways.OFFERS)
        if page is not None:
            page.show_to_recheck(self.services.office.get().recheck_months)  # type: ignore[attr-defined]  # as above
            self.window.enter_page()

    def _open_to_print(self) -> None:
        page = self.window.show_room(ways.CERTIFICATES)
        if page is not None:
            page.show_waiting()  # type: ignore[attr-defined]  # made by _certificates_page
            self.window.enter_page()

    def _due_count(self) -> int:
        waiting = bool(self._between.offers_to_recheck()) + bool(self.services.certificate_counts.waiting())
        return len(self.services.placing.follow_ups.due()) + len(self.services.drafts.mine()) + waiting

    # --- menu and commands

    def _menu(self) -> list[list[tuple[str, str, Callable[[], None]]]]:
        return [
            [
                (_("Import …"), "Ctrl+I", self.open_import),
                (_("Check a certificate …"), "", self.open_check),
                (_("Make a copy now"), "", self.back_up),
            ],
            [
                (_("Take back"), "Ctrl+Z", self.window.undo),
                (_("Bring again"), "Ctrl+Shift+Z Ctrl+Y", self.window.redo),
            ],
            [
                (_("Handbook"), "F1", self.ways.help_here),
                (_("About this program"), "", self._about),
            ],
            [(_("Quit"), "Ctrl+Q", self._quit)],
        ]

    def _commands(self) -> Iterable[Command]:
        return [
            Command("intake", _("Begin a first talk"), self._start_intake, _("new volunteer take in")),
            Command("certificate", _("Issue a certificate"), self._start_certificate, _("print certificate")),
            Command("check", _("Check a certificate …"), self.open_check, _("genuine QR code short code")),
            Command("import", _("Import …"), self.open_import, _("read file CSV XML Freinet")),
            Command("backup", _("Make a copy now"), self.back_up, _("backup save")),
            Command("undo", _("Take back"), self._undo, _("undo")),
            Command("redo", _("Bring again"), self._redo, _("redo")),
            Command("settings", _("Settings"), partial(self._show, ways.SETTINGS), _("users passphrase logo")),
            Command("placements", _("Placements"), partial(self._show, ways.PLACEMENTS)),
            Command("matching", _("Matching desk"), partial(self._show, ways.MATCHING)),
            Command("help", _("Handbook"), self._help, _("help")),
        ]

    def _show(self, room: str) -> None:
        self.window.enter_room(room)

    def _start_intake(self) -> None:
        self.ways.start_intake()

    def _start_certificate(self) -> None:
        self.ways.issue_certificate()

    def _undo(self) -> None:
        self.window.undo()

    def _redo(self) -> None:
        self.window.redo()

    def _help(self) -> None:
        self.ways.help_here()

    def _quit(self) -> None:
        self.window.close()

    def _about(self) -> None:
        text = _("Version {version}. Free software under the MIT licence; the data belong to the agency.")
        dialogs.tell(self.window, _("About this program"), text.format(version=__version__))

    def _tell_last_backup(self) -> None:
        copies = self._office.backups()
        if copies:
            self.window.tell_backup(_("Last copy: {time}").format(time=i18n.date_time(copies[0].made)))
        else:
            self.window.tell_backup(_("No copy yet; one is made on closing."))


def _why_no_code(typed: str) -> str:
    """Why something that looks like a short code can be none; asked when somebody types into the search."""
    from freiwilligenagentur.certificates.proof.words import wrong_code

    return wrong_code(typed)
