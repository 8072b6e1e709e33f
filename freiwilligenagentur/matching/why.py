"""The answer to "why not?" as one short sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.gates import Gate
from freiwilligenagentur.matching.ranking import Match, fits
from freiwilligenagentur.matching.reasons import Reason

_MISSING: Final = frozenset({Gate.LICENCE, Gate.GERMAN})
_CONDITIONS: Final = _MISSING | {Gate.AGE, Gate.POLICE_CHECK, Gate.MEASLES, Gate.HYGIENE}


def obstacle(match: Match) -> Reason | None:
    """What is most in the way; where a single condition is all that is, it says so."""
    found = match.obstacle
    if found is None or len(match.barriers) != 1 or not fits(match.score):
        return found
    if found.about in _MISSING:
        return replace(found, text=_("Only {missing}").format(missing=found.text))
    if found.about in _CONDITIONS:
        return replace(found, text=_("{obstacle}, otherwise it fits").format(obstacle=found.text))
    return found
