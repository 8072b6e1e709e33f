"""The conditions: what is not met excludes, what nobody asked is still to be settled."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from freiwilligenagentur.matching.gates import LEVELS, Gate, age_on, findings
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Willingness
from freiwilligenagentur.vocabulary.fixed import FixedList, fixed_choices

TODAY = date(2026, 11, 22)
SHUT, OPEN, SETTLED = True, False, None


def state(person: Person, place: Place) -> dict[Gate, bool]:
    return {finding.gate: finding.shut for finding in findings(person, place, TODAY)}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Willingness.UNKNOWN, OPEN),
        (Willingness.AGREED, SETTLED),
        (Willingness.SHOWN, SETTLED),
        (Willingness.DECLINED, SHUT),
    ],
)
@pytest.mark.parametrize("paper", ["police_check", "measles", "hygiene"])
def test_a_paper_excludes_only_who_declined_it(paper: str, answer: Willingness, expected: bool | None) -> None:
    person = Person(**{paper: answer})
    assert state(person, Place(**{paper: True})).get(Gate(paper)) is expected
    assert state(person, Place(**{paper: None})) == {}


def test_who_was_born_before_1971_needs_no_measles_proof() -> None:
    place = Place(measles=True)
    assert state(Person(birth_date=date(1970, 12, 31), measles=Willingness.DECLINED), place) == {}
    assert state(Person(birth_date=date(1971, 1, 1), measles=Willingness.DECLINED), place) == {Gate.MEASLES: SHUT}


@pytest.mark.parametrize(
    ("held", "wanted", "expected"),
    [
        ({"B"}, {"B"}, SETTLED),
        ({"D"}, {"D1"}, SETTLED),
        ({"CE"}, {"B"}, SETTLED),
        ({"B"}, {"C1", "B"}, SETTLED),
        ({"AM"}, {"B"}, SHUT),
        ({"none"}, {"B"}, SHUT),
        (set(), {"B"}, OPEN),
        (set(), set(), SETTLED),
    ],
)
def test_a_licence_covers_the_classes_that_it_includes(held: set[str], wanted: set[str], expected: bool | None) -> None:
    found = state(Person(licences=frozenset(held)), Place(licences=frozenset(wanted)))
    assert found.get(Gate.LICENCE) is expected


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ({"de": "B1"}, SETTLED),
        ({"de": "native"}, SETTLED),
        ({"de": "A2"}, SHUT),
        ({"de": ""}, OPEN),
        ({"ru": "native"}, OPEN),
    ],
)
def test_german_must_reach_the_level_asked_for(languages: dict[str, str], expected: bool | None) -> None:
    assert state(Person(languages=languages), Place(german_level="B1")).get(Gate.GERMAN) is expected


def test_levels_are_those_of_the_lists_in_the_same_order() -> None:
    assert tuple(code for code, _label in fixed_choices(FixedList.LEVEL, "de")) == LEVELS


def test_the_age_counts_on_the_first_possible_day() -> None:
    turning_16_in_december = Person(birth_date=date(2010, 12, 1), guardians_agreed=True)
    assert state(turning_16_in_december, Place(minimum_age=16)) == {Gate.AGE: SHUT}
    assert state(turning_16_in_december, Place(minimum_age=16, starts_on=date(2026, 12, 1))) == {}
    assert state(Person(), Place(minimum_age=16)) == {Gate.AGE: OPEN}


def test_the_guardians_of_a_minor_are_still_to_be_asked() -> None:
    assert state(Person(birth_date=date(2010, 1, 1)), Place()) == {Gate.GUARDIANS: OPEN}
    assert state(Person(birth_date=date(2010, 1, 1), guardians_agreed=True), Place()) == {}


def test_an_age_is_reached_on_the_birthday() -> None:
    assert [age_on(date(2008, 2, 29), day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [17, 18]
    years = [age_on(date(1959, 2, 14), date(year, 2, 14)) for year in range(2000, 2004)]
    assert all(later - earlier == 1 for earlier, later in pairwise(years))


@pytest.mark.parametrize(
    ("place", "gate"),
    [
        (Place(status=OfferStatus.PAUSED), Gate.OFFER),
        (Place(ends_on=date(2026, 11, 21)), Gate.PERIOD),
        (Place(places_wanted=2, taken=2), Gate.PLACES),
        (Place(places_wanted=1, taken=3), Gate.PLACES),
    ],
)
def test_an_offer_that_takes_nobody_is_excluded(place: Place, gate: Gate) -> None:
    assert state(Person(), place) == {gate: SHUT}


@pytest.mark.parametrize("place", [Place(ends_on=TODAY), Place(places_wanted=2, taken=1), Place(taken=9)])
def test_an_offer_with_a_place_left_or_unknown_is_not_excluded(place: Place) -> None:
    assert state(Person(), place) == {}


def test_periods_that_never_meet_exclude() -> None:
    later = Person(available_from=date(2027, 3, 1))
    leaving = Person(available_until=date(2026, 12, 31))
    assert state(later, Place(ends_on=date(2027, 2, 1))) == {Gate.PERIOD: SHUT}
    assert state(leaving, Place(starts_on=date(2027, 1, 15))) == {Gate.PERIOD: SHUT}
    assert state(later, Place(starts_on=date(2027, 1, 15))) == {}


def test_what_somebody_does_not_want_excludes_wherever_it_stands() -> None:
    person = Person(excluded=frozenset({"animals"}))
    assert state(person, Place(target_groups=frozenset({"animals", "children"}))) == {Gate.EXCLUSION: SHUT}
    assert state(person, Place(areas=frozenset({"nature"}))) == {}
