"""Text blocks: three forms, placeholders, what is wrong and where, versions, drafts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from certifying import Agency
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import Address, Person
from freiwilligenagentur.certificates.service import TextBlocks
from freiwilligenagentur.certificates.service.text_blocks import empty
from freiwilligenagentur.certificates.text_blocks import PLACEHOLDERS, Block, Shape, Variants, faults, filled, naming
from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.fixed import default_terms
from freiwilligenagentur.vocabulary.model import TermList

ILSE = Person("Ilse Mertens", "Mertens", Address.FRAU)
TOM = Person("Tom Weiß", "Weiß", Address.HERR)
KIM = Person("Kim Brenner", "Brenner", Address.NEUTRAL)
READING = "reading_aloud.prose"


@pytest.fixture
def blocks(store: Store) -> TextBlocks:
    return TextBlocks(store)


def of(blocks: TextBlocks, key: str, neutral: str) -> Block:
    return replace(blocks.get(key), words=Variants(neutral))


# --- the texts that the program brings


def test_every_shipped_block_describes_fits_the_lists_and_knows_its_placeholders(blocks: TextBlocks) -> None:
    known = {which: {term.code for term in default_terms(which)} for which in (TermList.AREA, TermList.ACTIVITY)}
    assert len(blocks.all()) > 60
    for block in blocks.all():
        for form in (block.words.neutral, block.words.feminine, block.words.masculine):
            assert faults(form) == [], block.key
        assert block.areas <= known[TermList.AREA]
        assert block.activities <= known[TermList.ACTIVITY]
        assert " er " not in f" {block.words.neutral.lower()} ", block.key


def test_every_activity_has_a_list_and_sentences_and_every_area_has_sentences(blocks: TextBlocks) -> None:
    shapes = {(code, block.shape) for block in blocks.all() for code in block.activities}
    wanted = {(term.code, shape) for term in default_terms(TermList.ACTIVITY) for shape in Shape}
    assert shapes == wanted
    assert {code for block in blocks.all() for code in block.areas} == {t.code for t in default_terms(TermList.AREA)}


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (ILSE, "Frau Mertens half Herrn und Frau. Sie kam gern."),
        (TOM, "Herr Weiß half Herrn und Frau. Er kam gern."),
        (KIM, "Kim Brenner half Herrn und Frau. Kim Brenner kam gern."),
    ],
)
def test_the_form_of_address_chooses_the_words(who: Person, said: str) -> None:
    words = Variants(
        neutral="{Person} half Herrn und Frau. {Person} kam gern.",
        feminine="{Person} half Herrn und Frau. Sie kam gern.",
        masculine="{Person} half Herrn und Frau. Er kam gern.",
    )
    assert filled(words.of(who.address), naming(who)) == said


def test_a_missing_form_says_what_the_neutral_one_says() -> None:
    assert Variants("{Person} las vor.").of(Address.HERR) == "{Person} las vor."
    assert (
        filled("Dank gilt {PersonDativ} in {Ort}.", naming(TOM) | {"Ort": "Naumburg"})
        == "Dank gilt Herrn Weiß in Naumburg."
    )


# --- faults and their place


def test_an_unknown_placeholder_is_named_with_line_and_column() -> None:
    (fault,) = faults("{Person} las vor.\nBei {Verein} in {Ort}.")
    assert (fault.line, fault.column, fault.start, fault.length) == (2, 5, 22, 8)
    assert "{Verein}" in fault.text
    assert "{Einsatzstelle}" in fault.text


@pytest.mark.parametrize("text", ["{", "} las vor", "{Person", "a {{Person}} b", "{ Person }", "{person}", "{}"])
def test_braces_that_mean_nothing_are_found(text: str) -> None:
    assert faults(text)


def test_grading_words_are_refused_with_their_place() -> None:
    (fault,) = faults("{Person} war\nstets zuverlässig.")
    assert (fault.line, fault.column) == (2, 1)


@given(st.text(), st.sampled_from(PLACEHOLDERS))
def test_the_place_of_a_fault_holds_what_it_names(before: str, name: str) -> None:
    text = f"{before.replace('{', '').replace('}', '')}{{{name}x}}"
    found = [fault for fault in faults(text) if text[fault.start] == "{"]
    assert [text[fault.start : fault.start + fault.length] for fault in found] == [f"{{{name}x}}"]
    line = text.split("\n")[found[0].line - 1]
    assert line[found[0].column - 1 :].startswith("{")


@given(st.text(st.characters(exclude_characters="{}")))
def test_text_without_braces_stays_as_it_is(text: str) -> None:
    assert filled(text, naming(ILSE)) == text


# --- keeping


def test_a_changed_block_is_a_new_version_and_undo_brings_the_old_one_back(blocks: TextBlocks, store: Store) -> None:
    before = blocks.get(READING)
    blocks.save(of(blocks, READING, "{Person} las in {Ort} vor."))
    changed = blocks.get(READING)
    assert (before.number, changed.number) == (0, 1)
    assert changed.words == Variants("{Person} las in {Ort} vor.")
    assert store.undo() == "Textbaustein geändert"
    assert blocks.get(READING) == before


def test_other_areas_without_other_words_are_no_new_version(blocks: TextBlocks) -> None:
    blocks.save(replace(blocks.get(READING), areas=frozenset({"children"})))
    assert blocks.get(READING).number == 0
    assert blocks.get(READING) in blocks.fitting({"children"}, set())


@pytest.mark.parametrize(
    ("text", "place"), [("{Persn} las vor.", "1, Spalte 1"), ("\n Da las {Persn}.", "2, Spalte 9")]
)
def test_a_faulty_text_is_not_kept_and_its_form_is_named(blocks: TextBlocks, text: str, place: str) -> None:
    with pytest.raises(Invalid) as caught:
        blocks.save(of(blocks, READING, text))
    (problem,) = caught.value.problems
    assert problem.field == "neutral"
    assert problem.text.startswith(f"Zeile {place}: ")
    assert blocks.get(READING).number == 0


def test_two_who_change_the_same_block_do_not_overwrite_each_other(blocks: TextBlocks, store: Store) -> None:
    seen = blocks.get(READING)
    TextBlocks(store).save(of(blocks, READING, "{Person} las vor."))
    with pytest.raises(Conflict):
        blocks.save(replace(seen, words=Variants("{Person} las nach.")))
    assert blocks.get(READING).words.neutral == "{Person} las vor."


def test_a_block_of_ones_own_is_offered_and_can_be_put_aside(blocks: TextBlocks) -> None:
    own = replace(empty(), title="Lesefest", words=Variants("{Person} half beim Lesefest."))
    key = blocks.save(replace(own, activities=frozenset({"reading_aloud"})))
    assert key in [block.key for block in blocks.fitting(set(), {"reading_aloud"})]
    blocks.set_active(key, False)
    assert key not in [block.key for block in blocks.fitting(set(), {"reading_aloud"})]
    assert not blocks.get(key).active


def test_a_block_that_is_gone_is_refused(blocks: TextBlocks) -> None:
    with pytest.raises(Refused):
        blocks.get("nobody knows")


def test_a_draft_waits_and_is_forgotten(blocks: TextBlocks) -> None:
    half = of(blocks, READING, "{Pers")
    blocks.keep_draft(half, READING)
    assert blocks.draft(READING) == half
    blocks.discard_draft(READING)
    assert blocks.draft(READING) is None


# --- on a certificate


def test_the_certificate_keeps_which_version_of_a_block_it_says(agency: Agency) -> None:
    person, placement = agency.reader()
    preparing, blocks = agency.services.preparing, agency.services.text_blocks
    request = agency.request(person)
    (stint,) = preparing.prepare(person).stints
    assert READING in [choice.key for choice in stint.blocks]
    said = preparing.block_text(READING, request, placement)
    assert said.startswith("Frau Mertens las vor")
    (chosen,) = request.chosen
    tasks = preparing.block_text("reading_aloud.tasks", request, placement).splitlines()
    request = replace(request, chosen=(replace(chosen, text=f"{said} Auch im Winter.", tasks=tuple(tasks)),))
    assert preparing.compose(request).engagements[0].blocks == ("reading_aloud.tasks@0", f"{READING}@0")
    blocks.save(of(blocks, READING, "{Person} las."))
    assert preparing.compose(request).engagements[0].blocks == ("reading_aloud.tasks@0", f"{READING}@0")
    rewritten = replace(request, chosen=(replace(chosen, text="Eigene Worte.", tasks=()),))
    assert preparing.compose(rewritten).engagements[0].blocks == ()


def test_graded_words_are_found_where_they_stand() -> None:
    assert wording.graded_phrases("Sie bemühte sich und war stets pünktlich.") == ("bemühte", "stets pünktlich")
