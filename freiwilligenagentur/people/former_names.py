"""Names that somebody no longer bears, and texts without them (§13 SBGG: they may not be disclosed)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage.journal import Entry

NAMING = ("salutation", "title", "first_name", "name_prefix", "last_name", "called", "gender", "email")
"""Columns whose earlier values say who somebody was before; an address for e-mails often holds the name."""
_NAMES = ("first_name", "last_name", "called")
_SHORTEST = 2
_ESCAPE = "\\"
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class FormerNames:
    """What takes the place of each former name. ``replacements`` go from the longest to the shortest."""

    replacements: tuple[tuple[str, str], ...]

    def rewrite(self, text: str) -> str:
        """The text with the present name wherever a former one stood as a word, also with the s of the genitive."""
        for old, new in self.replacements:
            if old.casefold() in text.casefold():
                text = _pattern(old).sub(rf"{new.replace(_ESCAPE, _ESCAPE * 2)}\g<s>", text)
        return text

    def occur_in(self, text: str) -> bool:
        """Whether a former name stands anywhere in a text, also within a word such as an e-mail address."""
        return any(old.casefold() in text.casefold() for old, _new in self.replacements)


def former_names(session: Session, person: Volunteer, further: Iterable[str] = ()) -> FormerNames:
    """The former names of a person: those that the journal remembers, and ``further`` whole names, for example of
    papers that were made out to them.
    """
    kept = set(_WORD.findall(person.full_name())) | {person.called}
    pairs: dict[str, str] = {}
    for column, value in _remembered(session, person.id):
        present: str = getattr(person, column) or person.first_name or person.last_name
        pairs |= _pairs(value, present, kept)
    for whole in further:
        if whole.strip() and whole != person.full_name():
            pairs |= {whole: person.full_name()}
            spare = dict.fromkeys(_WORD.findall(whole), person.first_name or person.last_name)
            pairs = {word: new for word, new in spare.items() if _is_former(word, kept)} | pairs
    return FormerNames(tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


def _remembered(session: Session, person_id: str) -> list[tuple[str, str]]:
    entries = select(Entry.before, Entry.after).where(Entry.entity == Volunteer.__name__, Entry.key == person_id)
    sides = [side or {} for row in session.execute(entries) for side in row]
    return [(name, side[name]) for side in sides for name in _NAMES if side.get(name)]


def _pairs(old: str, new: str, kept: set[str]) -> Mapping[str, str]:
    """A former value as a whole, and each of its words."""
    words = [word for word in _WORD.findall(old) if _is_former(word, kept)]
    return dict.fromkeys(([old] if words else []) + words, new)


def _is_former(word: str, kept: set[str]) -> bool:
    return len(word) >= _SHORTEST and word not in kept


def _pattern(old: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in dict.fromkeys((old, old.upper())))
    return re.compile(rf"(?<!\w)(?:{forms})(?P<s>s|’s|'s|)(?!\w)")
