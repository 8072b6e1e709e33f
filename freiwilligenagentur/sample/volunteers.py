"""Volunteers of the sample office: all ages, most with gaps, a few with names that break other programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

from freiwilligenagentur.people.model import (
    Company,
    Consent,
    Gender,
    Purpose,
    Salutation,
    Status,
    Volunteer,
    Willingness,
)
from freiwilligenagentur.sample import words
from freiwilligenagentur.vocabulary.folding import fold

AREAS = ["children", "education", "school", "old_age", "social", "health", "diversity", "culture", "sport", "leisure",
         "nature", "crafts", "digital", "organising", "rescue"]  # fmt: skip
ACTIVITIES = ["reading_aloud", "homework", "visiting", "practical_work", "kitchen", "driving", "teaching", "music",
              "talks_tours", "office_work", "group_leading", "neighbourly_help", "sponsoring", "selling"]  # fmt: skip
GROUPS = ["children", "youth", "adults", "seniors", "refugees", "migrants", "disability", "animals"]
LANGUAGES = ["en", "ru", "uk", "ar", "tr", "pl", "fr", "vi"]
LEVELS = ["A2", "B1", "B2", "C1", "native", ""]


def volunteer(chance: Random, number: int, today: date) -> Volunteer:
    """One person; the first ones have the odd names."""
    woman = chance.random() < 0.62
    person = _named(chance, number, woman)
    _reach(chance, person)
    _wishes(chance, person)
    _time(chance, person, today)
    _skills(chance, person)
    created = today - timedelta(days=int(900 * chance.random() ** 2))
    person.created_at = datetime(created.year, created.month, created.day, chance.randint(8, 16), 15, tzinfo=UTC)
    if chance.random() < 0.92:
        person.birth_date = _birth(chance, today)
    person.status = chance.choices([Status.OPEN, Status.PAUSED, Status.ENDED], weights=[80, 12, 8])[0]
    person.source = chance.choice(words.town()["sources"])
    person.notes = chance.choice(words.town()["notes"])
    _consents(chance, person, created)
    return person


def _named(chance: Random, number: int, woman: bool) -> Volunteer:
    lists = words.town()
    if number < len(lists["odd"]):
        first, prefix, last = lists["odd"][number]
        return Volunteer(first_name=first, name_prefix=prefix, last_name=last)
    person = Volunteer(
        first_name=chance.choice(lists["female" if woman else "male"]),
        last_name=chance.choice(lists["last"]),
        salutation=chance.choices([Salutation.FRAU if woman else Salutation.HERR, Salutation.NONE], weights=[85, 15])[
            0
        ],
        gender=chance.choices([Gender.FEMALE if woman else Gender.MALE, Gender.UNKNOWN, Gender.DIVERSE], [60, 38, 2])[
            0
        ],
    )
    if chance.random() < 0.03:
        person.name_prefix = chance.choice(lists["prefixes"])
    if chance.random() < 0.04:
        person.title = chance.choice(["Dr.", "Prof. Dr."])
    return person


def _birth(chance: Random, today: date) -> date:
    age = chance.choices([15, 17, 22, 30, 42, 55, 63, 69, 76, 84], weights=[1, 3, 9, 12, 14, 17, 16, 16, 9, 3])[0]
    return today - timedelta(days=age * 365 + chance.randint(0, 2000))


def _reach(chance: Random, person: Volunteer) -> None:
    person.postcode, person.town = words.pick_town(chance)
    if chance.random() < 0.06:
        person.postcode = ""
    if chance.random() < 0.8:
        person.street = f"{chance.choice(words.town()['streets'])} {chance.randint(1, 90)}"
    if chance.random() < 0.85:
        person.phone = words.phone(chance)
    if chance.random() < 0.6 or not person.phone:
        local = fold(f"{person.first_name}.{person.last_name}").replace(" ", "-").replace("'", "")
        person.email = f"{local}{chance.randint(1, 99)}@example.org"
    person.preferred_contact = chance.choice(["", "phone", "email"]) if person.phone and person.email else ""


def _wishes(chance: Random, person: Volunteer) -> None:
    if chance.random() < 0.85:
        person.areas = words.some(chance, AREAS, 3)
    if chance.random() < 0.7:
        person.activities = words.some(chance, ACTIVITIES, 3)
    if chance.random() < 0.6:
        person.target_groups = words.some(chance, GROUPS, 2)
    if chance.random() < 0.06:
        person.excluded = frozenset({chance.choice(["animals", "offenders", "driving", "end_of_life"])})
    person.wishes = chance.choice(words.town()["wishes"])


def _time(chance: Random, person: Volunteer, today: date) -> None:
    if chance.random() < 0.75:
        days = chance.sample(range(7), chance.randint(1, 4))
        times = chance.sample(range(3), chance.randint(1, 2))
        person.availability = sum(1 << (day * 3 + part) for day in days for part in times)
    if chance.random() < 0.6:
        person.hours_min = float(chance.choice([1, 1, 2, 2, 3, 4]))
        person.hours_max = person.hours_min + chance.choice([0, 1, 2, 4])
    if chance.random() < 0.7:
        person.rhythm = frozenset({chance.choices(["regular", "once", "on_call"], weights=[75, 15, 10])[0]})
    if chance.random() < 0.65:
        person.mobility = frozenset(chance.sample(["foot", "bicycle", "transit", "car"], chance.randint(1, 2)))
        person.radius_km = float(chance.choice([3, 5, 8, 10, 15, 25]))
    if chance.random() < 0.3:
        person.licences = frozenset({"B"})
    if chance.random() < 0.08:
        person.available_from = today + timedelta(days=chance.randint(10, 120))


def _skills(chance: Random, person: Volunteer) -> None:
    lists = words.town()
    if chance.random() < 0.7:
        person.profession = chance.choice(lists["professions"])
    if chance.random() < 0.5:
        person.hobbies = ", ".join(sorted(words.some(chance, lists["hobbies"], 3)))
    if chance.random() < 0.9:
        person.languages = {"de": chance.choices(["native", "B2", "B1", "A2"], weights=[82, 8, 6, 4])[0]}
        if chance.random() < 0.35:
            person.languages = {**person.languages, chance.choice(LANGUAGES): chance.choice(LEVELS)}
    person.police_check = chance.choices(
        [Willingness.UNKNOWN, Willingness.AGREED, Willingness.SHOWN, Willingness.DECLINED], weights=[55, 30, 10, 5]
    )[0]
    person.hygiene = chance.choices([Willingness.UNKNOWN, Willingness.AGREED], weights=[80, 20])[0]
    person.company = chance.choices([Company.UNKNOWN, Company.GROUP, Company.ALONE], weights=[60, 30, 10])[0]
    if chance.random() < 0.04:
        person.pinned_note = "Bitte erst nach 10 Uhr anrufen."


def _consents(chance: Random, person: Volunteer, day: date) -> None:
    odds = {Purpose.ADVICE: 0.95, Purpose.PASSING_ON: 0.8, Purpose.NEWSLETTER: 0.4, Purpose.PHOTOS: 0.15}
    person.consents = [
        Consent(purpose=purpose, text_version="2026-1", given_on=day, recorded_by="Berger")
        for purpose, odd in odds.items()
        if chance.random() < odd
    ]
