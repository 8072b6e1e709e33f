"""A person and a rule as the right side of the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.schemes import rule_words, table, words
from freiwilligenagentur.schemes.fulfilment import Outcome
from freiwilligenagentur.schemes.rows import Entry, Extent, PersonRow, SchemeLine
from freiwilligenagentur.schemes.rules import Rule, SchemeKind
from freiwilligenagentur.schemes.words import Told
from freiwilligenagentur.schemes.work import Route

Facts = tuple[tuple[str, str], ...]
_JULEICA = "juleica"
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class RouteShown:
    """One way without hours: whether the person has it, and its last day."""

    name: str
    held: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person beside the rule."""

    id: str
    name: str
    outcome: Outcome
    state: str
    estimated: bool
    conditions: tuple[Told, ...]
    hours_title: str
    hours: Facts
    """Placement and its hours, one line each."""
    routes: tuple[RouteShown, ...] = ()
    """What the rule takes in place of hours."""


@dataclass(frozen=True, slots=True)
class RuleShown:
    """The rule of the day, or that there is none."""

    title: str
    facts: Facts
    code: str
    """"" where no rule is known for the day."""
    own: bool
    edited: bool
    news: Facts
    """What the program says otherwise by now, and what the office has: label and both."""
    others: str
    """The rules of other days."""


def person_shown(
    row: PersonRow,
    rule: Rule,
    day: date,
    extents: Sequence[Extent],
    counted: tuple[date, date],
    held: Sequence[Route] = (),
) -> PersonShown:
    """Everything there is to say of one person."""
    until = {table.way(each.name): each.until for each in held}
    first, last = (i18n.date(each) for each in counted)
    return PersonShown(
        id=row.id,
        name=row.name,
        outcome=row.fulfilment.outcome,
        state=words.outcome(row.fulfilment),
        estimated=row.fulfilment.estimated,
        conditions=tuple(words.told(finding, rule, day) for finding in row.fulfilment.findings),
        hours_title=_("Hours from {first} to {last}").format(first=first, last=last),
        hours=tuple((extent.organisation, _extent(extent)) for extent in extents),
        routes=tuple(RouteShown(name, table.way(name) in until, until.get(table.way(name))) for name in rule.routes),
    )


def _extent(extent: Extent) -> str:
    values = {
        "offer": extent.offer,
        "confirmed": words.hours(extent.hours.confirmed),
        "counted": words.hours(extent.hours.counted),
        "week": words.hours(extent.a_week.counted),
    }
    if extent.hours.confirmed == extent.hours.counted:
        return _("{offer}: {confirmed} hours, confirmed; {week} a week").format(**values)
    text = _("{offer}: {confirmed} hours confirmed, {counted} with estimated ones; {week} a week")
    return text.format(**values)


def rule_shown(line: SchemeLine, land: str, day: date) -> RuleShown:
    """Everything there is to say of the rule of a scheme on a day."""
    entry = line.entry
    others = "\n".join(f"{rule_words.valid(each.rule)}: {rule_words.asked_hours(each.rule)}" for each in line.others)
    if entry is None:
        return RuleShown(line.name, (), "", own=False, edited=False, news=(), others=others)
    return RuleShown(
        title=line.name,
        facts=(*rule_words.facts(entry.rule, day), *_juleica(entry.rule, land), *_no_card(land)),
        code=entry.rule.code,
        own=entry.shipped is None,
        edited=entry.edited,
        news=_news(entry, day) if entry.news else (),
        others=others,
    )


def _juleica(rule: Rule, land: str) -> Facts:
    """What the Juleica takes, where it is a way to the card."""
    if not any(_JULEICA in route.casefold() for route in rule.routes):
        return ()
    text = _("{note} (Source: {source})")
    lines = [text.format(note=note.text, source=note.source) for note in table.juleica(land)]
    return ((_("Juleica"), "\n".join(lines)),)


def _no_card(land: str) -> Facts:
    """Where a source says so: that the Land has no card."""
    note = table.none_known(land, SchemeKind.CARD)
    text = _("{note} (Source: {source})")
    return ((_("Volunteer card"), text.format(note=note.text, source=note.source)),) if note else ()


def _news(entry: Entry, day: date) -> Facts:
    if entry.shipped is None:
        return ()
    ours, theirs = dict(rule_words.facts(entry.rule, day)), dict(rule_words.facts(entry.shipped, day))
    text = _("the program: {theirs}; here: {ours}")
    return tuple(
        (label, text.format(theirs=theirs.get(label, _NOTHING), ours=ours.get(label, _NOTHING)))
        for label in {**ours, **theirs}
        if ours.get(label) != theirs.get(label)
    )
