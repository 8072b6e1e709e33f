"""The year's figures and a person's history."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from placing import TODAY, Town, consent

from freiwilligenagentur.placements.hours_rules import HoursInput
from freiwilligenagentur.placements.model import Result, Side, State
from freiwilligenagentur.placements.rows import Happening


def talk(town: Town, day: datetime, result: Result = Result.OPEN) -> None:
    made = town.services.consultations.blank(town.volunteer())
    made.held_at, made.result = day, result
    town.services.consultations.save(made)


def begun(town: Town, day: date) -> str:
    key = town.placement(State.TRIAL)
    town.services.placements.advance(key, State.ACTIVE, day=day)
    return key


def test_consultations_are_counted_beside_the_year_before_up_to_the_same_day(town: Town) -> None:
    for day in (datetime(2026, 1, 1, 8, tzinfo=UTC), datetime(2025, 11, 23, 9, tzinfo=UTC)):
        talk(town, day)
    talk(town, datetime(2025, 11, 24, 9, tzinfo=UTC))
    talk(town, datetime(2026, 3, 1, 9, tzinfo=UTC), Result.INFORMATION)
    figures = town.services.figures.of_year()
    assert (figures.consultations, figures.consultations_before, figures.information_only) == (2, 1, 1)


def test_placements_count_in_the_month_they_began_however_they_ended(town: Town) -> None:
    begun(town, date(2026, 9, 30))
    ended = begun(town, date(2026, 9, 1))
    town.services.placements.advance(ended, State.ENDED)
    broken = begun(town, date(2025, 9, 2))
    town.services.placements.exit(broken, State.BROKEN_OFF, "moved")
    figures = town.services.figures.of_year()
    assert (figures.placed, figures.placed_before, figures.active) == (2, 1, 1)
    months = {(month.year, month.month): (month.placed, month.year_before) for month in figures.months}
    assert months[2026, 9] == (2, 1)
    assert list(months)[-1] == (2026, 11)
    assert len(months) == 12
    assert sum(placed for placed, _before in months.values()) == 2


def test_refusals_and_what_is_pending_are_counted_apart(town: Town) -> None:
    refused = town.placement(State.CONTACTED)
    town.services.placements.exit(refused, State.VOLUNTEER_DECLINED, "time")
    town.placement(State.TRIAL)
    broken = begun(town, TODAY)
    town.services.placements.exit(broken, State.BROKEN_OFF, "moved")
    figures = town.services.figures.of_year()
    assert (figures.declined, figures.pending, figures.placed) == (1, 1, 1)


def test_an_empty_office_has_figures_of_nothing(town: Town) -> None:
    figures = town.services.figures.of_year()
    assert (figures.consultations, figures.placed, figures.pending, figures.declined) == (0, 0, 0, 0)
    assert all(month.placed == month.year_before == 0 for month in figures.months)


def test_a_persons_history_holds_everything_that_happened_newest_first(town: Town) -> None:
    volunteer = town.volunteer(consents=[consent()])
    made = town.services.consultations.blank(volunteer)
    made.held_at, made.channel, made.result = datetime(2026, 3, 1, 9, tzinfo=UTC), "fair", Result.PROPOSED
    town.services.consultations.save(made)
    key = town.placement(State.ACTIVE, volunteer=volunteer)
    town.services.transfers.pass_on(key, Side.ORGANISATION)
    town.services.hours.add(key, HoursInput(date(2026, 5, 1), date(2026, 5, 31), Decimal(8), estimated=True))
    rows = town.services.timeline.of_volunteer(volunteer)
    assert {row.kind for row in rows} == set(Happening)
    assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
    assert rows[-1].title == "Beratung am Messestand: Angebote vorgeschlagen"
    assert any(
        row.title == "Vermittlung bestätigt: Lesepatin in der Grundschule, Bürgerverein Lesezeichen" for row in rows
    )


def test_a_persons_history_tells_why_something_ended(town: Town) -> None:
    volunteer = town.volunteer()
    key = town.placement(volunteer=volunteer)
    town.services.placements.exit(key, State.VOLUNTEER_DECLINED, "distance", note="zieht um")
    newest = town.services.timeline.of_volunteer(volunteer)[0]
    assert (newest.title, newest.text) == (
        "Absage der Freiwilligen vermerkt: Lesepatin in der Grundschule, Bürgerverein Lesezeichen",
        "Weg zu weit · zieht um",
    )


def test_reasons_are_counted_over_both_sides_the_most_frequent_first(town: Town) -> None:
    placements = town.services.placements
    for reason in ("distance", "time", "distance", "filled", "hat keine Lust mehr"):
        placements.reject(town.volunteer(), town.offer(), reason)
    broken = begun(town, date(2025, 9, 2))
    placements.exit(broken, State.BROKEN_OFF, "moved", day=date(2025, 10, 1))
    counted = [(figure.words, figure.count, figure.before) for figure in town.services.figures.of_year().reasons]
    assert counted == [
        ("Weg zu weit", 2, 0),
        ("Platz schon vergeben", 1, 0),
        ("Zeiten passen nicht", 1, 0),
        ("anderer Grund", 1, 0),
        ("weggezogen", 0, 1),
    ]


def test_a_refusal_that_is_taken_back_is_not_counted(town: Town) -> None:
    town.services.placements.reject(town.volunteer(), town.offer(), "time")
    town.store.undo()
    assert town.services.figures.of_year().reasons == ()
