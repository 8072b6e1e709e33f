"""People as lists show them: small frozen rows, read in one query, read again only where somebody was changed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from sys import intern
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from freiwilligenagentur import i18n
from freiwilligenagentur.people import phones
from freiwilligenagentur.people.duplicates import Index, Known
from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.people.typed_names import told_apart
from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.journal import Entry, Transaction
from freiwilligenagentur.vocabulary.folding import findable, fold
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary
from freiwilligenagentur.vocabulary.sorting import name_key

_MANY = 500
"""From so many changed people on, reading all of them is quicker."""
_NO_DIGITS = re.compile(r"\D+")
_BARE = str.maketrans("äöü", "aou")  # so that "Muller" finds Müller as well


@dataclass(frozen=True, slots=True)
class VolunteerRow:
    """One line of the list. ``searchable`` is folded text of everything that the filter line looks at."""

    id: str
    listed_name: str
    birth_date: date | None
    postcode: str
    town: str
    areas: frozenset[str]
    area_words: str
    availability: int
    status: Status
    phone: str
    email: str
    created_at: datetime
    sort_key: str
    searchable: str


class PeopleRows:
    """All people of the office, kept in memory and in step with the journal, so with colleagues' saves too."""

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._seen = -1
        self._language = ""
        self._rows: dict[str, VolunteerRow] = {}
        self._sorted: tuple[VolunteerRow, ...] = ()
        self._index: Index | None = None

    def sorted_rows(self) -> tuple[VolunteerRow, ...]:
        """Everybody, sorted by name (DIN 5007-2)."""
        self._catch_up()
        return self._sorted

    def by_id(self) -> dict[str, VolunteerRow]:
        """Everybody by id."""
        self._catch_up()
        return self._rows

    def index(self) -> Index:
        """Everybody, prepared for finding duplicates; made when first asked for, since lists do not need it."""
        self._catch_up()
        if self._index is None:
            with self._store.read() as session:
                found = session.execute(_query(None)).all()
            self._index = Index()
            self._index.put(_known(person) for person in found)
        return self._index

    def _catch_up(self) -> None:
        with self._store.read() as session:
            newest = session.scalar(select(func.max(Transaction.number))) or 0
            if newest == self._seen and self._language == i18n.language():
                return
            changed = self._changed_since(session)
            found = session.execute(_query(changed)).all()
        if changed is None:
            self._rows, self._index = {}, None
        for gone in changed or ():
            self._rows.pop(gone, None)
            if self._index is not None:
                self._index.drop(gone)
        self._take(found)
        self._seen, self._language = newest, i18n.language()

    def _changed_since(self, session: Session) -> frozenset[str] | None:
        """Ids of people changed since the last look; None when everybody has to be read again."""
        if self._seen < 0 or self._language != i18n.language():
            return None
        since = select(Entry.key).where(Entry.transaction > self._seen)
        if session.scalars(since.where(Entry.entity == "Term").limit(1)).first():
            return None  # a label changed, and rows show labels
        changed = frozenset(session.scalars(since.where(Entry.entity == "Volunteer").distinct()).all())
        return None if len(changed) > _MANY else changed

    def _take(self, found: Collection[Any]) -> None:
        rows = {person.id: _row(person, self._area_words(person.areas)) for person in found}
        if rows or len(self._sorted) != len(self._rows):
            self._rows.update(rows)
            self._sorted = tuple(sorted(self._rows.values(), key=lambda row: (row.sort_key, row.id)))
        if self._index is not None:
            self._index.put(_known(person) for person in found)

    def _area_words(self, areas: frozenset[str]) -> str:
        return ", ".join(self._vocabulary.labels(TermList.AREA, areas)) if areas else ""


def known_of(volunteer: Volunteer) -> Known:
    """What is compared of a person that is being typed."""
    return _known(volunteer)


def _query(ids: Collection[str] | None) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        Volunteer.id,
        Volunteer.title,
        Volunteer.first_name,
        Volunteer.name_prefix,
        Volunteer.last_name,
        Volunteer.called,
        Volunteer.birth_date,
        Volunteer.postcode,
        Volunteer.town,
        Volunteer.phone,
        Volunteer.mobile,
        Volunteer.email,
        Volunteer.areas,
        Volunteer.availability,
        Volunteer.status,
        Volunteer.created_at,
    )
    return query if ids is None else query.where(Volunteer.id.in_(ids))


def _known(person: Any) -> Known:
    name = told_apart("", person.first_name, person.last_name)
    return Known(
        id=person.id,
        first_name=name.first_name,
        last_name=f"{person.name_prefix} {name.last_name}".strip(),
        called=person.called,
        birth_date=person.birth_date,
        phones=phones.numbers(person.phone, person.mobile),
        email=person.email.strip().casefold(),
        postcode=person.postcode.strip(),
    )


def _row(person: Any, area_words: str) -> VolunteerRow:
    name = listed_name(person.first_name, person.name_prefix, person.last_name)
    return VolunteerRow(
        id=intern(person.id),  # one string for the list, the search and matching
        listed_name=name,
        birth_date=person.birth_date,
        postcode=intern(person.postcode),
        town=intern(person.town),
        areas=person.areas,
        area_words=area_words,
        availability=person.availability,
        status=person.status,
        phone=person.phone or person.mobile,
        email=person.email,
        created_at=person.created_at,
        sort_key=name_key(person.last_name or person.first_name, person.first_name if person.last_name else ""),
        searchable=_searchable(person, name, area_words),
    )


def _searchable(person: Any, name: str, area_words: str) -> str:
    parts = (person.title, name, person.called, person.town, area_words)
    folded = [findable(part) for part in parts if part]
    folded += [fold(part.lower().translate(_BARE)) for part in parts if not part.isascii()]
    numbers = [_NO_DIGITS.sub("", number) for number in (person.phone, person.mobile) if number]
    international = phones.numbers(person.phone, person.mobile)
    return " ".join((*folded, person.postcode, person.email.lower(), *numbers, *international))
