"""Which offers nobody looked at for long, counted from a few columns for the start page."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time

from sqlalchemy import Date, column, func, or_, select, table

from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.base import UtcDateTime

OFFER = table(
    "offer", column("status"), column("checked_on", Date), column("edited_on", Date), column("created_at", UtcDateTime)
)
ACTIVE = "active"


def count(store: Store, today: date, months: int) -> int:
    """How many active offers were not checked, changed or recorded within that many months before ``today``."""
    limit = months_before(today, months)
    midnight = datetime.combine(limit, time()).astimezone()
    offer = OFFER.c
    waiting = (
        offer.status == ACTIVE,
        or_(offer.edited_on.is_(None), offer.edited_on < limit),
        or_(offer.checked_on.is_not(None), offer.edited_on.is_not(None), offer.created_at < midnight),
    )
    # Counted apart, since the database finds each of the two in its index, but not one or the other.
    parts = [
        select(func.count()).select_from(OFFER).where(offer.checked_on.is_(None), *waiting).scalar_subquery(),
        select(func.count()).select_from(OFFER).where(offer.checked_on < limit, *waiting).scalar_subquery(),
    ]
    with store.read() as session:
        return session.scalar(select(parts[0] + parts[1])) or 0


def months_before(day: date, months: int) -> date:
    """The same day of the month that many months ago, or the last day where the month is shorter."""
    month = day.year * 12 + day.month - 1 - months
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
