"""What the matching desk shows of a person and of an offer: labelled lines, in the words of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching.memory import PersonLine, PlaceLine
from freiwilligenagentur.matching.reasons import hours_text
from freiwilligenagentur.organisations.model import Contact, Insurance, Offer
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary
from freiwilligenagentur.vocabulary.times import times_text


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled line; an empty text means that nobody asked yet."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person beside whom offers are looked at."""

    id: str
    name: str
    subtitle: str
    facts: tuple[Fact, ...]
    availability: int
    pinned_note: str
    wishes: str = ""
    """What the person would like, in their own words."""
    struck: frozenset[str] = frozenset()
    """Keys of what was read out of these words and struck out."""


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """An offer beside which people are looked at."""

    id: str
    title: str
    organisation_id: str
    organisation: str
    description: str
    facts: tuple[Fact, ...]
    availability: int


def person_facts(store: Store, vocabulary: Vocabulary, line: PersonLine, today: date) -> PersonFacts:
    """Reads one person. Raises OfficeError when the record is gone."""
    with store.read() as session:
        volunteer = session.get(Volunteer, line.person.id)
    if volunteer is None:
        raise OfficeError(_("This volunteer is no longer in the office."))
    return PersonFacts(
        id=volunteer.id,
        name=line.name,
        subtitle=" · ".join(part for part in _person_heading(volunteer, line, today) if part),
        facts=tuple(_person_lines(volunteer, vocabulary)),
        availability=volunteer.availability,
        pinned_note=volunteer.pinned_note,
        wishes=volunteer.wishes,
        struck=volunteer.struck,
    )


def offer_facts(store: Store, vocabulary: Vocabulary, line: PlaceLine, *, topics: bool = False) -> OfferFacts:
    """Reads one offer with its contact, and with ``topics`` what people are compared with. Raises OfficeError when the
    record is gone."""
    with store.read() as session:
        offer = session.get(Offer, line.place.id)
        contact = None if offer is None else _contact(session, offer)
    if offer is None:
        raise OfficeError(_("This offer is no longer in the office."))
    lines = [*(_topic_lines(offer, vocabulary) if topics else ()), *_offer_lines(offer, line, contact, vocabulary)]
    return OfferFacts(
        id=offer.id,
        title=offer.title,
        organisation_id=offer.organisation_id,
        organisation=line.organisation,
        description=offer.description or offer.summary,
        facts=tuple(fact for fact in lines if fact.text),
        availability=offer.availability,
    )


def _person_heading(volunteer: Volunteer, line: PersonLine, today: date) -> list[str]:
    age = volunteer.age_on(today)
    return [
        "" if age is None else ngettext("{n} year", "{n} years", age).format(n=age),
        " ".join(part for part in (volunteer.postcode, volunteer.town) if part),
        _("since {day}").format(day=i18n.date(line.since)),
    ]


def _person_lines(volunteer: Volunteer, vocabulary: Vocabulary) -> list[Fact]:
    """The lines that decide stand there even when empty; the others only with something to say."""
    always = [
        *_topic_lines(volunteer, vocabulary),
        Fact(_("Extent"), _extent(volunteer, vocabulary)),
        _reach(volunteer, vocabulary),
    ]
    sometimes = [
        Fact(_("Languages"), ", ".join(_languages(volunteer, vocabulary))),
        Fact(_("Not"), ", ".join(_not_wanted(volunteer, vocabulary))),
        Fact(_("Licence"), ", ".join(vocabulary.labels(FixedList.LICENCE, volunteer.licences))),
        Fact(_("Wishes"), volunteer.wishes),
        Fact(_("Times"), volunteer.availability_text),
        Fact(_("Phone"), volunteer.phone or volunteer.mobile),
    ]
    return always + [fact for fact in sometimes if fact.text]


def _topic_lines(record: Volunteer | Offer, vocabulary: Vocabulary) -> list[Fact]:
    return [
        Fact(_("Areas"), ", ".join(vocabulary.labels(TermList.AREA, record.areas))),
        Fact(_("Activity"), ", ".join(vocabulary.labels(TermList.ACTIVITY, record.activities))),
        Fact(_("Target group"), ", ".join(vocabulary.labels(TermList.TARGET_GROUP, record.target_groups))),
    ]


def _extent(record: Volunteer | Offer, vocabulary: Vocabulary) -> str:
    rhythm = ", ".join(vocabulary.labels(FixedList.RHYTHM, record.rhythm))
    return ", ".join(part for part in (hours_text(record.hours_min, record.hours_max), rhythm) if part)


