"""Recording, changing and archiving organisations."""

from __future__ import annotations

from datetime import date

import pytest

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.organisations.model import Contact, Offer, OfferStatus, Organisation, OrganisationStatus
from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
from freiwilligenagentur.storage import Store


def reading_club(**values: object) -> Organisation:
    main = Contact(first_name="Anna", last_name="Brandt", function="Koordination", phone="03445 111", email="a@b.de")
    deputy = Contact(last_name="Ćosić", mobile="0170 222")
    return Organisation(name="Bürgerverein Lesezeichen", contacts=[main, deputy], **values)


def test_an_organisation_comes_back_with_its_contacts_in_order(organisations: OrganisationsService) -> None:
    kept = organisations.save(reading_club(street="Markt 1", postcode="06618", town="Naumburg"))
    found = organisations.get(kept.id)
    assert (found.name, found.postcode) == ("Bürgerverein Lesezeichen", "06618")
    assert [contact.last_name for contact in found.contacts] == ["Brandt", "Ćosić"]


def test_the_first_contact_is_the_main_one_after_moving_it_up(organisations: OrganisationsService) -> None:
    kept = organisations.get(organisations.save(reading_club()).id)
    kept.contacts.reverse()
    organisations.save(kept)
    assert [contact.last_name for contact in organisations.get(kept.id).contacts] == ["Ćosić", "Brandt"]
    assert organisations.rows()[0].contact == "Ćosić"


def test_a_contact_who_left_is_not_the_one_to_call(organisations: OrganisationsService) -> None:
    club = reading_club()
    club.contacts[0].active = False
    organisations.save(club)
    assert organisations.rows()[0].contact == "Ćosić"
    assert organisations.rows()[0].phone == "0170 222"


def test_names_of_two_hundred_characters_and_other_scripts_are_kept(organisations: OrganisationsService) -> None:
    name = "Förderverein „Ж 李 🙂“ " * 9 + "X"
    kept = organisations.save(Organisation(name=name))
    assert organisations.get(kept.id).name == name


def test_what_is_missing_is_named_with_its_field(organisations: OrganisationsService) -> None:
    broken = Organisation(name=" ", postcode="Barmbek", email="info", contacts=[Contact(), Contact(function="Büro")])
    broken.contacts[1].email = "keine"
    with pytest.raises(Invalid) as caught:
        organisations.save(broken)
    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["name", "postcode", "email", "contacts.0.last_name", "contacts.1.email"]
    assert organisations.rows() == []


def test_a_function_is_enough_for_a_contact(organisations: OrganisationsService) -> None:
    organisations.save(Organisation(name="Tafel", contacts=[Contact(function="Koordination Lesepaten")]))
    assert organisations.rows()[0].contact == "Koordination Lesepaten"


def test_a_colleagues_save_in_between_is_not_overwritten(organisations: OrganisationsService) -> None:
    kept = organisations.save(reading_club())
    mine, hers = organisations.get(kept.id), organisations.get(kept.id)
    hers.contacts = [*hers.contacts, Contact(last_name="Neu")]
    organisations.save(hers)
    mine.name = "Anders"
    with pytest.raises(Conflict):
        organisations.save(mine)
    found = organisations.get(kept.id)
    assert found.name == "Bürgerverein Lesezeichen"
    assert len(found.contacts) == 3


def test_removing_a_contact_frees_its_offers_in_the_same_step(
    organisations: OrganisationsService, offers: OffersService, store: Store
) -> None:
    club = organisations.save(reading_club())
    anna, deputy = club.contacts
    hers = offers.save(Offer(organisation_id=club.id, contact_id=anna.id, title="Vorlesen"))
    his = offers.save(Offer(organisation_id=club.id, contact_id=deputy.id, title="Fahrdienst"))
    edited = organisations.get(club.id)
    edited.contacts = [contact for contact in edited.contacts if contact.id != anna.id]
    organisations.save(edited)
    assert offers.get(hers.id).contact_id is None
    assert offers.get(his.id).contact_id == deputy.id
    assert store.undo() == "Organisation geändert"
    assert offers.get(hers.id).contact_id == anna.id
    assert [contact.id for contact in organisations.get(club.id).contacts] == [anna.id, deputy.id]


