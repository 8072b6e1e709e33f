"""Which groups a text names: endings, compounds, expressions, other languages."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.matching.text.languages import language_of
from freiwilligenagentur.matching.text.thesaurus import Group, Thesaurus, concepts, load, mistakes, standard
from freiwilligenagentur.vocabulary.fixed import default_terms
from freiwilligenagentur.vocabulary.model import TermList


def groups(text: str, language: str = "de") -> set[str]:
    return {concept.group for concept in concepts(text, language)}


def test_the_thesaurus_covers_the_field_and_is_well_formed():
    listed = list(standard().groups.values())
    assert len(listed) >= 150
    assert mistakes(listed) == []


def test_no_word_stands_in_two_groups():
    seen: dict[str, str] = {}
    for group in standard().groups.values():
        for word in group.words:
            assert seen.setdefault(word.lower(), group.id) == group.id, word
    assert len(seen) > 3000


def test_a_faulty_thesaurus_is_refused_with_a_sentence(tmp_path: Path):
    place = tmp_path / "thesaurus.toml"
    place.write_text('[[group]]\nid = "a"\nwords = ["Wort"]\nnear = ["b"]\n', "utf-8")
    with pytest.raises(OfficeError, match="near b"):
        load(place)
    place.write_text("[[group", "utf-8")
    with pytest.raises(OfficeError):
        load(place)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lesepatin", "reading-aloud"),
        ("Ich lese gern vor", "reading-aloud"),
        ("Vorlesestunden für die Kleinen", "reading-aloud"),
        ("Vorlesepat*innen gesucht", "reading-aloud"),
        ("Kinderbuchausstellung", "children"),
        ("im Seniorenheim", "seniors"),
        ("im Seniorenheim", "care-home"),
        ("mit älteren Leuten", "seniors"),
        ("Bäume pflanzen", "forest"),
        ("Baeume", "forest"),
        ("in unseren Gärten", "gardening"),
        ("Hausaufgabenhilfe", "homework"),
        ("SPRACHCAFÉ", "language-exchange"),
        ("ich fahre sehr gern Auto", "driving"),
        ("Fahrradwerkstatt", "bicycles"),
        ("Formulare vom Amt ausfüllen", "paperwork"),
    ],
)
def test_words_are_found_with_endings_and_in_compounds(text: str, wanted: str):
    assert wanted in groups(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("ein Kindergarten", "gardening"),
        ("gemeinsam mit anderen", "lonely"),
        ("im Quartier", "animals"),
        ("feste Termine", "festivals"),
        ("wir laden Sie ein", "selling"),
        ("ehrenamtlich", "paperwork"),
        ("Erfahrung ist nicht nötig", "driving"),
        ("hundert Leute", "dogs"),
    ],
)
def test_words_that_only_look_alike_are_not_found(text: str, unwanted: str):
    assert unwanted not in groups(text)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Çocuklara kitap okumak istiyorum", "tr", {"children", "reading-aloud"}),
        ("Хочу помогать пожилым людям", "ru", {"seniors"}),
        ("أحب القراءة للأطفال", "ar", {"children", "reading-aloud"}),
        ("Хочу читати казки дітям", "uk", {"children", "reading-aloud"}),
        ("Chciałabym gotować dla bezdomnych", "pl", {"kitchen", "homeless"}),
        ("I would like to walk dogs or help in the garden", "en", {"dogs", "gardening"}),
        ("J'aime le jardinage et les enfants", "fr", {"gardening", "children"}),
        ("Quiero acompañar a personas mayores", "es", {"seniors", "accompanying"}),
    ],
)
def test_other_languages_name_the_same_groups(text: str, language: str, wanted: set[str]):
    assert language_of(text) == language
    assert wanted <= groups(text, language)


def test_a_concept_tells_where_it_stands():
    text = "Gern mit Kindern lesen"
    assert {text[concept.start : concept.end] for concept in concepts(text)} >= {"mit Kindern lesen", "Kindern"}


@given(st.text(string.ascii_letters + "äöüß -.,*\n", max_size=200))
def test_places_lie_within_the_text(text: str):
    for concept in concepts(text):
        assert 0 <= concept.start < concept.end <= len(text)
        assert 0 < concept.strength <= 1


def test_an_office_may_have_groups_of_its_own():
    mine = Thesaurus([Group("lights", ("Leuchtturm", "=Funk"))])
    assert [concept.group for concept in mine.concepts("Leuchttürme und Funk")] == ["lights", "lights"]
    assert mine.concepts("Rundfunk") == []


def test_groups_stand_for_codes_that_the_vocabulary_knows():
    known = {kind: {term.code for term in default_terms(kind)} for kind in TermList}
    for group in standard().groups.values():
        assert group.areas <= known[TermList.AREA], group.id
        assert group.activities <= known[TermList.ACTIVITY], group.id
        assert group.target_groups <= known[TermList.TARGET_GROUP], group.id
