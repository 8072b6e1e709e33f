"""How the Erstgespräch behaves, without a window."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from intake_desk import TODAY, Desk, make_desk

from freiwilligenagentur.errors import Unreadable
from freiwilligenagentur.people.drafting import Agreement
from freiwilligenagentur.people.hooks import RecordHooks, Suggestion
from freiwilligenagentur.people.model import Company, Purpose, Salutation, Volunteer, Willingness
from freiwilligenagentur.people.presenter.intake_view import DuplicateLine, Job
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def ilse(people: PeopleService) -> Volunteer:
    return people.save(
        Volunteer(
            first_name="Ilse",
            last_name="Mertens",
            birth_date=date(1959, 2, 14),
            phone="03445 123456",
            areas=frozenset({"children"}),
        )
    )


class TestTakingSomebodyIn:
    def test_a_name_and_a_phone_number_are_enough(self, desk: Desk, people: PeopleService, store: Store) -> None:
        desk.type(first_name="Ilse", last_name="Mertens", phone="03445 123456")
        assert desk.presenter.done()
        [row] = people.rows()
        assert (row.listed_name, desk.page.left_for) == ("Mertens, Ilse", row.id)
        assert store.undo() == "Freiwillige Person aufgenommen"
        assert people.rows() == ()
        assert store.undo_step() is None

    def test_everything_that_was_said_is_kept_as_it_was_meant(self, desk: Desk, people: PeopleService) -> None:
        desk.type(
            salutation="frau",
            last_name="Kim",
            email="kim@example.org",
            areas=frozenset({"children", "sport"}),
            availability=0b1001,
            hours_min=Decimal("1.5"),
            radius_km=Decimal(8),
            needs_travel_refund="no",
            ready_for_training="",
            languages={"ru": "B2"},
            police_check="agreed",
            company="group",
            pool=True,
        )
        desk.presenter.agreed(Purpose.ADVICE, Agreement(TODAY, "signed"))
        desk.presenter.agreed(Purpose.PASSING_ON, Agreement(date(2026, 11, 20), "spoken"))
        desk.presenter.agreed(Purpose.PHOTOS, Agreement(TODAY))
        desk.presenter.agreed(Purpose.PHOTOS, None)
        desk.presenter.done()
        kept = people.get(people.rows()[0].id)
        assert kept.salutation is Salutation.FRAU
        assert kept.areas == {"children", "sport"}
        assert (kept.availability, kept.hours_min, kept.radius_km) == (9, 1.5, 8.0)
        assert (kept.needs_travel_refund, kept.ready_for_training) == (False, None)
        assert (kept.languages, kept.police_check, kept.company) == ({"ru": "B2"}, Willingness.AGREED, Company.GROUP)
        assert kept.pool
        given = {consent.purpose: (consent.given_on, consent.how) for consent in kept.consents}
        assert given == {
            Purpose.ADVICE: (TODAY, "signed"),
            Purpose.PASSING_ON: (date(2026, 11, 20), "spoken"),
        }

    def test_what_is_missing_is_said_at_its_field_and_the_page_stays(self, desk: Desk, people: PeopleService) -> None:
        desk.type(first_name="Ilse")
        desk.presenter.agreed(Purpose.ADVICE, Agreement(TODAY))
        assert not desk.presenter.done()
        assert set(desk.page.problems) == {"phone"}
        assert desk.page.left_for is None
        desk.type(phone="03445 123456")
        assert desk.presenter.done()
        assert len(people.get(people.rows()[0].id).consents) == 1

    def test_a_date_that_cannot_be_read_is_not_lost_silently(self, desk: Desk, people: PeopleService) -> None:
        desk.type(last_name="Kim", phone="03445 123456")
        desk.page.unreadable = {"birth_date": Unreadable("31.02.1990", "Den 31.02.1990 gibt es nicht.")}
        assert not desk.presenter.done()
        assert desk.page.problems == {"birth_date": "Den 31.02.1990 gibt es nicht."}
        assert people.rows() == ()

    def test_guardians_are_asked_for_only_below_eighteen(self, desk: Desk) -> None:
        desk.type(birth_date=date(2008, 11, 24))
        assert desk.page.minor
        desk.type(birth_date=date(2008, 11, 23))
        assert not desk.page.minor

    def test_the_town_follows_the_postcode_and_never_replaces_a_typed_one(
        self, desk: Desk, people: PeopleService
    ) -> None:
        people.save(Volunteer(last_name="Kim", email="k@example.org", postcode="06618", town="Naumburg (Saale)"))
        desk.type(postcode="0661")
        assert "town" not in desk.page.values or desk.page.values["town"] == ""
        desk.type(postcode="06618")
        assert desk.page.values["town"] == "Naumburg (Saale)"
        desk.type(town="Bad Kösen", postcode="06618")
        desk.presenter.keep_draft()
        assert desk.presenter.done() is False
        desk.type(last_name="Abe", phone="03445 123456")
        desk.presenter.done()
        assert [row.town for row in people.rows()] == ["Bad Kösen", "Naumburg (Saale)"]

    def test_the_town_moves_with_the_postcode_of_somebody_who_moves(self, desk: Desk, people: PeopleService) -> None:
        people.save(Volunteer(last_name="Abe", email="a@example.org", postcode="06667", town="Weißenfels"))
        kept = people.save(Volunteer(last_name="Kim", email="k@example.org", postcode="06618", town="Naumburg (Saale)"))
        desk.presenter.edit(kept.id)
        for typed in ("0666", "06667"):
            desk.type(postcode=typed)
        assert desk.page.values["town"] == "Weißenfels"
        desk.type(postcode="04109")  # nobody lives there yet: nothing is taken away
        assert desk.page.values["town"] == "Weißenfels"
        desk.type(postcode="06618")
        assert desk.page.values["town"] == "Naumburg (Saale)"

    def test_practical_needs_open_with_their_consent_and_go_with_it(
        self, desk: Desk, people: PeopleService, drafts: Drafts
    ) -> None:
        desk.type(last_name="Kim", phone="03445 123456")
        assert not desk.page.needs
        desk.presenter.agreed(Purpose.HEALTH, Agreement(TODAY))
        assert desk.page.needs
        desk.type(practical_needs=frozenset({"wheelchair"}), practical_needs_text="Rampe")
        desk.presenter.agreed(Purpose.HEALTH, None)
        assert not desk.page.needs
        desk.presenter.due(Job.DRAFT)
        [draft] = drafts.mine()
        assert "Rampe" not in str(drafts.load(draft.key))
        desk.presenter.done()
        kept = people.get(people.rows()[0].id)
        assert (kept.practical_needs, kept.practical_needs_text) == (frozenset(), "")

    def test_consents_are_asked_separately_with_their_text(self, desk: Desk) -> None:
        assert [line.title for line in desk.page.consents] == [
            "Speichern und beraten",
            "Weitergabe an Einsatzstellen",
            "Rundbrief und Einladungen",
            "Fotos",
            "Was ich praktisch brauche",
        ]
        assert all("Freiwilligenagentur" in line.text for line in desk.page.consents)


class TestSuggestions:
    def test_offers_appear_while_the_talk_goes_on(
        self, people: PeopleService, vocabulary: Vocabulary, drafts: Drafts
    ) -> None:
        def suggest(volunteer: Volunteer) -> list[Suggestion]:
            return [Suggestion("o1", "Lesepatin")] if "children" in volunteer.areas else []

        desk = make_desk(people, vocabulary, drafts, RecordHooks(suggest=suggest))
        desk.presenter.start()
        assert desk.page.suggestions == []
        desk.type(areas=frozenset({"children"}))
        desk.wait()
        assert desk.page.suggestions == ["Lesepatin"]
        desk.presenter.open_offer("o1")
        assert desk.ways.gone == [("open_offer", "o1")]
        assert len(drafts.mine()) == 1

    def test_the_desk_with_all_of_them_opens_once_the_person_is_saved(self, desk: Desk, people: PeopleService) -> None:
        desk.type(last_name="Kim")
        desk.presenter.open_desk()
        assert desk.ways.gone == []
        assert "phone" in desk.page.problems
        desk.type(phone="03445 123456")
        desk.presenter.open_desk()
        assert desk.ways.gone == [("match_volunteer", people.rows()[0].id)]


class TestSomebodyWhoIsHereAlready:
    @pytest.fixture(autouse=True)
    def _known(self, ilse: Volunteer) -> None:
        self.known = ilse

    def test_is_shown_with_the_reason_while_the_name_is_typed(self, desk: Desk) -> None:
        desk.type(first_name="Ilse", last_name="Martens", birth_date=date(1959, 2, 14))
        desk.wait()
        assert desk.page.duplicate == DuplicateLine(
            self.known.id, "Mertens, Ilse", "geb. 14.02.1959", "klingt gleich, gleiches Geburtsdatum"
        )

    def test_is_gone_once_the_user_says_it_is_somebody_else(self, desk: Desk) -> None:
        desk.type(first_name="Ilse", last_name="Martens")
        desk.wait()
        desk.presenter.another_person(self.known.id)
        assert desk.page.duplicate is None
        desk.type(birth_date=date(1959, 2, 14))
        desk.wait()
        assert desk.page.duplicate is None

    def test_is_opened_and_gets_what_was_typed(self, desk: Desk, people: PeopleService, drafts: Drafts) -> None:
        desk.type(first_name="Ilse", last_name="Martens", phone="03445 999999", town="Naumburg")
        desk.type(areas=frozenset({"sport"}))
        desk.presenter.agreed(Purpose.ADVICE, Agreement(TODAY))
        desk.presenter.same_person(self.known.id)
        assert desk.page.title == "Mertens, Ilse"
        assert desk.page.values["town"] == "Naumburg"
        assert desk.page.values["areas"] == {"children", "sport"}
        assert desk.page.values["last_name"] == "Mertens"
        assert "Nachname: Martens; Telefon: 03445 999999" in desk.page.notice
        assert [row.kind for row in drafts.mine()] == ["volunteer"]
        assert desk.presenter.done()
        kept = people.get(self.known.id)
        assert (kept.last_name, kept.phone, kept.town) == ("Mertens", "03445 123456", "Naumburg")
        assert kept.consented(Purpose.ADVICE) is not None
        assert len(people.rows()) == 1
        assert drafts.mine() == []

    def test_gets_the_rest_too_when_the_user_says_so(self, desk: Desk, people: PeopleService) -> None:
        desk.type(first_name="Ilse", last_name="Martens", phone="03445 999999")
        desk.presenter.same_person(self.known.id)
        desk.presenter.answer_notice()
        assert desk.page.values["phone"] == "03445 999999"
        assert desk.page.notice == ""
        desk.presenter.done()
        assert people.get(self.known.id).last_name == "Martens"


class TestChangingARecord:
    @pytest.fixture(autouse=True)
    def _open(self, desk: Desk, ilse: Volunteer) -> None:
        self.ilse = ilse
        desk.presenter.edit(ilse.id)

    def test_shows_what_is_kept_under_the_name(self, desk: Desk) -> None:
        assert desk.page.title == "Mertens, Ilse"
        assert desk.page.values["phone"] == "03445 123456"
        assert desk.page.duplicate is None

    def test_leaving_the_page_saves(self, desk: Desk, people: PeopleService) -> None:
        desk.type(phone="03445 999999")
        assert desk.presenter.leave()
        assert people.get(self.ilse.id).phone == "03445 999999"

    def test_esc_saves_too_and_goes_back_to_the_record(self, desk: Desk, people: PeopleService) -> None:
        desk.type(phone="03445 999999")
        desk.presenter.later()
        assert desk.page.left_for == self.ilse.id
        assert people.get(self.ilse.id).phone == "03445 999999"

    def test_leaving_with_a_date_that_cannot_be_read_stays(self, desk: Desk) -> None:
        desk.page.unreadable = {"birth_date": Unreadable("31.02.1959", "Den 31.02.1959 gibt es nicht.")}
        assert not desk.presenter.leave()
        assert desk.page.problems == {"birth_date": "Den 31.02.1959 gibt es nicht."}
        desk.presenter.later()
        assert desk.page.left_for is None

    def test_leaving_with_a_fault_says_so_and_keeps_what_was_typed(
        self, desk: Desk, people: PeopleService, drafts: Drafts
    ) -> None:
        desk.type(phone="", town="Naumburg")
        assert not desk.presenter.leave()
        assert "phone" in desk.page.problems
        assert people.get(self.ilse.id).town == ""
        desk.presenter.active = False  # the program ends
        desk.presenter.edit(self.ilse.id)
        assert desk.page.values["town"] == "Naumburg"
        assert "nicht gespeichert" in desk.page.notice

    def test_restored_changes_can_be_dropped(self, desk: Desk, drafts: Drafts) -> None:
        desk.type(town="Naumburg")
        desk.wait()
        desk.presenter.active = False
        desk.presenter.start(drafts.mine()[0].key)
        assert desk.page.values["town"] == "Naumburg"
        desk.presenter.answer_notice()
        assert desk.page.values["town"] == ""
        assert drafts.mine() == []

    def test_a_colleagues_save_in_between_keeps_the_page_and_both_changes(
        self, desk: Desk, people: PeopleService
    ) -> None:
        theirs = people.get(self.ilse.id)
        theirs.phone, theirs.town = "03445 777777", "Bad Kösen"
        people.save(theirs)
        desk.type(phone="03445 999999", radius_km=Decimal(5))
        assert not desk.presenter.done()
        assert desk.page.left_for is None
        assert "Telefon: 03445 777777" in desk.page.notice
        assert "Ort" not in desk.page.notice
        assert desk.page.values["town"] == "Bad Kösen"
        assert desk.page.values["phone"] == "03445 999999"
        assert people.get(self.ilse.id).phone == "03445 777777"
        assert desk.presenter.done()
        kept = people.get(self.ilse.id)
        assert (kept.phone, kept.town, kept.radius_km) == ("03445 999999", "Bad Kösen", 5.0)

    def test_a_record_that_is_gone_is_told(self, desk: Desk, store: Store) -> None:
        store.undo()
        desk.presenter.edit(self.ilse.id)
        assert len(desk.page.errors) == 1

    def test_a_consent_that_stands_is_not_asked_again(self, desk: Desk, people: PeopleService) -> None:
        people.give_consent(self.ilse.id, Purpose.HEALTH, TODAY)
        desk.presenter.edit(self.ilse.id)
        assert desk.page.consents[-1].standing == "23.11.2026"
        assert desk.page.needs

    def test_what_is_needed_leaves_an_unfinished_change_with_its_consent(
        self, desk: Desk, people: PeopleService, store: Store
    ) -> None:
        people.give_consent(self.ilse.id, Purpose.HEALTH, TODAY)
        desk.presenter.edit(self.ilse.id)
        desk.type(town="Bad Kösen", practical_needs=frozenset({"wheelchair"}), practical_needs_text="Rampe")
        desk.presenter.due(Job.DRAFT)
        people.revoke_consent(self.ilse.id, Purpose.HEALTH, TODAY)
        kept = Drafts(store).load(f"volunteer:{self.ilse.id}")
        assert kept is not None
        assert kept["values"] == {"town": "Bad Kösen"}

    def test_an_unfinished_change_of_what_is_needed_alone_goes_with_its_consent(
        self, desk: Desk, people: PeopleService, store: Store
    ) -> None:
        people.give_consent(self.ilse.id, Purpose.HEALTH, TODAY)
        desk.presenter.edit(self.ilse.id)
        desk.type(practical_needs_text="Rampe")
        desk.presenter.due(Job.DRAFT)
        people.revoke_consent(self.ilse.id, Purpose.HEALTH, TODAY)
        assert Drafts(store).mine() == []
