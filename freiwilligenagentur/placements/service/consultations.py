"""Consultations: every talk has its own dated record, since several may precede one placement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Invalid, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.consultation_rules import problems
from freiwilligenagentur.placements.model import Consultation, Result
from freiwilligenagentur.placements.rows import ConsultationRow, PersonFacts
from freiwilligenagentur.placements.service.case import load_volunteer
from freiwilligenagentur.placements.service.follow_ups import make
from freiwilligenagentur.storage import Drafts, Id, Store, save

DRAFT = "consultation"


@dataclass(frozen=True, slots=True)
class Wish:
    """A follow-up to be set together with a consultation."""

    due_on: date | None
    text: str


class Consultations:
    """Talks with volunteers."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._drafts = Drafts(store)
        self._today = today

    def blank(self, volunteer_id: Id) -> Consultation:
        """An empty record of a talk that takes place now; nothing is kept yet."""
        return Consultation(volunteer_id=volunteer_id, adviser=self._store.user)

    def note_first(self, session: Session, volunteer: Volunteer, channel: str = "office") -> None:
        """The Erstgespräch is a talk too, and counts; noted in the same step as the record that came of it."""
        talk = Consultation(volunteer_id=volunteer.id, held_at=volunteer.created_at, adviser=self._store.user)
        talk.channel = channel
        session.add(talk)

    def begin(self, volunteer_id: Id) -> Consultation:
        """What to write on: today's Erstgespräch as long as nothing was added to it, else an empty record."""
        with self._store.read() as session:
            volunteer = load_volunteer(session, volunteer_id)
            talks = session.scalars(select(Consultation).where(Consultation.volunteer_id == volunteer_id)).all()
        untouched = [
            talk
            for talk in talks
            if talk.held_at == volunteer.created_at
            and talk.held_at.astimezone().date() == self._today()
            and (talk.minutes, talk.result, talk.notes) == (None, Result.OPEN, "")
        ]
        return untouched[0] if untouched else self.blank(volunteer_id)

    def person(self, volunteer_id: Id) -> PersonFacts:
        """Who the talk is with. Raises Refused when the record is gone."""
        with self._store.read() as session:
            volunteer = load_volunteer(session, volunteer_id)
            return PersonFacts(
                id=volunteer.id,
                listed_name=volunteer.listed_name(),
                full_name=volunteer.full_name(),
                age=volunteer.age_on(self._today()),
                phone=volunteer.phone or volunteer.mobile,
                email=volunteer.email,
            )

    def get(self, consultation_id: Id) -> Consultation:
        """One talk, detached, to be edited and handed back. Raises Refused when it is gone."""
        with self._store.read() as session:
            found = session.get(Consultation, consultation_id)
            if found is None:
                raise Refused(_("This consultation no longer exists. It was taken back in the meantime."))
            return found

    def save(self, consultation: Consultation, follow_up: Wish | None = None) -> Id:
        """Keeps a talk, and the follow-up that was agreed, as one step; returns its id. Raises Invalid or Conflict."""
        found = problems(consultation, datetime.now().astimezone())
        if found:
            raise Invalid(found[0].text, tuple(found))
        with self._store.write(_("Consultation noted")) as session:
            save(session, consultation)
            if follow_up is not None:
                wanted = make(follow_up.due_on, follow_up.text, self._today())
                wanted.volunteer_id = consultation.volunteer_id
                session.add(wanted)
        self._drafts.discard(_draft_key(consultation.volunteer_id))
        return consultation.id

    def remove(self, consultation_id: Id) -> None:
        """Removes a talk that was noted by mistake; undo brings it back."""
        with self._store.write(_("Consultation removed")) as session:
            found = session.get(Consultation, consultation_id)
            if found is not None:
                session.delete(found)

    def for_volunteer(self, volunteer_id: Id) -> list[ConsultationRow]:
        """A person's talks, newest first."""
        with self._store.read() as session:
            found = session.scalars(
                select(Consultation)
                .where(Consultation.volunteer_id == volunteer_id)
                .order_by(Consultation.held_at.desc(), Consultation.id.desc())
            )
            return [
                ConsultationRow(
                    id=talk.id,
                    held_at=talk.held_at,
                    channel=talk.channel,
                    minutes=talk.minutes,
                    adviser=talk.adviser,
                    result=talk.result,
                    referred_to=talk.referred_to,
                    notes=talk.notes,
                )
                for talk in found
            ]

    def keep_draft(self, volunteer_id: Id, title: str, data: dict[str, Any]) -> None:
        """Keeps what was typed so far through a crash."""
        self._drafts.keep(_draft_key(volunteer_id), DRAFT, title, {**data, "volunteer_id": volunteer_id})

    def draft(self, volunteer_id: Id) -> dict[str, Any] | None:
        """What was typed and not finished, or None."""
        return self._drafts.load(_draft_key(volunteer_id))

    def discard_draft(self, volunteer_id: Id) -> None:
        """Forgets what was typed."""
        self._drafts.discard(_draft_key(volunteer_id))


def _draft_key(volunteer_id: Id) -> str:
    return f"{DRAFT}:{volunteer_id}"
