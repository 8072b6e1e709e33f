"""What a text says besides its topic, as guesses with the words that they were read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

NONE: frozenset[str] = frozenset()
DAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PART_CODES = ("morning", "afternoon", "evening")
_BITS = {f"{day}-{part}": d * 3 + p for d, day in enumerate(DAY_CODES) for p, part in enumerate(PART_CODES)}


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that a text says."""

    key: str
    """Stable and without a language, such as ``minimum_age:18`` or ``not_target_group:children``; kept when struck."""
    quote: str
    """The words of the text it was read from."""

    @property
    def kind(self) -> str:
        """What the guess is about, such as ``minimum_age``."""
        return self.key.partition(":")[0]

    @property
    def value(self) -> str:
        """What it says about that, such as ``18``; empty where the kind says all."""
        return self.key.partition(":")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What a text says besides its topic; empty, 0 and None mean that it says nothing."""

    half_days: int = 0
    """Half days named as possible or needed; bits as in ``Volunteer.availability``."""
    not_half_days: int = 0
    """Half days ruled out ("nicht abends", "am Wochenende kann ich nicht")."""
    rhythm: frozenset[str] = NONE
    not_rhythm: frozenset[str] = NONE
    hours_min: float | None = None
    hours_max: float | None = None
    """Hours a week."""
    anywhere: bool | None = None
    """Wholly from home or online; False where a wish rules that out."""
    partly_home: bool | None = None
    """Some of it from home, some of it there."""
    minimum_age: int | None = None
    """Offers: asked of volunteers."""
    age: int | None = None
    """Wishes: the person's own."""
    languages: frozenset[str] = NONE
    """Wishes: spoken; offers: asked for or helpful. Without German."""
    german: str = ""
    """Wishes: own level, "A1" for hardly any; offers: level asked for."""
    target_groups: frozenset[str] = NONE
    not_target_groups: frozenset[str] = NONE
    activities: frozenset[str] = NONE
    not_activities: frozenset[str] = NONE
    areas: frozenset[str] = NONE
    not_areas: frozenset[str] = NONE
    not_concepts: frozenset[str] = NONE
    """Groups of the thesaurus ruled out ("keine Pflege"), for ranking; a code above where it is meant as a whole."""
    group: bool | None = None
    """Offers: suits groups and teams; wishes: comes as a group."""
    licences: frozenset[str] = NONE
    """Offers: asked for; wishes: held, or "none"."""
    police_check: bool | None = None
    measles: bool | None = None
    hygiene: bool | None = None
    mobility: frozenset[str] = NONE
    radius_km: float | None = None
    manner: frozenset[str] = NONE
    """Codes of ``manner``: wishes: how somebody would like to help; offers: how it is."""
    not_manner: frozenset[str] = NONE
    guesses: tuple[Guess, ...] = ()
    topic: str = ""
    """Wishes: what is asked for, without constraints and negations; empty when nothing else is stated."""
    background: str = ""
    """Wishes: what is told besides without asking for it, such as somebody's work; a weak hint."""


_SETS = {
    "rhythm": "rhythm",
    "not_rhythm": "not_rhythm",
    "language": "languages",
    "target_group": "target_groups",
    "not_target_group": "not_target_groups",
    "activity": "activities",
    "not_activity": "not_activities",
    "area": "areas",
    "not_area": "not_areas",
    "not_concept": "not_concepts",
    "licence": "licences",
    "mobility": "mobility",
    "manner": "manner",
    "not_manner": "not_manner",
}
_MASKS = ("half_days", "not_half_days")
_FLAGS = ("anywhere", "partly_home", "group", "police_check", "measles", "hygiene")
_RULED_OUT = (
    ("rhythm", "not_rhythm"),
    ("target_groups", "not_target_groups"),
    ("activities", "not_activities"),
    ("areas", "not_areas"),
    ("manner", "not_manner"),
)


def criteria_of(guesses: Iterable[Guess], topic: str = "", background: str = "") -> Criteria:
    """Guesses put together; what is ruled out anywhere is not asked for. Their order does not matter."""
    kept = tuple(guesses)
    masks = dict.fromkeys(_MASKS, 0)
    sets: dict[str, frozenset[str]] = dict.fromkeys(_SETS.values(), NONE)
    flags: dict[str, bool | None] = dict.fromkeys(_FLAGS)
    hours: list[float] = []
    numbers: dict[str, list[float]] = {"minimum_age": [], "age": [], "radius_km": [], "hours_max": []}
    levels: list[str] = []
    for guess in kept:
        kind, value = guess.kind, guess.value
        if kind in masks:
            masks[kind] |= mask_of(value)
        elif kind in _SETS:
            sets[_SETS[kind]] |= {value}
        elif kind in flags:
            flags[kind] = True
        elif kind == "not_anywhere":
            flags["anywhere"] = flags["anywhere"] or False
        elif kind == "hours":
            hours += [float(number) for number in value.split("-")]
        elif kind in numbers:
            numbers[kind].append(float(value))
        elif kind == "german":
            levels.append(value)
    for wanted, unwanted in _RULED_OUT:
        sets[wanted] -= sets[unwanted]
    return Criteria(
        half_days=masks["half_days"] & ~masks["not_half_days"],
        not_half_days=masks["not_half_days"],
        rhythm=sets["rhythm"],
        not_rhythm=sets["not_rhythm"],
        hours_min=min(hours, default=None),
        hours_max=min(numbers["hours_max"], default=max(hours, default=None)),
        anywhere=flags["anywhere"],
        partly_home=flags["partly_home"],
        minimum_age=_lowest(numbers["minimum_age"]),
        age=_lowest(numbers["age"]),
        languages=sets["languages"],
        german=min(levels, default=""),  # the levels sort by name; the lower one excludes fewer
        target_groups=sets["target_groups"],
        not_target_groups=sets["not_target_groups"],
        activities=sets["activities"],
        not_activities=sets["not_activities"],
        areas=sets["areas"],
        not_areas=sets["not_areas"],
        not_concepts=sets["not_concepts"],
        group=flags["group"],
        licences=sets["licences"],
        police_check=flags["police_check"],
        measles=flags["measles"],
        hygiene=flags["hygiene"],
        mobility=sets["mobility"],
        radius_km=min(numbers["radius_km"], default=None),
        manner=sets["manner"],
        not_manner=sets["not_manner"],
        guesses=kept,
        topic=topic,
        background=background,
    )


def mask_text(mask: int) -> str:
    """``sat-morning+sat-afternoon``."""
    return "+".join(name for name, bit in _BITS.items() if mask >> bit & 1)


def mask_of(text: str) -> int:
    """The mask that ``mask_text`` wrote; names that nobody knows count for nothing."""
    return sum(1 << _BITS[name] for name in set(text.split("+")) if name in _BITS)


def _lowest(numbers: list[float]) -> int | None:
    return int(min(numbers)) if numbers else None
