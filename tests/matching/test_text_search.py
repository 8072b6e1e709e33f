"""Which offers a wish finds, in which order, with which reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_offers import DESK, DOGS, EVENING, EVERY, GARDEN, HOMEWORK, OFFICE, READING, SENIORS, SPORT, WordEncoder

from freiwilligenagentur.matching.prose import Criteria
from freiwilligenagentur.matching.text.meaning import offer_vectors, packed, parts, standard_encoder, unpacked
from freiwilligenagentur.matching.text.search import OfferText, TextIndex
from freiwilligenagentur.matching.text.thesaurus import standard
from freiwilligenagentur.matching.text.wishes import understand


def found(index: TextIndex, wish: str, limit: int = 20) -> list[str]:
    return [hit.offer_id for hit in index.search(wish, limit)]


@pytest.fixture(scope="module")
def index() -> TextIndex:
    return TextIndex(EVERY)


@pytest.mark.parametrize(
    ("wish", "best"),
    [
        ("Ich möchte Kindern vorlesen", "reading"),
        ("Schülern bei den Hausaufgaben helfen", "homework"),
        ("alten Leuten Gesellschaft leisten", "seniors"),
        ("was mit Hunden", "dogs"),
        ("Gartenarbeit", "garden"),
        ("Kochen für Menschen ohne Wohnung", "kitchen"),
        ("أحب القراءة للأطفال", "reading"),
        ("Çocuklara kitap okumak istiyorum", "reading"),
        ("Хочу навещать пожилых людей", "seniors"),
        ("Допомагати тваринам у притулку", "dogs"),
        ("Chciałbym gotować dla bezdomnych", "kitchen"),
    ],
)
def test_a_wish_finds_what_it_means_in_any_language_without_vectors(index: TextIndex, wish: str, best: str):
    assert found(index, wish)[0] == best


def test_an_offer_about_little_else_comes_before_one_that_is_about_much():
    hour = OfferText("hour", "Vorlesen", "Wir lesen vor, jede Woche eine Stunde. Wer mag, ist willkommen.")
    club = OfferText("club", "Vorlesen", "Wir lesen vor, basteln, kochen, gärtnern, singen und spielen Fußball.")
    assert found(TextIndex([club, hour, *EVERY]), "vorlesen")[:2] == ["hour", "club"]


def test_who_wishes_for_a_wheelchair_user_finds_one_before_other_disabled_people():
    rolling = OfferText("rolling", "Begleitung für eine Rollstuhlfahrerin", "Sie geht gern spazieren.")
    other = OfferText("other", "Begleitung für Menschen mit Behinderung", "Sie gehen gern spazieren.")
    assert found(TextIndex([other, rolling, *EVERY]), "jemanden im Rollstuhl begleiten")[:2] == ["rolling", "other"]


def test_meaning_finds_what_shares_no_word():
    index = TextIndex(EVERY, standard_encoder())
    made = offer_vectors(standard_encoder(), [(offer.title, offer.text) for offer in EVERY])
    index.put_vectors({offer.id: made[row] for row, offer in enumerate(EVERY)})
    # in a language that the thesaurus does not know
    assert found(index, "portare a spasso i cani")[0] == "dogs"
    assert found(index, "fare compagnia agli anziani")[0] == "seniors"


def test_a_time_that_is_ruled_out_sinks_what_is_only_then(index: TextIndex):
    score = {hit.offer_id: hit.score for hit in index.search("Zeit mit älteren Menschen verbringen, aber nicht abends")}
    assert max(score, key=lambda key: score[key]) == "seniors"
    assert score["evening"] < score["seniors"] / 5
    assert found(index, "abends mit Senioren Karten spielen")[0] == "evening"


def test_a_topic_that_is_ruled_out_sinks_and_never_attracts(index: TextIndex):
    score = {hit.offer_id: hit.score for hit in index.search("Sport oder Bewegung, aber bitte nicht mit Kindern")}
    assert max(score, key=lambda key: score[key]) == "sport"
    assert score["young"] < score["sport"] / 5
    assert score["reading"] < score["sport"] / 5


def test_from_home_lifts_what_says_so_and_asks_about_the_others(index: TextIndex):
    hits = index.search("Büroarbeit, aber nur von zu Hause aus")
    assert [hit.offer_id for hit in hits[:2]] == ["office", "desk"]
    assert hits[0].open_points == ()
    assert hits[1].open_points == ("Ob es von zu Hause aus geht, steht nicht da.",)


def test_the_weekend_is_found_and_weekdays_sink(index: TextIndex):
    ranked = found(index, "draußen, nur samstags oder sonntags")
    assert ranked.index("dogs") < ranked.index("garden")


def test_fields_of_the_record_count_before_its_prose():
    field = replace(GARDEN, id="field", said=Criteria(half_days=1 << 15))  # Saturday morning
    index = TextIndex([*EVERY, field])
    ranked = found(index, "im Garten, nur samstags")
    assert ranked.index("field") < ranked.index("garden")


def test_struck_guesses_do_not_count():
    guess = next(guess for guess in index_guesses(EVENING) if guess.startswith("half_days"))
    index = TextIndex([replace(offer, struck=frozenset({guess})) if offer is EVENING else offer for offer in EVERY])
    point = next(hit for hit in index.search("mit Senioren spielen, nicht abends") if hit.offer_id == "evening")
    assert point.open_points == ("Wann Hilfe gebraucht wird, steht nicht da.",)


def index_guesses(offer: OfferText) -> list[str]:
    from freiwilligenagentur.matching.prose import read_offer

    return [guess.key for guess in read_offer(offer.title, offer.text).guesses]


def test_codes_of_the_vocabulary_count_where_the_text_says_little():
    bare, coded = (
        OfferText("bare", "Mitarbeit"),
        OfferText("coded", "Mitarbeit im Haus", target_groups=frozenset({"seniors"})),
    )
    assert found(TextIndex([bare, coded]), "etwas mit Senioren")[0] == "coded"


def test_reasons_are_true_and_in_the_offers_own_words(index: TextIndex):
    for wish in ("Kindern vorlesen", "alten Leuten Gesellschaft leisten", "was mit Hunden"):
        hit = index.search(wish, 1)[0]
        offer = index.offer(hit.offer_id)
        assert hit.reasons
        assert offer is not None
        for reason in hit.reasons:
            assert reason.quote in f"{offer.title}\n{offer.text}"
            assert reason.words


def test_what_people_say_of_themselves_is_no_wish():
    assert "seniors" not in understand("Ich bin Rentner und spiele gern Schach", standard()).groups
    assert "seniors" in understand("Ich bin Rentner und möchte Senioren besuchen", standard()).groups


def test_the_same_offer_of_the_same_organisation_does_not_fill_the_list():
    again = [replace(READING, id=f"again{number}") for number in range(4)]
    ranked = found(TextIndex([*EVERY, *again]), "Kindern vorlesen oder bei Hausaufgaben helfen", 4)
    assert "homework" in ranked


@pytest.mark.parametrize("wish", ["", "   ", "\n"])
def test_no_words_find_nothing(index: TextIndex, wish: str):
    assert index.search(wish) == []
    assert index.similarity(wish) == {}


def test_an_empty_office_and_a_single_offer_are_no_trouble():
    assert TextIndex().search("vorlesen") == []
    assert found(TextIndex([READING]), "vorlesen") == ["reading"]


def test_similarity_lies_between_0_and_1_and_is_highest_for_the_topic(index: TextIndex):
    similar = index.similarity("Kindern vorlesen, aber nicht vormittags")
    assert set(similar) == {offer.id for offer in EVERY}
    assert all(0 <= value <= 1 for value in similar.values())
    assert max(similar, key=lambda key: similar[key]) == "reading"


@settings(deadline=None, max_examples=40)
@given(st.permutations(EVERY))
def test_the_order_of_records_does_not_matter(offers: list[OfferText]):
    wish = "Sport oder Garten, draußen, am Wochenende"
    assert found(TextIndex(offers), wish) == found(TextIndex(EVERY), wish)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(EVERY), st.booleans()), max_size=25))
def test_an_index_that_followed_changes_equals_a_new_one(changes: list[tuple[OfferText, bool]]):
    encoder = WordEncoder()
    followed, kept = TextIndex([SENIORS, DOGS], encoder), {"seniors": SENIORS, "dogs": DOGS}
    for offer, stays in changes:
        if stays:
            kept[offer.id] = replace(offer, title=f"{offer.title} {len(kept)}")
            followed.put([kept[offer.id]])
        else:
            kept.pop(offer.id, None)
            followed.remove([offer.id])
    fresh = TextIndex(kept.values(), encoder)
    for index in (followed, fresh):
        made = offer_vectors(encoder, [(offer.title, offer.text) for offer in kept.values()])
        index.put_vectors(dict(zip(kept, made, strict=True)))
        assert index.without_vector() == []
    wish = "mit Kindern lesen oder Hunde ausführen, nicht abends"
    one, other = followed.search(wish), fresh.search(wish)
    assert [hit.offer_id for hit in one] == [hit.offer_id for hit in other]
    assert [hit.score for hit in one] == pytest.approx([hit.score for hit in other], abs=0.2)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_any_wish_gives_each_offer_once_and_scores_in_order(wish: str):
    hits = TextIndex(EVERY).search(wish)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert len({hit.offer_id for hit in hits}) == len(hits)


def test_a_vector_survives_the_database():
    vector = offer_vectors(WordEncoder(), [(SPORT.title, SPORT.text)])[0]
    assert unpacked(packed(vector)) == pytest.approx(vector, abs=1e-3)


@given(st.text(max_size=2000))
def test_parts_hold_the_beginning_of_a_text_and_are_not_long(text: str):
    joined = "".join("".join(parts(text)).split())
    assert "".join(text.split()).startswith(joined)
    assert all(len(part) <= 801 for part in parts(text))


def test_offers_without_a_vector_are_told_until_it_is_there():
    encoder = WordEncoder()
    index = TextIndex([HOMEWORK, OFFICE, DESK], encoder)
    index.put_vectors({"office": encoder.encode([OFFICE.title])[0], "gone": encoder.encode(["x"])[0]})
    assert [offer.id for offer in index.without_vector()] == ["homework", "desk"]
    index.put([OFFICE])
    assert "office" in [offer.id for offer in index.without_vector()]


def test_kinds_of_what_is_wished_for_are_found() -> None:
    offers = [OfferText("cats", "Katzenstreichler gesucht", "Die Katzen warten."), *EVERY]
    listed = [hit.offer_id for hit in TextIndex(offers).search("was mit Tieren", 3)]
    assert {"cats", "dogs"} <= set(listed)


def test_people_described_by_two_words_are_the_same_people() -> None:
    offers = [
        OfferText("women", "Frauenfrühstück", "Wir frühstücken mit Frauen."),
        OfferText("migrants", "Treffpunkt für Zugewanderte", "Wir trinken Tee mit Migranten."),
        OfferText("both", "Treffpunkt für Migrantinnen", "Wir trinken Tee mit Frauen."),
        *EVERY,
    ]
    assert TextIndex(offers).search("etwas mit Frauen aus anderen Ländern", 1)[0].offer_id == "both"


def test_a_way_of_working_finds_what_is_done_so() -> None:
    listed = [hit.offer_id for hit in TextIndex(EVERY).search("Lieber draußen und mit den Händen arbeiten", 2)]
    assert listed[0] == "garden"


def test_what_a_wish_on_record_says_without_a_field_for_it_takes_from_its_likeness():
    offers = [
        OfferText("visits", "Besuche bei Senioren", "Sie besuchen alte Menschen."),
        OfferText("dementia", "Besuche bei Senioren mit Demenz", "Sie besuchen alte Menschen mit Demenz."),
        OfferText("garden", "Gartenpflege", "Sie jäten Unkraut im Park."),
        OfferText("sport", "Fußball", "Sie trainieren eine Mannschaft."),
    ]
    found = TextIndex(offers).similarity("Alte Menschen besuchen, nichts mit Demenz, vormittags")
    assert found["visits"] > 0.5 > found["dementia"]
    assert found.points("dementia") == ["Es geht um Demenz, und das ist nicht gewünscht."]
    assert found.against("dementia") == found.points("dementia")[0]
    assert found.against("garden") == ""  # there it is the topic
    assert found.points("visits") == []  # times have a field of their own
    fields = TextIndex(offers).similarity("Besuche machen, nicht mit alten Menschen, nicht abends")
    assert fields.points("visits") == []  # whom somebody does not want, too
    struck = TextIndex(offers).similarity(
        "Alte Menschen besuchen, nichts mit Demenz", frozenset({"not_concept:dementia"})
    )
    assert struck["dementia"] > 0.5
    assert struck.points("dementia") == []
