"""Lists of people out of CSV; nothing of them is ever quoted in a report."""

from __future__ import annotations

from datetime import date

import pytest
from made_up_exports import PERSON_HEADER, people_csv, person_row

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files.opening import OpenedTable, open_file, understand
from freiwilligenagentur.exchange.files.records import ImportedFile, Kind

TODAY = date(2026, 4, 3)


def read(content: bytes) -> ImportedFile:
    opened = open_file(content, "personen.csv")
    assert isinstance(opened, OpenedTable)
    return understand(opened, today=TODAY)


def test_the_list_of_card_holders_is_recognised_and_read() -> None:
    row = person_row(
        "Zoë",
        "O’Beispiel",
        anrede="Frau",
        titel="Dr.",
        co_name="Familie Muster",
        strasse="Domplatz 3",
        plz="06618",
        ort="Naumburg",
        inhaber_ehrenamtskarte="1",
        eak_datum="05.03.2024",
        eak_karten_status="gültig",
    )
    file = read(people_csv(row))
    assert (file.kind, file.format, file.encoding) == (Kind.PEOPLE, "Freinet CSV", "Windows-1252")
    (person,) = file.people
    assert (person.salutation, person.title) == ("frau", "Dr.")
    assert (person.first_name, person.last_name, person.care_of) == ("Zoë", "O’Beispiel", "Familie Muster")
    assert (person.street, person.postcode, person.town) == ("Domplatz 3", "06618", "Naumburg")
    assert person.card == "Ehrenamtskarte, 05.03.2024, gültig"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("", "Madonna"),
        ("Cher", ""),
        ("Aoife", "O'Neill"),
        ("Ayşe", "von der Leyen-Çelik"),
        ("فاطمة", "الزهراء"),
        ("Юлия", "Жукова"),
        ("🙂", "Lächel"),
    ],
)
def test_people_of_all_names_come_in(first: str, last: str) -> None:
    (person,) = read(people_csv(person_row(first, last), encoding="utf-8")).people
    assert (person.first_name, person.last_name) == (("", first) if not last else (first, last))


def test_a_day_that_does_not_exist_is_told_without_quoting_it() -> None:
    header = ("vorname", "nachname", "geburtsdatum", "email", "plz")
    rows = (
        person_row("Anna", "Muster", geburtsdatum="31.02.1990", email="keine", plz="Altstadt"),
        person_row("Bert", "Muster", geburtsdatum="03.04.2031"),
        person_row("Cleo", "Muster", geburtsdatum="03.04.1959"),
    )
    file = read(people_csv(*rows, header=header, encoding="utf-8"))
    assert [person.birth_date for person in file.people] == [None, None, date(1959, 4, 3)]
    assert [(p.line, p.field, p.code) for p in file.problems] == [
        (2, "plz", "not_a_postcode"),
        (2, "email", "not_an_email"),
        (2, "geburtsdatum", "no_such_day"),
        (3, "geburtsdatum", "impossible_birth_date"),
    ]
    told = " ".join(f"{p.reason} {p.value}" for p in file.problems)
    assert not any(secret in told for secret in ("31.02.1990", "Anna", "keine@", "Altstadt", "2031"))
    assert file.people[0].town == "Altstadt"


def test_a_row_without_a_name_is_left_out() -> None:
    file = read(people_csv(person_row("", " ", ort="Naumburg"), person_row("Anna", "Muster")))
    assert len(file.people) == 1
    assert [(p.line, p.code, p.left_out) for p in file.problems] == [(2, "no_name", True)]


def test_a_table_without_a_column_of_names_is_refused() -> None:
    with pytest.raises(WrongFile, match="Spalte"):
        read(b"farbe;form\nrot;rund\n")


def test_the_header_is_the_one_that_the_card_export_has() -> None:
    assert read(people_csv(person_row("A", "B"))).columns[0].name == PERSON_HEADER[0]
