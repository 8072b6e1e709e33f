"""Names compared one by one."""

from __future__ import annotations

import pytest

from freiwilligenagentur.people.names import Near, comparable, nearness


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Müller", "Mueller", Near.SAME),
        ("MÜLLER", "müller", Near.SAME),
        ("O'Neill", "ONeill", Near.SAME),
        ("O’Neill", "O'Neill", Near.SAME),
        ("von der Leyen-Çelik", "Leyen Celik", Near.SAME),
        ("Meyer-Schulze", "Schulze-Meyer", Near.SAME),
        ("Groß", "Gross", Near.SAME),
        ("Mertens", "Martens", Near.SOUNDS),
        ("Meyer", "Maier", Near.SOUNDS),
        ("Meyer-Schulze", "Meyer", Near.PART),
        ("Schneider", "Schnieder", Near.SOUNDS),
        ("Kowalski", "Kowalska", Near.SOUNDS),
        ("Bernhard", "Bernward", Near.SPELLED),
        ("Weber", "Wagner", Near.NOT),
        ("Юлия", "Юлия", Near.SAME),
        ("محمد", "محمد", Near.SAME),
        ("🙂", "🙂", Near.SAME),
        ("", "", Near.NOT),
        ("Müller", "", Near.NOT),
    ],
)
def test_last_names_are_as_near_as_people_find_them(one: str, other: str, near: Near) -> None:
    assert nearness(comparable(one), comparable(other), given=False) is near
    assert nearness(comparable(other), comparable(one), given=False) is near


def test_peter_and_petra_do_not_sound_the_same_although_their_digits_do() -> None:
    assert comparable("Peter").sound == comparable("Petra").sound
    assert nearness(comparable("Peter"), comparable("Petra"), given=True) is Near.NOT


def test_first_names_that_sound_the_same_are_recognised() -> None:
    assert nearness(comparable("Stefan"), comparable("Stephan"), given=True) is Near.SOUNDS
    assert nearness(comparable("Hans-Peter"), comparable("Hanspeter"), given=True) is Near.SAME
    assert nearness(comparable("Hans-Peter"), comparable("Hans"), given=True) is Near.PART
