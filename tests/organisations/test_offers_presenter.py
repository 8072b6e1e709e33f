"""How the page of the offers behaves, without a window."""

from __future__ import annotations

from datetime import date

import pytest
from organisations_fakes import FakeForm, FakeNavigator, FakePage

from freiwilligenagentur.errors import Unreadable
from freiwilligenagentur.organisations.model import Contact, Insurance, Offer, OfferStatus, Organisation
from freiwilligenagentur.organisations.presenter.hooks import Hooks, PlacementLine
from freiwilligenagentur.organisations.presenter.offers import OffersPresenter
from freiwilligenagentur.organisations.service import OfferFilter, OffersService, OrganisationsService
from freiwilligenagentur.organisations.service.rows import months_before
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def page() -> FakePage:
    return FakePage()


@pytest.fixture
def form() -> FakeForm:
    return FakeForm()


@pytest.fixture
def ways() -> FakeNavigator:
    return FakeNavigator()


@pytest.fixture
def club(organisations: OrganisationsService) -> Organisation:
    contact = Contact(first_name="Anna", last_name="Brandt", function="Koordination", phone="03445 1")
    return organisations.save(
        Organisation(name="Bürgerverein", street="Markt 1", postcode="06618", town="Naumburg", contacts=[contact])
    )


@pytest.fixture
def presenter(
    page: FakePage,
    form: FakeForm,
    ways: FakeNavigator,
    store: Store,
    organisations: OrganisationsService,
    offers: OffersService,
    vocabulary: Vocabulary,
) -> OffersPresenter:
    hooks = Hooks(placements=lambda offer_id: [PlacementLine("p1", "Mertens, Ilse", "vermittelt")])
    return OffersPresenter(page, form, offers, organisations, vocabulary, Drafts(store), ways, hooks)


def facts(page: FakePage) -> dict[str, str]:
    return {fact.label: fact.text for fact in page.record.facts}


def test_the_record_can_be_read_out_on_the_phone(
    presenter: OffersPresenter, page: FakePage, offers: OffersService, club: Organisation, taken: dict[str, int]
) -> None:
    offer = offers.new_for(club.id)
    offer.title, offer.summary, offer.description = "Lesepatin", "Mit Kindern lesen.", "Einarbeitung."
    offer.areas, offer.target_groups = frozenset({"education"}), frozenset({"children"})
    offer.availability, offer.time_text = 0b1001001001, "nach Absprache"
    offer.hours_min, offer.hours_max, offer.rhythm = 2.0, 3.5, frozenset({"regular"})
    offer.starts_on = date(2026, 9, 1)
    offer.minimum_age, offer.police_check, offer.measles = 16, True, False
    offer.licences, offer.german_level, offer.training = frozenset({"B"}), "B1", "Erste Hilfe"
    offer.insurance, offer.accessible = Insurance.CARRIER, frozenset({"wheelchair"})
    offer.placed_before, offer.placed_elsewhere, offer.places_wanted = 9, 6, 4
    kept = offers.save(offer)
    taken[kept.id] = 2
    presenter.show_record(kept.id)
    record = page.record
    assert record.description == "Mit Kindern lesen.\n\nEinarbeitung."
    assert record.topics == ("Bildung und Lernen", "Kinder")
    assert (record.places, record.status_word, record.stale) == ("2 von 4 frei", "aktiv", False)
    assert facts(page) == {
        "Wann": "Mo–Do vormittags\nnach Absprache\nab 01.09.2026",
        "Umfang": "2–3,5 Std. je Woche, regelmäßig",
        "Wo": "Markt 1, 06618 Naumburg",
        "Kontakt": "Anna Brandt, Koordination\n03445 1",
        "Versichert": "über den Träger",
        "Voraussetzungen": "ab 16 Jahren\nFührungszeugnis (erweitert)\nFührerschein B (Pkw)\n"
        "Deutsch mindestens B1 selbstständig im Alltag\nSchulung: Erste Hilfe",
        "Noch offen": "Hygienebelehrung",
        "Barrierefrei": "rollstuhlgerecht",
        "Bisher": "9 vermittelt, 6 noch dabei (vor dem Import gezählt)\n2 von hier dabei oder auf dem Weg",
    }
    assert [line.text for line in record.placements] == ["Mertens, Ilse"]


def test_what_nobody_said_is_called_open_and_never_guessed(
    presenter: OffersPresenter, page: FakePage, offers: OffersService, organisations: OrganisationsService
) -> None:
    bare = organisations.save(Organisation(name="Tafel"))
    kept = offers.save(Offer(organisation_id=bare.id, title="Ausgabe", anywhere=True))
    presenter.show_record(kept.id)
    assert facts(page) == {
        "Wo": "ortsunabhängig",
        "Versichert": "offen",
        "Noch offen": "Führungszeugnis (erweitert), Masernschutz-Nachweis, Hygienebelehrung",
    }
    assert page.record.places == "Anzahl offen"
    assert page.record.checked == "nie geprüft"


def test_checking_takes_one_step_and_clears_the_warning(
    presenter: OffersPresenter, page: FakePage, offers: OffersService, club: Organisation, ways: FakeNavigator
) -> None:
    kept = offers.save(Offer(organisation_id=club.id, title="Vorlesen", checked_on=months_before(date.today(), 20)))
    presenter.show_to_recheck(12)
    assert [row.id for row in page.rows] == [kept.id]
    presenter.choose(kept.id)
    assert page.record.stale
    presenter.mark_checked()
    assert page.rows == []
    presenter.show_record(kept.id)
    assert not page.record.stale
    assert ("tell", "Angebot heute geprüft. Strg+Z nimmt es zurück.") in ways.went


