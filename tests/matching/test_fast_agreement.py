"""What is computed over columns is what the plain rules say, pair by pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_drawing import people, places
from random_offices import random_people, random_places

from freiwilligenagentur.matching import fast, gates, scoring
from freiwilligenagentur.matching.arrays import people_columns, places_columns, refreshed
from freiwilligenagentur.matching.codes import Codes
from freiwilligenagentur.matching.ranked import best_first
from freiwilligenagentur.matching.ranking import Pair, assess, rank
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.matching.weights import DEFAULT, Criterion, Weights

TODAY = date(2026, 11, 22)
UNEVEN = Weights(activity=1, area=0, time=9.5, distance=0, language=0.5, fairness=3)


def is_shut(person: Person, place: Place) -> bool:
    return any(finding.shut for finding in gates.findings(person, place, TODAY))


def unexplained(pair: Pair) -> object:
    return pair


@given(people(), st.lists(places(), min_size=1, max_size=5))
def test_one_person_against_places_scores_as_pair_by_pair(person: Person, found: list[Place]) -> None:
    codes = Codes()
    row, columns = people_columns(codes, [person]), places_columns(codes, found)
    expected = [scoring.score(person, place) for place in found]
    assert fast.scores(row, columns) == pytest.approx(expected, abs=1e-9)
    assert fast.shut(row, columns, TODAY).tolist() == [is_shut(person, place) for place in found]


@given(places(), st.lists(people(), min_size=1, max_size=5), st.sampled_from([DEFAULT, UNEVEN]))
def test_one_place_against_people_scores_as_pair_by_pair(place: Place, crowd: list[Person], weights: Weights) -> None:
    codes = Codes()
    row, columns = places_columns(codes, [place]), people_columns(codes, crowd)
    expected = [scoring.score(person, place, weights) for person in crowd]
    assert fast.scores(columns, row, weights) == pytest.approx(expected, abs=1e-9)
    assert fast.shut(columns, row, TODAY).tolist() == [is_shut(person, place) for person in crowd]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("weights", [DEFAULT, UNEVEN])
def test_a_random_office_has_the_same_scores_gates_and_order(seed: int, weights: Weights) -> None:
    crowd, found, codes = random_people(12, seed), random_places(400, seed + 100), Codes()
    columns = places_columns(codes, found)
    for person in crowd:
        row = people_columns(codes, [person])
        pairs = [assess(person, place, TODAY, weights=weights) for place in found]
        scores, shut = fast.scores(row, columns, weights), fast.shut(row, columns, TODAY)
        assert scores == pytest.approx([pair.score for pair in pairs], abs=1e-9)
        assert shut.tolist() == [pair.barred for pair in pairs]
        ordered = [found[place].id for place in best_first(scores) if not shut[place]]
        plain = rank(pairs, unexplained)
        assert ordered == [pair.place.id for pair in (*plain.matches.pairs, *plain.weaker.pairs)]


@given(people(), places(), st.sampled_from([None, 0.0, 0.4, 1.0]))
def test_what_is_written_counts_alike(person: Person, place: Place, words: float | None) -> None:
    codes = Codes()
    row, column = people_columns(codes, [person]), places_columns(codes, [place])
    vector = np.array([np.nan if words is None else words])
    expected = scoring.score(person, place, words=words)
    assert fast.scores(row, column, words=vector) == pytest.approx([expected], abs=1e-9)


def test_without_any_weight_everything_is_neutral() -> None:
    nothing, codes = Weights(**{criterion.value: 0.0 for criterion in Criterion}), Codes()
    (person,), (place,) = random_people(1, 1), random_places(1, 1)
    assert scoring.score(person, place, nothing) == 50
    assert fast.scores(people_columns(codes, [person]), places_columns(codes, [place]), nothing) == [50]


def test_rules_stand_in_the_same_order() -> None:
    assert [criterion for criterion, _rule in fast.RULES] == [criterion for criterion, _rule in scoring.RULES]


def test_a_table_that_is_kept_in_step_is_the_table_made_anew() -> None:
    codes, found = Codes(), {place.id: place for place in random_places(60, 5)}
    encode = partial(places_columns, codes)
    table = refreshed(None, found, encode)
    newcomer = replace(random_places(1, 77)[0], id="place-000030b", areas=frozenset(f"new{n}" for n in range(80)))
    changed = dict(found) | {newcomer.id: newcomer}
    del changed["place-000007"]
    changed["place-000012"] = replace(found["place-000012"], availability=1, languages=frozenset({"uk"}))
    stepped, anew = refreshed(table, changed, encode), refreshed(None, changed, encode)
    assert stepped.keys == anew.keys
    assert stepped.rows == anew.rows
    person = people_columns(codes, [replace(random_people(1, 3)[0], areas=newcomer.areas)])
    assert fast.scores(person, stepped.columns).tolist() == fast.scores(person, anew.columns).tolist()
    assert fast.shut(person, stepped.columns, TODAY).tolist() == fast.shut(person, anew.columns, TODAY).tolist()
    assert refreshed(stepped, dict(changed), encode) is stepped


def test_only_what_changed_is_encoded_again() -> None:
    codes, found = Codes(), {place.id: place for place in random_places(50, 5)}
    encoded: list[int] = []

    def encode(records):  # type: ignore[no-untyped-def]
        encoded.append(len(records))
        return places_columns(codes, records)

    table = refreshed(None, found, encode)
    refreshed(table, found | {"place-000003": replace(found["place-000003"], anywhere=True)}, encode)
    assert encoded == [50, 1]
