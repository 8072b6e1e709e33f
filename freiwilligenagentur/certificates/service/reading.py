"""Reads what certificates are made from: a person's placements and their hours within a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.model import Certificate
from freiwilligenagentur.certificates.rows import Earlier, Tally
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.hours_rules import is_same_person
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.storage import Id

_WORKED = frozenset({State.TRIAL, State.ACTIVE, State.ENDED, State.BROKEN_OFF})


@dataclass(frozen=True, slots=True)
class Work:
    """One placement with its offer, organisation and all its hours."""

    placement: Placement
    offer: Offer
    organisation: Organisation
    hours: tuple[HoursEntry, ...]

    @property
    def began(self) -> date | None:
        """The first day that is known of."""
        days = [entry.from_on for entry in self.hours]
        return min([*days, self.placement.started_on] if self.placement.started_on else days, default=None)


def volunteer(session: Session, volunteer_id: str) -> Volunteer:
    """The person. Raises Refused when the record is gone."""
    found = session.get(Volunteer, volunteer_id)
    if found is None:
        raise gone()
    return found


def gone() -> Refused:
    """What is said when a person's record is not there."""
    return Refused(_("This person's record is no longer there. A colleague may have taken its creation back."))


def works(session: Session, volunteer_ids: Sequence[Id]) -> dict[Id, list[Work]]:
    """The placements of some people that began, oldest first; those who have none are not among them."""
    found = session.execute(
        select(Placement, Offer, Organisation)
        .join(Offer, Offer.id == Placement.offer_id)
        .join(Organisation, Organisation.id == Offer.organisation_id)
        .where(Placement.volunteer_id.in_(volunteer_ids))
        .order_by(Placement.created_at, Placement.id)
    ).all()
    entries = session.scalars(
        select(HoursEntry)
        .join(Placement, Placement.id == HoursEntry.placement_id)
        .where(Placement.volunteer_id.in_(volunteer_ids))
        .order_by(HoursEntry.from_on, HoursEntry.id)
    )
    hours: dict[Id, list[HoursEntry]] = {}
    for entry in entries:
        hours.setdefault(entry.placement_id, []).append(entry)
    listed: dict[Id, list[Work]] = {}
    for placement, offer, organisation in found:
        work = Work(placement, offer, organisation, tuple(hours.get(placement.id, ())))
        if work.hours or placement.state in _WORKED:
            listed.setdefault(placement.volunteer_id, []).append(work)
    return listed


def earlier(session: Session, volunteer_ids: Sequence[Id]) -> dict[Id, list[Earlier]]:
    """The valid certificates of some people, in the order of their issue."""
    columns = (Certificate.kind, Certificate.id, Certificate.serial, Certificate.period_from, Certificate.period_to)
    rows = session.execute(
        select(Certificate.volunteer_id, *columns)
        .where(Certificate.volunteer_id.in_(volunteer_ids), Certificate.status == CertificateStatus.ISSUED)
        .order_by(Certificate.issued_at, Certificate.id)
    )
    found: dict[Id, list[Earlier]] = {}
    for key, kind, certificate, serial, first, last in rows:
        found.setdefault(key, []).append(Earlier(kind, certificate, serial, first, last))
    return found


def tally(entries: Iterable[HoursEntry], first: date, last: date, names: tuple[str, str]) -> Tally:
    """Adds up the hours within a period. ``names`` is the volunteer's first and last name.

    An entry that reaches over an edge cannot be divided honestly, so it does not count; neither does one that the
    volunteer confirmed, since the confirming person must not be the applicant.
    """
    near = [entry for entry in entries if entry.from_on <= last and first <= entry.to_on]
    within = [entry for entry in near if first <= entry.from_on and entry.to_on <= last]
    own = [entry for entry in within if _confirmed(entry) and is_same_person(entry.confirmed_by, names)]
    counted = [entry for entry in within if entry not in own]
    return Tally(
        confirmed=_sum(entry for entry in counted if _confirmed(entry)),
        estimated=_sum(entry for entry in counted if not _confirmed(entry)),
        confirmed_by=tuple(dict.fromkeys(entry.confirmed_by for entry in counted if _confirmed(entry))),
        cut=_sum(near) - _sum(within),
        own=_sum(own),
    )


def overlaps(work: Work, works: Iterable[Work], first: date, last: date) -> frozenset[str]:
    """The other placements at the same offer with hours on the days on which this one has some within a period."""
    others = [other for other in works if other.offer.id == work.offer.id and other.placement.id != work.placement.id]
    mine = [entry for entry in work.hours if first <= entry.from_on and entry.to_on <= last]
    return frozenset(
        other.placement.id
        for other in others
        if any(one.from_on <= their.to_on and their.from_on <= one.to_on for one in mine for their in other.hours)
    )


def _confirmed(entry: HoursEntry) -> bool:
    return not entry.estimated and bool(entry.confirmed_by.strip())


def _sum(entries: Iterable[HoursEntry]) -> Decimal:
    return sum((entry.amount for entry in entries), Decimal(0))


def whole_period(found: Sequence[Work], today: date) -> tuple[date, date]:
    """From the first day of any work to the last day with hours (today when there are none)."""
    first = min((work.began for work in found if work.began), default=today)
    last = max((entry.to_on for work in found for entry in work.hours), default=today)
    return first, max(first, last)


def stint_period(work: Work, first: date, last: date) -> tuple[date, date] | None:
    """The part of a period in which a placement lasted; None when it did not touch it."""
    began = work.began or first
    ended = work.placement.ended_on or last
    start, end = max(first, began), min(last, ended)
    return (start, end) if start <= end else None
