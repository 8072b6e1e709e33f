"""What the office does with organisations and their offers."""

from freiwilligenagentur.organisations.service.offers import OffersService
from freiwilligenagentur.organisations.service.organisations import OrganisationsService
from freiwilligenagentur.organisations.service.rows import (
    OfferDetails,
    OfferFilter,
    OfferRow,
    OrganisationRow,
    SearchEntry,
)
from freiwilligenagentur.storage.history import Change

__all__ = [
    "Change",
    "OfferDetails",
    "OfferFilter",
    "OfferRow",
    "OffersService",
    "OrganisationRow",
    "OrganisationsService",
    "SearchEntry",
]
