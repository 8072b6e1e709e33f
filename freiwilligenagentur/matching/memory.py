"""All volunteers and offers as plain values, kept in step with the office: read once, then only what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from sys import intern
from threading import Event, RLock
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching import readings
from freiwilligenagentur.matching.fairness import turn
from freiwilligenagentur.matching.kept import Kept
from freiwilligenagentur.matching.readings import Read, Readings
from freiwilligenagentur.matching.values import Person, Place, person_from, place_from
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.storage import ChangeSet, Store


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What a list shows of a volunteer."""

    person: Person
    name: str
    """``Mertens, Ilse``."""
    postcode: str
    town: str
    since: date
    needs: frozenset[str]
    """As recorded; ``person.needs`` is empty without the consent for them."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """What a list shows of an offer."""

    place: Place
    title: str
    organisation_id: str
    organisation: str
    checked_on: date | None
    listed_on: date


Line = TypeVar("Line", PersonLine, PlaceLine)
READ_COUNTS_AFTER: Final = 5.0
"""Seconds after which prose counts that was read so far, while there is more to read."""
_AT_ONCE: Final = 500
"""Keys in one query; SQLite takes no more than 32,766 values."""


class Shelf(Generic[Line]):
    """Lines by id. What changed is read again when somebody next asks; changes may come while another thread reads."""

    def __init__(self, store: Store, read: Callable[[Session, list[str] | None], Iterator[tuple[str, Line]]]) -> None:
        self._store = store
        self._read: Callable[[Session, list[str] | None], Iterator[tuple[str, Line]]] = read
        self._lines: dict[str, Line] | None = None
        self._all_stale = False
        self._stale: set[str] = set()

    def lines(self) -> Mapping[str, Line]:
        """Every line, up to date. For one thread at a time."""
        if self._lines is None or self._all_stale or self._stale:
            everything, stale = self._lines is None or self._all_stale, self._stale
            self._all_stale, self._stale = False, set()
            try:
                with self._store.read() as session:
                    self._lines = self._refreshed(session, None if everything else stale)
            except BaseException:
                self._all_stale = self._all_stale or everything
                self._stale |= stale
                raise
        return self._lines

    def forget(self, ids: Iterable[str]) -> None:
        """These records changed or are gone."""
        self._stale |= set(ids)

    def forget_all(self) -> None:
        """Everything may have changed."""
        self._all_stale = True

    def _refreshed(self, session: Session, stale: set[str] | None) -> dict[str, Line]:
        if stale is None or self._lines is None:
            return dict(self._read(session, None))
        # a new dict: whoever ranks at this moment keeps what they hold
        lines = {key: line for key, line in self._lines.items() if key not in stale}
        for chunk in _chunks(stale):
            lines.update(self._read(session, chunk))
        return lines


@dataclass(frozen=True, slots=True)
class Counts:
    """What is asked of the placements, and the day; each is asked again after placements changed."""

    taken: Callable[[], Mapping[str, int]]
    """How many places are taken, by offer."""
    proposed: Callable[[], Mapping[str, Sequence[date]]]
    """On which days an offer was proposed."""
    today: Callable[[], date]


class Memory:
    """The office's volunteers and offers as matching sees them."""

    def __init__(self, store: Store, counts: Counts) -> None:
        self._store = store
        self._counts = counts
        self._lock = RLock()
        self._closed = Event()
        self._wishes, self._texts = readings.of_volunteers(), readings.of_offers()
        self._known_people: dict[str, tuple[PersonLine, bool, Read, PersonLine]] = {}
        self._counted: dict[str, tuple[PlaceLine, int, Sequence[date], Read, PlaceLine]] = {}
        self._counted_on: date | None = None
        self._placed = Kept(lambda: (counts.taken(), counts.proposed()))
        self._uncounted: set[Readings] = set()
        self._read_counted = time.monotonic()
        self._people: Shelf[PersonLine] = Shelf(store, partial(_read_people, self._wishes, self._closed))
        self._offers: Shelf[PlaceLine] = Shelf(store, partial(_read_offers, self._texts, self._closed))
        self._consenting = Kept(self._consent_holders)
        self._current_people = Kept(self._finish)
        self._current_offers = Kept(self._count)
        store.subscribe(self.on_change)

    def people(self) -> Mapping[str, PersonLine]:
        """Every volunteer by id."""
        with self._lock:
            return self._current_people.get()

    def offers(self) -> Mapping[str, PlaceLine]:
        """Every offer by id, with the places that are taken."""
        with self._lock:
            if self._counts.today() != self._counted_on:
                self._current_offers.outdated()
            return self._current_offers.get()

    def read_on(self, seconds: float) -> bool:
        """Reads prose for so long at most; whether some is left. May be called from any thread.

        What was read counts when all is read, or after a while: each time the lines are put together again.
        """
        now = time.monotonic()
        for notes in (self._wishes, self._texts):
            if notes.read_on(now + seconds):
                self._uncounted.add(notes)
        left = bool(self._wishes.left or self._texts.left)
        if self._uncounted and (not left or now - self._read_counted > READ_COUNTS_AFTER):
            with self._lock:
                self._read_counted = now
                if self._wishes in self._uncounted:
                    self._current_people.outdated()
                if self._texts in self._uncounted:
                    self._current_offers.outdated()
                self._uncounted.clear()
        return left

    def close(self) -> None:
        """Whoever is reading stops at once; Cancelled there and from now on."""
        self._closed.set()

    def forget(self) -> None:
        """Everything may have changed, even without a word from the store."""
        self._people.forget_all()
        self._offers.forget_all()
        for kept in (self._consenting, self._placed, self._current_people, self._current_offers):
            kept.outdated()

    def _count(self) -> Mapping[str, PlaceLine]:
        """Lines with places taken and proposals; those that are as before keep their identity."""
        lines, today = self._offers.lines(), self._counts.today()
        taken, proposed = self._placed.get()
        before = self._counted if today == self._counted_on else {}
        self._counted_on, self._counted = today, {}
        for key, line in lines.items():
            facts, read = (taken.get(key, 0), proposed.get(key, ())), self._texts.of(key)
            known = before.get(key)
            if known is None or known[0] is not line or known[3] is not read or known[1:3] != facts:
                known = (line, *facts, read, _with_counts(line, *facts, today, read))
            self._counted[key] = known
        return {key: known[4] for key, known in self._counted.items()}

    def _finish(self) -> Mapping[str, PersonLine]:
        """Lines with needs, where they may count, and guesses; those that are as before keep their identity."""
        lines, consenting, before = self._people.lines(), self._consenting.get(), self._known_people
        self._known_people = {}
        for key, line in lines.items():
            consented, read = key in consenting, self._wishes.of(key)
            known = before.get(key)
            if known is None or known[0] is not line or known[1] is not consented or known[2] is not read:
                known = (line, consented, read, _with_needs(line, consented, read))
            self._known_people[key] = known
        return {key: known[3] for key, known in self._known_people.items()}

    def _consent_holders(self) -> frozenset[str]:
        with self._store.read() as session:
            standing = select(Consent.volunteer_id).where(
                Consent.purpose == Purpose.HEALTH, Consent.revoked_on.is_(None)
            )
            return frozenset(session.scalars(standing))

    def on_change(self, changes: ChangeSet) -> None:
        """These records are to be read again. Waits for no lock, since whoever saves is not to wait."""
        self._people.forget(changes.ids("Volunteer"))
        self._offers.forget(changes.ids("Offer"))
        if changes.touches("Organisation"):
            self._offers.forget_all()
        if changes.touches("Consent"):
            self._consenting.outdated()
        if changes.touches("Placement"):
            self._placed.outdated()
        if changes.touches("Volunteer", "Consent"):
            self._current_people.outdated()
        if changes.touches("Offer", "Organisation", "Placement"):
            self._current_offers.outdated()


