"""What the tests of a record look at: its page, the ways out of it, and what was read out of wishes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.people.hooks import RecordLine, Suggestion
from freiwilligenagentur.people.model import Purpose
from freiwilligenagentur.people.presenter.record_view import ConsentState, Head, Part
from freiwilligenagentur.storage.history import Change
from freiwilligenagentur.vocabulary.guesses import GuessLine

TODAY = date(2026, 11, 23)


class Page:
    """What stands in the record."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.facts: dict[str, str] = {}
        self.availability = 0
        self.matches: list[str] = []
        self.matches_asked = False
        self.guesses: list[str] = []
        self.lines: dict[Part, list[str]] = {}
        self.consents: dict[Purpose, ConsentState] = {}
        self.history: list[Change] = []
        self.open: frozenset[Part] = frozenset()
        self.errors: list[str] = []
        self.former_name = self.says_yes = False
        self.asked = 0

    def display_head(self, head: Head | None) -> None:
        self.head = head

    def display_open(self, parts: frozenset[Part]) -> None:
        self.open = parts

    def display_profile(self, facts: Sequence[tuple[str, str]], availability: int) -> None:
        self.facts, self.availability = dict(facts), availability

    def ask_matches_later(self) -> None:
        self.matches_asked = True

    def display_matches(self, suggestions: Sequence[Suggestion]) -> None:
        self.matches = [suggestion.title for suggestion in suggestions]

    def display_guesses(self, lines: Sequence[GuessLine]) -> None:
        self.guesses = [line.text for line in lines]

    def display_lines(self, part: Part, lines: Sequence[RecordLine]) -> None:
        self.lines[part] = [line.title for line in lines]

    def display_consents(self, states: Sequence[ConsentState], today: date) -> None:
        assert today == TODAY
        self.consents = {state.purpose: state for state in states}

    def display_history(self, changes: Sequence[Change]) -> None:
        self.history = list(changes)

    def display_former_name(self, known: bool) -> None:
        self.former_name = known

    def ask_delete_needs(self) -> bool:
        self.asked += 1
        return self.says_yes

    def ask_forget(self) -> bool:
        self.asked += 1
        return self.says_yes

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Read:
    """What was read out of wishes; answers are noted."""

    def __init__(self) -> None:
        self.waiting = {"rhythm:once": "einmalig", "police_check": "Führungszeugnis"}
        self.taken: list[tuple[str, str]] = []

    def lines(self, _record_id: str) -> list[GuessLine]:
        return [GuessLine(key, text, "", True) for key, text in self.waiting.items()]

    def take(self, record_id: str, key: str) -> None:
        if key not in self.waiting:
            text = "Der Datensatz wurde inzwischen geändert."
            raise OfficeError(text)
        self.taken.append((record_id, key))
        del self.waiting[key]

    def strike(self, _record_id: str, key: str) -> None:
        del self.waiting[key]


class Ways:
    """Notes where the user was led."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *subjects: self.gone.append((name, *subjects))
