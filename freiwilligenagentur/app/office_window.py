"""Builds the main window of an open office: its rooms, the menu, the search, and the ways between them.

Pages are imported and made when somebody first goes there, so that the start costs only the start page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.app import shown
from freiwilligenagentur.app.ahead import MatchingAhead
from freiwilligenagentur.app.between import Between
from freiwilligenagentur.app.closing import Closing
from freiwilligenagentur.app.commands import Commands
from freiwilligenagentur.app.fair_room import FairRoom
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.app.texts import OfficeTexts
from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.fair import sign
from freiwilligenagentur.i18n import _
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell import ways
from freiwilligenagentur.shell.office_desk import OfficeDesk, Source
from freiwilligenagentur.shell.rooms import Room
from freiwilligenagentur.shell.today import Sources
from freiwilligenagentur.shell.window import MainWindow
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress

log = logging.getLogger(__name__)

INDEX_AFTER_MS = 300
MATCHING_AFTER_MS = 1000
TEXTS_AFTER_MS = 1500
VERSION_AFTER_MS = 2000


class OfficeWindow(QObject):
    """Holds what belongs to one open office and closes it with its window."""

    _matching_read = Signal()

    def __init__(
        self,
        office: OpenOffice,
        settings: Settings,
        enter_again: Callable[[], None],
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._office = office
        self._settings = settings
        self._enter_again = enter_again
        self._closed = False
        self._sign = sign.read(office.store)
        self.services = Services(office.store, today, self._sign.series if self._sign else "")
        self._texts = OfficeTexts(office.store)
        self._ahead = MatchingAhead(self.services, self._matching_read.emit)
        self._matching_read.connect(self._make_desk)
        self._between = Between(self.services, at_stand=self.is_stand)
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
        commands = Commands(self)
        self.desk = OfficeDesk(office.store, sources, commands.of_search(), code.tidied, _why_no_code)
        title = self._between.office_name()
        if self._sign is not None:
            title = _("Stand at a fair: {name}").format(name=self._sign.name)
        self.window = MainWindow(self.desk, office.store, settings, title=title, user=office.store.user)
        self.ways = ways.Ways(self.window, self.open_import)
        self._closing = Closing(self.window, office, self.release)
        self.fair = FairRoom(office, self.services, self._sign, self.window, self._closing.can_leave)
        self._set_rooms()
        self.window.set_menu(commands.menu())
        self.window.set_opener(self.ways.open_entry)
        self.window.way_back.clicked.connect(self.ways.go_back)
        self.window.set_closing(self.close)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.commitDataRequest.connect(self.keep_typed)  # the session is about to end, unless somebody objects
        app.aboutToQuit.connect(self._end_session)
        self._tell_last_backup()

    @property
    def is_stand(self) -> bool:
        """Whether the open database is a stand at a fair and no office."""
        return self._sign is not None

    def open(self) -> None:
        """Shows the window on the start page; the search index is built when the window is there."""
        self.window.enter_room(ways.TODAY)
        self.window.show()
        log.info("An office is open.")
        QTimer.singleShot(INDEX_AFTER_MS, self.window, self.desk.prepare)
        QTimer.singleShot(MATCHING_AFTER_MS, self.window, self._ahead.start)
        if self._settings.update_folder:
            QTimer.singleShot(VERSION_AFTER_MS, self.window, self._look_for_version)

    def close(self) -> bool:
        """Whether the window may close: it stays until a copy was made beside it and then closes by itself."""
        return self._closed or self._closing.may_close()

    def log_out(self) -> None:
        """Makes the copy of every closing, and then shows the way in to the next one."""
        self._closing.close_and(self._enter_again)

    def keep_typed(self) -> None:
        """Keeps what was typed, without a question; the work may go on afterwards."""
        if not self._closed:
            self._closing.keep_typed()

    def _end_session(self) -> None:
        """It ends: no window is asked any more, and no copy waited for."""
        if not self._closed:
            self.keep_typed()
            self.release()

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
            log.info("The office is closed.")

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

    def _look_for_version(self) -> None:
        from freiwilligenagentur.app.new_version import NewVersion
        from freiwilligenagentur.workstation.updates import own_updates

        NewVersion(self.window, own_updates, self.window.tell).look_in(Path(self._settings.update_folder))

    def take_update(self, place: Path) -> None:
        """Checks a file that somebody double-clicked, where the settings tell of versions."""
        busy = QApplication.activeModalWidget()
        if busy is not None or not self.window.isEnabled():
            text = _("Please finish what is open here; then open {name} once more. Nothing was installed.")
            dialogs.tell(busy or self.window, _("A new version"), text.format(name=place.name))
        elif self.window.show_room(ways.SETTINGS) is not None:
            self._versions.take_file(place)

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

    def open_about(self) -> None:
        """Says which program this is and whose work is in it."""
        from freiwilligenagentur.workstation.view.about import AboutDialog

        AboutDialog(self.window).open()

    # --- rooms

    def _rooms(self) -> list[Room]:
        between = self._between
        return [
            Room(
                ways.TODAY, _("Today"), "house-simple", self._today_page, shown.TODAY, self._due_count, shows_more=True
            ),
            Room(ways.PEOPLE, _("Volunteers"), "users", self._people_page, shown.PEOPLE, between.people),
            Room(
                ways.ORGANISATIONS,
                _("Organisations"),
                "buildings",
                self._organisations_page,
                shown.ORGANISATIONS,
                between.organisations,
            ),
            Room(ways.OFFERS, _("Offers"), "heart", self._offers_page, shown.OFFERS, between.offers),
            Room(
                ways.MATCHING,
                _("Matching desk"),
                "handshake",
                self._matching_page,
                shown.MATCHING,
                between.without_offer,
            ),
            Room(ways.PLACEMENTS, _("Placements"), "path", self._placements_page, shown.PLACEMENTS, between.pending),
            Room(ways.CERTIFICATES, _("Certificates"), "medal", self._certificates_page, shown.CERTIFICATES),
        ]

    def _set_rooms(self) -> None:
        """At a stand its end stands where the settings are in the office, and a band says where one is."""
        rooms, fair = self._rooms(), self.fair.room(self.ways)
        if self._sign is None:
            self.window.set_rooms([*rooms, fair], self._settings_room())
        else:
            self.window.set_rooms(rooms, fair)
            text = _("This is the stand “{name}”, without volunteers of the office. At the end: Close the stand.")
            self.window.set_band(text.format(name=self._sign.name))

    def _settings_room(self) -> Room:
        return Room(ways.SETTINGS, _("Settings"), "gear-six", self._settings_page, shown.SETTINGS)

    def _today_page(self) -> QWidget:
        from freiwilligenagentur.shell.today_view import TodayPage

        services, between = self.services, self._between
        sources = Sources(
            due=services.due.rows,
            amount_due=services.due.count,
            done=between.done,
            figures=between.figures,
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
            passed_on=between.passed_on,
            office_name=between.office_name,
            memory=self._settings.windows,
            guesses=self.services.volunteer_guesses,
            former_names=between,
            source=_("Fair") if self.is_stand else "",
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
        page = MatchingPage(self.services.matching, self.ways, hooks, self.services.today, self._texts)
        page.entered.connect(self._start_texts, Qt.ConnectionType.SingleShotConnection)
        return page

    def _make_desk(self) -> None:
        """While nobody has gone anywhere yet, so that the first visit finds the page already made."""
        if not self._closed and self.window.present_room() == ways.TODAY:
            self.window.make_room(ways.MATCHING)

    def _start_texts(self) -> None:
        QTimer.singleShot(TEXTS_AFTER_MS, self.window, self._texts.start)

    def _placements_page(self) -> QWidget:
        from freiwilligenagentur.placements.view.page import PlacementsPage

        return PlacementsPage(self.services.placing, self.ways, self._settings.windows)

    def _certificates_page(self) -> QWidget:
        from freiwilligenagentur.app.certificates_room import CertificatesRoom

        return CertificatesRoom(self.services, self.ways, self._settings.windows, self.is_stand)

    def _settings_page(self) -> QWidget:
        from freiwilligenagentur.desktop.printer_part import PrinterPart
        from freiwilligenagentur.matching.view.weights_part import WeightsPart
        from freiwilligenagentur.office.signing import SigningKeys
        from freiwilligenagentur.office.view.key_part import KeyPart
        from freiwilligenagentur.office.view.settings import SettingsPage
        from freiwilligenagentur.workstation import updates
        from freiwilligenagentur.workstation.view.update_part import UpdatePart

        made = self._tell_last_backup
        weights = WeightsPart(self.services.matching, self.ways)
        key = KeyPart(SigningKeys(self._office.store, self.services.today), self.ways)
        printers = PrinterPart()
        self._versions = UpdatePart(self._settings, updates.own_updates, self._closing.close_and, updates.start)
        return SettingsPage(
            self.services.office,
            self._office,
            self._settings,
            self.ways,
            self._enter_again,
            made,
            further=[weights, key, printers, self._versions],
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
        return self.services.due.count() + len(self.services.drafts.mine()) + waiting

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
