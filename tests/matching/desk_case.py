"""The matching desk with a window in the hand, and hooks that write into the office's pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from matching_desk import TODAY, Desk

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.matching.facts import OfferFacts, PersonFacts
from freiwilligenagentur.matching.presenter import Chosen, Hooks, Lists, MatchingPresenter, TrialShown
from freiwilligenagentur.matching.presenter.wish import Wishes
from freiwilligenagentur.matching.service import Waiting
from freiwilligenagentur.placements.words import desk_reasons

READING = frozenset({"reading_aloud"})
GARDEN = frozenset({"practical_work"})


@dataclass
class Window:
    """Keeps what it was told to show."""

    start: tuple[list[Waiting], list[Waiting]] | None = None
    subject: PersonFacts | OfferFacts | None = None
    lists: Lists | None = None
    count: int = 0
    current: int = -1
    chosen: Chosen | None = None
    trial: TrialShown | None = None
    errors: list[str] = field(default_factory=list)
    asked: list[tuple[Callable[[], object], Callable[[object], None]]] = field(default_factory=list)

    def display_trial(self, trial: TrialShown) -> None:
        self.trial = trial

    def display_marks(self) -> None:
        pass

    def ask_later(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self.asked.append((work, done))

    def answer(self, which: int = -1) -> None:
        """Work that was asked for is done now; the newest unless said otherwise."""
        work, done = self.asked.pop(which)
        done(work())

    def display_start(self, volunteers: list[Waiting], offers: list[Waiting]) -> None:
        self.start = (volunteers, offers)

    def display_subject(self, facts: PersonFacts | OfferFacts) -> None:
        self.subject, self.start = facts, None

    def display_list(self, lists: Lists, count: int, current: int) -> None:
        self.lists, self.count, self.current = lists, count, current

    def display_chosen(self, chosen: Chosen | None) -> None:
        self.chosen = chosen

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Ways:
    """Notes which way was gone."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, ...]] = []

    def __getattr__(self, name: str) -> object:
        return lambda *what: self.gone.append((name, *what))


class Case:
    """A desk with a window and hooks that write into the office's pairs."""

    def __init__(self, desk: Desk, wishes: Wishes | None = None) -> None:
        self.desk, self.window, self.ways = desk, Window(), Ways()
        self.refuse = ""
        hooks = Hooks(
            self.propose,
            self.reject,
            desk_reasons,
            keep_person=partial(self.keep, "person"),
            keep_offer=partial(self.keep, "offer"),
        )
        self.presenter = MatchingPresenter(self.window, desk.matching, self.ways, hooks, lambda: TODAY, wishes)
        self.rejected: list[tuple[str, str, str]] = []
        self.kept: list[tuple[str, str, dict[str, object]]] = []
        self.steps = 0

    def keep(self, kind: str, record_id: str, changes: Mapping[str, object]) -> None:
        self.kept.append((kind, record_id, dict(changes)))

    def propose(self, pairs: Sequence[tuple[str, str]]) -> None:
        if self.refuse:
            raise Refused(self.refuse)
        self.steps += 1
        for volunteer, offer in pairs:
            self.desk.pairs[volunteer, offer] = "proposed"
            self.desk.placement_changed(volunteer, offer)

    def reject(self, volunteer: str, offer: str, reason: str) -> None:
        self.rejected.append((volunteer, offer, reason))
        self.desk.pairs[volunteer, offer] = "volunteer_declined"
        self.desk.placement_changed(volunteer, offer)

    def titles(self) -> list[str]:
        return [self.presenter.card(row).title for row in range(self.window.count)]
