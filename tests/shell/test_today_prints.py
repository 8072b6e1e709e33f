"""The start page reminds of certificates that nobody holds in hands yet, and counts why something came to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from freiwilligenagentur.placements.rows import Figures, ReasonFigure
from freiwilligenagentur.shell.today import Line, Sources, TodayPresenter


class Screen:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.reasons: list[tuple[str, str]] = []

    def display_lines(self, lines: list[Line], _nothing: str) -> None:
        self.lines = lines

    def display_reasons(self, reasons: list[tuple[str, str]]) -> None:
        self.reasons = reasons

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_given: None


def page(waiting: int, opened: list[str], figures: Figures | None = None) -> tuple[TodayPresenter, Screen]:
    screen: Any = Screen()
    sources = Sources(
        due=lambda _limit: [], amount_due=lambda: 0, done=opened.append,
        figures=lambda: figures, drafts=list, offers_to_recheck=lambda: 0,
        open_recheck=lambda: None, without_offer=lambda: 0, certificates=lambda: (0, 0), recent=list,
        open_recent=lambda _kind, _key: None, is_empty=lambda: False, certificates_to_print=lambda: waiting,
        open_to_print=lambda: opened.append("print"), today=lambda: date(2026, 11, 23),
    )  # fmt: skip
    presenter = TodayPresenter(screen, sources, screen)
    presenter.refresh()
    if figures is not None:
        presenter.fill_rest()
    return presenter, screen


def test_certificates_that_wait_for_printing_are_one_line_that_opens_them() -> None:
    opened: list[str] = []
    presenter, screen = page(3, opened)
    (line,) = screen.lines
    assert line.text == "3 Nachweise warten auf den Druck"
    presenter.open(line.id)
    assert opened == ["print"]


def test_where_all_are_printed_nothing_is_said() -> None:
    _presenter, screen = page(0, [])
    assert screen.lines == []


def counted(*reasons: ReasonFigure) -> list[tuple[str, str]]:
    _presenter, screen = page(0, [], Figures(2026, 0, 0, 0, 0, 0, 0, 0, 0, (), reasons))
    return screen.reasons


def test_every_reason_has_a_line_or_is_summed_up_in_the_last_one() -> None:
    words = ("Weg zu weit", "keine Zeit mehr", "Aufgabe passt nicht", "Unstimmigkeiten", "weggezogen", "anderer Grund")
    six = [ReasonFigure(each, 9 - place, 0) for place, each in enumerate(words)]
    assert counted(*six)[-1] == ("Anderer Grund", "4")
    seven = [*six, ReasonFigure("Zeiten passen nicht", 1, 0), ReasonFigure("Platz schon vergeben", 0, 3)]
    assert counted(*seven)[-2:] == [("Weggezogen", "5"), ("Weitere Gründe", "5")]
