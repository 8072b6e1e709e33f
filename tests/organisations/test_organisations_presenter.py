"""How the page of the organisations behaves, without a window."""

from __future__ import annotations

from datetime import date

import pytest
from organisations_fakes import FakeForm, FakeNavigator, FakePage

from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.organisations.presenter.hooks import Hooks
from freiwilligenagentur.organisations.presenter.organisations import OrganisationsPresenter
from freiwilligenagentur.organisations.presenter.values import empty_contact
from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
from freiwilligenagentur.storage import Drafts, Store


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
def drafts(store: Store) -> Drafts:
    return Drafts(store)


@pytest.fixture
def presenter(
    page: FakePage,
    form: FakeForm,
    ways: FakeNavigator,
    drafts: Drafts,
    organisations: OrganisationsService,
    offers: OffersService,
) -> OrganisationsPresenter:
    return OrganisationsPresenter(page, form, organisations, offers, drafts, ways, Hooks())


def club(organisations: OrganisationsService, name: str = "Bürgerverein", **values: object) -> Organisation:
    return organisations.save(Organisation(name=name, **values))


def test_the_filter_finds_umlauts_either_way_and_any_part(
    presenter: OrganisationsPresenter, page: FakePage, organisations: OrganisationsService
) -> None:
    club(organisations, "Öko-Hof Müller", town="Naumburg")
    club(organisations, "Tafel")
    presenter.refresh()
    assert page.count == "2 Organisationen"
    presenter.filter_text("mueller naum")
    assert [row.name for row in page.rows] == ["Öko-Hof Müller"]
    assert page.count == "1 von 2"
    presenter.filter_text("MÜLLER")
    assert [row.name for row in page.rows] == ["Öko-Hof Müller"]


def test_an_empty_list_says_why(
    presenter: OrganisationsPresenter, page: FakePage, organisations: OrganisationsService
) -> None:
    presenter.refresh()
    assert page.empty.startswith("Noch keine Organisation.")
    assert not page.can_clear
    club(organisations)
    presenter.refresh()
    presenter.filter_text("gibt es nicht")
    assert page.empty == "Keine Organisation passt zum Filter."
    assert page.can_clear
    presenter.clear_filter()
    assert page.empty == ""
    assert page.filter == ("", "")


def test_a_renamed_organisation_stays_in_sight_and_the_state_that_is_listed_stays(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm, organisations: OrganisationsService
) -> None:
    kept = club(organisations, "Tafel")
    gone = club(organisations, "Altes Haus")
    organisations.archive(gone.id)
    presenter.refresh()
    presenter.filter_text("tafel")
    presenter.choose(kept.id)
    presenter.edit()
    form.type(name="Suppenküche")
    presenter.save()
    assert [row.name for row in page.rows] == ["Suppenküche"]
    assert page.filter == ("", "active")
    presenter.show_record(gone.id)
    assert page.filter == ("", "")


def test_archived_organisations_are_listed_only_when_asked_for(
    presenter: OrganisationsPresenter, page: FakePage, organisations: OrganisationsService, ways: FakeNavigator
) -> None:
    kept = club(organisations)
    presenter.refresh()
    presenter.choose(kept.id)
    presenter.archive()
    assert page.rows == []
    assert ways.went[-1][0] == "tell"
    presenter.filter_status("archived")
    assert [row.id for row in page.rows] == [kept.id]
    presenter.choose(kept.id)
    assert page.record.archived
    presenter.reactivate()
    assert page.rows == []


def test_the_record_says_whom_to_call_first(
    presenter: OrganisationsPresenter,
    page: FakePage,
    organisations: OrganisationsService,
    offers: OffersService,
) -> None:
    kept = club(
        organisations,
        town="Naumburg",
        postcode="06618",
        kind="Verein",
        pinned_note="Erst ab 12 Uhr",
        contacts=[
            Contact(last_name="Weg", active=False, phone="1"),
            Contact(first_name="Anna", last_name="Brandt", function="Koordination", mobile="0170 2"),
        ],
    )
    offers.save(Offer(organisation_id=kept.id, title="Vorlesen", places_wanted=2, checked_on=date(2026, 4, 3)))
    presenter.show_record(kept.id)
    record = page.record
    assert (record.subtitle, record.pinned) == ("Verein · 06618 Naumburg", "Erst ab 12 Uhr")
    assert (record.phone, record.main_contact) == ("0170 2", "Anna Brandt, Koordination")
    assert [card.active for card in record.contacts] == [False, True]
    assert record.contacts[1].passing_on == "Weitergabe an Freiwillige noch nicht erlaubt"
    assert [(line.title, line.hint) for line in record.offers] == [("Vorlesen", "2 von 2 frei · geprüft am 03.04.2026")]


