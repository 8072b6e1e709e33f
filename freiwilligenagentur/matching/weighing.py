"""The office's weights: read once, kept in a step that can be taken back, and tried out before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy import select

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.all_pairs import Best
from freiwilligenagentur.matching.kept import Kept
from freiwilligenagentur.matching.ranked import Rows
from freiwilligenagentur.matching.weights import DEFAULT, Weights, weights_from
from freiwilligenagentur.matching.weights_model import MatchingWeights
from freiwilligenagentur.storage import ChangeSet, Store

SAMPLE: Final = 200
"""So many open volunteers are looked at."""
TOP: Final = 10
EXAMPLES: Final = 5


class WeightsKeeper:
    """The weights of one office."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = Kept(self._read)
        store.subscribe(self.on_change)

    def get(self) -> Weights:
        """The weights in use."""
        return self._known.get()

    def keep(self, weights: Weights) -> None:
        """Keeps them for everybody in the office."""
        with self._store.write(_("Weights of matching changed")) as session:
            kept = session.scalars(select(MatchingWeights).order_by(MatchingWeights.id)).first()
            if kept is None:
                session.add(MatchingWeights(weights=weights.changed()))
            else:
                kept.weights = weights.changed()

    def on_change(self, changes: ChangeSet) -> None:
        """The weights are to be read again, if they changed."""
        if changes.touches("MatchingWeights"):
            self._known.outdated()

    def _read(self) -> Weights:
        with self._store.read() as session:
            kept = session.scalars(select(MatchingWeights).order_by(MatchingWeights.id)).first()
            return DEFAULT if kept is None else weights_from(kept.weights)


@dataclass(frozen=True, slots=True)
class Compared:
    """The ten best of some volunteers before and after."""

    people: Rows
    before: Best
    after: Best


def lines(compared: Compared, name: Callable[[int], str], title: Callable[[int], str]) -> Sequence[str]:
    """What a change does, in sentences: how many lists change, how much, and the plainest examples."""
    before, after = compared.before.places, compared.after.places
    count = len(compared.people)
    changed = np.flatnonzero((before != after).any(axis=1))
    if not len(changed):
        return [_("Nothing changes in the ten best offers of {n} open volunteers.").format(n=i18n.number(count))]
    new = sum(len(set(after[row]) - set(before[row])) for row in changed)
    first = int((before[:, 0] != after[:, 0]).sum())
    found = [
        _("The ten best offers change for {some} of {n} open volunteers.").format(
            some=i18n.number(len(changed)), n=i18n.number(count)
        ),
        _("New among the ten best: {new}. Another offer in first place: {first}.").format(
            new=i18n.number(new), first=i18n.number(first)
        ),
    ]
    return [*found, *_examples(compared, changed, name, title)]


def _examples(
    compared: Compared, changed: Rows, name: Callable[[int], str], title: Callable[[int], str]
) -> Iterator[str]:
    """Those first whose best offer is another."""
    before, after = compared.before.places, compared.after.places
    plainest = sorted(changed, key=lambda row: (before[row, 0] == after[row, 0], row))
    for row in plainest[:EXAMPLES]:
        place = next(place for place in range(TOP) if before[row, place] != after[row, place])
        offer = int(after[row, place])
        if offer < 0:
            continue
        earlier = np.flatnonzero(before[row] == offer)
        words = {"name": name(int(compared.people[row])), "title": title(offer), "new": place + 1}
        if len(earlier):
            yield _("{name}: “{title}” goes from place {old} to place {new}.").format(**words, old=int(earlier[0]) + 1)
        else:
            yield _("{name}: “{title}” comes newly to place {new}.").format(**words)
