"""Passing on contact data: only on a consent that stands, and always on record."""

from __future__ import annotations

from sqlalchemy import select

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.placements.model import Placement, Side, Transfer
from freiwilligenagentur.placements.rows import Passing, Reached
from freiwilligenagentur.placements.service import passing
from freiwilligenagentur.placements.service.case import load_case, periods
from freiwilligenagentur.storage import Id, Store


class Transfers:
    """Who got whose contact data (Art. 5(2), 6(1)(a) DSGVO)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def prepare(self, placement_id: Id, side: Side) -> Passing:
        """What one side would get and on what ground; nothing is passed on."""
        with self._store.read() as session:
            return passing.prepare(load_case(session, placement_id), side).passing

    def reached(self, volunteer_id: Id) -> list[Reached]:
        """The organisations that got somebody's contact data, each with the last time, newest first."""
        query = (
            select(Offer.organisation_id, Transfer.recipient, Transfer.at, Transfer.what)
            .join(Placement, Placement.id == Transfer.placement_id)
            .join(Offer, Offer.id == Placement.offer_id)
            .where(Placement.volunteer_id == volunteer_id, Transfer.to_side == Side.ORGANISATION)
            .order_by(Transfer.at)
        )
        with self._store.read() as session:
            last = {row.organisation_id: Reached(*row[:3], tuple(row.what)) for row in session.execute(query)}
        return sorted(last.values(), key=lambda row: row.at, reverse=True)

    def pass_on(self, placement_id: Id, side: Side) -> str:
        """Notes the passing on and returns the text for a mail or letter.

        The note says which fields went to whom and on which consent, never their values. It cannot be taken back by
        undo, because the data have gone out. Raises Refused with what is missing.
        """
        with self._store.write(_("Contact data passed on"), undoable=False) as session:
            case = load_case(session, placement_id)
            prepared = passing.prepare(case, side)
            if not prepared.passing.allowed:
                raise Refused(_("{missing} Nothing was passed on.").format(missing=prepared.passing.ground))
            session.add(
                Transfer(
                    placement_id=placement_id,
                    to_side=side,
                    recipient=prepared.passing.recipient,
                    what=list(prepared.values),
                    consent_id=prepared.consent_id,
                    user=self._store.user,
                )
            )
            return passing.text(case, prepared, periods(session), self._store.user)
