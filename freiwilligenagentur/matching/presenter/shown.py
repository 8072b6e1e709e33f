"""What the desk shows, what it needs of its window, and what higher rooms do for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from freiwilligenagentur.matching.facts import OfferFacts, PersonFacts
from freiwilligenagentur.matching.reasons import Reason
from freiwilligenagentur.matching.service import Waiting
from freiwilligenagentur.matching.trying import Changes


@dataclass(frozen=True, slots=True)
class Hooks:
    """What higher rooms do for the desk.

    Each may raise an OfficeError, which is told, or Cancelled when the user thought better of it.
    """

    propose: Callable[[Sequence[tuple[str, str]]], object]
    """Proposes pairs of volunteer and offer, all of them as one step."""
    reject: Callable[[str, str, str], object]
    """Keeps that volunteer and offer do not go together, with the code of a reason or free text."""
    reasons: Callable[[], list[tuple[str, str]]]
    """The usual reasons against a pair, code and words."""
    card: Callable[[str, str], object] | None = None
    """Opens the Vermittlungskarte of volunteer and offer."""
    open_placement: Callable[[str, str], object] | None = None
    """Goes to the placement of volunteer and offer."""
    keep_person: Callable[[str, Changes], object] | None = None
    """Takes what was tried over into a volunteer's record."""
    keep_offer: Callable[[str, Changes], object] | None = None
    """Takes what was tried over into an offer."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The two lists of the desk: their captions, and which of them shows."""

    heading: str
    fitting: str
    others: str
    shows_others: bool
    empty: str
    """What to say in place of an empty list."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The counterpart that is chosen, with everything that decides."""

    facts: PersonFacts | OfferFacts
    reasons: tuple[Reason, ...]
    may_propose: bool
    propose: str
    """The caption of the button."""
    may_reject: bool
    may_print: bool
    """Whether there can be a Vermittlungskarte for both."""
    has_placement: bool = False
    """Whether both are already together, so that it goes on with their placement."""


@dataclass(frozen=True, slots=True)
class TrialShown:
    """What can be tried and what is being tried."""

    bounds_label: str
    """What the choice of a bound is about: radius or minimum age."""
    bounds: tuple[tuple[str, str], ...]
    bound: str
    """The code of the one that counts now."""
    availability: int
    toggles: tuple[tuple[str, str], ...]
    on: frozenset[str]
    tried: tuple[str, ...]
    """What differs from the record, in words; empty when nothing is tried."""
    may_keep: bool


class MatchingView(Protocol):
    """What the presenter needs of the window."""

    def display_start(self, volunteers: list[Waiting], offers: list[Waiting]) -> None:
        """Nobody is chosen: whom to begin with."""

    def display_subject(self, facts: PersonFacts | OfferFacts) -> None:
        """The person or the offer that counterparts are looked for."""

    def display_trial(self, trial: TrialShown) -> None:
        """What can be tried with the person or the offer."""

    def display_list(self, lists: Lists, count: int, current: int) -> None:
        """A list of ``count`` cards, read by ``MatchingPresenter.card``; ``current`` is the chosen one, -1 for none."""

    def display_marks(self) -> None:
        """Other cards are marked than before; which ones says ``MatchingPresenter.is_marked``."""

    def display_chosen(self, chosen: Chosen | None) -> None:
        """The counterpart beside the list."""

    def ask_later(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Runs work beside the window; ``done`` gets its answer unless somebody asked anew meanwhile."""

    def tell_error(self, text: str) -> None:
        """What could not be done."""
