"""What must hold for every person and every place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_drawing import people, places

from freiwilligenagentur.matching import gates
from freiwilligenagentur.matching.gates import Gate
from freiwilligenagentur.matching.ranking import Pair, assess, rank
from freiwilligenagentur.matching.scoring import RULES, Criterion, score, values
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.matching.weights import DEFAULT

TODAY = date(2026, 11, 22)


def better(person: Person, place: Place) -> dict[str, Person]:
    """The same person, a little more of what the place asks for, one way each."""
    return {
        "another shared area": replace(person, areas=person.areas | set(sorted(place.areas)[:1])),
        "another shared activity": replace(person, activities=person.activities | set(sorted(place.activities)[:1])),
        "another shared group": replace(
            person, target_groups=person.target_groups | set(sorted(place.target_groups)[:1])
        ),
        "time whenever it is asked": replace(person, availability=person.availability | place.availability),
        "at the door": replace(person, position=place.position or person.position),
        "any rhythm": replace(person, rhythm=person.rhythm | place.rhythm),
        "a language that helps": replace(
            person, languages={**person.languages, **dict.fromkeys(sorted(place.languages)[:1], "B1")}
        ),
        "the same company": replace(person, company=place.company or person.company),
        "a skill that helps": replace(person, skills=person.skills | set(sorted(place.skills)[:1])),
    }


@given(people(), places())
def test_being_better_in_one_thing_never_scores_lower(person: Person, place: Place) -> None:
    for way, improved in better(person, place).items():
        assert score(improved, place) >= score(person, place) - 1e-9, way


@given(people(), places(), st.sampled_from([3.0, 8.0, 30.0]), st.sampled_from([0.0, 5.0]))
def test_going_farther_never_scores_lower(person: Person, place: Place, radius: float, more: float) -> None:
    near, far = replace(person, radius_km=radius), replace(person, radius_km=radius + more)
    assert score(far, place) >= score(near, place) - 1e-9


@given(people(), places(), st.sampled_from([1.0, 2.0, 4.0]), st.sampled_from([0.0, 1.0, 9.0]))
def test_giving_more_hours_never_scores_lower(person: Person, place: Place, most: float, more: float) -> None:
    few, many = replace(person, hours_max=most), replace(person, hours_max=most + more)
    assert score(many, place) >= score(few, place) - 1e-9


UNKNOWN = {
    Criterion.AREA: {"areas": frozenset()},
    Criterion.ACTIVITY: {"activities": frozenset()},
    Criterion.TARGET_GROUP: {"target_groups": frozenset()},
    Criterion.TIME: {"availability": 0},
    Criterion.RHYTHM: {"rhythm": frozenset()},
    Criterion.HOURS: {"hours_min": None, "hours_max": None},
    Criterion.COMPANY: {"company": ""},
    Criterion.DISTANCE: {"position": None},
    Criterion.LANGUAGE: {"languages": {}},
    Criterion.SKILLS: {"skills": frozenset()},
}


@pytest.mark.parametrize("criterion", list(UNKNOWN))
@given(person=people(), place=places())
def test_unknown_is_never_worse_than_a_mismatch(criterion: Criterion, person: Person, place: Place) -> None:
    value = values(person, place).get(criterion)
    silent = replace(person, **UNKNOWN[criterion])
    if value is not None and value < 0.5:
        assert score(silent, place) >= score(person, place)


@given(people(), places())
def test_a_score_lies_between_0_and_100_and_every_value_between_0_and_1(person: Person, place: Place) -> None:
    assert 0 <= score(person, place) <= 100
    assert all(value is None or 0 <= value <= 1 for value in values(person, place).values())


def test_of_whom_nothing_is_known_every_silent_place_fits_neutrally() -> None:
    assert score(Person(), Place()) == 50
    assert assess(Person(), Place(), TODAY).findings == ()


@given(people(), st.lists(places(), max_size=6, unique_by=lambda place: place.id), st.randoms())
def test_the_order_of_records_does_not_matter(person: Person, found: list[Place], luck: object) -> None:
    pairs = [assess(person, place, TODAY) for place in found]
    shuffled = list(pairs)
    luck.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = rank(pairs, _unexplained), rank(shuffled, _unexplained)
    for name in ("matches", "excluded", "weaker"):
        assert getattr(first, name).pairs == getattr(second, name).pairs


@given(st.lists(people(), max_size=5, unique_by=lambda person: person.id), places())
def test_everybody_is_in_exactly_one_list_and_only_gates_exclude(crowd: list[Person], place: Place) -> None:
    ranking = rank([assess(person, place, TODAY) for person in crowd], _unexplained)
    listed = [*ranking.matches.pairs, *ranking.excluded.pairs, *ranking.weaker.pairs]
    assert sorted(pair.person.id for pair in listed) == sorted(person.id for person in crowd)
    assert ranking.total == len(crowd)
    for pair in ranking.excluded.pairs:
        assert any(finding.shut for finding in gates.findings(pair.person, pair.place, TODAY))
    for pair in (*ranking.matches.pairs, *ranking.weaker.pairs):
        assert not any(finding.shut for finding in gates.findings(pair.person, pair.place, TODAY))


@given(people(), places())
def test_what_nobody_asked_yet_excludes_nobody(person: Person, place: Place) -> None:
    unasked = Person(id=person.id, areas=person.areas, availability=person.availability, position=person.position)
    shut = {finding.gate for finding in gates.findings(unasked, place, TODAY) if finding.shut}
    assert shut <= {Gate.OFFER, Gate.PERIOD, Gate.PLACES}


@given(people(), places(), st.sampled_from([None, 0.0, 0.3, 0.9]), st.floats(0, 0.1))
def test_texts_that_are_nearer_never_score_lower_and_unknown_is_no_mismatch(
    person: Person, place: Place, words: float | None, more: float
) -> None:
    known = 0.5 if words is None else words
    assert score(person, place, words=known + more) >= score(person, place, words=words) - 1e-9
    assert score(person, place, words=None) >= score(person, place, words=0.2)


@given(people(), places(), st.floats(0.5, 0.9), st.floats(0, 0.1))
def test_whose_turn_it_is_never_scores_lower(person: Person, place: Place, turn: float, more: float) -> None:
    later, sooner = replace(place, turn=turn), replace(place, turn=turn + more)
    assert score(person, sooner) >= score(person, later) - 1e-9


@pytest.mark.parametrize("criterion", list(UNKNOWN))
@given(person=people(), place=places())
def test_what_weighs_nothing_changes_nothing(criterion: Criterion, person: Person, place: Place) -> None:
    weights = replace(DEFAULT, **{criterion.value: 0.0})
    silent = replace(person, **UNKNOWN[criterion])
    assert score(silent, place, weights) == pytest.approx(score(person, place, weights))


@given(people(), places())
def test_what_is_perhaps_not_wanted_never_scores_higher(person: Person, place: Place) -> None:
    willing = replace(person, excluded=frozenset())
    assert score(person, place) <= score(willing, place) + 1e-9


def test_every_criterion_has_a_weight_and_a_rule_once() -> None:
    assert sorted([*(criterion for criterion, _rule in RULES), Criterion.WORDS]) == sorted(Criterion)
    assert all(DEFAULT[criterion] > 0 for criterion in Criterion)


def _unexplained(pair: Pair) -> object:
    return pair
