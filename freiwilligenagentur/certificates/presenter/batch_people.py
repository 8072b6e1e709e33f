"""Who is chosen for a batch: people, each with what the certificate is about that they were chosen for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from freiwilligenagentur.certificates.batch import NO_SUBJECT, BatchWish, Checked, Subject, Wanted, subject_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody before the check."""

    volunteer_id: str
    name: str
    subject: Subject = NO_SUBJECT

    @property
    def key(self) -> str:
        """One line of the list: somebody may be there for two trainings."""
        about = self.subject
        return f"{self.volunteer_id} {about.training_id or about.scheme or about.occasion}".strip()


class ChosenPeople:
    """Everybody once for each thing that certificates are about; who has a subject is not also there without one."""

    def __init__(self) -> None:
        self._chosen: dict[str, Chosen] = {}

    def __len__(self) -> int:
        return len(self._chosen)

    def __iter__(self) -> Iterator[Chosen]:
        return iter(self._chosen.values())

    def add(self, people: Sequence[Chosen]) -> bool:
        """Adds those who are not there yet; whether there were any."""
        fresh = [each for each in people if not self._is_there(each)]
        for each in fresh:
            self._chosen.pop(each.volunteer_id, None)
            self._chosen[each.key] = each
        return bool(fresh)

    def remove(self, key: str) -> bool:
        """Takes the line of a key off; whether it was there."""
        return self._chosen.pop(key, None) is not None

    def remove_checked(self, checked: Checked, wish: BatchWish) -> None:
        """Takes off whoever led to a line of the check."""
        led = [each for each in self if each.volunteer_id == checked.volunteer_id]
        for each in led:
            if subject_of(each.subject.of(wish)) in ("", checked.subject):
                del self._chosen[each.key]

    def wanted(self, wish: BatchWish) -> list[Wanted]:
        """A certificate for each; where the kind is about none of it, one for each person."""
        found: dict[tuple[str, str], Wanted] = {}
        for each in self:
            own = each.subject.of(wish)
            told = each.subject.text if own != wish else ""
            found.setdefault((each.volunteer_id, subject_of(own)), Wanted(each.volunteer_id, own, told))
        return list(found.values())

    def _is_there(self, other: Chosen) -> bool:
        if other.subject == NO_SUBJECT:
            return any(each.volunteer_id == other.volunteer_id for each in self)
        return other.key in self._chosen
