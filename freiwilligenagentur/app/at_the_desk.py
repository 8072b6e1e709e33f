"""What the matching desk does in other rooms: proposing, refusing, cards, and taking over what was tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.presenter import Hooks
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.service import NeedsInsisting
from freiwilligenagentur.placements.states import UNDER_WAY
from freiwilligenagentur.placements.view.card_dialog import CardDialog


class AtTheDesk:
    """The hooks of the desk over the services of an open office; ``window`` is what dialogs stand over."""

    def __init__(self, services: Services, navigator: Navigator, window: QWidget) -> None:
        self._services = services
        self._navigator = navigator
        self._window = window

    def hooks(self) -> Hooks:
        """What the desk is given."""
        return Hooks(
            propose=self._propose,
            reject=self._services.placing.placements.reject,
            reasons=words.desk_reasons,
            card=self._open_card,
            open_placement=self._open_placement,
            keep_person=self._keep_person,
            keep_offer=self._keep_offer,
        )

    def _propose(self, pairs: Sequence[tuple[str, str]]) -> None:
        placements = self._services.placing.placements
        try:
            placements.propose_all(pairs)
        except NeedsInsisting as error:
            anyway, leave = _("Propose anyway"), _("Leave it")
            if not dialogs.ask(self._window, _("Propose all the same?"), str(error), anyway, leave):
                raise Cancelled(str(error)) from None
            placements.propose_all(pairs, anyway=True)

    def _propose_one(self, volunteer_id: str, offer_id: str) -> None:
        self._propose([(volunteer_id, offer_id)])

    def _open_card(self, volunteer_id: str, offer_id: str) -> None:
        dialog = CardDialog(self._services.placing.cards, self._navigator, self._propose_one, self._window)
        dialog.open_for(volunteer_id, offer_id)

    def _open_placement(self, volunteer_id: str, offer_id: str) -> None:
        placements = self._services.placing.placements.for_volunteer(volunteer_id)
        found = [row for row in placements if row.offer_id == offer_id and row.state in UNDER_WAY]
        for row in found[:1]:
            self._navigator.open_placement(row.id)

    def _keep_person(self, volunteer_id: str, changes: Mapping[str, Any]) -> None:
        volunteer = self._services.people.get(volunteer_id)
        for field, value in changes.items():
            setattr(volunteer, field, value)
        self._services.people.save(volunteer)

    def _keep_offer(self, offer_id: str, changes: Mapping[str, Any]) -> None:
        offer = self._services.offers.get(offer_id)
        for field, value in changes.items():
            setattr(offer, field, value)
        self._services.offers.save(offer)
