"""The services of an open office, each given what it needs of the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.exchange.service import ImportService
from freiwilligenagentur.matching.service import MatchingService
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.vocabulary.service import Vocabulary


class Services:
    """Everything the office can do, without a window."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self.store = store
        self.today = today
        self.drafts = Drafts(store)
        self.vocabulary = Vocabulary(store)
        self.office = OfficeService(store)
        self.people = PeopleService(store, self.vocabulary, today)
        self.placing = PlacementServices.over(store, today)
        self.organisations = OrganisationsService(store)
        self.offers = OffersService(store, self.placing.placements.occupancy, today)
        self.matching = MatchingService(
            store, self.vocabulary, self.placing.placements.occupancy, self.placing.placements.pairs, today
        )
        self.certificates = CertificateServices.over(store, self.vocabulary, today)
        self.exchange = ImportService(store, self.vocabulary)
