"""What the lists of this room show of each training and each person."""

from __future__ import annotations

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.tables import Column
from freiwilligenagentur.i18n import _
from freiwilligenagentur.trainings import words
from freiwilligenagentur.trainings.presenter.attendance import PersonHit
from freiwilligenagentur.trainings.presenter.shown import attendance_text, hours_text, name_text
from freiwilligenagentur.trainings.rows import AttendanceRow, TrainingRecord, TrainingRow
from freiwilligenagentur.vocabulary.sorting import name_key, word_key


def training_columns() -> list[Column]:
    """Title, days, how many registered and present."""
    return [
        Column(_("Title"), _title, sort_key=_by_title, tip=_title, least=30),
        Column(_("When"), _when, width=11, sort_key=_by_day, tip=_whole_period),
        Column(_("Registered"), _registered, width=11, sort_key=_by_registered),
        Column(_("Present"), _present, width=9, sort_key=_by_present),
    ]


class AttendanceColumns:
    """The columns of the list of people; what they say depends on the training that is shown."""

    def __init__(self) -> None:
        self.record: TrainingRecord | None = None

    def columns(self) -> list[Column]:
        """Name, registered, present, hours, note."""
        return [
            Column(_("Name"), name_text, sort_key=_by_name, tip=name_text, least=16),
            Column(_("registered"), _is_registered, width=11),
            Column(_("present"), self._attendance, width=12, tone=self._tone),
            Column(_("Hours"), self._hours, width=9, sort_key=_by_hours),
            Column(_("Note"), _note, width=14, tip=_note),
        ]

    def _attendance(self, row: AttendanceRow) -> str:
        return attendance_text(row, self.record) if self.record else ""

    def _tone(self, row: AttendanceRow) -> Tone | None:
        if not row.present:
            return None
        return Tone.GOOD if row.enough else Tone.WARN

    def _hours(self, row: AttendanceRow) -> str:
        return hours_text(row, self.record) if self.record else ""


def hit_columns() -> list[Column]:
    """Who can be put on the list."""
    return [Column(_("Name"), _hit_name, width=26, tip=_hit_name), Column(_("Born, place, phone"), _hit_hint)]


def _title(row: TrainingRow) -> str:
    return row.title


def _by_title(row: TrainingRow) -> str:
    return word_key(row.title)


def _when(row: TrainingRow) -> str:
    return i18n.date(row.first)


def _whole_period(row: TrainingRow) -> str:
    return words.period(row.first, row.last)


def _by_day(row: TrainingRow) -> int:
    return row.first.toordinal()


def _registered(row: TrainingRow) -> str:
    if row.places is None:
        return i18n.number(row.registered)
    return _("{registered} of {places}").format(registered=row.registered, places=row.places)


def _by_registered(row: TrainingRow) -> int:
    return row.registered


def _present(row: TrainingRow) -> str:
    return i18n.number(row.present) if row.present else ""


def _by_present(row: TrainingRow) -> int:
    return row.present


def _by_name(row: AttendanceRow) -> str:
    return name_key(row.name)


def _is_registered(row: AttendanceRow) -> str:
    return _("yes") if row.registered else _("no")


def _by_hours(row: AttendanceRow) -> float:
    return float(row.hours)


def _note(row: AttendanceRow) -> str:
    return row.note


def _hit_name(hit: PersonHit) -> str:
    return hit.name


def _hit_hint(hit: PersonHit) -> str:
    return hit.hint
