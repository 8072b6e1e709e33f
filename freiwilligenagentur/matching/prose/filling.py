"""Guesses in place of empty fields: prose counts where nobody filled in the field or struck out the guess."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from freiwilligenagentur.matching.prose.criteria import Criteria, criteria_of

ALL_HALF_DAYS = (1 << 21) - 1


def half_days_left(criteria: Criteria) -> int:
    """Half days that somebody can: those named, else all but those ruled out, else 0 for unknown."""
    if criteria.half_days or not criteria.not_half_days:
        return criteria.half_days
    return ALL_HALF_DAYS & ~criteria.not_half_days


def spoken(criteria: Criteria) -> dict[str, str]:
    """Languages with their levels; only that of German is ever told."""
    return dict.fromkeys(sorted(criteria.languages), "") | ({"de": criteria.german} if criteria.german else {})


OFFER_FIELDS: dict[str, Callable[[Criteria], object]] = {
    "areas": lambda read: read.areas,
    "activities": lambda read: read.activities,
    "target_groups": lambda read: read.target_groups,
    "availability": lambda read: read.half_days,
    "rhythm": lambda read: read.rhythm,
    "hours_min": lambda read: read.hours_min,
    "hours_max": lambda read: read.hours_max,
    "anywhere": lambda read: bool(read.anywhere),
    "minimum_age": lambda read: read.minimum_age,
    "police_check": lambda read: read.police_check,
    "measles": lambda read: read.measles,
    "hygiene": lambda read: read.hygiene,
    "licences": lambda read: read.licences,
    "german_level": lambda read: read.german,
    "languages": lambda read: read.languages,
}
"""Columns of Offer, each with what the prose says about it."""

VOLUNTEER_FIELDS: dict[str, Callable[[Criteria], object]] = {
    "areas": lambda read: read.areas,
    "activities": lambda read: read.activities,
    "target_groups": lambda read: read.target_groups,
    "excluded": lambda read: read.not_areas | read.not_activities | read.not_target_groups,
    "availability": half_days_left,
    "rhythm": lambda read: read.rhythm,
    "hours_min": lambda read: read.hours_min,
    "hours_max": lambda read: read.hours_max,
    "mobility": lambda read: read.mobility,
    "radius_km": lambda read: read.radius_km,
    "licences": lambda read: read.licences,
    "languages": spoken,
}
"""Columns of Volunteer, each with what the wishes say about it."""

_TOGETHER = (("hours_min", "hours_max"),)
"""Fields that are filled together or not at all."""


def without(criteria: Criteria, struck: Collection[str]) -> Criteria:
    """Criteria without the guesses that were struck out."""
    if not struck:
        return criteria
    kept = (guess for guess in criteria.guesses if guess.key not in struck)
    return criteria_of(kept, criteria.topic, criteria.background)


def filled_offer(record: Any, criteria: Criteria, struck: Collection[str] = ()) -> dict[str, object]:
    """Values for the empty fields of an Offer, or of anything with its columns; only those that the prose tells."""
    return _filled(record, OFFER_FIELDS, without(criteria, struck))


def filled_volunteer(record: Any, criteria: Criteria, struck: Collection[str] = ()) -> dict[str, object]:
    """Values for the empty fields of a Volunteer, or of anything with its columns."""
    return _filled(record, VOLUNTEER_FIELDS, without(criteria, struck))


def _filled(record: Any, fields: dict[str, Callable[[Criteria], object]], criteria: Criteria) -> dict[str, object]:
    found = {
        name: value for name, read in fields.items() if not getattr(record, name, None) and (value := read(criteria))
    }
    for names in _TOGETHER:
        if any(getattr(record, name, None) for name in names):
            found = {name: value for name, value in found.items() if name not in names}
    return found
