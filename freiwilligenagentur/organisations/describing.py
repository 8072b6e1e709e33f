"""An offer in the words in which somebody at the desk would tell of it; for its record, and for whoever proposes it."""

from __future__ import annotations

from dataclasses import dataclass

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations import words
from freiwilligenagentur.organisations.model import Contact, Offer, OfferCompany, Organisation
from freiwilligenagentur.organisations.service.rows import OfferDetails
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary
from freiwilligenagentur.vocabulary.times import times_text


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what there is to say about it; several lines are separated by line breaks."""

    label: str
    text: str


def offer_facts(details: OfferDetails, vocabulary: Vocabulary) -> list[Fact]:
    """What matters on the phone, in the order in which it is asked; facts nobody knows are left out."""
    offer = details.offer
    facts = [
        Fact(_("When"), when_text(offer)),
        Fact(_("Extent"), extent_text(offer, vocabulary)),
        Fact(_("Where"), where_text(offer)),
        Fact(_("Whom to call"), "\n".join(contact_lines(details.organisation, details.contact))),
        Fact(_("Insured"), words.label(words.insurances(), offer.insurance)),
        Fact(_("Requirements"), "\n".join(requirements(offer, vocabulary))),
        Fact(_("Still open"), ", ".join(open_gates(offer))),
        Fact(_("Languages"), ", ".join(vocabulary.labels(FixedList.LANGUAGE, offer.languages))),
        Fact(_("Accessible"), accessibility_text(offer, vocabulary)),
        Fact(_("Support"), offer.supervision),
        Fact(_("What you get"), offer.benefits),
        Fact(_("Until now"), until_now_text(details)),
    ]
    return [fact for fact in facts if fact.text]


def topics(offer: Offer, vocabulary: Vocabulary) -> list[str]:
    """Areas, activities and target groups as short words."""
    return [
        *vocabulary.labels(TermList.AREA, offer.areas),
        *vocabulary.labels(TermList.ACTIVITY, offer.activities),
        *vocabulary.labels(TermList.TARGET_GROUP, offer.target_groups),
    ]


def when_text(offer: Offer) -> str:
    """Days and times of day, the office's own words, how often, and from when until when."""
    lines = [times_text(offer.availability), offer.time_text, _period(offer)]
    return "\n".join(line for line in lines if line)


def extent_text(offer: Offer, vocabulary: Vocabulary) -> str:
    """``2–3 Std. je Woche, regelmäßig``."""
    parts = [_hours(offer.hours_min, offer.hours_max), *vocabulary.labels(FixedList.RHYTHM, offer.rhythm)]
    if offer.company is not OfferCompany.UNKNOWN:
        parts.append(words.label(words.companies(), offer.company))
    return ", ".join(part for part in parts if part)


def where_text(offer: Offer) -> str:
    """Street, postcode and town, district; or that it does not matter."""
    place = address(offer.street, offer.postcode, offer.town, offer.district)
    if offer.anywhere:
        return _("anywhere") if not place else _("anywhere, or {place}").format(place=place)
    return place


def address(street: str, postcode: str, town: str, district: str = "") -> str:
    """``Markt 1, 06618 Naumburg (Altstadt)``, as much of it as is known."""
    town = " ".join(part for part in (postcode, town) if part)
    if district and district != town:
        town = _("{town} ({district})").format(town=town, district=district) if town else district
    return ", ".join(part for part in (street, town) if part)


def contact_lines(organisation: Organisation, contact: Contact | None) -> list[str]:
    """Whom to call, one line each for name, phone, mobile, e-mail; the organisation itself without a contact."""
    if contact is None:
        return [text for text in (organisation.phone, organisation.email) if text]
    name = contact.full_name()
    head = f"{name}, {contact.function}" if name and contact.function else name or contact.function
    if not contact.active:
        head = _("{name} (no longer there)").format(name=head)
    reach = [text for text in (contact.phone, contact.mobile, contact.email) if text]
    return [head, *(reach or [text for text in (organisation.phone, organisation.email) if text])]


def requirements(offer: Offer, vocabulary: Vocabulary) -> list[str]:
    """What is needed for sure, one line each; gates that nobody asked about are not among them."""
    found = []
    if offer.minimum_age is not None:
        found.append(_("from {n} years of age").format(n=offer.minimum_age))
    found += [name for name, needed in _gates(offer) if needed]
    if offer.licences:
        classes = ", ".join(vocabulary.labels(FixedList.LICENCE, offer.licences))
        found.append(_("Driving licence {classes}").format(classes=classes))
    if offer.german_level:
        found.append(_("German at least {level}").format(level=vocabulary.label(FixedList.LEVEL, offer.german_level)))
    if offer.training:
        found.append(_("Training: {text}").format(text=offer.training))
    return [*found, offer.requirements] if offer.requirements else found


def open_gates(offer: Offer) -> list[str]:
    """Gates of which nobody knows whether they are needed."""
    return [name for name, needed in _gates(offer) if needed is None]


def accessibility_text(offer: Offer, vocabulary: Vocabulary) -> str:
    """What the place offers, and the office's own words."""
    features = ", ".join(vocabulary.labels(FixedList.ACCESSIBILITY, offer.accessible))
    return "\n".join(text for text in (features, offer.accessibility) if text)


def places_text(wanted: int | None, taken: int) -> str:
    """``2 von 4 frei``; says that it is open where nobody said how many are wanted."""
    if wanted is None:
        if taken:
            return ngettext("{n} place taken", "{n} places taken", taken).format(n=taken)
        return _("number open")
    if taken >= wanted:
        return ngettext("full, {n} place", "full, {n} places", wanted).format(n=wanted)
    return _("{free} of {wanted} free").format(free=wanted - taken, wanted=wanted)


def until_now_text(details: OfferDetails) -> str:
    """``9 vermittelt, 6 noch dabei`` as the system it came from counted, and what is placed from here."""
    offer, lines = details.offer, []
    if offer.placed_before or offer.placed_elsewhere:
        lines.append(
            _("{placed} placed, {present} still there, counted before the import").format(
                placed=i18n.number(offer.placed_before), present=i18n.number(offer.placed_elsewhere)
            )
        )
    if details.taken:
        lines.append(
            ngettext("{n} at work or on the way", "{n} at work or on the way", details.taken).format(n=details.taken)
        )
    return "\n".join(lines)


def _gates(offer: Offer) -> list[tuple[str, bool | None]]:
    return [
        (_("Police check (extended)"), offer.police_check),
        (_("Proof of measles protection"), offer.measles),
        (_("Hygiene instruction"), offer.hygiene),
    ]


def _hours(low: float | None, high: float | None) -> str:
    if low is not None and high is not None and low != high:
        return _("{low}–{high} hours a week").format(low=i18n.number(low), high=i18n.number(high))
    if low is not None and high is None:
        return _("from {n} hours a week").format(n=i18n.number(low))
    if low is None and high is not None:
        return _("up to {n} hours a week").format(n=i18n.number(high))
    return "" if low is None else _("{n} hours a week").format(n=i18n.number(low))


def _period(offer: Offer) -> str:
    if offer.starts_on and offer.ends_on:
        return _("{start} to {end}").format(start=i18n.date(offer.starts_on), end=i18n.date(offer.ends_on))
    if offer.starts_on:
        return _("from {start}").format(start=i18n.date(offer.starts_on))
    return _("until {end}").format(end=i18n.date(offer.ends_on)) if offer.ends_on else ""
