"""Wishes for a district or a postcode: offers there or near come first, those that lie nobody knows where stay."""

from __future__ import annotations

import pytest

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.text.places import Where
from freiwilligenagentur.matching.text.search import OfferText, TextIndex
from freiwilligenagentur.vocabulary.postcodes import position

THERE = OfferText(
    "there", "Vorlesen im Kindergarten", "Wir lesen Kindern vor.", "Hort", where=Where("Bad Kösen", "Naumburg", "06628")
)
NEAR = OfferText("near", "Vorlesen für Kinder", "Wir lesen Kindern vor.", "Kinderhaus", where=Where("", "", "06618"))
FAR = OfferText("far", "Vorlesen für Kinder", "Wir lesen Kindern vor.", "Lesewelt", where=Where("", "Kiel", "24103"))
NOWHERE = OfferText("nowhere", "Vorlesen für Kinder", "Wir lesen Kindern vor.", "Leselust")
CALLED = OfferText(
    "called",
    "Vorlesen für Kinder",
    "Wir lesen in Altenweida vor.",
    "Mütterzentrum Altenweida",
    where=Where("", "", "01067"),
)
SAID = [
    OfferText(f"said{number}", "Ausflüge", "Wir wandern in Altenweida.", "Wanderlust", where=Where("", "", "01067"))
    for number in range(3)
]


def found(wish: str, *offers: OfferText) -> list[str]:
    return [hit.offer_id for hit in TextIndex(offers).search(wish)]


@pytest.mark.parametrize(
    "wish", ["Kindern vorlesen in Bad Kösen", "In Naumburg Kindern vorlesen", "in Kösen Kindern vorlesen"]
)
def test_offers_that_lie_in_the_place_come_first(wish: str) -> None:
    assert found(wish, FAR, NOWHERE, THERE) == ["there", "nowhere", "far"]


def test_a_postcode_is_a_place() -> None:
    assert found("Kindern vorlesen, bei mir um die Ecke in 06618", FAR, NOWHERE, NEAR) == ["near", "nowhere", "far"]


def test_a_name_that_organisations_and_offers_use_is_a_place_without_any_field_for_it() -> None:
    assert found("Kindern vorlesen in Altenweida", FAR, NOWHERE, CALLED, *SAID)[:2] == ["called", "nowhere"]


def test_an_offer_nobody_knows_the_place_of_says_that_it_is_to_be_asked() -> None:
    (hit,) = TextIndex([NOWHERE]).search("Kindern vorlesen in 06618")
    assert hit.open_points == (_("Where it takes place is not said."),)


@pytest.mark.parametrize("wish", ["Menschen in Not", "in Schulen vorlesen", "Kindern aus Syrien vorlesen", "um 10 Uhr"])
def test_what_is_no_place_is_none(wish: str) -> None:
    index = TextIndex([THERE, CALLED, *SAID])
    assert index.place_of(wish) is None


def test_people_are_no_place_though_organisations_are_called_by_them() -> None:
    offers = [OfferText(f"{number}", "Besuche", "Menschen besuchen.", "Freunde alter Menschen") for number in range(3)]
    assert TextIndex(offers).place_of("Menschen, die niemanden mehr haben") is None


def test_a_wish_of_nothing_but_a_place_finds_what_lies_there() -> None:
    assert found("in 06618", FAR, NEAR)[0] == "near"


def test_an_offer_that_moved_is_found_where_it_is_now() -> None:
    index = TextIndex([FAR, NEAR, NOWHERE])
    index.put([OfferText("far", FAR.title, FAR.text, FAR.organisation, where=Where(at=position("06618")))])
    index.put([OfferText("near", NEAR.title, NEAR.text, NEAR.organisation, where=Where("", "Kiel", "24103"))])
    assert [hit.offer_id for hit in index.search("Kindern vorlesen in 06618")] == ["far", "nowhere", "near"]


@pytest.mark.parametrize("told", ["Ich komme aus Syrien.", "Bin aus Syrien geflohen."])
def test_where_somebody_comes_from_is_no_place_to_help_in(told: str) -> None:
    away = [
        OfferText(
            f"away{number}", "Hilfe", "Wir helfen Menschen in Syrien.", "Verein Syrien", where=Where("", "", "01067")
        )
        for number in range(3)
    ]
    index = TextIndex([NEAR, FAR, *away])
    plain, beside = (index.similarity(f"{before} Ich möchte Kindern vorlesen.") for before in ("", told))
    assert plain == beside
    assert beside.points("near") == []
    assert index.search(f"{told} Ich möchte Kindern vorlesen.")[0].open_points == ()


def test_where_somebody_lives_asks_for_no_other_place_than_the_address_does() -> None:
    index = TextIndex([NEAR, FAR, THERE])
    living = index.similarity("Ich wohne in Naumburg, möchte Kindern vorlesen")
    assert living.points("far") == []
    wished = index.similarity("Ich möchte in Naumburg Kindern vorlesen")
    assert wished["far"] < living["far"]
    assert wished.points("far") == ["Es ist weiter weg als gewünscht."]
