"""How states look: a sign, a word and a tone."""

from __future__ import annotations

from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.intervals import Due
from freiwilligenagentur.placements.model import State

_SIGNS = {
    State.PROPOSED: "○",
    State.CONTACTED: "◔",
    State.TRIAL: "◑",
    State.ACTIVE: "●",
    State.ENDED: "■",
}
_TONES = {State.ACTIVE: Tone.GOOD, State.CONTACTED: Tone.WARN, State.TRIAL: Tone.WARN}
_DUE = {Due.OVERDUE: Tone.BAD, Due.TODAY: Tone.WARN, Due.THIS_WEEK: Tone.NEUTRAL, Due.LATER: Tone.NEUTRAL}


def state_text(state: State) -> str:
    """A state with its sign: filling circles on the way, a square at the end, a cross at an exit."""
    return f"{_SIGNS.get(state, '✗')} {words.state(state)}"


def short_state_text(state: State) -> str:
    """The same for narrow columns."""
    return f"{_SIGNS.get(state, '✗')} {words.short_state(state)}"


def state_tone(state: State) -> Tone:
    """The colour that goes along with the sign."""
    return _TONES.get(state, Tone.NEUTRAL)


def due_tone(due: Due) -> Tone:
    """The colour of a day."""
    return _DUE[due]