def test_an_offer_goes_to_rest_and_comes_back(
    presenter: OffersPresenter, page: FakePage, offers: OffersService, club: Organisation
) -> None:
    kept = offers.save(Offer(organisation_id=club.id, title="Vorlesen"))
    presenter.show_record(kept.id)
    presenter.set_status(OfferStatus.PAUSED)
    assert page.rows == []
    presenter.filter_by(OfferFilter(status=OfferStatus.PAUSED))
    presenter.choose(kept.id)
    assert page.record.status_word == "ruht"
    presenter.set_status(OfferStatus.ACTIVE)
    assert offers.get(kept.id).status is OfferStatus.ACTIVE


def test_an_archived_organisation_is_named_as_the_reason(
    presenter: OffersPresenter,
    page: FakePage,
    offers: OffersService,
    organisations: OrganisationsService,
    club: Organisation,
) -> None:
    kept = offers.save(Offer(organisation_id=club.id, title="Vorlesen"))
    organisations.archive(club.id)
    presenter.show_record(kept.id)
    presenter.set_status(OfferStatus.ACTIVE)
    assert "archiviert" in page.error


def test_a_new_offer_brings_address_and_contact_of_its_organisation(
    presenter: OffersPresenter, page: FakePage, form: FakeForm, offers: OffersService, club: Organisation
) -> None:
    presenter.start_new(club.id)
    assert (form.values["street"], form.values["contact_id"]) == ("Markt 1", club.contacts[0].id)
    form.type(title="Vorlesen", police_check="yes", hygiene="no", places_wanted=3)
    assert presenter.form.save()
    found = offers.get(page.record.id)
    assert (found.police_check, found.hygiene, found.measles) == (True, False, None)
    assert (found.places_wanted, found.checked_on) == (3, date.today())


def test_choosing_another_organisation_follows_but_never_overwrites_a_typed_address(
    presenter: OffersPresenter, form: FakeForm, organisations: OrganisationsService, club: Organisation
) -> None:
    other = organisations.save(Organisation(name="Tafel", street="Bahnhofstraße 3", town="Weißenfels"))
    presenter.start_new(club.id)
    presenter.home.prepare(club.id, "")
    presenter.home.chosen(other.id)
    assert (form.values["street"], form.values["town"]) == ("Bahnhofstraße 3", "Weißenfels")
    assert form.values["contact_id"] == ""
    form.type(street="Sonstwo 5")
    presenter.home.chosen(club.id)
    assert form.values["street"] == "Sonstwo 5"
    assert form.contacts == [("", "niemand Bestimmtes"), (club.contacts[0].id, "Anna Brandt, Koordination")]
    assert form.values["contact_id"] == club.contacts[0].id


def test_the_organisation_of_an_old_offer_can_be_kept_though_it_is_archived(
    presenter: OffersPresenter, form: FakeForm, organisations: OrganisationsService, club: Organisation
) -> None:
    organisations.archive(club.id)
    presenter.home.prepare(club.id, "")
    assert form.organisations[0] == (club.id, "Bürgerverein (archiviert)")


def test_a_date_that_is_none_is_neither_saved_nor_lost(
    presenter: OffersPresenter, page: FakePage, form: FakeForm, offers: OffersService, club: Organisation
) -> None:
    presenter.start_new(club.id)
    form.type(title="Vorlesen")
    form.wrong = {"starts_on": Unreadable("31.02.2026", "Diesen Tag gibt es nicht.")}
    assert not presenter.form.save()
    assert [(problem.field, problem.text) for problem in form.problems] == [("starts_on", "Diesen Tag gibt es nicht.")]
    presenter.form.leave()
    assert page.waiting is not None
    presenter.resume(page.waiting.key)
    assert form.wrong["starts_on"].text == "31.02.2026"
    assert (form.values["title"], form.values["organisation_id"]) == ("Vorlesen", club.id)


def test_codes_and_times_go_into_the_form_and_back_unchanged(
    presenter: OffersPresenter, form: FakeForm, offers: OffersService, club: Organisation
) -> None:
    kept = offers.save(
        Offer(
            organisation_id=club.id,
            title="Vorlesen",
            areas=frozenset({"old_code", "education"}),
            availability=77,
            hours_min=1.5,
            starts_on=date(2026, 4, 3),
            insurance=Insurance.LAND,
            police_check=False,
        )
    )
    presenter.show_record(kept.id)
    presenter.edit()
    form.type(title="Vorlesen am Montag")
    assert presenter.form.save()
    found = offers.get(kept.id)
    assert (found.areas, found.availability, found.hours_min) == ({"old_code", "education"}, 77, 1.5)
    assert (found.starts_on, found.insurance, found.police_check) == (date(2026, 4, 3), Insurance.LAND, False)


def test_a_saved_offer_is_shown_even_if_the_filter_would_hide_it(
    presenter: OffersPresenter, page: FakePage, form: FakeForm, club: Organisation
) -> None:
    presenter.refresh()
    presenter.filter_by(OfferFilter(area="sport"))
    presenter.start_new(club.id)
    form.type(title="Vorlesen", areas=["education"])
    assert presenter.form.save()
    assert [row.title for row in page.rows] == ["Vorlesen"]
    assert page.record.title == "Vorlesen"


def test_next_steps_lead_elsewhere(
    presenter: OffersPresenter, offers: OffersService, club: Organisation, ways: FakeNavigator
) -> None:
    kept = offers.save(Offer(organisation_id=club.id, title="Vorlesen"))
    presenter.show_record(kept.id)
    presenter.match()
    presenter.open_organisation(club.id)
    presenter.open_placement("p1")
    assert ways.went == [("match_offer", kept.id), ("open_organisation", club.id), ("open_placement", "p1")]
