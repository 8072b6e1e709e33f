"""Trying values out at the desk: what is tried, how it shows, and the values to rank with."""

from __future__ import annotations

from typing import Any

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching import trying
from freiwilligenagentur.matching.presenter.shown import TrialShown
from freiwilligenagentur.matching.trying import ANY, Changes, Toggle
from freiwilligenagentur.matching.values import Person, Place


class Trial:
    """What is tried with one person or one offer."""

    def __init__(self, subject: Person | Place) -> None:
        self._subject = subject
        self._bound: Changes = {}
        self._times: Changes = {}
        self._on: frozenset[str] = frozenset()

    @property
    def is_on(self) -> bool:
        """Whether anything differs from the record."""
        return bool(self.changes())

    def changes(self) -> Changes:
        """The fields that differ, with the values that are tried."""
        return {**self._bound, **self._times, **trying.applied(self._toggles(), self._on, self._subject)}

    def follow(self, subject: Person | Place) -> None:
        """The record changed meanwhile; what is tried stays as far as it still makes a difference."""
        self._subject = subject
        self._on &= {toggle.code for toggle in self._toggles()}
        self._bound = self._different(self._bound)
        self._times = self._different(self._times)

    def bound(self, code: str) -> None:
        """Tries a radius in kilometres or a minimum age; ``ANY`` for none."""
        if isinstance(self._subject, Person):
            self._bound = self._different({"radius_km": None if code == ANY else float(code)})
        else:
            self._bound = self._different({"minimum_age": None if code == ANY else int(code)})

    def times(self, mask: int) -> None:
        """Tries half days."""
        self._times = self._different({"availability": mask})

    def toggle(self, on: frozenset[str]) -> None:
        """Tries exactly these."""
        self._on = on

    def reset(self) -> None:
        """Back to the record."""
        self._bound, self._times, self._on = {}, {}, frozenset()

    def shown(self, *, may_keep: bool) -> TrialShown:
        """All of it for the window."""
        changes = self.changes()
        toggles = self._toggles()
        if isinstance(self._subject, Person):
            label, bounds, bound = _("Radius"), self._radii(), changes.get("radius_km", self._subject.radius_km)
        else:
            label, bounds, bound = _("Minimum age"), self._ages(), changes.get("minimum_age", self._subject.minimum_age)
        return TrialShown(
            bounds_label=label,
            bounds=tuple(bounds),
            bound=_code(bound),
            availability=changes.get("availability", self._subject.availability),
            toggles=tuple((toggle.code, toggle.label) for toggle in toggles),
            on=self._on,
            tried=tuple(trying.words(changes, toggles, self._on)),
            may_keep=may_keep,
        )

    def _toggles(self) -> tuple[Toggle, ...]:
        if isinstance(self._subject, Person):
            return trying.person_toggles(self._subject)
        return trying.place_toggles(self._subject)

    def _different(self, changes: Changes) -> Changes:
        return {name: value for name, value in changes.items() if value != getattr(self._subject, name)}

    def _radii(self) -> list[tuple[str, str]]:
        assert isinstance(self._subject, Person)
        own = self._subject.radius_km
        radii = sorted({*trying.RADII, *([] if own is None else [own])})
        return [*((_code(km), trying.radius_text(km)) for km in radii), (ANY, _("any distance"))]

    def _ages(self) -> list[tuple[str, str]]:
        assert isinstance(self._subject, Place)
        own = self._subject.minimum_age
        ages = sorted({*trying.AGES, *([] if own is None else [own])})
        return [(ANY, _("any age")), *((_code(age), trying.age_text(age)) for age in ages)]


def _code(value: Any) -> str:
    return ANY if value is None else f"{value:g}"
