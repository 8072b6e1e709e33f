from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from rule_samples import rule
from scheme_office import TODAY, SchemeOffice
from sqlalchemy import select

from freiwilligenagentur.errors import Cancelled, Refused
from freiwilligenagentur.people.model import Status
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.schemes import words
from freiwilligenagentur.schemes.fulfilment import Outcome
from freiwilligenagentur.schemes.rows import PersonRow
from freiwilligenagentur.schemes.rules import Condition
from freiwilligenagentur.schemes.work import Amount, Hours, Place, Work
from freiwilligenagentur.schemes.work import hours_of as hours_in
from freiwilligenagentur.storage import Store


def hours_of(row: PersonRow) -> tuple[float, float]:
    """(confirmed, with estimated ones)."""
    found = row.fulfilment.of(Condition.HOURS)
    assert found is not None
    amount = found.measures[0].hours
    return float(amount.confirmed) / 100, float(amount.counted) / 100


def test_everybody_is_listed_the_nearest_first(bavaria: SchemeOffice) -> None:
    bavaria.worker("Wenig", 20)
    bavaria.worker("Fast", 240)
    bavaria.worker("Genug", 260)
    bavaria.worker("Geschätzt", 300, by="")
    bavaria.volunteer("Nochnicht")
    unknown = bavaria.volunteer("Ohnetag", birth_date=None)
    bavaria.hours(bavaria.placement(unknown), 260)
    bavaria.volunteer("Fort", status=Status.ARCHIVED)
    rows = bavaria.services.standing.everybody(rule(), TODAY)
    assert [(row.name.partition(",")[0], row.fulfilment.outcome) for row in rows] == [
        ("Genug", Outcome.MET),
        ("Geschätzt", Outcome.MET),
        ("Ohnetag", Outcome.OPEN),
        ("Fast", Outcome.MISSING),
        ("Wenig", Outcome.MISSING),
        ("Nochnicht", Outcome.MISSING),
    ]
    assert [row.name.partition(",")[0] for row in rows if row.fulfilment.near] == ["Fast"]


def test_equally_near_people_stand_in_the_order_of_their_names(bavaria: SchemeOffice) -> None:
    for name in ("Zander", "Oehler", "Öhler", "Abel"):
        bavaria.worker(name, 100)
    rows = bavaria.services.standing.everybody(rule(), TODAY)
    assert [row.name.partition(",")[0] for row in rows] == ["Abel", "Oehler", "Öhler", "Zander"]


def test_a_change_is_seen_with_the_next_question(bavaria: SchemeOffice) -> None:
    person = bavaria.volunteer()
    placement = bavaria.placement(person)
    standing = bavaria.services.standing
    assert standing.everybody(rule(), TODAY)[0].fulfilment.outcome is Outcome.MISSING
    bavaria.hours(placement, 250)
    assert standing.everybody(rule(), TODAY)[0].fulfilment.outcome is Outcome.MET
    assert standing.of(person, rule(), TODAY) == standing.everybody(rule(), TODAY)[0]


def test_days_of_two_placements_at_one_offer_count_once_and_the_rest_is_told(bavaria: SchemeOffice) -> None:
    person, offer = bavaria.volunteer(), bavaria.offer("Tafel", "Ausgabe")
    march = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}
    bavaria.hours(bavaria.placement(person, offer), 62, **march)
    bavaria.hours(bavaria.placement(person, offer), 31, **march)
    bavaria.hours(bavaria.placement(person), 10, **march)
    row = bavaria.services.standing.of(person, rule(), TODAY)
    assert hours_of(row) == (72, 72)
    told = words.told(row.fulfilment.findings[0], rule(), TODAY)
    assert "Für dieselben Tage beim selben Angebot außerdem eingetragen: 31. Jeder Tag zählt einmal." in told.lines


def test_hours_that_the_volunteer_confirmed_are_not_confirmed(bavaria: SchemeOffice) -> None:
    person = bavaria.volunteer("Mertens", "Ilse")
    placement = bavaria.placement(person)
    bavaria.hours(placement, 30, by="Frau Ilse MERTENS", first=date(2026, 1, 1), last=date(2026, 1, 31))
    bavaria.hours(placement, 20, by="Anna Mertens, Vorstand", first=date(2026, 2, 1), last=date(2026, 2, 20))
    bavaria.hours(placement, 10, by="", first=date(2026, 3, 1), last=date(2026, 3, 20))
    assert hours_of(bavaria.services.standing.of(person, rule(), TODAY)) == (20, 60)


def test_two_placements_at_the_same_offer_are_one_place(bavaria: SchemeOffice) -> None:
    person, offer = bavaria.volunteer(), bavaria.offer()
    for _twice in range(2):
        bavaria.hours(bavaria.placement(person, offer), 130)
    bavaria.hours(bavaria.placement(person, bavaria.offer("Tafel")), 40)
    assert hours_of(bavaria.services.standing.of(person, rule(), TODAY)) == (170, 170)


