"""What prose says where nobody filled in a field: read once for each text, little by little, and counted as a guess."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import Any, TypeVar

from freiwilligenagentur.matching.prose import (
    filled_offer,
    filled_volunteer,
    offer_text,
    read_offer,
    read_wish,
    wish_text,
)
from freiwilligenagentur.matching.values import Person, Place

Read = Mapping[str, object]
"""Fields with what the prose says about them; only those of which it says something."""
Value = TypeVar("Value", Person, Place)
Texts = tuple[tuple[str, ...], frozenset[str]]
"""The texts of a record, and what was struck out of them."""

_HOURS = ("hours_min", "hours_max")
_NOTHING: Read = {}


class Readings:
    """What was read of one kind of record. Texts wait until ``read_on`` comes to them; until then they say nothing."""

    def __init__(self, read: Callable[[tuple[str, ...], frozenset[str]], Read]) -> None:
        self._read = read
        self._noted: dict[str, int] = {}
        self._waiting: dict[str, Texts] = {}
        self._known: dict[str, tuple[int, Read]] = {}
        self._lock = Lock()

    def note(self, key: str, texts: tuple[str, ...], struck: frozenset[str]) -> None:
        """These are the texts of a record by now."""
        mark = hash((texts, struck))
        with self._lock:
            self._noted[key] = mark
            known = self._known.get(key)
            if not any(text.strip() for text in texts):
                self._known[key] = mark, _NOTHING
                self._waiting.pop(key, None)
            elif known is None or known[0] != mark:
                self._waiting[key] = texts, struck

    def of(self, key: str) -> Read:
        """What the texts of a record say; nothing while they wait."""
        known = self._known.get(key)
        return known[1] if known is not None and known[0] == self._noted.get(key) else _NOTHING

    def read_on(self, until: float) -> bool:
        """Reads until a moment of ``time.monotonic``; whether anything was read."""
        some = False
        while self._waiting and time.monotonic() < until:
            with self._lock:
                if not self._waiting:
                    break
                key, (texts, struck) = next(iter(self._waiting.items()))
            read = self._read(texts, struck)
            with self._lock:
                if self._waiting.get(key) == (texts, struck):
                    del self._waiting[key]
                    self._known[key] = hash((texts, struck)), read
                    some = True
        return some

    @property
    def left(self) -> int:
        """How many texts wait."""
        return len(self._waiting)


def of_offers() -> Readings:
    """Readings of titles and descriptions."""
    return Readings(lambda texts, struck: _plain(filled_offer(None, read_offer(texts[0], texts[1]), struck)))


def of_volunteers() -> Readings:
    """Readings of wishes."""
    return Readings(lambda texts, struck: _plain(filled_volunteer(None, read_wish(texts[0]), struck)))


def offer_texts(record: Any) -> tuple[str, ...]:
    """What is read of an Offer, or of a row with its columns."""
    return record.title, offer_text(record)


def volunteer_texts(record: Any) -> tuple[str, ...]:
    """What is read of a Volunteer, or of a row with its columns."""
    return (wish_text(record),)


def read_at_once(record: Any) -> Read:
    """What the wishes of somebody say who is just being taken in."""
    (text,) = volunteer_texts(record)
    return _plain(filled_volunteer(None, read_wish(text), record.struck)) if text.strip() else _NOTHING


def with_guesses(value: Value, read: Read) -> Value:
    """The value with its empty fields filled by what was read, and noting which they are."""
    found = {name: guess for name, guess in read.items() if not getattr(value, name)}
    if any(getattr(value, name) for name in _HOURS):
        found = {name: guess for name, guess in found.items() if name not in _HOURS}
    return replace(value, **found, guessed=_shared(frozenset(found))) if found else value  # type: ignore[arg-type]


def _plain(read: dict[str, object]) -> Read:
    return {name: _shared(said) if isinstance(said, frozenset) else said for name, said in read.items()} or _NOTHING


@lru_cache(maxsize=4_096)
def _shared(codes: frozenset[str]) -> frozenset[str]:
    """One set for all records of which the same was read."""
    return codes
