"""Follow-ups as lists show them, and what of them is due.

They are read from the few columns that a line shows: the start page needs them at once, and mapping the rooms they lie
in takes longer than reading them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Date, Uuid, column, func, select, table
from sqlalchemy.orm import Session

from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.placements.intervals import Due, due, end_of_week
from freiwilligenagentur.storage import Store

KEY = Uuid(as_uuid=False)
FOLLOW_UP = table(
    "follow_up",
    column("id", KEY), column("due_on", Date), column("text"), column("done_at"),
    column("volunteer_id", KEY), column("placement_id", KEY), column("offer_id", KEY),
)  # fmt: skip
VOLUNTEER = table(
    "volunteer", column("id", KEY), column("first_name"), column("name_prefix"), column("last_name")
)  # fmt: skip
OFFER = table("offer", column("id", KEY), column("title"), column("organisation_id", KEY))
ORGANISATION = table("organisation", column("id", KEY), column("name"))


class FollowUpRow(NamedTuple):
    """Something to do on a day, with the record it opens."""

    id: str
    due_on: date
    due: Due
    text: str
    volunteer_id: str | None
    volunteer: str
    placement_id: str | None
    offer_id: str | None
    offer: str
    organisation: str
    done: bool


class DueFollowUps:
    """What has to be done by the end of the week."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def count(self) -> int:
        """How much is overdue, due today or due this week."""
        asked = FOLLOW_UP.c
        query = select(func.count()).select_from(FOLLOW_UP)
        query = query.where(asked.done_at.is_(None), asked.due_on <= end_of_week(self._today()))
        with self._store.read() as session:
            return session.scalar(query) or 0

    def rows(self, limit: int | None = None) -> list[FollowUpRow]:
        """What is overdue, due today or due this week, oldest first; with a limit the first ones."""
        today = self._today()
        with self._store.read() as session:
            return rows(session, today, until=end_of_week(today), limit=limit)


def rows(
    session: Session,
    today: date,
    *,
    until: date | None = None,
    limit: int | None = None,
    placement_id: str | None = None,
    volunteer_id: str | None = None,
    offer_id: str | None = None,
) -> list[FollowUpRow]:
    """Open follow-ups by day; those of one record also when they are done."""
    asked, person, offer, organisation = FOLLOW_UP.c, VOLUNTEER.c, OFFER.c, ORGANISATION.c
    query = (
        select(
            asked.id, asked.due_on, asked.text, asked.volunteer_id, asked.placement_id, asked.offer_id, asked.done_at,
            person.first_name, person.name_prefix, person.last_name, offer.title, organisation.name,
        )
        .select_from(FOLLOW_UP)
        .outerjoin(VOLUNTEER, person.id == asked.volunteer_id)
        .outerjoin(OFFER, offer.id == asked.offer_id)
        .outerjoin(ORGANISATION, organisation.id == offer.organisation_id)
        .order_by(asked.due_on, asked.id)
        .limit(limit)
    )  # fmt: skip
    if placement_id is not None:
        query = query.where(asked.placement_id == placement_id)
    elif volunteer_id is not None:
        query = query.where(asked.volunteer_id == volunteer_id)
    elif offer_id is not None:
        query = query.where(asked.offer_id == offer_id)
    else:
        query = query.where(asked.done_at.is_(None))
    if until is not None:
        query = query.where(asked.due_on <= until)
    return [
        FollowUpRow(
            id=row.id,
            due_on=row.due_on,
            due=due(row.due_on, today),
            text=row.text,
            volunteer_id=row.volunteer_id,
            volunteer=listed_name(row.first_name, row.name_prefix, row.last_name) if row.volunteer_id else "",
            placement_id=row.placement_id,
            offer_id=row.offer_id,
            offer=row.title or "",
            organisation=row.name or "",
            done=row.done_at is not None,
        )
        for row in session.execute(query)
    ]
