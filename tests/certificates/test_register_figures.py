from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from certifying import Agency

from freiwilligenagentur.certificates.filtering import Chosen, State, fitting
from freiwilligenagentur.certificates.presenter.statistics import By, FigureLine, StatisticsPresenter
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.placements.model import Placement


class Screen:
    def __init__(self) -> None:
        self.left = False

    def display_choices(self, by: Sequence[tuple[str, str]], years: Sequence[tuple[str, str]]) -> None:
        self.by, self.years = by, years

    def display_lines(self, lines: Sequence[FigureLine], summary: str, empty: str) -> None:
        self.lines, self.summary, self.empty = list(lines), summary, empty

    def leave(self) -> None:
        self.left = True


class Desk:
    """Two certificates of 2026 (one cancelled) and one of 2025; the work belongs to two areas."""

    def __init__(self, agency: Agency) -> None:
        self.agency, self.screen, self.narrowed = agency, Screen(), []
        person, placement = agency.reader()
        with agency.store.write("Bereiche") as session:
            offer = session.get(Offer, session.get(Placement, placement).offer_id)
            offer.areas = frozenset({"school", "culture"})
        request = agency.request(person)
        agency.services.register.cancel(agency.issue(request), "Irrtum")
        agency.issue(request)
        agency.issue(replace(request, dated=date(2025, 12, 31), last=date(2025, 12, 31)))
        self.presenter = StatisticsPresenter(self.screen, agency.services.register, self.narrowed.append)
        self.presenter.begin()

    def figures(self) -> list[tuple[str, int, int]]:
        return [(line.label, line.figure.count, int(line.figure.hours)) for line in self.screen.lines]


@pytest.fixture
def desk(agency: Agency) -> Desk:
    return Desk(agency)


def test_valid_certificates_are_counted_by_year_and_kind(desk: Desk) -> None:
    assert desk.figures() == [
        ("2026, alle Arten", 1, 168), ("2026, Ehrenamtsnachweis", 1, 168),
        ("2025, alle Arten", 1, 80), ("2025, Ehrenamtsnachweis", 1, 80),
    ]  # fmt: skip
    assert desk.screen.summary == "Gültige Nachweise: 2, zusammen 248 Stunden. Storniert oder neu ausgestellt: 1."


def test_by_area_each_area_counts(desk: Desk) -> None:
    desk.presenter.count(By.AREA, 2025)
    assert [(count, hours) for _label, count, hours in desk.figures()] == [(1, 80), (1, 80)]
    assert desk.screen.summary.endswith("zählt bei jedem.")


def test_by_organisation(desk: Desk) -> None:
    desk.presenter.count(By.ORGANISATION, 0)
    assert desk.figures() == [("Bürgerverein Lesezeichen e. V.", 2, 248)]


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("year", [0, 2025, 2026])
def test_a_figure_opens_exactly_what_it_counts(desk: Desk, by: By, year: int) -> None:
    desk.presenter.count(by, year)
    assert desk.screen.lines
    for line in desk.screen.lines:
        desk.presenter.open(line.id)
        shown = fitting(desk.agency.services.register.rows(), desk.narrowed[-1])
        assert len(shown) == line.figure.count
        assert sum(row.hours for row in shown) == line.figure.hours
    assert desk.screen.left
    assert all(isinstance(each, Chosen) and each.state is State.VALID for each in desk.narrowed)


def test_an_empty_register_says_so(agency: Agency) -> None:
    screen = Screen()
    StatisticsPresenter(screen, agency.services.register, print).begin()
    assert screen.empty == "Es gibt noch nichts zu zählen."
