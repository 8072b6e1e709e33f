"""What happened with one person: talks, steps, hours, what was passed on, what was followed up."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.model import Consultation, FollowUp, HoursEntry, Placement, Transfer
from freiwilligenagentur.placements.rows import Happening, TimelineRow
from freiwilligenagentur.placements.states import is_exit
from freiwilligenagentur.storage import Id, Store


class Timeline:
    """A person's history in this office."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_volunteer(self, volunteer_id: Id) -> list[TimelineRow]:
        """Everything dated that happened with a person, newest first."""
        with self._store.read() as session:
            found = _talks(session, volunteer_id) + _follow_ups(session, volunteer_id)
            for placement, offer, organisation in _placements(session, volunteer_id):
                place = _("{offer}, {organisation}").format(offer=offer, organisation=organisation)
                found += _steps(placement, place)
                found += _hours(session, placement, place) + _transfers(session, placement, place)
        return sorted(found, key=lambda row: (row.day, row.id), reverse=True)


def _placements(session: Session, volunteer_id: Id) -> list[tuple[Placement, str, str]]:
    return list(
        session.execute(
            select(Placement, Offer.title, Organisation.name)
            .join(Offer, Offer.id == Placement.offer_id)
            .join(Organisation, Organisation.id == Offer.organisation_id)
            .where(Placement.volunteer_id == volunteer_id)
            .options(selectinload(Placement.steps))
        )
    )


def _talks(session: Session, volunteer_id: Id) -> list[TimelineRow]:
    return [
        TimelineRow(
            id=talk.id,
            day=talk.held_at.astimezone().date(),
            kind=Happening.CONSULTATION,
            title=_("Consultation {channel}: {result}").format(
                channel=words.channel(talk.channel), result=words.result(talk.result)
            ),
            text=" · ".join(part for part in (talk.referred_to, talk.notes) if part),
            user=talk.adviser,
            placement_id=None,
        )
        for talk in session.scalars(select(Consultation).where(Consultation.volunteer_id == volunteer_id))
    ]


def _follow_ups(session: Session, volunteer_id: Id) -> list[TimelineRow]:
    done = select(FollowUp).where(FollowUp.volunteer_id == volunteer_id, FollowUp.done_at.is_not(None))
    return [
        TimelineRow(
            id=follow_up.id,
            day=follow_up.done_at.astimezone().date() if follow_up.done_at else follow_up.due_on,
            kind=Happening.FOLLOW_UP,
            title=_("Follow-up done"),
            text=follow_up.text,
            user=follow_up.done_by,
            placement_id=follow_up.placement_id,
        )
        for follow_up in session.scalars(done)
    ]


def _steps(placement: Placement, place: str) -> list[TimelineRow]:
    lines = []
    for step in placement.steps:
        why = words.reason(step.state, placement.reason) if is_exit(step.state) else ""
        lines.append(
            TimelineRow(
                id=step.id,
                day=step.day,
                kind=Happening.STEP,
                title=_("{step}: {place}").format(step=words.step_label(step.state), place=place),
                text=" · ".join(part for part in (why, step.note) if part),
                user=step.user,
                placement_id=placement.id,
            )
        )
    return lines


def _hours(session: Session, placement: Placement, place: str) -> list[TimelineRow]:
    return [
        TimelineRow(
            id=entry.id,
            day=entry.to_on,
            kind=Happening.HOURS,
            title=_("{hours} hours from {first} to {last}").format(
                hours=i18n.number(entry.amount), first=i18n.date(entry.from_on), last=i18n.date(entry.to_on)
            ),
            text=place,
            user=_("estimated") if entry.estimated else entry.confirmed_by,
            placement_id=placement.id,
        )
        for entry in session.scalars(select(HoursEntry).where(HoursEntry.placement_id == placement.id))
    ]


def _transfers(session: Session, placement: Placement, place: str) -> list[TimelineRow]:
    return [
        TimelineRow(
            id=entry.id,
            day=entry.at.astimezone().date(),
            kind=Happening.TRANSFER,
            title=_("Contact data passed on {side}: {recipient}").format(
                side=words.side(entry.to_side), recipient=entry.recipient
            ),
            text=_("{place}: {fields}").format(
                place=place, fields=", ".join(words.contact_field(code) for code in entry.what)
            ),
            user=entry.user,
            placement_id=placement.id,
        )
        for entry in session.scalars(select(Transfer).where(Transfer.placement_id == placement.id))
    ]
