"""Finding listed expressions of several German words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.text.tokens import ENDINGS, folded, stem

_GAP: Final = "…"
REACH: Final = 5
"""A gap holds up to four words."""

Found = tuple[str, tuple[int, ...]]
"""Group and the places of its words."""
Listed = tuple[str, tuple[int, ...], tuple[bool, ...]]
"""Group, the numbers of its parts, and before which of them there may be other words."""


_ADJECTIVES: Final = ("es", "er", "em")
"""What an adjective may end in before a noun: "Rotes Kreuz" is also "beim Roten Kreuz"."""
_LIKE_ADJECTIVES: Final = frozenset(("e", "en", *_ADJECTIVES))


@dataclass(frozen=True, slots=True)
class _Part:
    stem: str
    exact: bool
    adjective: str = ""
    """The word without the ending of an adjective, where it may be one."""

    def fits(self, name: str) -> bool:
        if self.exact:
            return name == self.stem
        if name.startswith(self.stem) and name[len(self.stem) :] in ENDINGS:
            return True
        return (
            self.adjective != ""
            and name[: len(self.adjective)] == self.adjective
            and (name[len(self.adjective) :] in _LIKE_ADJECTIVES)
        )


class Phrases:
    """Listed expressions, found in the folded words of a text."""

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        self._numbers: dict[_Part, int] = {}
        self._by_key: dict[str, list[tuple[_Part, int]]] = {}
        read = [(group, *self._read(text)) for text, group in listed]
        self.longest_first: tuple[Listed, ...] = tuple(sorted(read, key=lambda one: (-len(one[1]), one)))
        """The longest expressions, then the alphabetically first, win where two share a word."""
        letters = {number: len(part.stem) for part, number in self._numbers.items()}
        self._by_anchor: dict[int, list[tuple[int, int]]] = {}
        for rank, (_group, parts, _gaps) in enumerate(self.longest_first):
            anchor = max(range(len(parts)), key=lambda place: letters[parts[place]])
            self._by_anchor.setdefault(parts[anchor], []).append((rank, anchor))
        self._known: dict[str, tuple[int, ...]] = {}

    @property
    def parts(self) -> int:
        """How many different words expressions consist of."""
        return len(self._numbers)

    def parts_of(self, name: str) -> tuple[int, ...]:
        """The numbers of the parts that a folded word can be."""
        known = self._known.get(name)
        if known is None:
            if len(self._known) > 200_000:
                self._known.clear()
            listed = self._by_key.get(name[:3], ())
            known = self._known[name] = tuple(number for part, number in listed if part.fits(name))
        return known

    def find(self, names: list[str]) -> list[Found]:
        """The expressions of a text; of two that share words the longer one."""
        texts = [self.parts_of(name) for name in names]
        present = {number for numbers in texts for number in numbers}
        found: list[tuple[int, tuple[int, ...]]] = []
        for place, numbers in enumerate(texts):
            for number in numbers:
                for rank, anchor in self._by_anchor.get(number, ()):
                    if not present.issuperset(self.longest_first[rank][1]):
                        continue
                    places = _places(self.longest_first[rank], anchor, place, texts)
                    if places:
                        found.append((rank, places))
        kept: list[Found] = []
        taken: set[int] = set()
        for rank, places in sorted(found):
            if not taken.intersection(places):
                kept.append((self.longest_first[rank][0], places))
                taken.update(places)
        return kept

    def _read(self, text: str) -> tuple[tuple[int, ...], tuple[bool, ...]]:
        parts: list[int] = []
        gaps: list[bool] = []
        gap = False
        listed = text.split()
        for word, following in zip(listed, [*listed[1:], ""], strict=True):
            if word == _GAP:
                gap = True
                continue
            name = folded(word)
            base = name[:-2] if following[:1].isupper() and name.endswith(_ADJECTIVES) and len(name) > 4 else ""
            part = _Part(name, True) if len(name) <= 3 else _Part(stem(name), False, base)
            if part not in self._numbers:
                self._numbers[part] = len(self._numbers)
                self._by_key.setdefault(part.stem[:3], []).append((part, self._numbers[part]))
            parts.append(self._numbers[part])
            gaps.append(gap)
            gap = False
        return tuple(parts), tuple(gaps)


def _places(phrase: Listed, anchor: int, place: int, texts: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The places of all parts when the one at ``anchor`` stands at ``place``; with gaps the nearest ones."""
    _group, parts, gaps = phrase
    places = [place]
    for part in range(anchor + 1, len(parts)):
        reach = range(places[-1] + 1, min(len(texts), places[-1] + 1 + (REACH if gaps[part] else 1)))
        following = next((after for after in reach if parts[part] in texts[after]), None)
        if following is None:
            return ()
        places.append(following)
    for part in range(anchor - 1, -1, -1):
        reach = range(places[0] - 1, max(-1, places[0] - 1 - (REACH if gaps[part + 1] else 1)), -1)
        before = next((earlier for earlier in reach if parts[part] in texts[earlier]), None)
        if before is None:
            return ()
        places.insert(0, before)
    return tuple(places)