@pytest.mark.parametrize(
    ("state", "ended_on", "met"),
    [
        (State.ACTIVE, None, True),
        (State.TRIAL, None, True),
        (State.ENDED, date(2021, 12, 30), True),
        (State.ENDED, date(2021, 12, 29), False),
        (State.BROKEN_OFF, None, False),
        (State.PROPOSED, None, False),
        (State.VOLUNTEER_DECLINED, None, False),
    ],
)
def test_years_come_from_placements_that_began(
    bavaria: SchemeOffice, state: State, ended_on: date | None, met: bool
) -> None:
    person = bavaria.volunteer()
    bavaria.placement(person, state=state, started_on=date(2020, 1, 1), ended_on=ended_on)
    alone = rule(hours_year=None, not_asked=frozenset({"hours"}))
    found = bavaria.services.standing.of(person, alone, TODAY).fulfilment.of(Condition.YEARS)
    assert found is not None
    assert (found.state == "met") is met


def test_what_is_read_in_columns_is_what_the_records_hold(bavaria: SchemeOffice) -> None:
    """Amounts that binary fractions cannot hold, overlapping days, and entries at both edges of the twelve months."""
    chance, edge = Random(11), date(2025, 11, 24)
    for number in range(12):
        person, offers = bavaria.volunteer(f"P{number:02}"), [bavaria.offer(), bavaria.offer("Tafel")]
        for _placement in range(3):
            placement = bavaria.placement(person, chance.choice(offers))
            for _entry in range(3):
                first = chance.choice([edge, TODAY]) + timedelta(days=chance.randint(-2, 2))
                last = first + timedelta(days=chance.randint(0, 3))
                bavaria.hours(placement, chance.randint(25, 2400) / 100, chance.choice(["", "Tom Weiß"]), first, last)
    standing = bavaria.services.standing
    for day in (edge, TODAY, TODAY + timedelta(days=1)):
        read = {row.id: row.fulfilment.findings[0].measures[0].hours for row in standing.everybody(rule(), day)}
        assert read == _by_records(bavaria.store, date(day.year - 1, day.month, day.day) + timedelta(days=1), day)


def _by_records(store: Store, first: date, last: date) -> dict[str, Amount]:
    """The hours of everybody, from whole records, by the plain rule."""
    with store.read() as session:
        placements = {each.id: each for each in session.scalars(select(Placement))}
        found: dict[str, dict[str, list[Hours]]] = {each.volunteer_id: {} for each in placements.values()}
        for entry in session.scalars(select(HoursEntry)):
            at = placements[entry.placement_id]
            hours = Hours(entry.from_on, entry.to_on, int(entry.amount * 100), not entry.estimated)
            found[at.volunteer_id].setdefault(at.offer_id, []).append(hours)
    return {
        person: hours_in(Work(places=tuple(Place(offer, (), tuple(own)) for offer, own in at.items())), first, last)
        for person, at in found.items()
    }


def test_who_is_gone_cannot_be_looked_at(bavaria: SchemeOffice) -> None:
    with pytest.raises(Refused):
        bavaria.services.standing.of("00000000-0000-7000-8000-000000000000", rule(), TODAY)


def test_a_long_look_can_be_stopped(bavaria: SchemeOffice) -> None:
    bavaria.volunteer()

    class Stopped:
        cancelled = True

        def step(self, done: int, total: int, text: str = "") -> None: ...

    with pytest.raises(Cancelled):
        bavaria.services.standing.everybody(rule(), TODAY, Stopped())


@pytest.mark.parametrize("after", range(4))
def test_everybody_can_be_stopped_while_reading_and_while_comparing_and_asked_for_again(
    bavaria: SchemeOffice, after: int
) -> None:
    bavaria.hours(bavaria.placement(bavaria.volunteer()), 200)

    class Stopping:
        steps = 0

        @property
        def cancelled(self) -> bool:
            return self.steps > after

        def step(self, done: int, total: int, text: str = "") -> None:
            self.steps += 1

    stopping = Stopping()
    if after < 3:  # people and placements, hours, comparing
        with pytest.raises(Cancelled):
            bavaria.services.standing.everybody(rule(), TODAY, stopping)
        assert stopping.steps == after + 1
    assert len(bavaria.services.standing.everybody(rule(), TODAY, Stopping() if after == 3 else None)) == 1


def test_the_extent_of_each_placement_and_what_it_is_a_week(bavaria: SchemeOffice) -> None:
    person = bavaria.volunteer()
    reading = bavaria.placement(person, started_on=date(2026, 7, 1))
    bavaria.hours(reading, 73, first=date(2026, 7, 1), last=date(2026, 9, 30))
    bavaria.hours(reading, 19, by="", first=date(2026, 10, 1), last=date(2026, 10, 10))
    tafel = bavaria.placement(person, bavaria.offer("Tafel", "Ausgabe"), state=State.ENDED, ended_on=date(2025, 12, 31))
    declined = bavaria.placement(person, state=State.VOLUNTEER_DECLINED, started_on=None)
    found = bavaria.services.extents(person, date(2026, 1, 1), date(2026, 12, 31))
    assert [each.placement_id for each in found] == [reading]
    assert (found[0].organisation, found[0].offer, found[0].days) == ("Lesezeichen e. V.", "Lesepatin", 184)
    assert (found[0].hours.confirmed, found[0].hours.counted) == (7300, 9200)
    assert found[0].a_week.counted == Fraction(9200 * 7, 184)
    both = bavaria.services.extents(person, date(2025, 1, 1), date(2026, 12, 31))
    assert {each.placement_id for each in both} == {reading, tafel}
    assert declined not in {each.placement_id for each in both}
