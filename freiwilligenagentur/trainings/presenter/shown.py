"""What the record of a training shows, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations.describing import Fact
from freiwilligenagentur.trainings import rules, words
from freiwilligenagentur.trainings.model import TrainingStatus
from freiwilligenagentur.trainings.rows import AttendanceRow, TrainingRecord


@dataclass(frozen=True, slots=True)
class Shown:
    """Head and facts of one training. ``remark`` is something to know before going on, "" for nothing."""

    id: str
    title: str
    subtitle: str
    archived: bool
    facts: tuple[Fact, ...]
    remark: str
    people: str
    """Title of the list of people."""
    can_certify: bool


def shown(record: TrainingRecord) -> Shown:
    """The record in words."""
    entry = record.entry
    parts = (words.period(record.first, record.last), words.hours_and_units(record.hours), entry.place)
    return Shown(
        id=record.id,
        title=entry.title,
        subtitle=" · ".join(part for part in parts if part),
        archived=record.status is TrainingStatus.ARCHIVED,
        facts=tuple(_facts(record)),
        remark=_remark(record),
        people=people_title(record),
        can_certify=any(row.present and row.enough and row.volunteer_id for row in record.attendances),
    )


def people_title(record: TrainingRecord) -> str:
    """``Participants: 12 registered, 9 present``."""
    if not record.attendances:
        return _("Participants")
    if not record.begun:
        return _("Participants: {registered} registered").format(registered=i18n.number(record.registered))
    text = _("Participants: {registered} registered, {present} present")
    return text.format(registered=i18n.number(record.registered), present=i18n.number(record.present))


def attendance_text(row: AttendanceRow, record: TrainingRecord) -> str:
    """How somebody was there, in a word."""
    if not row.present:
        return _("absent") if record.present else ""  # while nobody is entered, nobody is said to be absent
    if not row.enough:
        return _("too short")
    return _("in part") if row.hours < record.hours else _("present")


def hours_text(row: AttendanceRow, record: TrainingRecord) -> str:
    """``2.5 of 6``, ``6``, or nothing for who was not there."""
    if not row.present:
        return ""
    hours = i18n.number(row.hours)
    if row.hours == record.hours:
        return hours
    return _("{present} of {held}").format(present=hours, held=i18n.number(record.hours))


def name_text(row: AttendanceRow) -> str:
    """The name, or that there is none any more."""
    return row.name or _("(name erased)")


def _facts(record: TrainingRecord) -> Sequence[Fact]:
    entry = record.entry
    percent = _("more than {percent} percent of the hours").format(percent=entry.minimum_percent)
    facts = (
        Fact(_("Organiser"), entry.organiser),
        Fact(_("Lecturer"), entry.lecturer),
        Fact(_("Organisation"), record.organisation),
        Fact(_("Places"), "" if entry.places is None else i18n.number(entry.places)),
        Fact(_("Contents"), "\n".join(rules.lines(entry.contents))),
        Fact(_("Certificate of attendance"), percent),
        Fact(_("Notes"), entry.notes),
    )
    return [fact for fact in facts if fact.text]


def _remark(record: TrainingRecord) -> str:
    if record.entry.places is not None and record.registered > record.entry.places:
        text = _("More people are registered ({registered}) than there are places ({places}).")
        return text.format(registered=i18n.number(record.registered), places=i18n.number(record.entry.places))
    short = sum(row.present and not row.enough for row in record.attendances)
    if short:
        return ngettext(
            "{n} person was there too short for a certificate; more than {percent} percent are needed.",
            "{n} people were there too short for a certificate; more than {percent} percent are needed.",
            short,
        ).format(n=i18n.number(short), percent=record.entry.minimum_percent)
    return ""
