"""What bringing a stand home would do, in the words of the office."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from freiwilligenagentur import i18n
from freiwilligenagentur.exchange.previewing import Tick
from freiwilligenagentur.fair.harvest import Row
from freiwilligenagentur.fair.meeting import Difference, Why
from freiwilligenagentur.fair.service.returning import Guess, Plan
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations import field_words as of_organisations
from freiwilligenagentur.organisations import words as organisation_words
from freiwilligenagentur.people import field_words as of_people
from freiwilligenagentur.people.duplicates import Known
from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.storage.values import to_plain
from freiwilligenagentur.vocabulary.service import Vocabulary

SURE = 90
"""Points from which somebody counts as the same person unless the office says no: a name and a second sign."""
_UNTOLD = frozenset({"number_series", "consent", "placement_step", "certificate_batch_item", "certificate_handout"})
"""Rows that go with others and say nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record that comes home or is changed; ``new`` False for one that the office has."""

    id: str
    kind: str
    title: str
    details: str
    new: bool


@dataclass(frozen=True, slots=True)
class Stays:
    """Something that stays as the office has it."""

    id: str
    title: str
    field: str
    here: str
    there: str
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that the office sees before anything is written."""

    title: str
    subtitle: str
    lines: tuple[Line, ...]
    guesses: tuple[Tick, ...]
    stays: tuple[Stays, ...]
    warning: str


def preview(plan: Plan, vocabulary: Vocabulary) -> Preview:
    """A plan in words."""
    words = _Words(vocabulary, _names(plan))
    lines = tuple(sorted(_lines(plan, words), key=lambda line: (not line.new, line.kind, line.title)))
    stays = tuple(words.stays(number, each) for number, each in enumerate(plan.outcome.differences))
    text = _("Closed at the stand on {when}.").format(when=i18n.date_time(plan.closed_at))
    return Preview(plan.name, text, lines, tuple(map(_tick, plan.guesses)), stays, _warning(plan))


def sure(plan: Plan) -> frozenset[str]:
    """Who is taken for somebody here unless the office says no."""
    return frozenset(guess.there.id for guess in plan.guesses if guess.hit.points >= SURE)


def summary(plan: Plan) -> str:
    """What would be done, in one line."""
    if not plan.is_new:
        return _("All of this came home before. There is nothing to do.")
    people = len(plan.outcome.new.get("volunteer", ()))
    changed = len({key for key in plan.outcome.taken if key[0] not in _UNTOLD})
    issued = len(plan.outcome.new.get("certificate", ()))
    counted = (
        (people, ngettext("{n} new person", "{n} new people", people)),
        (changed, ngettext("{n} record completed or changed", "{n} records completed or changed", changed)),
        (issued, ngettext("{n} certificate", "{n} certificates", issued)),
    )
    told = [text.format(n=i18n.number(number)) for number, text in counted if number]
    return " · ".join(told) or _("Nothing new was made at the stand.")


def _warning(plan: Plan) -> str:
    if not plan.is_new or not plan.is_final:
        return ""
    if plan.harvest.is_final:
        return _("Certificates that were issued stay in the register, so this step cannot be taken back afterwards.")
    return _("A consent that was withdrawn stays withdrawn, so this step cannot be taken back afterwards.")


def _tick(guess: Guess) -> Tick:
    details = _("probably {name}: {reason}").format(name=_name(guess.hit.person), reason=guess.hit.reason())
    return Tick(guess.there.id, _name(guess.there), details)


def _name(known: Known) -> str:
    born = i18n.date(known.birth_date) if known.birth_date else ""
    return " · ".join(part for part in (listed_name(known.first_name, "", known.last_name), born) if part)


def _names(plan: Plan) -> dict[str, str]:
    """Who came to the stand, by the key here and by that of each placement; ``Sommer, Mia``."""
    names: dict[str, str] = {}
    for row in plan.harvest.new.get("volunteer", ()):
        key = str(row["id"])
        names[plan.outcome.same.get(key, key)] = listed_name(row["first_name"], row["name_prefix"], row["last_name"])
    for row in plan.outcome.new.get("placement", ()):
        names[row["id"]] = names.get(row["volunteer_id"], "")
    return names


