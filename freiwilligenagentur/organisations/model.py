"""Organisations, the people to talk to there, and what they offer."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import Id, Record, choice, reference, utc_now


class OrganisationStatus(StrEnum):
    """Whether the agency works with an organisation."""

    ACTIVE = "active"
    ARCHIVED = "archived"


class OfferStatus(StrEnum):
    """Whether an offer is proposed."""

    ACTIVE = "active"
    PAUSED = "paused"
    ARCHIVED = "archived"


class Insurance(StrEnum):
    """Through whom volunteers of an offer are insured."""

    OPEN = "open"
    CARRIER = "carrier"
    STATUTORY = "statutory"
    LAND = "land"


class OfferCompany(StrEnum):
    """Whether the work is done alone or with others."""

    UNKNOWN = ""
    ALONE = "alone"
    GROUP = "group"


class Organisation(Record):
    """A club, a home, a school, a city department: whoever has places for volunteers."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    """Who they are, whom they reach, what for; stands on certificates."""
    volunteers_now: Mapped[int | None] = mapped_column(default=None)
    introduction: Mapped[str] = mapped_column(default="")
    """Einarbeitung and Schnupperphase: who accompanies, how long."""
    recognition: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    pinned_note: Mapped[str] = mapped_column(default="")
    status: Mapped[OrganisationStatus] = mapped_column(choice(OrganisationStatus), default=OrganisationStatus.ACTIVE)
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)

    contacts: Mapped[list[Contact]] = relationship(
        default_factory=list, cascade="all, delete-orphan", lazy="raise", order_by="Contact.position"
    )


class Contact(Record):
    """Somebody at an organisation who may be called."""

    __tablename__ = "contact"

    organisation_id: Mapped[Id] = reference("organisation.id", init=False, index=True)
    position: Mapped[int] = mapped_column(default=0)
    """0 is the main contact."""
    salutation: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    passing_on_agreed: Mapped[date | None] = mapped_column(default=None)
    """When the person agreed that volunteers get these contact data."""
    active: Mapped[bool] = mapped_column(default=True)

    def full_name(self) -> str:
        """``Dr. Anna Beispiel``."""
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)


class Offer(Record):
    """One thing to do for volunteers at one organisation."""

    __tablename__ = "offer"
    __table_args__ = (Index(None, "status", "checked_on", "edited_on", "created_at"),)
    """The start counts what nobody looked at for long; with this the database need not read the offers for it."""

    organisation_id: Mapped[Id] = reference("organisation.id", index=True)
    contact_id: Mapped[Id | None] = reference("contact.id", default=None)
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    areas: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    activities: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    target_groups: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    places_wanted: Mapped[int | None] = mapped_column(default=None)
    """How many are wanted in all; None is unknown, and half of real offers do not say."""
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    anywhere: Mapped[bool] = mapped_column(default=False)
    """Ortsunabhängig: distance does not matter."""
    latitude: Mapped[float | None] = mapped_column(default=None)
    longitude: Mapped[float | None] = mapped_column(default=None)

    availability: Mapped[int] = mapped_column(default=0)
    """When help is wanted; bits as in Volunteer.availability, 0 is unknown."""
    time_text: Mapped[str] = mapped_column(default="")
    hours_min: Mapped[float | None] = mapped_column(default=None)
    hours_max: Mapped[float | None] = mapped_column(default=None)
    """Hours a week."""
    rhythm: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """"regular", "once", "on_call"."""
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)

    minimum_age: Mapped[int | None] = mapped_column(default=None)
    police_check: Mapped[bool | None] = mapped_column(default=None)
    licences: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    german_level: Mapped[str] = mapped_column(default="")
    """"", "A1" … "C2"."""
    measles: Mapped[bool | None] = mapped_column(default=None)
    hygiene: Mapped[bool | None] = mapped_column(default=None)
    languages: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Languages besides German that help."""
    training: Mapped[str] = mapped_column(default="")
    requirements: Mapped[str] = mapped_column(default="")
    benefits: Mapped[str] = mapped_column(default="")
    supervision: Mapped[str] = mapped_column(default="")
    company: Mapped[OfferCompany] = mapped_column(choice(OfferCompany), default=OfferCompany.UNKNOWN)
    accessible: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Codes of what the place offers ("wheelchair" …)."""
    accessibility: Mapped[str] = mapped_column(default="")
    insurance: Mapped[Insurance] = mapped_column(choice(Insurance), default=Insurance.OPEN)

    status: Mapped[OfferStatus] = mapped_column(choice(OfferStatus), default=OfferStatus.ACTIVE)
    checked_on: Mapped[date | None] = mapped_column(default=None)
    edited_on: Mapped[date | None] = mapped_column(default=None)
    """When it was last edited where it came from."""
    placed_before: Mapped[int] = mapped_column(default=0)
    """Placements counted by the system it was imported from."""
    placed_elsewhere: Mapped[int] = mapped_column(default=0)
    """Placements that last, counted there."""
    agency: Mapped[str] = mapped_column(default="")
    """The agency that listed it, when it was imported."""
    struck: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Keys of what was read out of its prose and found wrong."""
    notes: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


def organisation_problems(organisation: Organisation) -> list[Problem]:
    """What keeps an organisation from being saved; a contact's problem stands at ``contacts.<place>.<field>``."""
    found = []
    if not organisation.name.strip():
        found.append(Problem("name", _("An organisation needs a name.")))
    found += _address_problems(organisation.postcode, organisation.email)
    for place, contact in enumerate(organisation.contacts):
        found += [Problem(f"contacts.{place}.{p.field}", p.text) for p in contact_problems(contact)]
    return found


def contact_problems(contact: Contact) -> list[Problem]:
    """What keeps a contact from being saved. A function such as "Koordination" is as good as a name."""
    found = []
    if not any(text.strip() for text in (contact.first_name, contact.last_name, contact.function)):
        found.append(Problem("last_name", _("A contact needs a name or a function.")))
    return found + _address_problems("", contact.email)


def offer_problems(offer: Offer) -> list[Problem]:
    """What keeps an offer from being saved."""
    found = []
    if not offer.title.strip():
        found.append(Problem("title", _("An offer needs a title.")))
    if not offer.organisation_id:
        found.append(Problem("organisation_id", _("An offer belongs to an organisation; please choose one.")))
    found += _address_problems(offer.postcode, "")
    if offer.starts_on and offer.ends_on and offer.ends_on < offer.starts_on:
        found.append(Problem("ends_on", _("The end lies before the beginning.")))
    if offer.hours_min is not None and offer.hours_max is not None and offer.hours_max < offer.hours_min:
        found.append(Problem("hours_max", _("The upper number of hours is below the lower one.")))
    if offer.minimum_age is not None and not 0 < offer.minimum_age < 100:
        found.append(Problem("minimum_age", _("The minimum age is between 1 and 99.")))
    return found


def _address_problems(postcode: str, email: str) -> list[Problem]:
    found = []
    if postcode and not (len(postcode) == 5 and postcode.isdecimal()):
        found.append(Problem("postcode", _("A German postcode has five digits.")))
    if email.strip() and "@" not in email:
        found.append(Problem("email", _("An e-mail address contains an @.")))
    return found
