"""How much offers are about the groups of the thesaurus, and how well that covers what a wish names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from freiwilligenagentur.matching.text.bulk import Counted
from freiwilligenagentur.matching.text.corpus import Floats
from freiwilligenagentur.matching.text.thesaurus import Thesaurus

IN_TITLE: Final = 0.65
IN_TEXT: Final = 0.8
_HALF: Final = 3.0
"""Namings in 130 words that make a text half about a group."""
_USUAL_LENGTH: Final = 130.0
BY_CODE: Final = 0.3
"""How much a code of the vocabulary on the offer says about a group that stands for it."""
NEAR: Final = 0.4
INCLUDED: Final = 0.8
"""How much a group counts that is a kind of the one that is looked for: dogs for animals."""
_WEIGHTS: Final = {"what": 1.0, "whom": 0.8, "where": 0.6}
_BEST: Final = 0.4
"""Of several groups of one kind, the best counts by this share, the mean of all by the rest."""
_ALL_KINDS: Final = 0.5
"""The share of the geometric mean, which is low as soon as one kind is missing."""
_LEAST: Final = 0.05
_LITTLE: Final = 0.1
"""So little stands against being about nothing but the wish; an offer that hardly names a group is not about it."""


def aboutness(titles: Counted, bodies: Counted, lengths: npt.NDArray[np.integer]) -> Floats:
    """From 0 to 1 how much each text is about each group. What was counted is used up: it takes much room."""
    half = np.asarray(_HALF / _USUAL_LENGTH * np.maximum(lengths, 1), np.float32)[:, None]
    missing_body = half / (bodies.sums + half)
    missing_body *= IN_TEXT
    missing_body += 1 - IN_TEXT
    about = titles.most
    about *= -IN_TITLE
    about += 1
    about *= missing_body
    np.subtract(1, about, out=about)
    return about


class Topics:
    """How much each row is about each group; rows may be added, replaced and forgotten."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._numbers = {group: number for number, group in enumerate(thesaurus.groups)}
        self._about: Floats = np.zeros((len(self._numbers), 0), np.float32)
        self._rows = 0
        self._whole: Floats = np.zeros(0, np.float32)
        self._common: Floats | None = None

    def add(self, about: Floats) -> None:
        """Adds rows at the end."""
        needed = self._rows + len(about)
        if needed > self._about.shape[1]:
            grown = np.zeros((len(self._numbers), max(needed, self._about.shape[1] * 2)), np.float32)
            grown[:, : self._rows] = self._about[:, : self._rows]
            self._about = grown
        self._about[:, self._rows : needed] = about.T
        self._whole = np.append(self._whole, np.einsum("ij,ij->i", about, about))
        self._rows = needed
        self._common = None

    def forget(self, row: int) -> None:
        """A row that is about nothing from now on."""
        self._about[:, row] = 0
        self._whole[row] = 0
        self._common = None

    def about(self, group: str) -> Floats:
        """How much each row is about a group."""
        number = self._numbers.get(group)
        return np.zeros(self._rows, np.float32) if number is None else self._about[number, : self._rows]

    def covered(self, groups: dict[str, float], living: int, together: Iterable[tuple[str, ...]] = ()) -> Floats:
        """From 0 to 1 how well each row covers what a wish names.

        Of several groups of a kind (what, whom, where) the best counts most, for wishes say "or", but for those named
        ``together``, each of which counts; of several kinds each counts, for a wish names something with somebody
        somewhere. Groups that few offers name count more.
        """
        sets = {group: one for one in together for group in one}
        kinds: dict[str, dict[tuple[str, ...], None]] = {}
        for group in groups:
            kinds.setdefault(self._thesaurus.groups[group].kind, {})[sets.get(group, (group,))] = None
        weights, values = [], []
        for kind, listed in kinds.items():
            rarity = np.array(
                [max(self._rarity(group, living) * groups[group] for group in one) for one in listed], np.float32
            )
            weights.append(_WEIGHTS[kind] * math.sqrt(float(rarity.max())))
            values.append(_either([_both([self._with_near(group) for group in one]) for one in listed], rarity))
        if not values:
            return np.zeros(self._rows, np.float32)
        total = sum(weights)
        mean = sum(weight * value for weight, value in zip(weights, values, strict=True)) / total
        if len(values) == 1:
            return np.asarray(mean, np.float32)
        logs = sum(weight * np.log(value + _LEAST) for weight, value in zip(weights, values, strict=True)) / total
        return np.asarray((1 - _ALL_KINDS) * mean + _ALL_KINDS * np.exp(logs), np.float32)

    def focused(self, groups: Iterable[str]) -> Floats:
        """From 0 to 1 how much of all that each row is about is what a wish names, a kind of it, or alike.

        What is near counts only where it is of the same kind: to visit prisoners is not to visit old people.
        """
        known = self._thesaurus.groups
        alike = dict.fromkeys(groups)
        for named in [known[group] for group in alike]:
            near = [group for group in named.near if known[group].kind == named.kind]
            alike |= dict.fromkeys((*named.includes, *near))
        asked = np.zeros(self._rows, np.float32)
        for group in alike:
            asked += self.about(group) ** 2
        return np.asarray(asked / (self._whole + _LITTLE), np.float32)

    def _with_near(self, group: str) -> Floats:
        value = self.about(group)
        for near in self._thesaurus.groups[group].near:
            value = np.maximum(value, NEAR * self.about(near))
        for included in self._thesaurus.groups[group].includes:
            value = np.maximum(value, INCLUDED * self.about(included))
        return value

    def _rarity(self, group: str, living: int) -> float:
        if self._common is None:
            self._common = (self._about[:, : self._rows] > 0).sum(axis=1).astype(np.float32)
        return math.log(1 + living / (1 + float(self._common[self._numbers[group]])))


def _both(values: Sequence[Floats]) -> Floats:
    if len(values) == 1:
        return values[0]
    stacked = np.stack(values)
    product = np.exp(np.log(stacked + _LEAST).mean(axis=0))
    return np.asarray((1 - _ALL_KINDS) * stacked.mean(axis=0) + _ALL_KINDS * product, np.float32)


def _either(values: Sequence[Floats], rarity: Floats) -> Floats:
    if len(values) == 1:
        return values[0]
    stacked = np.stack(values)
    best = (stacked * np.sqrt(rarity / rarity.max())[:, None]).max(axis=0)
    mean = (stacked * rarity[:, None]).sum(axis=0) / rarity.sum()
    return np.asarray(_BEST * best + (1 - _BEST) * mean, np.float32)


def groups_by_code(thesaurus: Thesaurus) -> dict[tuple[str, str], list[int]]:
    """For each code of the vocabulary, by its list, the numbers of the groups that stand for it."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, group in enumerate(thesaurus.groups.values()):
        listed: Iterable[tuple[str, frozenset[str]]] = (
            (("target_group", group.target_groups),) if group.kind == "whom" else (("activity", group.activities),)
        )
        for kind, codes in listed:
            for code in codes:
                found.setdefault((kind, code), []).append(number)
    return found
