"""An office with its lists, where people can be taken in."""

from __future__ import annotations

from datetime import date

import pytest

from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.vocabulary.service import Vocabulary

TODAY = date(2026, 11, 23)


@pytest.fixture
def vocabulary(store: Store) -> Vocabulary:
    lists = Vocabulary(store)
    lists.ensure_defaults()
    return lists


@pytest.fixture
def people(store: Store, vocabulary: Vocabulary) -> PeopleService:
    return PeopleService(store, vocabulary, today=lambda: TODAY)


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)
