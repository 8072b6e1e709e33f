"""Every reason that is shown is true, and whoever is left out has one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_drawing import people, places

from freiwilligenagentur.matching import gates, scoring
from freiwilligenagentur.matching.gates import Gate
from freiwilligenagentur.matching.ranking import Match, assess, explain, rank
from freiwilligenagentur.matching.reasons import Kind, Seen, km_text
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.matching.weights import Criterion
from freiwilligenagentur.vocabulary.times import times_text

TODAY = date(2026, 11, 22)
SIDES = st.sampled_from(list(Seen))


class Codes:
    """A vocabulary in which everything is called by its code."""

    def label(self, _which: object, code: str) -> str:
        return code

    def labels(self, _which: object, codes: Iterable[str]) -> list[str]:
        return sorted(codes)

    def options(self, _which: object) -> list[tuple[str, str]]:
        return []


def told(person: Person, place: Place, seen: Seen = Seen.PLACES, words: float | None = scoring.NOT_ASKED) -> Match:
    return explain(assess(person, place, TODAY, words=words), Codes(), seen, TODAY)  # type: ignore[arg-type]


def named(codes: frozenset[str]) -> str:
    """As a card names codes: two, and how many more."""
    first, more = ", ".join(sorted(codes)[:2]), len(codes) - 2
    return f"{first} und {more} weitere" if more > 0 else first


def kind_of(value: float | None) -> Kind:
    """Neither for nor against is worth knowing and no more: 34 km are no reason for an offer."""
    if value is None:
        return Kind.UNKNOWN
    return Kind.NOTE if value == 0.5 else Kind.GOOD if value > 0.5 else Kind.AGAINST


@given(people(), places(), SIDES)
def test_a_reason_is_for_against_or_unknown_as_its_value_is(person: Person, place: Place, seen: Seen) -> None:
    values = scoring.values(person, place)
    for reason in told(person, place, seen).reasons:
        if not isinstance(reason.about, Criterion) or reason.about is Criterion.FAIRNESS:
            continue
        value = values[reason.about]
        assert reason.kind is kind_of(value)
        assert reason.text


@given(people(), places(), SIDES)
def test_everything_known_is_told(person: Person, place: Place, seen: Seen) -> None:
    about = {reason.about for reason in told(person, place, seen).reasons}
    known = {criterion for criterion, value in scoring.values(person, place).items() if value is not None}
    assert known - {Criterion.FAIRNESS} <= about


COMMON: dict[Criterion, Callable[[Person, Place], str]] = {
    Criterion.ACTIVITY: lambda person, place: named(person.activities & place.activities),
    Criterion.AREA: lambda person, place: named(person.areas & place.areas),
    Criterion.TARGET_GROUP: lambda person, place: named((person.target_groups & place.target_groups) - {"anyone"}),
    Criterion.TIME: lambda person, place: times_text(person.availability & place.availability),
    Criterion.RHYTHM: lambda person, place: named(person.rhythm & place.rhythm),
    Criterion.LANGUAGE: lambda person, place: f"{named(place.languages & person.languages.keys())} hilfreich",
    Criterion.SKILLS: lambda person, place: f"Erfahrung: {named(person.skills & place.skills)}",
    Criterion.NEEDS: lambda person, place: named(person.needs),
    Criterion.COMPANY: lambda person, place: "allein" if person.company == place.company == "alone" else "mit anderen",
}


@pytest.mark.parametrize("criterion", list(COMMON))
@given(person=people(), place=places(), seen=SIDES)
def test_what_is_said_to_fit_is_what_both_have(criterion: Criterion, person: Person, place: Place, seen: Seen) -> None:
    sure = replace(person, guessed=frozenset()), replace(place, guessed=frozenset())
    for reason in told(*sure, seen).reasons:
        if reason.about is criterion and reason.kind is Kind.GOOD:
            assert reason.text == COMMON[criterion](person, place)


@given(people(), places())
def test_the_way_that_is_told_is_the_way(person: Person, place: Place) -> None:
    for reason in told(person, replace(place, anywhere=False)).reasons:
        if reason.about is Criterion.DISTANCE and reason.kind is not Kind.UNKNOWN:
            way, reach = scoring.way_km(person, place), scoring.reach_km(person)
            assert way is not None
            assert reason.text.startswith(km_text(way))
            assert ("zu weit" in reason.text) == (reach is not None and way > reach)


@given(people(), places(), SIDES)
def test_conditions_are_told_as_they_stand(person: Person, place: Place, seen: Seen) -> None:
    match = told(person, place, seen)
    found = gates.findings(person, place, TODAY)
    assert [reason.about for reason in match.barriers] == [finding.gate for finding in found if finding.shut]
    assert [reason.about for reason in match.open_points] == [finding.gate for finding in found if not finding.shut]


@given(people(), st.lists(places(), max_size=6, unique_by=lambda place: place.id))
def test_everybody_left_out_has_a_reason(person: Person, found: list[Place]) -> None:
    wording = partial(explain, vocabulary=Codes(), seen=Seen.PLACES, today=TODAY)
    ranking = rank([assess(person, place, TODAY) for place in found], wording)
    for match in ranking.excluded:
        assert match.barriers
        assert match.obstacle in match.barriers
    for match in ranking.weaker:
        assert match.obstacle is not None
        assert match.obstacle.kind is Kind.AGAINST


@given(people(), places())
def test_what_is_guessed_is_said_to_be_guessed(person: Person, place: Place) -> None:
    sure, guessed = replace(place, guessed=frozenset()), replace(place, guessed=frozenset({"areas"}))
    person = replace(person, guessed=frozenset())
    for plain, careful in zip(told(person, sure).reasons, told(person, guessed).reasons, strict=False):
        if (
            careful.about is Criterion.AREA
            and careful.kind in {Kind.GOOD, Kind.AGAINST}
            and plain.about is careful.about
        ):
            assert careful.text == f"vermutlich {plain.text}, aus dem Text"


@given(people(), places(), st.sampled_from(list(Gate)))
def test_nothing_that_is_guessed_shuts_a_gate(person: Person, place: Place, gate: Gate) -> None:
    fields = {"excluded", "birth_date", "licences", "languages", "police_check", "measles", "hygiene"}
    guessing = replace(person, guessed=frozenset(fields))
    shut = {finding.gate for finding in gates.findings(guessing, place, TODAY) if finding.shut}
    assert gate not in shut or gate in {Gate.OFFER, Gate.PERIOD, Gate.PLACES}
