"""Who presumably fulfils a scheme, what is missing, and where the hours come from."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Protocol

from freiwilligenagentur import garbage
from freiwilligenagentur.errors import Cancelled, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.kept import Kept
from freiwilligenagentur.schemes.fulfilment import Judgement, Outcome, fulfilment
from freiwilligenagentur.schemes.rows import Extent, PersonRow
from freiwilligenagentur.schemes.rules import Rule
from freiwilligenagentur.schemes.service import reading
from freiwilligenagentur.schemes.work import engaged_days, hours_of
from freiwilligenagentur.storage import ChangeSet, Store
from freiwilligenagentur.vocabulary.sorting import name_key

EACH = 500
"""People between two looks at the progress."""
ONE = timedelta(days=1)
_ORDER = {Outcome.MET: 0, Outcome.OPEN: 1, Outcome.MISSING: 2}


class Progress(Protocol):
    """How far the work is, and whether it shall stop."""

    @property
    def cancelled(self) -> bool:
        """Whether to stop at the next step."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how many people were looked at."""


class Standing:
    """People beside rules. Nothing here changes a record. What people did is read once and again after changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._people = Kept(self._read)
        store.subscribe(self._on_change)

    def read_anew(self) -> None:
        """What a colleague at another workstation changed is seen with the next question."""
        self._people.outdated()

    def everybody(self, rule: Rule, day: date, progress: Progress | None = None) -> list[PersonRow]:
        """Everybody but archived people, the nearest first, equally near ones by name. Raises Cancelled."""
        with garbage.unsearched():  # thousands of new values, none of which is garbage
            return self._everybody(rule, day, progress)

    def _everybody(self, rule: Rule, day: date, progress: Progress | None) -> list[PersonRow]:
        people = self._people.get(progress)
        judgement, rows = Judgement(rule, day), []
        for number, person in enumerate(people):
            if number % EACH == 0:
                _step(progress, number, len(people))
            rows.append(PersonRow(person.id, person.name, person.town, judgement.of(person.work)))
        return sorted(rows, key=_nearest_first)

    def of(self, volunteer_id: str, rule: Rule, day: date) -> PersonRow:
        """One person. Raises Refused when the record is gone."""
        with self._store.read() as session:
            found = reading.everybody(session, volunteer_id)
        if not found:
            raise Refused(_("This person's record is no longer there. A colleague may have taken its creation back."))
        return PersonRow(found[0].id, found[0].name, found[0].town, fulfilment(found[0].work, rule, day))

    def extents(self, volunteer_id: str, first: date, last: date) -> list[Extent]:
        """Every placement of a person that lasted within a period, with its hours; most hours first.

        Each stands for itself. Where two placements at the same offer overlap, their days count once when all of the
        person's hours are added up (``hours_of``), and twice when these lines are.
        """
        with self._store.read() as session:
            stays = reading.one_by_one(session, volunteer_id)
            names = reading.names(session, volunteer_id)
        lines = [
            Extent(
                *names[stay.key],
                stay.started_on,
                stay.ended_on,
                engaged_days(work, last + ONE) - engaged_days(work, first),
                hours_of(work, first, last),
            )
            for stay, work in stays
        ]
        return sorted((line for line in lines if line.days), key=lambda line: -line.hours.counted)

    def _read(self, progress: Progress | None) -> list[reading.Somebody]:
        with self._store.read() as session:
            found = reading.everybody(session, look=partial(_step, progress, 0, 0))
        return sorted(found, key=lambda person: name_key(person.name))

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches("Volunteer", "Placement", "HoursEntry", "HeldRoute"):
            self._people.outdated()


def _step(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress.step(done, total)
        if progress.cancelled:
            raise Cancelled(_("Stopped. Nothing was changed."))


def _nearest_first(row: PersonRow) -> tuple[int, float, bool]:
    found = row.fulfilment
    return _ORDER[found.outcome], found.share_missing, found.estimated
