"""How contact data are passed on to the other side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements.model import Side
from freiwilligenagentur.placements.presenter.texts import passing_fields, transfer_line
from freiwilligenagentur.placements.rows import Passing, PlacementRecord
from freiwilligenagentur.placements.service import Transfers
from freiwilligenagentur.placements.states import UNDER_WAY


@dataclass(frozen=True, slots=True)
class PassingLine:
    """What one side would get, on what ground."""

    side: Side
    title: str
    ground: str
    allowed: bool
    fields: str
    repair: str
    """Where what is missing can be entered, "" when nothing is."""
    has_card: bool = False
    """Whether there can be a Vermittlungskarte."""


class PassingView(Protocol):
    """The section of the contact data."""

    def display_passing(self, lines: Sequence[PassingLine], passed: Sequence[str]) -> None:
        """Both sides, and what was passed on so far."""

    def display_text(self, text: str) -> None:
        """The text for the mail, ready to be copied; "" hides it."""

    def ask_card(self, volunteer_id: str, offer_id: str) -> None:
        """Opens the Vermittlungskarte of a pair."""

    def tell_error(self, text: str) -> None:
        """A sentence that must be read."""


class PassingPresenter:
    """Passing on for the placement that is shown."""

    def __init__(
        self, view: PassingView, transfers: Transfers, navigator: Navigator, changed: Callable[[], None]
    ) -> None:
        self._view = view
        self._transfers = transfers
        self._navigator = navigator
        self._changed = changed
        self._record: PlacementRecord | None = None

    def show(self, record: PlacementRecord | None) -> None:
        """Shows what may go where."""
        if (self._record and self._record.id) != (record and record.id):
            self._view.display_text("")
        self._record = record
        if record is not None:
            self._view.display_passing(
                [
                    _line(record.to_organisation, record.person.full_name, _("Enter the consent …")),
                    replace(_line(record.to_volunteer, *_contact(record)), has_card=record.state in UNDER_WAY),
                ],
                [transfer_line(row) for row in reversed(record.transfers)],
            )

    def pass_on(self, side: Side) -> None:
        """Notes the passing on and shows the text."""
        if self._record is None:
            return
        try:
            text = self._transfers.pass_on(self._record.id, side)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._view.display_text(text)
        self._navigator.tell(_("Passing on noted; the text is in the clipboard."))
        self._changed()

    def open_card(self) -> None:
        """Opens the Vermittlungskarte."""
        if self._record is not None:
            self._view.ask_card(self._record.person.id, self._record.offer_id)

    def repair(self, side: Side) -> None:
        """Goes where the missing consent can be entered."""
        if self._record is None:
            return
        if side is Side.ORGANISATION:
            self._navigator.open_consents(self._record.person.id)
        else:
            self._navigator.open_organisation(self._record.organisation_id)


def _contact(record: PlacementRecord) -> tuple[str, str]:
    """Whose data the volunteer gets, and where to enter what is missing for that."""
    if record.contact is None:
        return record.organisation, _("Enter a contact …")
    return record.contact.name, _("Enter the agreement …")


def _line(passing: Passing, whose: str, repair: str) -> PassingLine:
    return PassingLine(
        side=passing.to_side,
        title=_("Data of {person} to {recipient}").format(person=whose, recipient=passing.recipient),
        ground=passing.ground,
        allowed=passing.allowed,
        fields=passing_fields(passing),
        repair="" if passing.allowed else repair,
    )
