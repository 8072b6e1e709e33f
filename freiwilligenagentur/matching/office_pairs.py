"""The best pairs of all open volunteers and open places, one volunteer after another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.service import MatchingService

EACH: Final = 3
"""So many offers of each volunteer come into the list."""


class Progress(Protocol):
    """How far the work is; read by a dialog that can stop it."""

    cancelled: bool

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how far the work is."""


def best_pairs(matching: MatchingService, progress: Progress) -> Sequence[Match]:
    """Pairs that fit and are not under way, best first. Raises Cancelled when the user stopped it."""
    waiting = matching.waiting_volunteers()
    found: list[Match] = []
    for done, row in enumerate(waiting):
        progress.step(done, len(waiting))
        if progress.cancelled:
            raise Cancelled(_("Stopped. Nothing was changed."))
        found += matching.for_volunteer(row.id).matches[:EACH]
    return sorted(found, key=lambda match: (-match.score, match.volunteer_id, match.offer_id))
