"""What leads to a card without hours: written down for a person, counted while it is valid."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from scheme_office import TODAY, SchemeOffice
from test_who_presenter import Desk

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.schemes.fulfilment import Fulfilment, Outcome
from freiwilligenagentur.schemes.rules import Condition
from freiwilligenagentur.schemes.work import Route

JULEICA = "Juleica"


def standing(office: SchemeOffice, person: str, day: date = TODAY) -> Fulfilment:
    return office.services.standing.of(person, office.blue().rule, day).fulfilment


def test_the_juleica_counts_in_place_of_hours_and_years(bavaria: SchemeOffice) -> None:
    person = bavaria.volunteer()
    assert standing(bavaria, person).outcome is Outcome.MISSING
    bavaria.services.routes.put_down(person, JULEICA, date(2027, 5, 31))
    found = standing(bavaria, person)
    assert found.outcome is Outcome.MET
    assert found.of(Condition.HOURS) is None
    assert found.of(Condition.AGE) is not None  # how old somebody is is asked all the same


def test_it_counts_up_to_its_last_day(bavaria: SchemeOffice) -> None:
    person = bavaria.volunteer()
    bavaria.services.routes.put_down(person, JULEICA, date(2027, 5, 31))
    assert standing(bavaria, person, date(2027, 5, 31)).outcome is Outcome.MET
    assert standing(bavaria, person, date(2027, 6, 1)).outcome is Outcome.MISSING


def test_who_is_too_young_is_not_helped_by_it(bavaria: SchemeOffice) -> None:
    person = bavaria.volunteer(birth_date=date(2015, 1, 1))
    bavaria.services.routes.put_down(person, JULEICA, None)
    assert standing(bavaria, person).outcome is Outcome.MISSING


def test_a_way_that_the_rule_does_not_name_does_not_count(bavaria: SchemeOffice) -> None:
    person = bavaria.volunteer()
    bavaria.services.routes.put_down(person, "Sportabzeichen", None)
    assert standing(bavaria, person).outcome is Outcome.MISSING


def test_writing_down_and_taking_off_are_steps_that_can_be_taken_back(bavaria: SchemeOffice) -> None:
    person, routes = bavaria.volunteer(), bavaria.services.routes
    routes.put_down(person, JULEICA, None)
    routes.put_down(person, JULEICA, date(2027, 5, 31))
    assert routes.of(person) == (Route(JULEICA, date(2027, 5, 31)),)
    routes.take_off(person, JULEICA)
    assert routes.of(person) == ()
    bavaria.store.undo()
    assert routes.of(person) == (Route(JULEICA, date(2027, 5, 31)),)


def test_one_way_is_one_however_the_rule_of_a_land_words_it(bavaria: SchemeOffice) -> None:
    person, routes = bavaria.volunteer(), bavaria.services.routes
    desk = Desk(bavaria)
    desk.presenter.refresh()
    desk.choose(land="SH", scheme="sh-karte")
    desk.presenter.open_row(person)
    desk.presenter.hold_route("Juleica, sofort", True, None)
    assert standing(bavaria, person).outcome is Outcome.MET
    desk.choose(land="BY", scheme="by-blau")
    desk.presenter.open_row(person)
    assert ("Juleica", True) in _routes(desk)
    routes.take_off(person, "Juleica")
    assert routes.of(person) == ()


def test_of_somebody_who_is_gone_nothing_is_written_down(bavaria: SchemeOffice) -> None:
    with pytest.raises(Refused):
        bavaria.services.routes.put_down("00000000-0000-7000-8000-000000000000", JULEICA, None)


def test_ticking_it_beside_the_rule_moves_the_person_to_those_who_fulfil_it(bavaria: SchemeOffice) -> None:
    bavaria.worker("Fast", 240)
    person = bavaria.volunteer("Jung", "Mia")
    desk = Desk(bavaria)
    desk.presenter.refresh()
    desk.choose(land="BY", scheme="by-blau")
    desk.presenter.open_row(person)
    assert (JULEICA, False) in _routes(desk)
    desk.presenter.hold_route(JULEICA, True, date(2027, 5, 31))
    assert desk.names == ["Jung", "Fast"]
    assert (JULEICA, True) in _routes(desk)
    word, text = desk.told["Anderer Weg"]
    assert word == "voraussichtlich erfüllt"
    assert "Juleica, gültig bis 31.05.2027" in text
    desk.presenter.hold_route(JULEICA, False, None)
    assert desk.names == ["Fast", "Jung"]


def _routes(desk: Desk) -> list[tuple[Any, Any]]:
    assert desk.screen.person is not None
    return [(each.name, each.held) for each in desk.screen.person.routes]
