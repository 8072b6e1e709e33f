"""Which steps a placement may take, and what it counts as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.placements import states, words
from freiwilligenagentur.placements.model import OPEN_STATES, State
from freiwilligenagentur.placements.states import Group, Outcome

walks = st.lists(st.integers(0, 5), max_size=12)


def walk(choices: list[int]) -> list[State]:
    """Takes allowed steps by number, as long as there are any."""
    way = [State.PROPOSED]
    for choice in choices:
        ahead = [*states.next_steps(way[-1]), *states.exits(way[-1])]
        if ahead:
            way.append(ahead[choice % len(ahead)])
    return way


def test_the_usual_way_leads_from_the_proposal_to_the_end() -> None:
    way = [State.PROPOSED]
    while states.next_steps(way[-1]):
        way.append(states.next_steps(way[-1])[0])
    assert way == [State.PROPOSED, State.CONTACTED, State.TRIAL, State.ACTIVE, State.ENDED]


@given(walks)
def test_no_way_comes_back_to_a_state_or_leaves_a_closed_one(choices: list[int]) -> None:
    way = walk(choices)
    assert len(set(way)) == len(way)
    assert all(state not in states.CLOSED for state in way[:-1])


@given(walks)
def test_every_way_counts_as_exactly_what_it_reached(choices: list[int]) -> None:
    way = walk(choices)
    outcome = states.outcome(way[-1], State.ACTIVE in way)
    assert (outcome is Outcome.PLACED) == (State.ACTIVE in way)
    assert (outcome is Outcome.PENDING) == (way[-1] in OPEN_STATES)


@given(st.sampled_from(State))
def test_from_every_open_state_there_is_a_way_out_and_from_closed_ones_none(state: State) -> None:
    ahead = [*states.next_steps(state), *states.exits(state)]
    assert bool(ahead) == (state not in states.CLOSED)
    assert state not in ahead


def test_each_state_is_listed_in_exactly_one_group() -> None:
    groups = [states.GROUPS[group] for group in (Group.PENDING, Group.ACTIVE, Group.CLOSED)]
    assert sorted(state for group in groups for state in group) == sorted(State)
    assert states.GROUPS[Group.ALL] == frozenset(State)


@pytest.mark.parametrize("state", [state for state in State if states.is_exit(state)])
def test_every_exit_offers_reasons_in_german(state: State) -> None:
    reasons = words.reasons(state)
    assert len(reasons) >= 3
    assert len(set(reasons.values())) == len(reasons)
    assert words.reason(state, "ganz eigener Grund") == "ganz eigener Grund"
