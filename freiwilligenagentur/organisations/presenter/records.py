"""What the panels at the right show, as texts: no record of the database reaches the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import describing, words
from freiwilligenagentur.organisations.describing import Fact
from freiwilligenagentur.organisations.model import Contact, OfferStatus, Organisation, OrganisationStatus
from freiwilligenagentur.organisations.presenter.hooks import PlacementLine
from freiwilligenagentur.organisations.recheck import months_before
from freiwilligenagentur.organisations.service import Change, OfferDetails, OfferRow
from freiwilligenagentur.vocabulary.service import Vocabulary

RECHECK_MONTHS = 12
"""Offers are looked at once a year; older ones say so."""


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One person to call: ``passing_on`` says whether volunteers may get the data."""

    name: str
    function: str
    phones: tuple[str, ...]
    email: str
    passing_on: str
    active: bool


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer of an organisation."""

    id: str
    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """The panel of an organisation."""

    id: str
    name: str
    subtitle: str
    archived: bool
    phone: str
    email: str
    website: str
    main_contact: str
    pinned: str
    facts: tuple[Fact, ...]
    contacts: tuple[ContactCard, ...]
    offers: tuple[OfferLine, ...]


@dataclass(frozen=True, slots=True)
class OfferRecord:
    """The panel of an offer."""

    id: str
    title: str
    organisation_id: str
    organisation: str
    status: OfferStatus
    status_word: str
    places: str
    full: bool
    checked: str
    stale: bool
    description: str
    topics: tuple[str, ...]
    availability: int
    facts: tuple[Fact, ...]
    notes: str
    placements: tuple[PlacementLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One step of the history: when and who, what, and the fields."""

    when: str
    label: str
    details: str


def organisation_record(organisation: Organisation, offers: Sequence[OfferRow]) -> OrganisationRecord:
    """The panel of one organisation with its offers."""
    main = next((contact for contact in organisation.contacts if contact.active), None)
    place = describing.address("", organisation.postcode, organisation.town, organisation.district)
    return OrganisationRecord(
        id=organisation.id,
        name=organisation.name,
        subtitle=" · ".join(text for text in (organisation.kind, place) if text),
        archived=organisation.status is OrganisationStatus.ARCHIVED,
        phone=organisation.phone or (main.phone or main.mobile if main else ""),
        email=organisation.email or (main.email if main else ""),
        website=organisation.website,
        main_contact=_named(main) if main else "",
        pinned=organisation.pinned_note,
        facts=tuple(_organisation_facts(organisation)),
        contacts=tuple(_card(contact) for contact in organisation.contacts),
        offers=tuple(OfferLine(row.id, row.title, offer_hint(row)) for row in offers),
    )


def offer_record(
    details: OfferDetails, vocabulary: Vocabulary, placements: Sequence[PlacementLine], today: date
) -> OfferRecord:
    """The panel of one offer."""
    offer = details.offer
    looked_at = max((day for day in (offer.checked_on, offer.edited_on) if day), default=None)
    return OfferRecord(
        id=offer.id,
        title=offer.title,
        organisation_id=offer.organisation_id,
        organisation=details.organisation.name,
        status=offer.status,
        status_word=words.label(words.offer_statuses(), offer.status),
        places=describing.places_text(offer.places_wanted, details.taken),
        full=details.free == 0,
        checked=checked_text(offer.checked_on, offer.edited_on),
        stale=looked_at is None or looked_at < months_before(today, RECHECK_MONTHS),
        description="\n\n".join(text for text in (offer.summary, offer.description) if text),
        topics=tuple(describing.topics(offer, vocabulary)),
        availability=offer.availability,
        facts=tuple(describing.offer_facts(details, vocabulary)),
        notes=offer.notes,
        placements=tuple(placements),
    )


def checked_text(checked_on: date | None, edited_on: date | None) -> str:
    """``geprüft am 02.11.2026``, or what is known instead."""
    if checked_on:
        return _("checked on {day}").format(day=i18n.date(checked_on))
    if edited_on:
        return _("never checked, edited on {day}").format(day=i18n.date(edited_on))
    return _("never checked")


def offer_hint(row: OfferRow) -> str:
    """State if it is not active, places, and when it was checked."""
    state = "" if row.status is OfferStatus.ACTIVE else words.label(words.offer_statuses(), row.status)
    parts = (state, describing.places_text(row.places_wanted, row.taken), checked_text(row.checked_on, None))
    return " · ".join(part for part in parts if part)


def change_lines(changes: Sequence[Change]) -> list[ChangeLine]:
    """The history as lines to read."""
    return [
        ChangeLine(f"{i18n.date_time(change.at)} · {change.user}", change.label, "\n".join(change.lines))
        for change in changes
    ]


def counted(shown: int, total: int, everything: str) -> str:
    """``118 von 120``, or the whole count in words where nothing is filtered away."""
    if shown == total:
        return everything
    return _("{shown} of {total}").format(shown=i18n.number(shown), total=i18n.number(total))


def _organisation_facts(organisation: Organisation) -> list[Fact]:
    address = describing.address(organisation.street, organisation.postcode, organisation.town, organisation.district)
    now = "" if organisation.volunteers_now is None else i18n.number(organisation.volunteers_now)
    facts = [
        Fact(_("Address"), address),
        Fact(_("Who they are"), organisation.description),
        Fact(_("Volunteers at present"), now),
        Fact(_("Introduction and trial period"), organisation.introduction),
        Fact(_("Recognition"), organisation.recognition),
        Fact(_("Notes"), organisation.notes),
    ]
    return [fact for fact in facts if fact.text]


def _card(contact: Contact) -> ContactCard:
    agreed = contact.passing_on_agreed
    return ContactCard(
        name=contact.full_name() or contact.function,
        function=contact.function if contact.full_name() else "",
        phones=tuple(number for number in (contact.phone, contact.mobile) if number),
        email=contact.email,
        passing_on=(
            _("may be passed on to volunteers (agreed on {day})").format(day=i18n.date(agreed))
            if agreed
            else _("passing on to volunteers not agreed yet")
        ),
        active=contact.active,
    )


def _named(contact: Contact) -> str:
    name = contact.full_name()
    return f"{name}, {contact.function}" if name and contact.function else name or contact.function
