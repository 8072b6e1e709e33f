"""The Vermittlungskarte on its way to the volunteer: language, paper, file or mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from freiwilligenagentur.errors import Cancelled, OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements import card
from freiwilligenagentur.placements.service import Cards, PreparedCard, Way


class CardView(Protocol):
    """The window of one card."""

    def display_card(self, pdf: bytes, language: str) -> None:
        """The card in a language."""

    def display_choices(self, prepared: PreparedCard) -> None:
        """What can be chosen, and on what ground the contact stands on the card."""

    def ask_print(self, pdf: bytes, title: str) -> bool:
        """The system's print dialog; whether it was printed."""

    def ask_place(self, proposed: str) -> Path | None:
        """Where to write the file; None if cancelled."""

    def ask_mail(self, address: str, subject: str, text: str) -> bool:
        """Opens the mail program with a mail that only has to be sent; whether one could be opened."""

    def display_done(self) -> None:
        """The card went out: nothing more to do here."""

    def tell_error(self, text: str) -> None:
        """A sentence that must be read."""


class CardPresenter:
    """One card for one volunteer and one offer. ``propose`` makes the proposal that a card belongs to."""

    def __init__(
        self, view: CardView, cards: Cards, navigator: Navigator, propose: Callable[[str, str], object]
    ) -> None:
        self._view = view
        self._cards = cards
        self._navigator = navigator
        self._propose = propose
        self._pair = ("", "")
        self._prepared: PreparedCard | None = None
        self._language = card.GERMAN
        self._pdf = b""

    def show(self, volunteer_id: str, offer_id: str) -> None:
        """Prepares the card of a pair. Raises OfficeError when one of both is gone."""
        self._pair = (volunteer_id, offer_id)
        self._prepared = self._cards.prepare(volunteer_id, offer_id)
        self._view.display_choices(self._prepared)
        self.choose_language(self._prepared.language)

    def choose_language(self, language: str) -> None:
        """The same card in another language."""
        if self._prepared is None:
            return
        try:
            self._pdf = self._cards.draw(self._prepared.content, language)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._language = language
        self._view.display_card(self._pdf, language)

    def print(self) -> None:
        """Puts the card on paper."""
        self._go_out(Way.PRINTED, _("The placement card is printed."))

    def save(self) -> None:
        """Writes the card into a file; nothing is proposed when nobody says where."""
        if self._prepared is None:
            return
        title = card.label(self._language, "title")
        place = self._view.ask_place(f"{title} {self._prepared.content.offer}.pdf")
        if place is not None:
            self._go_out(Way.SAVED, _("The placement card is saved."), place)

    def mail(self) -> None:
        """Opens a mail that says what the card says; a file cannot be put into it from here."""
        self._go_out(Way.MAILED, _("The mail is open in your mail program; only “Send” is missing."))

    def _go_out(self, way: Way, done: str, place: Path | None = None) -> None:
        prepared = self._prepared
        if prepared is None or not self._pdf:
            return
        try:
            hand = self._hand if prepared.proposed else self._propose_and_hand
            if not hand(way, prepared, place):
                return
            self._cards.hand_over(*self._pair, prepared.content, way)
        except Cancelled:
            return
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._navigator.tell(done)
        self._view.display_done()

    def _propose_and_hand(self, way: Way, prepared: PreparedCard, place: Path | None) -> bool:
        """Proposes first, so that nobody else gets the place while the printer is asked; without a card no proposal."""
        before = self._cards.last_step()
        self._propose(*self._pair)
        proposal = self._cards.last_step()
        went = False
        try:
            went = self._hand(way, prepared, place)
        finally:
            if not went and proposal != before:
                self._cards.call_off(proposal)
                self._navigator.tell(_("The card did not go out, so nothing was proposed."))
        self._prepared = replace(prepared, proposed=went)
        return went

    def _hand(self, way: Way, prepared: PreparedCard, place: Path | None) -> bool:
        """Whether the card really went out."""
        if way is Way.PRINTED:
            title = card.label(self._language, "title")
            return self._view.ask_print(self._pdf, f"{title}: {prepared.content.offer}")
        if place is not None:
            write_safely(place, self._pdf)
            return True
        subject, text = card.letter(prepared.content, self._language)
        return self._view.ask_mail(prepared.email, subject, text)
