"""Bringing a stand home: opening its file, what it would do, and doing it as one step."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, undefer

from freiwilligenagentur.certificates.service.numbers import close_series
from freiwilligenagentur.errors import Damaged, NewerDatabase, Refused, WrongFile
from freiwilligenagentur.fair.container import Label, read_label, unpack
from freiwilligenagentur.fair.harvest import Harvest, gather
from freiwilligenagentur.fair.meeting import Outcome, meet
from freiwilligenagentur.fair.model import Stand, StandState, own_row
from freiwilligenagentur.fair.writing import withdraws_health, write
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.duplicates import Hit, Index, Known, likely
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.people.rows import known_of
from freiwilligenagentur.placements.model import Placement
from freiwilligenagentur.storage import Id, Store, backup, migrate, utc_now
from freiwilligenagentur.storage.engine import sqlcipher_engine
from freiwilligenagentur.storage.failures import translated
from freiwilligenagentur.storage.undo import Progress


@dataclass(frozen=True, slots=True)
class Guess:
    """Somebody new at the stand who is probably known to the office."""

    there: Known
    hit: Hit


@dataclass(frozen=True, slots=True)
class Plan:
    """What bringing a stand home would do now."""

    name: str
    closed_at: datetime
    harvest: Harvest
    outcome: Outcome
    is_new: bool
    """Whether there is anything that did not come home before."""
    guesses: tuple[Guess, ...] = ()
    offers: Mapping[Id, str] = field(default_factory=dict)
    """The titles of the offers that people were placed with."""

    @property
    def is_final(self) -> bool:
        """Whether it could not be taken back: certificates stay in the register, and a withdrawn consent withdrawn."""
        return self.harvest.is_final or withdraws_health(self.harvest)


class Returned:
    """The opened file of a stand. Close it (or leave the ``with``), so that its unpacked copy goes."""

    def __init__(self, label: Label, engine: Engine, folder: tempfile.TemporaryDirectory[str]) -> None:
        self.label = label
        self.engine = engine
        self._folder = folder

    def __enter__(self) -> Returned:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Removes the unpacked copy; the file itself stays."""
        self.engine.dispose()
        self._folder.cleanup()


