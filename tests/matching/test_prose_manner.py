"""How somebody wishes to help, what offers say of it, and what the search makes of both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose_sentences import ASIDES, WORK

from freiwilligenagentur.matching.prose import read_offer, read_wish
from freiwilligenagentur.matching.text.search import OfferText, TextIndex

WISHES = [
    ("Ohne Kontakt zu Klienten", "background_work"), ("lieber im Hintergrund", "background_work"), ("kein Publikum", "background_work"),
    ("nichts mit Menschen", "background_work"), ("lieber draußen", "outdoors"), ("bitte nicht draußen", "indoors"), ("drinnen", "indoors"),
    ("nicht körperlich schwer", "light"), ("ich kann nicht schwer heben", "light"), ("keine schwere Arbeit", "light"),
    ("keine Verantwortung", "no_lead"), ("ohne Leitung", "no_lead"), ("keine feste Bindung", "flexible"), ("spontan", "flexible"),
    ("kein fester Wochentag", "flexible"), ("ohne regelmäßige Termine", "flexible"), ("ab sofort", "soon"), ("kurzfristig", "soon"), ("mit anderen zusammen", "together"),
    ("am liebsten in einer kleinen Gruppe", "together"),
    ("lieber allein", "alone"), ("barrierefrei", "barrier_free"), ("nur in meinem Stadtteil", "near"), ("nur in 22303", "near"),
    ("I would like to work outdoors", "outdoors"), ("I want to help, no heavy lifting", "light"), ("Я хочу работать на свежем воздухе", "outdoors"),
    ("Je voudrais aider sans engagement", "flexible"), ("Quiero ayudar al aire libre", "outdoors"),
]  # fmt: skip
OFFERS = [
    ("Die Arbeit findet im Freien statt.", {"outdoors"}, set()),
    ("Sie sollten körperlich belastbar sein.", set(), {"light"}),
    ("Sie übernehmen die Leitung einer Gruppe.", set(), {"no_lead"}),
    ("Die Zeit können Sie frei einteilen, freie Zeiteinteilung.", {"flexible"}, set()),
    ("Wir brauchen Sie zu festen Terminen.", set(), {"flexible"}),
    ("Das Haus ist barrierefrei.", {"barrier_free"}, set()),
    ("Das Haus ist leider nicht barrierefrei.", set(), {"barrier_free"}),
    ("Sie arbeiten im Team.", {"together"}, set()),
]
SORTING = OfferText("sorting", "Kleidung sortieren", "Sie sortieren und packen Spenden in unserem Lager.")
VISITING = OfferText("visiting", "Besuchsdienst", "Sie besuchen alte Menschen und leisten ihnen Gesellschaft.")
HEAVY = OfferText("heavy", "Möbel tragen", "Sie helfen in der Küche. Sie sollten körperlich belastbar sein.")
EASY = OfferText("easy", "Möbel aufarbeiten", "Sie helfen in der Küche. Es sind leichte Tätigkeiten.")
LONG = OfferText("long", "Büroarbeit im Verein", "Sie schreiben Briefe. Sie haben sechs Stunden in der Woche Zeit.")
SHORT = OfferText("short", "Büroarbeit im Verein", "Sie schreiben Briefe. Sie haben zwei Stunden in der Woche Zeit.")
INDEX = TextIndex([SORTING, VISITING, HEAVY, EASY, LONG])


@pytest.mark.parametrize(("wish", "code"), WISHES)
def test_ways_to_help_are_read(wish: str, code: str) -> None:
    assert read_wish(wish).manner == {code}


@pytest.mark.parametrize(("text", "is_so", "is_not_so"), OFFERS)
def test_offers_say_how_it_is(text: str, is_so: set[str], is_not_so: set[str]) -> None:
    read = read_offer("Mithilfe", text)
    assert (read.manner, read.not_manner) == (is_so, is_not_so)


def test_who_is_flexible_asks_for_nothing() -> None:
    assert not read_wish("Ich bin zeitlich flexibel").manner


@pytest.mark.parametrize("wish", ["Höchstens zwei Stunden in der Woche", "maximal 2 Stunden pro Woche"])
def test_at_most_leaves_it_open_how_few(wish: str) -> None:
    read = read_wish(wish)
    assert (read.hours_min, read.hours_max) == (None, 2.0)


@pytest.mark.parametrize(
    ("wish", "first", "last"),
    [
        ("Ich möchte helfen, ohne Kontakt zu Klienten", SORTING, VISITING),
        ("In der Küche helfen, ich kann nicht schwer heben", EASY, HEAVY),
        ("Büroarbeit, höchstens zwei Stunden in der Woche", SHORT, LONG),
    ],
)
def test_what_suits_comes_before_what_does_not(wish: str, first: OfferText, last: OfferText) -> None:
    for offers in ([first, last], [last, first]):
        hits = TextIndex(offers).search(wish)
        assert [hit.offer_id for hit in hits] == [first.id, last.id]


def test_what_speaks_against_an_offer_is_said() -> None:
    hits = {hit.offer_id: hit for hit in TextIndex([EASY, HEAVY]).search("In der Küche, nichts körperlich Schweres")}
    assert hits["heavy"].open_points == ("Es ist körperlich schwere Arbeit.",)
    assert not hits["easy"].open_points


@pytest.mark.parametrize(
    "frame",
    [
        "Ich bin {}. Gern in einer Küche.",
        "Weil ich {} bin, suche ich etwas in einer Küche",
        "Als {} möchte ich im Büro helfen",
    ],
)
def test_own_health_faith_and_origin_do_not_change_the_ranking(frame: str) -> None:
    offers = [
        SORTING, VISITING, HEAVY, LONG, OfferText("faith", "Muslimische Seelsorge", "Muslimas und Christen, auch in der Küche."),
        OfferText("ill", "Für Schwangere und Gehbehinderte", "Gehbehinderte und Schwangere aus Syrien treffen sich im Büro."),
    ]  # fmt: skip
    index = TextIndex(offers)
    rankings = {
        tuple((hit.offer_id, hit.score, hit.reasons, hit.open_points) for hit in index.search(frame.format(word)))
        for word in ("Muslima", "Christ", "Syrerin", "Rollstuhlfahrerin", "Flüchtling", "Diabetikerin", "Jüdin")
    }
    assert len(rankings) == 1


def test_a_wish_that_tells_nothing_but_an_illness_finds_nothing() -> None:
    assert TextIndex([SORTING, VISITING]).search("Ich bin gehbehindert") == []


@given(
    st.sampled_from(("Kleidung sortieren", "Ich suche etwas im Büro", "Gern alte Menschen besuchen")),
    st.sampled_from(ASIDES),
)
def test_circumstances_do_not_change_the_ranking(wish: str, aside: str) -> None:
    assert INDEX.search(f"{aside} {wish}.") == INDEX.search(f"{wish}.")


@given(
    st.sampled_from(("Kleidung sortieren", "Ich suche etwas im Büro", "Gern alte Menschen besuchen")),
    st.sampled_from(WORK),
)
def test_work_leaves_the_best_offer_in_its_place(wish: str, work: str) -> None:
    assert INDEX.search(f"{work} {wish}.")[0].offer_id == INDEX.search(f"{wish}.")[0].offer_id
