"""Many texts at once name the same groups as one text at a time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freiwilligenagentur.matching.text.bulk import BulkReader
from freiwilligenagentur.matching.text.corpus import Words
from freiwilligenagentur.matching.text.thesaurus import standard

PIECES = [word.strip("=-") for group in standard().groups.values() for word in group.words[:6]]
PIECES += [
    "gemeinsam",
    "feste",
    "in der",
    "mit",
    "und",
    "Seniorenheim",
    "lese gern vor",
    "auf kleine Kinder aufpassen",
    "Schüler*innen/Eltern",
    "(Vor-/Nachmittag)",
    ".",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), max_size=5))
def test_counted_together_and_one_by_one_is_the_same(texts: list[str]):
    words = Words()
    reader = BulkReader(standard(), words)
    counted = reader.read(words.rows(texts))
    for row, text in enumerate(texts):
        sums: dict[str, float] = {}
        for concept in standard().concepts(text):
            sums[concept.group] = sums.get(concept.group, 0.0) + concept.strength
        told = {
            group: float(counted.sums[row, number])
            for number, group in enumerate(reader.groups)
            if counted.sums[row, number]
        }
        assert told == pytest.approx(sums, abs=1e-4)
