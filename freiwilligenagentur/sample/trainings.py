"""Three trainings of the sample office's Vereinsforum, with those who came, came for a part, and stayed away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.sample import words
from freiwilligenagentur.trainings.model import Attendance, Training

SEED = 197
"""A chance of its own, so that trainings change nothing about the people and offers of the sample office."""
Course = tuple[Training, list[Attendance]]


def trainings(people: Sequence[Volunteer], today: date) -> list[Course]:
    """Two that were held and one that is still to come, each with its list of people."""
    chance = Random(SEED)  # noqa: S311  (the same lists every time, nothing secret)
    found = [person for person in people if person.status is not Status.ARCHIVED and person.last_name]
    made: list[Course] = []
    for course in words.trainings():
        first = today + timedelta(days=course["days_from_today"])
        training = Training(
            title=course["title"],
            first_on=first,
            last_on=first + timedelta(days=course["days"] - 1),
            hours=Decimal(str(course["hours"])),
            contents="\n".join(course["contents"]),
            organiser="Freiwilligenagentur Naumburg",
            lecturer=course["lecturer"],
            place=course["place"],
            places=course["places"],
        )
        came = chance.sample(found, min(course["people"], len(found)))
        made.append((training, [_attendance(chance, training, person, today) for person in came]))
    return made


def _attendance(chance: Random, training: Training, person: Volunteer, today: date) -> Attendance:
    kept = Attendance(training_id=training.id, volunteer_id=person.id)
    if training.first_on > today:
        return kept
    share = chance.choices([Decimal(1), Decimal("0.75"), Decimal("0.25"), Decimal(0)], weights=[80, 7, 3, 10])[0]
    kept.hours = training.hours * share
    kept.present = bool(share)
    kept.registered = not kept.present or chance.random() < 0.9
    return kept
