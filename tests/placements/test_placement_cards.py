"""The Vermittlungskarte: what stands on it, in which language, and what is noted when it goes out."""

from __future__ import annotations

from datetime import date

import pytest
from pdf_reading import fonts_not_embedded, pages, structure, untagged
from placing import TODAY, Town

from freiwilligenagentur.errors import Refused, UndoRefused
from freiwilligenagentur.organisations.model import Contact, Offer
from freiwilligenagentur.people.model import Willingness
from freiwilligenagentur.placements import card
from freiwilligenagentur.placements.service import PreparedCard, Way
from freiwilligenagentur.storage import Store

AGREED = date(2026, 2, 1)


def jana(**values: object) -> Contact:
    return Contact(first_name="Jana", last_name="Vogel", function="Koordination", phone="03445 9", **values)


def reading(town: Town, **values: object) -> str:
    contact = values.pop("contact", jana(passing_on_agreed=AGREED))
    full = {"street": "Parkstraße 3", "postcode": "06618", "town": "Naumburg", "summary": "Mit Kindern lesen."}
    return town.offer(contact=contact, **{**full, **values})


def prepared(town: Town, offer: str = "", **person: object) -> PreparedCard:
    return town.services.cards.prepare(town.volunteer(**person), offer or reading(town))


def test_a_card_names_the_place_the_times_and_the_contact(town: Town) -> None:
    offer = reading(town, availability=0b001_001, time_text="45 Minuten", hours_min=1.5, hours_max=2)
    content = prepared(town, offer).content
    assert card.facts(content, "de") == [
        ("Wo", "Parkstraße 3, 06618 Naumburg"),
        ("Wann", "Mo, Di: vormittags\n45 Minuten"),
        ("Stunden pro Woche", "1,5–2"),
        ("Ansprechperson", "Jana Vogel, Koordination"),
        ("Telefon", "03445 9"),
    ]
    assert card.steps(content, "de")[0].startswith("Melden Sie sich bei der Ansprechperson")


def test_a_contact_who_did_not_agree_stands_on_no_card(town: Town) -> None:
    card_of = prepared(town, reading(town, contact=jana()))
    assert set(card_of.content.contact) == {"phone", "address"}
    assert card_of.content.contact["phone"] == "03445 20"
    assert "Vogel" not in card.letter(card_of.content, "de")[1]
    assert "noch nicht zugestimmt" in card_of.ground
    assert card.steps(card_of.content, "de")[0].startswith("Melden Sie sich bei der Einsatzstelle")


def test_what_was_not_shown_yet_is_to_be_brought(town: Town) -> None:
    offer = reading(town, police_check=True, measles=True, hygiene=True, licences=frozenset({"B"}))
    young = prepared(town, offer, birth_date=date(2010, 1, 1))
    assert [need.code for need in young.content.needs] == ["police_check", "measles", "hygiene", "licence", "guardians"]
    assert card.needs(young.content, "de")[3] == "Führerschein (B)."
    old = prepared(town, offer, birth_date=date(1960, 1, 1), police_check=Willingness.SHOWN, hygiene=Willingness.SHOWN)
    assert [need.code for need in old.content.needs] == ["licence"]


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ({}, "de"),
        ({"de": "native", "ru": "native"}, "de"),
        ({"de": "B2", "ar": "native"}, "de"),
        ({"de": "A1", "ar": "native"}, "ar"),
        ({"de": "A2", "en": "B1", "tr": "native"}, "tr"),
        ({"uk": ""}, "uk"),
        ({"de": "B1", "en": "A1"}, "de"),
        ({"fa": "native"}, "de"),
    ],
)
def test_the_card_speaks_the_volunteers_language(spoken: dict[str, str], expected: str) -> None:
    assert card.language_for(spoken) == expected


