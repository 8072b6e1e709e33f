"""A training on the desk of the form, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.presenter.values import Values
from freiwilligenagentur.storage import new_id
from freiwilligenagentur.trainings import words
from freiwilligenagentur.trainings.rules import TrainingInput
from freiwilligenagentur.trainings.service import Trainings

TEXTS = ("title", "contents", "organiser", "lecturer", "place", "organisation_id", "notes")


class TrainingSheet:
    """One training at a time, for ``FormPresenter``."""

    kind = "training"

    def __init__(self, trainings: Trainings) -> None:
        self._trainings = trainings
        self._id, self._version = "", 0
        self._organisation: tuple[str, str] = ("", "")

    def new(self, parent_id: str) -> Values:
        """An empty training; ``parent_id`` is its organisation, if any."""
        return self.new_again(new_id(), parent_id)

    def new_again(self, record_id: str, parent_id: str = "") -> Values:
        """An empty training under the key of a draft."""
        self._id, self._version, self._organisation = record_id, 0, ("", "")
        return values_of(TrainingInput(organisation_id=parent_id))

    def exists(self, record_id: str) -> bool:
        """Whether the training is kept already."""
        try:
            self._trainings.get(record_id)
        except Refused:
            return False
        return True

    def open(self, record_id: str) -> Values:
        """The training as it stands now."""
        record = self._trainings.get(record_id)
        self._id, self._version = record.id, record.version
        self._organisation = (record.entry.organisation_id, record.organisation)
        return values_of(record.entry)

    def save(self, values: Values) -> str:
        """Keeps the training."""
        entry = entry_of(values)
        if self._version:
            self._trainings.change(self._id, self._version, entry)
        else:
            self._trainings.add(entry, self._id)
        return self._id

    def record_id(self) -> str:
        """The key on the desk."""
        return self._id

    def heading(self, is_new: bool) -> str:
        """Title of the form."""
        return _("New training") if is_new else _("Change training")

    def needed(self) -> str:
        """Title, day and length."""
        return _("Only title, first day and hours are needed. Everything else can come later.")

    def name(self, values: Values) -> str:
        """The title typed so far."""
        return str(values["title"]) or _("Training without a title")

    def word(self, field: str) -> str:
        """The label of a field."""
        return words.fields().get(field, field)

    def with_own(self, organisations: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The choices for the organisation, and the one of this training where it is among them no longer."""
        own = [self._organisation] if self._organisation[0] and self._organisation not in organisations else []
        return [*own, *organisations]


def values_of(entry: TrainingInput) -> Values:
    """What the form shows; the last day only where it is another one than the first."""
    several = entry.last_on is not None and entry.last_on != entry.first_on
    return {name: getattr(entry, name) for name in TEXTS} | {
        "first_on": _day_value(entry.first_on),
        "last_on": _day_value(entry.last_on if several else None),
        "hours": _number_value(entry.hours),
        "places": entry.places,
        "minimum_percent": entry.minimum_percent,
    }


def entry_of(values: Values) -> TrainingInput:
    """What was typed."""
    texts = {name: str(values[name]) for name in TEXTS}
    return TrainingInput(
        **texts,
        first_on=_day(values["first_on"]),
        last_on=_day(values["last_on"]),
        hours=None if values["hours"] is None else Decimal(str(values["hours"])),
        places=_whole(values["places"]),
        minimum_percent=_whole(values["minimum_percent"]),
    )


def _day_value(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _number_value(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
