"""A person's record in its window, by keyboard alone."""

from __future__ import annotations

import pytest
from people_windows import KEY, Hands, Ways, find, in_sight, texts
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.people.model import Purpose, Status, Volunteer
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.people.view.page import VolunteersPage
from freiwilligenagentur.storage import Store


class TestRecord:
    @pytest.fixture(autouse=True)
    def _open(self, page: VolunteersPage, ilse: Volunteer) -> None:
        page.show_record(ilse.id)
        self.ilse = ilse

    def open_section(self, page: VolunteersPage, name: str) -> None:
        find(page, QAbstractButton, f"people.record.{name}.head").click()

    def test_the_head_shows_what_is_needed_on_the_phone(self, qtbot: QtBot, page: VolunteersPage) -> None:
        shown = texts(page.record)
        assert "06618 Naumburg" in shown
        assert "tel:+493445123456" in shown
        assert "Hört schlecht" in shown
        assert "Kinder und Jugend" in shown
        head = find(page, QAbstractButton, "people.record.matches.head")
        qtbot.waitUntil(lambda: "Passende Angebote (2)" in head.text())

    def test_a_missing_consent_to_keep_the_record_is_seen_and_leads_to_where_it_is_noted(
        self, page: VolunteersPage, people: PeopleService
    ) -> None:
        for consent in people.get(self.ilse.id).consents:
            people.revoke_consent(self.ilse.id, consent.purpose, people.today())
        page.refresh()
        lacking = find(page, QAbstractButton, "people.record.lacking")
        assert lacking.isVisible()
        lacking.click()
        assert find(page, QWidget, "people.consent.advice.give").isVisible()
        people.give_consent(self.ilse.id, Purpose.ADVICE, people.today(), "signed")
        page.refresh()
        assert not lacking.isVisible()

    def test_consents_that_nobody_has_to_give_are_not_called_missing(
        self, page: VolunteersPage, people: PeopleService
    ) -> None:
        for consent in people.get(self.ilse.id).consents:
            people.revoke_consent(self.ilse.id, consent.purpose, people.today())
        page.refresh()
        self.open_section(page, "consents")
        assert texts(page.record).count("– fehlt") == 1

    def test_whoever_has_the_data_after_a_withdrawal_is_named_and_opened(
        self, page: VolunteersPage, people: PeopleService, ways: Ways
    ) -> None:
        people.give_consent(self.ilse.id, Purpose.PASSING_ON, people.today(), "signed")
        page.refresh()
        self.open_section(page, "consents")
        find(page, QAbstractButton, "people.consent.passing_on.revoke").click()
        assert "Diese haben die Kontaktdaten schon." in texts(page.record)
        find(page, QAbstractButton, "people.consent.passing_on.reached.g1").click()
        assert ways.gone[-1] == ("open_organisation", "g1")

    def test_a_minor_without_the_guardians_leads_to_where_they_are_entered(
        self, hands: Hands, page: VolunteersPage, people: PeopleService
    ) -> None:
        self.ilse.birth_date = people.today().replace(year=people.today().year - 15, day=1)
        people.save(self.ilse)
        page.refresh()
        find(page, QAbstractButton, "people.record.guardians").click()
        assert hands.at() == "people.intake.guardians"

    def test_f2_opens_the_record_for_changing_and_esc_saves_it(
        self, hands: Hands, page: VolunteersPage, people: PeopleService
    ) -> None:
        hands.press(KEY.Key_F2)
        assert find(page, QLineEdit, "people.intake.last_name").text() == "Mertens"
        hands.tab_to("people.intake.town")
        hands.type("Jena")
        hands.press(KEY.Key_Escape)
        assert people.get(self.ilse.id).town == "Jena"
        assert page.record.isVisible()
        assert "Jena" in texts(page.record)

    def test_hiding_the_page_saves_what_was_changed(self, page: VolunteersPage, people: PeopleService) -> None:
        page.edit_record(self.ilse.id)
        town = find(page, QLineEdit, "people.intake.town")
        town.setFocus()
        town.selectAll()
        QTest.keyClicks(town, "Jena")
        page.hide()
        assert people.get(self.ilse.id).town == "Jena"

    def test_the_next_steps_lead_to_their_rooms(self, hands: Hands, page: VolunteersPage, ways: Ways) -> None:
        hands.press(KEY.Key_F4)
        for name in ("to_desk", "certify"):
            find(page, QAbstractButton, f"people.record.{name}").click()
        assert [step[0] for step in ways.gone] == ["add_consultation", "match_volunteer", "issue_certificate"]
        assert {step[1] for step in ways.gone} == {self.ilse.id}

    def test_what_happened_opens_from_its_line(self, page: VolunteersPage, ways: Ways) -> None:
        self.open_section(page, "timeline")
        assert "Erstgespräch" in texts(page.record)
        find(page, QAbstractButton, "people.record.timeline.p1").click()
        self.open_section(page, "service")
        find(page, QAbstractButton, "people.record.service.n1").click()
        assert ways.gone == [("open_placement", "p1"), ("open_certificate", "n1")]

    def test_a_consent_is_noted_and_withdrawn(self, page: VolunteersPage, people: PeopleService, hands: Hands) -> None:
        self.open_section(page, "consents")
        find(page, QAbstractButton, "people.consent.passing_on.give").click()
        assert "Agentur Probe darf meinen Namen" in texts(page.record)
        find(page, QAbstractButton, "people.consent.passing_on.note").click()
        assert people.get(self.ilse.id).consented(Purpose.PASSING_ON) is not None
        find(page, QAbstractButton, "people.consent.passing_on.revoke").click()
        assert people.get(self.ilse.id).consented(Purpose.PASSING_ON) is None
        assert "widerrufen am 23.11.2026" in texts(page.record)

    def test_a_consent_is_noted_with_enter_and_the_keyboard_stays_at_it(
        self, page: VolunteersPage, people: PeopleService, hands: Hands
    ) -> None:
        self.open_section(page, "consents")
        find(page, QAbstractButton, "people.consent.passing_on.give").setFocus()
        hands.press(KEY.Key_Space, KEY.Key_Return)
        assert people.get(self.ilse.id).consented(Purpose.PASSING_ON) is not None
        assert hands.at() == "people.consent.passing_on.revoke"
        hands.press(KEY.Key_Space)
        assert people.get(self.ilse.id).consented(Purpose.PASSING_ON) is None
        assert hands.at() == "people.consent.passing_on.give"

    def test_what_a_consent_unfolds_is_in_sight_with_the_cursor_in_its_first_field(
        self, page: VolunteersPage, hands: Hands, qtbot: QtBot
    ) -> None:
        page.resize(1169, 300)
        self.open_section(page, "consents")
        give = find(page, QAbstractButton, "people.consent.health.give")
        give.setFocus()
        hands.press(KEY.Key_Space)
        assert hands.at() == "people.consent.health.day"
        note = find(page, QAbstractButton, "people.consent.health.note")
        qtbot.waitUntil(lambda: in_sight(page, note))

    def test_what_a_section_unfolds_is_in_sight(self, page: VolunteersPage, hands: Hands, qtbot: QtBot) -> None:
        page.resize(1169, 400)
        hands.tab_to("people.record.consents.head")
        hands.press(KEY.Key_Space)
        qtbot.waitUntil(lambda: in_sight(page, find(page, QWidget, "people.consent.health.give")))

    def test_the_history_tells_every_change(self, page: VolunteersPage, people: PeopleService) -> None:
        changed = people.get(self.ilse.id)
        changed.town = "Jena"
        people.save(changed)
        page.refresh()
        self.open_section(page, "history")
        assert "Ort: Naumburg → Jena" in texts(page.record)

    def test_archiving_takes_the_person_out_of_the_list_and_is_told_in_the_head(
        self, page: VolunteersPage, people: PeopleService
    ) -> None:
        page.record.presenter.set_status(Status.ARCHIVED)
        page.refresh()
        assert "archiviert" in texts(page.record)
        assert people.open_counts().present == 0

    def test_esc_closes_the_record_and_leaves_the_cursor_in_the_list(self, hands: Hands, page: VolunteersPage) -> None:
        find(page, QAbstractButton, "people.record.edit").setFocus()
        hands.press(KEY.Key_Escape)
        assert not page.record.isVisible()
        assert hands.at() == "people.table"

    def test_a_record_whose_creation_was_taken_back_is_closed(self, page: VolunteersPage, store: Store) -> None:
        store.undo()
        page.refresh()
        assert not page.record.isVisible()
