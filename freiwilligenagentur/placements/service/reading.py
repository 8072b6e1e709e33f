"""Placements as lists and records show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements import due as follow_ups
from freiwilligenagentur.placements import gates, states
from freiwilligenagentur.placements.intervals import due
from freiwilligenagentur.placements.model import (
    OPEN_STATES,
    FollowUp,
    HoursEntry,
    Placement,
    PlacementStep,
    Side,
    State,
    Transfer,
)
from freiwilligenagentur.placements.rows import (
    ContactFacts,
    PersonFacts,
    PlacementRecord,
    PlacementRow,
    StepRow,
    TransferRow,
)
from freiwilligenagentur.placements.service import passing
from freiwilligenagentur.placements.service.case import load_case, taken
from freiwilligenagentur.placements.service.hours import add_up, hours_row
from freiwilligenagentur.vocabulary.folding import findable


def rows(
    session: Session,
    today: date,
    wanted: Iterable[State] = State,
    *,
    also: str = "",
    offer_id: str | None = None,
    volunteer_id: str | None = None,
) -> list[PlacementRow]:
    """Placements in some states (and the one called ``also``), those with the next follow-up first, then the newest."""
    since = (
        select(PlacementStep.placement_id, func.max(PlacementStep.day).label("day"))
        .join(Placement, Placement.id == PlacementStep.placement_id)
        .where(PlacementStep.state == Placement.state)
        .group_by(PlacementStep.placement_id)
        .subquery()
    )
    next_due = (
        select(FollowUp.placement_id, func.min(FollowUp.due_on).label("day"))
        .where(FollowUp.done_at.is_(None), FollowUp.placement_id.is_not(None))
        .group_by(FollowUp.placement_id)
        .subquery()
    )
    listed: ColumnElement[bool] = Placement.state.in_(list(wanted))
    if also:
        listed = or_(listed, Placement.id == also)
    query = (
        select(
            Placement.id,
            Placement.state,
            Placement.created_at,
            Volunteer.id.label("volunteer_id"),
            Volunteer.first_name,
            Volunteer.name_prefix,
            Volunteer.last_name,
            Offer.id.label("offer_id"),
            Offer.title,
            Organisation.id.label("organisation_id"),
            Organisation.name,
            since.c.day.label("since"),
            next_due.c.day.label("next_due"),
        )
        .join(Volunteer, Volunteer.id == Placement.volunteer_id)
        .join(Offer, Offer.id == Placement.offer_id)
        .join(Organisation, Organisation.id == Offer.organisation_id)
        .outerjoin(since, since.c.placement_id == Placement.id)
        .outerjoin(next_due, next_due.c.placement_id == Placement.id)
        .where(listed)
    )
    if offer_id is not None:
        query = query.where(Placement.offer_id == offer_id)
    if volunteer_id is not None:
        query = query.where(Placement.volunteer_id == volunteer_id)
    found = [_row(line, today) for line in session.execute(query)]
    return sorted(found, key=lambda row: (row.next_due or date.max, -row.since.toordinal(), row.id))


def _row(line: Any, today: date) -> PlacementRow:
    name = listed_name(line.first_name, line.name_prefix, line.last_name)
    return PlacementRow(
        id=line.id,
        volunteer_id=line.volunteer_id,
        volunteer=name,
        offer_id=line.offer_id,
        offer=line.title,
        organisation_id=line.organisation_id,
        organisation=line.name,
        state=line.state,
        since=line.since or line.created_at.astimezone().date(),
        next_due=line.next_due,
        due=due(line.next_due, today) if line.next_due else None,
        found_by=f"{findable(name)} {findable(line.title)} {findable(line.name)}",
    )


def record(session: Session, placement_id: str, today: date) -> PlacementRecord:
    """One placement with everything that belongs to it. Raises Refused when it is gone."""
    case = load_case(session, placement_id)
    placement, offer = case.placement, case.offer
    hours = [hours_row(entry) for entry in _hours(session, placement_id)]
    in_the_way = [] if placement.state in states.CLOSED else gates.obstacles(case.volunteer, offer, today)
    if placement.state in OPEN_STATES:
        in_the_way = [*gates.no_longer_offered(offer), *in_the_way]
    return PlacementRecord(
        id=placement.id,
        version=placement.version,
        state=placement.state,
        since=placement.steps[-1].day if placement.steps else placement.created_at.astimezone().date(),
        function=placement.function,
        agreement=placement.agreement,
        started_on=placement.started_on,
        ended_on=placement.ended_on,
        reason=placement.reason,
        person=_person(case.volunteer, today),
        offer_id=offer.id,
        offer=offer.title,
        organisation_id=case.organisation.id,
        organisation=case.organisation.name,
        contact=_contact(case.contact()),
        places_wanted=offer.places_wanted,
        places_taken=taken(session, offer.id),
        obstacles=tuple(in_the_way),
        steps=tuple(StepRow(step.state, step.day, step.user, step.note, step.at) for step in placement.steps),
        begun=states.has_begun(step.state for step in placement.steps),
        hours=tuple(hours),
        sum=add_up(hours),
        follow_ups=tuple(follow_ups.rows(session, today, placement_id=placement_id)),
        transfers=tuple(_transfers(session, placement_id)),
        to_organisation=passing.prepare(case, Side.ORGANISATION).passing,
        to_volunteer=passing.prepare(case, Side.VOLUNTEER).passing,
    )


def _hours(session: Session, placement_id: str) -> list[HoursEntry]:
    return list(
        session.scalars(select(HoursEntry).where(HoursEntry.placement_id == placement_id).order_by(HoursEntry.from_on))
    )


def _transfers(session: Session, placement_id: str) -> list[TransferRow]:
    found = session.scalars(select(Transfer).where(Transfer.placement_id == placement_id).order_by(Transfer.at))
    return [
        TransferRow(entry.id, entry.to_side, entry.recipient, tuple(entry.what), entry.user, entry.at)
        for entry in found
    ]


def _person(volunteer: Volunteer, today: date) -> PersonFacts:
    return PersonFacts(
        id=volunteer.id,
        listed_name=volunteer.listed_name(),
        full_name=volunteer.full_name(),
        age=volunteer.age_on(today),
        phone=volunteer.phone or volunteer.mobile,
        email=volunteer.email,
    )


def _contact(contact: Contact | None) -> ContactFacts | None:
    if contact is None:
        return None
    return ContactFacts(
        id=contact.id,
        name=contact.full_name(),
        function=contact.function,
        phone=contact.phone or contact.mobile,
        email=contact.email,
    )
