"""People and trainings on a fixed day, each made outside of undo, so that undo only meets what a test does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.rows import AttendanceRow
from freiwilligenagentur.trainings.rules import TrainingInput
from freiwilligenagentur.trainings.service import TrainingServices

TODAY = date(2026, 11, 23)
FORUM = TrainingInput(
    title="Vereinsforum: Datenschutz im Verein",
    first_on=date(2026, 10, 17),
    hours=Decimal(6),
    contents="- Was die DSGVO verlangt\n\n- Fotos und Einwilligungen",
    organiser="Freiwilligenagentur Naumburg",
    lecturer="Jana Vogel",
    place="Architektur- und Umwelthaus",
)
COMING = replace(FORUM, title="Vereinsforum: Förderanträge", first_on=date(2026, 12, 5))
NAMES = (("Ilse", "Mertens"), ("Bodo", "Häcker"), ("Anna", "Haecker"))


class TrainingTown:
    """One office with trainings."""

    def __init__(self, store: Store, services: TrainingServices) -> None:
        self.store = store
        self.services = services

    def volunteer(self, first_name: str = "Ilse", last_name: str = "Mertens", **values: Any) -> str:
        person = Volunteer(first_name=first_name, last_name=last_name, phone="03445 1", **values)
        with self.store.write("Vorbereitung", undoable=False) as session:
            session.add(person)
        return str(person.id)

    def training(self, entry: TrainingInput = FORUM, people: int = 0) -> str:
        key = self.services.trainings.add(entry)
        if people:
            self.services.attendances.register(key, [self.volunteer(*names) for names in NAMES[:people]])
        return key

    def rows(self, training_id: str) -> list[AttendanceRow]:
        return list(self.services.trainings.get(training_id).attendances)

    def row(self, training_id: str, last_name: str = "Mertens") -> AttendanceRow:
        [found] = [row for row in self.rows(training_id) if row.name.startswith(last_name)]
        return found
