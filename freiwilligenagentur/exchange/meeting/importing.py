"""One import that met the office: what it would do, and doing it inside a transaction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from freiwilligenagentur.exchange.files import columns
from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.exchange.files.records import ImportedFile, ImportedOffer, Kind
from freiwilligenagentur.exchange.meeting import writing
from freiwilligenagentur.exchange.meeting.known import Known
from freiwilligenagentur.exchange.meeting.offers import OfferMeeting, Offers
from freiwilligenagentur.exchange.meeting.organisations import OrganisationMeeting, Organisations, key_of
from freiwilligenagentur.exchange.meeting.people import People, PersonMeeting
from freiwilligenagentur.exchange.meeting.planning import Counts, Fate, FieldConflict, ImportPlan, Listed, PlannedRow
from freiwilligenagentur.exchange.progress import Pace, Progress
from freiwilligenagentur.i18n import _

# Columns of a record here, under the field of the file that names them to the office.
_NAMED_BY = {
    "organisation_id": "organisation",
    "anywhere": "districts",
    "contact": "contact_last_name",
    "edited_on": "edited_at",
    "longitude": "latitude",
}


@dataclass(frozen=True, slots=True)
class OfferImport:
    """Offers and organisations of one file beside those of the office."""

    file: ImportedFile
    known: Known
    organisations: Organisations
    offers: Offers

    def write(self, session: Session, progress: Progress) -> None:
        """Adds and changes records. Raises Cancelled."""
        pace = Pace(progress, len(self.offers.meetings), _("Taking over the offers …"))
        writing.write_organisations(session, self.file.source, self._wanted_organisations(), self.known)
        writing.write_offers(session, self.file.source, self.offers.meetings, self.known, pace.step)

    def plan(self) -> ImportPlan:
        """What is written, left out, proposed and reported."""
        rows = [_offer_row(meeting) for meeting in self.offers.meetings]
        told = {row.line for row in rows}
        rows += [_lost_row(problem) for problem in self.file.problems if problem.left_out and problem.line not in told]
        conflicts = [
            FieldConflict(m.offer.line, m.offer.title, _labels(m.comparison.conflicts, Kind.OFFERS))
            for m in self.offers.meetings
            if m.comparison.conflicts
        ]
        conflicts += [
            FieldConflict(m.source.line, m.source.record.name, _labels(m.comparison.conflicts, Kind.OFFERS))
            for m in self.organisations.meetings.values()
            if m.comparison.conflicts
        ]
        return ImportPlan(
            file=self.file,
            rows=_in_order(rows),
            records=_count(rows),
            organisations=self._count_organisations(),
            groups=tuple(sorted(self.organisations.groups, key=lambda group: group.keep.casefold())),
            shared=tuple(sorted(self.organisations.shared, key=lambda shared: shared.name.casefold())),
            listed=tuple(self._listed(offer) for offer in self.file.offers),
            conflicts=tuple(sorted(conflicts, key=lambda conflict: conflict.line)),
            problems=_all_problems(self.file, self.offers.problems),
            no_longer_there=self.offers.no_longer_there,
        )

    def _listed(self, offer: ImportedOffer) -> Listed:
        key = key_of(offer.organisation)
        joint = self.organisations.joinable.get(key)
        if joint is None:
            alone = together = self.organisations.meetings[key].record_id
        else:
            alone, together = f"name {key}", joint.record
        edited_on, group = str(offer.edited_on or ""), joint.group if joint else ""
        return Listed(offer.line, offer.title, offer.organisation.name, edited_on, alone, together, group)

    def _wanted_organisations(self) -> list[OrganisationMeeting]:
        """Those that an offer of the import belongs to; nobody wants a body of which everything was left out."""
        used = {
            m.organisation.record_id for m in self.offers.meetings if m.organisation and m.fate is not Fate.LEFT_OUT
        }
        return [meeting for meeting in self.organisations.meetings.values() if meeting.record_id in used]

    def _count_organisations(self) -> Counts:
        fates: dict[str, Fate] = {}
        for meeting in self._wanted_organisations():
            if meeting.here is None:
                fates[meeting.record_id] = Fate.NEW
            elif meeting.comparison.take:
                fates[meeting.record_id] = Fate.CHANGED
            else:
                fates.setdefault(meeting.record_id, Fate.UNCHANGED)
        return _counts(Counter(fates.values()))


@dataclass(frozen=True, slots=True)
class PeopleImport:
    """People of one file beside those of the office."""

    file: ImportedFile
    people: People

    def write(self, session: Session, progress: Progress) -> None:
        """Adds and changes records. Raises Cancelled."""
        pace = Pace(progress, len(self.people.meetings), _("Taking over the people …"))
        writing.write_people(session, self.file, self.people.meetings, date.today(), pace.step)

    def plan(self) -> ImportPlan:
        """What is written, left out, proposed and reported."""
        rows = [_person_row(meeting) for meeting in self.people.meetings]
        told = {row.line for row in rows}
        rows += [_lost_row(problem) for problem in self.file.problems if problem.left_out and problem.line not in told]
        return ImportPlan(
            file=self.file,
            rows=_in_order(rows),
            records=_count(rows),
            organisations=Counts(),
            groups=tuple(self.people.groups),
            conflicts=tuple(
                FieldConflict(m.person.line, "", _labels(m.comparison.conflicts, Kind.PEOPLE))
                for m in self.people.meetings
                if m.comparison.conflicts
            ),
            problems=_all_problems(self.file, self.people.problems),
            no_longer_there=self.people.no_longer_there,
        )


def _offer_row(meeting: OfferMeeting) -> PlannedRow:
    offer = meeting.offer
    return PlannedRow(
        id=str(offer.line),
        line=offer.line,
        title=offer.title,
        organisation=offer.organisation.name,
        place=" ".join(part for part in (offer.postcode, offer.town or offer.district) if part),
        fate=meeting.fate,
        details=_details(meeting, meeting.reason, Kind.OFFERS),
    )


def _person_row(meeting: PersonMeeting) -> PlannedRow:
    person = meeting.person
    given = " ".join(part for part in (person.first_name, person.name_prefix) if part)
    return PlannedRow(
        id=str(person.line),
        line=person.line,
        title=", ".join(part for part in (person.last_name, given) if part),
        organisation="",
        place=" ".join(part for part in (person.postcode, person.town) if part),
        fate=meeting.fate,
        details=_details(meeting, meeting.reason, Kind.PEOPLE),
    )


def _lost_row(problem: RowProblem) -> PlannedRow:
    """A row that could not even be read."""
    return PlannedRow(str(problem.line), problem.line, "", "", "", Fate.LEFT_OUT, problem.reason)


def _details(meeting: OfferMeeting | PersonMeeting, reason: str, kind: Kind) -> str:
    if reason or meeting.fate is Fate.NEW:
        return reason
    parts = list(_labels(tuple(meeting.comparison.take), kind))
    if meeting.comparison.conflicts:
        fields = ", ".join(_labels(meeting.comparison.conflicts, kind))
        parts.append(_("stays as it is here: {fields}").format(fields=fields))
    return ", ".join(parts)


def _labels(fields: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(columns.label(_NAMED_BY.get(field, field), kind) for field in fields))


def _in_order(rows: list[PlannedRow]) -> tuple[PlannedRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.line))


def _count(rows: list[PlannedRow]) -> Counts:
    return _counts(Counter(row.fate for row in rows))


def _counts(found: Counter[Fate]) -> Counts:
    return Counts(found[Fate.NEW], found[Fate.CHANGED], found[Fate.UNCHANGED], found[Fate.LEFT_OUT])


def _all_problems(file: ImportedFile, more: list[RowProblem]) -> tuple[RowProblem, ...]:
    return tuple(sorted((*file.problems, *more), key=lambda problem: problem.line))
