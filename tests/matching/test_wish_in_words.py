"""A wish in plain words at the desk: ranks at once, never waits, and only the newest answer counts."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from desk_case import GARDEN, READING, Case, Ways
from matching_desk import TODAY, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.matching.alike import Alike
from freiwilligenagentur.matching.presenter import Hooks
from freiwilligenagentur.matching.prose import Criteria
from freiwilligenagentur.matching.reasons import Kind
from freiwilligenagentur.matching.text.search import OfferText, TextIndex
from freiwilligenagentur.matching.view import MatchingPage
from freiwilligenagentur.matching.view.card_list import CardList
from freiwilligenagentur.placements.words import desk_reasons


@dataclass(frozen=True)
class Shared:
    words: str


@dataclass(frozen=True)
class Hit:
    offer_id: str
    score: float
    reasons: tuple[Shared, ...] = ()
    open_points: tuple[str, ...] = ()


class Finder:
    """Finds what the test says."""

    def __init__(self) -> None:
        self.knows: dict[str, list[Hit]] = {}
        self.asked: list[str] = []
        self.alike: dict[str, dict[str, float]] = {}
        self.points: dict[str, list[str]] = {}
        self.against: dict[str, str] = {}
        self.gate = threading.Event()
        self.gate.set()

    def similarity(self, wish: str, struck: frozenset[str] = frozenset()) -> Alike:
        return Alike(
            self.alike.get(wish, {}),
            lambda offer_id: self.points.get(offer_id, ()),
            lambda offer_id: self.against.get(offer_id, ""),
        )

    def search(self, wish: str, limit: int = 20) -> list[Hit]:
        self.asked.append(wish)
        assert self.gate.wait(5)
        return self.knows.get(wish, [])[:limit]


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def case(desk: Desk, finder: Finder) -> Case:
    return Case(desk, finder)


@pytest.fixture
def offers(desk: Desk) -> dict[str, str]:
    return {title: desk.offer(title, activities=READING) for title in ("Eins", "Zwei", "Drei")}


@pytest.fixture
def ilse(desk: Desk, offers: dict[str, str]) -> str:
    return desk.volunteer(first_name="Ilse", activities=READING)


def test_what_is_wished_for_in_words_comes_first_with_its_reasons(
    case: Case, finder: Finder, ilse: str, offers: dict[str, str]
) -> None:
    case.presenter.show_volunteer(ilse)
    reasons = (Shared("Vorlesen"), Shared("Bücherei"))
    finder.knows["lesen"] = [Hit(offers["Drei"], 90, reasons, ("Wann geholfen wird, steht nicht da.",))]
    case.presenter.type_wish("  lesen ")
    assert case.titles() == ["Eins", "Zwei", "Drei"]
    case.window.answer()
    assert case.titles()[0] == "Drei"
    card = case.presenter.card(0)
    assert [reason.text for reason in card.good] == ["Vorlesen", "Bücherei"]
    assert (card.missing[0].kind, card.missing[0].text) == (Kind.OPEN, "Wann geholfen wird, steht nicht da")


def test_what_is_said_now_comes_in_the_place_of_what_was_recorded(
    case: Case, finder: Finder, ilse: str, offers: dict[str, str], desk: Desk
) -> None:
    garden = desk.offer("Garten", activities=GARDEN)
    case.presenter.show_volunteer(ilse)
    assert "Garten" not in case.titles()
    finder.knows["gärtnern"] = [Hit(garden, 90, (Shared("Garten"),))]
    case.presenter.type_wish("gärtnern")
    case.window.answer()
    assert case.titles() == ["Garten"]
    case.presenter.type_wish("")
    assert "Garten" not in case.titles()


def test_an_emptied_line_ends_the_search_at_once(case: Case, finder: Finder, ilse: str, offers: dict[str, str]) -> None:
    case.presenter.show_volunteer(ilse)
    finder.knows["lesen"] = [Hit(offers["Drei"], 90)]
    case.presenter.type_wish("lesen")
    case.window.answer()
    case.presenter.type_wish(" ")
    assert case.titles() == ["Eins", "Zwei", "Drei"]
    assert case.window.asked == []


def test_an_answer_that_comes_too_late_changes_nothing(
    case: Case, finder: Finder, ilse: str, offers: dict[str, str]
) -> None:
    case.presenter.show_volunteer(ilse)
    finder.knows["les"] = [Hit(offers["Zwei"], 90)]
    finder.knows["lesen"] = [Hit(offers["Drei"], 90)]
    case.presenter.type_wish("les")
    case.presenter.type_wish("lesen")
    case.window.answer()
    case.window.answer()
    assert case.titles()[0] == "Drei"
    assert finder.asked == ["lesen", "les"]


def test_an_answer_after_the_line_was_emptied_is_dropped(
    case: Case, finder: Finder, ilse: str, offers: dict[str, str]
) -> None:
    case.presenter.show_volunteer(ilse)
    finder.knows["lesen"] = [Hit(offers["Drei"], 90)]
    case.presenter.type_wish("lesen")
    case.presenter.type_wish("")
    case.window.answer()
    assert case.titles() == ["Eins", "Zwei", "Drei"]


def test_the_chosen_offer_stays_chosen_where_ever_the_wish_puts_it(
    case: Case, finder: Finder, ilse: str, offers: dict[str, str]
) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.choose(2)
    finder.knows["lesen"] = [Hit(offers["Drei"], 90)]
    case.presenter.type_wish("lesen")
    case.window.answer()
    assert (case.window.current, case.window.chosen.facts.title) == (0, "Drei")


def test_the_same_words_are_not_looked_up_twice(case: Case, finder: Finder, ilse: str) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.type_wish("lesen")
    case.presenter.type_wish(" lesen  ")
    assert len(case.window.asked) == 1


def test_what_stands_in_the_record_counts_until_something_is_typed(
    case: Case, finder: Finder, offers: dict[str, str], desk: Desk
) -> None:
    finder.alike["Ich lese gern."] = {offers["Eins"]: 0.1, offers["Zwei"]: 0.2, offers["Drei"]: 0.9}
    finder.knows["basteln"] = [Hit(offers["Zwei"], 90)]
    case.presenter.show_volunteer(desk.volunteer(activities=READING, wishes=" Ich lese  gern."))
    assert case.titles() == ["Eins", "Zwei", "Drei"]
    case.window.answer()
    assert case.titles() == ["Drei", "Zwei", "Eins"]
    assert case.window.chosen.facts.title == "Drei"
    case.presenter.type_wish("basteln")
    case.window.answer()
    assert case.titles()[0] == "Zwei"
    case.presenter.type_wish("")
    assert case.titles() == ["Drei", "Zwei", "Eins"]
    case.presenter.refresh()
    assert case.window.asked == []


def test_what_an_offer_leaves_of_the_wish_on_record_is_told(
    case: Case, finder: Finder, offers: dict[str, str], desk: Desk
) -> None:
    finder.alike["Lesen, nichts mit Demenz"] = {offers["Eins"]: 0.9, offers["Zwei"]: 0.1}
    finder.points[offers["Zwei"]] = ["Es geht um Demenz, und das ist nicht gewünscht."]
    case.presenter.show_volunteer(desk.volunteer(activities=READING, wishes="Lesen, nichts mit Demenz"))
    case.window.answer()
    cards = [case.presenter.card(row) for row in (0, 1, 2)]
    told = {card.title: [reason.text for reason in card.missing] for card in cards}
    assert "Es geht um Demenz, und das ist nicht gewünscht" in told["Zwei"]
    assert told["Eins"] == []


def test_why_not_names_what_the_wish_rules_out_rather_than_that_the_text_fits_less(
    case: Case, finder: Finder, desk: Desk
) -> None:
    only = desk.offer("Besuche", areas=frozenset({"old_age"}))
    dementia = "Es geht um Demenz, und das ist nicht gewünscht"
    finder.points[only] = ["Wo das stattfindet, steht nicht da.", f"{dementia}."]
    finder.alike["Nichts mit Demenz"] = {only: 0.0}
    case.presenter.show_volunteer(desk.volunteer(wishes="Nichts mit Demenz"))
    case.window.answer()
    case.presenter.switch()
    assert [reason.text for reason in case.presenter.card(0).missing] == ["Der Text passt weniger zum Wunsch"]
    finder.against[only] = f"{dementia}."
    assert [reason.text for reason in case.presenter.card(0).missing] == [dementia]


def test_who_chose_meanwhile_keeps_what_was_chosen(
    case: Case, finder: Finder, offers: dict[str, str], desk: Desk
) -> None:
    finder.alike["Lesen"] = {offers["Drei"]: 1.0}
    case.presenter.show_volunteer(desk.volunteer(activities=READING, wishes="Lesen"))
    case.presenter.choose(1)
    case.window.answer()
    assert case.window.chosen.facts.title == "Zwei"


def test_without_a_person_offers_are_looked_for_and_none_is_proposed(
    case: Case, finder: Finder, offers: dict[str, str]
) -> None:
    finder.knows["vorlesen"] = [Hit(offers["Zwei"], 95, (Shared("Vorlesen"),)), Hit(offers["Drei"], 96)]
    case.presenter.show_wish()
    assert case.window.subject.name == "Ohne Person"
    case.presenter.type_wish("vorlesen")
    case.window.answer()
    assert [(case.presenter.card(row).title, case.presenter.card(row).score) for row in (0, 1)] == [
        ("Drei", 96),
        ("Zwei", 95),
    ]
    case.presenter.choose(1)
    assert not case.window.chosen.may_propose
    assert not case.window.chosen.may_reject
    case.presenter.mark(0)
    case.presenter.propose()
    case.presenter.reject("time")
    case.presenter.open_subject()
    case.presenter.add_consultation()
    assert (case.desk.pairs, case.rejected, case.ways.gone) == ({}, [], [])
    case.presenter.try_bound("5")
    assert not case.window.trial.may_keep
    case.presenter.open_chosen()
    assert case.ways.gone == [("open_offer", offers["Zwei"])]


def test_a_wish_ends_with_the_next_person_and_is_none_for_offers(
    case: Case, finder: Finder, ilse: str, offers: dict[str, str], desk: Desk
) -> None:
    case.presenter.show_volunteer(ilse)
    assert case.presenter.takes_wishes()
    finder.knows["lesen"] = [Hit(offers["Drei"], 90)]
    case.presenter.type_wish("lesen")
    case.presenter.show_volunteer(desk.volunteer("Karl", activities=READING))
    case.window.answer()
    assert case.titles() == ["Eins", "Zwei", "Drei"]
    case.presenter.show_offer(offers["Eins"])
    assert not case.presenter.takes_wishes()


def test_typing_goes_on_while_somebody_looks(
    desk: Desk, finder: Finder, ilse: str, offers: dict[str, str], qtbot: QtBot
) -> None:
    theme.apply(QApplication.instance(), dark=False)
    hooks = Hooks(propose=lambda _pairs: None, reject=lambda *_what: None, reasons=desk_reasons)
    page = MatchingPage(desk.matching, Ways(), hooks, lambda: TODAY, finder)
    page.resize(1170, 700)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    finder.knows["lesen"] = [Hit(offers["Drei"], 90, (Shared("Bücherei"),))]
    page.show_volunteer(ilse)
    line, cards = page.findChild(QLineEdit, "matching.wish"), page.findChild(CardList, "matching.list")
    line.setFocus()
    QTest.keyClicks(line, "lesen")
    assert finder.asked == []  # nobody looks before a pause in typing
    qtbot.waitUntil(lambda: cards.model().index(0).data() == "Drei", timeout=5000)
    assert finder.asked == ["lesen"]
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert cards.hasFocus()


def test_an_answer_waits_until_somebody_comes_back_to_the_desk(
    desk: Desk, finder: Finder, ilse: str, offers: dict[str, str], qtbot: QtBot
) -> None:
    theme.apply(QApplication.instance(), dark=False)
    hooks = Hooks(propose=lambda _pairs: None, reject=lambda *_what: None, reasons=desk_reasons)
    page = MatchingPage(desk.matching, Ways(), hooks, lambda: TODAY, finder)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    finder.knows["lesen"] = [Hit(offers["Drei"], 90)]
    page.show_volunteer(ilse)
    finder.gate.clear()
    page.findChild(QLineEdit, "matching.wish").setText("lesen")
    qtbot.waitUntil(lambda: bool(finder.asked), timeout=5000)
    page.hide()
    finder.gate.set()
    qtbot.waitUntil(lambda: not page._latest.is_busy(), timeout=5000)
    cards = page.findChild(CardList, "matching.list")
    assert cards.model().index(0).data() == "Eins"
    page.show()
    assert cards.model().index(0).data() == "Drei"


def test_an_offer_that_names_other_times_than_those_ruled_out_leaves_nothing_open() -> None:
    mornings = OfferText("1", "Lesepatin", "Mit Kindern lesen", said=Criteria(half_days=0b001_001))
    unsaid = OfferText("2", "Vorlesestunde", "Mit Kindern lesen")
    evenings = OfferText("3", "Vorlesen", "Mit Kindern lesen", said=Criteria(half_days=0b100))
    found = {
        hit.offer_id: hit.open_points for hit in TextIndex([mornings, unsaid, evenings]).search("lesen, nicht abends")
    }
    assert found["1"] == ()
    assert found["2"] == ("Wann Hilfe gebraucht wird, steht nicht da.",)
    assert found["3"] == ("Nur Zeiten genannt, die nicht passen.",)
