"""A page that notes what the Erstgespräch shows, and somebody who works at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.people.hooks import RecordHooks, Suggestion
from freiwilligenagentur.people.presenter.intake import IntakePresenter
from freiwilligenagentur.people.presenter.intake_view import ConsentLine, DuplicateLine, Job
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import DraftRow, Drafts
from freiwilligenagentur.vocabulary.service import Vocabulary

TODAY = date(2026, 11, 23)


@dataclass
class Page:
    """What stands on the page."""

    title: str = "nothing yet"
    values: dict[str, Any] = field(default_factory=dict)
    consents: list[ConsentLine] = field(default_factory=list)
    duplicate: DuplicateLine | None = None
    more: int = 0
    suggestions: list[str] = field(default_factory=list)
    minor: bool = False
    needs: bool = False
    draft_state: str = ""
    unfinished: list[DraftRow] = field(default_factory=list)
    notice: str = ""
    answer: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    unreadable: dict[str, Unreadable] = field(default_factory=dict)
    jobs: set[Job] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    left_for: str | None = None

    def display_mode(self, name: str) -> None:
        self.title = name

    def display_values(self, values: Mapping[str, Any]) -> None:
        self.values |= values
        self.unreadable = {name: fault for name, fault in self.unreadable.items() if name not in values}

    def display_consents(self, lines: Sequence[ConsentLine], today: date) -> None:
        assert today == TODAY
        self.consents = list(lines)

    def display_duplicate(self, line: DuplicateLine | None, more: int) -> None:
        self.duplicate, self.more = line, more

    def display_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        self.suggestions = [suggestion.title for suggestion in suggestions]

    def display_minor(self, minor: bool) -> None:
        self.minor = minor

    def display_needs(self, allowed: bool) -> None:
        self.needs = allowed

    def display_draft_state(self, text: str) -> None:
        self.draft_state = text

    def display_unfinished(self, drafts: Sequence[DraftRow]) -> None:
        self.unfinished = list(drafts)

    def display_notice(self, text: str, answer: str) -> None:
        self.notice, self.answer = text, answer

    def display_problems(self, problems: Sequence[Problem]) -> None:
        self.problems = {problem.field: problem.text for problem in problems}

    def display_typed(self, texts: Mapping[str, str]) -> None:
        self.unreadable = {name: Unreadable(text, "kann niemand lesen") for name, text in texts.items()}

    def ask_unreadable(self) -> dict[str, Unreadable]:
        return self.unreadable

    def ask_later(self, job: Job, milliseconds: int) -> None:
        assert milliseconds > 0
        self.jobs.add(job)

    def tell_error(self, text: str) -> None:
        self.errors.append(text)

    def tell_done(self, volunteer_id: str) -> None:
        self.left_for = volunteer_id


class Ways:
    """Notes where the user was led."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *subjects: self.gone.append((name, *subjects))


@dataclass
class Desk:
    """The page and who runs it."""

    presenter: IntakePresenter
    page: Page
    ways: Ways

    def type(self, **values: Any) -> None:
        for name, value in values.items():
            self.presenter.edited(name, value)

    def wait(self) -> None:
        """Time passes: everything that was asked for later happens."""
        jobs, self.page.jobs = sorted(self.page.jobs), set()
        for job in jobs:
            self.presenter.due(job)


def make_desk(people: PeopleService, vocabulary: Vocabulary, drafts: Drafts, hooks: RecordHooks | None = None) -> Desk:
    page, ways = Page(), Ways()
    presenter = IntakePresenter(page, people, vocabulary, drafts, ways, hooks or RecordHooks())
    return Desk(presenter, page, ways)
