"""How the record of a placement behaves, without a window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from placement_fakes import Told, Way
from placing import TODAY, Town

from freiwilligenagentur.placements.model import State
from freiwilligenagentur.placements.presenter.record import RecordPresenter
from freiwilligenagentur.placements.presenter.texts import Choice
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.storage import Store


@dataclass
class Desk:
    """A record presenter with everything around it."""

    town: Town
    view: Told = field(default_factory=Told)
    way: Way = field(default_factory=Way)

    def __post_init__(self) -> None:
        self.record = RecordPresenter(self.view, self.town.services.placements, self.way, self._changed)

    def _changed(self) -> None:
        self.record.reload()

    def state(self) -> State:
        return self.view.of("display_sheet").state

    def show(self, key: str) -> None:
        self.record.load(key)


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town)


def test_the_head_names_person_offer_state_and_the_next_step(desk: Desk) -> None:
    desk.show(desk.town.placement(State.CONTACTED))
    sheet = desk.view.of("display_sheet")
    assert sheet.title == "Mertens, Ilse"
    assert sheet.subtitle == "Lesepatin in der Grundschule · Bürgerverein Lesezeichen"
    assert (sheet.state_word, sheet.since) == ("Kontakt aufgenommen", "seit 23.11.2026")
    assert sheet.step == Choice(State.TRIAL, "Schnuppern beginnt")
    assert [choice.caption for choice in sheet.others] == [
        "Ohne Schnuppern vermittelt",
        "Absage Freiwillige",
        "Absage Einsatzstelle",
        "Kein Kontakt zustande gekommen",
    ]


def test_nothing_chosen_shows_nothing(desk: Desk) -> None:
    desk.show("")
    assert desk.view.of("display_sheet") is None


def test_a_placement_that_was_taken_back_shows_nothing(desk: Desk, store: Store) -> None:
    key = desk.town.placement()
    desk.show(key)
    store.undo()
    desk.record.reload()
    assert desk.view.of("display_sheet") is None


def test_the_next_step_takes_note_and_day_and_empties_them(desk: Desk) -> None:
    desk.show(desk.town.placement())
    desk.record.advance("angerufen", TODAY - timedelta(days=3))
    assert desk.state() is State.CONTACTED
    assert desk.view.of("display_sheet").steps[0].day == "20.11.2026"
    assert desk.view.of("display_sheet").steps[0].note == "angerufen · Berger"
    assert "display_step_taken" in desk.view.calls
    assert desk.way.went[-1] == ("tell", "Eingetragen: Kontakt aufgenommen. Strg+Z nimmt es zurück.")


def test_a_refused_step_says_why_and_keeps_what_was_typed(desk: Desk) -> None:
    young = desk.town.volunteer(birth_date=date(2012, 1, 1))
    desk.show(desk.town.placement(State.CONTACTED, volunteer=young))
    emptied = desk.view.calls.count("display_step_taken")
    desk.record.advance("beginnt Montag", None)
    text, can_insist = desk.view.last["display_refusal"]
    assert "Sorgeberechtigten" in text
    assert not can_insist
    assert desk.view.calls.count("display_step_taken") == emptied
    assert desk.state() is State.CONTACTED


def test_a_full_offer_can_be_filled_all_the_same(desk: Desk) -> None:
    offer = desk.town.offer(places_wanted=1)
    key = desk.town.placement(offer=offer)
    desk.town.placement(State.ACTIVE, offer=offer)
    desk.show(key)
    desk.record.advance("wir nehmen beide", None)
    text, can_insist = desk.view.last["display_refusal"]
    assert text.startswith("Kein Platz mehr frei")
    assert can_insist
    desk.record.insist("wir nehmen wirklich beide", TODAY - timedelta(days=3))
    assert desk.state() is State.CONTACTED
    [step, *_before] = desk.view.of("display_sheet").steps
    assert (step.note, step.day) == ("wir nehmen wirklich beide · Berger", "20.11.2026")
    assert desk.view.of("display_refusal") == ""


def test_a_refusal_of_a_day_goes_when_another_day_is_typed(desk: Desk) -> None:
    desk.show(desk.town.placement())
    desk.record.advance("", TODAY + timedelta(days=1))
    assert "Zukunft" in desk.view.of("display_refusal")
    desk.record.day_typed()
    assert desk.view.of("display_refusal") == ""
    desk.record.insist("", None)
    assert desk.state() is State.PROPOSED


def test_what_came_to_nothing_can_be_proposed_again(desk: Desk) -> None:
    key = desk.town.placement()
    desk.show(key)
    assert not desk.view.of("display_sheet").closed
    desk.record.choose(State.NO_CONTACT, "", None)
    desk.record.leave("unreachable", "", None)
    assert desk.view.of("display_sheet").closed
    desk.record.propose_again()
    _open, again = desk.way.went[-2]
    assert again != key
    assert desk.town.services.placements.get(again).state is State.PROPOSED
    assert desk.town.services.placements.get(key).state is State.NO_CONTACT
    assert desk.way.went[-1] == ("tell", "Noch einmal vorgeschlagen. Strg+Z nimmt es zurück.")
    desk.record.propose_again()
    assert "läuft" in desk.view.of("display_refusal")


def test_proposing_again_where_no_place_is_left_is_asked(desk: Desk) -> None:
    offer = desk.town.offer(places_wanted=1)
    key = desk.town.placement(State.ENDED, offer=offer)
    desk.town.placement(State.ACTIVE, offer=offer)
    desk.show(key)
    desk.record.propose_again()
    assert desk.view.last["display_refusal"][1]
    desk.record.insist("", None)
    assert desk.way.went[-2][0] == "open_placement"


def test_an_exit_asks_for_its_reason_first(desk: Desk) -> None:
    desk.show(desk.town.placement())
    desk.record.choose(State.VOLUNTEER_DECLINED, "", None)
    question = desk.view.of("display_exit")
    assert question.title == "Absage Freiwillige"
    assert question.reasons["distance"] == "Weg zu weit"
    assert desk.state() is State.PROPOSED
    desk.record.leave("distance", "wohnt jetzt in Halle", None)
    assert desk.state() is State.VOLUNTEER_DECLINED
    assert desk.view.of("display_exit") is None
    assert desk.view.of("display_sheet").steps[0].note == "Weg zu weit · wohnt jetzt in Halle · Berger"
    assert desk.view.of("display_sheet").step is None


def test_an_exit_can_be_left_alone(desk: Desk) -> None:
    desk.show(desk.town.placement())
    desk.record.choose(State.NO_CONTACT, "", None)
    desk.record.stay()
    desk.record.leave("no_appointment", "", None)
    assert desk.view.of("display_exit") is None
    assert desk.state() is State.PROPOSED


def test_a_colleagues_step_meanwhile_is_shown_instead_of_stepped_over(desk: Desk, store: Store) -> None:
    key = desk.town.placement()
    desk.show(key)
    colleague = PlacementServices.over(Store(store._engine, user="Kollegin", device="B"), lambda: TODAY)
    colleague.placements.advance(key, State.CONTACTED)
    desk.record.advance("", None)
    assert "steht inzwischen auf „Kontakt aufgenommen“" in desk.view.of("display_refusal")
    assert desk.state() is State.CONTACTED


def test_the_agreement_is_kept_when_the_fields_are_left(desk: Desk) -> None:
    key = desk.town.placement(State.ACTIVE)
    desk.show(key)
    desk.record.agreement_typed("Lesepatin", "mittwochs")
    desk.record.keep_agreement()
    record = desk.town.services.placements.get(key)
    assert (record.function, record.agreement) == ("Lesepatin", "mittwochs")


def test_what_is_typed_is_not_lost_by_a_step_or_by_choosing_another(desk: Desk) -> None:
    first, second = desk.town.placement(State.TRIAL), desk.town.placement(State.TRIAL)
    desk.show(first)
    desk.record.agreement_typed("Lesepatin", "")
    desk.record.advance("", None)
    assert desk.town.services.placements.get(first).function == "Lesepatin"
    desk.record.agreement_typed("Vorleserin", "")
    desk.show(second)
    assert desk.town.services.placements.get(first).function == "Vorleserin"
    assert desk.view.last["display_agreement"] == ("", "")


def test_a_refresh_does_not_write_over_what_is_being_typed(desk: Desk) -> None:
    desk.show(desk.town.placement(State.ACTIVE))
    shown = desk.view.calls.count("display_agreement")
    desk.record.agreement_typed("Lesep", "")
    desk.record.reload()
    assert desk.view.calls.count("display_agreement") == shown


def test_nothing_typed_is_no_step(desk: Desk, store: Store) -> None:
    desk.show(desk.town.placement(State.ACTIVE))
    label = store.undo_step().label
    desk.record.agreement_typed("", "")
    desk.record.keep_agreement()
    assert store.undo_step().label == label


def colleague_writes(desk: Desk, key: str, function: str) -> None:
    placements = desk.town.services.placements
    placements.describe(key, placements.get(key).version, function, "")


def test_a_colleagues_agreement_is_shown_beside_ones_own(desk: Desk) -> None:
    key = desk.town.placement(State.ACTIVE)
    desk.show(key)
    desk.record.agreement_typed("Meine", "")
    colleague_writes(desk, key, "Ihre")
    desk.record.keep_agreement()
    assert desk.view.of("display_other_agreement") == "Inzwischen hat jemand anderes geschrieben: Ihre"
    assert desk.town.services.placements.get(key).function == "Ihre"
    desk.record.keep_mine()
    assert desk.town.services.placements.get(key).function == "Meine"
    assert desk.view.of("display_other_agreement") == ""


def test_a_colleagues_agreement_can_be_taken(desk: Desk) -> None:
    key = desk.town.placement(State.ACTIVE)
    desk.show(key)
    desk.record.agreement_typed("Meine", "")
    colleague_writes(desk, key, "Ihre")
    desk.record.keep_agreement()
    desk.record.take_theirs()
    assert desk.view.last["display_agreement"] == ("Ihre", "")
    assert desk.town.services.placements.get(key).function == "Ihre"


def test_a_colleagues_step_alone_is_no_conflict_for_the_agreement(desk: Desk) -> None:
    key = desk.town.placement(State.TRIAL)
    desk.show(key)
    desk.record.agreement_typed("Lesepatin", "")
    desk.town.services.placements.advance(key, State.ACTIVE)
    desk.record.keep_agreement()
    assert desk.town.services.placements.get(key).function == "Lesepatin"


def test_the_sections_that_matter_open_when_the_state_changes_and_not_on_every_refresh(desk: Desk) -> None:
    key = desk.town.placement(State.TRIAL)
    desk.show(key)
    assert "passing" in desk.view.of("display_opened")
    opened = desk.view.calls.count("display_opened")
    desk.record.reload()
    assert desk.view.calls.count("display_opened") == opened
    desk.record.advance("", None)
    assert "hours" in desk.view.of("display_opened")


def test_the_ways_to_person_offer_organisation_talk_and_matching(desk: Desk) -> None:
    volunteer, offer = desk.town.volunteer(), desk.town.offer()
    desk.show(desk.town.placement(volunteer=volunteer, offer=offer))
    desk.record.open_person()
    desk.record.open_offer()
    desk.record.open_organisation()
    desk.record.add_consultation()
    desk.record.match()
    assert [step[0] for step in desk.way.went] == [
        "open_volunteer",
        "open_offer",
        "open_organisation",
        "add_consultation",
        "match_volunteer",
    ]
    assert desk.way.went[0][1] == volunteer
    assert desk.way.went[1][1] == offer
    assert desk.way.went[3][1] == desk.way.went[4][1] == volunteer


def test_an_ended_placement_tells_from_when_to_when(desk: Desk) -> None:
    key = desk.town.placement(State.TRIAL)
    desk.town.services.placements.advance(key, State.ACTIVE, day=date(2026, 3, 1))
    desk.town.services.placements.exit(key, State.BROKEN_OFF, "moved", day=date(2026, 10, 1))
    desk.show(key)
    assert desk.view.of("display_sheet").since == "vom 01.03.2026 bis 01.10.2026 · weggezogen"


def test_ending_is_told_as_done(desk: Desk) -> None:
    key = desk.town.placement(State.TRIAL)
    desk.town.services.placements.advance(key, State.ACTIVE, day=date(2026, 3, 1))
    desk.show(key)
    desk.record.advance("", None)
    assert desk.way.went[-1] == ("tell", "Eingetragen: beendet. Strg+Z nimmt es zurück.")
