"""Who might be here already: likely duplicates of what is being typed, each with its reasons.

Sound alone is too coarse and spelling alone misses Meyer and Maier, so both count together with date of birth, phone,
e-mail and postcode. A name that somebody shares with half a town needs a second sign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.names import Name, Near, as_in_passport, comparable, in_cyrillic, nearness
from freiwilligenagentur.people.phonetics import cologne

ENOUGH = 43
"""Points from which somebody is shown."""

_FIRST = {Near.NOT: 0, Near.SPELLED: 12, Near.PART: 20, Near.SOUNDS: 20, Near.SAME: 25}
_LAST = {Near.NOT: 0, Near.SPELLED: 18, Near.PART: 20, Near.SOUNDS: 25, Near.SAME: 30}
_WHOLE, _SWAPPED = 50, -2
_BIRTH, _BIRTH_ALMOST, _BIRTH_OTHER = 40, 20, -20
_PHONE, _EMAIL, _POSTCODE = 45, 50, 10

_FULL_NAME_ALIKE = 80
_MOST_CANDIDATES = 40


Key = tuple[str, object]
"""Kind of sign and its value."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a person; ``phones`` in the international form, ``email`` in small letters."""

    id: str = ""
    first_name: str = ""
    last_name: str = ""
    called: str = ""
    birth_date: date | None = None
    phones: frozenset[str] = frozenset()
    email: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who is likely the same person; more ``points`` first. ``reasons`` in the words of the office."""

    person: Known
    points: int
    reasons: tuple[str, ...]

    def reason(self) -> str:
        """``klingt gleich, gleiches Geburtsdatum``."""
        return ", ".join(self.reasons)


@dataclass(slots=True)
class Index:
    """The people known, findable by sound, date of birth, phone and e-mail; kept in step person by person."""

    people: dict[str, Known] = field(default_factory=dict)
    _full_names: dict[str, str] = field(default_factory=dict)
    _keys: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, rows: Iterable[Known]) -> None:
        """Adds people, or replaces what was known of them."""
        for person in rows:
            self.drop(person.id)
            self.people[person.id] = person
            self._full_names[person.id] = _full_name(person.first_name, person.last_name)
            for key in _keys(person):
                self._keys[key].add(person.id)

    def drop(self, person_id: str) -> None:
        """Forgets somebody; an unknown id is no fault."""
        person = self.people.pop(person_id, None)
        if person is not None:
            del self._full_names[person_id]
            for key in _keys(person):
                self._keys[key].discard(person_id)

    def candidates(self, typed: Known) -> set[str]:
        """Ids of everybody worth a closer look."""
        found: set[str] = set()
        for key in (*_keys(typed), *_swapped_keys(typed), *_keys_of_the_other_script(typed)):
            found |= self._keys.get(key, set())
        if typed.first_name and typed.last_name:
            for name in (_full_name(typed.first_name, typed.last_name), _full_name(typed.last_name, typed.first_name)):
                found |= {row[2] for row in self._spelled_like(name)}
        return found

    def _spelled_like(self, name: str) -> list[tuple[str, float, str]]:
        return process.extract(
            name, self._full_names, scorer=ratio, score_cutoff=_FULL_NAME_ALIKE, limit=_MOST_CANDIDATES
        )


def likely(typed: Known, index: Index, limit: int = 3) -> list[Hit]:
    """Who may be meant by what was typed so far, most likely first. The person of ``typed.id`` is left out."""
    hits = [_compare(typed, index.people[found]) for found in index.candidates(typed) if found != typed.id]
    good = [hit for hit in hits if hit is not None]
    return sorted(good, key=lambda hit: (-hit.points, hit.person.id))[:limit]


def _compare(typed: Known, person: Known) -> Hit | None:
    name_points, reasons = _compare_names(typed, person)
    points = name_points
    direct = 0
    if typed.phones & person.phones:
        direct += _PHONE
        reasons.append(_("same phone number"))
    if typed.email and typed.email == person.email:
        direct += _EMAIL
        reasons.append(_("same e-mail address"))
    if not (name_points or direct):
        return None  # born on the same day in the same town is no sign by itself
    birth_points, birth_reason = _compare_births(typed.birth_date, person.birth_date)
    if birth_points == _BIRTH_OTHER and not _first_names_alike(typed, person):
        return None  # a couple, or parent and child: they share telephone, e-mail and last name
    if birth_reason:
        reasons.insert(1 if name_points else 0, birth_reason)
    if typed.postcode and typed.postcode == person.postcode:
        points += _POSTCODE
        reasons.append(_("same postcode"))
    points += direct + birth_points
    return Hit(person, points, tuple(reasons)) if points >= ENOUGH else None


def _first_names_alike(typed: Known, person: Known) -> bool:
    """Whether they may have the same first name, also when it stands in the wrong field or nobody knows it."""
    first, theirs = comparable(typed.first_name), (person.first_name, person.called, person.last_name)
    if not (first and person.first_name):
        return True
    return any(nearness(first, comparable(name), given=True) for name in theirs if name)


def _compare_names(typed: Known, person: Known) -> tuple[int, list[str]]:
    first, last = comparable(typed.first_name), comparable(typed.last_name)
    their_first, their_last = comparable(person.first_name), comparable(person.last_name)
    if not (first and last and their_first and their_last):
        whole = (first.joined + last.joined) == (their_first.joined + their_last.joined) != ""
        if whole:
            return _WHOLE, [_("same name")]
    straight = _points(first, last, their_first, their_last, comparable(person.called))
    swapped = _points(first, last, their_last, their_first, Name())
    if swapped[0] + _SWAPPED > straight[0] and first and last:
        return swapped[0] + _SWAPPED, [_("first and last name swapped")]
    return straight[0], [straight[1]] if straight[0] else []


def _points(first: Name, last: Name, their_first: Name, their_last: Name, called: Name) -> tuple[int, str]:
    near_first = max(nearness(first, their_first, given=True), nearness(first, called, given=True))
    near_last = nearness(last, their_last, given=False)
    return _FIRST[near_first] + _LAST[near_last], _name_reason(near_first, near_last)


def _name_reason(first: Near, last: Near) -> str:
    if not first:
        return {Near.SAME: _("same last name"), Near.SOUNDS: _("last name sounds the same")}.get(
            last, _("last name is similar")
        )
    if not last:
        return _("same first name") if first is Near.SAME else _("first name is similar")
    worst = min(first, last)
    return {
        Near.SAME: _("same name"),
        Near.SOUNDS: _("sounds the same"),
        Near.PART: _("part of the double name is the same"),
    }.get(worst, _("spelled alike"))


def _compare_births(typed: date | None, known: date | None) -> tuple[int, str]:
    if typed is None or known is None:
        return 0, ""
    if typed == known:
        return _BIRTH, _("same date of birth")
    swapped = typed.year == known.year and (typed.day, typed.month) == (known.month, known.day)
    if swapped or OSA.distance(typed.isoformat(), known.isoformat()) == 1:
        return _BIRTH_ALMOST, _("almost the same date of birth")
    return _BIRTH_OTHER, _("other date of birth")


def _keys(person: Known) -> Iterator[Key]:
    first, last = comparable(person.first_name), comparable(person.last_name)
    yield from _name_keys(last, first)
    if person.called:
        yield from _name_keys(last, comparable(person.called))
    if first.cyrillic and last.cyrillic:
        yield "letters", (last.cyrillic, first.cyrillic)
    if not (first and last):
        yield "whole", first.joined + last.joined
    if person.birth_date:
        yield "birth", person.birth_date
    for phone in person.phones:
        yield "phone", phone
    if person.email:
        yield "email", person.email


def _swapped_keys(typed: Known) -> Iterator[Key]:
    return _name_keys(comparable(typed.first_name), comparable(typed.last_name))


def _keys_of_the_other_script(typed: Known) -> Iterator[Key]:
    """A Cyrillic name is looked for as passports write it too, a Latin one among the few Cyrillic ones."""
    first, last = comparable(typed.first_name), comparable(typed.last_name)
    if first.cyrillic or last.cyrillic:
        yield from _name_keys(as_in_passport(typed.last_name), as_in_passport(typed.first_name))
    elif first and last:
        yield "letters", (in_cyrillic(last), in_cyrillic(first))


def _name_keys(last: Name, first: Name) -> Iterator[Key]:
    """Sounds of last and first name together: alone, one sound of a last name is shared by hundreds."""
    for one in _sounds(last):
        for other in _sounds(first):
            yield "name", (one, other)


@lru_cache(maxsize=65_536)
def _sounds(name: Name) -> tuple[str, ...]:
    """The sound of a name and of each part of a double name; other scripts have none and go by their letters."""
    if not name:
        return ()
    parts = [word for word in name.words if len(word) > 2] if len(name.words) > 1 else []
    return tuple({name.sound or name.joined, *(cologne(word) or word for word in parts)})


def _full_name(first: str, last: str) -> str:
    return f"{comparable(first).joined} {comparable(last).joined}"
