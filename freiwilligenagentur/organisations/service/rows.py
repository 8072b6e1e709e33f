"""What lists get: small frozen rows with what they show, never a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from freiwilligenagentur.organisations.model import Contact, Offer, OfferStatus, Organisation, OrganisationStatus
from freiwilligenagentur.organisations.recheck import months_before


class SearchEntry(NamedTuple):
    """One record for the search palette: what is shown, and every text by which it is found."""

    id: str
    label: str
    hint: str
    text: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the list of organisations."""

    id: str
    name: str
    kind: str
    postcode: str
    town: str
    district: str
    phone: str
    email: str
    contact: str
    """The main contact's name, or the function where there is no name."""
    offers: int
    """Offers that are proposed at present."""
    status: OrganisationStatus
    found_by: str
    """Folded text of everything by which somebody would look for it."""


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One line of the list of offers."""

    id: str
    title: str
    organisation_id: str
    organisation: str
    areas: frozenset[str]
    availability: int
    time_text: str
    postcode: str
    town: str
    places_wanted: int | None
    taken: int
    checked_on: date | None
    looked_at: date
    """The day on which somebody last made sure that it is right: checked, edited, or else recorded."""
    status: OfferStatus
    found_by: str

    @property
    def free(self) -> int | None:
        """Places nobody has yet; None while nobody said how many are wanted."""
        return free_places(self.places_wanted, self.taken)


@dataclass(frozen=True, slots=True)
class OfferFilter:
    """Which offers to list; the defaults list what can be proposed. ``status`` None lists all."""

    status: OfferStatus | None = OfferStatus.ACTIVE
    area: str = ""
    hide_full: bool = False
    older_than_months: int = 0
    """Only offers that nobody looked at for that many months; 0 lists all."""
    organisation_id: str = ""

    def admits(self, row: OfferRow, today: date) -> bool:
        """Whether a row belongs in the list."""
        return (
            (self.status is None or row.status is self.status)
            and (not self.area or self.area in row.areas)
            and not (self.hide_full and row.free == 0)
            and (not self.older_than_months or row.looked_at < months_before(today, self.older_than_months))
            and (not self.organisation_id or row.organisation_id == self.organisation_id)
        )


@dataclass(frozen=True, slots=True)
class OfferDetails:
    """Everything that the record of an offer shows; the records are detached."""

    offer: Offer
    organisation: Organisation
    contact: Contact | None
    taken: int

    @property
    def free(self) -> int | None:
        """Places nobody has yet; None while nobody said how many are wanted."""
        return free_places(self.offer.places_wanted, self.taken)


def free_places(wanted: int | None, taken: int) -> int | None:
    """Places left, never below 0; None is unknown and must not count as full."""
    return None if wanted is None else max(0, wanted - taken)
