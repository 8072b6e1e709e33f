"""The list that people sign: their names and room for a signature, nothing else about them."""

from __future__ import annotations

from dataclasses import replace

from pdf_reading import pages
from training_town import FORUM, TrainingTown

from freiwilligenagentur.office.model import Office


def text_of(pdf: bytes) -> str:
    return "\n".join(pages(pdf))


def test_it_holds_names_and_nothing_else_about_anybody(town: TrainingTown) -> None:
    key = town.training(replace(FORUM, notes="nur intern"))
    person = town.volunteer(street="Salzstraße 00", postcode="06618", town="Naumburg", email="ilse@example.org")
    town.services.attendances.register(key, [person])
    text = text_of(town.services.lists.draw(key))
    for said in ("Teilnahmeliste", FORUM.title, "17.10.2026", "Jana Vogel", "Mertens, Ilse", "Unterschrift"):
        assert said in text
    for private in ("Salzstraße", "06618", "example.org", "03445", "nur intern"):
        assert private not in text


def test_people_stand_in_the_order_of_a_phone_book(town: TrainingTown) -> None:
    content = town.services.lists.content(town.training(people=3))
    assert content.names == ("Haecker, Anna", "Häcker, Bodo", "Mertens, Ilse")


def test_there_are_empty_lines_for_free_places_and_always_a_few(town: TrainingTown) -> None:
    lists = town.services.lists
    assert lists.content(town.training(replace(FORUM, places=12), people=3)).spare == 9
    assert lists.content(town.training(replace(FORUM, places=3))).spare == 4
    assert lists.content(town.training()).spare == 4


def test_many_people_need_several_pages_and_each_says_which(town: TrainingTown) -> None:
    key = town.training()
    town.services.attendances.register(key, [town.volunteer(f"Ilse {n}", "Mertens") for n in range(40)])
    with town.store.write("Büro", undoable=False) as session:
        session.add(Office(name="Freiwilligenagentur Naumburg"))
    found = pages(town.services.lists.draw(key))
    assert len(found) == 3
    assert "Seite 2 von 3" in found[1]
    assert FORUM.title in found[1]
    assert all("Unterschrift" in page and "Nr." in page for page in found)  # whoever signs there sees what for
    assert sum(page.count("Mertens, Ilse") for page in found) == 40
