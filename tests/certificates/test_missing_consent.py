"""Somebody whose consent to keeping the data is not recorded: said before a certificate is issued, by hand or in a batch."""

from __future__ import annotations

from datetime import date

import pytest
from certifying import TODAY, Agency
from issue_desk import Desk
from sqlalchemy import select
from test_batches import WISH, Steps

from freiwilligenagentur.people.model import Consent, Purpose

SAID = "Eine Einwilligung, die Daten aufzubewahren, ist nicht eingetragen."


@pytest.fixture
def desk(agency: Agency) -> Desk:
    return Desk(agency)


def test_it_is_only_noted_as_in_a_batch_and_leads_to_the_consents(desk: Desk) -> None:
    agency = desk.agency
    person = agency.volunteer(consented=False)
    agency.hours(agency.placement(person), date(2026, 1, 1), date(2026, 6, 30), "20")
    desk.presenter.start(person)
    (note,) = desk.screen.missing
    assert (note.text, note.in_form) == (SAID, False)
    assert desk.screen.can_issue
    desk.presenter.go_to(note)
    assert desk.ways.calls == [("consents", person)]
    (checked,) = agency.services.batch_check.check(WISH, [person], Steps())
    assert checked.findings == (note,)
    desk.presenter.issue_and_print()
    assert desk.serials() == ["EN-2026-0001"]


def test_one_that_was_withdrawn_is_missing_until_a_new_one_is_recorded(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    with desk.agency.store.write("Widerruf") as session:
        session.scalars(select(Consent)).one().revoked_on = TODAY
    desk.presenter.start(person)
    assert [each.text for each in desk.screen.missing] == [SAID]
    with desk.agency.store.write("Einwilligung") as session:
        consent = Consent(purpose=Purpose.ADVICE, text_version="1", given_on=TODAY)
        consent.volunteer_id = person
        session.add(consent)
    desk.presenter.refresh()
    assert desk.screen.missing == []
