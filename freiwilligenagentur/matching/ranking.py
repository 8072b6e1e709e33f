"""Ranked counterparts, each with its reasons and its one obstacle; put into words only when somebody reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, overload

from freiwilligenagentur.matching import gates, scoring
from freiwilligenagentur.matching.gates import Finding, Gate
from freiwilligenagentur.matching.reasons import Kind, Reason, Seen, Wording
from freiwilligenagentur.matching.scoring import FITS, NOT_ASKED, Criterion, Value
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.matching.weights import DEFAULT, Weights
from freiwilligenagentur.vocabulary.service import Vocabulary

UNDER_WAY: Final = frozenset({"proposed", "contacted", "trial", "active"})
"""States in which both are already together: shown with a mark, not proposed again."""
HOLDING: Final = frozenset({"trial", "active"})
"""States in which the person has one of the places: to them the offer is not full."""
FREE_AGAIN: Final = frozenset({"ended"})
"""States after which the same offer may be proposed again."""
EQUAL_TO: Final = 6
"""Digits after the point to which scores are compared; beyond them only the order of adding up speaks."""


@dataclass(frozen=True, slots=True)
class Match:
    """One pair: how well it fits, why, and what stands in the way most."""

    volunteer_id: str
    offer_id: str
    score: int
    reasons: tuple[Reason, ...]
    """The good ones first, by weight; then what is against, what is unknown, what is still to be settled."""
    obstacle: Reason | None
    """The most important thing that is missing; None when nothing is."""
    pair: str = ""
    """State of the placement that both have or had; empty if none."""

    @property
    def barriers(self) -> tuple[Reason, ...]:
        """Conditions that are not met; the first is the plainest."""
        return tuple(reason for reason in self.reasons if reason.kind is Kind.BARRIER)

    @property
    def open_points(self) -> tuple[Reason, ...]:
        """Conditions that are still to be settled."""
        return tuple(reason for reason in self.reasons if reason.kind is Kind.OPEN)

    @property
    def under_way(self) -> bool:
        """Whether both are already together, from proposed to placed."""
        return self.pair in UNDER_WAY


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair as it was ranked."""

    person: Person
    place: Place
    score: float
    findings: tuple[Finding, ...]
    state: str = ""
    words: Value = NOT_ASKED
    """How near the texts of both are; not asked while nothing was compared."""

    @property
    def barred(self) -> bool:
        """Whether a condition is not met."""
        return any(finding.shut for finding in self.findings)


class Matches(Sequence[Match]):
    """A list of matches in order. Each is put into words when it is first asked for."""

    def __init__(self, pairs: Sequence[Pair], explain: Callable[[Pair], Match]) -> None:
        self.pairs = pairs
        self._explain = explain
        self._explained: dict[int, Match] = {}

    def __len__(self) -> int:
        return len(self.pairs)

    @overload
    def __getitem__(self, place: int) -> Match: ...
    @overload
    def __getitem__(self, place: slice) -> Matches: ...
    def __getitem__(self, place: int | slice) -> Match | Matches:
        if isinstance(place, slice):
            return Matches(self.pairs[place], self._explain)
        position = range(len(self.pairs))[place]
        if position not in self._explained:
            self._explained[position] = self._explain(self.pairs[position])
        return self._explained[position]

    def keys(self) -> list[tuple[str, str]]:
        """Ids of volunteer and offer of every match, in order, without putting anything into words."""
        lazy: Callable[[], list[tuple[str, str]]] | None = getattr(self.pairs, "keys", None)
        return lazy() if lazy else [(pair.person.id, pair.place.id) for pair in self.pairs]


@dataclass(frozen=True, slots=True)
class Ranking:
    """All counterparts of one person or one offer."""

    matches: Matches
    """Those that fit, best first."""
    excluded: Matches
    """Those that a condition excludes; each has a barrier, and those come first that would fit best without it."""
    weaker: Matches
    """Those that nothing excludes but that fit less than a pair of which nothing is known."""
    others: Matches
    """Both of these together, the nearest first: every answer to "why not?"."""
    total: int
    """How many were looked at."""


def assess(
    person: Person,
    place: Place,
    today: date,
    state: str = "",
    extra: Iterable[Finding] = (),
    weights: Weights = DEFAULT,
    words: Value = NOT_ASKED,
    score: float | None = None,
) -> Pair:
    """Score and gates of one pair. ``state`` is that of their placement, if any; a ``score`` that is known is kept."""
    free = replace(place, places_wanted=None) if state in HOLDING else place
    found = [*extra, *earlier(state), *gates.findings(person, free, today)]
    if score is None:
        score = scoring.score(person, place, weights, words)
    return Pair(person, place, score, tuple(found), state, words)


def rank(pairs: Iterable[Pair], explain: Callable[[Pair], Match], limit: int | None = None) -> Ranking:
    """Orders pairs by score; among equals the older record comes first, whatever the order before.

    Scores that are the same to ``EQUAL_TO`` places are equal.
    """
    ordered = sorted(pairs, key=lambda pair: (-round(pair.score, EQUAL_TO), pair.place.id, pair.person.id))
    free = [pair for pair in ordered if not pair.barred]
    return Ranking(
        matches=Matches([pair for pair in free if stays(pair)][:limit], explain),
        excluded=Matches([pair for pair in ordered if pair.barred], explain),
        weaker=Matches([pair for pair in free if not stays(pair)], explain),
        others=Matches([pair for pair in ordered if pair.barred or not stays(pair)], explain),
        total=len(ordered),
    )