_PERSON: Final = (
    Volunteer.id, Volunteer.status, Volunteer.birth_date, Volunteer.guardians_agreed_on, Volunteer.areas,
    Volunteer.activities, Volunteer.target_groups, Volunteer.excluded, Volunteer.availability, Volunteer.hours_min,
    Volunteer.hours_max, Volunteer.rhythm, Volunteer.available_from, Volunteer.available_until, Volunteer.mobility,
    Volunteer.radius_km, Volunteer.postcode, Volunteer.licences, Volunteer.languages, Volunteer.company,
    Volunteer.police_check, Volunteer.measles, Volunteer.hygiene, Volunteer.practical_needs, Volunteer.last_name,
    Volunteer.first_name, Volunteer.name_prefix, Volunteer.town, Volunteer.created_at, Volunteer.skills,
    Volunteer.earlier_service, Volunteer.wishes, Volunteer.availability_text, Volunteer.struck,
)  # fmt: skip
_OFFER: Final = (
    Offer.id, Offer.status, Offer.areas, Offer.activities, Offer.target_groups, Offer.places_wanted,
    Offer.availability, Offer.hours_min, Offer.hours_max, Offer.rhythm, Offer.starts_on, Offer.ends_on, Offer.anywhere,
    Offer.latitude, Offer.longitude, Offer.postcode, Offer.minimum_age, Offer.police_check, Offer.licences,
    Offer.german_level, Offer.measles, Offer.hygiene, Offer.languages, Offer.company, Offer.accessible,
    Offer.checked_on, Offer.edited_on, Offer.requirements, Offer.created_at, Offer.title, Offer.organisation_id,
    Offer.summary, Offer.description, Offer.time_text, Offer.struck, Organisation.name,
)  # fmt: skip


