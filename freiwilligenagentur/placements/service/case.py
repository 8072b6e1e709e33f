"""A placement with the records it connects, loaded for one step."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import TAKES_A_PLACE, Placement


@dataclass(frozen=True, slots=True)
class Case:
    """One placement, its person, its offer and the organisation."""

    placement: Placement
    volunteer: Volunteer
    offer: Offer
    organisation: Organisation

    def contact(self) -> Contact | None:
        """The person named in the offer, else the first of the organisation who is still there."""
        present = [contact for contact in self.organisation.contacts if contact.active]
        named = next((contact for contact in present if contact.id == self.offer.contact_id), None)
        return named or (present[0] if present else None)


def load_case(session: Session, placement_id: str) -> Case:
    """Loads a placement and what belongs to it. Raises Refused when it is gone."""
    placement = session.scalars(
        select(Placement)
        .where(Placement.id == placement_id)
        .options(selectinload(Placement.steps))
        .with_for_update(of=Placement)
    ).one_or_none()
    if placement is None:
        raise Refused(_("This placement no longer exists. It was taken back in the meantime."))
    offer = load_offer(session, placement.offer_id)
    return Case(placement, load_volunteer(session, placement.volunteer_id), offer, _organisation(session, offer))


def load_pair(session: Session, volunteer_id: str, offer_id: str) -> Case:
    """A person and an offer that may have no placement yet. Raises Refused when one of them is gone."""
    offer = load_offer(session, offer_id)
    unsaved = Placement(volunteer_id=volunteer_id, offer_id=offer_id)
    return Case(unsaved, load_volunteer(session, volunteer_id), offer, _organisation(session, offer))


def load_volunteer(session: Session, volunteer_id: str) -> Volunteer:
    """A person with their consents. Raises Refused when they are gone."""
    volunteer = session.scalars(
        select(Volunteer).where(Volunteer.id == volunteer_id).options(selectinload(Volunteer.consents))
    ).one_or_none()
    if volunteer is None:
        raise Refused(_("This person's record no longer exists."))
    return volunteer


def load_offer(session: Session, offer_id: str) -> Offer:
    """An offer, locked until the end of a write, so that two workstations cannot both take its last place.

    Raises Refused when it is gone. (SQLite knows no row locks; there the whole write is alone anyway.)
    """
    offer = session.scalars(select(Offer).where(Offer.id == offer_id).with_for_update()).one_or_none()
    if offer is None:
        raise Refused(_("This offer no longer exists."))
    return offer


def taken(session: Session, offer_id: str) -> int:
    """How many places of an offer are taken."""
    count = select(func.count()).where(Placement.offer_id == offer_id, Placement.state.in_(TAKES_A_PLACE))
    return session.scalar(count) or 0


def periods(session: Session) -> Office:
    """The office with its periods; their usual values before the office was described."""
    return session.scalars(select(Office)).first() or Office(
        name="", contact_follow_up_weeks=6, start_follow_up_months=6, recheck_months=12
    )


def _organisation(session: Session, offer: Offer) -> Organisation:
    return session.scalars(
        select(Organisation)
        .where(Organisation.id == offer.organisation_id)
        .options(selectinload(Organisation.contacts))
    ).one()