def _lines(plan: Plan, words: _Words) -> Iterator[Line]:
    for table, rows in plan.outcome.new.items():
        if table not in _UNTOLD:
            for row in rows:
                yield Line(row["id"], words.kind(table), words.title(table, row), _said(table, row, plan), new=True)
    rows_there = {
        (table, plan.outcome.same.get(each["id"], each["id"])): each
        for table, each in [
            *((table, change.row) for table, changes in plan.harvest.changed.items() for change in changes),
            *((table, row) for table, rows in plan.harvest.new.items() for row in rows),
        ]
    }
    for (table, key), values in plan.outcome.taken.items():
        if table not in _UNTOLD:
            told = "; ".join(
                _("{field}: {value}").format(field=words.field(table, column), value=words.value(table, column, value))
                for column, value in values.items()
            )
            yield Line(key, words.kind(table), words.title(table, rows_there[table, key]), told, new=False)


def _said(table: str, row: Row, plan: Plan) -> str:
    """What tells records of one person apart."""
    if table == "placement":
        return plan.offers.get(row["offer_id"], "")
    if table == "follow_up":
        return f"{i18n.date(row['due_on'])}: {row['text']}"
    if table == "hours":
        return f"{i18n.date(row['from_on'])} – {i18n.date(row['to_on'])}: {i18n.number(row['amount'])}"
    return ""


class _Words:
    """Names of kinds, records, fields and values."""

    def __init__(self, vocabulary: Vocabulary, names: Mapping[str, str]) -> None:
        self._names = names
        self._people = of_people.reader(vocabulary)
        self._offers = of_organisations.offer_reader(vocabulary, {})
        self._others = of_organisations.plain_reader(organisation_words.organisation_statuses())
        self._fields: dict[str, dict[str, str]] = {
            "volunteer": of_people.labels(),
            "organisation": of_organisations.organisation_words(),
            "contact": of_organisations.contact_words(),
            "offer": of_organisations.offer_words(),
        }
        self._kinds = {
            "volunteer": _("Volunteer"),
            "organisation": _("Organisation"),
            "contact": _("Contact"),
            "offer": _("Offer"),
            "certificate": _("Certificate"),
            "consultation": _("Consultation"),
            "placement": _("Placement"),
            "hours": _("Hours"),
            "follow_up": _("Follow-up"),
            "attendance": _("Registration for a training"),
        }

    def kind(self, table: str) -> str:
        return self._kinds.get(table, _("Other"))

    def title(self, table: str, row: Row) -> str:
        titles: dict[str, Callable[[Row], str]] = {
            "volunteer": lambda row: listed_name(row["first_name"], row["name_prefix"], row["last_name"]),
            "contact": lambda row: f"{row['first_name']} {row['last_name']}".strip() or str(row["function"]),
            "organisation": lambda row: str(row["name"]),
            "offer": lambda row: str(row["title"]),
            "certificate": lambda row: f"{row['serial']}, {row['name']}",
        }
        person = self._names.get(row.get("volunteer_id") or row.get("placement_id") or "", "")  # hours have a placement
        return titles[table](row) if table in titles else person

    def field(self, table: str, column: str) -> str:
        return self._fields.get(table, {}).get(column, "")

    def value(self, table: str, column: str, value: Any) -> str:
        plain = to_plain(value)
        if table == "volunteer":
            return self._people(column, plain)
        reader = self._offers if table == "offer" else self._others
        return reader(column)(plain) if table in self._fields else ""

    def stays(self, number: int, told: Difference) -> Stays:
        why = {
            Why.CHANGED_HERE: _("changed in the office too"),
            Why.KNOWN_HERE: _("known differently in the office"),
            Why.GONE_HERE: _("no longer in the office"),
            Why.REMOVED_THERE: _("removed at the stand"),
            Why.HERE_ALREADY: _("in the office already"),
        }[told.why]
        named = ": ".join(part for part in (self.kind(told.table), self.title(told.table, told.row)) if part)
        field = self.field(told.table, told.column) if told.column else ""
        here, there = (self.value(told.table, told.column, value) for value in (told.here, told.there))
        return Stays(str(number), named, field, here, there, why)