def _read_people(
    wishes: Readings, closed: Event, session: Session, ids: list[str] | None
) -> Iterator[tuple[str, PersonLine]]:
    query = select(*_PERSON).execution_options(yield_per=_AT_ONCE)
    for row in session.execute(query if ids is None else query.where(Volunteer.id.in_(ids))):
        _go_on_unless(closed)
        wishes.note(intern(row.id), readings.volunteer_texts(row), row.struck)
        line = _person_line(row)
        yield line.person.id, line


def _person_line(row: Any) -> PersonLine:
    given = " ".join(part for part in (row.first_name, row.name_prefix) if part)
    return PersonLine(
        person=person_from(row, may_count_needs=False),
        name=", ".join(part for part in (row.last_name, given) if part),
        postcode=intern(row.postcode),
        town=intern(row.town),
        since=row.created_at.astimezone().date(),
        needs=row.practical_needs,
    )


def _read_offers(
    texts: Readings, closed: Event, session: Session, ids: list[str] | None
) -> Iterator[tuple[str, PlaceLine]]:
    query = select(*_OFFER).join(Organisation, Organisation.id == Offer.organisation_id)
    query = query.execution_options(yield_per=_AT_ONCE)
    for row in session.execute(query if ids is None else query.where(Offer.id.in_(ids))):
        _go_on_unless(closed)
        texts.note(intern(row.id), readings.offer_texts(row), row.struck)
        listed = row.created_at.astimezone().date()
        place, organisation = place_from(row), intern(row.organisation_id)
        yield place.id, PlaceLine(place, row.title, organisation, intern(row.name), row.checked_on, listed)


def _go_on_unless(closed: Event) -> None:
    if closed.is_set():
        raise Cancelled(_("Stopped. Nothing was changed."))


def _with_needs(line: PersonLine, consented: bool, read: Read) -> PersonLine:
    person = readings.with_guesses(line.person, read)
    if line.needs and consented:
        person = replace(person, needs=line.needs)
    return line if person is line.person else replace(line, person=person)


def _with_counts(line: PlaceLine, taken: int, proposed: Sequence[date], today: date, read: Read) -> PlaceLine:
    whose = turn(line.place.looked_at, line.listed_on, proposed, today)
    counted = replace(
        readings.with_guesses(line.place, read),
        taken=taken,
        turn=whose.value,
        proposed=whose.proposed,
        proposed_on=max(proposed, default=None),
    )
    return replace(line, place=counted)


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(sorted(ids))
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk
