"""Contact data go to the other side only on a consent that stands, and it is noted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from placing import Town, consent

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.organisations.model import Contact
from freiwilligenagentur.people.model import Purpose
from freiwilligenagentur.placements.model import Side, Transfer
from freiwilligenagentur.storage import Store


def jana(**values: object) -> Contact:
    return Contact(
        **{
            "first_name": "Jana",
            "last_name": "Vogel",
            "function": "Koordination",
            "phone": "03445 77",
            "email": "vogel@example.org",
            **values,
        }
    )


def test_without_consent_nothing_goes_to_the_organisation(town: Town) -> None:
    key = town.placement()
    with pytest.raises(Refused, match=r"Einwilligung .* fehlt .* nichts weitergegeben"):
        town.services.transfers.pass_on(key, Side.ORGANISATION)
    assert town.count(Transfer) == 0
    assert not town.services.placements.get(key).to_organisation.allowed


@pytest.mark.parametrize("other", [{"purpose": Purpose.NEWSLETTER}, {"revoked_on": date(2026, 11, 1)}])
def test_another_or_a_revoked_consent_is_none(town: Town, other: dict[str, Any]) -> None:
    key = town.placement(volunteer=town.volunteer(consents=[consent(**other)]))
    with pytest.raises(Refused):
        town.services.transfers.pass_on(key, Side.ORGANISATION)


def test_the_note_says_what_went_to_whom_by_whom_and_on_which_consent(town: Town) -> None:
    agreed = consent()
    volunteer = town.volunteer(consents=[agreed], email="ilse@example.org", phone="03445 1", street="Domplatz 1")
    key = town.placement(volunteer=volunteer, offer=town.offer(contact=jana()))
    text = town.services.transfers.pass_on(key, Side.ORGANISATION)
    [row] = town.services.placements.get(key).transfers
    assert (row.to_side, row.user) == (Side.ORGANISATION, "Berger")
    assert row.recipient == "Jana Vogel, Bürgerverein Lesezeichen"
    assert row.what == ("name", "phone", "email")
    assert town.load(Transfer, row.id).consent_id == agreed.id
    assert "ilse@example.org" in text
    assert "löschen Sie sie, sobald es endet" in text


def test_it_is_known_which_organisations_have_the_data_already(town: Town) -> None:
    volunteer = town.volunteer(consents=[consent()], email="ilse@example.org")
    key = town.placement(volunteer=volunteer, offer=town.offer(contact=jana(passing_on_agreed=date(2026, 11, 1))))
    transfers = town.services.transfers
    assert transfers.reached(volunteer) == []
    transfers.pass_on(key, Side.ORGANISATION)
    transfers.pass_on(key, Side.ORGANISATION)
    [row] = transfers.reached(volunteer)
    assert (row.recipient, row.what) == ("Jana Vogel, Bürgerverein Lesezeichen", ("name", "phone", "email"))
    transfers.pass_on(key, Side.VOLUNTEER)
    assert transfers.reached(volunteer) == [row]


def test_only_name_and_contact_go_out_never_address_or_birth_date(town: Town) -> None:
    volunteer = town.volunteer(consents=[consent()], street="Domplatz 1", birth_date=date(1959, 2, 14), notes="geheim")
    text = town.services.transfers.pass_on(town.placement(volunteer=volunteer), Side.ORGANISATION)
    assert "Ilse Mertens" in text
    assert not any(secret in text for secret in ("Domplatz", "1959", "geheim"))


def test_a_contact_who_has_not_agreed_is_not_passed_on(town: Town) -> None:
    key = town.placement(offer=town.offer(contact=jana()))
    with pytest.raises(Refused, match="noch nicht zugestimmt"):
        town.services.transfers.pass_on(key, Side.VOLUNTEER)
    assert town.count(Transfer) == 0


def test_a_contact_who_agreed_is_passed_on_with_the_place(town: Town) -> None:
    offer = town.offer(contact=jana(passing_on_agreed=date(2026, 2, 1)), street="Parkstraße 3", postcode="06618")
    key = town.placement(offer=offer)
    text = town.services.transfers.pass_on(key, Side.VOLUNTEER)
    [row] = town.services.placements.get(key).transfers
    assert row.what == ("name", "function", "phone", "email", "address")
    assert "Jana Vogel" in text
    assert "Parkstraße 3, 06618" in text
    assert "Freiwilligenagentur Naumburg" in text


def test_an_organisation_without_a_contact_is_reached_at_its_general_number(town: Town) -> None:
    text = town.services.transfers.pass_on(town.placement(), Side.VOLUNTEER)
    assert "Telefon: 03445 20" in text


def test_a_contact_who_left_is_not_passed_on(town: Town) -> None:
    gone = jana(passing_on_agreed=date(2026, 2, 1), active=False)
    text = town.services.transfers.pass_on(town.placement(offer=town.offer(contact=gone)), Side.VOLUNTEER)
    assert "Vogel" not in text


def test_undo_passes_over_what_has_gone_out(town: Town, store: Store) -> None:
    key = town.placement(volunteer=town.volunteer(consents=[consent()]))
    town.services.placements.reject(town.volunteer(), town.offer(), "time")
    town.services.transfers.pass_on(key, Side.ORGANISATION)
    store.undo()
    assert len(town.services.placements.get(key).transfers) == 1
