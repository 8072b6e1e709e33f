"""A small office on a fixed day: one agency, one organisation with a contact, offers and people to make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.placements.model import State
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.storage import Store

TODAY = date(2026, 11, 23)  # a Monday


@dataclass
class Town:
    """Makes people and offers, each outside of undo, so that undo only meets what a test does."""

    store: Store
    services: PlacementServices

    def volunteer(self, **values: Any) -> str:
        values = {"last_name": "Mertens", "first_name": "Ilse", "phone": "03445 1", **values}
        return self.keep(Volunteer(**values))

    def offer(
        self, organisation: str = "Bürgerverein Lesezeichen", contact: Contact | None = None, **values: Any
    ) -> str:
        club = Organisation(name=organisation, phone="03445 20", contacts=[contact] if contact else [])
        self.keep(club)
        values = {"title": "Lesepatin in der Grundschule", **values}
        return self.keep(Offer(organisation_id=club.id, **values))

    def placement(self, state: State = State.PROPOSED, **values: Any) -> str:
        """A placement that has come to ``state`` on TODAY, for a new person and offer unless given."""
        placements = self.services.placements
        volunteer, offer = values.pop("volunteer", None), values.pop("offer", None)
        key = placements.propose(volunteer or self.volunteer(), offer or self.offer())
        for step in {
            State.PROPOSED: [],
            State.CONTACTED: [State.CONTACTED],
            State.TRIAL: [State.CONTACTED, State.TRIAL],
            State.ACTIVE: [State.CONTACTED, State.TRIAL, State.ACTIVE],
            State.ENDED: [State.CONTACTED, State.TRIAL, State.ACTIVE, State.ENDED],
        }[state]:
            placements.advance(key, step, **values)
        return key

    def load(self, kind: type[Any], key: str) -> Any:
        with self.store.read() as session:
            return session.get(kind, key)

    def count(self, kind: type[Any]) -> int:
        with self.store.read() as session:
            return session.query(kind).count()

    def keep(self, record: Any) -> str:
        with self.store.write("Vorbereitung", undoable=False) as session:
            session.add(record)
        return str(record.id)


def consent(**values: Any) -> Consent:
    return Consent(
        **{"purpose": Purpose.PASSING_ON, "text_version": "2026-01", "given_on": date(2026, 3, 12), **values}
    )
