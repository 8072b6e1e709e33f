"""Recording, changing, checking and listing offers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.organisations import recheck
from freiwilligenagentur.organisations.model import Contact, Insurance, Offer, OfferStatus, Organisation
from freiwilligenagentur.organisations.recheck import months_before
from freiwilligenagentur.organisations.service import OfferFilter, OffersService, OrganisationsService
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary

LONG_AGO = OfferFilter(older_than_months=12)


@pytest.fixture
def club(organisations: OrganisationsService) -> Organisation:
    return organisations.save(
        Organisation(
            name="Bürgerverein Lesezeichen",
            street="Parkstraße 4",
            postcode="06618",
            town="Naumburg",
            district="Altstadt",
            contacts=[Contact(last_name="Weg", active=False), Contact(last_name="Brandt", first_name="Anna")],
        )
    )


def offer(club: Organisation, title: str = "Lesepatin", **values: object) -> Offer:
    return Offer(organisation_id=club.id, title=title, **values)


def test_a_new_offer_starts_at_the_organisation_with_the_contact_who_is_there(
    offers: OffersService, club: Organisation
) -> None:
    new = offers.new_for(club.id)
    assert (new.street, new.postcode, new.town, new.district) == ("Parkstraße 4", "06618", "Naumburg", "Altstadt")
    assert new.contact_id == club.contacts[1].id
    assert new.checked_on == date.today()
    assert offers.rows() == []


def test_gates_that_nobody_asked_about_stay_unknown(offers: OffersService, club: Organisation) -> None:
    kept = offers.save(offer(club, police_check=True, measles=False))
    found = offers.get(kept.id)
    assert (found.police_check, found.measles, found.hygiene) == (True, False, None)
    assert found.insurance is Insurance.OPEN


def test_problems_stand_at_their_fields(offers: OffersService, club: Organisation) -> None:
    broken = Offer(
        organisation_id="",
        title="",
        postcode="6002",
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 4, 1),
        hours_min=4.0,
        hours_max=2.0,
        minimum_age=0,
    )
    with pytest.raises(Invalid) as caught:
        offers.save(broken)
    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["title", "organisation_id", "postcode", "ends_on", "hours_max", "minimum_age"]


def test_a_colleagues_save_in_between_is_not_overwritten(offers: OffersService, club: Organisation) -> None:
    kept = offers.save(offer(club))
    mine, hers = offers.get(kept.id), offers.get(kept.id)
    hers.title = "Lesepate"
    offers.save(hers)
    mine.title = "Vorlesen"
    with pytest.raises(Conflict):
        offers.save(mine)
    assert offers.get(kept.id).title == "Lesepate"


def test_moving_an_offer_drops_the_contact_of_the_old_organisation(
    offers: OffersService, organisations: OrganisationsService, club: Organisation
) -> None:
    other = organisations.save(Organisation(name="Tafel"))
    kept = offers.save(offer(club, contact_id=club.contacts[1].id))
    moved = offers.get(kept.id)
    moved.organisation_id = other.id
    offers.save(moved)
    assert offers.details(kept.id).organisation.name == "Tafel"
    assert offers.details(kept.id).contact is None


def test_coordinates_of_the_old_address_do_not_survive_a_move(offers: OffersService, club: Organisation) -> None:
    kept = offers.save(offer(club, postcode="06618", latitude=51.15, longitude=11.81))
    same = offers.get(kept.id)
    same.title = "Anders"
    offers.save(same)
    assert offers.get(kept.id).latitude == 51.15
    moved = offers.get(kept.id)
    moved.postcode = "06217"
    offers.save(moved)
    assert (offers.get(kept.id).latitude, offers.get(kept.id).longitude) == (None, None)


def test_free_places_are_wanted_minus_taken_and_unknown_is_not_full(
    offers: OffersService, club: Organisation, taken: dict[str, int]
) -> None:
    some, full, unsaid = (
        offers.save(offer(club, title, places_wanted=wanted))
        for title, wanted in (("Etwas frei", 4), ("Voll", 2), ("Ohne Angabe", None))
    )
    taken.update({some.id: 2, full.id: 3})
    assert {row.title: row.free for row in offers.rows()} == {"Etwas frei": 2, "Ohne Angabe": None, "Voll": 0}
    assert [row.id for row in offers.rows(OfferFilter(hide_full=True))] == [some.id, unsaid.id]
    assert offers.details(some.id).free == 2


def test_the_list_shows_what_can_be_proposed_unless_asked_for_more(offers: OffersService, club: Organisation) -> None:
    for title, status in (("A", OfferStatus.ACTIVE), ("B", OfferStatus.PAUSED), ("C", OfferStatus.ARCHIVED)):
        offers.save(offer(club, title, status=status))
    assert [row.title for row in offers.rows()] == ["A"]
    assert [row.title for row in offers.rows(OfferFilter(status=OfferStatus.PAUSED))] == ["B"]
    assert [row.title for row in offers.rows(OfferFilter(status=None))] == ["A", "B", "C"]


def test_the_list_can_be_narrowed_to_an_area_and_an_organisation(
    offers: OffersService, organisations: OrganisationsService, club: Organisation
) -> None:
    other = organisations.save(Organisation(name="Tafel"))
    offers.save(offer(club, "Vorlesen", areas=frozenset({"education", "children"})))
    offers.save(offer(other, "Ausgabe", areas=frozenset({"social"})))
    assert [row.title for row in offers.rows(OfferFilter(area="children"))] == ["Vorlesen"]
    assert [row.title for row in offers.rows(OfferFilter(organisation_id=other.id))] == ["Ausgabe"]


def test_offers_nobody_looked_at_come_up_for_a_check(offers: OffersService, club: Organisation, store: Store) -> None:
    today = date.today()
    long_ago = months_before(today, 30)
    offers.save(offer(club, "Kürzlich geprüft", checked_on=today, edited_on=long_ago))
    offers.save(offer(club, "Zwei Jahre", checked_on=months_before(today, 24)))
    offers.save(offer(club, "Noch länger", edited_on=long_ago))
    offers.save(offer(club, "Gerade aufgenommen"))
    offers.save(offer(club, "Alt und nie", created_at=datetime(1970, 1, 1, tzinfo=UTC)))
    offers.save(offer(club, "Ruht", checked_on=long_ago, status=OfferStatus.PAUSED))
    assert sorted(row.title for row in offers.rows(LONG_AGO)) == ["Alt und nie", "Noch länger", "Zwei Jahre"]
    assert recheck.count(store, today, 12) == 3
    assert offers.count() == 5


def test_marking_as_checked_takes_an_offer_off_the_list_and_is_one_step(
    offers: OffersService, club: Organisation, store: Store
) -> None:
    kept = offers.save(offer(club, checked_on=date(2020, 1, 1)))
    offers.mark_checked(kept.id, date.today())
    assert offers.rows(LONG_AGO) == []
    assert store.undo() == "Angebot geprüft"
    assert offers.get(kept.id).checked_on == date(2020, 1, 1)


def test_pausing_archiving_and_taking_up_again(offers: OffersService, club: Organisation) -> None:
    kept = offers.save(offer(club))
    offers.pause(kept.id)
    assert offers.get(kept.id).status is OfferStatus.PAUSED
    offers.archive(kept.id)
    assert offers.get(kept.id).status is OfferStatus.ARCHIVED
    offers.reactivate(kept.id)
    assert offers.get(kept.id).status is OfferStatus.ACTIVE


def test_an_offer_of_an_archived_organisation_is_not_taken_up_again(
    offers: OffersService, organisations: OrganisationsService, club: Organisation
) -> None:
    kept = offers.save(offer(club))
    organisations.archive(club.id)
    with pytest.raises(Refused, match="archiviert"):
        offers.reactivate(kept.id)


def test_history_reads_like_the_form(
    offers: OffersService, organisations: OrganisationsService, club: Organisation, vocabulary: Vocabulary
) -> None:
    other = organisations.save(Organisation(name="Tafel"))
    kept = offers.save(offer(club, contact_id=club.contacts[1].id, places_wanted=2, notes="alt"))
    edited = offers.get(kept.id)
    edited.organisation_id, edited.contact_id, edited.notes = other.id, None, ""
    edited.areas = frozenset({"children"})
    edited.availability = 0b000_001_001
    edited.police_check, edited.insurance = True, Insurance.LAND
    edited.hours_max, edited.starts_on = 2.5, date(2026, 4, 3)
    offers.save(edited)
    changed, recorded = offers.history(kept.id)
    assert recorded.label == "Angebot aufgenommen"
    assert changed.lines == (
        "Organisation: Bürgerverein Lesezeichen → Tafel",
        "Ansprechperson geleert, vorher: Anna Brandt",
        "Bereiche: Kinder und Jugend",
        "Wann Hilfe gebraucht wird: Mo, Di vormittags",
        "Stunden je Woche bis: 2,5",
        "Beginnt am: 03.04.2026",
        "Erweitertes Führungszeugnis: offen → ja",
        "Versicherung: offen → Sammelvertrag des Landes",
        "Notizen geleert, vorher: alt",
    )


def test_search_finds_an_offer_by_title_and_organisation(offers: OffersService, club: Organisation) -> None:
    kept = offers.save(offer(club, summary="Mit Kindern lesen", district="Altstadt"))
    [entry] = offers.search_entries([kept.id])
    assert (entry.id, entry.label, entry.hint) == (kept.id, "Lesepatin", "Bürgerverein Lesezeichen · Altstadt")
    assert "Mit Kindern lesen" in entry.text


def test_an_offer_that_is_gone_is_refused_with_a_sentence(offers: OffersService) -> None:
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        offers.get("0193a000-0000-7000-8000-000000000000")


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 60))
def test_going_back_by_months_never_leaves_the_month_meant(day: date, months: int) -> None:
    before = months_before(day, months)
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months
    assert before.day <= day.day
