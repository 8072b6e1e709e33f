"""How list, hours, follow-ups, passing on and the talk behave, without a window."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from placement_fakes import Told, Way
from placing import TODAY, Town, consent

from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.placements.hours_rules import HoursInput
from freiwilligenagentur.placements.model import Side, State
from freiwilligenagentur.placements.presenter.follow_ups import FollowUpsPresenter
from freiwilligenagentur.placements.presenter.hours import HoursPresenter
from freiwilligenagentur.placements.presenter.listing import ListPresenter
from freiwilligenagentur.placements.presenter.passing import PassingPresenter
from freiwilligenagentur.placements.rows import PlacementRow


class Listed(Told):
    """A list that goes to the chosen row, else to the first, as the table does."""

    def display_rows(self, rows: list[PlacementRow], chosen: str) -> str:
        self.rows = rows
        ids = [row.id for row in rows]
        return chosen if chosen in ids else next(iter(ids), "")


class Beside:
    """The record side."""

    def __init__(self) -> None:
        self.shown = ""

    def load(self, placement_id: str) -> None:
        self.shown = placement_id


@pytest.fixture
def listed(town: Town) -> tuple[ListPresenter, Listed, Beside]:
    view, beside = Listed(), Beside()
    return ListPresenter(view, town.services.placements, beside), view, beside


def test_the_list_begins_with_what_is_pending_and_shows_its_first(
    town: Town, listed: tuple[ListPresenter, Listed, Beside]
) -> None:
    presenter, view, beside = listed
    town.placement(State.ACTIVE)
    key = town.placement()
    presenter.refresh()
    assert [row.id for row in view.rows] == [key]
    assert beside.shown == key
    assert view.of("display_head") == "2 Vermittlungen"
    captions, chosen = view.last["display_groups"]
    assert captions["active"] == "aktiv (1)"
    assert chosen == "pending"


def test_typing_narrows_the_list_umlauts_either_way(town: Town, listed: tuple[ListPresenter, Listed, Beside]) -> None:
    presenter, view, _beside = listed
    key = town.placement(volunteer=town.volunteer(last_name="Öztürk", first_name="Deniz"))
    town.placement()
    presenter.refresh()
    presenter.filter_text("oeztuerk lesepat")
    assert [row.id for row in view.rows] == [key]
    presenter.filter_text("niemand")
    assert (
        view.of("display_empty")
        == "Hier passt keine Vermittlung zu dem, was Sie getippt haben. Wählen Sie „alle“, um überall zu suchen."
    )


def test_a_placement_that_just_left_the_group_stays_until_another_is_chosen(
    town: Town, listed: tuple[ListPresenter, Listed, Beside]
) -> None:
    presenter, view, beside = listed
    first, second = town.placement(State.TRIAL), town.placement()
    presenter.refresh()
    assert beside.shown == first
    town.services.placements.advance(first, State.ACTIVE)
    presenter.refresh()
    assert {row.id for row in view.rows} == {first, second}
    presenter.choose(second)
    presenter.refresh()
    assert [row.id for row in view.rows] == [second]


def test_a_placement_from_elsewhere_is_shown_in_its_group(
    town: Town, listed: tuple[ListPresenter, Listed, Beside]
) -> None:
    presenter, view, beside = listed
    key = town.placement(State.ENDED)
    town.placement()
    presenter.refresh()
    presenter.filter_text("xyz")
    presenter.show_record(key)
    assert beside.shown == key
    assert view.last["display_groups"][1] == "closed"
    assert view.of("display_filter") == ""


def test_another_group_keeps_the_chosen_row_where_it_is_part_of_it(
    town: Town, listed: tuple[ListPresenter, Listed, Beside]
) -> None:
    presenter, _view, beside = listed
    active = town.placement(State.ACTIVE)
    pending = town.placement()
    presenter.refresh()
    presenter.choose_group("all")
    assert beside.shown == pending
    presenter.choose_group("active")
    assert beside.shown == active


@pytest.mark.parametrize(
    ("group", "words"), [("pending", "Nichts in der Schwebe"), ("active", "niemand"), ("closed", "abgeschlossen")]
)
def test_an_empty_group_says_so(
    town: Town, listed: tuple[ListPresenter, Listed, Beside], group: str, words: str
) -> None:
    presenter, view, beside = listed
    presenter.refresh()
    assert view.of("display_empty").startswith("Noch keine Vermittlung. Schlagen Sie")
    town.placement({"pending": State.ACTIVE, "active": State.PROPOSED, "closed": State.PROPOSED}[group])
    presenter.choose_group(group)
    assert words in view.of("display_empty")
    assert beside.shown == ""


# --- hours


def hours_desk(town: Town, key: str) -> tuple[HoursPresenter, Told]:
    view = Told()
    presenter = HoursPresenter(view, town.services.hours, Way(), lambda: presenter.show(record()))

    def record() -> Any:
        return town.services.placements.get(key)

    presenter.show(record())
    return presenter, view


def test_the_next_hours_go_on_after_the_last_and_by_the_same_person(town: Town) -> None:
    key = town.placement(State.TRIAL)
    town.services.placements.advance(key, State.ACTIVE, day=date(2026, 5, 1))
    presenter, view = hours_desk(town, key)
    entry, editing = view.last["display_entry"]
    assert (entry.from_on, entry.estimated, editing) == (date(2026, 5, 1), True, False)
    presenter.keep(HoursInput(date(2026, 5, 1), date(2026, 5, 31), Decimal(8), False, "Jana Vogel", date(2026, 6, 1)))
    entry, _editing = view.last["display_entry"]
    assert (entry.from_on, entry.to_on, entry.confirmed_by) == (date(2026, 6, 1), None, "Jana Vogel")
    [line], total, _nothing = view.last["display_hours"]
    assert (line.period, line.amount, line.sure) == ("01.05.2026 – 31.05.2026", "8", "Jana Vogel, 01.06.2026")
    assert total == "8 Stunden bestätigt, 0 geschätzt"


def test_after_the_end_no_day_is_proposed_and_a_single_day_is_written_once(town: Town) -> None:
    key = town.placement(State.TRIAL)
    town.services.placements.advance(key, State.ACTIVE, day=date(2026, 5, 1))
    town.services.placements.advance(key, State.ENDED, day=date(2026, 5, 31))
    presenter, view = hours_desk(town, key)
    presenter.keep(HoursInput(date(2026, 5, 31), date(2026, 5, 31), Decimal(2), True))
    assert view.last["display_entry"][0].from_on is None
    assert [line.period for line in view.last["display_hours"][0]] == ["31.05.2026"]


def test_hours_before_the_engagement_are_kept_and_questioned(town: Town) -> None:
    presenter, view = hours_desk(town, town.placement(State.ACTIVE))
    presenter.keep(HoursInput(TODAY, TODAY, Decimal(2), estimated=True))
    assert view.last["display_hours"][1] == "0 Stunden bestätigt, 2 geschätzt"
    presenter.keep(HoursInput(date(2025, 11, 1), date(2025, 11, 30), Decimal(2), estimated=True))
    assert view.last["display_hours"][1].splitlines() == [
        "0 Stunden bestätigt, 4 geschätzt",
        "Sie beginnen am 01.11.2025, vor dem Einsatz (23.11.2026). Stimmt das?",
    ]


def test_no_day_is_proposed_that_is_still_to_come(town: Town) -> None:
    presenter, view = hours_desk(town, town.placement(State.ACTIVE))
    presenter.keep(HoursInput(TODAY, TODAY, Decimal(2), estimated=True))
    assert view.last["display_entry"][0].from_on is None


def test_faulty_hours_are_told_at_the_field_and_stay_in_the_row(town: Town) -> None:
    presenter, view = hours_desk(town, town.placement(State.ACTIVE))
    shown = view.calls.count("display_entry")
    presenter.keep(HoursInput(TODAY, TODAY, Decimal(25), estimated=True))
    [problem] = view.of("display_problems")
    assert (problem.field, problem.text) == (
        "amount",
        "Diese Tage haben zusammen nur 24 Stunden; bitte prüfen Sie die Zahl.",
    )
    assert view.calls.count("display_entry") == shown


def test_an_entry_is_taken_up_corrected_and_removed(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    presenter, view = hours_desk(town, key)
    presenter.keep(HoursInput(TODAY, TODAY, Decimal(2), estimated=True))
    [line], _total, _nothing = view.last["display_hours"]
    presenter.edit(line.id)
    entry, editing = view.last["display_entry"]
    assert (entry.amount, editing) == (Decimal(2), True)
    presenter.keep(HoursInput(TODAY, TODAY, Decimal(3), estimated=True))
    assert [row.amount for row in town.services.hours.of_placement(key)] == [Decimal(3)]
    presenter.remove(line.id)
    assert town.services.hours.of_placement(key) == []


def test_giving_a_correction_up_adds_the_next_entry_anew(town: Town) -> None:
    key = town.placement(State.ACTIVE)
    presenter, view = hours_desk(town, key)
    presenter.keep(HoursInput(TODAY - timedelta(days=2), TODAY - timedelta(days=2), Decimal(2), estimated=True))
    presenter.edit(view.last["display_hours"][0][0].id)
    presenter.give_up()
    presenter.keep(HoursInput(TODAY, TODAY, Decimal(3), estimated=True))
    assert len(town.services.hours.of_placement(key)) == 2


def test_before_the_beginning_no_hours_can_be_entered(town: Town) -> None:
    _presenter, view = hours_desk(town, town.placement())
    assert view.of("display_entry_open") is False
    assert "sobald das Schnuppern" in view.last["display_hours"][2]


# --- follow-ups


def follow_up_desk(town: Town, key: str) -> tuple[FollowUpsPresenter, Told]:
    view = Told()
    presenter = FollowUpsPresenter(view, town.services.follow_ups, Way(), lambda: presenter.show(record()))

    def record() -> Any:
        return town.services.placements.get(key)

    presenter.show(record())
    return presenter, view


def test_follow_ups_are_added_ticked_off_opened_again_and_put_off(town: Town) -> None:
    presenter, view = follow_up_desk(town, town.placement())
    presenter.add(TODAY, "Anrufen")
    [line] = view.of("display_follow_ups")
    assert (line.badge, line.day, line.text) == ("heute", "23.11.2026", "Anrufen")
    assert [caption for caption, _day in line.later] == [
        "auf morgen: 24.11.2026",
        "um eine Woche: 30.11.2026",
        "um einen Monat: 23.12.2026",
    ]
    presenter.tick(line.id, True)
    assert [(each.badge, each.done, each.later) for each in view.of("display_follow_ups")] == [("erledigt", True, ())]
    presenter.tick(line.id, False)
    presenter.put_off(line.id, date(2026, 11, 24))
    [line] = view.of("display_follow_ups")
    assert (line.badge, line.day) == ("diese Woche", "24.11.2026")


def test_open_follow_ups_stand_before_those_that_are_done(town: Town) -> None:
    presenter, view = follow_up_desk(town, town.placement(State.TRIAL))
    presenter.add(TODAY + timedelta(days=400), "viel später")
    assert [line.done for line in view.of("display_follow_ups")] == [False, False, True]


def test_a_follow_up_without_a_day_is_told_at_the_field(town: Town) -> None:
    presenter, view = follow_up_desk(town, town.placement())
    presenter.add(None, "Anrufen")
    assert [problem.field for problem in view.of("display_problems")] == ["due_on"]


# --- passing on


def test_passing_on_shows_the_ground_and_what_would_go(town: Town) -> None:
    contact = Contact(first_name="Jana", last_name="Vogel", phone="03445 77")
    key = town.placement(volunteer=town.volunteer(consents=[consent()]), offer=town.offer(contact=contact))
    view, way = Told(), Way()
    presenter = PassingPresenter(view, town.services.transfers, way, lambda: None)
    presenter.show(town.services.placements.get(key))
    to_organisation, to_volunteer = view.of("display_passing")
    assert to_organisation.title == "Daten von Ilse Mertens an Jana Vogel, Bürgerverein Lesezeichen"
    assert (to_organisation.allowed, to_organisation.fields, to_organisation.repair) == (True, "Name, Telefon", "")
    assert (to_volunteer.allowed, to_volunteer.repair) == (False, "Zustimmung eintragen …")
    presenter.repair(Side.VOLUNTEER)
    assert way.went[-1][0] == "open_organisation"
    presenter.pass_on(Side.ORGANISATION)
    assert "Ilse Mertens" in view.of("display_text")
    presenter.pass_on(Side.VOLUNTEER)
    assert "nichts weitergegeben" in view.of("tell_error")
    presenter.show(town.services.placements.get(key))
    [passed] = view.last["display_passing"][1]
    assert passed.endswith("an Jana Vogel, Bürgerverein Lesezeichen, durch Berger (Name, Telefon)")


def test_where_nobody_can_be_reached_a_contact_is_wanted_and_no_agreement(town: Town) -> None:
    club = Organisation(name="Bürgerverein Lesezeichen")
    town.keep(club)
    offer = town.keep(Offer(organisation_id=club.id, title="Lesepatin in der Grundschule"))
    view = Told()
    presenter = PassingPresenter(view, town.services.transfers, Way(), lambda: None)
    presenter.show(town.services.placements.get(town.placement(offer=offer)))
    _to_organisation, to_volunteer = view.of("display_passing")
    assert (to_volunteer.allowed, to_volunteer.repair) == (False, "Ansprechperson eintragen …")


def test_the_text_for_one_placement_does_not_stay_at_the_next(town: Town) -> None:
    first = town.placement(volunteer=town.volunteer(consents=[consent()]))
    view = Told()
    presenter = PassingPresenter(view, town.services.transfers, Way(), lambda: None)
    presenter.show(town.services.placements.get(first))
    presenter.pass_on(Side.ORGANISATION)
    presenter.show(town.services.placements.get(town.placement()))
    assert view.of("display_text") == ""
