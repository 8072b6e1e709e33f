"""The services of an open office, each given what it needs of the others.

What the start page does not need is imported and made when somebody first asks for it, which halves the start.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from freiwilligenagentur.certificates.counts import CertificateCounts
from freiwilligenagentur.placements.due import DueFollowUps
from freiwilligenagentur.storage import Drafts, Store

if TYPE_CHECKING:
    from freiwilligenagentur.certificates.service import CertificateServices
    from freiwilligenagentur.exchange.service import ImportService
    from freiwilligenagentur.fair.service.making import Stands
    from freiwilligenagentur.fair.service.returning import Returning
    from freiwilligenagentur.matching.service import MatchingService
    from freiwilligenagentur.office.service import OfficeService
    from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
    from freiwilligenagentur.people.service import PeopleService
    from freiwilligenagentur.placements.service import PlacementServices
    from freiwilligenagentur.schemes.service import SchemeServices
    from freiwilligenagentur.trainings.service import TrainingServices
    from freiwilligenagentur.vocabulary.guesses import Guesses
    from freiwilligenagentur.vocabulary.service import Vocabulary


def know_every_room() -> None:
    """Makes the tables of all rooms known, also of those that nobody has entered yet."""
    from freiwilligenagentur.app import models

    assert models.MODELS


class Services:
    """Everything the office can do, without a window. At a stand ``stand`` is its sign in numbers of certificates."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today, stand: str = "") -> None:
        self.store = store
        self._stand = stand
        store.before_reversal = know_every_room
        self.today = today
        self.drafts = Drafts(store)
        self.due = DueFollowUps(store, today)
        self.certificate_counts = CertificateCounts(store, today)

    @cached_property
    def office(self) -> OfficeService:
        """The agency itself."""
        from freiwilligenagentur.office.service import OfficeService

        return OfficeService(self.store)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The lists of words that an office may change."""
        from freiwilligenagentur.vocabulary.service import Vocabulary

        return Vocabulary(self.store)

    @cached_property
    def people(self) -> PeopleService:
        """Volunteers."""
        from freiwilligenagentur.people.service import PeopleService

        note_first = partial(self.placing.consultations.note_first, channel="fair" if self._stand else "office")
        return PeopleService(self.store, self.vocabulary, self.today, note_first)

    @cached_property
    def organisations(self) -> OrganisationsService:
        """Organisations and their contacts."""
        from freiwilligenagentur.organisations.service import OrganisationsService

        return OrganisationsService(self.store)

    @cached_property
    def offers(self) -> OffersService:
        """What organisations offer."""
        from freiwilligenagentur.organisations.service import OffersService

        return OffersService(self.store, self.placing.placements.occupancy)

    @cached_property
    def placing(self) -> PlacementServices:
        """Talks, placements and what follows from them."""
        from freiwilligenagentur.placements.service import PlacementServices

        return PlacementServices.over(self.store, self.today)

    @cached_property
    def matching(self) -> MatchingService:
        """Who fits where."""
        from freiwilligenagentur.matching.service import MatchingService

        placements = self.placing.placements
        return MatchingService(
            self.store, self.vocabulary, placements.occupancy, placements.pairs, self.today, placements.proposals
        )

    @cached_property
    def offer_guesses(self) -> Guesses:
        """What was read out of the prose of offers."""
        from freiwilligenagentur.matching.guessing import RecordGuesses

        return RecordGuesses.of_offers(self.store, self.vocabulary)

    @cached_property
    def volunteer_guesses(self) -> Guesses:
        """What was read out of wishes."""
        from freiwilligenagentur.matching.guessing import RecordGuesses

        return RecordGuesses.of_volunteers(self.store, self.vocabulary)

    @cached_property
    def certificates(self) -> CertificateServices:
        """Certificates and their register."""
        from freiwilligenagentur.certificates.service import CertificateServices

        know_every_room()  # a name that is forgotten may stand in any of them
        cards = self.schemes.card_names
        return CertificateServices.over(self.store, self.vocabulary, self.today, cards, self._stand)

    @cached_property
    def schemes(self) -> SchemeServices:
        """Rules of the Länder, and who presumably fulfils one."""
        from freiwilligenagentur.schemes.service import SchemeServices

        return SchemeServices.over(self.store)

    @cached_property
    def trainings(self) -> TrainingServices:
        """Trainings and who was there."""
        from freiwilligenagentur.trainings.service import TrainingServices

        return TrainingServices.over(self.store, self.today)

    @cached_property
    def stands(self) -> Stands:
        """Stands at fairs."""
        from freiwilligenagentur.fair.service.making import Stands

        return Stands(self.store, self.today)

    @cached_property
    def returning(self) -> Returning:
        """Bringing stands home."""
        from freiwilligenagentur.fair.service.returning import Returning

        know_every_room()  # work of the stand may be in any of them
        return Returning(self.store, self.people.known)

    @cached_property
    def exchange(self) -> ImportService:
        """Reading files in."""
        from freiwilligenagentur.exchange.service import ImportService

        return ImportService(self.store, self.vocabulary)
