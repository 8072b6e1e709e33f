"""Which column of a file holds what: known headers are recognised, the others can be assigned by hand."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from freiwilligenagentur.exchange.files.records import Kind
from freiwilligenagentur.i18n import _

# Field here, and the headers it goes by, in small letters without spaces, dots and dashes. The first entries are those
# of Freinet's exports; the others are what offices write over their own lists.
OFFER_HEADERS: Mapping[str, tuple[str, ...]] = {
    "external_id": ("angebotsid", "id", "angebotsnummer", "nummer", "nr"),
    "agency": ("agenturname", "agentur"),
    "organisation_id": ("einrichtungsid", "organisationsid"),
    "organisation": ("einrichtungsname", "einrichtung", "organisation", "verein", "traeger", "einsatzstelle", "name"),
    "title": ("angebotsname", "angebot", "titel", "bezeichnung", "taetigkeit", "aufgabe"),
    "summary": ("kurzbeschreibung",),
    "description": ("beschreibung", "text", "details"),
    "street": ("strasse", "strassehausnummer", "anschrift", "adresse"),
    "postcode": ("plz", "postleitzahl"),
    "town": ("ort", "stadt", "wohnort"),
    "district": ("ortsteil", "stadtteil"),
    "districts": ("stadtteile",),
    "latitude": ("latitude", "geobreite", "breitengrad"),
    "longitude": ("longitude", "geolaenge", "laengengrad"),
    "places_wanted": ("anzahlgesuche", "plaetze", "gesucht", "anzahl"),
    "placed_before": ("anzahlvermittlungen",),
    "placed_elsewhere": ("anzahlaktuellervermittlungen",),
    "time_text": ("zeitlicherrahmen", "zeit", "zeiten", "wann"),
    "dates": ("termine", "termin"),
    "requirements": ("anforderungen", "voraussetzungen"),
    "skills": ("kenntnisse",),
    "benefits": ("leistungen",),
    "accessibility": ("barrierefreiheit",),
    "areas": ("handlungsfelder", "handlungsfeld", "bereich", "bereiche"),
    "target_groups": ("zielgruppen", "zielgruppe"),
    "contact_first_name": ("vorname",),
    "contact_last_name": ("nachname", "ansprechpartner", "ansprechperson", "kontakt"),
    "contact_function": ("funktionderperson", "funktion"),
    "contact_phone": ("telefon", "telefonnummer"),
    "contact_mobile": ("mobil", "handy"),
    "contact_email": ("email", "mail"),
    "organisation_description": ("beschreibungderorganisation", "ueberuns"),
    "organisation_street": ("strassederorganisation",),
    "organisation_postcode": ("plzderorganisation",),
    "organisation_town": ("ortderorganisation",),
    "organisation_phone": ("telefonderorganisation",),
    "organisation_email": ("emailderorganisation",),
    "website": ("homepage", "internet", "webseite", "website"),
    "edited_at": ("bearbeitet",),
    "created_at": ("erstellt",),
}
PERSON_HEADERS: Mapping[str, tuple[str, ...]] = {
    "salutation": ("anrede",),
    "title": ("titel",),
    "first_name": ("vorname", "vornamen"),
    "name_prefix": ("namenszusatz",),
    "last_name": ("nachname", "name", "familienname"),
    "care_of": ("coname", "co"),
    "street": ("strasse", "strassehausnummer", "anschrift", "adresse"),
    "house_number": ("hausnummer", "hausnr"),
    "postcode": ("plz", "postleitzahl"),
    "town": ("ort", "stadt", "wohnort"),
    "phone": ("telefon", "telefonnummer", "festnetz"),
    "mobile": ("mobil", "handy", "mobiltelefon"),
    "email": ("email", "mail", "emailadresse"),
    "birth_date": ("geburtsdatum", "geburtstag", "gebdatum", "geboren"),
    "card_holder": ("inhaberehrenamtskarte",),
    "card_date": ("eakdatum",),
    "card_status": ("eakkartenstatus",),
    "notes": ("bemerkung", "bemerkungen", "notiz", "notizen"),
}
_NEEDED = {Kind.OFFERS: ({"title"}, {"organisation"}), Kind.PEOPLE: ({"first_name", "last_name"},)}


def fields_of(kind: Kind) -> Mapping[str, tuple[str, ...]]:
    """The fields that a file of this kind can fill."""
    return OFFER_HEADERS if kind is Kind.OFFERS else PERSON_HEADERS


def plain_header(name: str) -> str:
    """A header as the tables above write it: ``E-Mail`` and ``e_mail`` are one."""
    name = name.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if c.isascii() and c.isalnum())


def recognise(header: Sequence[str], kind: Kind) -> tuple[str, ...]:
    """The field of each column, empty where none is known; no field is given twice."""
    known = {alias: (rank, field) for field, aliases in fields_of(kind).items() for rank, alias in enumerate(aliases)}
    best: dict[str, tuple[int, int]] = {}
    for index, name in enumerate(header):
        rank, field = known.get(plain_header(name), (0, ""))
        if field and (field not in best or (rank, index) < best[field]):
            best[field] = (rank, index)
    by_index = {index: field for field, (_rank, index) in best.items()}
    return tuple(by_index.get(index, "") for index in range(len(header)))


def likely_kind(header: Sequence[str]) -> Kind:
    """Offers or people, whichever fits more columns; what is needed for a row counts double."""

    def fit(kind: Kind) -> tuple[bool, int]:
        found = set(recognise(header, kind)) - {""}
        return not missing(found, kind), len(found)

    return max((Kind.OFFERS, Kind.PEOPLE), key=fit)


def missing(fields: set[str], kind: Kind) -> tuple[str, ...]:
    """Labels of what must be assigned before rows of this kind can be read; empty if all is there."""
    return tuple(label(max(needed), kind) for needed in _NEEDED[kind] if not needed & fields)


def label(field: str, kind: Kind) -> str:
    """The field in the words of the office."""
    return _offer_labels()[field] if kind is Kind.OFFERS else _person_labels()[field]


def _offer_labels() -> dict[str, str]:
    return {
        "external_id": _("Number in the other system"),
        "agency": _("Agency"),
        "organisation_id": _("Number of the organisation"),
        "organisation": _("Organisation"),
        "title": _("Offer"),
        "summary": _("In short"),
        "description": _("Description"),
        "street": _("Street"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "district": _("District"),
        "districts": _("Districts"),
        "latitude": _("Latitude"),
        "longitude": _("Longitude"),
        "places_wanted": _("Places wanted"),
        "placed_before": _("Placed in all"),
        "placed_elsewhere": _("Placed now"),
        "time_text": _("Times"),
        "dates": _("Dates"),
        "requirements": _("Requirements"),
        "skills": _("Knowledge"),
        "benefits": _("Benefits"),
        "accessibility": _("Accessibility"),
        "areas": _("Areas"),
        "target_groups": _("Target groups"),
        "contact_first_name": _("First name of the contact"),
        "contact_last_name": _("Name of the contact"),
        "contact_function": _("Function of the contact"),
        "contact_phone": _("Phone of the contact"),
        "contact_mobile": _("Mobile phone of the contact"),
        "contact_email": _("E-mail of the contact"),
        "organisation_description": _("About the organisation"),
        "organisation_street": _("Street of the organisation"),
        "organisation_postcode": _("Postcode of the organisation"),
        "organisation_town": _("Town of the organisation"),
        "organisation_phone": _("Phone of the organisation"),
        "organisation_email": _("E-mail of the organisation"),
        "website": _("Website"),
        "edited_at": _("Edited on"),
        "created_at": _("Created on"),
    }


def _person_labels() -> dict[str, str]:
    return {
        "salutation": _("Salutation"),
        "title": _("Title"),
        "first_name": _("First name"),
        "name_prefix": _("Name prefix (von, de …)"),
        "last_name": _("Last name"),
        "care_of": _("c/o"),
        "street": _("Street"),
        "house_number": _("House number"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "phone": _("Phone"),
        "mobile": _("Mobile phone"),
        "email": _("E-mail"),
        "birth_date": _("Date of birth"),
        "card_holder": _("Has an Ehrenamtskarte"),
        "card_date": _("Ehrenamtskarte since"),
        "card_status": _("State of the Ehrenamtskarte"),
        "notes": _("Notes"),
    }
