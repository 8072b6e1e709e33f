"""How the page of the offers behaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.organisations.presenter.finding import matching_rows
from freiwilligenagentur.organisations.presenter.form import Closing, FormPresenter, FormView, Unfinished
from freiwilligenagentur.organisations.presenter.hooks import Hooks
from freiwilligenagentur.organisations.presenter.offer_home import OfferHome, OfferHomeView
from freiwilligenagentur.organisations.presenter.records import (
    ChangeLine,
    OfferRecord,
    change_lines,
    counted,
    offer_record,
)
from freiwilligenagentur.organisations.presenter.sheets import OfferSheet
from freiwilligenagentur.organisations.service import OfferFilter, OfferRow, OffersService, OrganisationsService
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.vocabulary.guesses import GuessLine
from freiwilligenagentur.vocabulary.service import Vocabulary


class OfferFormView(FormView, OfferHomeView, Protocol):
    """The form of an offer."""


class OffersView(Protocol):
    """The page on the screen: list or form at the left, the record at the right."""

    def display_rows(self, rows: Sequence[OfferRow], chosen: str) -> None:
        """The list; ``chosen`` is the row to be on, "" keeps or takes the first."""

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        """How many there are; ``empty`` says why the list is empty, "" when it is not; ``can_clear`` offers to show
        everything.
        """

    def display_filter(self, text: str, chosen: OfferFilter) -> None:
        """What the list is narrowed to."""

    def display_record(self, record: OfferRecord | None) -> None:
        """The record at the right."""

    def ask_guesses_later(self) -> None:
        """Calls ``fill_guesses`` once, when the record is painted and nobody leafs on."""

    def display_guesses(self, lines: Sequence[GuessLine]) -> None:
        """What was read out of the prose of the record."""

    def display_history(self, lines: Sequence[ChangeLine]) -> None:
        """The changes of the record."""

    def display_unfinished(self, waiting: Unfinished | None, can_bring_back: bool) -> None:
        """Drafts that wait."""

    def display_form(self, is_open: bool, beside_record: bool) -> None:
        """The form over the list, or the list again; a new record has nothing beside it."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class OffersPresenter:
    """State of the page: what is listed, what is chosen, what is in the form."""

    def __init__(
        self,
        view: OffersView,
        form_view: OfferFormView,
        offers: OffersService,
        organisations: OrganisationsService,
        vocabulary: Vocabulary,
        drafts: Drafts,
        navigator: Navigator,
        hooks: Hooks,
    ) -> None:
        self._view = view
        self._offers = offers
        self._vocabulary = vocabulary
        self._navigator = navigator
        self._hooks = hooks
        self.home = OfferHome(form_view, organisations)
        self.form = FormPresenter(form_view, OfferSheet(offers), drafts, self._form_closed)
        self._text = ""
        self._filter = OfferFilter()
        self._rows: list[OfferRow] = []
        self._chosen = self._guesses_of = ""

    # --- the list

    def refresh(self) -> None:
        """Reads everything anew; filter, choice and form stay."""
        self._read_rows()
        self._display_list()
        self.choose(self._chosen)

    def filter_text(self, text: str) -> None:
        """Narrows the list to rows that hold every word."""
        self._text = text
        self._display_list()

    def filter_by(self, chosen: OfferFilter) -> None:
        """Narrows the list by state, area, places and age of the last check."""
        self._filter = chosen
        self._display_list()

    def clear_filter(self) -> None:
        """Lists everything."""
        self._text, self._filter = "", OfferFilter(status=None)
        self._view.display_filter(self._text, self._filter)
        self._display_list()

    def show_to_recheck(self, months: int) -> None:
        """Lists the active offers that nobody looked at for that long."""
        self.form.leave()
        self._text, self._filter = "", OfferFilter(older_than_months=months)
        self._view.display_filter(self._text, self._filter)
        self.refresh()

    def show_record(self, offer_id: str) -> None:
        """Shows one offer, also when the filter hid it; what is in the form waits as a draft."""
        self.form.leave()
        self._read_rows()
        self._chosen = offer_id
        self._let_show(offer_id)
        self.choose(offer_id)

    def choose(self, offer_id: str) -> None:
        """Shows the record of a row; "" shows none."""
        self._chosen = offer_id
        if not offer_id:
            self._view.display_record(None)
            return
        try:
            details = self._offers.details(offer_id)
        except OfficeError:
            self._chosen = ""
            self._view.display_record(None)
            return
        placements = self._hooks.placements(offer_id) if self._hooks.placements else ()
        self._view.display_record(offer_record(details, self._vocabulary, placements, self._offers.today()))
        if self._hooks.guesses is not None:
            if self._guesses_of != offer_id:
                self._view.display_guesses(())
            self._view.ask_guesses_later()

    def fill_guesses(self) -> None:
        """The view has a moment: now what was read out of the prose."""
        if self._hooks.guesses is not None and self._chosen:
            self._guesses_of = self._chosen
            self._view.display_guesses(self._hooks.guesses.lines(self._chosen))

    def take_guess(self, key: str) -> None:
        """Writes what was read into its field."""
        if self._hooks.guesses is not None:
            self._answer_guess(self._hooks.guesses.take, key)

    def strike_guess(self, key: str) -> None:
        """Notes that what was read is wrong."""
        if self._hooks.guesses is not None:
            self._answer_guess(self._hooks.guesses.strike, key)

    def show_history(self) -> None:
        """Reads the changes of the chosen record."""
        self._view.display_history(change_lines(self._offers.history(self._chosen)))

    # --- next steps

    def start_new(self, organisation_id: str = "") -> None:
        """Opens an empty form, for an organisation if one is given."""
        if self.form.start_new(organisation_id):
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

    def mark_checked(self) -> None:
        """Notes that the chosen offer was found right today."""
        if not self._chosen:
            return
        try:
            self._offers.mark_checked(self._chosen, self._offers.today())
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._navigator.tell(_("Offer checked today. Ctrl+Z takes it back."))
        self.refresh()

    def set_status(self, status: OfferStatus) -> None:
        """Pauses, archives or takes up the chosen offer again; undo takes it back."""
        steps = {
            OfferStatus.ACTIVE: self._offers.reactivate,
            OfferStatus.PAUSED: self._offers.pause,
            OfferStatus.ARCHIVED: self._offers.archive,
        }
        if not self._chosen:
            return
        try:
            steps[status](self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        if status is not OfferStatus.ACTIVE:
            self._tell_who_waits(self._chosen)
        self.refresh()

    def match(self) -> None:
        """Goes to the matching desk with the chosen offer."""
        if self._chosen:
            self._navigator.match_offer(self._chosen)

    def open_organisation(self, organisation_id: str) -> None:
        """Goes to the organisation of the offer."""
        self._navigator.open_organisation(organisation_id)

    def open_placement(self, placement_id: str) -> None:
        """Goes to a placement of the offer."""
        self._navigator.open_placement(placement_id)

    # --- inside

    def _tell_who_waits(self, offer_id: str) -> None:
        placements = self._hooks.placements(offer_id) if self._hooks.placements else ()
        waiting = [placement.text for placement in placements if placement.pending]
        if waiting:
            text = ngettext(
                "Still undecided here: {names}. Please tell this person.",
                "Still undecided here: {names}. Please tell these people.",
                len(waiting),
            )
            self._navigator.tell(text.format(names="; ".join(waiting)))

    def _answer_guess(self, answer: Callable[[str, str], None], key: str) -> None:
        try:
            answer(self._chosen, key)
        except OfficeError as error:
            self._view.tell_error(str(error))
        self.refresh()
        self.fill_guesses()

    def _read_rows(self) -> None:
        self._rows = self._offers.rows(OfferFilter(status=None))

    def _listed(self) -> list[OfferRow]:
        today = self._offers.today()
        return matching_rows([row for row in self._rows if self._filter.admits(row, today)], self._text)

    def _let_show(self, offer_id: str) -> None:
        """Takes away what hides one offer in the list, and no more: first the words, then the other filters."""
        before = self._text, self._filter
        if not self._lists(offer_id):
            self._text = ""
        if not self._lists(offer_id):
            self._filter = OfferFilter(status=None)
        if (self._text, self._filter) != before:
            self._view.display_filter(self._text, self._filter)
        self._display_list()

    def _lists(self, offer_id: str) -> bool:
        return any(row.id == offer_id for row in self._listed())

    def _display_list(self) -> None:
        rows = self._listed()
        empty = ""
        if not self._rows:
            empty = _("No offer yet. Here stands what volunteers can do, and where.")
        elif not rows:
            empty = _("No offer fits the filter.")
        total = len(self._rows)
        everything = ngettext("{n} offer", "{n} offers", total).format(n=i18n.number(total))
        self._view.display_rows(rows, self._chosen)
        self._view.display_count(counted(len(rows), total, everything), empty, can_clear=total > 0)
        self._display_unfinished()

    def _display_unfinished(self) -> None:
        self._view.display_unfinished(self.form.unfinished(), self.form.can_bring_back())

    def _show_form(self) -> None:
        if not self.form.is_new():
            self.choose(self.form.record_id())
        self._view.display_form(True, beside_record=not self.form.is_new())

    def _form_closed(self, how: Closing, offer_id: str) -> None:
        self._chosen = offer_id or self._chosen
        self._read_rows()
        if how is Closing.SAVED:
            self._let_show(offer_id)
        else:
            self._display_list()
        self.choose(self._chosen)
        self._view.display_form(False, beside_record=True)
