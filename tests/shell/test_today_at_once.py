"""The start page shows what fills the window at once, and all that is due a moment later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from freiwilligenagentur.placements.due import FollowUpRow
from freiwilligenagentur.placements.intervals import Due
from freiwilligenagentur.placements.rows import Figures
from freiwilligenagentur.shell.today import AT_ONCE, FURTHER, Line, Sources, TodayPresenter

TODAY = date(2026, 11, 23)


class Screen:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.subtitle = ""
        self.day: date | None = None
        self.ages: list[str] = []

    def display_head(self, day: date, subtitle: str) -> None:
        self.day, self.subtitle = day, subtitle

    def display_lines(self, lines: list[Line], _nothing: str) -> None:
        self.lines = [line.strong for line in lines]

    def display_ages(self, ages: list[str]) -> None:
        self.ages = ages

    def display_further_lines(self, lines: list[Line]) -> None:
        self.lines += [line.strong for line in lines]

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_given: None


def call(number: int) -> FollowUpRow:
    return FollowUpRow(
        id=str(number), due_on=TODAY, due=Due.TODAY, text="anrufen", volunteer_id=f"v{number}",
        volunteer=f"Mertens {number}", placement_id=None, offer_id=None, offer="", organisation="", done=False,
    )  # fmt: skip


@pytest.mark.parametrize("amount", [0, 1, AT_ONCE, AT_ONCE + 1, 50, 99])
def test_everything_due_is_shown_in_its_order_and_counted_from_the_beginning(amount: int) -> None:
    screen: Any = Screen()
    due = [call(number) for number in range(amount)]
    sources = Sources(
        due=lambda limit: due[:limit], amount_due=lambda: len(due), done=lambda _key: None,
        figures=lambda: Figures(2026, 0, 0, 0, 0, 0, 0, 0, 0, (), ()), drafts=list,
        offers_to_recheck=lambda: 0, open_recheck=lambda: None, without_offer=lambda: 0, certificates=lambda: (0, 0),
        recent=list, open_recent=lambda _kind, _key: None, is_empty=lambda: False, certificates_to_print=lambda: 0,
        open_to_print=lambda: None, today=lambda: TODAY,
    )  # fmt: skip
    presenter = TodayPresenter(screen, sources, screen)
    everybody = [row.volunteer for row in due]
    presenter.refresh()
    assert screen.lines == everybody[:AT_ONCE]
    assert not amount or screen.subtitle.startswith(str(amount))
    while len(screen.lines) < amount:
        before = len(screen.lines)
        presenter.fill_rest()
        assert before < len(screen.lines) <= before + FURTHER
    assert screen.lines == everybody
    presenter.refresh()
    assert screen.lines == everybody  # whoever reads further down is not thrown back to the top
    presenter.fill_rest()
    assert screen.lines == everybody


def test_a_page_that_stands_open_tells_the_time_that_has_passed_and_the_day_that_has_begun() -> None:
    screen: Any = Screen()
    now, day = [datetime.now(UTC)], [TODAY]
    sources = Sources(
        due=lambda _limit: [], amount_due=lambda: 0, done=lambda _key: None,
        figures=lambda: Figures(2026, 0, 0, 0, 0, 0, 0, 0, 0, (), ()), drafts=list,
        offers_to_recheck=lambda: 0, open_recheck=lambda: None, without_offer=lambda: 0, certificates=lambda: (0, 0),
        recent=lambda: [("offer", "o", "Lesepate", now[0])], open_recent=lambda _kind, _key: None,
        is_empty=lambda: False, today=lambda: day[0],
    )  # fmt: skip
    presenter = TodayPresenter(screen, sources, screen)
    presenter.refresh()
    presenter.fill_rest()
    now[0] -= timedelta(minutes=12)
    presenter.minute_passed()
    assert screen.ages == ["vor 12 Minuten"]
    day[0] = TODAY + timedelta(days=1)
    presenter.minute_passed()
    assert screen.day == day[0]
