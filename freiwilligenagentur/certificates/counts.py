"""What the start page says of certificates, counted without all that issuing them needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import column, func, select, table

from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.placements.intervals import add_months
from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.base import UtcDateTime

REGISTER = table("certificate", column("status"), column("printed_at"), column("issued_at", UtcDateTime))
"""The few columns that are counted; mapping the whole room takes longer than counting."""


class CertificateCounts:
    """Figures of the register, quick enough for the first page."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def waiting(self) -> int:
        """How many valid certificates nobody printed yet."""
        waiting = (REGISTER.c.status == CertificateStatus.ISSUED.value, REGISTER.c.printed_at.is_(None))
        with self._store.read() as session:
            return session.scalar(select(func.count()).select_from(REGISTER).where(*waiting)) or 0

    def this_year_and_last(self) -> tuple[int, int]:
        """How many were issued this year, and last year up to the same day."""
        today = self._today()
        with self._store.read() as session:
            moments = session.scalars(select(REGISTER.c.issued_at).where(REGISTER.c.issued_at >= _begin(today)))
            days = [moment.astimezone().date() for moment in moments]
        before = add_months(today, -12)
        return (
            sum(day.year == today.year for day in days),
            sum(day.year == before.year and day <= before for day in days),
        )


def _begin(today: date) -> datetime:
    """The beginning of last year, a day early for every time zone."""
    return datetime(today.year - 1, 1, 1, tzinfo=UTC) - timedelta(days=1)
