"""What the record at the right shows, as texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.placements import states, words
from freiwilligenagentur.placements.model import State
from freiwilligenagentur.placements.rows import (
    HoursRow,
    Passing,
    PlacementRecord,
    TransferRow,
)

_ON_THE_WAY = frozenset({"follow_ups", "passing", "history"})
_OPENED = {
    State.PROPOSED: _ON_THE_WAY,
    State.CONTACTED: _ON_THE_WAY,
    State.TRIAL: frozenset({"follow_ups", "passing", "hours"}),
    State.ACTIVE: frozenset({"follow_ups", "hours", "agreement"}),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that may be taken, with the caption of its button."""

    state: State
    caption: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact with its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One change of state: day, what, and who wrote which note."""

    day: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The head of the record and its history."""

    title: str
    subtitle: str
    state: State
    state_word: str
    since: str
    step: Choice | None
    others: tuple[Choice, ...]
    facts: tuple[Fact, ...]
    warnings: tuple[tuple[str, bool], ...]
    """A sentence and whether it forbids the beginning."""
    steps: tuple[StepLine, ...]
    titles: Mapping[str, str]
    """Titles of the sections that carry a count, by name."""
    closed: bool
    """Whether it is over, so that the same offer can be proposed once more."""
    opened: frozenset[str]
    """The sections that matter in this state; the others are folded at first."""


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Hours in the table of the record."""

    id: str
    from_on: date
    period: str
    amount: str
    sure: str
    estimated: bool


def sheet(record: PlacementRecord) -> Sheet:
    """Everything above and around the sections."""
    ahead = states.next_steps(record.state)
    return Sheet(
        title=record.person.listed_name,
        subtitle=_("{offer} · {organisation}").format(offer=record.offer, organisation=record.organisation),
        state=record.state,
        state_word=words.state(record.state),
        since=_since(record),
        step=Choice(ahead[0], words.step(ahead[0])) if ahead else None,
        others=tuple(_others(record.state)),
        facts=tuple(_facts(record)),
        warnings=tuple((obstacle.text, obstacle.forbids) for obstacle in record.obstacles),
        steps=tuple(
            StepLine(
                i18n.date(step.day),
                words.state(step.state),
                " · ".join(part for part in (_why(record, step.state), step.note, step.user) if part),
            )
            for step in reversed(record.steps)
        ),
        titles=_titles(record),
        closed=record.state in states.CLOSED,
        opened=_OPENED.get(record.state, frozenset({"hours", "history"} if record.begun else {"history"})),
    )


def _titles(record: PlacementRecord) -> dict[str, str]:
    waiting = sum(not row.done for row in record.follow_ups)
    hours = record.sum.confirmed + record.sum.estimated
    return {
        "follow_ups": _("Follow-ups ({n})").format(n=waiting) if waiting else _("Follow-ups"),
        "hours": _("Hours ({n})").format(n=i18n.number(hours)) if hours else _("Hours"),
    }


def _others(state: State) -> list[Choice]:
    skips = [Choice(step, _("Placed without a trial")) for step in states.next_steps(state)[1:]]
    return skips + [Choice(step, words.step(step)) for step in states.exits(state)]


def _since(record: PlacementRecord) -> str:
    since = _("since {date}").format(date=i18n.date(record.since))
    if record.ended_on and record.started_on:
        since = _("from {first} to {last}").format(first=i18n.date(record.started_on), last=i18n.date(record.ended_on))
    why = _why(record, record.state)
    return f"{since} · {why}" if why else since


def _why(record: PlacementRecord, state: State) -> str:
    return words.reason(state, record.reason) if states.is_exit(state) and state is record.state else ""


def _facts(record: PlacementRecord) -> list[Fact]:
    person = ", ".join(part for part in (record.person.phone, record.person.email) if part)
    found = [Fact(_("Volunteer"), person or _("no phone number or e-mail"))]
    if record.contact is not None:
        named = ", ".join(part for part in (record.contact.name, record.contact.function) if part)
        reach = ", ".join(part for part in (record.contact.phone, record.contact.email) if part)
        found.append(Fact(_("Contact person"), "\n".join(part for part in (named, reach) if part)))
    found.append(Fact(_("Places"), places(record.places_wanted, record.places_taken)))
    return found


def places(wanted: int | None, taken: int) -> str:
    """How many places an offer has and how many are taken."""
    if not wanted:
        return ngettext("{n} taken, number wanted unknown", "{n} taken, number wanted unknown", taken).format(n=taken)
    return ngettext("{taken} of {n} place taken", "{taken} of {n} places taken", wanted).format(taken=taken, n=wanted)


def hours_line(row: HoursRow) -> HoursLine:
    """Hours as a line of the table."""
    sure = _("estimated")
    if not row.estimated:
        sure = _("confirmed by {name} on {date}").format(name=row.confirmed_by, date=i18n.date(row.confirmed_on))
    return HoursLine(
        id=row.id,
        from_on=row.from_on,
        period=_period(row.from_on, row.to_on),
        amount=i18n.number(row.amount),
        sure=sure,
        estimated=row.estimated,
    )


def _period(first: date, last: date) -> str:
    if first == last:
        return i18n.date(first)
    return _("{first} – {last}").format(first=i18n.date(first), last=i18n.date(last))


def hours_sum(record: PlacementRecord) -> str:
    """The sums, confirmed and estimated apart, and whether they begin too early; "" without any."""
    total = record.sum
    if total.from_on is None:
        return ""
    said = _("{confirmed} hours confirmed, {estimated} estimated").format(
        confirmed=i18n.number(total.confirmed), estimated=i18n.number(total.estimated)
    )
    begun = min((step.day for step in record.steps if step.state in states.STARTED), default=total.from_on)
    if total.from_on < begun:  # a wrong year would stand on the certificate
        early = _("They begin on {first}, before the engagement ({begun}). Is that right?")
        said += "\n" + early.format(first=i18n.date(total.from_on), begun=i18n.date(begun))
    return said


def passing_fields(passing: Passing) -> str:
    """Which fields would go out."""
    return ", ".join(words.contact_field(code) for code in passing.what)


def transfer_line(row: TransferRow) -> str:
    """One passing on that is on record."""
    return _("{time}: to {recipient}, by {user} ({fields})").format(
        time=i18n.date_time(row.at),
        recipient=row.recipient,
        user=row.user,
        fields=", ".join(words.contact_field(code) for code in row.what),
    )
