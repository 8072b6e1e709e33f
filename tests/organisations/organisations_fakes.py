"""Windows without a screen, for presenters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.organisations.presenter.form import Unfinished
from freiwilligenagentur.organisations.presenter.records import ChangeLine
from freiwilligenagentur.organisations.presenter.values import Values


class FakeForm:
    """Holds what a form would show; ``type`` is the user."""

    def __init__(self, prepare: Any = None) -> None:
        self.values: Values = {}
        self.title = self.subtitle = self.state = self.notice = self.error = ""
        self.problems: list[Problem] = []
        self.wrong: dict[str, Unreadable] = {}
        self.organisations: list[tuple[str, str]] = []
        self.contacts: list[tuple[str, str]] = []
        self._prepare = prepare

    def type(self, **values: Any) -> None:
        self.values.update(values)

    def display_heading(self, title: str, subtitle: str) -> None:
        self.title, self.subtitle = title, subtitle

    def display_values(self, values: Values, typed: Mapping[str, str]) -> None:
        # A real form shows texts without blanks around them.
        self.values = {k: v.strip() if isinstance(v, str) else deepcopy(v) for k, v in values.items()}
        self.wrong = {name: Unreadable(text, "kein Datum") for name, text in typed.items()}
        self.problems = []

    def display_problems(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)

    def display_state(self, text: str) -> None:
        self.state = text

    def display_notice(self, text: str) -> None:
        self.notice = text

    def display_organisations(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        self.organisations = list(options)

    def display_contacts(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        self.contacts = list(options)
        self.values["contact_id"] = chosen

    def display_address(self, values: Values) -> None:
        self.values.update(values)

    def ask_values(self) -> Values:
        return deepcopy(self.values)

    def ask_unreadable(self) -> dict[str, Unreadable]:
        return dict(self.wrong)

    def tell_error(self, text: str) -> None:
        self.error = text


class FakePage:
    """What a page would show."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self.chosen = self.count = self.empty = self.error = ""
        self.can_clear = False
        self.filter: tuple[Any, ...] = ()
        self.record: Any = None
        self.history: list[ChangeLine] = []
        self.waiting: Unfinished | None = None
        self.can_bring_back = False
        self.form_open = False
        self.beside_record = True
        self.similar = ""

    def display_rows(self, rows: Sequence[Any], chosen: str) -> None:
        self.rows, self.chosen = list(rows), chosen

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        self.count, self.empty, self.can_clear = text, empty, can_clear

    def display_filter(self, *chosen: Any) -> None:
        self.filter = chosen

    def display_record(self, record: Any) -> None:
        self.record = record

    def display_history(self, lines: Sequence[ChangeLine]) -> None:
        self.history = list(lines)

    def display_unfinished(self, waiting: Unfinished | None, can_bring_back: bool) -> None:
        self.waiting, self.can_bring_back = waiting, can_bring_back

    def display_form(self, is_open: bool, beside_record: bool) -> None:
        self.form_open, self.beside_record = is_open, beside_record

    def display_similar(self, organisation_id: str, name: str, place: str) -> None:
        self.similar = name

    def tell_error(self, text: str) -> None:
        self.error = text


class FakeNavigator:
    """Remembers where somebody wanted to go."""

    def __init__(self) -> None:
        self.went: list[tuple[str, ...]] = []

    def __getattr__(self, name: str) -> Any:
        def go(*places: str) -> None:
            self.went.append((name, *places))

        return go