def test_every_language_has_every_text(town: Town) -> None:
    content = prepared(town, reading(town, police_check=True, licences=frozenset({"B"}), availability=7)).content
    german = card.texts("de")
    for language in card.LANGUAGES:
        words = card.texts(language)
        assert (len(words["days"]), len(words["parts"])) == (7, 3)
        for table in ("labels", "steps", "needs"):
            assert words[table].keys() == german[table].keys(), language
            assert all(words[table].values()), language
        subject, text = card.letter(content, language)
        assert content.offer in subject
        assert "Jana Vogel" in text
        assert "{" not in subject + text


def test_the_pdf_is_one_small_page_with_tags_in_the_order_of_reading(town: Town) -> None:
    offer = reading(town, police_check=True, availability=0b1)
    pdf = town.services.cards.draw(prepared(town, offer).content, "de")
    [page] = pages(pdf)
    assert "Naumburg" in page
    leaves = structure(pdf)
    assert [text for role, text in leaves if role == "H1"] == ["Lesepatin in der Grundschule"]
    assert [text for role, text in leaves if role == "H2"] == ["So geht es weiter", "Das wird gebraucht"]
    assert ("TH", "Ansprechperson") in leaves
    assert leaves.index(("TH", "Wo")) < leaves.index(("H2", "So geht es weiter"))
    assert untagged(pdf) == []
    assert fonts_not_embedded(pdf) == []


def test_much_to_say_still_stands_on_one_page(town: Town) -> None:
    long = "Sie begleiten Menschen im Alltag, hören zu und machen Mut. " * 40
    offer = reading(
        town,
        title="Begleitung " * 12,
        summary="",
        description=long,
        availability=(1 << 21) - 1 - 0b10_100_000_010,
        time_text="nach Absprache, am liebsten in den Ferien, " * 6,
        police_check=True, measles=True, hygiene=True, licences=frozenset({"B", "D1"}),
    )  # fmt: skip
    for language in ("de", "ru"):
        pdf = town.services.cards.draw(prepared(town, offer, birth_date=date(2010, 1, 1)).content, language)
        assert len(pages(pdf)) == 1
    assert card.about(town.load(Offer, offer)).endswith("Mut.")


def test_arabic_begins_at_the_right_and_reads_in_its_order(town: Town) -> None:
    made = prepared(town, reading(town, police_check=True), languages={"ar": "native"})
    if "ar" not in dict(made.languages):
        assert made.language == "de"  # no font of this system has the letters
        return
    pdf = town.services.cards.draw(made.content, made.language)
    said = [text for _role, text in structure(pdf)]
    assert card.label("ar", "title") in said
    assert card.steps(made.content, "ar")[0] in said


def test_handing_over_notes_fields_and_no_values(town: Town, store: Store) -> None:
    ilse, offer = town.volunteer(), reading(town)
    placement = town.services.placements.propose(ilse, offer)
    content = town.services.cards.prepare(ilse, offer).content
    town.services.cards.hand_over(ilse, offer, content, Way.PRINTED)
    [row] = town.services.placements.get(placement).transfers
    assert row.recipient == "Ilse Mertens"
    assert row.what == ("name", "function", "phone", "address")
    with pytest.raises(UndoRefused, match="hängen"):  # what has gone out stays, and with it the proposal
        store.undo()


def test_a_card_is_noted_only_for_two_who_are_under_way(town: Town) -> None:
    ilse, offer = town.volunteer(), reading(town)
    made = town.services.cards.prepare(ilse, offer)
    assert not made.proposed
    with pytest.raises(Refused, match="zurückgenommen"):
        town.services.cards.hand_over(ilse, offer, made.content, Way.MAILED)
    town.services.placements.propose(ilse, offer)
    assert town.services.cards.prepare(ilse, offer).proposed


def test_the_beginning_is_named_only_while_it_lies_ahead(town: Town) -> None:
    assert prepared(town, reading(town, starts_on=date(2026, 12, 1))).content.starts_on == date(2026, 12, 1)
    assert prepared(town, reading(town, starts_on=TODAY)).content.starts_on is None
