"""The table of docs/matching.md says what the program does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from freiwilligenagentur import paths
from freiwilligenagentur.matching.gates import findings
from freiwilligenagentur.matching.scoring import score
from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.matching.weights import DEFAULT, Criterion

MORNINGS = 0b001_001_001_001_001  # Monday to Friday
EVENINGS = MORNINGS << 2
HOME, NEAR = (51.15, 11.81), (51.16, 11.81)

ILSE = Person(
    birth_date=date(1959, 2, 14),
    areas=frozenset({"children", "education"}),
    activities=frozenset({"reading_aloud", "homework"}),
    target_groups=frozenset({"children"}),
    availability=0b000_000_001_000_001,  # Monday and Wednesday morning
    hours_min=2.0,
    hours_max=3.0,
    rhythm=frozenset({"regular"}),
    radius_km=8.0,
    position=HOME,
    licences=frozenset({"none"}),
    languages={"de": "native", "ru": "B2"},
)
READING = Place(
    areas=frozenset({"children"}),
    activities=frozenset({"reading_aloud"}),
    target_groups=frozenset({"children"}),
    availability=MORNINGS,
    hours_min=2.0,
    hours_max=2.0,
    rhythm=frozenset({"regular"}),
    position=NEAR,
)
EXAMPLES = {
    "Vorlesen, alles bekannt": (ILSE, READING),
    "dasselbe, Russisch hilft": (ILSE, replace(READING, languages=frozenset({"ru"}))),
    "dasselbe, Zeit unbekannt": (ILSE, replace(READING, availability=0)),
    "dasselbe, nur abends": (ILSE, replace(READING, availability=EVENINGS)),
    "dasselbe, 20 km entfernt": (ILSE, replace(READING, position=(51.33, 11.81))),
    "dasselbe, nur der Titel bekannt": (ILSE, Place(position=NEAR)),
    "Garten, sonst alles gleich": (
        ILSE,
        replace(
            READING,
            areas=frozenset({"nature"}),
            activities=frozenset({"practical_work"}),
            target_groups=frozenset({"animals"}),
        ),
    ),
    "über die Person nichts bekannt": (Person(), READING),
    "dasselbe, Führerschein B verlangt": (ILSE, replace(READING, licences=frozenset({"B"}))),
    "dasselbe, Führungszeugnis nicht gefragt": (ILSE, replace(READING, police_check=True)),
}


def documentation() -> str:
    return (paths.root() / "docs" / "matching.md").read_text("utf-8")


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_each_example_scores_as_the_document_says(name: str) -> None:
    row = re.search(rf"^\| {re.escape(name)} \| (\d+) \| (.*?) \|$", documentation(), re.MULTILINE)
    assert row, name
    person, place = EXAMPLES[name]
    assert round(score(person, place)) == int(row[1])
    found = findings(person, place, date(2026, 11, 22))
    assert {"": None, "ausgeschlossen": True, "noch zu klären": False}[row[2]] == (found[0].shut if found else None)


def test_the_document_names_every_criterion_with_its_weight() -> None:
    written = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", documentation(), re.MULTILINE))
    assert written == {criterion.value: f"{DEFAULT[criterion]:g}" for criterion in Criterion}
