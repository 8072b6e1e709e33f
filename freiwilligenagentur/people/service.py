"""What the office does with people: take them in, keep their record, note consents, find them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session, selectinload

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Invalid, OfficeError, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import consents, field_words, words
from freiwilligenagentur.people.duplicates import Hit, Known, likely
from freiwilligenagentur.people.history import volunteer_history
from freiwilligenagentur.people.model import Consent, Purpose, Status, Volunteer, age_on, problems
from freiwilligenagentur.people.rows import PeopleRows, VolunteerRow, known_of
from freiwilligenagentur.people.typed_names import told_apart
from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage import save as merge
from freiwilligenagentur.storage.history import Change
from freiwilligenagentur.storage.redaction import forget
from freiwilligenagentur.vocabulary.service import Vocabulary


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """How many people the office keeps, without the archived; ``waiting`` are open and have nothing yet."""

    present: int
    waiting: int
    archived: int


class PeopleService:
    """Use cases around volunteers. Every method that writes is one step that can be undone."""

    def __init__(
        self,
        store: Store,
        vocabulary: Vocabulary,
        today: Callable[[], date] = date.today,
        note_first_talk: Callable[[Session, Volunteer], None] | None = None,
    ) -> None:
        self._store = store
        self._note_first_talk = note_first_talk
        self._vocabulary = vocabulary
        self._today = today
        self._people = PeopleRows(store, vocabulary)

    def today(self) -> date:
        """The day by which ages and consents are reckoned."""
        return self._today()

    # --- reading

    def rows(self) -> tuple[VolunteerRow, ...]:
        """Everybody for the list, archived people too, sorted by name (DIN 5007-2)."""
        return self._people.sorted_rows()

    def get(self, volunteer_id: str) -> Volunteer:
        """A person's whole record, detached, to look at or to edit. Raises OfficeError when it is gone."""
        with self._store.read() as session:
            found = session.get(Volunteer, volunteer_id, options=[selectinload(Volunteer.consents)])
        if found is None:
            raise OfficeError(_("This record is no longer there. A colleague may have taken its creation back."))
        return found

    def duplicates(self, typed: Volunteer, limit: int = 3) -> list[Hit]:
        """Who may be meant by what was typed so far, most likely first."""
        return likely(known_of(typed), self._people.index(), limit)

    def known(self) -> list[Known]:
        """What is compared of everybody, for imports that look for people who are here already."""
        return list(self._people.index().people.values())

    def town_of(self, postcode: str) -> str:
        """The town that most people with this postcode live in; "" when nobody does."""
        towns = Counter(row.town for row in self.rows() if row.postcode == postcode and row.town)
        return towns.most_common(1)[0][0] if towns else ""

    def history(self, volunteer_id: str) -> list[Change]:
        """Every step in the life of a record in words, newest first."""
        return volunteer_history(self._store, volunteer_id, self._vocabulary)

    def search_entries(self, ids: Collection[str] | None = None) -> list[tuple[str, str, str, str]]:
        """(id, label, hint, further words) for the search; of these people, or of everybody."""
        rows = self._people.by_id()
        chosen = rows.values() if ids is None else [rows[key] for key in ids if key in rows]
        return [(row.id, row.listed_name, self._hint(row), row.searchable) for row in chosen]

    def count(self) -> int:
        """How many people the office keeps, without the archived; quick, for the navigation."""
        with self._store.read() as session:
            return session.scalar(select(func.count()).where(Volunteer.status != Status.ARCHIVED)) or 0

    def open_counts(self) -> PeopleCounts:
        """How many people are here, and how many of them wait for something to do."""
        by_status = Counter(row.status for row in self.rows())
        archived = by_status[Status.ARCHIVED]
        return PeopleCounts(by_status.total() - archived, by_status[Status.OPEN], archived)

    # --- writing

    def take_in(self, volunteer: Volunteer) -> Volunteer:
        """Keeps who came to an Erstgespräch, and that the talk took place, as one step. Raises Invalid as ``save``."""
        return self._keep(volunteer, _label_of(volunteer), self._note_first_talk)

    def save(self, volunteer: Volunteer, label: str | None = None) -> Volunteer:
        """Keeps a new or edited record as one step and returns it as it now stands.

        Raises Invalid with a problem for each field, and Conflict when a colleague saved it in between.
        """
        return self._keep(volunteer, label or _label_of(volunteer))

    def _keep(
        self, volunteer: Volunteer, label: str, also: Callable[[Session, Volunteer], None] | None = None
    ) -> Volunteer:
        _tidy(volunteer)
        if found := [*problems(volunteer, self._today()), *_health_problems(volunteer)]:
            raise Invalid(_("This is not saved yet: {problem}").format(problem=found[0].text), tuple(found))
        with self._store.write(label) as session:
            merge(session, volunteer)
            if also is not None:
                session.flush()
                also(session, volunteer)
        return self.get(volunteer.id)

    def set_status(self, volunteer_id: str, status: Status) -> Volunteer:
        """Notes where somebody stands with the agency."""
        volunteer = self.get(volunteer_id)
        volunteer.status = status
        state = words.label(words.statuses(), status)
        return self.save(volunteer, _("State of a volunteer: {state}").format(state=state))

    def archive(self, volunteer_id: str) -> Volunteer:
        """Puts a record aside: no longer in lists and matching, still found by search."""
        return self.set_status(volunteer_id, Status.ARCHIVED)

    def reactivate(self, volunteer_id: str) -> Volunteer:
        """Takes a record out of the archive."""
        return self.set_status(volunteer_id, Status.OPEN)

    def consent(self, purpose: Purpose, given_on: date, how: str) -> Consent:
        """A consent to the wording in force, to be added to a record before it is saved."""
        return Consent(
            purpose=purpose,
            text_version=consents.current(purpose, given_on).version,
            given_on=given_on,
            how=how,
            recorded_by=self._store.user,
        )

    def give_consent(self, volunteer_id: str, purpose: Purpose, given_on: date, how: str = "signed") -> Volunteer:
        """Notes that somebody agreed, to the wording in force on that day, as a step of its own.

        Raises Refused when that consent stands already, and Invalid for a day in the future.
        """
        volunteer = self.get(volunteer_id)
        if volunteer.consented(purpose) is not None:
            raise Refused(_("This consent has been given already and still stands."))
        self._check_day(given_on, "given_on")
        volunteer.consents.append(self.consent(purpose, given_on, how))
        title = consents.current(purpose, given_on).title()
        return self.save(volunteer, _("Consent given: {title}").format(title=title))

    def revoke_consent(self, volunteer_id: str, purpose: Purpose, revoked_on: date) -> Volunteer:
        """Notes a withdrawal as a step of its own. What was kept on that consent alone is deleted with it, from the
        history too, so that this withdrawal cannot be taken back.
        """
        volunteer = self.get(volunteer_id)
        if volunteer.consented(purpose) is None:
            raise Refused(_("There is no such consent that could be withdrawn."))
        self._check_day(revoked_on, "revoked_on")
        while consent := volunteer.consented(purpose):  # who was at a stand too may have agreed twice
            consent.revoked_on = revoked_on
        title = consents.current(purpose, revoked_on).title()
        label = _("Consent withdrawn: {title}").format(title=title)
        if purpose is not Purpose.HEALTH:
            return self.save(volunteer, label)
        with self._store.write(label, undoable=False) as session:
            merge(session, volunteer)
            forget(session, Volunteer, volunteer_id, {"practical_needs": frozenset(), "practical_needs_text": ""})
        return self.get(volunteer_id)

    def _check_day(self, day: date, field: str) -> None:
        if day > self._today():
            problem = Problem(field, _("This day lies in the future."))
            raise Invalid(problem.text, (problem,))

    def _hint(self, row: VolunteerRow) -> str:
        age = age_on(row.birth_date, self._today())
        place = " ".join(part for part in (row.postcode, row.town) if part)
        archived = words.label(words.statuses(), row.status) if row.status is Status.ARCHIVED else ""
        return " · ".join(part for part in (age_text(age), place, archived) if part)


