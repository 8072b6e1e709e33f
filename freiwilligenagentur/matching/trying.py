"""What if: values of a person or an offer that are tried out at the desk and kept only when somebody says so.

What is tried is a mapping from the name of a field to its value; the fields have the same names in ``Person`` and
``Volunteer``, in ``Place`` and ``Offer``, so that what was tried can be taken over into the record as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.gates import LEVELS
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.people.model import Willingness
from freiwilligenagentur.vocabulary.times import times_text

Changes = Mapping[str, Any]

RADII: Final = (2.0, 5.0, 8.0, 10.0, 15.0, 20.0, 30.0, 50.0)
"""Kilometres that can be tried with one key."""
AGES: Final = (14, 16, 18, 21)
ANY: Final = "any"
"""The choice "no bound" of radius and age."""
_NO_LICENCE: Final = "none"
_LONGEST_TIMES: Final = 22
_READY: Final = (Willingness.AGREED, Willingness.SHOWN)


@dataclass(frozen=True, slots=True)
class Toggle:
    """One thing that can be switched on: what it says, and the field and value that it stands for."""

    code: str
    label: str
    field: str
    value: Any
    adds: bool = False
    """Whether the value is added to the set that is there."""

    def applied(self, before: Any) -> Any:
        """The value of the field with this switched on."""
        return before | self.value if self.adds else self.value


def person_toggles(person: Person) -> tuple[Toggle, ...]:
    """What can be tried with a person; only what would change something."""
    german = person.languages.get("de", "")
    known = german in LEVELS
    held = person.licences - {_NO_LICENCE}
    found = [
        ("B" not in held, Toggle("licence", _("with driving licence B"), "licences", held | {"B"})),
        (
            person.police_check not in _READY,
            Toggle("police_check", _("with police check"), "police_check", Willingness.AGREED),
        ),
        (
            person.measles is Willingness.DECLINED,
            Toggle("measles", _("with measles proof"), "measles", Willingness.AGREED),
        ),
        (
            person.hygiene is Willingness.DECLINED,
            Toggle("hygiene", _("with hygiene instruction"), "hygiene", Willingness.AGREED),
        ),
        *(
            (
                known and LEVELS.index(german) < LEVELS.index(level),
                Toggle(
                    f"german_{level}",
                    _("German {level}").format(level=level),
                    "languages",
                    {**person.languages, "de": level},
                ),
            )
            for level in ("B1", "B2")
        ),
        *(
            (
                bool(person.rhythm) and code not in person.rhythm,
                Toggle(f"rhythm_{code}", label, "rhythm", frozenset({code}), adds=True),
            )
            for code, label in (
                ("regular", _("regularly too")),
                ("once", _("once too")),
                ("on_call", _("on call too")),
            )
        ),
        (bool(person.excluded), Toggle("excluded", _("without exclusions"), "excluded", frozenset())),
    ]
    return tuple(toggle for useful, toggle in found if useful)


def place_toggles(place: Place) -> tuple[Toggle, ...]:
    """What can be tried with an offer; only what would change something."""
    wanted = place.places_wanted
    found = [
        (
            wanted is not None,
            Toggle("one_more", _("one more place"), "places_wanted", max(wanted or 0, place.taken) + 1),
        ),
        (bool(place.licences), Toggle("licence", _("without driving licence"), "licences", frozenset())),
        (bool(place.police_check), Toggle("police_check", _("without police check"), "police_check", False)),
        (bool(place.german_level), Toggle("german", _("any level of German"), "german_level", "")),
        (bool(place.measles), Toggle("measles", _("without measles proof"), "measles", False)),
        (bool(place.hygiene), Toggle("hygiene", _("without hygiene instruction"), "hygiene", False)),
        (not place.anywhere, Toggle("anywhere", _("from anywhere"), "anywhere", True)),
    ]
    return tuple(toggle for useful, toggle in found if useful)


def applied(toggles: tuple[Toggle, ...], on: frozenset[str], before: Person | Place) -> dict[str, Any]:
    """The fields that the toggles in ``on`` change; of two for one field the later one counts, sets are added up."""
    changes: dict[str, Any] = {}
    for toggle in toggles:
        if toggle.code in on:
            changes[toggle.field] = toggle.applied(changes.get(toggle.field, getattr(before, toggle.field)))
    return changes


def words(changes: Changes, toggles: tuple[Toggle, ...], on: frozenset[str]) -> list[str]:
    """What is tried, each as a few words."""
    found = []
    if "radius_km" in changes:
        found.append(radius_text(changes["radius_km"]))
    if "minimum_age" in changes:
        found.append(age_text(changes["minimum_age"]))
    if "availability" in changes:
        times = times_text(changes["availability"], short=True) or _("any time")
        found.append(times if len(times) <= _LONGEST_TIMES else _("other times"))
    return found + [toggle.label for toggle in toggles if toggle.code in on]


def radius_text(km: float | None) -> str:
    """``15 km``; without one anything is near enough."""
    return _("any distance") if km is None else _("{km} km").format(km=i18n.number(km))


def age_text(age: int | None) -> str:
    """``ab 16 Jahren``."""
    return _("any age") if age is None else _("from {age} years on").format(age=age)
