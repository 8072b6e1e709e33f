"""The best places for everybody at once are those that each would get alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from random_offices import random_people, random_places

from freiwilligenagentur.matching import all_pairs
from freiwilligenagentur.matching.all_pairs import NONE_LEFT, Question, best_places, candidates
from freiwilligenagentur.matching.arrays import people_columns, places_columns
from freiwilligenagentur.matching.codes import Codes
from freiwilligenagentur.matching.ranking import Pair, assess, rank
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.matching.weights import DEFAULT, Criterion, Weights

TODAY = date(2026, 11, 22)
WEIGHTS = {
    "default": DEFAULT,
    "uneven": Weights(activity=1, area=0, time=9.5, needs=0, language=0.5, fairness=3),
    "no time, no way": Weights(time=0, distance=0),
    "only the way": Weights(**{each.value: 0.0 for each in Criterion} | {"distance": 2.0}),
    "nothing": Weights(**{each.value: 0.0 for each in Criterion}),
}


def alone(person: Person, places: list[Place], weights: Weights = DEFAULT, count: int = 10) -> list[tuple[str, float]]:
    pairs = [assess(person, place, TODAY, weights=weights) for place in places]
    ranked = rank(pairs, unexplained)
    free = [*ranked.matches.pairs, *ranked.weaker.pairs]
    return [(pair.place.id, pair.score) for pair in free[:count]]


def unexplained(pair: Pair) -> object:
    return pair


def together(
    people: list[Person], places: list[Place], **question: object
) -> tuple[list[list[str]], list[list[float]]]:
    codes = Codes()
    of_people, of_places = people_columns(codes, people), places_columns(codes, places)
    best = best_places(of_people, of_places, Question(np.arange(len(people)), TODAY, **question))
    rows = [[places[row].id for row in line if row != NONE_LEFT] for line in best.places]
    return rows, [[score for score in line if not np.isnan(score)] for line in best.scores]


@pytest.mark.parametrize("weights", list(WEIGHTS))
@pytest.mark.parametrize("size", [7, 45, 330])
def test_everybody_gets_the_list_of_the_plain_rules(weights: str, size: int) -> None:
    people, places = random_people(40, size), random_places(size, size + 1)
    rows, scores = together(people, places, weights=WEIGHTS[weights])
    for person, found, scored in zip(people, rows, scores, strict=True):
        expected = alone(person, places, WEIGHTS[weights])
        assert found == [place for place, _score in expected]
        assert scored == pytest.approx([score for _place, score in expected], abs=1e-9)


def test_small_blocks_and_large_ones_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    people, places = random_people(60, 1), random_places(300, 2)
    whole = together(people, places)
    monkeypatch.setattr(all_pairs, "BLOCK_VALUES", 900)
    assert together(people, places) == whole


def test_a_candidate_list_that_might_miss_somebody_is_made_again_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    people, places = random_people(30, 3), random_places(200, 4)
    expected = together(people, places)
    scored: Callable[..., np.ndarray] = all_pairs._Engine._scores  # type: ignore[type-arg]

    def too_high(engine: object, rows: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        scores = scored(engine, rows)
        scores[:, ::2] += 60
        return scores

    monkeypatch.setattr(all_pairs._Engine, "_scores", too_high)
    assert together(people, places) == expected


def test_of_whom_nothing_is_known_gets_the_oldest_offers() -> None:
    places = [replace(Place(id=f"place-{number:03}"), minimum_age=99 if number < 2 else None) for number in range(200)]
    rows, scores = together([Person(), Person(availability=1)], places)
    assert rows == [[f"place-{number:03}" for number in range(10)]] * 2
    assert scores == [[50.0] * 10] * 2


def test_what_is_under_way_or_refused_is_left_out() -> None:
    people, places = random_people(5, 8), random_places(90, 9)
    (first, *_rest), *_others = together(people, places)[0]
    row = next(row for row, place in enumerate(places) if place.id == first)
    rows, _scores = together(people, places, taken=[(0, row), (4, 0)])
    assert rows[0] == [place for place, _score in alone(people[0], places, count=11) if place != first][:10]


def test_only_who_is_asked_for_gets_an_answer_in_the_order_asked() -> None:
    people, places = random_people(20, 8), random_places(90, 9)
    codes = Codes()
    columns = people_columns(codes, people), places_columns(codes, places)
    best = best_places(*columns, Question(np.array([13, 2]), TODAY, count=3))
    for person, line in zip((people[13], people[2]), best.places, strict=True):
        assert [places[row].id for row in line] == [place for place, _score in alone(person, places, count=3)]


def test_progress_is_told_until_all_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_pairs, "BLOCK_VALUES", 400)
    steps: list[tuple[int, int]] = []
    together(random_people(30, 1), random_places(60, 2), step=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (30, 30)
    assert len(steps) > 3


@pytest.mark.parametrize("width", [5, 30, 160, 333])
def test_candidates_hold_the_best_of_every_row_whatever_the_width(width: int) -> None:
    scores = np.random.default_rng(width).integers(0, 60, (50, width)).astype(np.float32)
    rows, columns, threshold = candidates(scores, 10)
    found = set(zip(rows.tolist(), columns.tolist(), strict=True))
    assert len(found) == len(rows)
    for row, line in enumerate(scores):
        last = np.sort(line)[::-1][:10][-1]
        expected = {(row, column) for column in range(width) if line[column] >= (last if width > 10 else 0)}
        assert {pair for pair in found if pair[0] == row} == expected
        assert threshold[row] < last
