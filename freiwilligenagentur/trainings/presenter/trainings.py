"""How the page of the trainings behaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.organisations.presenter.finding import matching_rows
from freiwilligenagentur.organisations.presenter.form import Closing, FormPresenter, FormView, Unfinished
from freiwilligenagentur.organisations.presenter.records import ChangeLine, change_lines, counted
from freiwilligenagentur.organisations.service import OrganisationsService
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.trainings.model import TrainingStatus
from freiwilligenagentur.trainings.presenter.attendance import AttendancePresenter
from freiwilligenagentur.trainings.presenter.sheet import TrainingSheet
from freiwilligenagentur.trainings.presenter.shown import Shown, shown
from freiwilligenagentur.trainings.rows import TrainingRecord, TrainingRow
from freiwilligenagentur.trainings.service import TrainingServices


class TrainingFormView(FormView, Protocol):
    """The form of a training."""

    def display_choices(self, organisations: Sequence[tuple[str, str]], proposals: Mapping[str, Sequence[str]]) -> None:
        """Organisations to choose from, and what was entered before, by field."""


class TrainingsView(Protocol):
    """The page on the screen: list and record beside each other, or the form instead of both."""

    def display_rows(self, rows: Sequence[TrainingRow], chosen: str) -> None:
        """The list; ``chosen`` is the row to be on, "" keeps or takes the first."""

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        """How many there are; ``empty`` says why the list is empty, "" when it is not; ``can_clear`` offers to show
        everything.
        """

    def display_filter(self, text: str, status: str) -> None:
        """What the list is narrowed to."""

    def display_record(self, record: Shown | None) -> None:
        """The record at the right."""

    def display_history(self, lines: Sequence[ChangeLine]) -> None:
        """The changes of the record."""

    def display_unfinished(self, waiting: Unfinished | None, can_bring_back: bool) -> None:
        """Drafts that wait."""

    def display_form(self, is_open: bool) -> None:
        """The form, or list and record again."""

    def ask_print(self, pdf: bytes, title: str) -> bool:
        """The system's print dialog; whether it was printed."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class TrainingsPresenter:
    """State of the page: what is listed, what is chosen, what is in the form.

    ``certify`` issues Teilnahmebescheinigungen for a training; it is given by those who stand above.
    """

    def __init__(
        self,
        view: TrainingsView,
        form_view: TrainingFormView,
        services: TrainingServices,
        organisations: OrganisationsService,
        drafts: Drafts,
        navigator: Navigator,
        certify: Callable[[str], None] | None,
    ) -> None:
        self._view = view
        self._form_view = form_view
        self._services = services
        self._trainings = services.trainings
        self._organisations = organisations
        self._navigator = navigator
        self._certify = certify
        self._sheet = TrainingSheet(services.trainings)
        self.form = FormPresenter(form_view, self._sheet, drafts, self._form_closed)
        self._people: AttendancePresenter | None = None
        self._text = ""
        self._status: str = TrainingStatus.ACTIVE
        self._rows: list[TrainingRow] = []
        self._chosen = ""

    def add_people(self, people: AttendancePresenter) -> None:
        """The list of people that shows along."""
        self._people = people

    # --- the list

    def refresh(self) -> None:
        """Reads everything anew; filter, choice and form stay."""
        self._rows = self._trainings.rows()
        self._display_list()
        self._show_chosen()

    def filter_text(self, text: str) -> None:
        """Narrows the list to rows that hold every word."""
        self._text = text
        self._display_list()

    def filter_status(self, status: str) -> None:
        """Narrows the list to a state; "" lists all."""
        self._status = status
        self._display_list()

    def clear_filter(self) -> None:
        """Lists everything."""
        self._text, self._status = "", ""
        self._view.display_filter("", "")
        self._display_list()

    def show_record(self, training_id: str) -> None:
        """Shows one training, also when the filter hid it; what is in the form waits as a draft."""
        self.form.leave()
        self._rows = self._trainings.rows()
        self._chosen = training_id
        if training_id not in {row.id for row in self._listed()}:
            self.clear_filter()
        else:
            self._display_list()
        self._show_chosen()

    def choose(self, training_id: str) -> None:
        """Shows the record of a row; "" shows none."""
        self._chosen = training_id
        self._show_chosen()

    def show_history(self) -> None:
        """Reads the changes of the chosen record."""
        if self._chosen:
            self._view.display_history(change_lines(self._trainings.history(self._chosen)))

    # --- the form

    def start_new(self, organisation_id: str = "") -> None:
        """Opens an empty form, for an organisation if one is given."""
        self._keep_people()
        if self.form.start_new(organisation_id):
            self._view.display_form(True)

    def edit(self) -> None:
        """Opens the chosen record in the form."""
        self._keep_people()
        if self._chosen and self.form.edit(self._chosen):
            self._view.display_form(True)

    def resume(self, draft_key: str) -> None:
        """Goes on with a draft."""
        if self.form.resume(draft_key):
            self._view.display_form(True)
        self._display_unfinished()

    def discard_draft(self, draft_key: str) -> None:
        """Gives up a draft that waits."""
        self.form.discard_draft(draft_key)
        self._display_unfinished()

    def bring_back(self) -> None:
        """Opens what was given up last."""
        if self.form.bring_back():
            self._view.display_form(True)

    def prepare_form(self) -> None:
        """Offers the choices for the values about to be shown."""
        self._form_view.display_choices(
            self._sheet.with_own(self._organisations.choices()), self._trainings.proposals()
        )

    def keep(self) -> None:
        """Keeps everything that was typed, before the page is left."""
        self.form.keep_draft()
        self._keep_people()

    # --- next steps

    def print_list(self) -> None:
        """Prints the list to be signed."""
        if not self._chosen:
            return
        self._keep_people()
        try:
            pdf = self._services.lists.draw(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        if self._view.ask_print(pdf, _("Attendance list")):
            self._navigator.tell(_("The attendance list is printed."))

    def certify(self) -> None:
        """Goes to issuing certificates for those who were there."""
        self._keep_people()
        if self._chosen and self._certify is not None:
            self._certify(self._chosen)

    def archive(self) -> None:
        """Puts the chosen training aside; undo takes it back."""
        self._do(self._trainings.archive, _("Training archived. Ctrl+Z takes it back."))

    def reactivate(self) -> None:
        """Takes the chosen training out of the archive."""
        self._do(self._trainings.reactivate, _("Training taken out of the archive. Ctrl+Z takes it back."))

    def delete(self) -> None:
        """Removes the chosen training with its list of people; undo brings both back."""
        self._do(self._trainings.delete, _("Training removed with its list. Ctrl+Z brings both back."))

    # --- inside

    def _do(self, step: Callable[[str], None], said: str) -> None:
        if not self._chosen:
            return
        self._keep_people()
        try:
            step(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._navigator.tell(said)
        self.refresh()

    def _show_chosen(self) -> None:
        record = self._read(self._chosen) if self._chosen else None
        if record is None:
            self._chosen = ""
        self._view.display_record(shown(record) if record else None)
        if self._people is not None:
            self._people.show(record)

    def _read(self, training_id: str) -> TrainingRecord | None:
        try:
            return self._trainings.get(training_id)
        except OfficeError:
            return None  # removed, or taken back by undo or by a colleague

    def _listed(self) -> list[TrainingRow]:
        rows = [row for row in self._rows if not self._status or row.status == self._status]
        return matching_rows(rows, self._text)

    def _display_list(self) -> None:
        rows = self._listed()
        empty = ""
        if not self._rows:
            empty = _(
                "No training yet. Here stand courses and evenings for volunteers, and who was there. “New training” "
                "begins the first one."
            )
        elif not rows:
            empty = _("No training fits the filter.")
        total = len(self._rows)
        everything = ngettext("{n} training", "{n} trainings", total).format(n=i18n.number(total))
        self._view.display_rows(rows, self._chosen)
        self._view.display_count(counted(len(rows), total, everything), empty, can_clear=total > 0)
        self._display_unfinished()

    def _display_unfinished(self) -> None:
        self._view.display_unfinished(self.form.unfinished(), self.form.can_bring_back())

    def _keep_people(self) -> None:
        if self._people is not None:
            self._people.keep()

    def _form_closed(self, how: Closing, training_id: str) -> None:
        self._chosen = training_id or self._chosen
        self._rows = self._trainings.rows()
        if how is Closing.SAVED and training_id not in {row.id for row in self._listed()}:
            self.clear_filter()
        else:
            self._display_list()
        self._show_chosen()
        self._view.display_form(False)
