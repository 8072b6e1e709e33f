"""Numbers reserved for stands: series of their own, without gaps, never more than were reserved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from certifying import TODAY, Agency

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.blocks import BlocksPresenter
from freiwilligenagentur.certificates.proof.checking import Result, check_file
from freiwilligenagentur.certificates.service import Issuing
from freiwilligenagentur.certificates.service.numbers import Block, reserve_for_stand
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.office.signing import SigningKeys

EN = Kind.EHRENAMTSNACHWEIS


def at_the_stand(agency: Agency, stand: str, person: str) -> str:
    issuing = Issuing(agency.store, agency.services.preparing, stand)
    request = agency.request(person)
    key = issuing.issue(request, agency.services.preparing.compose(request))
    return agency.services.register.row(key).serial


def reserved(agency: Agency, count: int, kind: Kind = EN) -> Block:
    """A block as a stand gets it."""
    with agency.store.write("Stand", undoable=False) as session:
        reserve_for_stand(session, TODAY.year, {kind: count}, "Vereinsmesse")
    return agency.services.blocks.listed()[0]


def test_a_stand_gives_numbers_of_its_own_series_and_the_office_goes_on_with_its_own(agency: Agency) -> None:
    person, _placement = agency.reader()
    block = reserved(agency, 20)
    assert block.span == "EN-2026-M1-0001 – 0020"
    agency.issue(agency.request(person))
    assert at_the_stand(agency, "M1", person) == "EN-2026-M1-0001"
    assert at_the_stand(agency, "M1", person) == "EN-2026-M1-0002"
    agency.issue(agency.request(person))
    assert {row.serial for row in agency.services.register.rows()} == {
        "EN-2026-0001", "EN-2026-0002", "EN-2026-M1-0001", "EN-2026-M1-0002",
    }  # fmt: skip
    assert agency.services.blocks.listed()[0].given == 2


def test_the_number_of_a_stand_proves_like_any_other(agency: Agency) -> None:
    person, _placement = agency.reader()
    reserved(agency, 1)
    at_the_stand(agency, "M1", person)
    (row,) = agency.services.register.rows()
    keys = SigningKeys(agency.store).public()
    verdict = check_file(agency.services.register.pdf(row.id), keys, agency.services.register.standing)
    assert verdict.result is Result.GENUINE
    assert verdict.standing is not None
    assert verdict.standing.known


def test_no_more_than_reserved(agency: Agency) -> None:
    person, _placement = agency.reader()
    reserved(agency, 1)
    at_the_stand(agency, "M1", person)
    with pytest.raises(Refused, match="vergeben"):
        at_the_stand(agency, "M1", person)
    with pytest.raises(Refused, match="hat der Stand in diesem Jahr keine Nummern"):
        at_the_stand(agency, "M2", person)
    assert len(agency.services.register.rows()) == 1


def test_each_stand_has_a_sign_of_its_own(agency: Agency) -> None:
    assert [reserved(agency, 5).stand for _ in range(2)] == ["M1", "M2"]
    assert reserved(agency, 5, Kind.DANK).stand == "M3"


def test_a_closed_series_gives_nothing_more(agency: Agency) -> None:
    person, _placement = agency.reader()
    block = reserved(agency, 5)
    at_the_stand(agency, "M1", person)
    assert agency.services.blocks.close(block.id).given == 1
    with pytest.raises(Refused):
        at_the_stand(agency, "M1", person)
    with pytest.raises(Refused, match="schon abgeschlossen"):
        agency.services.blocks.close(block.id)


class Screen:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.told: list[str] = []

    def display_blocks(self, blocks: Sequence[Block], empty: str) -> None:
        self.blocks, self.empty = list(blocks), empty

    def display_can_close(self, can_close: bool) -> None:
        self.can_close = can_close

    def tell_error(self, text: str) -> None:
        self.told.append(text)

    def tell(self, text: str) -> None:
        self.told.append(text)


def test_the_window_shows_and_closes(agency: Agency) -> None:
    screen: Any = Screen()
    presenter = BlocksPresenter(screen, agency.services.blocks, screen)
    presenter.begin()
    assert screen.empty.startswith("Es sind keine Nummern reserviert")
    block = reserved(agency, 20)
    presenter.begin()
    presenter.choose(block.id)
    assert screen.can_close
    presenter.close()
    assert screen.told == [f"Die Reihe M1 von {TODAY.year} ist mit 0 Nachweisen abgeschlossen."]
    assert not screen.can_close