def age_text(age: int | None) -> str:
    """``67 years`` in short; "" when nobody knows."""
    return "" if age is None else _("aged {age}").format(age=i18n.number(age))


def _tidy(volunteer: Volunteer) -> None:
    """Takes blanks away around every text and tells a whole name in one field apart, so that sorting and comparing see
    what people see.
    """
    for column in inspect(Volunteer).columns:
        value = getattr(volunteer, column.key)
        if type(value) is str and value != value.strip():
            setattr(volunteer, column.key, value.strip())
    typed = volunteer.title, volunteer.first_name, volunteer.last_name
    if typed != (kept := told_apart(*typed)):
        volunteer.title, volunteer.first_name, volunteer.last_name = kept


def _health_problems(volunteer: Volunteer) -> list[Problem]:
    noted = volunteer.practical_needs or volunteer.practical_needs_text
    if noted and volunteer.consented(Purpose.HEALTH) is None:
        text = _("What somebody needs because of their health is kept only with the consent for it.")
        return [Problem("practical_needs", text)]
    return []


def _label_of(volunteer: Volunteer) -> str:
    state = inspect(volunteer)
    if state.transient:
        return _("Volunteer taken in")
    labels = field_words.labels()
    changed = [name for name in labels if state.attrs[name].history.has_changes()]
    if len(changed) == 1:
        return _("{field} changed").format(field=labels[changed[0]])
    return _("Volunteer's record changed")
