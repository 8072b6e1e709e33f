"""How the pool of competences behaves: adding, other words, and what is offered no longer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.vocabulary.editing import TermRow, Terms


class PoolView(Protocol):
    """The window on the screen."""

    def display_rows(self, rows: Sequence[TermRow], chosen: str) -> None:
        """The pool; ``chosen`` is the row to be on, "" keeps it."""

    def display_entry(self, label: str, offered: bool, known: bool) -> None:
        """The entry that is chosen; ``known`` is False where there is none."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Says each problem at its field."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class PoolPresenter:
    """State of the window."""

    def __init__(self, view: PoolView, terms: Terms) -> None:
        self._view, self._terms = view, terms
        self._rows: dict[str, TermRow] = {}
        self._first: dict[str, TermRow] = {}
        self._chosen = ""

    def begin(self) -> None:
        """Shows the pool."""
        self._display("")
        self._first = self._rows

    def renamed(self) -> dict[str, str]:
        """The words of what was renamed, by those that it had when the window opened."""
        both = ((self._first[key].label, row.label) for key, row in self._rows.items() if key in self._first)
        return {before: now for before, now in both if before != now}

    def choose(self, term_id: str) -> None:
        """Another entry."""
        self._chosen = term_id if term_id in self._rows else ""
        row = self._rows.get(self._chosen)
        self._view.display_problems([])
        self._view.display_entry(row.label if row else "", row.active if row else True, row is not None)

    def add(self, label: str) -> None:
        """A new entry with these words."""
        self._do(lambda: self._terms.add(label))

    def rename(self, label: str) -> None:
        """Other words for the chosen entry."""
        row = self._rows.get(self._chosen)
        if row is not None and row.label != label.strip():
            self._do(lambda: self._renamed(row.id, label))

    def offer(self, offered: bool) -> None:
        """Whether the chosen entry can be ticked on new certificates."""
        if key := self._chosen:
            self._do(lambda: self._offered(key, offered))

    def _renamed(self, key: str, label: str) -> str:
        self._terms.rename(key, label)
        return key

    def _offered(self, key: str, offered: bool) -> str:
        self._terms.offer(key, offered)
        return key

    def _do(self, act: Callable[[], str]) -> None:
        try:
            key = act()
        except Invalid as error:
            self._view.display_problems(error.problems)
            return
        except OfficeError as error:
            self._view.tell_error(str(error))
            key = ""
        self._display(key)

    def _display(self, chosen: str) -> None:
        self._rows = {row.id: row for row in self._terms.rows()}
        self._view.display_rows(list(self._rows.values()), chosen)
