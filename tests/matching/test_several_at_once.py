"""Several proposals at once, and names looked for in both lists."""

from __future__ import annotations

from datetime import date

import pytest
from desk_case import GARDEN, READING, Case
from matching_desk import TODAY, Desk


@pytest.fixture
def offers(desk: Desk) -> list[str]:
    made = [desk.offer(title, activities=READING) for title in ("Eins", "Zwei", "Drei")]
    desk.offer("Garten am Fluss", activities=GARDEN, areas=frozenset({"nature"}))
    return made


def marks(case: Case) -> list[int]:
    return [row for row in range(case.window.count) if case.presenter.is_marked(row)]


def test_marked_ones_are_proposed_together_in_one_step(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.mark(0)
    case.presenter.mark(2)
    assert marks(case) == [0, 2]
    assert case.window.chosen.propose == "2 Markierte vorschlagen"
    case.presenter.propose()
    assert case.desk.pairs == {(ilse, offers[0]): "proposed", (ilse, offers[2]): "proposed"}
    assert (case.steps, marks(case)) == (1, [])
    assert case.ways.gone == [("tell", "2 Vorschläge gemacht")]


def test_a_mark_is_taken_away_by_the_same_key(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.mark(1)
    case.presenter.mark(1)
    assert marks(case) == []
    assert case.window.chosen.propose == "Vorschlagen"


def test_what_cannot_be_proposed_cannot_be_marked(case: Case, ilse: str, offers: list[str]) -> None:
    case.desk.pairs[ilse, offers[0]] = "proposed"
    case.presenter.show_volunteer(ilse)
    row = case.titles().index("Eins")
    case.presenter.mark(row)
    case.presenter.mark(99)
    assert marks(case) == []


def test_marks_stay_with_their_offers_and_leave_with_them(case: Case, ilse: str, offers: list[str], desk: Desk) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.mark(0)
    case.presenter.mark(1)
    desk.pairs[ilse, offers[0]] = "volunteer_declined"
    desk.placement_changed(ilse, offers[0])
    case.presenter.refresh()
    assert [case.presenter.card(row).title for row in marks(case)] == ["Zwei"]


def test_a_place_that_a_colleague_took_is_told_and_the_list_shows_it(
    case: Case, ilse: str, offers: list[str], desk: Desk
) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.mark(0)
    case.presenter.mark(1)
    case.refuse = "Kein Platz mehr frei bei „Eins“, vielleicht erst seit eben. Es wurde nichts geändert."
    desk.pairs[ilse, offers[0]] = "organisation_declined"
    desk.placement_changed(ilse, offers[0])
    case.presenter.propose()
    assert case.window.errors == [case.refuse]
    assert case.titles() == ["Zwei", "Drei"]
    assert (ilse, offers[1]) not in desk.pairs


def test_a_name_narrows_the_list_and_keeps_the_chosen_one(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.choose(2)
    case.presenter.look_for("drei")
    assert case.titles() == ["Drei"]
    assert case.window.lists.heading == "1 passendes Angebot"
    case.presenter.look_for("")
    assert (case.window.count, case.window.current) == (3, 2)


def test_why_not_is_answered_for_a_name(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.look_for("garten")
    assert case.window.count == 0
    assert case.window.lists.empty == "Steht unter „Warum nicht?“ mit dem, was im Weg ist."
    case.presenter.switch()
    assert case.presenter.card(0).missing[0].text == "andere Tätigkeit: Praktische Arbeiten"
    case.presenter.look_for("zwei")
    assert case.window.lists.empty == "Das passt: Sehen Sie unter „Passend“ nach."
    case.presenter.look_for("gibt es nicht")
    assert case.window.lists.empty == "Nichts gefunden. Weniger Buchstaben finden mehr."


def test_people_are_found_by_any_spelling_of_their_name(case: Case, desk: Desk) -> None:
    desk.volunteer("Öztürk", first_name="Deniz", activities=READING)
    desk.volunteer("Müller", activities=READING)
    case.presenter.show_offer(desk.offer(activities=READING))
    case.presenter.look_for("oeztuerk")
    assert case.titles() == ["Öztürk, Deniz"]


def test_a_pair_opens_with_its_offer_chosen(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_pair(ilse, offers[2])
    assert (case.window.current, case.window.chosen.facts.title) == (2, "Drei")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"licences": frozenset({"B"})}, "Nur Führerschein B fehlt"),
        ({"german_level": "C1"}, "Nur Deutsch C1 fehlt"),
        ({"minimum_age": 18}, "Erst ab 18 Jahren, sonst passt es"),
        ({"licences": frozenset({"B"}), "minimum_age": 18}, "Erst ab 18 Jahren"),
        ({"availability": 1 << 6}, "nur Mi vormittags"),
        ({"postcode": "06667"}, "13 km, 11 km zu weit"),
    ],
)
def test_why_not_in_one_sentence(case: Case, desk: Desk, wanted: dict[str, object], said: str) -> None:
    young = desk.volunteer(
        activities=READING, birth_date=date(2010, 1, 1), guardians_agreed_on=TODAY, availability=1,
        languages={"de": "B1"}, licences=frozenset({"none"}), radius_km=2, postcode="06618",
    )  # fmt: skip
    desk.offer("Lesen", activities=READING, **wanted)
    case.presenter.show_volunteer(young)
    case.presenter.show_others(True)
    assert case.presenter.card(0).missing[0].text == said


def test_of_people_it_says_when_they_have_no_time(case: Case, desk: Desk) -> None:
    desk.volunteer(activities=READING, availability=1)
    case.presenter.show_offer(desk.offer(activities=READING, availability=1 << 6))
    case.presenter.show_others(True)
    assert case.presenter.card(0).missing[0].text == "Hat Mi vormittags keine Zeit"


def test_what_was_done_names_the_counterpart(case: Case, desk: Desk) -> None:
    desk.volunteer("Mertens", first_name="Ilse", activities=READING)
    case.presenter.show_offer(desk.offer("Lesen", activities=READING))
    case.presenter.propose()
    assert case.ways.gone == [("tell", "Vorgeschlagen: Mertens, Ilse")]


def test_beside_an_offer_stands_what_people_are_compared_with(case: Case, desk: Desk) -> None:
    case.presenter.show_offer(desk.offer("Lesen", activities=READING, target_groups=frozenset({"children"})))
    shown = {fact.label: fact.text for fact in case.window.subject.facts}
    assert (shown["Tätigkeit"], shown["Zielgruppe"]) == ("Vorlesen", "Kinder")
