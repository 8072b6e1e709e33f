"""How the page of the organisations behaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.organisations.model import OrganisationStatus
from freiwilligenagentur.organisations.presenter.finding import matching_rows
from freiwilligenagentur.organisations.presenter.form import Closing, FormPresenter, FormView, Unfinished
from freiwilligenagentur.organisations.presenter.hooks import Hooks
from freiwilligenagentur.organisations.presenter.records import (
    ChangeLine,
    OrganisationRecord,
    change_lines,
    counted,
    organisation_record,
)
from freiwilligenagentur.organisations.presenter.sheets import OrganisationSheet
from freiwilligenagentur.organisations.presenter.similar import similar
from freiwilligenagentur.organisations.service import (
    OfferFilter,
    OffersService,
    OrganisationRow,
    OrganisationsService,
)
from freiwilligenagentur.storage import Drafts


class OrganisationsView(Protocol):
    """The page on the screen: list or form at the left, the record at the right."""

    def display_rows(self, rows: Sequence[OrganisationRow], chosen: str) -> None:
        """The list; ``chosen`` is the row to be on, "" keeps or takes the first."""

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        """How many there are; ``empty`` says why the list is empty, "" when it is not; ``can_clear`` offers to show
        everything.
        """

    def display_filter(self, text: str, status: str) -> None:
        """What the list is narrowed to."""

    def display_record(self, record: OrganisationRecord | None) -> None:
        """The record at the right."""

    def display_history(self, lines: Sequence[ChangeLine]) -> None:
        """The changes of the record."""

    def display_unfinished(self, waiting: Unfinished | None, can_bring_back: bool) -> None:
        """Drafts that wait."""

    def display_form(self, is_open: bool, beside_record: bool) -> None:
        """The form over the list, or the list again; a new record has nothing beside it."""

    def display_similar(self, organisation_id: str, name: str, place: str) -> None:
        """An organisation that may be the one being typed; "" takes the bar away."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class OrganisationsPresenter:
    """State of the page: what is listed, what is chosen, what is in the form."""

    def __init__(
        self,
        view: OrganisationsView,
        form_view: FormView,
        organisations: OrganisationsService,
        offers: OffersService,
        drafts: Drafts,
        navigator: Navigator,
        hooks: Hooks,
    ) -> None:
        self._view = view
        self._organisations = organisations
        self._offers = offers
        self._navigator = navigator
        self._hooks = hooks
        self.form = FormPresenter(form_view, OrganisationSheet(organisations), drafts, self._form_closed)
        self._text = ""
        self._status: str = OrganisationStatus.ACTIVE
        self._rows: list[OrganisationRow] = []
        self._chosen = ""

    # --- the list

    def refresh(self) -> None:
        """Reads everything anew; filter, choice and form stay."""
        self._rows = self._organisations.rows()
        self._display_list()
        self.choose(self._chosen)

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

    def show_record(self, organisation_id: str) -> None:
        """Shows one organisation, also when the filter hid it; what is in the form waits as a draft."""
        self.form.leave()
        self._rows = self._organisations.rows()
        self._chosen = organisation_id
        self._let_show(organisation_id)
        self.choose(organisation_id)

    def choose(self, organisation_id: str) -> None:
        """Shows the record of a row; "" shows none."""
        self._chosen = organisation_id
        if not organisation_id:
            self._view.display_record(None)
            return
        try:
            organisation = self._organisations.get(organisation_id)
        except OfficeError:
            self._chosen = ""
            self._view.display_record(None)
            return
        offers = self._offers.rows(OfferFilter(status=None, organisation_id=organisation_id))
        offers.sort(key=lambda row: row.status != "active")
        self._view.display_record(organisation_record(organisation, offers))

    def show_history(self) -> None:
        """Reads the changes of the chosen record."""
        self._view.display_history(change_lines(self._organisations.history(self._chosen)))

    # --- next steps

    def start_new(self) -> None:
        """Opens an empty form."""
        if self.form.start_new():
            self._show_form()

    def edit(self) -> None:
        """Opens the chosen record in the form."""
        if self._chosen and self.form.edit(self._chosen):
            self._show_form()

    def save(self) -> None:
        """Keeps what is in the form; after a conflict the record beside it shows what the colleague saved."""
        if not self.form.save() and self.form.is_open() and not self.form.is_new():
            self.choose(self.form.record_id())

    def resume(self, draft_key: str) -> None:
        """Goes on with a draft."""
        if self.form.resume(draft_key):
            self._show_form()
        self._display_unfinished()

    def discard_draft(self, draft_key: str) -> None:
        """Gives up a draft that waits."""
        self.form.discard_draft(draft_key)
        self._display_unfinished()

    def bring_back(self) -> None:
        """Opens what was given up last."""
        if self.form.bring_back():
            self._show_form()

    def name_typed(self, name: str) -> None:
        """Looks whether the organisation is there already."""
        found = similar(name, self._rows, self.form.record_id()) if self.form.is_new() else None
        if found is None:
            self._view.display_similar("", "", "")
        else:
            place = " ".join(text for text in (found.postcode, found.town) if text)
            self._view.display_similar(found.id, found.name, place)

    def archive(self) -> None:
        """Ends the work with the chosen organisation; undo takes it back."""
        try:
            self._organisations.archive(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._navigator.tell(_("Organisation archived with its offers. Ctrl+Z takes it back."))
        self.refresh()

    def reactivate(self) -> None:
        """Takes the work with the chosen organisation up again."""
        try:
            self._organisations.reactivate(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self.refresh()

    def new_offer(self) -> None:
        """Opens the form for an offer of the chosen organisation."""
        if self._chosen and self._hooks.new_offer is not None:
            self._hooks.new_offer(self._chosen)

    def open_offer(self, offer_id: str) -> None:
        """Goes to an offer."""
        self._navigator.open_offer(offer_id)

    # --- inside

    def _listed(self) -> list[OrganisationRow]:
        rows = [row for row in self._rows if not self._status or row.status == self._status]
        return matching_rows(rows, self._text)

    def _let_show(self, organisation_id: str) -> None:
        """Takes away what hides one organisation in the list, and no more: first the words, then the state."""
        before = self._text, self._status
        if not self._lists(organisation_id):
            self._text = ""
        if not self._lists(organisation_id):
            self._status = ""
        if (self._text, self._status) != before:
            self._view.display_filter(self._text, self._status)
        self._display_list()

    def _lists(self, organisation_id: str) -> bool:
        return any(row.id == organisation_id for row in self._listed())

    def _display_list(self) -> None:
        rows = self._listed()
        empty = ""
        if not self._rows:
            empty = _("No organisation yet. Here stand the clubs, homes and schools that look for volunteers.")
        elif not rows:
            empty = _("No organisation fits the filter.")
        self._view.display_rows(rows, self._chosen)
        total = len(self._rows)
        everything = ngettext("{n} organisation", "{n} organisations", total).format(n=i18n.number(total))
        self._view.display_count(counted(len(rows), total, everything), empty, can_clear=total > 0)
        self._display_unfinished()

    def _display_unfinished(self) -> None:
        self._view.display_unfinished(self.form.unfinished(), self.form.can_bring_back())

    def _show_form(self) -> None:
        self._view.display_similar("", "", "")
        if not self.form.is_new():
            self.choose(self.form.record_id())
        self._view.display_form(True, beside_record=not self.form.is_new())

    def _form_closed(self, how: Closing, organisation_id: str) -> None:
        self._chosen = organisation_id or self._chosen
        self._rows = self._organisations.rows()
        if how is Closing.SAVED:
            self._let_show(organisation_id)
        else:
            self._display_list()
        self.choose(self._chosen)
        self._view.display_form(False, beside_record=True)
