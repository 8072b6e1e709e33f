"""Follow-ups as lists show them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer, listed_name
from freiwilligenagentur.placements.intervals import due
from freiwilligenagentur.placements.model import FollowUp
from freiwilligenagentur.placements.rows import FollowUpRow


def rows(
    session: Session,
    today: date,
    *,
    until: date | None = None,
    placement_id: str | None = None,
    volunteer_id: str | None = None,
    offer_id: str | None = None,
) -> list[FollowUpRow]:
    """Open follow-ups by day; those of one record also when they are done."""
    query = (
        select(
            FollowUp,
            Volunteer.first_name,
            Volunteer.name_prefix,
            Volunteer.last_name,
            Offer.title,
            Organisation.name,
        )
        .outerjoin(Volunteer, Volunteer.id == FollowUp.volunteer_id)
        .outerjoin(Offer, Offer.id == FollowUp.offer_id)
        .outerjoin(Organisation, Organisation.id == Offer.organisation_id)
        .order_by(FollowUp.due_on, FollowUp.id)
    )
    if placement_id is not None:
        query = query.where(FollowUp.placement_id == placement_id)
    elif volunteer_id is not None:
        query = query.where(FollowUp.volunteer_id == volunteer_id)
    elif offer_id is not None:
        query = query.where(FollowUp.offer_id == offer_id)
    else:
        query = query.where(FollowUp.done_at.is_(None))
    if until is not None:
        query = query.where(FollowUp.due_on <= until)
    return [
        FollowUpRow(
            id=follow_up.id,
            due_on=follow_up.due_on,
            due=due(follow_up.due_on, today),
            text=follow_up.text,
            cause=follow_up.cause,
            volunteer_id=follow_up.volunteer_id,
            volunteer=listed_name(first, prefix, last) if follow_up.volunteer_id else "",
            placement_id=follow_up.placement_id,
            offer_id=follow_up.offer_id,
            offer=title or "",
            organisation=organisation or "",
            done=follow_up.done_at is not None,
        )
        for follow_up, first, prefix, last, title, organisation in session.execute(query)
    ]
