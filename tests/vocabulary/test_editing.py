"""The office's own lists: new entries, other words, entries that are offered no longer."""

from __future__ import annotations

import pytest

from freiwilligenagentur.errors import Invalid
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.editing import Terms
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def vocabulary(store: Store) -> Vocabulary:
    made = Vocabulary(store)
    made.ensure_defaults()
    return made


@pytest.fixture
def pool(store: Store, vocabulary: Vocabulary) -> Terms:
    return Terms(store, TermList.COMPETENCE)


def labels(vocabulary: Vocabulary) -> list[str]:
    return [label for _code, label in vocabulary.options(TermList.COMPETENCE)]


def test_a_new_entry_stands_behind_the_others_and_can_be_taken_back(
    pool: Terms, vocabulary: Vocabulary, store: Store
) -> None:
    pool.add("  Imkern ")
    assert labels(vocabulary)[-1] == "Imkern"
    store.undo()
    assert "Imkern" not in labels(vocabulary)


def test_other_words_keep_the_code(pool: Terms, vocabulary: Vocabulary) -> None:
    code, label = vocabulary.options(TermList.COMPETENCE)[0]
    row = next(row for row in pool.rows() if row.label == label)
    pool.rename(row.id, "Gut im Team")
    assert vocabulary.label(TermList.COMPETENCE, code) == "Gut im Team"


def test_what_is_no_longer_offered_keeps_its_words(pool: Terms, vocabulary: Vocabulary) -> None:
    code, label = vocabulary.options(TermList.COMPETENCE)[0]
    row = next(row for row in pool.rows() if row.label == label)
    pool.offer(row.id, False)
    assert label not in labels(vocabulary)
    assert vocabulary.label(TermList.COMPETENCE, code) == label
    pool.offer(row.id, True)
    assert label in labels(vocabulary)


@pytest.mark.parametrize("label", ["", "   "])
def test_an_entry_needs_words(pool: Terms, label: str) -> None:
    with pytest.raises(Invalid):
        pool.add(label)


def test_nothing_stands_there_twice(pool: Terms) -> None:
    pool.add("Imkern")
    with pytest.raises(Invalid):
        pool.add("imkern")
    first = pool.rows()[0]
    pool.rename(first.id, first.label)  # its own words are no other entry
    with pytest.raises(Invalid):
        pool.rename(first.id, "Imkern")
