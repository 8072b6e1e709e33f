"""When a training and an attendance can be kept as they are, and what an attendance is good for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _

SMALLEST = Decimal("0.25")
USUAL_PERCENT = 50
"""Attendance must exceed one half: akkreditierung.hessen.de, for trainings of teachers."""
_MINUTES_OF_A_UNIT = 45
_DAY = 24


@dataclass(frozen=True, slots=True)
class TrainingInput:
    """A training as typed; both days are included, ``hours`` are of 60 minutes."""

    title: str = ""
    first_on: date | None = None
    last_on: date | None = None
    hours: Decimal | None = None
    contents: str = ""
    organiser: str = ""
    lecturer: str = ""
    place: str = ""
    organisation_id: str = ""
    places: int | None = None
    minimum_percent: int | None = USUAL_PERCENT
    notes: str = ""

    def period(self) -> tuple[date, date]:
        """First and last day; only for input without problems. Without a last day it was one day."""
        first = self.first_on or date.min
        return first, self.last_on or first


@dataclass(frozen=True, slots=True)
class AttendanceInput:
    """An attendance as typed. ``hours`` None means the whole training for who was present."""

    registered: bool = True
    present: bool = False
    hours: Decimal | None = None
    note: str = ""


def training_problems(entry: TrainingInput) -> list[Problem]:
    """What keeps a training from being kept."""
    found = []
    if not entry.title.strip():
        found.append(Problem("title", _("A training needs a title.")))
    if entry.first_on is None:
        found.append(Problem("first_on", _("Please enter the first day.")))
    elif entry.last_on is not None and entry.last_on < entry.first_on:
        found.append(Problem("last_on", _("The last day lies before the first.")))
    found += _length_problems(entry) if not found else []
    if entry.places is not None and entry.places < 1:
        found.append(Problem("places", _("Leave the places empty when everybody can come.")))
    if entry.minimum_percent is None or not 0 <= entry.minimum_percent <= 100:
        found.append(Problem("minimum_percent", _("The share is between 0 and 100 percent.")))
    return found


def _length_problems(entry: TrainingInput) -> list[Problem]:
    if entry.hours is None:
        return [Problem("hours", _("Please enter how many hours the training lasts."))]
    if entry.hours < SMALLEST:
        return [Problem("hours", _("The shortest training lasts a quarter of an hour (0.25)."))]
    first, last = entry.period()
    most = _DAY * ((last - first).days + 1)
    if entry.hours > most:
        text = _("These days have only {most} hours in all; please check the number.")
        return [Problem("hours", text.format(most=i18n.number(most)))]
    return []


def attendance_problems(entry: AttendanceInput, held: Decimal) -> list[Problem]:
    """What keeps an attendance at a training of ``held`` hours from being kept."""
    if not entry.present:
        if entry.hours:
            return [Problem("hours", _("Whoever was not there has no hours. Please mark the person as present."))]
        return []
    if entry.hours is None:
        return []
    if entry.hours > held:
        text = _("The training lasted {held} hours; nobody can have been there for longer.")
        return [Problem("hours", text.format(held=i18n.number(held)))]
    if entry.hours < SMALLEST:
        return [Problem("hours", _("The smallest entry is a quarter of an hour (0.25)."))]
    return []


def is_enough(present: Decimal, held: Decimal, percent: int) -> bool:
    """Whether a Teilnahmebescheinigung can be issued: present for more than the share, or all the time."""
    return present > 0 and (present >= held or present * 100 > held * percent)


def units(hours: Decimal) -> Decimal:
    """Hours as Unterrichtseinheiten of 45 minutes."""
    return hours * 60 / _MINUTES_OF_A_UNIT


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, without signs of enumeration."""
    return tuple(bare for line in text.splitlines() if (bare := line.strip().lstrip("-–•* ").strip()))
