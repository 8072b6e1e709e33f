"""Finding everything by any part of it: people, organisations, offers, certificates and commands.

The index lives in memory as folded text (umlauts either way, no case, no accents, Cyrillic also as Latin typing meets
it). A query is a few words; each must
occur somewhere in an entry. What nobody wrote exactly so is looked for by spelling distance in the words that occur;
of words at the same distance those that sound alike (Kölner Phonetik) come first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from freiwilligenagentur.people.phonetics import cologne
from freiwilligenagentur.vocabulary import cyrillic
from freiwilligenagentur.vocabulary.folding import Wanted, findable, fold, holds, wanted

LIMIT = 30
MANY = 500
CLOSE_ENOUGH = 76  # per cent of equal letters; one slip in a word of five or more
SHORTEST_FUZZY = 4
_WORD = re.compile(r"\w+")
_NUMBERLIKE = re.compile(r"[\d\s+/().-]*\d[\d\s+/().-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found and opened. ``text`` holds further words, such as phone and postcode; what is found
    comes without them.
    """

    kind: str
    id: str
    label: str
    hint: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Indexed:
    kind: str
    id: str
    title: str
    hint: str
    everything: str
    """The folded title and what else can be found."""
    length: int
    """Of the title."""

    @property
    def entry(self) -> Entry:
        """Made for what was found; one for every entry would only take memory."""
        return Entry(self.kind, self.id, self.title, self.hint)

    @property
    def label(self) -> str:
        return self.everything[: self.length]

    def words(self) -> set[str]:
        """Every word once; asked for when an entry comes or goes, not kept."""
        return set(_WORD.findall(self.everything))


