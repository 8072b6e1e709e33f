"""Organisations and offers of the sample office, with the faults that real exports have.

Counted in real exports: a quarter of the offers without area, a third without times, half without a number of places,
many not edited for over a year, postcodes that are none, organisations that occur twice in different spelling.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from freiwilligenagentur.organisations.model import Contact, Insurance, Offer, OfferStatus, Organisation
from freiwilligenagentur.sample import words
from freiwilligenagentur.vocabulary.postcodes import position

SPELLINGS = ((" e. V.", " e.V."), (" gGmbH", " gemeinnützige GmbH"), ("-", " "), ("Förderverein", "FÖRDERVEREIN"))


def organisations(chance: Random, amount: int, today: date) -> list[tuple[Organisation, list[str]]]:
    """Organisations with the names of the offers that fit them."""
    kinds = words.town()["organisation"]
    made: list[tuple[Organisation, list[str]]] = []
    taken: set[str] = set()
    while len(made) < amount:
        kind = chance.choice(kinds)
        postcode, town = words.pick_town(chance)
        name = chance.choice(kind["names"]).format(town=town.split(" (")[0])
        if name in taken:
            name = (
                _another_spelling(chance, name, len(made))
                if len(made) > amount * 0.85
                else _elsewhere(chance, name, len(made))
            )
        if name in taken:
            continue
        taken.add(name)
        made.append((_organisation(chance, kind, name, postcode, town), kind["offers"]))
    return made


def _elsewhere(chance: Random, name: str, number: int) -> str:
    quarter = chance.choice(words.town()["quarters"])
    return f"{name} {quarter}" if number % 3 else f"{name} ({quarter})"


def _another_spelling(chance: Random, name: str, number: int) -> str:
    for old, new in SPELLINGS:
        if old in name:
            return name.replace(old, new)
    return name.upper() if chance.random() < 0.5 else f"{name} {number}"


def _organisation(chance: Random, kind: dict[str, Any], name: str, postcode: str, town: str) -> Organisation:
    organisation = Organisation(
        name=name,
        kind=kind["kind"],
        street=f"{chance.choice(words.town()['streets'])} {chance.randint(1, 60)}",
        postcode=postcode if chance.random() < 0.86 else "",
        town=town,
        phone=words.phone(chance) if chance.random() < 0.8 else "",
        description=kind["description"] if chance.random() < 0.8 else "",
    )
    for place in range(chance.choices([0, 1, 2], weights=[10, 70, 20])[0]):
        woman = chance.random() < 0.6
        organisation.contacts.append(
            Contact(
                position=place,
                salutation="frau" if woman else "herr",
                first_name=chance.choice(words.town()["female" if woman else "male"]),
                last_name=chance.choice(words.town()["last"]),
                function=chance.choice(["Koordination", "Vorsitz", "Leitung", "Ehrenamt", ""]),
                phone=words.phone(chance),
                email=f"kontakt{chance.randint(1, 999)}@example.org" if chance.random() < 0.6 else "",
                passing_on_agreed=date(2026, 1, 15) if chance.random() < 0.8 else None,
            )
        )
    return organisation


def offer(chance: Random, organisation: Organisation, names: list[str], today: date) -> Offer:
    """One offer of an organisation, with its gaps."""
    template = words.offers()[chance.choice(names)]
    made = Offer(
        organisation_id=organisation.id,
        contact_id=organisation.contacts[0].id if organisation.contacts else None,
        title=template["title"],
        summary=template.get("summary", ""),
        description=template["text"],
        street=organisation.street,
        postcode=organisation.postcode,
        town=organisation.town,
        anywhere=template.get("anywhere", False),
    )
    _subjects(chance, made, template)
    _times(chance, made, template)
    _gates(chance, made, template)
    _state(chance, made, today)
    where = position(made.postcode) if made.postcode and chance.random() < 0.85 else None
    if where is not None:
        made.latitude, made.longitude = round(where[0], 4), round(where[1], 4)
    return made


def _subjects(chance: Random, made: Offer, template: dict[str, Any]) -> None:
    if chance.random() < 0.74:
        made.areas = frozenset(template["areas"])
    made.activities = frozenset(template["activities"])
    if chance.random() < 0.93:
        made.target_groups = frozenset(template["groups"])
    made.languages = frozenset(template.get("languages", ()))


def _times(chance: Random, made: Offer, template: dict[str, Any]) -> None:
    if chance.random() < 0.65:
        made.availability = sum(1 << (day * 3 + part) for day, part in template.get("when", ()))
        made.time_text = template.get("time", "")
        if "hours" in template:
            made.hours_min, made.hours_max = map(float, template["hours"])
    made.rhythm = frozenset(template.get("rhythm", ["regular"] if chance.random() < 0.7 else []))
    if chance.random() < 0.5:
        made.places_wanted = template.get("places", chance.choice([1, 1, 2, 2, 3, 4, 6]))


def _gates(chance: Random, made: Offer, template: dict[str, Any]) -> None:
    made.minimum_age = template.get("age")
    made.police_check = template.get("police", False if chance.random() < 0.3 else None)
    made.licences = frozenset(template.get("licence", ()))
    made.german_level = template.get("level", "")
    made.measles = template.get("measles")
    made.hygiene = template.get("hygiene")
    made.training = template.get("training", "")
    made.insurance = Insurance(template.get("insured", chance.choice(["open", "carrier", "statutory", "land"])))
    if chance.random() < 0.3:
        made.accessible = frozenset({"wheelchair"})


def _state(chance: Random, made: Offer, today: date) -> None:
    age = int(1100 * chance.random() ** 1.6)
    made.edited_on = today - timedelta(days=age)
    if chance.random() < 0.6:
        made.checked_on = today - timedelta(days=int(age * chance.random()))
    made.status = chance.choices([OfferStatus.ACTIVE, OfferStatus.PAUSED, OfferStatus.ARCHIVED], weights=[90, 6, 4])[0]
    made.placed_before = chance.choices([0, 1, 3, 9, 40], weights=[35, 25, 20, 15, 5])[0]
