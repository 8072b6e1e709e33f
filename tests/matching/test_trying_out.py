"""What if: values tried out at the desk change the list at once, and the record only when somebody says so."""

from __future__ import annotations

from desk_case import READING, Case
from matching_desk import Desk

from freiwilligenagentur.matching.trying import ANY
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer, Willingness

NAUMBURG, WEISSENFELS = "06618", "06667"
MONDAY_MORNING, TUESDAY_MORNING = 1, 1 << 3


def tried(case: Case) -> tuple[str, ...]:
    return case.window.trial.tried


def test_a_wider_radius_brings_a_far_offer_and_the_record_stays(case: Case, desk: Desk) -> None:
    ilse = desk.volunteer(activities=READING, radius_km=2, postcode=NAUMBURG)
    desk.offer("Nah", activities=READING, postcode=NAUMBURG)
    desk.offer("Fern", activities=READING, postcode=WEISSENFELS)
    case.presenter.show_volunteer(ilse)
    assert case.titles() == ["Nah"]
    assert case.window.trial.bound == "2"
    case.presenter.try_bound("30")
    assert case.titles() == ["Nah", "Fern"]
    assert tried(case) == ("30 km",)
    case.presenter.reset_trial()
    assert case.titles() == ["Nah"]
    assert (tried(case), case.window.trial.bound, case.kept) == ((), "2", [])


def test_no_bound_at_all_is_a_choice_of_its_own(case: Case, desk: Desk) -> None:
    ilse = desk.volunteer(activities=READING, radius_km=2, postcode=NAUMBURG)
    desk.offer("Fern", activities=READING, postcode=WEISSENFELS)
    case.presenter.show_volunteer(ilse)
    assert case.window.count == 0
    case.presenter.try_bound(ANY)
    assert tried(case) == ("beliebig weit",)
    assert case.titles() == ["Fern"]


def test_half_days_are_tried_in_the_grid(case: Case, desk: Desk) -> None:
    ilse = desk.volunteer(activities=READING, availability=MONDAY_MORNING)
    desk.offer("Dienstags", activities=READING, availability=TUESDAY_MORNING)
    case.presenter.show_volunteer(ilse)
    before = case.titles()
    case.presenter.try_times(MONDAY_MORNING | TUESDAY_MORNING)
    assert (before, case.titles()) == ([], ["Dienstags"])
    assert tried(case) == ("Mo, Di vorm.",)
    case.presenter.try_times(MONDAY_MORNING)
    assert tried(case) == ()


def test_gates_open_with_a_licence_or_a_police_check_that_is_tried(case: Case, desk: Desk) -> None:
    ilse = desk.volunteer(
        activities=READING, licences=frozenset({"none"}), police_check=Willingness.DECLINED, languages={"de": "A2"}
    )
    desk.offer("Fahren", activities=READING, licences=frozenset({"B"}))
    desk.offer("Kinder", activities=READING, police_check=True)
    desk.offer("Amt", activities=READING, german_level="B1")
    case.presenter.show_volunteer(ilse)
    assert case.window.count == 0
    assert dict(case.window.trial.toggles) == {
        "licence": "mit Führerschein B",
        "police_check": "mit Führungszeugnis",
        "german_B1": "Deutsch B1",
        "german_B2": "Deutsch B2",
    }
    case.presenter.try_toggles(frozenset({"licence", "german_B1"}))
    assert case.titles() == ["Fahren", "Amt"]
    case.presenter.try_toggles(frozenset({"police_check"}))
    assert case.titles() == ["Kinder"]
    assert tried(case) == ("mit Führungszeugnis",)


def test_only_what_would_change_something_can_be_tried(case: Case, desk: Desk) -> None:
    ready = desk.volunteer(licences=frozenset({"B"}), police_check=Willingness.SHOWN)
    case.presenter.show_volunteer(ready)
    assert case.window.trial.toggles == ()
    case.presenter.show_offer(desk.offer(anywhere=True))
    assert case.window.trial.toggles == ()


def test_taking_over_hands_the_changed_fields_on_and_ends_the_trial(case: Case, desk: Desk) -> None:
    ilse = desk.volunteer(radius_km=2, rhythm=frozenset({"once"}))
    case.presenter.show_volunteer(ilse)
    case.presenter.try_bound("15")
    case.presenter.try_toggles(frozenset({"rhythm_regular", "licence"}))
    case.presenter.keep_trial()
    changes = {"radius_km": 15.0, "rhythm": frozenset({"once", "regular"}), "licences": frozenset({"B"})}
    assert case.kept == [("person", ilse, changes)]
    assert tried(case) == ()
    assert case.ways.gone == [("tell", "In die Akte übernommen. Strg+Z nimmt es zurück.")]
    case.presenter.keep_trial()
    assert len(case.kept) == 1


def test_from_an_offer_its_conditions_are_tried(case: Case, desk: Desk) -> None:
    desk.volunteer("Jung", activities=READING, birth_date=None, police_check=Willingness.DECLINED)
    offer = desk.offer("Kinder", activities=READING, police_check=True, minimum_age=18, places_wanted=2)
    desk.taken[offer] = 2
    case.presenter.show_offer(offer)
    assert case.window.count == 0
    case.presenter.try_toggles(frozenset({"police_check", "one_more"}))
    case.presenter.try_bound("16")
    assert case.titles() == ["Jung"]
    assert tried(case) == ("ab 16 Jahren", "ein Platz mehr", "ohne Führungszeugnis")
    case.presenter.keep_trial()
    assert case.kept == [("offer", offer, {"minimum_age": 16, "places_wanted": 3, "police_check": False})]


def test_what_is_tried_survives_a_refresh_and_ends_with_the_next_person(case: Case, desk: Desk) -> None:
    ilse, karl = desk.volunteer(radius_km=2), desk.volunteer("Karl")
    case.presenter.show_volunteer(ilse)
    case.presenter.try_bound("10")
    case.presenter.refresh()
    assert tried(case) == ("10 km",)
    with desk.store.write("Umkreis") as session:
        session.get(Volunteer, ilse).radius_km = 10
    case.presenter.refresh()
    assert tried(case) == ()
    case.presenter.try_bound("20")
    case.presenter.show_volunteer(karl)
    assert tried(case) == ()


def test_a_record_that_changes_keeps_the_trial_true(case: Case, desk: Desk) -> None:
    offer = desk.offer(licences=frozenset({"B"}))
    case.presenter.show_offer(offer)
    case.presenter.try_toggles(frozenset({"licence"}))
    with desk.store.write("Kein Führerschein") as session:
        session.get(Offer, offer).licences = frozenset()
    case.presenter.refresh()
    assert tried(case) == ()