def stays(pair: Pair) -> bool:
    """Whether a pair stands among those that fit: by its score, or because both are already under way together."""
    return pair.state in UNDER_WAY or fits(pair.score)


def fits(score: float) -> bool:
    """Whether a score is no worse than that of a pair of which nothing is known."""
    return round(score, EQUAL_TO) >= FITS


def points(score: float) -> int:
    """The score that is shown. What falls short of fitting is not rounded up to it."""
    return round(score) if fits(score) else min(round(score), int(FITS) - 1)


def explain(pair: Pair, vocabulary: Vocabulary, seen: Seen, today: date, weights: Weights = DEFAULT) -> Match:
    """Puts one pair into words, seen as one of a list of places or of people. What does not weigh is not told."""
    words = Wording(vocabulary, pair.person, pair.place, seen)
    values = scoring.values(pair.person, pair.place, pair.words)
    values = {criterion: value for criterion, value in values.items() if weights[criterion]}
    criteria = [words.criterion(criterion, value) for criterion, value in _told(values, pair, seen)]
    conditions = [words.finding(finding) for finding in pair.findings]
    note = words.unchecked(today)
    reasons = (*criteria, *conditions, *([note] if note else ()))
    ordered = sorted(reasons, key=lambda reason: _ORDER[reason.kind])
    return Match(
        volunteer_id=pair.person.id,
        offer_id=pair.place.id,
        score=points(pair.score),
        reasons=tuple(ordered),
        obstacle=_obstacle(ordered, values, weights, fits=fits(pair.score)),
        pair=pair.state,
    )


_ORDER: Final = {
    Kind.BARRIER: 0,
    Kind.GOOD: 1,
    Kind.AGAINST: 2,
    Kind.OPEN: 3,
    Kind.UNKNOWN: 4,
    Kind.NOTE: 5,
}


def _told(values: dict[Criterion, Value], pair: Pair, seen: Seen) -> list[tuple[Criterion, Value]]:
    """Everything that is known, and of the unknown only what the counterpart does not say.

    That somebody has not named any area yet is no reason of each single offer; it stands beside the person. Nor is it
    a reason of each single person that it is an offer's turn.
    """
    counterpart: Person | Place = pair.place if seen is Seen.PLACES else pair.person
    told = [(c, value) for c, value in values.items() if value is not None or _silent(counterpart, c)]
    return told if seen is Seen.PLACES else [(c, value) for c, value in told if c is not Criterion.FAIRNESS]


_SAYS: Final[Mapping[Criterion, Callable[[Person | Place], bool]]] = {
    Criterion.ACTIVITY: lambda side: bool(side.activities),
    Criterion.AREA: lambda side: bool(side.areas),
    Criterion.TARGET_GROUP: lambda side: bool(side.target_groups - scoring.ANYONE),
    Criterion.TIME: lambda side: bool(side.availability),
    Criterion.RHYTHM: lambda side: bool(side.rhythm),
    Criterion.HOURS: lambda side: side.hours_min is not None or side.hours_max is not None,
    Criterion.COMPANY: lambda side: bool(side.company),
    Criterion.DISTANCE: lambda side: side.position is not None,
    Criterion.LANGUAGE: lambda side: bool(side.languages),
    Criterion.NEEDS: lambda side: isinstance(side, Person) or bool(side.accessible),
    Criterion.SKILLS: lambda side: bool(side.skills),
    Criterion.WORDS: lambda _side: True,
}


def _silent(counterpart: Person | Place, criterion: Criterion) -> bool:
    return not _SAYS[criterion](counterpart)


def _obstacle(reasons: list[Reason], values: dict[Criterion, Value], weights: Weights, *, fits: bool) -> Reason | None:
    """The one thing to name: a barrier; for a weak pair what is most against it; else what is to be settled first."""
    order = (Kind.BARRIER, Kind.OPEN, Kind.AGAINST, Kind.UNKNOWN)
    if not fits:
        order = (Kind.BARRIER, Kind.AGAINST, Kind.OPEN, Kind.UNKNOWN)
    for kind in order:
        candidates = [reason for reason in reasons if reason.kind is kind]
        if candidates:
            return max(candidates, key=lambda reason: _cost(reason, values, weights))
    return None


def _cost(reason: Reason, values: dict[Criterion, Value], weights: Weights) -> float:
    """Gates are equal, so that the first one is named."""
    return scoring.cost(reason.about, values[reason.about], weights) if isinstance(reason.about, Criterion) else 0.0


def earlier(state: str) -> list[Finding]:
    """A refusal or a reason noted before excludes; what is under way or over does not."""
    if not state or state in UNDER_WAY or state in FREE_AGAIN:
        return []
    return [Finding(Gate.PAIR, True, (state,))]
