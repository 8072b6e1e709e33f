"""The page of the organisations: list or form at the left, the record at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.fields import combo
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tables import Column
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.organisations import words
from freiwilligenagentur.organisations.model import OrganisationStatus
from freiwilligenagentur.organisations.presenter.form import Unfinished
from freiwilligenagentur.organisations.presenter.hooks import Hooks
from freiwilligenagentur.organisations.presenter.organisations import OrganisationsPresenter
from freiwilligenagentur.organisations.presenter.records import ChangeLine, OrganisationRecord
from freiwilligenagentur.organisations.service import OffersService, OrganisationRow, OrganisationsService
from freiwilligenagentur.organisations.view.listing import Listing, ListTexts
from freiwilligenagentur.organisations.view.organisation_form import OrganisationForm
from freiwilligenagentur.organisations.view.organisation_record import OrganisationRecordPanel
from freiwilligenagentur.organisations.view.panels import Panels
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.vocabulary.sorting import word_key

_STATUS_COLUMN = 6


class OrganisationsPage(QWidget):
    """Fulfils OrganisationsView; ``refresh``, ``show_record``, ``start_new`` and ``open_draft`` are for the frame."""

    def __init__(
        self,
        organisations: OrganisationsService,
        offers: OffersService,
        drafts: Drafts,
        navigator: Navigator,
        hooks: Hooks,
    ) -> None:
        super().__init__()
        self.setObjectName("organisations.page")
        texts = ListTexts("organisations", _("Organisations"), _("New organisation"), _("List of organisations"))
        self.listing = Listing(texts, _columns(), give_way=(1, 4, 2, 3, 5))
        self.status = combo([*words.organisation_statuses(), ("", _("all"))])
        self.status.set_code(OrganisationStatus.ACTIVE)
        self.status.setObjectName("organisations.status")
        self.status.setAccessibleName(_("Status"))
        self.listing.filters.addWidget(self.status)
        self.listing.table.set_column_needed(_STATUS_COLUMN, False)
        self.form = OrganisationForm()
        self.record = OrganisationRecordPanel()
        self.record.new_offer.setVisible(hooks.new_offer is not None)
        self.panels = Panels(self.listing, self.form, self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panels)
        self._hooks = hooks
        self._presenter = OrganisationsPresenter(self, self.form, organisations, offers, drafts, navigator, hooks)
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
        self._presenter.refresh()

    def show_record(self, organisation_id: str) -> None:
        """Shows one organisation."""
        self._presenter.show_record(organisation_id)
        self.panels.bring_record_to_front(True)

    def start_new(self) -> None:
        """Opens an empty form."""
        self._presenter.start_new()

    def leave(self) -> bool:
        """Keeps what was typed before the window closes; never holds it up."""
        self._presenter.form.keep_draft()
        return True

    def open_draft(self, draft_key: str) -> None:
        """Goes on with a draft."""
        self._presenter.resume(draft_key)

    # --- the view of the presenter

    def display_rows(self, rows: Sequence[OrganisationRow], chosen: str) -> None:
        self.listing.display_rows(rows, chosen)

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        self.listing.display_count(text, empty, can_clear)

    def display_filter(self, text: str, status: str) -> None:
        self.listing.filter.set_value(text)
        self.status.set_code(status)
        self.listing.table.set_column_needed(_STATUS_COLUMN, not status)

    def display_record(self, record: OrganisationRecord | None) -> None:
        self.record.display(record)
        self.record.new_offer.setVisible(
            record is not None and not record.archived and self._hooks.new_offer is not None
        )

    def display_similar(self, organisation_id: str, name: str, place: str) -> None:
        self.form.display_similar(organisation_id, name, place)

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

    def _wire(self) -> None:
        presenter, listing, form, record = self._presenter, self.listing, self.form, self.record
        listing.wire(presenter)
        form.wire(presenter.form)
        listing.filter.accepted.connect(self._go_to_record)
        listing.table.activated_id.connect(self._go_to_record)
        listing.new.clicked.connect(self.start_new)
        self.status.edited.connect(self._status_chosen)
        form.save_asked.connect(presenter.save)
        form.name_typed.connect(presenter.name_typed)
        form.similar_opened.connect(presenter.show_record)
        record.edit.clicked.connect(presenter.edit)
        record.new_offer.clicked.connect(presenter.new_offer)
        record.archive.clicked.connect(presenter.archive)
        record.reactivate.clicked.connect(presenter.reactivate)
        record.offer_opened.connect(presenter.open_offer)
        record.history_asked.connect(presenter.show_history)
        record.back_asked.connect(self._go_to_list)
        self.panels.narrowed.connect(record.back.setVisible)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.listing.focus_filter)

    def _status_chosen(self) -> None:
        self.listing.table.set_column_needed(_STATUS_COLUMN, not self.status.code())
        self._presenter.filter_status(self.status.code())

    def _go_to_record(self) -> None:
        self.panels.bring_record_to_front(True)
        self.record.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_list(self) -> None:
        self.panels.bring_record_to_front(False)
        self.listing.focus_list()


def _columns() -> list[Column]:
    return [
        Column(_("Name"), lambda row: row.name, sort_key=lambda row: word_key(row.name), tip=lambda row: row.name),
        Column(_("Kind of organisation"), lambda row: row.kind, width=12),
        Column(_("Town"), lambda row: row.district or row.town, width=13),
        Column(_("Contact"), lambda row: row.contact, width=16),
        Column(_("Phone"), lambda row: row.phone, width=14),
        Column(
            _("Offers"),
            lambda row: i18n.number(row.offers) if row.offers else "",
            width=8,
            sort_key=lambda row: row.offers,
            align=Qt.AlignmentFlag.AlignRight,
        ),
        Column(
            _("Status"),
            lambda row: words.label(words.organisation_statuses(), row.status),
            width=9,
            tone=lambda row: Tone.GOOD if row.status is OrganisationStatus.ACTIVE else Tone.NEUTRAL,
        ),
    ]
