"""Putting an import into records; runs inside the one write transaction of an import."""

from __future__ import annotations

from collections.abc import Iterable
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
from freiwilligenagentur.exchange.progress import Step
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.storage import Id, insert_all, new_id, utc_now

Row = dict[str, Any]
AT_ONCE = 1000
"""Records that go into the database together, so that between them the user can stop."""


def write_organisations(session: Session, source: str, meetings: Iterable[OrganisationMeeting], known: Known) -> None:
    """New and changed organisations, and what ties them to the file."""
    new: list[Row] = []
    ties = _Ties(session, source, ORGANISATION)
    for meeting in meetings:
        if meeting.removed:
            continue
        if meeting.here is not None:
            _set(meeting.here, meeting.comparison.take)
        elif not meeting.merged:
            new.append({**meeting.comparison.take, "id": meeting.record_id})
        ties.add(meeting.source.key, meeting.record_id, meeting.state, meeting.comparison.digests())
    insert_all(session, Organisation(name=""), new)
    ties.write()


def write_offers(session: Session, source: str, meetings: list[OfferMeeting], known: Known, step: Step) -> None:
    """New and changed offers with their contacts, and what ties them to the file."""
    wanted = [meeting for meeting in meetings if meeting.fate is not Fate.LEFT_OUT]
    contacts = _Contacts(known)
    contact_ids = {m.external_id: contacts.find_or_add(m) for m in wanted if "contact" in m.comparison.take}
    contacts.write(session)
    new: list[Row] = []
    blank = Offer(title="", organisation_id="")
    ties = _Ties(session, source, OFFER)
    for number, meeting in enumerate(wanted, 1):
        step(number)
        take = {name: value for name, value in meeting.comparison.take.items() if name != "contact"}
        if meeting.external_id in contact_ids:
            take["contact_id"] = contact_ids[meeting.external_id]
        if meeting.here is None:
            record_id = new_id()
            new.append({**take, **_origin_of_offer(meeting), "id": record_id})
        else:
            record_id = meeting.here.id
            _set(meeting.here, take)
        ties.add(meeting.external_id, record_id, meeting.state, meeting.comparison.digests())
        if len(new) == AT_ONCE:
            insert_all(session, blank, new)
            new = []
    insert_all(session, blank, new)
    ties.write()


def write_people(session: Session, file: ImportedFile, meetings: list[PersonMeeting], today: date, step: Step) -> None:
    """New and changed volunteers, and what ties them to the file."""
    ties = _Ties(session, file.source, VOLUNTEER)
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
        ties.add(meeting.external_id, meeting.here.id, meeting.state, meeting.comparison.digests())
        if not number % AT_ONCE:
            session.flush()
    ties.write()


def _origin_of_offer(meeting: OfferMeeting) -> Row:
    words = ", ".join(meeting.unlisted)
    return {
        "notes": _("From the import: {words}").format(words=words) if words else "",
        "created_at": meeting.offer.created_at or utc_now(),
    }


def _origin(meeting: PersonMeeting, file: str, today: date) -> str:
    """Where a person's data come from: the office must be able to say so (Art. 14(2)(f) DSGVO)."""
    person = meeting.person
    origin = _("From the import of {file} on {day}. Consents are not known.").format(file=file, day=i18n.date(today))
    return "\n".join(part for part in (origin, person.card, person.notes) if part)


class _Contacts:
    """Finds the contact of an offer at its organisation, or adds it there."""

    def __init__(self, known: Known) -> None:
        self._new: list[Row] = []
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
        contact_id = new_id()
        self._new.append(
            {
                "id": contact_id,
                "organisation_id": organisation_id,
                "position": position,
                "first_name": there.first_name,
                "last_name": there.last_name,
                "function": there.function,
                "phone": there.phone,
                "mobile": there.mobile,
                "email": there.email,
            }
        )
        return contact_id

    def write(self, session: Session) -> None:
        """Adds the new ones, which offers point to."""
        insert_all(session, Contact(), self._new)


def _set(record: object, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(record, name, value)


class _Ties:
    """What ties the records of one kind to the file."""

    def __init__(self, session: Session, source: str, entity: str) -> None:
        self._session = session
        self._blank = ImportedState(source=source, entity=entity, external_id="", record_id="")
        self._new: list[Row] = []

    def add(self, external_id: str, record_id: Id, state: ImportedState | None, digests: dict[str, str]) -> None:
        """Notes where a record of the file went, and what it held."""
        if state is None:
            self._new.append({"external_id": external_id, "record_id": record_id, "digests": digests})
            if len(self._new) == AT_ONCE:
                self.write()
        elif state.digests != digests:
            state.digests = digests

    def write(self) -> None:
        """Adds the new ties."""
        insert_all(self._session, self._blank, self._new)
        self._new = []