class Returning:
    """Stands that come home. ``known`` tells what is compared of everybody in the office."""

    def __init__(self, store: Store, known: Callable[[], list[Known]]) -> None:
        self._store = store
        self._known = known

    def open(self, place: Path, progress: Progress | None = None) -> Returned:
        """Opens the file of a stand of this office.

        Raises WrongFile, Refused or a StorageError with a sentence: it is damaged, another office's, unknown here, not
        closed at the stand, or made by a newer program. Nothing is changed then.
        """
        label = read_label(place)
        key = self._key_for(label)
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        try:
            engine = _opened(unpack(place, Path(folder.name), progress), key, place)
            found = Returned(label, engine, folder)
        except BaseException:
            folder.cleanup()
            raise
        try:
            with translated(), Session(engine) as source:
                own = source.scalars(own_row()).one_or_none()
            if own is None or own.id != label.stand_id or own.closed_at is None:
                raise WrongFile(_damaged(place))
        except BaseException:
            found.close()
            raise
        return found

    def plan(self, returned: Returned) -> Plan:
        """What would happen if all new people of the stand are new here, and who of them may be known.

        Looking for them takes a while in a large office. Nothing is written. Raises Refused when a certificate's number
        was given twice.
        """
        with self._store.read() as session, Session(returned.engine) as source:
            plan = self._plan(session, source, returned, {})
            known_before = session.get_one(Stand, returned.label.stand_id).same
            return replace(plan, guesses=self._guesses(source, plan.harvest, known_before))

    def plan_with(self, returned: Returned, plan: Plan, same: Mapping[Id, Id]) -> Plan:
        """The same with other decisions: ``same`` says which new volunteers are somebody here."""
        with self._store.read() as session, Session(returned.engine) as source:
            return replace(self._plan(session, source, returned, same), guesses=plan.guesses)

    def bring(self, returned: Returned, same: Mapping[Id, Id], progress: Progress | None = None) -> Plan:
        """Does it, in one step, and returns what was done. Raises Refused, Cancelled or a StorageError; then nothing
        is changed. The office is looked at anew inside the step, so a colleague's save in between is respected.
        """
        with Session(returned.engine) as source:
            with self._store.read() as session:
                seen = self._plan(session, source, returned, same)
            label = _("Stand brought home: {name}").format(name=seen.name)
            with self._store.write(label, undoable=not seen.is_final) as session:
                plan = self._plan(session, source, returned, same)
                if plan.is_new:
                    write(session, plan.harvest, plan.outcome, progress)
                    close_series(session, plan.harvest.series)
                    stand = session.get_one(Stand, returned.label.stand_id)
                    stand.state, stand.home_at, stand.closed_at = StandState.HOME, utc_now(), plan.closed_at
                    stand.brought, stand.same = {**stand.brought, **plan.harvest.mark}, dict(plan.outcome.same)
        return plan

    def _plan(self, session: Session, source: Session, returned: Returned, same: Mapping[Id, Id]) -> Plan:
        stand = session.get_one(Stand, returned.label.stand_id)
        there = source.scalars(own_row()).one()
        harvest = gather(source, stand.brought)
        outcome = meet(session, source, harvest, {**stand.same, **same})
        is_new = not harvest.is_empty or stand.state is not StandState.HOME
        assert there.closed_at is not None, "open refuses it"
        return Plan(stand.name, there.closed_at, harvest, outcome, is_new, offers=_offers(source, outcome))

    def _guesses(self, source: Session, harvest: Harvest, same: Mapping[Id, Id]) -> tuple[Guess, ...]:
        keys = [row["id"] for row in harvest.new.get(Volunteer.__tablename__, ()) if row["id"] not in same]
        if not keys:
            return ()
        index, found = Index(), []
        index.put(self._known())
        for person in source.scalars(select(Volunteer).where(Volunteer.id.in_(keys)).order_by(Volunteer.id)):
            there = known_of(person)
            found += [Guess(there, hit) for hit in likely(there, index, limit=1)]
        return tuple(found)

    def _key_for(self, label: Label) -> bytes:
        with self._store.read() as session:
            stand = session.get(Stand, label.stand_id, options=[undefer(Stand.key)])
            office = session.scalar(select(Office.id))
        if stand is None or stand.key is None:
            raise Refused(_another_office() if label.office_id != office else _unknown())
        if not label.closed:
            raise Refused(
                _(
                    "This is the file as the office made it; no work is in it. At the stand, choose “Close the stand” "
                    "in the room “Stand at a fair”; the file that this writes is the one to bring home."
                )
            )
        return stand.key


def _offers(source: Session, outcome: Outcome) -> dict[Id, str]:
    keys = {row["offer_id"] for row in outcome.new.get(Placement.__tablename__, ())}
    return {offer.id: offer.title for offer in source.scalars(select(Offer).where(Offer.id.in_(keys)))}


def _opened(database: Path, key: bytes, place: Path) -> Engine:
    """The unpacked database in the schema of this program. Raises WrongFile or NewerDatabase."""
    engine = sqlcipher_engine(database, key)
    try:
        backup.verify(database, key)
        with translated():
            if migrate.revision(engine) != migrate.HEAD:
                migrate.upgrade(engine)
    except NewerDatabase:
        engine.dispose()
        text = _("{name} comes from a laptop with a newer version of the program. Please install that one here too.")
        raise NewerDatabase(text.format(name=place.name)) from None
    except Damaged:
        engine.dispose()
        raise WrongFile(_damaged(place)) from None
    except BaseException:
        engine.dispose()
        raise
    return engine


def _damaged(place: Path) -> str:
    text = _(
        "{name} is damaged. Nothing was changed. The laptop still has everything: please close the stand there once "
        "more, on another stick."
    )
    return text.format(name=place.name)


def _another_office() -> str:
    return _("This stand belongs to another office. Nothing was changed. Please bring the file home where it was made.")


def _unknown() -> str:
    return _(
        "This office does not know the stand. Perhaps a copy from the time before it was made was put in place. "
        "Nothing was changed; please keep the file."
    )
