"""What was between a person and an offer before, by either of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from freiwilligenagentur.matching.kept import Kept
from freiwilligenagentur.matching.ranking import UNDER_WAY

States = Mapping[tuple[str, str], str]
"""(volunteer id, offer id) to the state of the last placement of both."""

_By = dict[str, dict[str, str]]
_NOTHING: Mapping[str, str] = {}


class Meetings:
    """The states of all pairs that ever met; asked again after ``forget``."""

    def __init__(self, read: Callable[[], States]) -> None:
        self._read = read
        self._known = Kept(self._all)

    def states(self) -> States:
        """Every pair that ever met."""
        return self._known.get()[0]

    def of_person(self, volunteer_id: str) -> Mapping[str, str]:
        """States by offer."""
        return self._known.get()[1].get(volunteer_id, _NOTHING)

    def of_offer(self, offer_id: str) -> Mapping[str, str]:
        """States by volunteer."""
        return self._known.get()[2].get(offer_id, _NOTHING)

    def busy(self) -> set[str]:
        """Volunteers with something under way."""
        return {volunteer_id for (volunteer_id, _offer), state in self.states().items() if state in UNDER_WAY}

    def forget(self) -> None:
        """Placements changed."""
        self._known.outdated()

    def _all(self) -> tuple[States, _By, _By]:
        states, by_person, by_offer = self._read(), _By(), _By()
        for (volunteer_id, offer_id), state in states.items():
            by_person.setdefault(volunteer_id, {})[offer_id] = state
            by_offer.setdefault(offer_id, {})[volunteer_id] = state
        return states, by_person, by_offer
