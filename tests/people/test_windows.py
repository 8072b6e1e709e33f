"""The room's windows, by keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest
from people_windows import CTRL, KEY, SHIFT, Hands, Ways, find, texts
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.people.model import Purpose, Volunteer
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.people.view.languages import LanguagesEditor
from freiwilligenagentur.people.view.page import VolunteersPage
from freiwilligenagentur.storage import Drafts, Store


class TestIntakeByKeyboard:
    def test_somebody_is_taken_in_from_the_first_key_to_the_record(
        self, hands: Hands, page: VolunteersPage, people: PeopleService, store: Store
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        assert hands.at() == "people.intake.first_name"
        hands.type("Ilse")
        hands.press(KEY.Key_Tab)
        hands.type("Mertens")
        hands.press(KEY.Key_Tab)
        hands.type("14.2.59")
        hands.press(KEY.Key_Tab)
        hands.type("06618")
        hands.tab_to("people.intake.phone")
        hands.type("03445 123456")
        hands.tab_to("people.intake.areas")
        hands.press(KEY.Key_Space, KEY.Key_Right, KEY.Key_Space)
        hands.tab_to("people.intake.availability")
        hands.press(KEY.Key_Space, KEY.Key_Right, KEY.Key_Right, KEY.Key_Space)
        hands.tab_to("people.intake.hours_min")
        hands.type("1,5")
        hands.tab_to("people.intake.radius_km")
        hands.type("8")
        hands.tab_to("people.intake.languages.add")
        hands.type("Russ")
        hands.press(KEY.Key_Return)
        hands.tab_to("people.intake.notes")
        hands.type("Kommt wieder")
        hands.tab_to("people.intake.consent.advice")
        hands.press(KEY.Key_Space)
        hands.press(KEY.Key_Return, held=CTRL)
        [row] = people.rows()
        kept = people.get(row.id)
        assert (kept.listed_name(), kept.birth_date) == ("Mertens, Ilse", date(1959, 2, 14))
        assert (kept.postcode, kept.phone, kept.notes) == ("06618", "03445 123456", "Kommt wieder")
        assert kept.areas == {"children", "education"}
        assert kept.availability == 0b1000001
        assert (kept.hours_min, kept.radius_km) == (1.5, 8.0)
        assert kept.languages == {"ru": ""}
        assert kept.consented(Purpose.ADVICE) is not None
        assert kept.consented(Purpose.PASSING_ON) is None
        assert page.record.presenter.volunteer_id == kept.id
        assert "Mertens, Ilse" in texts(page.record)
        store.undo()
        assert people.rows() == ()

    def test_languages_and_their_levels_are_typed_one_after_the_other(self, hands: Hands, page: VolunteersPage) -> None:
        page.start_intake()
        hands.tab_to("people.intake.languages.add")
        for language, level, code in (("Ukr", "Mutter", "uk"), ("Deu", "A1", "de")):
            hands.type(language)
            hands.press(KEY.Key_Return)
            assert hands.at() == f"people.intake.languages.{code}.level"
            hands.type(level)
            hands.press(KEY.Key_Tab)
            assert hands.at() == f"people.intake.languages.{code}.drop"
            hands.press(KEY.Key_Tab)
            assert hands.at() == "people.intake.languages.add"
        languages = find(page, LanguagesEditor, "people.intake.languages")
        assert languages.value() == {"uk": "native", "de": "A1"}
        hands.press(KEY.Key_Tab)
        assert hands.at() == "people.intake.earlier_service"

    def test_what_unfolds_has_the_cursor(self, hands: Hands, page: VolunteersPage) -> None:
        page.start_intake()
        hands.tab_to("people.intake.more_person")
        hands.press(KEY.Key_Space)
        assert hands.at() == "people.intake.title"
        hands.tab_to("people.intake.more_excluded")
        hands.press(KEY.Key_Space)
        assert hands.at().startswith("people.intake.excluded")

    @pytest.mark.parametrize(("key", "proposed"), [(KEY.Key_R, "Russisch"), (KEY.Key_Down, "Deutsch")])
    def test_keys_open_the_list_of_languages_and_only_enter_adds_one(
        self, hands: Hands, page: VolunteersPage, key: Qt.Key, proposed: str
    ) -> None:
        page.start_intake()
        languages = find(page, LanguagesEditor, "people.intake.languages")
        choice = find(page, QComboBox, "people.intake.languages.add")
        hands.tab_to("people.intake.languages.add")
        hands.press(key)
        assert choice.view().isVisible()
        assert choice.view().currentIndex().data() == proposed
        hands.press(KEY.Key_Escape)
        assert not choice.view().isVisible()
        assert languages.value() == {}
        assert hands.at() == "people.intake.languages.add"
        hands.press(key, KEY.Key_Return)
        assert proposed in texts(languages)
        assert len(languages.value()) == 1

    def test_every_field_is_reached_by_tab_in_reading_order(self, hands: Hands, page: VolunteersPage) -> None:
        page.start_intake()
        reached = []
        for _step in range(150):
            if hands.at() and hands.at() in reached:
                break
            reached.append(hands.at())
            hands.press(KEY.Key_Tab)
        fields = [
            widget.objectName()
            for kind in (QLineEdit, QComboBox, QPlainTextEdit)
            for widget in page.intake.findChildren(kind)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert set(fields) <= set(reached)
        order = [reached.index(f"people.intake.{name}") for name in ("first_name", "postcode", "phone", "wishes")]
        assert order == sorted(order)

    def test_everything_that_can_be_operated_has_a_name_for_screen_readers(self, page: VolunteersPage) -> None:
        page.start_intake()
        operable = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
        nameless = [
            widget.objectName() or type(widget).__name__
            for kind in operable
            for widget in page.intake.findChildren(kind)
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
        ]
        assert nameless == []

    def test_esc_goes_back_and_the_talk_is_offered_again(
        self, hands: Hands, page: VolunteersPage, drafts: Drafts
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        hands.type("Ilse")
        hands.press(KEY.Key_Escape)
        assert page.listing.isVisible()
        [draft] = drafts.mine()
        hands.press(KEY.Key_N, held=CTRL)
        hands.press(*[KEY.Key_Tab] * 2, held=SHIFT)
        assert hands.at() == f"people.intake.discard.{draft.key}"
        hands.press(KEY.Key_Tab, held=SHIFT)
        hands.press(KEY.Key_Space)
        assert find(page, QLineEdit, "people.intake.first_name").text() == "Ilse"

    def test_what_is_missing_stands_at_its_field_with_the_cursor_there(
        self, hands: Hands, page: VolunteersPage, people: PeopleService
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        hands.press(KEY.Key_Return, held=CTRL)
        assert hands.at() == "people.intake.last_name"
        assert "Ein Name wird gebraucht" in find(page, QLineEdit, "people.intake.last_name").accessibleDescription()
        hands.type("Kim")
        hands.press(KEY.Key_Return, held=CTRL)
        assert hands.at() == "people.intake.phone"
        hands.type("03445 123456")
        hands.press(KEY.Key_Return, held=CTRL)
        assert [row.listed_name for row in people.rows()] == ["Kim"]

    def test_the_key_that_saves_everywhere_saves_the_talk_and_the_changed_record(
        self, hands: Hands, page: VolunteersPage, people: PeopleService
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        hands.type("Ilse")
        hands.tab_to("people.intake.phone")
        hands.type("03445 123456")
        hands.press(KEY.Key_S, held=CTRL)
        assert page.record.isVisible()
        hands.press(KEY.Key_F2)
        hands.press(KEY.Key_A, held=CTRL)
        hands.type("Gerda")
        hands.press(KEY.Key_S, held=CTRL)
        assert page.record.isVisible()
        assert [row.listed_name for row in people.rows()] == ["Gerda"]

    def test_the_draft_is_written_a_second_after_the_last_key(
        self, hands: Hands, page: VolunteersPage, drafts: Drafts, qtbot: QtBot
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        hands.type("Deniz")
        qtbot.waitUntil(lambda: bool(drafts.mine()), timeout=5000)
        assert "Entwurf gesichert" in texts(page.intake)

    def test_what_cannot_be_read_comes_back_with_the_draft_and_what_is_wrong_with_it(
        self, hands: Hands, page: VolunteersPage, drafts: Drafts, qtbot: QtBot
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        typed = {"birth_date": "31.02.1960", "hours_max": "zwei", "available_from": "im Mai", "consent.advice.day": "?"}
        for name, text in typed.items():
            if name.startswith("consent"):
                hands.tab_to("people.intake.consent.advice")
                hands.press(KEY.Key_Space)
            hands.tab_to(f"people.intake.{name}")
            hands.press(KEY.Key_A, held=CTRL)
            hands.type(text)

        def kept() -> list[int]:
            return [len(drafts.load(row.key)["unreadable"]) for row in drafts.mine()]

        qtbot.waitUntil(lambda: kept() == [len(typed)], timeout=5000)
        page.intake.presenter.active = False  # the program ends without a word
        page.intake.start()
        assert {find(page, LineEdit, f"people.intake.{name}").text() for name in list(typed)[:3]} == {""}
        page.intake.start(drafts.mine()[0].key)
        shown = {name: find(page, LineEdit, f"people.intake.{name}") for name in typed}
        assert {name: line.text() for name, line in shown.items()} == typed
        assert "31.02.1960" in shown["birth_date"].accessibleDescription()

    def test_somebody_here_already_is_offered_and_opened(
        self, hands: Hands, page: VolunteersPage, ilse: Volunteer, qtbot: QtBot
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        hands.type("Ilse")
        hands.press(KEY.Key_Tab)
        hands.type("Martens")
        same = find(page, QAbstractButton, "people.intake.same")
        qtbot.waitUntil(same.isVisible)
        assert "klingt gleich" in texts(page.intake)
        hands.tab_to("people.intake.same")
        hands.press(KEY.Key_Space)
        assert find(page, QLineEdit, "people.intake.phone").text() == "03445 123456"
        assert "Martens" in texts(page.intake)

    def test_suggestions_appear_and_open_by_keyboard(
        self, hands: Hands, page: VolunteersPage, ways: Ways, qtbot: QtBot, drafts: Drafts
    ) -> None:
        hands.press(KEY.Key_N, held=CTRL)
        hands.tab_to("people.intake.areas")
        hands.press(KEY.Key_Space)
        card = find(page, QWidget, "people.intake.suggestion.0")
        qtbot.waitUntil(card.isVisible)
        assert "Passt schon jetzt (2)" in texts(page.intake)
        hands.tab_to("people.intake.suggestion.0")
        hands.press(KEY.Key_Return)
        assert ways.gone == [("open_offer", "o1")]
        assert len(drafts.mine()) == 1

    def test_reasons_too_long_for_the_pane_beside_the_talk_do_not_make_it_wider(
        self, page: VolunteersPage, ilse: Volunteer, qtbot: QtBot
    ) -> None:
        page.edit_record(ilse.id)
        pane = find(page, QScrollArea, "people.intake.suggestions")
        qtbot.waitUntil(find(page, QWidget, "people.intake.suggestion.1").isVisible)
        assert pane.widget().minimumSizeHint().width() <= pane.viewport().width()

    def test_guardians_are_asked_for_when_somebody_is_a_minor(self, hands: Hands, page: VolunteersPage) -> None:
        page.start_intake()
        guardians = find(page, QLineEdit, "people.intake.guardians")
        assert not guardians.isVisible()
        hands.tab_to("people.intake.birth_date")
        hands.type("1.1.2015")
        assert guardians.isVisible()

    def test_needs_open_with_their_consent(self, hands: Hands, page: VolunteersPage) -> None:
        page.start_intake()
        needs = find(page, QLineEdit, "people.intake.practical_needs_text")
        assert not needs.isEnabled()
        hands.tab_to("people.intake.consent.health")
        hands.press(KEY.Key_Space)
        assert needs.isEnabled()


class TestList:
    def test_filtering_and_opening_by_keyboard(
        self, hands: Hands, page: VolunteersPage, people: PeopleService, ilse: Volunteer
    ) -> None:
        people.save(Volunteer(first_name="Kacper", last_name="Nowak", phone="03445 222222"))
        page.refresh()
        hands.press(KEY.Key_F, held=CTRL)
        assert hands.at() == "people.filter"
        hands.type("mertens")
        assert "1 von 2" in texts(page.listing)
        hands.press(KEY.Key_Return)
        assert hands.at() == "people.record.to_desk"
        assert page.record.presenter.volunteer_id == ilse.id
        assert "67 J." in texts(page.record) or "06618 Naumburg" in texts(page.record)

    def test_down_in_the_filter_line_walks_through_the_records(
        self, hands: Hands, page: VolunteersPage, people: PeopleService, ilse: Volunteer
    ) -> None:
        other = people.save(Volunteer(first_name="Kacper", last_name="Nowak", phone="03445 222222"))
        page.refresh()
        hands.press(KEY.Key_F, held=CTRL)
        hands.press(KEY.Key_Down)
        assert page.record.presenter.volunteer_id == ilse.id
        hands.press(KEY.Key_Down)
        assert page.record.presenter.volunteer_id == other.id
        assert hands.at() == "people.filter"

    def test_in_a_narrow_window_the_list_stays_until_enter_opens_a_record(
        self, hands: Hands, page: VolunteersPage, ilse: Volunteer
    ) -> None:
        page.resize(486, 330)
        page.refresh()
        hands.press(KEY.Key_F, held=CTRL)
        hands.press(KEY.Key_Down)
        assert page.listing.isVisible()
        assert hands.at() == "people.filter"
        hands.press(KEY.Key_Return)
        assert not page.listing.isVisible()
        assert hands.at() == "people.record.to_desk"
        hands.press(KEY.Key_Escape)
        assert page.listing.isVisible()
        assert hands.at() == "people.table"

    def test_an_empty_office_offers_the_first_talk(self, hands: Hands, page: VolunteersPage) -> None:
        assert "Mit dem ersten fängt es an" in texts(page.listing)
        hands.tab_to("people.first")
        hands.press(KEY.Key_Space)
        assert page.intake.isVisible()

    def test_nobody_found_offers_everybody(self, hands: Hands, page: VolunteersPage, ilse: Volunteer) -> None:
        page.refresh()
        hands.press(KEY.Key_F, held=CTRL)
        hands.type("zzz")
        assert "passt niemand" in texts(page.listing)
        hands.tab_to("people.reset")
        hands.press(KEY.Key_Space)
        assert "1 Person" in texts(page.listing)

    def test_a_record_opened_from_elsewhere_takes_hiding_filters_away(
        self, hands: Hands, page: VolunteersPage, ilse: Volunteer, people: PeopleService
    ) -> None:
        people.save(Volunteer(first_name="Kacper", last_name="Nowak", phone="03445 222222"))
        page.refresh()
        hands.press(KEY.Key_F, held=CTRL)
        hands.type("nowak")
        page.show_record(ilse.id)
        assert find(page, QLineEdit, "people.filter").text() == ""
        assert page.record.presenter.volunteer_id == ilse.id


def test_a_page_that_nobody_sees_any_more_has_nothing_left_to_do(
    hands: Hands, page: VolunteersPage, drafts: Drafts
) -> None:
    hands.press(KEY.Key_N, held=CTRL)
    hands.type("Ilse")
    running = [timer for timer in page.intake.findChildren(QTimer) if timer.isActive()]
    assert running
    page.hide()
    assert [draft.title for draft in drafts.mine()] == ["Ilse"]
    assert not any(timer.isActive() for timer in running)