def test_archiving_takes_the_offers_along_and_undo_brings_them_back(
    organisations: OrganisationsService, offers: OffersService, store: Store
) -> None:
    club = organisations.save(reading_club())
    first = offers.save(Offer(organisation_id=club.id, title="Vorlesen"))
    second = offers.save(Offer(organisation_id=club.id, title="Fahrdienst", status=OfferStatus.PAUSED))
    organisations.archive(club.id)
    step = store.undo_step()
    assert step is not None
    assert step.label == "Organisation und 2 Angebote archiviert"
    assert {offers.get(offer.id).status for offer in (first, second)} == {OfferStatus.ARCHIVED}
    store.undo()
    assert organisations.get(club.id).status is OrganisationStatus.ACTIVE
    assert offers.get(first.id).status is OfferStatus.ACTIVE
    assert offers.get(second.id).status is OfferStatus.PAUSED


def test_an_archived_organisation_is_not_offered_for_new_offers(organisations: OrganisationsService) -> None:
    club, choir = organisations.save(reading_club()), organisations.save(Organisation(name="Ährenchor"))
    organisations.archive(club.id)
    assert organisations.choices() == [(choir.id, "Ährenchor")]
    organisations.reactivate(club.id)
    assert [name for _key, name in organisations.choices()] == ["Ährenchor", "Bürgerverein Lesezeichen"]


def test_lists_sort_umlauts_like_their_base_letters(organisations: OrganisationsService) -> None:
    for name in ("Zebra e. V.", "Oelzweig", "Öko-Hof", "Ofenbau"):
        organisations.save(Organisation(name=name))
    assert [row.name for row in organisations.rows()] == ["Oelzweig", "Ofenbau", "Öko-Hof", "Zebra e. V."]


def test_a_list_row_counts_only_what_is_proposed(organisations: OrganisationsService, offers: OffersService) -> None:
    club = organisations.save(reading_club())
    offers.save(Offer(organisation_id=club.id, title="Vorlesen"))
    offers.pause(offers.save(Offer(organisation_id=club.id, title="Fahrdienst")).id)
    assert organisations.rows()[0].offers == 1


def test_history_names_fields_and_contacts_in_german(organisations: OrganisationsService) -> None:
    kept = organisations.save(reading_club())
    edited = organisations.get(kept.id)
    edited.phone, edited.kind = "03445 9", "Verein"
    edited.contacts[0].passing_on_agreed = date(2026, 4, 3)
    edited.contacts = edited.contacts[:1]
    organisations.save(edited)
    organisations.archive(kept.id)
    archived, changed, recorded = organisations.history(kept.id)
    assert (archived.label, archived.lines) == ("Organisation archiviert", ("Status: aktiv → archiviert",))
    assert (changed.label, changed.user) == ("Organisation geändert", "Berger")
    assert changed.lines == (
        "Art: Verein",
        "Telefon: 03445 9",
        "Anna Brandt: Weitergabe an Freiwillige erlaubt am: 03.04.2026",
        "Ansprechperson entfernt: Ćosić",
    )
    assert recorded.label == "Organisation aufgenommen"
    assert "Ansprechperson hinzugefügt: Anna Brandt" in recorded.lines


def test_search_finds_an_organisation_by_its_people_and_numbers(organisations: OrganisationsService) -> None:
    kept = organisations.save(reading_club(postcode="06618", town="Naumburg"))
    other = organisations.save(Organisation(name="Tafel"))
    [entry] = organisations.search_entries([kept.id])
    assert (entry.label, entry.hint) == ("Bürgerverein Lesezeichen", "06618 Naumburg")
    assert all(text in entry.text for text in ("Anna Brandt", "Koordination", "03445 111", "a@b.de", "0170 222"))
    assert {found.id for found in organisations.search_entries()} == {kept.id, other.id}


def test_an_organisation_whose_recording_was_undone_is_not_silently_recreated(
    organisations: OrganisationsService, store: Store
) -> None:
    kept = organisations.get(organisations.save(reading_club()).id)
    store.undo()
    kept.name = "Neuer Name"
    with pytest.raises(Conflict):
        organisations.save(kept)
    with pytest.raises(Refused):
        organisations.get(kept.id)


def test_renaming_is_in_the_history_and_can_be_taken_back(organisations: OrganisationsService, store: Store) -> None:
    kept = organisations.get(organisations.save(reading_club()).id)
    kept.name = "Leseverein"
    kept.contacts = kept.contacts[:1]
    organisations.save(kept)
    assert "Name: Bürgerverein Lesezeichen → Leseverein" in organisations.history(kept.id)[0].lines
    store.undo()
    assert organisations.get(kept.id).name == "Bürgerverein Lesezeichen"
