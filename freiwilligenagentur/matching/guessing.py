"""What was read out of the prose of one record: taken into its fields, or struck out and remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.guess_words import guess_text
from freiwilligenagentur.matching.prose import (
    Criteria,
    Guess,
    criteria_of,
    offer_text,
    read_offer,
    read_wish,
    wish_text,
    without,
)
from freiwilligenagentur.matching.prose.filling import OFFER_FIELDS, VOLUNTEER_FIELDS
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.guesses import GuessLine
from freiwilligenagentur.vocabulary.service import Vocabulary

IMPLIED = {"not_concept": ("not_target_group", "not_activity", "not_area")}
"""Kinds that are not shown where one of these was read from the same words."""


class RecordGuesses:
    """Guesses of one kind of record; fulfils ``vocabulary.guesses.Guesses``."""

    def __init__(
        self,
        store: Store,
        vocabulary: Vocabulary,
        kind: type[Offer] | type[Volunteer],
        read: Callable[[Any], Criteria],
        fields: Mapping[str, Callable[[Criteria], object]],
    ) -> None:
        self._store, self._vocabulary = store, vocabulary
        self._kind, self._read, self._fields = kind, read, fields

    @classmethod
    def of_offers(cls, store: Store, vocabulary: Vocabulary) -> RecordGuesses:
        """What stands in titles and descriptions."""
        return cls(store, vocabulary, Offer, read_record, OFFER_FIELDS)

    @classmethod
    def of_volunteers(cls, store: Store, vocabulary: Vocabulary) -> RecordGuesses:
        """What stands in wishes."""
        return cls(store, vocabulary, Volunteer, read_person, VOLUNTEER_FIELDS)

    def lines(self, record_id: str) -> list[GuessLine]:
        """What is neither in the record yet nor struck out, in the order of the text; none of a record that is gone."""
        with self._store.read() as session:
            record: Any = session.get(self._kind, record_id)
            if record is None:
                return []
            read = without(self._read(record), record.struck)
        found = []
        for guess in _without_implied(read.guesses):
            fits = self._waiting(record, read, guess)
            if fits or not self._said(guess):
                text = guess_text(guess, self._vocabulary)
                found.append(GuessLine(guess.key, text, guess.quote, bool(fits)))
        return found

    def take(self, record_id: str, key: str) -> None:
        """Writes a guess into its field. Raises Refused when the record is gone, or its field or text changed."""
        guess = self._guess(record_id, key)
        with self._store.write(_("Taken from the text: {what}").format(what=self._text(guess))) as session:
            record: Any = session.get(self._kind, record_id)
            fits = record and self._waiting(record, without(self._read(record), record.struck), guess)
            if not fits:
                raise _changed()
            for name, value in fits.items():
                setattr(record, name, value)

    def strike(self, record_id: str, key: str) -> None:
        """Notes that a guess is wrong. Raises Refused when the record is gone or its text changed."""
        guess = self._guess(record_id, key)
        with self._store.write(_("Struck out: {what}").format(what=self._text(guess))) as session:
            record: Any = session.get(self._kind, record_id)
            if record is None:
                raise _changed()
            record.struck = record.struck | {key} | self._implied_by(record, guess)

    # --- inside

    def _guess(self, record_id: str, key: str) -> Guess:
        with self._store.read() as session:
            record = session.get(self._kind, record_id)
            found = [guess for guess in self._read(record).guesses if guess.key == key] if record else []
        if not found:
            raise _changed()
        return found[0]

    def _text(self, guess: Guess) -> str:
        return guess_text(guess, self._vocabulary)

    def _said(self, guess: Guess) -> bool:
        """Whether some field can hold a guess."""
        alone = criteria_of([guess])
        return any(read(alone) for read in self._fields.values())

    def _implied_by(self, record: Any, guess: Guess) -> set[str]:
        """Keys that fall with a guess, since they are not shown beside it."""
        return {
            other.key
            for other in self._read(record).guesses
            if guess.kind in IMPLIED.get(other.kind, ()) and other.quote == guess.quote
        }

    def _waiting(self, record: Any, read: Criteria, guess: Guess) -> dict[str, Any]:
        """Fields that wait for a guess, with their new values: empty ones, and those that hold only what was read."""
        alone = criteria_of([guess])
        values = {name: value for name, value_of in self._fields.items() if (value := value_of(alone))}
        found: dict[str, Any] = {}
        for name, value in values.items():
            everything, present = self._fields[name](read), getattr(record, name)
            joined: Any = value
            if name == "availability":
                joined = _joined_masks(present, value, everything)
            elif present:
                joined = _joined(present, value, everything)
            if joined:
                found[name] = joined
        return found if len(found) == len(values) else {}


def read_record(offer: Any) -> Criteria:
    """What an Offer says in prose."""
    return read_offer(offer.title, offer_text(offer))


def read_person(volunteer: Any) -> Criteria:
    """What a Volunteer says in prose."""
    return read_wish(wish_text(volunteer))


def _joined(present: Any, value: Any, everything: Any) -> Any:
    """A set or table of languages that holds only what was read, with one guess more; None where it does not."""
    if isinstance(present, frozenset):
        return present | value if present <= everything and not value <= present else None
    if isinstance(present, dict):
        own = present.items() <= everything.items()
        return present | value if own and not value.items() <= present.items() else None
    return None


def _joined_masks(present: Any, value: Any, everything: Any) -> int:
    """Half days in the same way; what is ruled out by another guess stays out. 0 where there is nothing to add."""
    more = value & everything
    return present | more if not present & ~everything and more & ~present else 0


def _without_implied(guesses: tuple[Guess, ...]) -> list[Guess]:
    said = {(guess.kind, guess.quote) for guess in guesses}
    return [guess for guess in guesses if not any((kind, guess.quote) in said for kind in IMPLIED.get(guess.kind, ()))]


def _changed() -> Refused:
    return Refused(_("The record changed in the meantime; nothing was written."))
