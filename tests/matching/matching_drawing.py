"""Hypothesis strategies for people and places."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Willingness

CODES = ["children", "nature", "reading_aloud", "seniors", "anyone"]
POSITIONS = [None, (51.15, 11.81), (51.2, 11.97), (51.48, 11.97)]
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
HOURS = st.none() | st.sampled_from([0.5, 1.0, 2.0, 3.0, 8.0])
MASKS = st.just(0) | st.integers(0, 2**21 - 1)
ANSWERS = st.sampled_from(list(Willingness))
GUESSED = st.just(frozenset()) | st.frozensets(
    st.sampled_from(
        [
            "areas",
            "target_groups",
            "excluded",
            "birth_date",
            "minimum_age",
            "licences",
            "languages",
            "german_level",
            "measles",
            "hygiene",
        ]
    ),
    max_size=3,
)
ASKED = st.sampled_from([None, True, False])


def some(*codes: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(codes))


def people() -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        id=st.uuids().map(str),
        birth_date=st.none() | st.dates(date(1930, 1, 1), date(2015, 1, 1)),
        guardians_agreed=st.booleans(),
        areas=some(*CODES),
        activities=some(*CODES),
        target_groups=some(*CODES),
        excluded=some(*CODES) | st.just(frozenset()),
        availability=MASKS,
        hours_min=HOURS,
        hours_max=HOURS,
        rhythm=some("regular", "once", "on_call"),
        available_from=DAYS,
        available_until=DAYS,
        mobility=some("foot", "bicycle", "transit", "car"),
        radius_km=st.none() | st.sampled_from([0.0, 3.0, 8.0, 30.0]),
        position=st.sampled_from(POSITIONS),
        licences=some("B", "D1", "none"),
        languages=st.dictionaries(st.sampled_from(["de", "ru", "tr"]), st.sampled_from(["", "A2", "C1", "native"])),
        company=st.sampled_from(["", "alone", "group"]),
        police_check=ANSWERS,
        measles=ANSWERS,
        hygiene=ANSWERS,
        needs=some("wheelchair", "lift"),
        skills=some("music", "leadership", "cooking"),
        guessed=GUESSED,
    )


def places() -> st.SearchStrategy[Place]:
    return st.builds(
        Place,
        id=st.uuids().map(str),
        status=st.sampled_from([OfferStatus.ACTIVE, OfferStatus.ACTIVE, OfferStatus.PAUSED]),
        areas=some(*CODES),
        activities=some(*CODES),
        target_groups=some(*CODES),
        places_wanted=st.none() | st.integers(0, 3),
        taken=st.integers(0, 2),
        availability=MASKS,
        hours_min=HOURS,
        hours_max=HOURS,
        rhythm=some("regular", "once", "on_call"),
        starts_on=DAYS,
        ends_on=DAYS,
        anywhere=st.booleans(),
        position=st.sampled_from(POSITIONS),
        minimum_age=st.none() | st.integers(14, 25),
        police_check=ASKED,
        licences=some("B", "D1"),
        german_level=st.sampled_from(["", "A2", "B2"]),
        measles=ASKED,
        hygiene=ASKED,
        languages=some("ru", "tr"),
        company=st.sampled_from(["", "alone", "group"]),
        accessible=some("wheelchair", "lift", "quiet"),
        looked_at=DAYS,
        skills=some("music", "leadership"),
        turn=st.none() | st.sampled_from([0.5, 0.7, 1.0]),
        guessed=GUESSED,
    )
