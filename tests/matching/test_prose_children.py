"""A child for whom somebody looks for something to do: its age counts; that of a child who is only told of does not."""

from __future__ import annotations

import pytest

from freiwilligenagentur.matching.prose import read_wish


@pytest.mark.parametrize(
    ("wish", "age"),
    [
        ("Ich suche etwas für meine 14-jährige Tochter", 14),
        ("etwas für meinen 15jährigen Sohn", 15),
        ("Ich suche für meine Tochter (14) ein Ehrenamt", 14),
        ("Für meinen Sohn (15), etwas mit Tieren", 15),
        ("Ehrenamt für 14-jährigen Sohn", 14),
        ("Ich möchte für meine 16-jährige Enkelin eine Aufgabe finden", 16),
        ("Gibt es etwas für meine Tochter? Sie ist 14.", 14),
        ("Meine 15-jährige Tochter möchte im Tierheim helfen", 15),
        ("Unsere 16-jährige Enkelin sucht ein Ehrenamt", 16),
        ("Mein Sohn (15) will im Tierheim helfen", 15),
        ("Mein Sohn ist 15, gibt es da was?", 15),
        ("Tochter (14) sucht etwas mit Tieren", 14),
        ("Kann meine 14-jährige Tochter bei Ihnen helfen?", 14),
        ("Mein Sohn (14) braucht ein Praktikum", 14),
        ("14-jährige Schülerin sucht ein Ehrenamt", 14),
    ],
)
def test_the_age_of_the_child_who_is_to_help(wish: str, age: int) -> None:
    assert read_wish(wish).age == age


@pytest.mark.parametrize(
    "wish",
    [
        "mit meiner 14-jährigen Tochter spielen",
        "Ich möchte mit meiner 14-jährigen Tochter zusammen helfen",
        "Ich habe eine 14-jährige Tochter und möchte vorlesen",
        "für 14-jährige Schüler",
        "Nachhilfe für eine 14-jährige Schülerin geben",
        "Nachhilfe für meine 14-jährige Tochter",
        "Ich suche jemanden für meine 14-jährige Tochter",
        "Ich suche einen Paten für meinen Sohn (12)",
        "Ich möchte etwas für meinen Sohn (12) und seine Klasse auf die Beine stellen",
        "Ich möchte etwas für ein krankes Kind (12) tun",
        "Ich suche etwas für meinen 14-jährigen Sohn und mich",
        "Mein Sohn (15) ist im Verein, ich möchte dort helfen",
        "Mein Sohn (15) und ich suchen etwas Gemeinsames",
        "Mein Sohn ist 15 und braucht mich nicht mehr",
        "Meine Tochter (16) sucht Nachhilfe",
        "Meine 12-jährige Tochter möchte nicht mehr, dass ich helfe",
        "Seit mein Sohn 15 ist, habe ich Zeit",
        "Mein Sohn (2) möchte viel spielen",
        "Für meine 80-jährige Mutter suche ich etwas",
        "Jugendgruppe für 14-jährige Mädchen leiten",
    ],
)
def test_other_children_are_not_taken_for_the_volunteer(wish: str) -> None:
    assert read_wish(wish).age is None
