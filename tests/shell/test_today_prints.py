"""The start page reminds of certificates that nobody holds in hands yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from freiwilligenagentur.shell.today import Line, Sources, TodayPresenter


class Screen:
    def __init__(self) -> None:
        self.lines: list[Line] = []

    def display_lines(self, lines: list[Line], _nothing: str) -> None:
        self.lines = lines

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_given: None


def page(waiting: int, opened: list[str]) -> tuple[TodayPresenter, Screen]:
    screen: Any = Screen()
    sources = Sources(
        due=lambda _limit: [], amount_due=lambda: 0, done=opened.append,
        figures=lambda: None, drafts=list, offers_to_recheck=lambda: 0,
        open_recheck=lambda: None, without_offer=lambda: 0, certificates=lambda: (0, 0), recent=list,
        open_recent=lambda _kind, _key: None, is_empty=lambda: False, certificates_to_print=lambda: waiting,
        open_to_print=lambda: opened.append("print"), today=lambda: date(2026, 11, 23),
    )  # fmt: skip
    presenter = TodayPresenter(screen, sources, screen)
    presenter.refresh()
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
