"""Ways to choose the people of a batch that come from other rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.batch import BatchWish, PeopleSource
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.i18n import _
from freiwilligenagentur.trainings.service import AttendedTrainings


def of_trainings(attended: AttendedTrainings) -> PeopleSource:
    """Everybody who was long enough at a training, for Teilnahmebescheinigungen about it."""
    found = _Trainings(attended)
    title = _("Everybody who was at a training")
    return PeopleSource("training", title, found.options, found.people, Kind.TEILNAHME, found.fill)


@dataclass(frozen=True, slots=True)
class _Trainings:
    attended: AttendedTrainings

    def options(self) -> Sequence[tuple[str, str]]:
        """All trainings that somebody attended, the latest first."""
        text = _("{title}, {date}")
        return [
            (each.id, text.format(title=each.title, date=i18n.date(each.first))) for each in self.attended.choices()
        ]

    def people(self, training_id: str) -> Sequence[tuple[str, str]]:
        """Who was there long enough. Raises Refused when the training is gone."""
        present = self.attended.present_at(training_id) if training_id else []
        return [(each.volunteer_id, each.name) for each in present if each.enough]

    def fill(self, wish: BatchWish, training_id: str) -> BatchWish:
        """The certificates are about this training."""
        return replace(wish, training_id=training_id)
