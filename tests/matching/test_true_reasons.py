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
from freiwilligenagentur.matching.ranking import Match, assess, explain, points, rank
from freiwilligenagentur.matching.reasons import Kind, Seen, km_text
from freiwilligenagentur.matching.values import Person, Place, place_position
from freiwilligenagentur.matching.weights import Criterion
from freiwilligenagentur.vocabulary.postcodes import between_km
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
        kind = kind_of(value)
        if reason.about is Criterion.HOURS and value is not None and 0.5 < value < 1:
            kind = Kind.NOTE  # fewer or more than wished for is no praise, however near
        shown = place if seen is Seen.PLACES else person
        if reason.about is Criterion.TARGET_GROUP and kind is Kind.UNKNOWN and shown.target_groups:
            kind = Kind.NOTE  # "no particular group" was said
        assert reason.kind is kind
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


HOURS = [
    (2.0, 3.0, 4.0, 5.0, Kind.NOTE, "2–3 Std./Woche, weniger als gewünscht", "4–5 Std./Woche, mehr als gebraucht"),
    (0.0, 1.0, 4.0, None, Kind.NOTE, "bis 1 Std./Woche, weniger als gewünscht", "ab 4 Std./Woche, mehr als gebraucht"),
    (4.0, None, None, 2.0, Kind.AGAINST, "ab 4 Std./Woche, mehr als gewünscht", "bis 2 Std./Woche, weniger als gebraucht"),
    (4.0, 6.0, 1.0, 3.5, Kind.NOTE, "4–6 Std./Woche, mehr als gewünscht", "1–3,5 Std./Woche, weniger als gebraucht"),
    (2.0, 3.0, 3.0, 5.0, Kind.GOOD, "2–3 Std./Woche", "3–5 Std./Woche"),
]  # fmt: skip


@pytest.mark.parametrize(("least", "most", "from_", "to", "kind", "of_the_place", "of_the_person"), HOURS)
def test_hours_say_what_they_are_compared_with(
    least: float, most: float | None, from_: float | None, to: float | None,
    kind: Kind, of_the_place: str, of_the_person: str,
) -> None:  # fmt: skip
    person, place = Person(hours_min=from_, hours_max=to), Place(hours_min=least, hours_max=most)
    for seen, text in ((Seen.PLACES, of_the_place), (Seen.PEOPLE, of_the_person)):
        said = [reason for reason in told(person, place, seen).reasons if reason.about is Criterion.HOURS]
        assert [(reason.kind, reason.text) for reason in said] == [(kind, text)]


def test_no_particular_group_is_said_not_unknown() -> None:
    person, place = Person(target_groups=frozenset({"children"})), Place(target_groups=frozenset({"anyone"}))
    assert (Kind.NOTE, "anyone") in [(reason.kind, reason.text) for reason in told(person, place).reasons]


@pytest.mark.parametrize("guessed", [frozenset(), frozenset({"excluded"})])
def test_what_is_not_wanted_is_not_called_another_wish(guessed: frozenset[str]) -> None:
    person = Person(activities=frozenset({"a"}), excluded=frozenset({"b"}), guessed=guessed)
    (reason,) = (
        reason
        for reason in told(person, Place(activities=frozenset({"a", "b"}))).reasons
        if reason.about is Criterion.ACTIVITY
    )
    assert reason.kind is Kind.AGAINST
    assert reason.text == ("vermutlich nicht gewünscht: b" if guessed else "nicht gewünscht: b")


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
            assert careful.text == f"vermutlich {plain.text}"


@given(people(), places(), st.sampled_from(list(Gate)))
def test_nothing_that_is_guessed_shuts_a_gate(person: Person, place: Place, gate: Gate) -> None:
    fields = {"excluded", "birth_date", "licences", "languages", "police_check", "measles", "hygiene"}
    guessing = replace(person, guessed=frozenset(fields))
    shut = {finding.gate for finding in gates.findings(guessing, place, TODAY) if finding.shut}
    assert gate not in shut or gate in {Gate.OFFER, Gate.PERIOD, Gate.PLACES}


def test_what_falls_short_is_not_shown_as_if_it_fitted() -> None:
    assert [points(score) for score in (49.4, 49.6, 49.9999999, 50.0, 50.6)] == [49, 49, 50, 50, 51]


@pytest.mark.parametrize(
    ("coordinates", "told_of"),
    [
        ((53.55, 10.0), (53.5632, 9.8952)),  # the middle of Hamburg is no place in Altona
        ((53.5689, 9.8765), (53.5689, 9.8765)),
        ((53.55, 9.8765), (53.55, 9.8765)),
        ((0.0, 0.0), (53.5632, 9.8952)),
    ],
)
def test_the_middle_of_a_town_is_no_distance(coordinates: tuple[float, float], told_of: tuple[float, float]) -> None:
    assert between_km(place_position(*coordinates, "22607") or (0, 0), told_of) < 2


def test_without_a_postcode_the_middle_of_the_town_is_better_than_nothing() -> None:
    assert place_position(53.55, 10.0, "") == (53.55, 10.0)
