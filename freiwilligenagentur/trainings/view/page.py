"""The page of the trainings: list and record beside each other, and over both the form."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, printing, theme
from freiwilligenagentur.desktop.fields import combo
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.organisations.presenter.form import Unfinished
from freiwilligenagentur.organisations.presenter.records import ChangeLine
from freiwilligenagentur.organisations.service import OrganisationsService
from freiwilligenagentur.organisations.view.listing import Listing, ListTexts
from freiwilligenagentur.people.finding import PeopleFinder
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.trainings.model import TrainingStatus
from freiwilligenagentur.trainings.presenter.shown import Shown
from freiwilligenagentur.trainings.presenter.trainings import TrainingsPresenter
from freiwilligenagentur.trainings.rows import TrainingRow
from freiwilligenagentur.trainings.service import TrainingServices
from freiwilligenagentur.trainings.view.attendance import AttendancePart
from freiwilligenagentur.trainings.view.columns import training_columns
from freiwilligenagentur.trainings.view.form import TrainingForm
from freiwilligenagentur.trainings.view.record import TrainingRecordPanel

_BOTH_CHARS = 100
"""Characters that list and record need to stand beside each other."""


class TrainingsPage(QWidget):
    """Fulfils TrainingsView; ``refresh``, ``leave``, ``show_record``, ``start_new`` and ``open_draft`` are for the
    frame. ``certify`` gets the id of a training whose people shall have certificates; without it the button is missing.
    """

    def __init__(
        self,
        services: TrainingServices,
        people: PeopleService,
        organisations: OrganisationsService,
        drafts: Drafts,
        navigator: Navigator,
        memory: MutableMapping[str, str] | None = None,
        certify: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("trainings.page")
        self.listing = Listing(
            ListTexts("trainings", _("Trainings"), _("New training"), _("List of trainings")),
            training_columns(),
            give_way=(3, 2),
        )
        self._status = combo(
            [(TrainingStatus.ACTIVE, _("in the list")), (TrainingStatus.ARCHIVED, _("archived")), ("", _("all"))]
        )
        self._status.set_code(TrainingStatus.ACTIVE)
        self._status.setObjectName("trainings.status")
        self._status.setAccessibleName(_("Which trainings"))
        self.listing.filters.addWidget(self._status)
        self.people = AttendancePart(services.attendances, PeopleFinder(people), navigator)
        self.record = TrainingRecordPanel(self.people)
        self.record.certify.setVisible(certify is not None)
        self.form = TrainingForm(self._prepare_form)
        self._presenter = TrainingsPresenter(self, self.form, services, organisations, drafts, navigator, certify)
        self._presenter.add_people(self.people.presenter())
        self._split = ListAndRecord(self.listing, self.record, "trainings", _BOTH_CHARS)
        self._split.setSizes([theme.chars(60), theme.chars(80)])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._wire()
        self.listing.table.remember_columns({} if memory is None else memory)
        follow_reading_order(self)

    # --- for the frame

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 - Qt's name
        """Goes to where typing makes sense."""
        target = self.form.first_field() if self.form.isVisible() else self.listing.filter
        target.setFocus(reason)

    def refresh(self) -> None:
        """Shows what is there now; filter, choice and what is typed stay."""
        self._presenter.refresh()

    def leave(self) -> bool:
        """Keeps what was typed before the window closes; never holds it up."""
        self._presenter.keep()
        return True

    def show_record(self, training_id: str) -> None:
        """Shows one training."""
        self._presenter.show_record(training_id)
        self._split.bring_record_to_front(True)

    def start_new(self, organisation_id: str = "") -> None:
        """Opens an empty form, for an organisation if one is given."""
        self._presenter.start_new(organisation_id)

    def open_draft(self, draft_key: str) -> None:
        """Goes on with a draft."""
        self._presenter.resume(draft_key)

    # --- the view of the presenter

    def display_rows(self, rows: Sequence[TrainingRow], chosen: str) -> None:
        self.listing.display_rows(rows, chosen)

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        self.listing.display_count(text, empty, can_clear)

    def display_filter(self, text: str, status: str) -> None:
        self.listing.filter.set_value(text)
        self._status.set_code(status)

    def display_record(self, record: Shown | None) -> None:
        self.record.display(record)

    def display_history(self, lines: Sequence[ChangeLine]) -> None:
        self.record.display_history(lines)

    def display_unfinished(self, waiting: Unfinished | None, can_bring_back: bool) -> None:
        self.listing.display_unfinished(waiting, can_bring_back)

    def display_form(self, is_open: bool) -> None:
        self._stack.setCurrentWidget(self.form if is_open else self._split)
        if is_open:
            self.form.first_field().setFocus()
        else:
            self._go_to_list()

    def ask_print(self, pdf: bytes, title: str) -> bool:
        return printing.print_pdf(self, pdf, title)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # --- wiring

    def _wire(self) -> None:
        presenter, listing, form, record = self._presenter, self.listing, self.form, self.record
        listing.wire(presenter)
        form.wire(presenter.form)
        listing.filter.accepted.connect(self._go_to_record)
        listing.table.activated_id.connect(self._go_to_record)
        listing.new.clicked.connect(self._start_empty)
        self._status.edited.connect(self._status_chosen)
        form.save_asked.connect(presenter.form.save)
        record.edit.clicked.connect(presenter.edit)
        record.print_list.clicked.connect(presenter.print_list)
        record.certify.clicked.connect(presenter.certify)
        record.archive.clicked.connect(presenter.archive)
        record.reactivate.clicked.connect(presenter.reactivate)
        record.remove.clicked.connect(presenter.delete)
        record.history_asked.connect(presenter.show_history)
        self.people.changed.connect(presenter.refresh)
        self._split.back_asked.connect(self._go_to_list)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.listing.focus_filter)

    def _prepare_form(self) -> None:
        self._presenter.prepare_form()

    def _status_chosen(self) -> None:
        self._presenter.filter_status(self._status.code())

    def _start_empty(self) -> None:
        self._presenter.start_new()

    def _go_to_record(self) -> None:
        self._split.bring_record_to_front(True)
        self.people.focus_people()

    def _go_to_list(self) -> None:
        self._split.bring_record_to_front(False)
        self.listing.focus_list()
