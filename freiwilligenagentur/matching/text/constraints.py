"""What a wish asks for besides its topic, against what offers say: how likely each offer still suits.

Every constraint gives a factor: 1 where the offer says that it suits, nearly 0 where it says that it does not, and
between both, where it says nothing, how often offers that say nothing suit: most help is needed in the daytime, little
from home. An offer that says nothing keeps its place among its like and shows what to ask about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.prose import Criteria
from freiwilligenagentur.matching.text import ways
from freiwilligenagentur.matching.text.corpus import Floats

LEVELS: Final = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
RHYTHMS: Final = ("regular", "once", "on_call")
_ALL: Final = (1 << 21) - 1
_HARDLY: Final = 0.05
_ADULT: Final = 18

_FLEXIBLE: Final = re.compile(
    r"(flexib\w*|frei\w*|eigen\w*)\s+(\w+\s+){0,2}(zeiteinteilung|einteil\w*|einzuteilen)"
    r"|zeit\w*\s+(\w+\s+){0,4}(flexib\w+|frei\b|selbst einteil\w*)|(?<!un)flexibel",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(r"nach (absprache|vereinbarung)", re.IGNORECASE)


def freedom(text: str) -> float:
    """From 0 to 1 how much an offer leaves the time to the volunteers."""
    return 0.7 if _FLEXIBLE.search(text) else 0.35 if _AGREED.search(text) else 0.0


@dataclass(frozen=True, slots=True)
class Usual:
    """How an offer that says nothing, or the contrary, counts beside one that suits."""

    unknown: float
    contrary: float = _HARDLY


USUAL: Final = {
    "time": Usual(0.55),
    "not_time": Usual(0.85),
    "once": Usual(0.15),
    "rhythm": Usual(0.8, 0.5),
    "home": Usual(0.12),
    "place": Usual(0.95, 0.3),
    "there": Usual(0.3, 0.15),
    "group": Usual(0.12),
    "age": Usual(0.6),
    "german": Usual(0.8, 0.15),
    "licence": Usual(0.9),
    **{code: Usual(*usual) for code, usual in ways.USUAL.items()},
}


class Facts:
    """What offers say, one place in each array for each row."""

    def __init__(self) -> None:
        self._columns: dict[str, np.ndarray] = {
            "half_days": np.zeros(0, np.int32),
            "rhythm": np.zeros(0, np.int8),
            "home": np.zeros(0, np.float32),
            "minimum_age": np.zeros(0, np.int16),
            "group": np.zeros(0, np.int8),
            "german": np.zeros(0, np.int8),
            "licence": np.zeros(0, np.int8),
            "freedom": np.zeros(0, np.float32),
            "manner": np.zeros(0, np.int16),
            "not_manner": np.zeros(0, np.int16),
            "hours": np.zeros(0, np.float32),
            "read": np.zeros(0, np.bool_),
        }

    def __getitem__(self, name: str) -> np.ndarray:
        return self._columns[name]

    @property
    def columns(self) -> dict[str, np.ndarray]:
        """All of them by their names."""
        return self._columns

    def grow(self, rows: int) -> None:
        """Room for rows that nothing is known of yet."""
        for name, column in self._columns.items():
            more = rows - len(column)
            if more > 0:
                self._columns[name] = np.append(column, np.zeros(more, column.dtype))

    def unread(self, rows: npt.NDArray[np.int64]) -> list[int]:
        """Those of some rows that were not read yet."""
        found: list[int] = rows[~self._columns["read"][rows]].tolist()
        return found

    def put(self, row: int, said: Criteria, freedom: float) -> None:
        """What one offer says."""
        values = {
            "half_days": said.half_days,
            "rhythm": sum(1 << bit for bit, code in enumerate(RHYTHMS) if code in said.rhythm),
            "home": 1.0 if said.anywhere else 0.6 if said.partly_home else 0.0,
            "minimum_age": said.minimum_age or 0,
            "group": 0 if said.group is None else 1 if said.group else -1,
            "german": LEVELS.index(said.german) + 1 if said.german in LEVELS else 0,
            "licence": 1 if said.licences else 0,
            "freedom": freedom,
            "manner": ways.mask(said.manner),
            "not_manner": ways.mask(said.not_manner),
            "hours": said.hours_min or 0.0,
            "read": True,
        }
        for name, value in values.items():
            self._columns[name][row] = value


@dataclass(frozen=True, slots=True)
class Checked:
    """One constraint over all rows."""

    name: str
    suits: Floats
    """From -1, says the contrary, over 0, says nothing, to 1, says that it suits."""
    topic: str = ""
    """What is not wished for, where a topic is ruled out."""

    def factor(self) -> Floats:
        """How likely each row suits."""
        usual = USUAL.get(self.name)
        if usual is None:  # a topic that is ruled out: offers that do not name it suit
            return (1 + 0.95 * np.minimum(self.suits, 0)).astype(np.float32)
        up = usual.unknown + (1 - usual.unknown) * self.suits
        down = usual.unknown + (usual.unknown - usual.contrary) * self.suits
        return np.where(self.suits > 0, up, down).astype(np.float32)

    def sentence(self, row: int) -> str:
        """What is still to ask about or speaks against a row; empty when it suits."""
        value = float(self.suits[row])
        if value >= 0.5 or (value >= 0 and self.name not in USUAL):
            return ""
        if self.name in ways.USUAL:
            return ways.sentence(self.name, open_=value >= 0)
        if self.topic:
            return _("It is about {topic}, which is not wished for.").format(topic=self.topic)
        return _SENTENCES[self.name][value < 0]()


def beyond_fields(wish: Criteria) -> Criteria:
    """What a wish asks for that a volunteer's record has no field for.

    Needs such as a place free of barriers have one, and count only with the consent for them.
    """
    return replace(
        wish, half_days=0, not_half_days=0, rhythm=frozenset(), hours_max=None, age=None, german="",
        licences=frozenset(), manner=wish.manner - {"barrier_free"},
    )  # fmt: skip


def asks_of_offers(wish: Criteria) -> bool:
    """Whether it takes the prose of offers to check a wish; topics are known without."""
    known = (wish.anywhere, wish.hours_max, wish.age)
    named = (wish.half_days, wish.not_half_days, wish.rhythm, wish.manner, wish.group, wish.german, wish.licences)
    return any(named) or any(value is not None for value in known)


def check(wish: Criteria, facts: Facts, about: Callable[[str], Floats], ruled_out: Mapping[str, str]) -> list[Checked]:
    """The constraints of a wish over all rows.

    ``about`` tells for a group of the thesaurus how much each row is about it; ``ruled_out`` are groups not wanted,
    each with what it is called.
    """
    found = [*_times(wish, facts), *_person(wish, facts)]
    found += [Checked(code, suits) for code, suits in ways.suits(wish, facts.columns, about)]
    if wish.rhythm:
        found.append(_rhythm(wish, facts, about))
    if wish.anywhere:
        found.append(Checked("home", facts["home"].astype(np.float32)))
    elif wish.anywhere is False:
        found.append(Checked("place", -(facts["home"] > 0.9).astype(np.float32)))
    if wish.group:
        named = 0.7 * (about("company-teams") > 0.3)
        said = facts["group"].astype(np.float32)
        found.append(Checked("group", np.where(said == 0, named, said).astype(np.float32)))
    for group, topic in ruled_out.items():
        suits = -np.clip((about(group) - 0.3) / 0.35, 0, 1).astype(np.float32)
        found.append(Checked(f"not {group}", suits, topic))
    return found


def _times(wish: Criteria, facts: Facts) -> list[Checked]:
    said = facts["half_days"]
    known = said > 0
    if wish.half_days and wish.half_days != _ALL:
        common = (said & wish.half_days) > 0
        free = facts["freedom"]
        suits = np.where(common, 1.0, np.where(known, np.where(free > 0.5, -0.2, -1.0), free))
        return [Checked("time", suits.astype(np.float32))]
    if wish.not_half_days:
        left = (said & ~np.int32(wish.not_half_days)) > 0
        return [Checked("not_time", np.where(known, np.where(left, 0.5, -1.0), 0.0).astype(np.float32))]
    return []


def _rhythm(wish: Criteria, facts: Facts, about: Callable[[str], Floats]) -> Checked:
    wanted = sum(1 << bit for bit, code in enumerate(RHYTHMS) if code in wish.rhythm)
    said = facts["rhythm"]
    suits = np.where(said & wanted > 0, 1.0, np.where(said > 0, -1.0, 0.0))
    if "once" in wish.rhythm:
        suits = np.where((suits < 1) & (about("one-off") > 0.3), 0.7, suits)
    return Checked("once" if wish.rhythm == {"once"} else "rhythm", suits.astype(np.float32))


def _person(wish: Criteria, facts: Facts) -> list[Checked]:
    found = []
    if wish.age is not None and wish.age < _ADULT:
        least = facts["minimum_age"]
        found.append(
            Checked("age", np.where(least == 0, 0.0, np.where(least > wish.age, -1.0, 1.0)).astype(np.float32))
        )
    if wish.german in LEVELS:
        asked = facts["german"]
        enough = asked <= LEVELS.index(wish.german) + 1
        found.append(Checked("german", np.where(asked == 0, 0.0, np.where(enough, 1.0, -1.0)).astype(np.float32)))
    if "none" in wish.licences:
        found.append(Checked("licence", -facts["licence"].astype(np.float32)))
    return found


_SENTENCES: Final[dict[str, tuple[Callable[[], str], Callable[[], str]]]] = {
    "time": (lambda: _("When help is needed is not said."), lambda: _("Other times are named than wished for.")),
    "not_time": (lambda: _("When help is needed is not said."), lambda: _("Only times that do not suit are named.")),
    "once": (lambda: _("Whether once is enough is not said."), lambda: _("Help is asked for regularly.")),
    "rhythm": (lambda: _("How often help is needed is not said."), lambda: _("Another rhythm is asked for.")),
    "home": (
        lambda: _("Whether it can be done from home is not said."),
        lambda: _("It cannot be done from home."),
    ),
    "place": (lambda: "", lambda: _("It is done from home.")),
    "there": (lambda: _("Where it takes place is not said."), lambda: _("It is farther away than wished for.")),
    "group": (lambda: _("Whether groups are welcome is not said."), lambda: _("It is nothing for groups.")),
    "age": (lambda: _("The minimum age is not said."), lambda: _("Volunteers need to be older.")),
    "german": (lambda: _("How much German is needed is not said."), lambda: _("More German is asked for.")),
    "licence": (lambda: "", lambda: _("A driving licence is needed.")),
}
