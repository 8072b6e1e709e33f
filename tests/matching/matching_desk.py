"""An office for matching, built line by line."""

from __future__ import annotations

from datetime import date

from freiwilligenagentur.matching.service import MatchingService
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.placements.model import Placement
from freiwilligenagentur.storage import Store, save
from freiwilligenagentur.vocabulary.service import Vocabulary

TODAY = date(2026, 11, 22)


class Desk:
    """An office in which records can be kept in a line, and its matching service."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.taken: dict[str, int] = {}
        self.pairs: dict[tuple[str, str], str] = {}
        self.proposals: dict[str, list[date]] = {}
        self.vocabulary = Vocabulary(store)
        self.vocabulary.ensure_defaults()
        self.matching = MatchingService(
            store,
            self.vocabulary,
            lambda: self.taken,
            lambda: self.pairs,
            today=lambda: TODAY,
            proposals=lambda: self.proposals,
        )
        self._club = Organisation(name="Bürgerverein Lesezeichen")
        self.keep(self._club)

    def keep(self, record: object) -> str:
        with self.store.write("Gespeichert") as session:
            return save(session, record).id

    def volunteer(self, last_name: str = "Mertens", **values: object) -> str:
        return self.keep(Volunteer(last_name=last_name, phone="03445 1", **values))

    def offer(self, title: str = "Lesepatin", **values: object) -> str:
        values.setdefault("checked_on", TODAY)
        return self.keep(Offer(organisation_id=self._club.id, title=title, **values))

    def placement_changed(self, volunteer_id: str, offer_id: str) -> None:
        """Any write to placements; what it means for matching stands in ``taken`` and ``pairs``."""
        with self.store.write("Vermittlung") as session:
            session.add(Placement(volunteer_id=volunteer_id, offer_id=offer_id))

    def needs_consent(self) -> Consent:
        return Consent(purpose=Purpose.HEALTH, text_version="2026-01", given_on=TODAY)
