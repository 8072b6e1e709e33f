"""Offers out of CSV: every field, every known fault, nothing lost without a word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_exports import OFFER_HEADER, offer_row, offers_csv, refusal

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files import cells
from freiwilligenagentur.exchange.files.cells import BadCell
from freiwilligenagentur.exchange.files.opening import OpenedTable, open_file, understand
from freiwilligenagentur.exchange.files.records import ImportedFile, ImportedOffer, Kind


def read(content: bytes) -> ImportedFile:
    opened = open_file(content, "angebote.csv")
    return opened if isinstance(opened, ImportedFile) else understand(opened)


def only(content: bytes) -> ImportedOffer:
    (offer,) = read(content).offers
    return offer


def test_a_freinet_export_is_recognised_and_read_field_by_field() -> None:
    file = read(offers_csv())
    assert (file.kind, file.format, file.encoding, file.separator) == (Kind.OFFERS, "Freinet CSV", "UTF-8", ";")
    (offer,) = file.offers
    assert offer.external_id == "7001"
    assert offer.title == "Vorlesen in der Grundschule"
    assert offer.organisation.name == "Lesefreunde Bad Kösen e.V."
    assert offer.agency == "Freiwilligenagentur Saaletal"
    assert offer.description == "Einmal in der Woche.\n\n• mit Geduld\n• mit Humor"
    assert (offer.postcode, offer.town, offer.district) == ("06628", "Naumburg", "")
    assert offer.coordinates == (51.1344, 11.7189)
    assert (offer.places_wanted, offer.placed_elsewhere) == (3, 1)
    assert offer.edited_on == date(2018, 2, 15)
    assert offer.created_at == datetime(2013, 3, 10, 13, 57, tzinfo=UTC)
    assert not file.problems


def test_zero_stands_for_unknown_where_exports_mean_it_so() -> None:
    offer = only(offers_csv(offer_row(erstellt="0", bearbeitet="0", anzahl_gesuche="0", latitude="0", longitude="0")))
    assert offer.created_at is None
    assert offer.edited_on is None
    assert offer.places_wanted is None
    assert offer.coordinates is None


@pytest.mark.parametrize(("latitude", "longitude"), [("0.000000", "0.000000"), ("", ""), ("51,1", ""), ("", "11,7")])
def test_missing_coordinates_are_no_place_in_the_gulf_of_guinea(latitude: str, longitude: str) -> None:
    assert only(offers_csv(offer_row(latitude=latitude, longitude=longitude))).coordinates is None


def test_a_postcode_that_is_none_is_kept_beside_the_place_and_told() -> None:
    file = read(
        offers_csv(
            offer_row(plz="Altstadt", ortsteil="Naumburg", id="1"),
            offer_row(plz="6002", ortsteil="Luzern", id="2"),
            offer_row(plz="D-06618", id="3"),
        )
    )
    quarter, swiss, german = file.offers
    assert (quarter.postcode, quarter.town, quarter.district) == ("", "Naumburg", "Altstadt")
    assert (swiss.postcode, swiss.town) == ("", "6002 Luzern")
    assert german.postcode == "06618"
    assert [(p.line, p.field, p.code, p.value, p.left_out) for p in file.problems] == [
        (2, "plz", "not_a_postcode", "Altstadt", False),
        (5, "plz", "not_a_postcode", "6002", False),
    ]


def test_rows_without_title_or_organisation_are_left_out_with_the_reason() -> None:
    file = read(offers_csv(offer_row(angebotsname="  "), offer_row(einrichtungsname="", id="2"), offer_row(id="3")))
    assert [offer.external_id for offer in file.offers] == ["3"]
    assert [(p.field, p.left_out) for p in file.problems] == [("angebotsname", True), ("einrichtungsname", True)]
    assert file.rows == 3


@pytest.mark.parametrize(
    "name",
    [
        "O'Neill-Stiftung",
        "von der Leyen-Çelik gGmbH",
        "جمعية المتطوعين",
        "Общество друзей",
        "Herz ❤️ & 👩‍👩‍👧 e.V.",
        "X" * 200,
        "Ü",
    ],
)
def test_names_of_all_scripts_and_lengths_come_through_unchanged(name: str) -> None:
    file = read(offers_csv(offer_row(einrichtungsname=name)))
    assert file.offers[0].organisation.name == name
    assert not file.problems


def test_only_what_nobody_can_mean_as_a_name_is_shortened_and_told() -> None:
    file = read(offers_csv(offer_row(einrichtungsname="Y" * 5_000)))
    assert len(file.offers[0].organisation.name) == 500
    assert file.problems[0].code == "shortened"


def test_unreadable_numbers_and_moments_are_taken_as_unknown_and_told() -> None:
    file = read(offers_csv(offer_row(anzahl_gesuche="viele", bearbeitet="gestern", latitude="hier")))
    offer = file.offers[0]
    assert (offer.places_wanted, offer.edited_on, offer.coordinates) == (None, None, None)
    assert {p.field for p in file.problems} == {"anzahl_gesuche", "bearbeitet", "latitude"}
    assert not any(p.left_out for p in file.problems)


def test_a_list_of_ones_own_is_recognised_by_its_headers() -> None:
    content = b"Verein,Aufgabe,PLZ,Ort,E-Mail,Bemerkung\nSaalewerk,Fahrdienst,06618,Naumburg,a@b.example,x\n"
    file = read(content)
    assert (file.format, file.separator) == ("CSV", ",")
    offer = file.offers[0]
    assert (offer.organisation.name, offer.title, offer.town) == ("Saalewerk", "Fahrdienst", "Naumburg")
    assert offer.contact is not None
    assert offer.contact.email == "a@b.example"
    assert [column.name for column in file.columns if not column.field] == ["Bemerkung"]


def test_unknown_headers_can_be_assigned_by_hand() -> None:
    opened = open_file(b"wer;was\nSaalewerk;Fahrdienst\n", "liste.csv")
    assert isinstance(opened, OpenedTable)
    with pytest.raises(WrongFile, match="Angebot, Organisation"):
        understand(opened)
    (offer,) = understand(opened, kind=Kind.OFFERS, fields=("organisation", "title")).offers
    assert (offer.organisation.name, offer.title) == ("Saalewerk", "Fahrdienst")


def test_midnight_in_germany_is_the_same_day_in_summer_and_winter() -> None:
    assert cells.german_day(datetime(2017, 4, 16, 22, 0, tzinfo=UTC)) == date(2017, 4, 17)
    assert cells.german_day(datetime(2017, 1, 16, 23, 0, tzinfo=UTC)) == date(2017, 1, 17)
    assert cells.german_day(datetime(2017, 1, 16, 22, 0, tzinfo=UTC)) == date(2017, 1, 16)


@pytest.mark.parametrize("text", ["31.02.1990", "29.02.2023", "00.01.2000", "1.13.2000"])
def test_days_that_do_not_exist_are_no_days(text: str) -> None:
    with pytest.raises(BadCell, match="gibt es im Kalender nicht"):
        cells.day(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_both_spellings(day: date) -> None:
    assert cells.day(f"{day:%d.%m.%Y}") == cells.day(day.isoformat()) == day


written = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"';"), max_size=30)


@given(st.dictionaries(st.sampled_from(OFFER_HEADER), written))
def test_whatever_stands_in_the_cells_the_row_comes_in_or_is_told(row: dict[str, str]) -> None:
    file = read(offers_csv(offer_row(**row), encoding="utf-8"))
    assert len(file.offers) + sum(p.left_out for p in file.problems) == 1


@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    assert refusal(read, content).endswith(".")


@given(st.binary(max_size=120), st.integers(0, 2_000), st.integers(0, 60))
def test_a_damaged_export_is_read_or_refused_with_a_sentence(damage: bytes, place: int, length: int) -> None:
    content = offers_csv(offer_row(), offer_row(id="2"), offer_row(id="3", plz="Altstadt"))
    place %= len(content)
    assert refusal(read, content[:place] + damage + content[place + length :]).endswith(".")
