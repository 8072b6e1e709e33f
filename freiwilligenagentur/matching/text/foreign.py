"""Finding listed beginnings of words in texts that are not German."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from freiwilligenagentur.matching.text.tokens import folded

_ARTICLES: Final = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "ت", "ی", "ا", "ن")
"""What Arabic writes in one word with the next: and, with, for, the; and the first letters of verbs."""

Found = tuple[str, int, int]
Beginning = tuple[str, bool]
"""The beginning of a word, and whether it is the whole word."""


class Beginnings:
    """Listed beginnings of one language, one or several words each."""

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[Beginning, ...]]]] = {}
        for text, group in listed:
            parts = tuple((folded(part.lstrip("=")), part[0] == "=") for part in text.split())
            self._by_first.setdefault(parts[0][0][:2], []).append((group, parts))

    def find(self, placed: list[tuple[str, int, int]]) -> list[Found]:
        """The groups of a text with their places; of several in one place the longest beginning."""
        forms = [tuple(_forms(folded(word))) for word, _start, _end in placed]
        found: dict[tuple[str, int], tuple[int, int, int]] = {}
        for place in range(len(placed)):
            for group, parts in self._candidates(forms[place]):
                last = _last(parts, place, forms)
                if last is not None:
                    length = sum(len(part) for part, _whole in parts)
                    key = (group, place)
                    found[key] = max(found.get(key, (0, 0, 0)), (length, placed[place][1], placed[last][2]))
        return [(group, start, end) for (group, _place), (_length, start, end) in found.items()]

    def _candidates(self, forms: tuple[str, ...]) -> Iterator[tuple[str, tuple[Beginning, ...]]]:
        for form in forms:
            yield from self._by_first.get(form[:2], ())


def _forms(word: str) -> Iterator[str]:
    yield word
    if "\u0600" <= word[:1] <= "\u06ff":
        for article in _ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= 3:
                yield word[len(article) :]


def _last(parts: tuple[Beginning, ...], place: int, forms: list[tuple[str, ...]]) -> int | None:
    """Where the last part stands when all parts follow each other, with at most two words between."""
    if not _fits(parts[0], forms[place]):
        return None
    for part in parts[1:]:
        following = (after for after in range(place + 1, min(len(forms), place + 4)) if _fits(part, forms[after]))
        found = next(following, None)
        if found is None:
            return None
        place = found
    return place


def _fits(part: Beginning, forms: tuple[str, ...]) -> bool:
    beginning, whole = part
    return any(form == beginning if whole else form.startswith(beginning) for form in forms)
