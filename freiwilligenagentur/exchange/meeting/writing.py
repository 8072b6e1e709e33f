"""Putting an import into records; runs inside the one write transaction of an import."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from freiwilligenagentur import i18n
from freiwilligenagentur.exchange.files.records import ImportedContact, ImportedFile
from freiwilligenagentur.exchange.meeting.known import OFFER, ORGANISATION, VOLUNTEER, Known
from freiwilligenagentur.exchange.meeting.offers import OfferMeeting, contact_text
from freiwilligenagentur.exchange.meeting.organisations import OrganisationMeeting
from freiwilligenagentur.exchange.meeting.people import PersonMeeting, as_volunteer
from freiwilligenagentur.exchange.meeting.planning import Fate
from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.storage import Id, utc_now

Step = Callable[[int], None]
"""Told after each record; raises Cancelled when the user wants no more."""


def write_organisations(session: Session, source: str, meetings: Iterable[OrganisationMeeting], known: Known) -> None:
    """New and changed organisations, and what ties them to the file."""
    for meeting in meetings:
        if meeting.removed:
            continue
        if meeting.here is None and not meeting.merged:
            meeting.here = Organisation(id=meeting.record_id, **_all(meeting.comparison.take))
            session.add(meeting.here)
            known.organisations[meeting.record_id] = meeting.here
        elif meeting.here is not None:
            _set(meeting.here, meeting.comparison.take)
        _tie(
            session,
            source,
            ORGANISATION,
            meeting.source.key,
            meeting.record_id,
            meeting.state,
            meeting.comparison.digests(),
        )
    session.flush()  # offers point to them


def write_offers(session: Session, source: str, meetings: list[OfferMeeting], known: Known, step: Step) -> None:
    """New and changed offers with their contacts, and what ties them to the file."""
    wanted = [meeting for meeting in meetings if meeting.fate is not Fate.LEFT_OUT]
    contacts = _Contacts(session, known)
    contact_ids = {m.external_id: contacts.find_or_add(m) for m in wanted if "contact" in m.comparison.take}
    session.flush()  # offers point to contacts
    for number, meeting in enumerate(wanted, 1):
        step(number)
        take = {name: value for name, value in meeting.comparison.take.items() if name != "contact"}
        if meeting.external_id in contact_ids:
            take["contact_id"] = contact_ids[meeting.external_id]
        if meeting.here is None:
            meeting.here = _new_offer(meeting, take)
            session.add(meeting.here)
        else:
            _set(meeting.here, take)
        _tie(session, source, OFFER, meeting.external_id, meeting.here.id, meeting.state, meeting.comparison.digests())


def write_people(session: Session, file: ImportedFile, meetings: list[PersonMeeting], today: date, step: Step) -> None:
    """New and changed volunteers, and what ties them to the file."""
    for number, meeting in enumerate(meetings, 1):
        step(number)
        if meeting.fate is Fate.LEFT_OUT:
            continue
        if meeting.here is None:
            meeting.here = as_volunteer(meeting.person)
            meeting.here.notes = _origin(meeting, file.name, today)
            session.add(meeting.here)
        else:
            _set(meeting.here, meeting.comparison.take)
        _tie(
            session,
            file.source,
            VOLUNTEER,
            meeting.external_id,
            meeting.here.id,
            meeting.state,
            meeting.comparison.digests(),
        )


def _new_offer(meeting: OfferMeeting, take: dict[str, object]) -> Offer:
    words = ", ".join(meeting.unlisted)
    return Offer(
        **_all(take),
        notes=_("From the import: {words}").format(words=words) if words else "",
        created_at=meeting.offer.created_at or utc_now(),
    )


def _origin(meeting: PersonMeeting, file: str, today: date) -> str:
    """Where a person's data come from: the office must be able to say so (Art. 14(2)(f) DSGVO)."""
    person = meeting.person
    origin = _("From the import of {file} on {day}. Consents are not known.").format(file=file, day=i18n.date(today))
    return "\n".join(part for part in (origin, person.card, person.notes) if part)


class _Contacts:
    """Finds the contact of an offer at its organisation, or adds it there."""

    def __init__(self, session: Session, known: Known) -> None:
        self._session = session
        self._ids = {(c.organisation_id, contact_text(c)): c.id for c in known.contacts.values()}
        self._counts: dict[Id, int] = {}
        for contact in known.contacts.values():
            self._counts[contact.organisation_id] = self._counts.get(contact.organisation_id, 0) + 1

    def find_or_add(self, meeting: OfferMeeting) -> Id | None:
        """The key of the contact; None when the file names nobody."""
        there, take = meeting.offer.contact, meeting.comparison.take
        if there is None:
            return None
        organisation_id = str(take.get("organisation_id") or (meeting.here and meeting.here.organisation_id))
        key = (organisation_id, contact_text(there))
        if key not in self._ids:
            self._ids[key] = self._add(organisation_id, there)
        return self._ids[key]

    def _add(self, organisation_id: Id, there: ImportedContact) -> Id:
        position = self._counts.get(organisation_id, 0)
        self._counts[organisation_id] = position + 1
        contact = Contact(
            position=position,
            first_name=there.first_name,
            last_name=there.last_name,
            function=there.function,
            phone=there.phone,
            mobile=there.mobile,
            email=there.email,
        )
        contact.organisation_id = organisation_id
        self._session.add(contact)
        return contact.id


def _all(values: dict[str, object]) -> dict[str, Any]:
    """Every field, empty ones too: records with the same columns go to the database in one batch."""
    return dict(values)


def _set(record: object, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(record, name, value)


def _tie(
    session: Session,
    source: str,
    entity: str,
    external_id: str,
    record_id: Id,
    state: ImportedState | None,
    digests: dict[str, str],
) -> None:
    if state is None:
        session.add(
            ImportedState(source=source, entity=entity, external_id=external_id, record_id=record_id, digests=digests)
        )
    elif state.digests != digests:
        state.digests = digests