def _reach(volunteer: Volunteer, vocabulary: Vocabulary) -> Fact:
    means = vocabulary.labels(FixedList.MOBILITY, volunteer.mobility)
    if volunteer.radius_km is None and means:
        return Fact(_("On the way"), ", ".join(means))
    if volunteer.radius_km is not None:
        means = [_("up to {km} km").format(km=i18n.number(volunteer.radius_km)), *means]
    return Fact(_("Radius"), ", ".join(means))


def _languages(volunteer: Volunteer, vocabulary: Vocabulary) -> list[str]:
    names = {code: vocabulary.label(FixedList.LANGUAGE, code) for code in volunteer.languages}
    return [
        f"{names[code]} ({_level(level, vocabulary)})" if level else names[code]
        for code, level in sorted(volunteer.languages.items(), key=lambda pair: names[pair[0]])
    ]


def _level(level: str, vocabulary: Vocabulary) -> str:
    return vocabulary.label(FixedList.LEVEL, level) if level == "native" else level


def _not_wanted(volunteer: Volunteer, vocabulary: Vocabulary) -> list[str]:
    lists = (TermList.AREA, TermList.ACTIVITY, TermList.TARGET_GROUP)
    known = [dict.fromkeys(code for code, _label in vocabulary.options(which)) for which in lists]
    labels = []
    for code in sorted(volunteer.excluded):
        which = next((which for which, codes in zip(lists, known, strict=True) if code in codes), TermList.AREA)
        labels.append(vocabulary.label(which, code))
    return labels


def _offer_lines(offer: Offer, line: PlaceLine, contact: Contact | None, vocabulary: Vocabulary) -> list[Fact]:
    times = (times_text(offer.availability), offer.time_text)
    return [
        Fact(_("When"), ", ".join(part for part in times if part)),
        Fact(_("Extent"), _extent(offer, vocabulary)),
        Fact(_("Where"), _("from anywhere") if offer.anywhere else _address(offer)),
        Fact(_("Contact"), "" if contact is None else _contact_text(contact)),
        Fact(_("Insured"), _insurance(offer.insurance)),
        Fact(_("Condition"), ", ".join(_conditions(offer))),
        Fact(_("Asked for"), offer.requirements),
        Fact(_("Given"), offer.benefits),
        Fact(_("Accessible"), ", ".join(vocabulary.labels(FixedList.ACCESSIBILITY, offer.accessible))),
        Fact(_("So far"), _so_far(offer, line)),
    ]


def _address(offer: Offer) -> str:
    town = " ".join(part for part in (offer.postcode, offer.town or offer.district) if part)
    return ", ".join(part for part in (town, offer.street) if part)


def _contact(session: Session, offer: Offer) -> Contact | None:
    """The offer's own contact, else the first one of the organisation."""
    if offer.contact_id is not None:
        return session.get(Contact, offer.contact_id)
    return session.scalars(
        select(Contact)
        .where(Contact.organisation_id == offer.organisation_id, Contact.active.is_(True))
        .order_by(Contact.position)
        .limit(1)
    ).first()


def _contact_text(contact: Contact) -> str:
    parts = (contact.full_name(), contact.function, contact.phone or contact.mobile)
    return ", ".join(part for part in parts if part)


def _insurance(insurance: Insurance) -> str:
    return {
        Insurance.OPEN: "",
        Insurance.CARRIER: _("through the organisation"),
        Insurance.STATUTORY: _("statutory accident insurance"),
        Insurance.LAND: _("collective contract of the Land"),
    }[insurance]


def _conditions(offer: Offer) -> list[str]:
    found = [
        (offer.minimum_age, _("from {age} years on").format(age=offer.minimum_age)),
        (offer.police_check, _("police check (extended)")),
        (offer.licences, _("driving licence {classes}").format(classes=" / ".join(sorted(offer.licences)))),
        (offer.german_level, _("German {level}").format(level=offer.german_level)),
        (offer.measles, _("measles proof")),
        (offer.hygiene, _("hygiene instruction")),
    ]
    return [text for needed, text in found if needed]


def _so_far(offer: Offer, line: PlaceLine) -> str:
    placed, staying = offer.placed_before + line.place.taken, offer.placed_elsewhere + line.place.taken
    if not placed:
        return ""
    return _("{placed} placed, {staying} still there").format(placed=placed, staying=min(placed, staying))
