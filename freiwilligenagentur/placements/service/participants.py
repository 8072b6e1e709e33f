"""Who takes or took part in an offer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import Placement, State
from freiwilligenagentur.placements.rows import OfferChoice
from freiwilligenagentur.storage import Id, Store
from freiwilligenagentur.vocabulary.sorting import name_key

TOOK_PART = (State.TRIAL, State.ACTIVE, State.ENDED)


class Participants:
    """Reads only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def choices(self) -> list[OfferChoice]:
        """The offers in which somebody takes or took part, those begun last first."""
        begun, count = func.max(Placement.started_on), func.count(func.distinct(Placement.volunteer_id))
        with self._store.read() as session:
            found = session.execute(
                select(Offer.id, Offer.title, Organisation.name, count, begun)
                .join(Organisation, Organisation.id == Offer.organisation_id)
                .join(Placement, Placement.offer_id == Offer.id)
                .where(Placement.state.in_(TOOK_PART))
                .group_by(Offer.id, Offer.title, Organisation.name)
            ).all()
        rows = [(begun or date.min, OfferChoice(key, title, body, people)) for key, title, body, people, begun in found]
        return [choice for _day, choice in sorted(rows, key=lambda row: (-row[0].toordinal(), row[1].title))]

    def of_offer(self, offer_id: Id) -> list[tuple[Id, str]]:
        """Id and listed name of everybody who takes or took part, by name (DIN 5007-2)."""
        columns = (Volunteer.id, Volunteer.first_name, Volunteer.name_prefix, Volunteer.last_name)
        with self._store.read() as session:
            found = session.execute(
                select(*columns)
                .join(Placement, Placement.volunteer_id == Volunteer.id)
                .where(Placement.offer_id == offer_id, Placement.state.in_(TOOK_PART))
                .distinct()
            ).all()
        named = [(key, listed_name(first, prefix, last)) for key, first, prefix, last in found]
        return sorted(named, key=lambda each: (name_key(each[1]), each[0]))
