"""The pages of organisations and offers."""

from freiwilligenagentur.organisations.presenter.hooks import Hooks, PlacementLine
from freiwilligenagentur.organisations.view.offers_page import OffersPage
from freiwilligenagentur.organisations.view.organisations_page import OrganisationsPage

__all__ = ["Hooks", "OffersPage", "OrganisationsPage", "PlacementLine"]
