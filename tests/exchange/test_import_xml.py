"""Offers out of XML: the list, the details, and XML that wants to do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_exports import DETAILS, LIST, refusal

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files.opening import open_file
from freiwilligenagentur.exchange.files.records import ImportedFile


def read(text: str, encoding: str = "utf-8") -> ImportedFile:
    opened = open_file(text.encode(encoding), "angebote.xml")
    assert isinstance(opened, ImportedFile)
    return opened


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_the_list_is_read_field_by_field_in_every_encoding(encoding: str) -> None:
    file = read(LIST.format(encoding=encoding), encoding)
    assert (file.format, len(file.offers)) == ("Freinet XML", 2)
    first, second = file.offers
    assert (first.external_id, second.external_id) == ("7001", "7002")
    assert (first.title, first.organisation.name) == ("Gärten für Große", "Haus & Hof")
    assert first.summary == "Beete"
    assert first.description == "Hallo & guten Tag\n\n• graben"
    assert (first.street, first.postcode, first.town, first.district) == (
        "Salzstraße 1",
        "06618",
        "Naumburg",
        "Altstadt",
    )
    assert (first.places_wanted, first.placed_before, first.placed_elsewhere) == (4, 12, 3)
    assert first.coordinates is None
    assert second.coordinates == (51.15, 11.81)
    assert second.organisation.external_id == "55"
    assert not file.problems


def test_the_details_of_an_offer_bring_lists_contact_and_organisation() -> None:
    (offer,) = read(DETAILS).offers
    assert offer.areas == ("Beratung, Begleitung", "Soziales")
    assert offer.target_groups == ("Senioren",)
    assert offer.anywhere
    assert offer.time_text == "nachmittags"
    assert offer.requirements == "Geduld\nKenntnisse: Führerschein"
    assert (offer.benefits, offer.accessibility) == ("Fahrgeld", "stufenlos")
    contact, home = offer.contact, offer.organisation
    assert contact is not None
    assert (contact.first_name, contact.last_name, contact.function) == ("Mia", "Muster", "Leitung")
    assert (contact.phone, contact.mobile, contact.email) == ("03445 1", "0170 1", "mia@example.org")
    assert (home.name, home.description, home.street, home.town) == ("Haus & Hof", "Wir helfen.", "Markt 2", "Naumburg")
    assert (home.phone, home.email, home.website) == ("03445 2", "hof@example.org", "https://hof.example")


def test_single_ampersands_and_html_entities_are_mended() -> None:
    text = "<angebot><einrichtungsname>A & B</einrichtungsname><angebotsname>K&auml;se&nbsp;&amp; Brot</angebotsname></angebot>"
    (offer,) = read(text).offers
    assert (offer.organisation.name, offer.title) == ("A & B", "Käse & Brot")


def test_a_file_that_breaks_off_keeps_the_offers_before_and_tells_the_line() -> None:
    text = LIST.format(encoding="utf-8")
    file = read(text[: text.index("<geo_breite>51.15")])
    assert [offer.external_id for offer in file.offers] == ["7001"]
    assert [(problem.code, problem.left_out) for problem in file.problems] == [("damaged_xml", True)]
    assert file.problems[0].line >= 16


def test_other_xml_and_xml_without_offers_are_refused() -> None:
    with pytest.raises(WrongFile, match="keine lesbaren Angebote"):
        read("<rss><item/></rss>")
    with pytest.raises(WrongFile, match="keine lesbaren Angebote"):
        read("<angebotsliste><angebot>")


def test_xml_that_blows_itself_up_is_refused() -> None:
    bomb = (
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><angebot><angebotsname>&b;</angebotsname></angebot>'
    )
    with pytest.raises(WrongFile, match="Sicherheit"):
        read(bomb)
    outside = (
        '<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]><angebot><angebotsname>&f;</angebotsname></angebot>'
    )
    with pytest.raises(WrongFile, match="Sicherheit"):
        read(outside)


def test_deep_nesting_does_no_harm() -> None:
    nested = "<x>" * 5_000 + "</x>" * 5_000
    text = f"<angebot><einrichtungsname>A</einrichtungsname><angebotsname>B</angebotsname>{nested}</angebot>"
    assert len(read(text).offers) == 1


@given(st.binary(max_size=60), st.integers(0, 3_000), st.integers(0, 80))
def test_damaged_xml_is_read_or_refused_with_a_sentence(damage: bytes, place: int, length: int) -> None:
    content = LIST.format(encoding="utf-8").encode()
    place %= len(content)
    assert refusal(open_file, content[:place] + damage + content[place + length :], "angebote.xml").endswith(".")


@given(st.text(st.sampled_from("<>/&;!?[]\"'= angebotCDATA-x"), max_size=120))
def test_any_soup_of_angle_brackets_is_read_or_refused(soup: str) -> None:
    assert refusal(open_file, f"<angebot>{soup}</angebot>".encode(), "angebote.xml").endswith(".")
