"""An office with its lists, where people can be taken in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from intake_desk import Desk, make_desk
from people_windows import OFFERS, Hands, Ways
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.people.hooks import RecordHooks, RecordLine
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.people.view.page import VolunteersPage
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


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def hooks() -> RecordHooks:
    lines = [
        RecordLine("placement", "p1", "Lesepatin", date(2026, 11, 2), "Bürgerverein", "in der Schwebe", "warn"),
        RecordLine("consultation", "c1", "Erstgespräch", date(2026, 10, 14)),
    ]
    return RecordHooks(
        suggest=lambda volunteer: OFFERS if volunteer.areas else [],
        matches=lambda _volunteer_id: OFFERS,
        timeline=lambda _volunteer_id: lines,
        service=lambda _volunteer_id: [RecordLine("certificate", "n1", "EN-2026-0001", date(2026, 7, 1))],
        passed_on=lambda _volunteer_id: [RecordLine("organisation", "g1", "Lesezeichen", date(2026, 11, 3), "Name")],
        office_name=lambda: "Agentur Probe",
    )


@pytest.fixture
def page(
    qtbot: QtBot, people: PeopleService, vocabulary: Vocabulary, drafts: Drafts, ways: Ways, hooks: RecordHooks
) -> Iterator[VolunteersPage]:
    theme.apply(QApplication.instance(), dark=False)
    shown = VolunteersPage(people, vocabulary, drafts, ways, hooks)
    qtbot.addWidget(shown)
    shown.resize(1169, 696)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.refresh()
    yield shown
    shown.hide()


@pytest.fixture
def hands(page: VolunteersPage) -> Hands:
    return Hands(page)


@pytest.fixture
def ilse(people: PeopleService) -> Volunteer:
    return people.save(
        Volunteer(
            first_name="Ilse",
            last_name="Mertens",
            birth_date=date(1959, 2, 14),
            phone="03445 123456",
            postcode="06618",
            town="Naumburg",
            areas=frozenset({"children"}),
            pinned_note="Hört schlecht",
        )
    )


@pytest.fixture
def desk(people: PeopleService, vocabulary: Vocabulary, drafts: Drafts) -> Desk:
    made = make_desk(people, vocabulary, drafts)
    made.presenter.start()
    return made
