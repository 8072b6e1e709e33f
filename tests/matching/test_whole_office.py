"""Who could be placed today: the best pairs of the office, found beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from desk_case import GARDEN, READING
from matching_desk import Desk

from freiwilligenagentur.errors import Cancelled, OfficeError, Refused
from freiwilligenagentur.matching.alike import Alike
from freiwilligenagentur.matching.presenter.whole_office import PairRow, WholeOfficePresenter
from freiwilligenagentur.matching.presenter.wish import Hit


@dataclass
class Window:
    rows: list[PairRow] = field(default_factory=list)
    note: str = ""
    looked: int = 0
    errors: list[str] = field(default_factory=list)

    def display_pairs(self, rows: list[PairRow], note: str) -> None:
        self.rows, self.note = rows, note

    def display_looking(self) -> None:
        self.looked += 1

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Steps:
    """Progress that somebody stops after so many steps."""

    def __init__(self, stop_after: int = 999) -> None:
        self.left = stop_after

    @property
    def cancelled(self) -> bool:
        return self.left <= 0

    def step(self, done: int, total: int, text: str = "") -> None:
        self.left -= 1


class Runner:
    """Work beside the window: done when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[Steps], None]] = []

    def __call__(
        self,
        _title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[OfficeError], None],
        cancelled: Callable[[], None],
    ) -> None:
        def finish(steps: Steps) -> None:
            try:
                result = work(steps)
            except Cancelled:
                cancelled()
            except OfficeError as error:
                failed(error)
            else:
                done(result)

        self.waiting.append(finish)

    def finish(self, steps: Steps | None = None) -> None:
        self.waiting.pop(0)(steps or Steps())


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def runner() -> Runner:
    return Runner()


@pytest.fixture
def presenter(desk: Desk, window: Window, runner: Runner) -> WholeOfficePresenter:
    return WholeOfficePresenter(window, desk.matching, runner)


def pairs(window: Window) -> list[tuple[str, str]]:
    return [(row.person, row.offer) for row in window.rows]


def test_the_best_pairs_come_first_with_their_reasons(
    desk: Desk, presenter: WholeOfficePresenter, window: Window, runner: Runner
) -> None:
    desk.volunteer("Gärtner", activities=GARDEN, areas=frozenset({"nature"}))
    ilse = desk.volunteer(first_name="Ilse", activities=READING, availability=1)
    reading = desk.offer("Lesepatin", activities=READING, availability=1, police_check=True)
    desk.offer("Park", activities=GARDEN)
    presenter.refresh()
    assert (window.looked, window.rows) == (1, [])
    runner.finish()
    assert pairs(window)[:2] == [("Mertens, Ilse", "Lesepatin"), ("Gärtner", "Park")]
    best = window.rows[0]
    assert (best.volunteer_id, best.offer_id) == (ilse, reading)
    assert best.why == "✓ Vorlesen · ✓ Mo vormittags · ! Führungszeugnis noch zu klären"
    assert [row.score for row in window.rows] == sorted((row.score for row in window.rows), reverse=True)


class Reader:
    """Finds that the garden is what people mean."""

    def similarity(self, wish: str, struck: frozenset[str] = frozenset()) -> Alike:
        near = {offer: 1.0 if wish == "gern draußen" and title == "Park" else 0.0 for offer, title in self.offers}
        return Alike(near, lambda _offer_id: ["Wo es stattfindet, steht nicht da."])

    def __init__(self, *offers: tuple[str, str]) -> None:
        self.offers = offers

    def search(self, wish: str, limit: int = 20) -> list[Hit]:
        raise AssertionError


def test_a_pair_has_the_points_that_it_will_have_at_the_desk(desk: Desk, window: Window, runner: Runner) -> None:
    desk.volunteer("Leser", activities=READING, wishes="mag vieles")
    gardener = desk.volunteer("Gärtner", activities=GARDEN, wishes="gern  draußen")
    reading = desk.offer("Lesepatin", activities=READING)
    park = desk.offer("Park", activities=GARDEN)
    alike = Reader((reading, "Lesepatin"), (park, "Park"))
    WholeOfficePresenter(window, desk.matching, runner, alike).refresh()
    runner.finish()
    assert pairs(window)[0] == ("Gärtner", "Park")
    [at_the_desk, *_others] = desk.matching.for_volunteer(gardener, words=alike.similarity("gern draußen")).matches
    assert (at_the_desk.offer_id, at_the_desk.score) == (park, window.rows[0].score)
    assert "Der Text passt zum Wunsch" in window.rows[0].why
    assert window.rows[0].why.endswith("! Wo es stattfindet, steht nicht da")
    assert [row.score for row in window.rows] == sorted((row.score for row in window.rows), reverse=True)


def test_those_with_something_under_way_are_not_in_the_list(
    desk: Desk, presenter: WholeOfficePresenter, window: Window, runner: Runner
) -> None:
    ilse, offer = desk.volunteer(activities=READING), desk.offer(activities=READING)
    desk.pairs[ilse, offer] = "proposed"
    desk.placement_changed(ilse, offer)
    presenter.refresh()
    runner.finish()
    assert pairs(window) == []
    assert window.note == "Zurzeit passt keine offene Person auf einen freien Platz."


def test_what_is_shown_stays_while_somebody_looks_again(
    desk: Desk, presenter: WholeOfficePresenter, window: Window, runner: Runner
) -> None:
    desk.volunteer(activities=READING)
    desk.offer("Lesepatin", activities=READING)
    presenter.refresh()
    runner.finish()
    presenter.refresh()
    presenter.refresh()
    presenter.refresh()
    assert pairs(window) == [("Mertens", "Lesepatin")]
    assert len(runner.waiting) == 1
    runner.finish()
    assert len(runner.waiting) == 1  # once more for all that changed meanwhile
    runner.finish()
    assert (runner.waiting, window.looked) == ([], 1)


def test_stopping_says_how_to_go_on(
    desk: Desk, presenter: WholeOfficePresenter, window: Window, runner: Runner
) -> None:
    for name in ("Eins", "Zwei", "Drei"):
        desk.volunteer(name, activities=READING)
    desk.offer(activities=READING)
    presenter.refresh()
    runner.finish(Steps(stop_after=1))
    assert window.note == "Angehalten. Wählen Sie „Ganzes Büro“ noch einmal, um erneut zu suchen."
    presenter.refresh()
    assert len(runner.waiting) == 1


def test_what_went_wrong_is_told(
    desk: Desk, presenter: WholeOfficePresenter, window: Window, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.volunteer(activities=READING)

    def refuse(*_args: object, **_values: object) -> None:
        raise Refused("Das Büro ist gerade nicht erreichbar.")

    presenter.refresh()
    monkeypatch.setattr(desk.matching, "whole_office", refuse)
    runner.finish()
    assert window.errors == ["Das Büro ist gerade nicht erreichbar."]
