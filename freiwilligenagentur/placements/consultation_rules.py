"""When the record of a talk can be kept as it is."""

from __future__ import annotations

from datetime import datetime

from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.model import Consultation, Result

LONGEST = 600


def problems(talk: Consultation, now: datetime) -> list[Problem]:
    """What keeps a talk from being kept; ``now`` is an aware moment."""
    found = []
    if talk.held_at > now:
        found.append(Problem("held_on", _("The talk lies in the future. For an appointment please set a follow-up.")))
    if talk.minutes is not None and not 0 < talk.minutes <= LONGEST:
        found.append(Problem("minutes", _("A talk lasts between 1 and {most} minutes.").format(most=LONGEST)))
    if talk.result is Result.REFERRED and not talk.referred_to.strip():
        found.append(Problem("referred_to", _("Please enter to whom the person was referred.")))
    return found