class SearchIndex:
    """All entries of the office, kept up to date entry by entry."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], _Indexed] = {}
        self._cyrillic: dict[tuple[str, str], _Indexed] = {}
        """Those in which a Latin word may stand in Cyrillic letters; an office has few or none."""
        self._holders: dict[str, list[_Indexed]] = {}
        """Who holds a word. A list, since most words have one holder and a set is four times as large."""

    def __len__(self) -> int:
        return len(self._entries)

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds entries or replaces them by kind and id."""
        for entry in entries:
            self.drop(entry.kind, entry.id)
            label = findable(entry.label)
            everything = f"{label} {findable(entry.hint)} {findable(entry.text)} {_digits(entry.text)}"
            indexed = _Indexed(entry.kind, entry.id, entry.label, entry.hint, everything, len(label))
            self._entries[entry.kind, entry.id] = indexed
            if cyrillic.words(everything):
                self._cyrillic[entry.kind, entry.id] = indexed
            for word in indexed.words():
                if word in self._holders:
                    self._holders[word].append(indexed)
                else:
                    self._holders[word] = [indexed]  # a third smaller than an empty list that one was added to

    def drop(self, kind: str, entry_id: str) -> None:
        """Takes one entry out; one that is not there is no error."""
        indexed = self._entries.pop((kind, entry_id), None)
        self._cyrillic.pop((kind, entry_id), None)
        for word in indexed.words() if indexed else ():
            left = [holder for holder in self._holders[word] if holder is not indexed]
            if left:
                self._holders[word] = left
            else:
                del self._holders[word]

    def find(self, query: str, limit: int = LIMIT) -> list[Entry]:
        """The best entries for what was typed, best first; an empty query finds nothing."""
        parts = _parts(query)
        if not parts:
            return []
        if not self._spelled_otherwise(parts):
            parts = [part[:1] for part in parts]
        hits = self._hits(parts)
        if len(parts) == 1 and len(hits) > MANY:
            # One or two letters occur everywhere: enough labels begin with them, and sorting the rest would take long.
            beginning = [indexed for indexed in hits if indexed.label.startswith(parts[0][0])]
            hits = beginning if len(beginning) >= limit else hits
        if len(hits) < limit:
            found = {id(indexed) for indexed in hits}
            close = [indexed for indexed in self._close(parts) if id(indexed) not in found]
        else:
            close = []
        hits.sort(key=lambda indexed: _rank(indexed, parts))
        return [indexed.entry for indexed in (hits + close)[:limit]]

    def _hits(self, parts: Wanted) -> list[_Indexed]:
        first, rest = parts[0][0], [part[0] for part in parts[1:]]
        hits = [indexed for indexed in self._entries.values() if first in indexed.everything]
        hits = [indexed for indexed in hits if all(part in indexed.everything for part in rest)] if rest else hits
        if all(len(part) == 1 for part in parts):
            return hits
        found = {id(indexed) for indexed in hits}
        others = self._spelled_otherwise(parts)
        return hits + [one for one in others if id(one) not in found and holds(one.everything, parts)]

    def _spelled_otherwise(self, parts: Wanted) -> Collection[_Indexed]:
        """The entries that may hold a part in other letters than it was typed in."""
        typed_cyrillic = any(cyrillic.words(part[0]) for part in parts)
        return (self._entries if typed_cyrillic else self._cyrillic).values()

    def _close(self, parts: Wanted) -> list[_Indexed]:
        """Entries in which every part occurs, or a word spelled nearly so: the nearest first, and of those equally near
        the ones that sound alike.
        """
        from rapidfuzz.fuzz import partial_ratio  # half a hundred modules that the first window can do without

        otherwise = set[str]()
        if any(len(part) > 1 for part in parts):
            otherwise.update(*(indexed.words() for indexed in self._spelled_otherwise(parts)))
        candidates: dict[int, _Indexed] | None = None
        alike: set[int] = set()
        for part in parts:
            near = _words_near(part[0], self._holders.keys())
            near += [word for spelling in part[1:] for word in _words_near(spelling, otherwise)]
            holding = [word for word in self._holders if part[0] in word]
            holding += [word for word in otherwise if any(spelling in word for spelling in part[1:])]
            holders = self._holders_of([*holding, *near])
            alike |= self._holders_of(word for word in near if cologne(word) == cologne(part[0])).keys()
            if candidates is None:
                candidates = holders
            else:
                candidates = {key: indexed for key, indexed in candidates.items() if key in holders}

        def rank(indexed: _Indexed) -> tuple[float, bool, str]:
            nearness = sum(max(partial_ratio(spelling, indexed.label) for spelling in part) for part in parts)
            return -nearness, id(indexed) not in alike, indexed.label

        return sorted((candidates or {}).values(), key=rank)

    def _holders_of(self, words: Iterable[str]) -> dict[int, _Indexed]:
        return {id(indexed): indexed for word in words for indexed in self._holders[word]}


def _words_near(part: str, words: Collection[str]) -> list[str]:
    """The words spelled nearly as a part is."""
    if len(part) < SHORTEST_FUZZY:
        return []
    from rapidfuzz import fuzz, process

    near = process.extract(part, words, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=20)
    return [word for word, _score, _index in near]


def _parts(query: str) -> Wanted:
    folded = fold(query)
    if _NUMBERLIKE.fullmatch(folded) and len(_digits(folded)) > 2:
        return [(_digits(folded),)]
    return wanted(query)


def _digits(text: str) -> str:
    """Phone numbers without their gaps, one after the other, so that any way of typing them is found."""
    return "".join(letter for letter in text if letter.isdigit())


def _rank(indexed: _Indexed, parts: Wanted) -> tuple[int, int, str]:
    """Label begins with it, a word of the label begins with it, in the label, elsewhere; then by name."""
    places = [_place(indexed, part) for part in parts]
    return sum(places), indexed.length, indexed.label


def _place(indexed: _Indexed, part: tuple[str, ...]) -> int:
    label = indexed.label
    for spelling in part:
        if label.startswith(spelling):
            return 0
        if f" {spelling}" in label or f"-{spelling}" in label:
            return 1
        if spelling in label:
            return 2
    return 3
