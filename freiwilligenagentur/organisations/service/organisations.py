"""Recording, changing, archiving and finding organisations."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, func, inspect, select
from sqlalchemy.orm import Session, selectinload

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations.model import (
    Contact,
    Offer,
    OfferStatus,
    Organisation,
    OrganisationStatus,
    organisation_problems,
)
from freiwilligenagentur.organisations.service.history import organisation_history
from freiwilligenagentur.organisations.service.rows import OrganisationRow, SearchEntry
from freiwilligenagentur.storage import Store, save
from freiwilligenagentur.storage.history import Change
from freiwilligenagentur.vocabulary.folding import findable
from freiwilligenagentur.vocabulary.sorting import word_key

Contacts = dict[str, list[Contact]]


class OrganisationsService:
    """The use cases of one office; every method is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> list[OrganisationRow]:
        """All organisations, sorted by name (DIN 5007-1)."""
        with self._store.read() as session:
            organisations = session.scalars(select(Organisation)).all()
            contacts, offers = _contacts(session), _active_offers(session)
            rows = [_row(o, contacts.get(o.id, []), offers.get(o.id, 0)) for o in organisations]
        return sorted(rows, key=lambda row: word_key(row.name))

    def count(self) -> int:
        """How many organisations the office works with; quick, for the navigation."""
        with self._store.read() as session:
            active = Organisation.status == OrganisationStatus.ACTIVE
            return session.scalar(select(func.count()).where(active)) or 0

    def choices(self) -> list[tuple[str, str]]:
        """(id, name) of the organisations that an offer may belong to, sorted by name."""
        with self._store.read() as session:
            found = session.execute(
                select(Organisation.id, Organisation.name).where(Organisation.status == OrganisationStatus.ACTIVE)
            ).all()
        return sorted(((key, name) for key, name in found), key=lambda pair: word_key(pair[1]))

    def get(self, organisation_id: str) -> Organisation:
        """One organisation with its contacts, detached. Raises Refused when it does not exist (any more)."""
        with self._store.read() as session:
            found = session.scalars(
                select(Organisation)
                .where(Organisation.id == organisation_id)
                .options(selectinload(Organisation.contacts))
            ).one_or_none()
        if found is None:
            raise Refused(_("This organisation does not exist any more."))
        return found

    def save(self, organisation: Organisation) -> Organisation:
        """Keeps a new or changed organisation with its contacts in one step and returns it.

        Offers that named a contact who was removed lose that contact in the same step. Raises Invalid, and Conflict
        when a colleague changed it in between.
        """
        if problems := organisation_problems(organisation):
            raise Invalid(_("The organisation is not complete yet; nothing was saved."), tuple(problems))
        for place, contact in enumerate(organisation.contacts):
            contact.position = place
        known = inspect(organisation).key is not None
        with self._store.write(_("Organisation changed") if known else _("Organisation recorded")) as session:
            if known:
                _release_removed_contacts(session, organisation)
            return save(session, organisation)

    def archive(self, organisation_id: str) -> None:
        """Ends the work with an organisation; its offers are archived with it in the same step."""
        count = self._open_offers(organisation_id)
        label = _("Organisation archived")
        if count:
            label = ngettext("Organisation and {n} offer archived", "Organisation and {n} offers archived", count)
        with self._store.write(label.format(n=count)) as session:
            _existing(session, organisation_id).status = OrganisationStatus.ARCHIVED
            for offer in session.scalars(_not_archived(organisation_id)):
                offer.status = OfferStatus.ARCHIVED

    def reactivate(self, organisation_id: str) -> None:
        """Takes the work up again; which of its offers still hold is decided offer by offer."""
        with self._store.write(_("Organisation taken up again")) as session:
            _existing(session, organisation_id).status = OrganisationStatus.ACTIVE

    def history(self, organisation_id: str) -> list[Change]:
        """What happened to the organisation and its contacts, newest first, in the words of the forms."""
        return organisation_history(self._store, organisation_id)

    def search_entries(self, ids: Collection[str] | None = None) -> list[SearchEntry]:
        """What the search palette shows and searches; ``ids`` None gives all."""
        with self._store.read() as session:
            query = select(Organisation)
            if ids is not None:
                query = query.where(Organisation.id.in_(ids))
            organisations = session.scalars(query).all()
            contacts = _contacts(session)
            return [_search_entry(o, contacts.get(o.id, [])) for o in organisations]

    def _open_offers(self, organisation_id: str) -> int:
        with self._store.read() as session:
            return len(session.scalars(_not_archived(organisation_id).with_only_columns(Offer.id)).all())


def contact_name(contact: Contact) -> str:
    """The name, or the function of a contact that has no name."""
    return contact.full_name() or contact.function


def _row(organisation: Organisation, contacts: list[Contact], offers: int) -> OrganisationRow:
    main = next((contact for contact in contacts if contact.active), None)
    return OrganisationRow(
        id=organisation.id,
        name=organisation.name,
        kind=organisation.kind,
        postcode=organisation.postcode,
        town=organisation.town,
        district=organisation.district,
        phone=organisation.phone or (main.phone or main.mobile if main else ""),
        email=organisation.email,
        contact=contact_name(main) if main else "",
        offers=offers,
        status=organisation.status,
        found_by=findable(_found_by(organisation, contacts)),
    )


def _found_by(organisation: Organisation, contacts: list[Contact]) -> str:
    own = [organisation.name, organisation.kind, organisation.district, organisation.postcode, organisation.town]
    people = [text for c in contacts for text in (c.full_name(), c.function, c.phone, c.mobile, c.email)]
    return " ".join(text for text in [*own, organisation.phone, organisation.email, *people] if text)


def _search_entry(organisation: Organisation, contacts: list[Contact]) -> SearchEntry:
    place = " ".join(part for part in (organisation.postcode, organisation.town) if part)
    state = _("archived") if organisation.status is OrganisationStatus.ARCHIVED else ""
    hint = " · ".join(part for part in (place, organisation.district, state) if part)
    return SearchEntry(organisation.id, organisation.name, hint, _found_by(organisation, contacts))


def _contacts(session: Session) -> Contacts:
    found: Contacts = {}
    for contact in session.scalars(select(Contact).order_by(Contact.position)):
        found.setdefault(contact.organisation_id, []).append(contact)
    return found


def _active_offers(session: Session) -> dict[str, int]:
    counted = session.execute(
        select(Offer.organisation_id, func.count())
        .where(Offer.status == OfferStatus.ACTIVE)
        .group_by(Offer.organisation_id)
    )
    return {row[0]: row[1] for row in counted}


def _not_archived(organisation_id: str) -> Select[Offer]:
    return select(Offer).where(Offer.organisation_id == organisation_id, Offer.status != OfferStatus.ARCHIVED)


def _existing(session: Session, organisation_id: str) -> Organisation:
    found = session.get(Organisation, organisation_id)
    if found is None:
        raise Refused(_("This organisation does not exist any more."))
    return found


def _release_removed_contacts(session: Session, organisation: Organisation) -> None:
    """A contact who goes must not take an offer along, nor be kept by it."""
    if session.get(Organisation, organisation.id) is None:
        raise Conflict(
            _("This organisation was taken back in the meantime. Your entries are still here; nothing was saved.")
        )
    kept = {contact.id for contact in organisation.contacts}
    present = session.scalars(select(Contact.id).where(Contact.organisation_id == organisation.id)).all()
    if removed := [key for key in present if key not in kept]:
        for offer in session.scalars(select(Offer).where(Offer.contact_id.in_(removed))):
            offer.contact_id = None
        session.flush()
