"""What the office already has of an import: earlier imported records, and what they may be tied to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id

ORGANISATION, OFFER, VOLUNTEER = "Organisation", "Offer", "Volunteer"


@dataclass(slots=True)
class Known:
    """Loaded in one go, because asking row by row would take minutes."""

    states: dict[tuple[str, str], ImportedState] = field(default_factory=dict)
    organisations: dict[Id, Organisation] = field(default_factory=dict)
    offers: dict[Id, Offer] = field(default_factory=dict)
    contacts: dict[Id, Contact] = field(default_factory=dict)
    volunteers: dict[Id, Volunteer] = field(default_factory=dict)

    def state(self, entity: str, external_id: str) -> ImportedState | None:
        """The tie of a record there to one here, if it ever came in."""
        return self.states.get((entity, external_id))


def load_offers(session: Session, source: str) -> Known:
    """All that an import of offers meets."""
    known = Known(states=_states(session, source, (ORGANISATION, OFFER)))
    known.organisations = {record.id: record for record in session.scalars(select(Organisation))}
    known.contacts = {record.id: record for record in session.scalars(select(Contact))}
    tied = select(ImportedState.record_id).where(ImportedState.source == source, ImportedState.entity == OFFER)
    known.offers = {record.id: record for record in session.scalars(select(Offer).where(Offer.id.in_(tied)))}
    return known


def load_people(session: Session, source: str) -> Known:
    """All that an import of people meets."""
    return Known(
        states=_states(session, source, (VOLUNTEER,)),
        volunteers={record.id: record for record in session.scalars(select(Volunteer))},
    )


def _states(session: Session, source: str, entities: Iterable[str]) -> dict[tuple[str, str], ImportedState]:
    found = session.scalars(
        select(ImportedState).where(ImportedState.source == source, ImportedState.entity.in_(tuple(entities)))
    )
    return {(state.entity, state.external_id): state for state in found}
