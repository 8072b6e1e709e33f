"""Wishes as laypeople say them: what they mean, and what in them means nothing."""

from __future__ import annotations

import pytest

from freiwilligenagentur.matching.prose import read_wish
from freiwilligenagentur.matching.text.places import Where
from freiwilligenagentur.matching.text.search import OfferText, TextIndex
from freiwilligenagentur.matching.text.thesaurus import concepts, standard
from freiwilligenagentur.matching.text.wishes import understand


def asked(wish: str) -> set[str]:
    return set(understand(wish, standard()).groups)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir wollen gern helfen.",
        "Das ist gesetzt, und wir vereinbaren etwas.",
        "Wir bereiten alles vor, auch im Anschluss.",
        "Sie sollten sich kümmern und das sagen.",
        "Er hört davon in einem guten Umgang.",
        "Herr Bürger kommt nach Wandsbek und Augsburg.",
    ],
)
def test_words_of_everyday_name_nothing(sentence: str) -> None:
    assert concepts(sentence) == []


@pytest.mark.parametrize(
    ("wish", "groups"),
    [
        ("Beim Roten Kreuz", {"red-cross"}),
        ("Suchtkranke begleiten", {"addiction", "accompanying"}),
        ("Theater spielen", {"theatre"}),
        ("Oma das Internet zeigen", {"seniors", "computer-help"}),
        ("Unsere Abteilung sucht etwas draußen", {"outdoors"}),
        ("Schiri werden", {"refereeing"}),
        ("vormittags in der Schule", {"school"}),
        ("am Wochenende Essen an Bedürftige verteilen", {"food-bank", "poverty"}),
        ("Möbel schleppen", {"moving"}),
        ("zum Arzt begleiten", {"to-doctor", "accompanying"}),
        ("Opieka nad osobami starszymi", {"nursing", "seniors"}),
        ("Quisiera ayudar a personas sin hogar", {"homeless"}),
        ("Futbol antrenörü olmak istiyorum", {"sport", "ball-games"}),
        ("Прибирати в парку, садити дерева", {"clean-up", "forest"}),
    ],
)
def test_what_laypeople_say_names_what_they_mean(wish: str, groups: set[str]) -> None:
    assert asked(wish) == groups


@pytest.mark.parametrize("wish", ["unter Leute kommen", "Was wo man Leute trifft", "nicht mehr allein zu Hause sitzen"])
def test_who_seeks_company_gets_work_among_people(wish: str) -> None:
    assert asked(wish) == {"sociable"}


def test_a_vague_word_counts_only_where_nothing_else_is_named() -> None:
    assert asked("etwas Sinnvolles tun") == {"all-round"}
    assert asked("etwas Sinnvolles tun, am liebsten vorlesen") == {"reading-aloud"}
    both = understand("mit anpacken und Fahrräder reparieren", standard()).groups
    assert both["hands-on"] < both["bicycles"]


def test_what_is_only_told_counts_where_the_asking_leaves_it_open() -> None:
    assert "fire-brigade" in asked("Ich würde gern mit anpacken, wenn es brennt.")


def test_a_small_letter_tells_a_verb_even_in_a_part_of_the_wish() -> None:
    assert "festivals" not in asked("Bei einer Veranstaltung helfen, ich kann mich nicht fest binden")


@pytest.mark.parametrize(
    "wish", ["nach Feierabend", "Ich kann kein Deutsch, spreche nur Englisch", "Ich hätte mittwochs frei"]
)
def test_a_wish_that_says_only_when_and_how_names_nothing(wish: str) -> None:
    read = understand(wish, standard())
    assert not read.said
    assert read.groups == {}


def test_who_says_only_when_finds_what_suits() -> None:
    index = TextIndex(
        [
            OfferText("morning", "Frühstück", "Hilfe montags von 8 bis 10 Uhr."),
            OfferText("evening", "Feierabend im Treff", "Hilfe montags von 19 bis 21 Uhr."),
        ]
    )
    assert [hit.offer_id for hit in index.search("nur vormittags")] == ["morning", "evening"]


def test_who_likes_to_drive_wishes_to_drive() -> None:
    assert "driving" in asked("Ich fahre gern Auto. Vielleicht Leute zum Arzt bringen?")
    assert read_wish("Ich fahre gern Auto.").licences == {"B"}


@pytest.mark.parametrize(
    "wish",
    [
        "Für Menschen ohne Obdach kochen",
        "Ohne Führerschein Essen kochen",
        "Kochen für Leute, die nicht mehr einkaufen können",
        "Cocinar para personas sin hogar",
        "Cuisiner pour les gens sans abri",
        "Cook for people without a home",
    ],
)
def test_what_others_lack_is_not_ruled_out(wish: str) -> None:
    read = understand(wish, standard())
    assert "kitchen" in read.groups
    assert read.ruled_out == ()


def test_who_has_no_home_leaves_the_weekend_free() -> None:
    read = read_wish("Quiero ayudar a personas sin hogar los fines de semana")
    assert read.half_days
    assert not read.not_half_days


@pytest.mark.parametrize(
    ("wish", "age"),
    [
        ("Mein Sohn (14) möchte im Tierheim helfen", 14),
        ("Meine Tochter ist 17, sie sucht ein Ehrenamt", 17),
        ("Meine Tochter ist 17 und ich habe Zeit", None),
        ("Schülerin, 15, sucht was Soziales", 15),
        ("Bin in der 10. Klasse und brauche ein Praktikum", 16),
        ("noch nicht volljährig, gern mit Kindern", 17),
    ],
)
def test_ages_are_told_in_many_ways(wish: str, age: int | None) -> None:
    assert read_wish(wish).age == age


def test_how_many_come_is_no_wish_for_such_people() -> None:
    read = understand("Wir sind eine Schulklasse, 25 Kinder, und wollen einen Tag helfen", standard())
    assert read.criteria.group
    assert read.groups == {}


def test_the_computer_at_home_is_a_place_to_help_from() -> None:
    assert read_wish("Von meinem Computer aus Grafiken machen").anywhere
    assert not read_wish("Computer erklären").anywhere


def test_the_name_of_an_offers_own_town_says_nothing_of_the_work() -> None:
    wood = OfferText("wood", "Bäume pflanzen", "Wir pflegen den Wald.", where=Where("", "Kiel", ""))
    town = OfferText("town", "Kochen in Eberswalde", "Eberswalde kocht.", where=Where("", "Eberswalde", ""))
    hits = {hit.offer_id: hit for hit in TextIndex([wood, town]).search("im Wald arbeiten")}
    assert hits["wood"].reasons
    assert hits["town"].score < hits["wood"].score / 2


def test_a_place_may_stand_by_itself() -> None:
    here = OfferText("here", "Nachhilfe", "Mathe üben.", where=Where("Nordstadt", "Kiel", "24103"))
    there = OfferText("there", "Nachhilfe", "Mathe üben.", where=Where("Altstadt", "Halle", "06108"))
    assert [hit.offer_id for hit in TextIndex([there, here]).search("Nachhilfe, Nordstadt")] == ["here", "there"]


def test_a_reason_is_true_of_every_word_of_its_group() -> None:
    index = TextIndex([OfferText("ball", "Basketball", "Wir spielen Basketball."), OfferText("no", "Büro", "Briefe.")])
    assert index.search("Handball")[0].reasons[0].words == "Ballsport"
