"""Talks, placements in every state, follow-ups and hours of the sample office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from freiwilligenagentur.organisations.model import Offer, OfferStatus
from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.model import (
    Cause,
    Consultation,
    FollowUp,
    HoursEntry,
    Placement,
    PlacementStep,
    Result,
    State,
)
from freiwilligenagentur.storage import Record

WAYS = {
    State.PROPOSED: (10, [State.PROPOSED]),
    State.CONTACTED: (8, [State.PROPOSED, State.CONTACTED]),
    State.TRIAL: (6, [State.PROPOSED, State.CONTACTED, State.TRIAL]),
    State.ACTIVE: (18, [State.PROPOSED, State.CONTACTED, State.TRIAL, State.ACTIVE]),
    State.ENDED: (8, [State.PROPOSED, State.CONTACTED, State.TRIAL, State.ACTIVE, State.ENDED]),
    State.VOLUNTEER_DECLINED: (4, [State.PROPOSED, State.VOLUNTEER_DECLINED]),
    State.ORGANISATION_DECLINED: (2, [State.PROPOSED, State.CONTACTED, State.ORGANISATION_DECLINED]),
    State.NO_CONTACT: (2, [State.PROPOSED, State.CONTACTED, State.NO_CONTACT]),
    State.BROKEN_OFF: (2, [State.PROPOSED, State.CONTACTED, State.TRIAL, State.BROKEN_OFF]),
}
"""Weight of each state, and the states on the way to it."""
DAYS_BETWEEN = {State.CONTACTED: 6, State.TRIAL: 12, State.ACTIVE: 20, State.ENDED: 260}
TALKS = (Result.PROPOSED, Result.OPEN, Result.INFORMATION, Result.REFERRED, Result.NO_MATCH)
USER = "Berger"


def consultation(chance: Random, person: Volunteer) -> Consultation:
    """The first talk with a person."""
    return Consultation(
        volunteer_id=person.id,
        held_at=person.created_at,
        channel=chance.choice(["office", "office", "phone", "email", "fair"]),
        minutes=chance.choice([20, 30, 45, 60]),
        adviser=USER,
        result=chance.choices(TALKS, weights=[60, 15, 15, 5, 5])[0],
    )


def placements(
    chance: Random, people: Sequence[Volunteer], offers: Sequence[Offer], amount: int, today: date
) -> list[Record]:
    """Placements and everything that hangs on them; every state occurs. People who are placed get that status."""
    open_people = [person for person in people if person.status is Status.OPEN and person.last_name]
    open_offers = [offer for offer in offers if offer.status is OfferStatus.ACTIVE]
    chosen = chance.sample(open_people, min(amount, len(open_people)))
    states = list(WAYS) + chance.choices(list(WAYS), weights=[weight for weight, _way in WAYS.values()], k=amount)
    made: list[Record] = []
    for person, state in zip(chosen, states, strict=False):
        made += _placement(chance, person, chance.choice(open_offers), state, today)
    return made


def _placement(chance: Random, person: Volunteer, offer: Offer, state: State, today: date) -> list[Record]:
    way = WAYS[state][1]
    needed = sum(DAYS_BETWEEN.get(step, 5) for step in way)
    day = today - timedelta(days=needed + chance.randint(3, 200 if state in (State.ACTIVE, State.ENDED) else 40))
    placement = Placement(
        volunteer_id=person.id, offer_id=offer.id, state=state, function=offer.title, created_at=_at(day)
    )
    for step in way:
        day += timedelta(days=DAYS_BETWEEN.get(step, 5) if placement.steps else 0)
        placement.steps.append(PlacementStep(state=step, user=USER, day=day, at=_at(day)))
        if step is State.ACTIVE:
            placement.started_on = day
        if step in (State.ENDED, State.BROKEN_OFF):
            placement.ended_on = day
    if reasons := list(words.reasons(state)):
        placement.reason = reasons[day.toordinal() % len(reasons)]
    made: list[Record] = [placement]
    if state is State.ACTIVE:
        person.status = Status.PLACED
    if placement.started_on is not None:
        made += _hours(chance, placement, placement.started_on, placement.ended_on or today)
    made += _follow_ups(chance, person, placement, day, today)
    return made


def _hours(chance: Random, placement: Placement, start: date, end: date) -> list[Record]:
    entries: list[Record] = []
    while start < end and len(entries) < 8:
        until = min(start + timedelta(days=90), end)
        confirmed = chance.random() < 0.75
        entries.append(
            HoursEntry(
                placement_id=placement.id,
                from_on=start,
                to_on=until,
                amount=Decimal(chance.randint(8, 60)) / 2,
                estimated=not confirmed,
                confirmed_by="Koordination der Einsatzstelle" if confirmed else "",
                confirmed_on=until if confirmed else None,
            )
        )
        start = until + timedelta(days=1)
    return entries


def _follow_ups(chance: Random, person: Volunteer, placement: Placement, day: date, today: date) -> list[Record]:
    reasons = {
        State.PROPOSED: (Cause.FREE, "Nachfragen, ob das Angebot gefällt"),
        State.CONTACTED: (Cause.CONTACT, "Nachfragen, ob ein Kennenlernen vereinbart ist"),
        State.TRIAL: (Cause.TRIAL, "Nachfragen, ob das Schnuppern gefallen hat"),
        State.ACTIVE: (Cause.START, "Nachfragen, wie es läuft"),
    }
    if placement.state not in reasons:
        return []
    days = chance.choices([-2, 0, 1, 2, 4, 8, 12, 20], weights=[6, 10, 8, 8, 8, 20, 20, 20])[0]
    due = today + timedelta(days=days)
    cause, text = reasons[placement.state]
    return [
        FollowUp(
            due_on=due,
            text=text,
            cause=cause,
            volunteer_id=person.id,
            placement_id=placement.id,
            offer_id=placement.offer_id,
        )
    ]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 30), tzinfo=UTC)
