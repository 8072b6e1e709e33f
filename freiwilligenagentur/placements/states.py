"""Which step may follow which, and what a placement counts as in reports."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from freiwilligenagentur.placements.model import EXITS, FORWARD, OPEN_STATES, SKIPS, State

CLOSED = frozenset({state for state in State if state not in OPEN_STATES and state is not State.ACTIVE})
UNDER_WAY = OPEN_STATES | {State.ACTIVE}
STARTED = frozenset({State.TRIAL, State.ACTIVE})
"""States in which somebody works at the place, so that the gates of the offer must be passed."""


class Group(StrEnum):
    """How the list of placements is cut."""

    PENDING = "pending"
    ACTIVE = "active"
    CLOSED = "closed"
    ALL = "all"


GROUPS: dict[Group, frozenset[State]] = {
    Group.PENDING: OPEN_STATES,
    Group.ACTIVE: frozenset({State.ACTIVE}),
    Group.CLOSED: CLOSED,
    Group.ALL: frozenset(State),
}


class Outcome(StrEnum):
    """What agencies count for those who fund them: Vermittlung, Absage, Schwebe."""

    PLACED = "placed"
    DECLINED = "declined"
    PENDING = "pending"


def next_steps(state: State) -> tuple[State, ...]:
    """Where it goes on from a state, the usual way first; empty at the end."""
    usual = (FORWARD[state],) if state in FORWARD else ()
    return (*usual, SKIPS[state]) if state in SKIPS else usual


def exits(state: State) -> tuple[State, ...]:
    """The ways out of a state other than its usual end."""
    return EXITS.get(state, ())


def allowed(before: State, after: State) -> bool:
    """Whether one step leads from ``before`` to ``after``."""
    return after in next_steps(before) or after in exits(before)


def is_exit(state: State) -> bool:
    """Whether a state is a side exit, which needs a reason."""
    return state in CLOSED and state is not State.ENDED


def has_begun(way: Iterable[State]) -> bool:
    """Whether somebody ever worked at the place, at least on trial, by the states so far."""
    return not STARTED.isdisjoint(way)


def outcome(state: State, was_active: bool) -> Outcome:
    """What a placement counts as: whoever once began has been placed, however it ended."""
    if was_active or state in {State.ACTIVE, State.ENDED}:
        return Outcome.PLACED
    return Outcome.PENDING if state in OPEN_STATES else Outcome.DECLINED