def test_a_record_from_elsewhere_is_shown_even_if_the_filter_hid_it(
    presenter: OrganisationsPresenter, page: FakePage, organisations: OrganisationsService
) -> None:
    kept = club(organisations)
    organisations.archive(kept.id)
    presenter.refresh()
    presenter.show_record(kept.id)
    assert page.chosen == kept.id
    assert page.record.id == kept.id
    assert page.filter == ("", "")


def test_a_new_organisation_is_saved_listed_and_chosen(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm, drafts: Drafts
) -> None:
    presenter.refresh()
    presenter.start_new()
    assert page.form_open
    assert not page.beside_record
    form.type(name="Tafel", contacts=[{**empty_contact(), "last_name": "Ruß"}, empty_contact()])
    assert presenter.form.save()
    assert not page.form_open
    assert [row.name for row in page.rows] == ["Tafel"]
    assert page.record.name == "Tafel"
    assert [card.name for card in page.record.contacts] == ["Ruß"]
    assert drafts.mine() == []


def test_problems_keep_the_form_open_at_their_fields(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm
) -> None:
    presenter.start_new()
    nameless, named = {**empty_contact(), "phone": "1"}, {**empty_contact(), "function": "Büro", "email": "x"}
    form.type(postcode="123", contacts=[empty_contact(), nameless, named])
    assert not presenter.form.save()
    assert page.form_open
    assert [problem.field for problem in form.problems] == [
        "name",
        "postcode",
        f"contacts.{nameless['id']}.last_name",
        f"contacts.{named['id']}.email",
    ]


def test_leaving_keeps_a_draft_that_comes_back(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm, organisations: OrganisationsService
) -> None:
    presenter.start_new()
    form.type(name="Halb getippt")
    presenter.form.leave()
    assert not page.form_open
    assert page.waiting is not None
    assert page.waiting.text.startswith("Halb getippt, ")
    assert organisations.rows() == []
    presenter.resume(page.waiting.key)
    assert page.form_open
    assert form.values["name"] == "Halb getippt"
    assert presenter.form.save()
    assert page.waiting is None
    assert [row.name for row in organisations.rows()] == ["Halb getippt"]


def test_a_draft_survives_the_program(
    presenter: OrganisationsPresenter,
    form: FakeForm,
    organisations: OrganisationsService,
    offers: OffersService,
    drafts: Drafts,
) -> None:
    kept = club(organisations, phone="1")
    presenter.show_record(kept.id)
    presenter.edit()
    form.type(phone="2")
    assert presenter.form.keep_draft()
    # The program was killed here; another one starts on the same office.
    page_after, form_after = FakePage(), FakeForm()
    after = OrganisationsPresenter(page_after, form_after, organisations, offers, drafts, FakeNavigator(), Hooks())
    after.refresh()
    assert page_after.waiting is not None
    after.choose(kept.id)
    after.edit()
    assert form_after.values["phone"] == "2"
    assert "noch nicht gespeichert" in form_after.notice
    assert after.form.save()
    assert organisations.get(kept.id).phone == "2"


def test_leaving_without_a_change_leaves_nothing_behind(
    presenter: OrganisationsPresenter, page: FakePage, organisations: OrganisationsService, drafts: Drafts, store: Store
) -> None:
    kept = club(organisations, description="Text mit Leerzeile am Ende\n")
    presenter.show_record(kept.id)
    presenter.edit()
    presenter.form.leave()
    assert drafts.mine() == []
    presenter.edit()
    assert presenter.form.save()
    step = store.undo_step()
    assert step is not None
    assert step.label == "Organisation aufgenommen"
    assert page.waiting is None


def test_saving_changes_only_what_was_typed(
    presenter: OrganisationsPresenter, form: FakeForm, organisations: OrganisationsService
) -> None:
    kept = club(organisations, description="Text mit Leerzeile am Ende\n")
    presenter.show_record(kept.id)
    presenter.edit()
    form.type(phone="03445 1")
    presenter.form.save()
    assert organisations.history(kept.id)[0].lines == ("Telefon: 03445 1",)


def test_discarding_can_be_taken_back_once(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm, drafts: Drafts
) -> None:
    presenter.start_new()
    form.type(name="Doch nicht")
    presenter.form.discard()
    assert drafts.mine() == []
    assert page.can_bring_back
    presenter.bring_back()
    assert page.form_open
    assert form.values["name"] == "Doch nicht"


