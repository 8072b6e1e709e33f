"""How a talk is noted: what was typed survives a crash, only what is certain is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.model import Consultation, Result
from freiwilligenagentur.placements.rows import ConsultationRow, PersonFacts
from freiwilligenagentur.placements.service import Consultations, Wish

NOON = time(12, 0)


@dataclass(frozen=True, slots=True)
class TalkForm:
    """What stands in the form."""

    held_on: date | None
    channel: str = "office"
    minutes: int | None = None
    adviser: str = ""
    result: str = Result.OPEN
    referred_to: str = ""
    notes: str = ""
    follow_up_on: date | None = None
    follow_up_text: str = ""
    unreadable: Mapping[str, str] = field(default_factory=dict)
    """Texts that are no day or no number, by field."""


@dataclass(frozen=True, slots=True)
class TalkLine:
    """An earlier talk."""

    id: str
    title: str
    below: str
    notes: str


class TalkView(Protocol):
    """The form on the screen."""

    def display_person(self, title: str, subtitle: str) -> None:
        """Who the talk is with."""

    def display_form(self, form: TalkForm) -> None:
        """Fills the fields."""

    def display_referral(self, asked: bool) -> None:
        """Whether to ask where somebody was referred to."""

    def display_earlier(self, lines: Sequence[TalkLine], nothing: str) -> None:
        """The talks before."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """What is wrong, at the fields."""

    def tell_error(self, text: str) -> None:
        """A sentence that must be read."""


class TalkPresenter:
    """One talk in the form, with one volunteer."""

    def __init__(
        self, view: TalkView, consultations: Consultations, navigator: Navigator, closed: Callable[[str], None]
    ) -> None:
        self._view = view
        self._consultations = consultations
        self._navigator = navigator
        self._closed = closed
        self._volunteer_id = self._name = ""
        self._talk: Consultation | None = None
        self._new = True
        self._first = TalkForm(None)
        self._form = TalkForm(None)
        self._refused = ""
        """Why the draft could not be written."""

    def start(self, volunteer_id: str) -> bool:
        """The form of a talk with somebody, or what was typed before a crash; False when the record is gone."""
        try:
            person = self._consultations.person(volunteer_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return False
        self._volunteer_id, self._name = volunteer_id, person.listed_name
        self._begin(self._consultations.begin(volunteer_id), new=True)
        draft = self._consultations.draft(volunteer_id)
        if draft is not None:
            self._form = _form_of_draft(draft, self._first)
        self._view.display_person(_("Consultation"), _subtitle(person))
        self._display()
        return True

    def edit(self, consultation_id: str) -> None:
        """Takes an earlier talk up for correction; what was typed for a new one waits as a draft."""
        if not self.keep_draft():
            return
        try:
            self._begin(self._consultations.get(consultation_id), new=False)
        except OfficeError as error:
            self._view.tell_error(str(error))
            self._display_earlier()
            return
        self._display()

    def typed(self, form: TalkForm) -> None:
        """Remembers what stands in the form."""
        if (form.result == Result.REFERRED) != (self._form.result == Result.REFERRED):
            self._view.display_referral(form.result == Result.REFERRED)
        self._form = form

    def keep_draft(self) -> bool:
        """Keeps what was typed through a crash; called a moment after the last key. False when the disk refuses, which
        is told once.
        """
        if self._talk is None or not self._new or self._form == self._first:
            return True
        title = _("Consultation with {name}").format(name=self._name)
        try:
            self._consultations.keep_draft(self._volunteer_id, title, _as_draft(self._form))
        except OfficeError as error:
            told, self._refused = self._refused, str(error)
            if told != self._refused:
                self._view.tell_error(self._refused)
            return False
        self._refused = ""
        return True

    def save(self) -> None:
        """Keeps the talk and closes the form."""
        talk, form = self._talk, self._form
        if talk is None:
            return
        if form.held_on is None:
            self._view.display_problems([Problem("held_on", _("Please enter the day of the talk."))])
            return
        _fill(talk, form)
        try:
            self._consultations.save(talk, _wish(form))
        except Invalid as fault:
            self._view.display_problems([_placed(problem) for problem in fault.problems])
        except Conflict as conflict:
            self._view.tell_error(str(conflict))
        except OfficeError as error:
            self._view.tell_error(str(error))
        else:
            self._navigator.tell(_("Consultation noted. Ctrl+Z takes it back."))
            self._close(self._volunteer_id)

    def leave(self) -> None:
        """Closes the form; what was typed waits as a draft."""
        self._refused = ""  # who goes shall hear it again
        if self.keep_draft():
            self._close("")

    def discard(self) -> None:
        """Empties the form and forgets the draft."""
        self._consultations.discard_draft(self._volunteer_id)
        self._begin(self._consultations.begin(self._volunteer_id), new=True)
        self._display()

    def _begin(self, talk: Consultation, *, new: bool) -> None:
        self._talk, self._new = talk, new
        self._first = self._form = _form_of(talk)

    def _close(self, noted_for: str) -> None:
        self._talk = None
        self._closed(noted_for)

    def _display(self) -> None:
        self._view.display_problems(())
        self._view.display_form(self._form)
        self._view.display_referral(self._form.result == Result.REFERRED)
        self._display_earlier()

    def _display_earlier(self) -> None:
        rows = self._consultations.for_volunteer(self._volunteer_id)
        self._view.display_earlier([_line(row) for row in rows], _("This is the first talk."))


def _subtitle(person: PersonFacts) -> str:
    age = ngettext("{n} year", "{n} years", person.age).format(n=person.age) if person.age is not None else ""
    return " · ".join(part for part in (person.listed_name, age, person.phone, person.email) if part)


def _line(row: ConsultationRow) -> TalkLine:
    minutes = ngettext("{n} minute", "{n} minutes", row.minutes).format(n=row.minutes) if row.minutes else ""
    result = words.result(row.result)
    if row.referred_to:
        result = _("{result}: {place}").format(result=result, place=row.referred_to)
    return TalkLine(
        id=row.id,
        title=_("{date}: {result}").format(date=i18n.date(row.held_at.astimezone().date()), result=result),
        below=" · ".join(part for part in (words.channel(row.channel), minutes, row.adviser) if part),
        notes=row.notes,
    )


def _form_of(talk: Consultation) -> TalkForm:
    return TalkForm(
        held_on=talk.held_at.astimezone().date(),
        channel=talk.channel,
        minutes=talk.minutes,
        adviser=talk.adviser,
        result=talk.result.value,
        referred_to=talk.referred_to,
        notes=talk.notes,
    )


def _fill(talk: Consultation, form: TalkForm) -> None:
    if form.held_on is not None and form.held_on != talk.held_at.astimezone().date():
        talk.held_at = datetime.combine(form.held_on, NOON).astimezone()
    talk.channel, talk.minutes, talk.adviser = form.channel, form.minutes, form.adviser.strip()
    talk.result = Result(form.result)
    talk.referred_to = form.referred_to.strip() if talk.result is Result.REFERRED else ""
    talk.notes = form.notes.strip()


def _wish(form: TalkForm) -> Wish | None:
    if form.follow_up_on is None and not form.follow_up_text.strip():
        return None
    return Wish(form.follow_up_on, form.follow_up_text.strip() or _("Call again"))


def _placed(problem: Problem) -> Problem:
    names = {"due_on": "follow_up_on", "text": "follow_up_text"}
    return Problem(names.get(problem.field, problem.field), problem.text)


def _as_draft(form: TalkForm) -> dict[str, Any]:
    plain = asdict(form)
    for name in ("held_on", "follow_up_on"):
        plain[name] = plain[name].isoformat() if plain[name] else None
    return plain


def _form_of_draft(draft: dict[str, Any], empty: TalkForm) -> TalkForm:
    known = {name: value for name, value in draft.items() if name in asdict(empty)}
    for name in ("held_on", "follow_up_on"):
        known[name] = date.fromisoformat(known[name]) if known.get(name) else None
    return replace(empty, **known)
