"""How the people of a file meet those of the office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.exchange.files.records import ImportedPerson
from freiwilligenagentur.exchange.meeting.comparing import NOTHING, Comparison, compare, digest
from freiwilligenagentur.exchange.meeting.known import VOLUNTEER, Known
from freiwilligenagentur.exchange.meeting.planning import Decisions, Fate, Group, Spelling
from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.exchange.progress import Step
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.duplicates import Index, likely
from freiwilligenagentur.people.model import Salutation, Volunteer
from freiwilligenagentur.people.rows import known_of

FIELDS = (
    "salutation",
    "title",
    "first_name",
    "name_prefix",
    "last_name",
    "care_of",
    "street",
    "postcode",
    "town",
    "phone",
    "mobile",
    "email",
    "birth_date",
)


@dataclass(slots=True)
class PersonMeeting:
    """Where one person of the file goes."""

    person: ImportedPerson
    external_id: str
    fate: Fate
    here: Volunteer | None = None
    state: ImportedState | None = None
    comparison: Comparison = NOTHING
    reason: str = ""


@dataclass(slots=True)
class People:
    """All of them, in the order of the file, and who is perhaps here already."""

    meetings: list[PersonMeeting]
    groups: list[Group]
    problems: list[RowProblem]
    no_longer_there: int


def meet_people(people: Sequence[ImportedPerson], known: Known, decisions: Decisions, step: Step) -> People:
    """Ties people of a file to volunteers here. ``step`` is told each one's number.

    These exports have no numbers: a person is known again by name, birth date and address (then by name and birth
    date alone, if only one of that name ever came in). Volunteers taken in by hand are proposed, never tied by guess.
    """
    ties = _Ties(people, known)
    tied = {state.record_id for state in known.states.values()}
    index = Index()
    index.put(known_of(volunteer) for volunteer in known.volunteers.values() if volunteer.id not in tied)
    meetings: list[PersonMeeting] = []
    groups: list[Group] = []
    problems: list[RowProblem] = []
    for number, person in enumerate(people, 1):
        step(number)
        external_id, state = ties.find(person)
        meeting = PersonMeeting(person, external_id, Fate.NEW, state=state)
        meetings.append(meeting)
        there = _values(person)
        if person.line in decisions.leave_out:
            meeting.fate, meeting.reason = Fate.LEFT_OUT, _("Left out as you decided.")
        elif ties.is_repeated(person):
            meeting.fate, meeting.reason = Fate.LEFT_OUT, _("The same person stands in the file above already.")
            problems.append(RowProblem(person.line, "", "same_person", meeting.reason, left_out=True))
        elif state is not None:
            _meet_again(meeting, there, known)
        else:
            hits = likely(known_of(as_volunteer(person)), index, limit=1)
            if hits:
                group = _group(person, known.volunteers[hits[0].person.id], hits[0].reason())
                groups.append(group)
                if group.id in decisions.merge:
                    meeting.here = known.volunteers[hits[0].person.id]
                    index.drop(hits[0].person.id)  # two people of a file are never one here
            _meet_first(meeting, there)
    seen = {meeting.external_id for meeting in meetings}
    gone = sum(entity == VOLUNTEER and external_id not in seen for entity, external_id in known.states)
    return People(meetings, groups, problems, gone)


def _meet_again(meeting: PersonMeeting, there: dict[str, object], known: Known) -> None:
    assert meeting.state is not None
    meeting.here = known.volunteers.get(meeting.state.record_id)
    if meeting.here is None:
        meeting.fate, meeting.reason = Fate.LEFT_OUT, _("It was imported before and removed here since.")
        return
    meeting.comparison = compare(there, _present(meeting.here), meeting.state.digests)
    meeting.fate = Fate.CHANGED if meeting.comparison.take else Fate.UNCHANGED


def _meet_first(meeting: PersonMeeting, there: dict[str, object]) -> None:
    if meeting.here is None:
        meeting.comparison = Comparison(there)
        return
    meeting.comparison = compare(there, _present(meeting.here), {})
    meeting.fate = Fate.CHANGED if meeting.comparison.take else Fate.UNCHANGED


def name_of(person: ImportedPerson | Volunteer) -> str:
    """What is compared of a name: case and spaces do not matter."""
    return " ".join(f"{person.first_name} {person.name_prefix} {person.last_name}".casefold().split())


class _Ties:
    """Finds the earlier import of a person again; keys are digests, so that they tell nobody's name."""

    def __init__(self, people: Iterable[ImportedPerson], known: Known) -> None:
        self._states = {key: state for (_entity, key), state in known.states.items()}
        self._of_name: dict[str, list[str]] = defaultdict(list)
        for key in self._states:
            self._of_name[key.partition("/")[0]].append(key)
        self._in_file: dict[str, set[str]] = defaultdict(set)
        for person in people:
            self._in_file[_name_part(person)].add(_key(person))
        self._seen: set[str] = set()

    def find(self, person: ImportedPerson) -> tuple[str, ImportedState | None]:
        """The key of a person and the state of its earlier import."""
        key, name = _key(person), _name_part(person)
        if key in self._states:
            return key, self._states[key]
        earlier = self._of_name[name]
        if len(earlier) == 1 and len(self._in_file[name]) == 1:  # moved house
            return earlier[0], self._states[earlier[0]]
        return key, None

    def is_repeated(self, person: ImportedPerson) -> bool:
        """Whether the same person stood in the file before."""
        key = _key(person)
        repeated = key in self._seen
        self._seen.add(key)
        return repeated


def _name_part(person: ImportedPerson) -> str:
    return digest(f"{name_of(person)}|{person.birth_date or ''}")


def _key(person: ImportedPerson) -> str:
    address = f"{person.street}|{person.postcode}|{person.town}".casefold()
    return f"{_name_part(person)}/{digest(address)}"


def _values(person: ImportedPerson) -> dict[str, object]:
    """What the file knows; silence is not a change."""
    values = {name: getattr(person, name) for name in FIELDS if getattr(person, name)}
    if person.salutation:
        values["salutation"] = Salutation(person.salutation)
    return values


def _present(volunteer: Volunteer) -> dict[str, object]:
    return {name: getattr(volunteer, name) for name in FIELDS}


def as_volunteer(person: ImportedPerson) -> Volunteer:
    """A new record with what the file says; consents are unknown, so there are none."""
    values: dict[str, Any] = _values(person)
    return Volunteer(**values)


def _group(person: ImportedPerson, volunteer: Volunteer, reason: str) -> Group:
    there = Spelling(as_volunteer(person).full_name(), 1)
    here = Spelling(volunteer.full_name(), 0, here=True)
    return Group(f"person:{person.line}", (here, there), here.name, 1, reason, person.line)
