"""When two spellings are probably one organisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.exchange.names import name_key, shown_name


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "Lesefreunde e.V.",
            "Lesefreunde e. V.",
            "LeseFreunde eV",
            "Lese-Freunde",
            "lesefreunde, eingetragener Verein",
        ),
        ("Saalewerk gGmbH", "Saalewerk gemeinnützige GmbH", "SAALEWERK g GmbH", "Saalewerk GmbH"),
        ("Domstift Stiftung bürgerlichen Rechts", "Domstift, Stiftung des bürgerlichen Rechts", "Domstift-Stiftung"),
        ("Kita Weißer Berg", "KITA Weisser Berg", "Kita-Weißer-Berg"),
        ("Haus & Hof AöR", "Haus & Hof, Anstalt des öffentlichen Rechts", "Haus & Hof"),
        ("Wohnen UG (haftungsbeschränkt)", "Wohnen"),
        ("Kinderschutz e.V. Landesverband Ost", "Kinderschutz Landesverband Ost e. V."),
        ("Projekt „Himmel“", "Projekt Himmel", 'Projekt "Himmel"'),
        ("Werk GmbH & Co. KG", "Werk"),
    ],
)
def test_case_legal_form_dash_and_space_do_not_make_two(spellings: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lesefreunde Naumburg e.V.", "Lesefreunde Weißenfels e.V."),
        ("AG Naturschutz", "Naturschutz"),
        ("Stiftung Domhof", "Domhof"),
        ("Evangelische Kirche", "Evangelischer Verein"),
        ("Eva e.V.", "Ava e.V."),
        ("Hilfe für Kinder", "Hilfe von Kindern"),
    ],
)
def test_other_names_stay_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["e.V.", "gGmbH", "AG", "Stiftung", "Öffentliche Hand"])
def test_a_name_that_is_only_a_form_keeps_something_to_compare(name: str) -> None:
    assert name_key(name)


forms = st.sampled_from(["", " e.V.", " e. V.", " eV", " gGmbH", ", gemeinnützige GmbH", " GmbH", " AöR", " gUG"])
words = st.lists(st.text("abcdefghklmnoprstuwäöüß", min_size=2, max_size=9), min_size=2, max_size=4)
joints = st.sampled_from([" ", "-", " - ", "  ", " – "])


@given(words, joints, joints, forms, forms)
def test_the_key_ignores_joints_forms_and_case(
    parts: list[str], joint: str, other_joint: str, form: str, other_form: str
) -> None:
    parts = ["Verband", *parts, "Mitte"]
    assert name_key(joint.join(parts) + form) == name_key(other_joint.join(parts).upper() + other_form)


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_a_key_and_names_with_letters_have_one(name: str) -> None:
    key = name_key(name)
    assert not set(key) & set(" -–.,_")
    assert key or not any(c.isalpha() for c in name)
    assert name_key(f"  {name} ") == key


def test_of_several_spellings_the_usual_one_stays_and_the_fuller_one_among_equals() -> None:
    assert shown_name({"Lesefreunde": 1, "Lesefreunde e.V.": 4, "LESEFREUNDE": 2}) == "Lesefreunde e.V."
    assert shown_name({"Lesefreunde": 1, "Lesefreunde e.V.": 1}) == "Lesefreunde e.V."
