"""The page of the offers: list or form at the left, the record at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.organisations.presenter.form import Unfinished
from freiwilligenagentur.organisations.presenter.hooks import Hooks
from freiwilligenagentur.organisations.presenter.offers import OffersPresenter
from freiwilligenagentur.organisations.presenter.records import RECHECK_MONTHS, ChangeLine, OfferRecord
from freiwilligenagentur.organisations.service import OfferFilter, OfferRow, OffersService, OrganisationsService
from freiwilligenagentur.organisations.view.listing import Listing, ListTexts
from freiwilligenagentur.organisations.view.offer_columns import STATUS_COLUMN, offer_columns
from freiwilligenagentur.organisations.view.offer_filters import OfferFilters
from freiwilligenagentur.organisations.view.offer_form import OfferForm
from freiwilligenagentur.organisations.view.offer_record import OfferRecordPanel
from freiwilligenagentur.organisations.view.panels import Panels
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.vocabulary.guesses import GuessLine
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

GUESSES_AFTER_MS = 120


class OffersPage(QWidget):
    """Fulfils OffersView; ``refresh``, ``show_record``, ``start_new``, ``show_to_recheck`` and ``open_draft`` are for
    the frame.
    """

    def __init__(
        self,
        offers: OffersService,
        organisations: OrganisationsService,
        vocabulary: Vocabulary,
        drafts: Drafts,
        navigator: Navigator,
        hooks: Hooks,
    ) -> None:
        super().__init__()
        self.setObjectName("offers.page")
        texts = ListTexts("offers", _("Offers"), _("New offer"), _("List of offers"))
        self._vocabulary = vocabulary
        self._navigator = navigator
        self._led_here = False  # by another room, to one offer
        self.listing = Listing(texts, offer_columns(vocabulary, offers.today()), give_way=(3, 2, 5, 1))
        self.filters = OfferFilters(vocabulary.options(TermList.AREA))
        self.filters.display(OfferFilter())
        for widget in self.filters.widgets():
            self.listing.filters.addWidget(widget)
        self.listing.table.set_column_needed(STATUS_COLUMN, False)
        self.form = OfferForm(vocabulary, self._prepare_form)
        self.record = OfferRecordPanel()
        self.record.placed.setVisible(hooks.placements is not None)
        self.panels = Panels(self.listing, self.form, self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panels)
        self._presenter = OffersPresenter(self, self.form, offers, organisations, vocabulary, drafts, navigator, hooks)
        self._guesses_timer = QTimer(self, singleShot=True, interval=GUESSES_AFTER_MS)
        self._guesses_timer.timeout.connect(self._presenter.fill_guesses)
        self.record.guesses.taken.connect(self._presenter.take_guess)
        self.record.guesses.struck.connect(self._presenter.strike_guess)
        self._wire()
        self.listing.table.remember_columns(hooks.memory)
        follow_reading_order(self)

    # --- for the frame

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 - Qt's name
        """Goes to where typing makes sense; a focus proxy would take its first button out of the order of Tab."""
        target = self.form.first_field() if self.form.isVisible() else self.listing.filter
        target.setFocus(reason)

    def refresh(self) -> None:
        """Shows what is there now; filter, choice and form stay."""
        self.filters.set_areas(self._vocabulary.options(TermList.AREA))
        self._presenter.refresh()

    def show_record(self, offer_id: str) -> None:
        """Shows one offer."""
        self._presenter.show_record(offer_id)
        self.panels.bring_record_to_front(True)
        self._led_here = True

    def start_new(self, organisation_id: str = "") -> None:
        """Opens an empty form, for an organisation if one is given."""
        self._presenter.start_new(organisation_id)

    def show_to_recheck(self, months: int = RECHECK_MONTHS) -> None:
        """Lists the active offers that nobody looked at for that long."""
        self._presenter.show_to_recheck(months)

    def leave(self) -> bool:
        """Keeps what was typed before the window closes; never holds it up."""
        self._presenter.form.keep_draft()
        return True

    def open_draft(self, draft_key: str) -> None:
        """Goes on with a draft."""
        self._presenter.resume(draft_key)

    # --- the view of the presenter

    def display_rows(self, rows: Sequence[OfferRow], chosen: str) -> None:
        self.listing.display_rows(rows, chosen)

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        self.listing.display_count(text, empty, can_clear)

    def display_filter(self, text: str, chosen: OfferFilter) -> None:
        self.listing.filter.set_value(text)
        self.filters.display(chosen)
        self.listing.table.set_column_needed(STATUS_COLUMN, chosen.status is None)

    def display_record(self, record: OfferRecord | None) -> None:
        self.record.display(record)

    def ask_guesses_later(self) -> None:
        self._guesses_timer.start()

    def display_guesses(self, lines: Sequence[GuessLine]) -> None:
        self.record.guesses.display(lines)
        follow_reading_order(self)

    def display_history(self, lines: Sequence[ChangeLine]) -> None:
        self.record.display_history(lines)

    def display_unfinished(self, waiting: Unfinished | None, can_bring_back: bool) -> None:
        self.listing.display_unfinished(waiting, can_bring_back)

    def display_form(self, is_open: bool, beside_record: bool) -> None:
        self.panels.show_form(is_open, beside_record)
        self.record.set_editing(is_open)
        if is_open:
            self.form.first_field().setFocus()
        else:
            self._go_to_list()

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # --- wiring

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc that nothing on the page wanted goes back to the room that led here."""
        if event.key() == Qt.Key.Key_Escape and self._led_here:
            self._navigator.go_back()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._guesses_timer.stop()  # nothing is asked of an office that may be closed by then
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window is still at what somebody was led to
            self._led_here = False

    def _wire(self) -> None:
        presenter, listing, form, record = self._presenter, self.listing, self.form, self.record
        listing.wire(presenter)
        form.wire(presenter.form)
        listing.filter.accepted.connect(self._go_to_record)
        listing.table.activated_id.connect(self._go_to_record)
        listing.new.clicked.connect(self._start_empty)
        self.filters.edited.connect(self._filter_chosen)
        form.save_asked.connect(presenter.save)
        form.organisation_chosen.connect(presenter.home.chosen)
        record.match.clicked.connect(presenter.match)
        record.edit.clicked.connect(presenter.edit)
        record.check.clicked.connect(presenter.mark_checked)
        record.status_asked.connect(self._set_status)
        record.organisation_opened.connect(presenter.open_organisation)
        record.placement_opened.connect(presenter.open_placement)
        record.history_asked.connect(presenter.show_history)
        record.back_asked.connect(self._go_to_list)
        self.panels.narrowed.connect(record.back.setVisible)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.listing.focus_filter)

    def _prepare_form(self, organisation_id: str, contact_id: str) -> None:
        self._presenter.home.prepare(organisation_id, contact_id)

    def _filter_chosen(self) -> None:
        chosen = self.filters.chosen()
        self.listing.table.set_column_needed(STATUS_COLUMN, chosen.status is None)
        self._presenter.filter_by(chosen)

    def _set_status(self, status: str) -> None:
        self._presenter.set_status(OfferStatus(status))

    def _start_empty(self) -> None:
        self._presenter.start_new()

    def _go_to_record(self) -> None:
        self.panels.bring_record_to_front(True)
        target = self.record.match if self.record.match.isEnabled() else self.record.edit
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_list(self) -> None:
        self.panels.bring_record_to_front(False)
        self.listing.focus_list()
