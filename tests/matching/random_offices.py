"""Random people and places in any number, from one seed, much faster than drawing them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Status, Willingness

CODES = [f"code{n}" for n in range(70)]
"""More than one word of a mask holds."""
DAY = date(2026, 1, 1)
GUESSABLE = ["areas", "excluded", "birth_date", "minimum_age", "licences", "languages", "german_level", "measles"]


def random_people(count: int, seed: int) -> list[Person]:
    luck = Random(seed)
    return [_person(luck, number) for number in range(count)]


def random_places(count: int, seed: int) -> list[Place]:
    luck = Random(seed)
    return [_place(luck, number) for number in range(count)]


def _person(luck: Random, number: int) -> Person:
    return Person(
        id=f"person-{number:06}",
        status=luck.choice([Status.OPEN] * 8 + [Status.PLACED, Status.ARCHIVED]),
        birth_date=_maybe(luck, lambda: date(1930, 1, 1) + timedelta(days=luck.randrange(30_500))),
        areas=_some(luck, CODES),
        activities=_some(luck, CODES),
        target_groups=_some(luck, [*CODES[:10], "anyone"]),
        excluded=_some(luck, [*CODES, "anyone"]) if luck.random() < 0.2 else frozenset(),
        availability=_maybe(luck, lambda: luck.getrandbits(21) & luck.getrandbits(21)) or 0,
        hours_min=_maybe(luck, lambda: luck.choice([1.0, 2.0, 4.0])),
        hours_max=_maybe(luck, lambda: luck.choice([1.0, 3.0, 6.0, 10.0])),
        rhythm=_some(luck, ["regular", "once", "on_call"]),
        available_from=_maybe(luck, lambda: _day(luck), 0.3),
        available_until=_maybe(luck, lambda: _day(luck), 0.3),
        mobility=_some(luck, ["foot", "bicycle", "transit", "car", "rocket"]),
        radius_km=_maybe(luck, lambda: luck.choice([0.0, 3.0, 8.5, 30.0]), 0.4),
        position=_maybe(luck, lambda: _position(luck), 0.9),
        licences=_some(luck, ["B", "D1", "CE", "none"]),
        languages={code: luck.choice(["", "A2", "C1", "native"]) for code in _some(luck, ["de", "ru", "tr", "ar"])},
        company=luck.choice(["", "alone", "group"]),
        police_check=luck.choice(list(Willingness)),
        measles=luck.choice(list(Willingness)),
        hygiene=luck.choice(list(Willingness)),
        needs=_some(luck, ["wheelchair", "lift", "quiet"]) if luck.random() < 0.2 else frozenset(),
        skills=_some(luck, CODES[:6]),
        guessed=_some(luck, GUESSABLE) if luck.random() < 0.3 else frozenset(),
    )


def _place(luck: Random, number: int) -> Place:
    return Place(
        id=f"place-{number:06}",
        status=luck.choice([OfferStatus.ACTIVE] * 8 + [OfferStatus.PAUSED, OfferStatus.ARCHIVED]),
        areas=_some(luck, CODES),
        activities=_some(luck, CODES),
        target_groups=_some(luck, [*CODES[:10], "anyone"]),
        places_wanted=_maybe(luck, lambda: luck.randrange(4)),
        taken=luck.randrange(3),
        availability=_maybe(luck, lambda: luck.getrandbits(21) & luck.getrandbits(21)) or 0,
        hours_min=_maybe(luck, lambda: luck.choice([0.0, 1.0, 2.0, 5.0])),
        hours_max=_maybe(luck, lambda: luck.choice([2.0, 5.0, 8.0])),
        rhythm=_some(luck, ["regular", "once", "on_call"]),
        starts_on=_maybe(luck, lambda: _day(luck), 0.3),
        ends_on=_maybe(luck, lambda: _day(luck), 0.3),
        anywhere=luck.random() < 0.1,
        position=_maybe(luck, lambda: _position(luck), 0.9),
        minimum_age=_maybe(luck, lambda: luck.randrange(14, 25), 0.3),
        police_check=luck.choice([None, True, False]),
        licences=_some(luck, ["B", "D1"]) if luck.random() < 0.2 else frozenset(),
        german_level=luck.choice(["", "A2", "B2"]),
        measles=luck.choice([None, True, False]),
        hygiene=luck.choice([None, True, False]),
        languages=_some(luck, ["ru", "tr", "ar"]) if luck.random() < 0.3 else frozenset(),
        company=luck.choice(["", "alone", "group"]),
        accessible=_some(luck, ["wheelchair", "lift", "quiet"]),
        skills=_some(luck, CODES[:6]) if luck.random() < 0.3 else frozenset(),
        turn=_maybe(luck, lambda: luck.choice([0.5, 0.8, 1.0])),
        guessed=_some(luck, GUESSABLE) if luck.random() < 0.1 else frozenset(),
    )


def _maybe(luck: Random, make, chance: float = 0.7):  # type: ignore[no-untyped-def]
    return make() if luck.random() < chance else None


def _some(luck: Random, codes: list[str]) -> frozenset[str]:
    return frozenset(luck.sample(codes, min(len(codes), luck.choice([0, 0, 1, 1, 2, 3]))))


def _day(luck: Random) -> date:
    return DAY + timedelta(days=luck.randrange(700))


def _position(luck: Random) -> tuple[float, float]:
    spot = luck.randrange(40)
    return 51.0 + spot / 90, 11.8 + (spot * 7 % 40) / 60
