"""Recording, changing, checking, archiving and finding offers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from sys import intern
from typing import Any

from sqlalchemy import Select, func, inspect, select
from sqlalchemy.orm import selectinload

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Contact, Offer, OfferStatus, Organisation, offer_problems
from freiwilligenagentur.organisations.service.history import offer_history
from freiwilligenagentur.organisations.service.rows import (
    OfferDetails,
    OfferFilter,
    OfferRow,
    SearchEntry,
)
from freiwilligenagentur.storage import Store, save
from freiwilligenagentur.storage.history import Change
from freiwilligenagentur.vocabulary.folding import findable
from freiwilligenagentur.vocabulary.service import Vocabulary
from freiwilligenagentur.vocabulary.sorting import word_key


def nothing_taken() -> Mapping[str, int]:
    """Places taken by offer id, where nobody counts placements."""
    return {}


class OffersService:
    """The use cases of one office; every method is one transaction.

    ``taken`` tells how many places of each offer are taken at present; placements know, and they stand above.
    """

    def __init__(
        self,
        store: Store,
        taken: Callable[[], Mapping[str, int]] = nothing_taken,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store = store
        self._taken = taken
        self.today = today

    def rows(self, wanted: OfferFilter | None = None) -> list[OfferRow]:
        """The offers that the filter admits, sorted by title (DIN 5007-1); without a filter what can be proposed."""
        chosen = wanted or OfferFilter()
        today = self.today()
        return [row for row in self._read_rows(chosen) if chosen.admits(row, today)]

    def count(self) -> int:
        """How many offers are proposed; quick, for the navigation."""
        with self._store.read() as session:
            return session.scalar(select(func.count()).where(Offer.status == OfferStatus.ACTIVE)) or 0

    def get(self, offer_id: str) -> Offer:
        """One offer, detached. Raises Refused when it does not exist (any more)."""
        return self.details(offer_id).offer

    def details(self, offer_id: str) -> OfferDetails:
        """One offer with its organisation and contact. Raises Refused when it does not exist (any more)."""
        with self._store.read() as session:
            offer = session.get(Offer, offer_id)
            if offer is None:
                raise _gone()
            organisation = session.scalars(
                select(Organisation)
                .where(Organisation.id == offer.organisation_id)
                .options(selectinload(Organisation.contacts))
            ).one()
            contact = session.get(Contact, offer.contact_id) if offer.contact_id else None
        return OfferDetails(offer, organisation, contact, self._taken().get(offer_id, 0))

    def new_for(self, organisation_id: str) -> Offer:
        """An unsaved offer at the address of the organisation, with its main contact, checked today."""
        offer = Offer(organisation_id=organisation_id, title="", checked_on=self.today())
        if not organisation_id:
            return offer
        with self._store.read() as session:
            home = session.scalars(
                select(Organisation)
                .where(Organisation.id == organisation_id)
                .options(selectinload(Organisation.contacts))
            ).one_or_none()
        if home is None:
            raise Refused(_("This organisation does not exist any more."))
        offer.street, offer.postcode, offer.town, offer.district = home.street, home.postcode, home.town, home.district
        main = next((contact for contact in home.contacts if contact.active), None)
        offer.contact_id = main.id if main else None
        return offer

    def save(self, offer: Offer) -> Offer:
        """Keeps a new or changed offer and returns it.

        A contact of another organisation is dropped, and coordinates that belong to an older address. Raises Invalid,
        and Conflict when a colleague changed it in between.
        """
        if problems := offer_problems(offer):
            raise Invalid(_("The offer is not complete yet; nothing was saved."), tuple(problems))
        known = inspect(offer).key is not None
        with self._store.write(_("Offer changed") if known else _("Offer recorded")) as session:
            before = session.get(Offer, offer.id)
            if known and before is None:
                raise Conflict(
                    _("This offer was taken back in the meantime. Your entries are still here; nothing was saved.")
                )
            if session.get(Organisation, offer.organisation_id) is None:
                raise Refused(_("This organisation does not exist any more."))
            contact = session.get(Contact, offer.contact_id) if offer.contact_id else None
            if contact is None or contact.organisation_id != offer.organisation_id:
                offer.contact_id = None
            if before is not None and _address(before) != _address(offer) and _position(before) == _position(offer):
                offer.latitude = offer.longitude = None
            return save(session, offer)

    def pause(self, offer_id: str) -> None:
        """Proposes the offer no longer for the time being."""
        self._set_status(offer_id, OfferStatus.PAUSED, _("Offer paused"))

    def archive(self, offer_id: str) -> None:
        """Proposes the offer no longer; the record stays."""
        self._set_status(offer_id, OfferStatus.ARCHIVED, _("Offer archived"))

    def reactivate(self, offer_id: str) -> None:
        """Proposes the offer again. Raises Refused while its organisation is archived."""
        if self.details(offer_id).organisation.status == "archived":
            raise Refused(_("The organisation of this offer is archived. Please take the organisation up again first."))
        self._set_status(offer_id, OfferStatus.ACTIVE, _("Offer taken up again"))

    def mark_checked(self, offer_id: str, day: date) -> None:
        """Notes that somebody made sure on that day that the offer is right."""
        with self._store.write(_("Offer checked")) as session:
            offer = session.get(Offer, offer_id)
            if offer is None:
                raise _gone()
            offer.checked_on = day

    def history(self, offer_id: str) -> list[Change]:
        """What happened to the offer, newest first, in the words of the form."""
        return offer_history(self._store, offer_id, Vocabulary(self._store))

    def search_entries(self, ids: Collection[str] | None = None) -> list[SearchEntry]:
        """What the search palette shows and searches; ``ids`` None gives all. Of offers with the same title those that
        are still made come first, since Enter opens the first.
        """
        with self._store.read() as session:
            query = _listed(*_FOUND_BY, Offer.id, Offer.status).order_by(Offer.status == OfferStatus.ARCHIVED)
            if ids is not None:
                query = query.where(Offer.id.in_(ids))
            return [_search_entry(found) for found in session.execute(query)]

    def _read_rows(self, wanted: OfferFilter) -> list[OfferRow]:
        """Rows that may be admitted, in order; the database leaves out what it can tell by a column."""
        taken = self._taken()
        query = _listed(*_FOUND_BY, *_SHOWN)
        if wanted.organisation_id:
            query = query.where(Offer.organisation_id == wanted.organisation_id)
        if wanted.status is not None:
            query = query.where(Offer.status == wanted.status)
        with self._store.read() as session:
            found = session.execute(query).all()
        rows = [_row(offer, taken.get(offer.id, 0)) for offer in found]
        return sorted(rows, key=lambda row: (word_key(row.title), word_key(row.organisation)))

    def _set_status(self, offer_id: str, status: OfferStatus, label: str) -> None:
        with self._store.write(label) as session:
            offer = session.get(Offer, offer_id)
            if offer is None:
                raise _gone()
            offer.status = status


# Lists read only the columns that they show: whole offers with their long texts would take five times as long.
_FOUND_BY = (Offer.title, Offer.summary, Offer.street, Offer.postcode, Offer.town, Offer.district)
_SHOWN = (
    Offer.id,
    Offer.organisation_id,
    Offer.areas,
    Offer.availability,
    Offer.time_text,
    Offer.places_wanted,
    Offer.checked_on,
    Offer.edited_on,
    Offer.created_at,
    Offer.status,
)


def _listed(*columns: Any) -> Select[Any]:
    return select(Organisation.name.label("organisation"), *columns).join(
        Offer, Organisation.id == Offer.organisation_id
    )


def _row(offer: Any, taken: int) -> OfferRow:
    looks = [day for day in (offer.checked_on, offer.edited_on) if day]
    return OfferRow(
        id=offer.id,
        title=offer.title,
        organisation_id=offer.organisation_id,
        organisation=offer.organisation,
        areas=offer.areas,
        availability=offer.availability,
        time_text=offer.time_text,
        postcode=offer.postcode,
        town=offer.town,
        places_wanted=offer.places_wanted,
        taken=taken,
        checked_on=offer.checked_on,
        looked_at=max(looks) if looks else offer.created_at.astimezone().date(),
        status=offer.status,
        found_by=findable(_texts(offer, offer.street)),
    )


def _search_entry(offer: Any) -> SearchEntry:
    state = {OfferStatus.PAUSED: _("paused"), OfferStatus.ARCHIVED: _("archived")}.get(offer.status, "")
    hint = " · ".join(part for part in (offer.organisation, offer.district or offer.town, state) if part)
    return SearchEntry(intern(offer.id), offer.title, hint, _texts(offer))


def _texts(offer: Any, *more: str) -> str:
    own = (offer.title, offer.organisation, offer.summary, offer.postcode, offer.town, offer.district, *more)
    return " ".join(text for text in own if text)


def _address(offer: Offer) -> tuple[str, str, str, str]:
    return offer.street, offer.postcode, offer.town, offer.district


def _position(offer: Offer) -> tuple[float | None, float | None]:
    return offer.latitude, offer.longitude


def _gone() -> Refused:
    return Refused(_("This offer does not exist any more."))
