"""Colleagues are heard of at other workstations, also when several write at the same moment."""

from __future__ import annotations

from freiwilligenagentur.matching.following import Following
from freiwilligenagentur.storage import ChangeSet, Store
from freiwilligenagentur.storage.base import new_id
from freiwilligenagentur.storage.journal import Entry, Transaction


def kept(store: Store, number: int, device: str = "platz-2") -> str:
    """A step of the journal with a number of its own; returns the id of the offer that it changed."""
    step, offer = Transaction(label="Angebot geändert", user="Kollegin", device=device), new_id()
    step.number = number
    with store.write_quietly() as session:
        session.add(step)
        session.flush()
        session.add(
            Entry(transaction=number, position=0, entity="Offer", key=offer, action="update", before=None, after=None)
        )
    return offer


def test_a_step_that_began_earlier_and_was_kept_later_is_heard_too(store: Store) -> None:
    told: list[ChangeSet] = []
    following = Following(store, told.append)
    kept(store, 100)
    following.begin()
    following.catch_up()
    assert told == []
    newer = kept(store, 103)
    following.catch_up()
    assert [changes.ids("Offer") for changes in told] == [{newer}]
    older = kept(store, 101)  # its number was given before that of 103, and it came after it
    following.catch_up()
    assert older in told[-1].ids("Offer")
    following.catch_up()
    assert len(told) == 2


def test_what_this_workstation_wrote_is_not_told_again(store: Store) -> None:
    told: list[ChangeSet] = []
    following = Following(store, told.append)
    following.begin()
    kept(store, 100, store.device)
    following.catch_up()
    assert told == []
