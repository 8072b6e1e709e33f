"""The office's lists: shipped, edited, looked up."""

from __future__ import annotations

import tomllib

import pytest
from sqlalchemy import select

from freiwilligenagentur import i18n, paths
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.fixed import FixedList, default_terms, fixed_choices
from freiwilligenagentur.vocabulary.model import Term, TermList
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def vocabulary(store: Store) -> Vocabulary:
    vocabulary = Vocabulary(store)
    vocabulary.ensure_defaults()
    return vocabulary


def change(store: Store, code: str, **values: object) -> None:
    with store.write("Liste geändert") as session:
        term = session.scalars(select(Term).where(Term.list_name == TermList.AREA, Term.code == code)).one()
        for name, value in values.items():
            setattr(term, name, value)


def test_a_new_office_starts_with_all_four_lists(vocabulary: Vocabulary) -> None:
    assert vocabulary.options(TermList.AREA)[0] == ("children", "Kinder und Jugend")
    assert len(vocabulary.options(TermList.ACTIVITY)) == 25
    assert len(vocabulary.options(TermList.TARGET_GROUP)) == 13
    assert ("teamwork", "Teamfähigkeit") in vocabulary.options(TermList.COMPETENCE)


def test_preparing_the_lists_is_no_step_to_take_back_and_happens_once(store: Store, vocabulary: Vocabulary) -> None:
    assert store.undo_step() is None
    vocabulary.ensure_defaults()
    with store.read() as session:
        assert len(session.scalars(select(Term)).all()) == sum(len(default_terms(which)) for which in TermList)


def test_a_list_that_the_office_has_filled_is_left_alone(store: Store) -> None:
    with store.write("Bereich") as session:
        session.add(Term(list_name=TermList.AREA, code="own", label="Eigenes"))
    vocabulary = Vocabulary(store)
    vocabulary.ensure_defaults()
    assert vocabulary.options(TermList.AREA) == [("own", "Eigenes")]
    assert vocabulary.options(TermList.ACTIVITY)


def test_an_edited_label_shows_at_once_and_undo_brings_the_old_one_back(store: Store, vocabulary: Vocabulary) -> None:
    assert vocabulary.label(TermList.AREA, "nature") == "Natur, Tiere und Umwelt"
    change(store, "nature", label="Natur und Klima")
    assert vocabulary.label(TermList.AREA, "nature") == "Natur und Klima"
    store.undo()
    assert vocabulary.label(TermList.AREA, "nature") == "Natur, Tiere und Umwelt"


def test_an_inactive_entry_can_no_longer_be_chosen_but_keeps_its_name(store: Store, vocabulary: Vocabulary) -> None:
    change(store, "groups", active=False)
    assert "groups" not in dict(vocabulary.options(TermList.AREA))
    assert vocabulary.label(TermList.AREA, "groups") == "Engagement für Unternehmen und Gruppen"


def test_labels_come_in_the_offices_order(store: Store, vocabulary: Vocabulary) -> None:
    change(store, "nature", position=-1)
    codes = frozenset({"children", "nature", "gone"})
    assert vocabulary.labels(TermList.AREA, codes) == ["Natur, Tiere und Umwelt", "Kinder und Jugend", "gone"]


@pytest.mark.parametrize(
    ("which", "text", "code"),
    [
        (TermList.AREA, "Kinder & Jugend", "children"),
        (TermList.AREA, "KINDER/JUGEND", "children"),
        (TermList.AREA, "Freizeit und Sport", "sport"),
        (TermList.AREA, "Umwelt-/Naturschutz", "nature"),
        (TermList.ACTIVITY, "Begleit-/Besuchsdienste", "visiting"),
        (TermList.ACTIVITY, "Lesepatin", "reading_aloud"),
        (TermList.ACTIVITY, "Oeffentlichkeitsarbeit", "publicity"),
        (TermList.TARGET_GROUP, "Senior*innen", "seniors"),
        (TermList.TARGET_GROUP, "older people", "seniors"),
        (FixedList.LANGUAGE, "Türkisch", "tr"),
        (FixedList.LANGUAGE, "turkish", "tr"),
        (FixedList.MOBILITY, "Bus und Bahn", "transit"),
        (TermList.AREA, "Raumfahrt", None),
        (TermList.AREA, "", None),
    ],
)
def test_a_wording_leads_to_its_code(vocabulary: Vocabulary, which: TermList, text: str, code: str | None) -> None:
    assert vocabulary.code_for(which, text) == code


def test_an_alias_of_the_office_is_understood(store: Store, vocabulary: Vocabulary) -> None:
    assert vocabulary.code_for(TermList.AREA, "Raumfahrt") is None
    change(store, "crafts", aliases=["Raumfahrt"])
    assert vocabulary.code_for(TermList.AREA, "raumfahrt") == "crafts"


def test_in_english_only_what_the_office_renamed_stays_german(store: Store, vocabulary: Vocabulary) -> None:
    change(store, "nature", label="Natur und Klima")
    i18n.use("en")
    assert vocabulary.label(TermList.AREA, "children") == "Children and young people"
    assert vocabulary.label(TermList.AREA, "nature") == "Natur und Klima"
    assert vocabulary.label(FixedList.LEVEL, "native") == "Native"


def test_frequent_languages_come_first_and_the_others_by_name(vocabulary: Vocabulary) -> None:
    names = [name for _code, name in vocabulary.languages()]
    assert names[:3] == ["Deutsch", "Englisch", "Arabisch"]
    assert names.index("Albanisch") < names.index("Dänisch") < names.index("Dari") < names.index("Yoruba")


def test_every_area_counts_under_one_of_the_fourteen_of_the_survey(vocabulary: Vocabulary) -> None:
    areas = {code: vocabulary.survey_area(code) for code, _label in vocabulary.options(TermList.AREA)}
    assert set(areas.values()) <= set(range(1, 15))
    assert areas["rescue"] == 13


@pytest.mark.parametrize("which", list(TermList))
def test_shipped_lists_have_unique_codes_labels_and_wordings(which: TermList, vocabulary: Vocabulary) -> None:
    terms = default_terms(which)
    for values in ([t.code for t in terms], [t.de for t in terms], [t.en for t in terms]):
        assert len(set(values)) == len(values)
    for term in terms:
        for wording in (term.de, term.en, *term.aliases):
            assert vocabulary.code_for(which, wording) == term.code, wording


@pytest.mark.parametrize("which", list(FixedList))
def test_fixed_choices_are_named_in_both_languages(which: FixedList) -> None:
    german, english = (dict(fixed_choices(which, language)) for language in i18n.LANGUAGES)
    assert german.keys() == english.keys()
    assert all(german.values())
    assert all(english.values())


def test_every_shipped_list_names_its_source() -> None:
    for file in (paths.resources() / "vocabulary").glob("*.toml"):
        content = tomllib.loads(file.read_text("utf-8"))
        tables = [content] if "term" in content else list(content.values())
        assert all(table["source"] for table in tables), file.name
