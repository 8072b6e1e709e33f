"""Likely duplicates: who is found, who is not, and the reasons in the words of the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur import i18n
from freiwilligenagentur.people.duplicates import Hit, Index, Known, likely

ILSE = Known(
    id="ilse",
    first_name="Ilse",
    last_name="Mertens",
    birth_date=date(1959, 2, 14),
    phones=frozenset({"+493445123456"}),
    email="ilse@example.org",
    postcode="06618",
)
HANS = Known(id="hans", first_name="Hans-Peter", last_name="Müller-Lüdenscheidt", birth_date=date(1948, 7, 1))
DENIZ = Known(id="deniz", first_name="Deniz", last_name="von der Leyen-Çelik")
TOWN = [ILSE, HANS, DENIZ, Known(id="kim", first_name="Kim"), Known(id="smile", last_name="🙂")]


def find(typed: Known, people: list[Known] | None = None) -> list[Hit]:
    index = Index()
    index.put(people if people is not None else TOWN)
    return likely(typed, index)


def reason(typed: Known) -> str:
    hits = find(typed)
    assert len(hits) == 1
    return hits[0].reason()


def test_a_name_that_sounds_the_same_with_the_same_birthday_is_found() -> None:
    typed = Known(first_name="Ilse", last_name="Martens", birth_date=date(1959, 2, 14))
    assert reason(typed) == "klingt gleich, gleiches Geburtsdatum"


def test_the_name_alone_is_enough() -> None:
    assert reason(Known(first_name="ilse", last_name="mertens")) == "gleicher Name"
    assert reason(Known(first_name="Ilse", last_name="Metrens")) == "ähnlich geschrieben"


def test_a_cyrillic_name_is_found_by_its_latin_one_and_the_other_way_round() -> None:
    kept = [Known(id="olha", first_name="Ольга", last_name="Іванова")]
    assert find(Known(first_name="Olga", last_name="Iwanowa"), kept)[0].reason() == "gleicher Name"
    assert find(Known(first_name="Olga", last_name="Ivanova"), kept)[0].reason() == "klingt gleich"
    latin = [Known(id="olga", first_name="Olga", last_name="Ivanova")]
    assert find(Known(first_name="Ольга", last_name="Иванова"), latin)[0].reason() == "klingt gleich"


@pytest.mark.parametrize(
    ("own", "passport"),
    [
        (("Тарас", "Шевченко"), ("Taras", "Shevchenko")),
        (("Оксана", "Ковальчук"), ("Oksana", "Kovalchuk")),
        (("Андрій", "Ющенко"), ("Andriy", "Yushchenko")),
        (("Марія", "Ткаченко"), ("Mariia", "Tkachenko")),
    ],
)
def test_a_cyrillic_name_and_the_one_in_the_passport_are_the_same_person(
    own: tuple[str, str], passport: tuple[str, str]
) -> None:
    cyrillic, latin = Known("1", *own), Known("2", *passport)
    assert find(Known("", *passport), [cyrillic])[0].reason() == "klingt gleich"
    assert find(Known("", *own), [latin])[0].reason() == "klingt gleich"
    assert find(Known("", "Petro", passport[1]), [cyrillic]) == []


def test_swapped_names_are_found() -> None:
    assert reason(Known(first_name="Mertens", last_name="Ilse")) == "Vor- und Nachname vertauscht"


def test_one_part_of_a_double_name_is_found() -> None:
    assert reason(Known(first_name="Hans-Peter", last_name="Lüdenscheidt")) == "Teil des Doppelnamens gleich"
    assert reason(Known(first_name="Ilse", last_name="Mertens-Kahl")) == "Teil des Doppelnamens gleich"


def test_umlauts_accents_and_particles_do_not_hide_anybody() -> None:
    assert reason(Known(first_name="Hanspeter", last_name="Mueller Luedenscheidt")) == "gleicher Name"
    assert reason(Known(first_name="DENIZ", last_name="Leyen Celik")) == "gleicher Name"


def test_the_same_phone_or_e_mail_is_enough_whatever_the_name() -> None:
    assert reason(Known(first_name="Uwe", last_name="Kahl", phones=ILSE.phones)) == "gleiche Telefonnummer"
    assert reason(Known(email="ilse@example.org")) == "gleiche E-Mail-Adresse"


def test_a_couple_or_a_family_at_the_same_telephone_is_not_taken_for_one_person() -> None:
    uwe = Known(first_name="Uwe", last_name="Mertens", phones=ILSE.phones, email=ILSE.email, postcode="06618")
    assert "gleiche Telefonnummer" in reason(uwe)
    assert find(replace(uwe, birth_date=date(1957, 6, 30))) == []
    swapped = replace(uwe, first_name="Mertens", last_name="Ilse", birth_date=date(1957, 6, 30))
    assert "vertauscht" in reason(swapped)


def test_somebody_who_married_is_found_by_first_name_and_birthday() -> None:
    typed = Known(first_name="Ilse", last_name="Kahl", birth_date=date(1959, 2, 14))
    assert reason(typed) == "gleicher Vorname, gleiches Geburtsdatum"


def test_a_slip_in_the_birthday_is_named() -> None:
    typed = Known(first_name="Ilse", last_name="Mertens", birth_date=date(1959, 2, 4))
    assert reason(typed) == "gleicher Name, Geburtsdatum fast gleich"
    assert reason(replace(typed, birth_date=date(1958, 2, 14))) == "gleicher Name, Geburtsdatum fast gleich"


def test_a_namesake_with_another_birthday_is_not_shown() -> None:
    assert find(Known(first_name="Ilse", last_name="Mertens", birth_date=date(1990, 11, 30))) == []


def test_a_shared_last_name_or_birthday_alone_is_no_sign() -> None:
    assert find(Known(last_name="Mertens")) == []
    assert find(Known(first_name="Uwe", last_name="Mertens", postcode="06618")) == []
    assert find(Known(first_name="Uwe", birth_date=date(1959, 2, 14), postcode="06618")) == []


def test_the_person_being_edited_is_not_their_own_duplicate() -> None:
    assert find(ILSE) == []


def test_nothing_typed_finds_nobody() -> None:
    assert find(Known()) == []


def test_people_without_a_second_name_or_without_letters_are_found() -> None:
    assert reason(Known(last_name="Kim")) == "gleicher Name"
    assert reason(Known(first_name="🙂")) == "gleicher Name"


def test_the_likeliest_comes_first() -> None:
    namesake = Known(id="other", first_name="Ilse", last_name="Mertens")
    hits = find(replace(ILSE, id=""), [namesake, ILSE])
    assert [hit.person.id for hit in hits] == ["ilse", "other"]


def test_who_is_dropped_or_changed_is_no_longer_found_as_before() -> None:
    index = Index()
    index.put(TOWN)
    index.put([replace(ILSE, first_name="Uwe", last_name="Kahl", phones=frozenset(), email="")])
    typed = Known(first_name="Ilse", last_name="Mertens")
    assert likely(typed, index) == []
    index.drop("hans")
    index.drop("nobody")
    assert likely(Known(first_name="Hans-Peter", last_name="Müller-Lüdenscheidt"), index) == []


NAMES = st.one_of(
    st.sampled_from(["Müller", "Groß", "O'Neill", "von der Leyen-Çelik", "Юлия", "محمد", "🙂", "Nguyễn", "李"]),
    st.text(alphabet=st.characters(categories=["L", "Nd", "So"]), min_size=1, max_size=30).filter(
        lambda text: bool(text.strip())
    ),
)
PEOPLE = st.builds(
    Known,
    id=st.just("known"),
    first_name=NAMES,
    last_name=NAMES,
    birth_date=st.none() | st.dates(date(1920, 1, 1), date(2015, 1, 1)),
    postcode=st.sampled_from(["", "06618"]),
)


@given(PEOPLE, st.booleans(), st.booleans())
def test_the_same_person_is_always_found(person: Known, without_birthday: bool, loud: bool) -> None:
    typed = replace(person, id="", birth_date=None if without_birthday else person.birth_date)
    if loud:
        typed = replace(typed, first_name=f"  {typed.first_name} ", last_name=f"{typed.last_name}  ")
    assert find(typed, [*TOWN, person])[0].person.id == "known"


@given(PEOPLE)
def test_swapped_names_are_always_found(person: Known) -> None:
    typed = replace(person, id="", first_name=person.last_name, last_name=person.first_name)
    assert "known" in {hit.person.id for hit in find(typed, [person])}


UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
GERMAN = st.text(alphabet="äöüßÄÖÜabdegklmnrst", min_size=2, max_size=12)


@given(GERMAN, GERMAN)
def test_umlauts_may_be_typed_either_way(first: str, last: str) -> None:
    person = Known(id="known", first_name=first, last_name=last)
    typed = Known(first_name=_written_out(first), last_name=_written_out(last))
    hits = find(typed, [person])
    assert [hit.reason() for hit in hits] == ["gleicher Name"]


def _written_out(name: str) -> str:
    return "".join(UMLAUTS.get(letter, letter) for letter in name)


def test_reasons_come_in_english_too() -> None:
    i18n.use("en")
    assert reason(Known(email="ilse@example.org")) == "same e-mail address"