def test_a_waiting_draft_can_be_given_up_and_brought_back(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm
) -> None:
    presenter.start_new()
    form.type(name="Alt")
    presenter.form.leave()
    assert page.waiting is not None
    presenter.discard_draft(page.waiting.key)
    assert page.waiting is None
    presenter.bring_back()
    assert form.values["name"] == "Alt"


def test_after_a_colleagues_save_the_form_holds_both_and_says_so(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm, organisations: OrganisationsService
) -> None:
    kept = club(organisations, phone="1", kind="Verein")
    presenter.show_record(kept.id)
    presenter.edit()
    hers = organisations.get(kept.id)
    hers.phone, hers.town = "3", "Naumburg"
    hers.contacts = [Contact(last_name="Neu")]
    organisations.save(hers)
    form.type(phone="2", kind="Stiftung")
    presenter.save()
    assert page.form_open
    assert page.record.phone == "3"
    assert (form.values["phone"], form.values["kind"], form.values["town"]) == ("2", "Stiftung", "Naumburg")
    assert "Von dort übernommen: Ort, Ansprechpersonen." in form.notice
    assert "Beide haben geändert: Telefon (dort: 3)" in form.notice
    assert organisations.get(kept.id).phone == "3"
    assert presenter.form.save()
    found = organisations.get(kept.id)
    assert (found.phone, found.town, [c.last_name for c in found.contacts]) == ("2", "Naumburg", ["Neu"])


def test_an_organisation_undone_meanwhile_can_be_saved_anew_from_the_draft(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm, organisations: OrganisationsService, store: Store
) -> None:
    kept = club(organisations)
    presenter.show_record(kept.id)
    presenter.edit()
    form.type(name="Bürgerverein Ost")
    store.undo()
    assert not presenter.form.save()
    assert "zurückgenommen" in form.error
    presenter.form.leave()
    assert page.waiting is not None
    presenter.resume(page.waiting.key)
    assert presenter.form.save()
    assert organisations.get(kept.id).name == "Bürgerverein Ost"


def test_going_to_another_record_keeps_what_was_typed(
    presenter: OrganisationsPresenter, page: FakePage, form: FakeForm, organisations: OrganisationsService
) -> None:
    first, second = club(organisations, "Erste"), club(organisations, "Zweite")
    presenter.show_record(first.id)
    presenter.edit()
    form.type(name="Erste und mehr")
    presenter.show_record(second.id)
    assert not page.form_open
    assert page.record.name == "Zweite"
    presenter.choose(first.id)
    presenter.edit()
    assert form.values["name"] == "Erste und mehr"


@pytest.mark.parametrize(
    "typed", ["buergerverein lesezeichen", "Bürgerverein-Lesezeichen e.V.", "Bürgerverein Lesezeihen"]
)
def test_a_name_that_is_there_already_is_shown_while_typing(
    presenter: OrganisationsPresenter, page: FakePage, organisations: OrganisationsService, typed: str
) -> None:
    club(organisations, "Bürgerverein Lesezeichen e. V.")
    club(organisations, "Bürgerverein Naumburg")
    presenter.refresh()
    presenter.start_new()
    presenter.name_typed(typed)
    assert page.similar == "Bürgerverein Lesezeichen e. V."
    presenter.name_typed("Bürgerbus")
    assert page.similar == ""


def test_the_history_is_told_in_german(
    presenter: OrganisationsPresenter, page: FakePage, organisations: OrganisationsService
) -> None:
    kept = club(organisations)
    edited = organisations.get(kept.id)
    edited.phone = "1"
    organisations.save(edited)
    presenter.show_record(kept.id)
    presenter.show_history()
    newest = page.history[0]
    assert newest.when.endswith("Berger")
    assert (newest.label, newest.details) == ("Organisation geändert", "Telefon: 1")


def test_next_steps_lead_to_the_offers(
    page: FakePage,
    form: FakeForm,
    ways: FakeNavigator,
    drafts: Drafts,
    organisations: OrganisationsService,
    offers: OffersService,
) -> None:
    asked: list[str] = []
    hooks = Hooks(new_offer=asked.append)
    presenter = OrganisationsPresenter(page, form, organisations, offers, drafts, ways, hooks)
    kept = club(organisations)
    presenter.show_record(kept.id)
    presenter.new_offer()
    presenter.open_offer("o1")
    assert asked == [kept.id]
    assert ways.went == [("open_offer", "o1")]
