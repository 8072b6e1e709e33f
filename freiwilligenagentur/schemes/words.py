"""What the room says of people: outcomes and conditions in sentences. Presumably, never an entitlement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.schemes import rule_words
from freiwilligenagentur.schemes.fulfilment import Finding, Fulfilment, Measure, Outcome, State, Way
from freiwilligenagentur.schemes.rules import Condition, Period, Rule
from freiwilligenagentur.schemes.work import Cents

_QUARTERS = 25  # hundredths: what is missing is told in quarters of an hour, rounded up
_MONTH = Fraction(36525, 1200)


@dataclass(frozen=True, slots=True)
class Told:
    """One condition as the window shows it."""

    title: str
    state: State
    word: str
    lines: tuple[str, ...]
    estimated: bool = False


def outcome(found: Fulfilment) -> str:
    """All conditions in a word."""
    if found.outcome is Outcome.MET:
        return _("presumably fulfilled")
    return _("to be clarified") if found.outcome is Outcome.OPEN else _("still missing")


def missing(found: Fulfilment) -> list[str]:
    """What is missing or not known, in a few words each; what no rule says matters only when nothing is missing."""
    told = [each for each in found.findings if each.in_rule or found.outcome is Outcome.OPEN]
    told.sort(key=lambda each: each.state is State.MET)  # that hours are only estimated is said last
    return [text for each in told if (text := _short(each))]


def _short(finding: Finding) -> str:
    if finding.state is State.MET:
        return _("only with estimated hours") if finding.estimated else ""
    if finding.state is State.UNKNOWN:
        return _unknown_in_short(finding)
    if finding.condition is Condition.ENGAGED:
        return _("no placement")
    if finding.condition is Condition.HOURS:
        return more_hours(finding.measures[0].missing)
    if finding.condition is Condition.CONTINUING:
        return _("no placement goes on")
    if finding.condition is Condition.AGE:
        return _("age from {date}").format(date=i18n.date(finding.from_on))
    if finding.from_on is not None:
        return _("time before from {date}").format(date=i18n.date(finding.from_on))
    return _("time before is missing")


def _unknown_in_short(finding: Finding) -> str:
    texts = {
        Condition.HOURS: _("hours asked not known"),
        Condition.YEARS: _("time asked not known"),
        Condition.AGE: _("age asked not known") if not finding.in_rule else _("date of birth not known"),
    }
    return texts.get(finding.condition, "")


def more_hours(cents: Cents) -> str:
    """``noch 12 Stunden``, in quarters of an hour, rounded up."""
    amount = Decimal(ceil(Fraction(cents) / _QUARTERS)) / 4
    return ngettext("{n} more hour", "{n} more hours", 1 if amount == 1 else 2).format(n=i18n.number(amount))


def hours(cents: Cents) -> str:
    """``156,43``, as a number."""
    return i18n.number(float(cents) / 100)


def length_of(days: int) -> str:
    """``2 Jahre und 3 Monate``, ``5 Monate`` or ``12 Tage``, in full ones."""
    months = int(days / _MONTH)
    if not months:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    years, rest = divmod(months, 12)
    in_months = ngettext("{n} month", "{n} months", rest).format(n=rest)
    if not years:
        return in_months
    in_years = ngettext("{n} year", "{n} years", years).format(n=years)
    return _("{years} and {months}").format(years=in_years, months=in_months) if rest else in_years


# --- one condition


def told(finding: Finding, rule: Rule, day: date) -> Told:
    """One condition with everything there is to say."""
    words = {
        State.MET: _("presumably fulfilled, estimated") if finding.estimated else _("presumably fulfilled"),
        State.MISSING: _("still missing"),
        State.UNKNOWN: _("not known"),
    }
    lines = tuple(_lines(finding, rule, day))
    return Told(title(finding.condition), finding.state, words[finding.state], lines, finding.estimated)


def title(condition: Condition) -> str:
    """The name of a condition."""
    return {
        Condition.ENGAGED: _("Engagement"),
        Condition.HOURS: _("Hours"),
        Condition.YEARS: _("Time before"),
        Condition.AGE: _("Age"),
        Condition.CONTINUING: _("Going on"),
        Condition.ALLOWANCE: _("Allowance"),
        Condition.FURTHER: _("Further condition"),
        Condition.ROUTE: _("Another way"),
    }[condition]


def _lines(finding: Finding, rule: Rule, day: date) -> list[str]:
    if finding.state is State.UNKNOWN and not finding.in_rule:
        return [_("What the scheme asks here is not known. Please complete the rule as soon as you know it.")]
    match finding.condition:
        case Condition.ENGAGED:
            return [_("No placement that began and no hours are entered up to this day.")]
        case Condition.HOURS:
            return _hours_lines(finding, rule)
        case Condition.YEARS:
            return _years_lines(finding, rule, day)
        case Condition.AGE:
            return _age_lines(finding, rule)
        case Condition.CONTINUING:
            going = finding.state is State.MET
            return [
                _("A placement goes on.") if going else _("The engagement shall go on; at present no placement does.")
            ]
        case Condition.ROUTE:
            until = finding.until
            valid = _("valid until {date}").format(date=i18n.date(until)) if until else _("without an end")
            text = _("Entered: {what}, {valid}. With it neither hours nor time before are asked.")
            return [text.format(what=finding.text, valid=valid)]
        case Condition.ALLOWANCE:
            return [rule_words.allowance(rule, day), _("Please ask the person; the program keeps no payments.")]
    return [finding.text, _("Please clarify this yourself.")]


def _hours_lines(finding: Finding, rule: Rule) -> list[str]:
    measures = finding.measures
    lines = [_("One of these is enough:")] if len(measures) > 1 else []
    if all(each.hours == measures[0].hours for each in measures):
        lines += [*(_asked(each, rule) for each in measures), *_have(measures[0])]
    else:
        lines += [line for each in measures for line in (_asked(each, rule), *_have(each))]
    if finding.estimated:
        lines.append(_("Only with estimated hours; please have them confirmed."))
    lines += [_for_pupils(measure) for measure in finding.pupils]
    if rule.period is Period.UNKNOWN:
        lines.append(_("Counted are the last twelve months; no source says whether a calendar year is meant."))
    return lines


def _asked(measure: Measure, rule: Rule) -> str:
    stretch = measure.stretch
    values = {
        "asked": hours(stretch.asked),
        "week": i18n.number(rule.hours_week or 0),
        "first": i18n.date(stretch.first),
        "last": i18n.date(stretch.last),
    }
    return {
        Way.WEEK: _("Asked: {week} hours a week on average, which is {asked} hours from {first} to {last}."),
        Way.YEAR: _("Asked: {asked} hours from {first} to {last}."),
        Way.PROJECT: _("Asked: {asked} hours in one project, which is one offer, from {first} to {last}."),
    }[stretch.way].format(**values)


def _have(measure: Measure) -> list[str]:
    if measure.hours.confirmed == measure.hours.counted:
        have = _("Confirmed: {confirmed}.").format(confirmed=hours(measure.hours.confirmed))
    else:
        have = _("Confirmed: {confirmed}; with estimated ones: {counted}.").format(
            confirmed=hours(measure.hours.confirmed), counted=hours(measure.hours.counted)
        )
    lines = [have]
    if measure.hours.again:
        text = _("Entered besides for the same days at the same offer: {hours}. Each day counts once.")
        lines.append(text.format(hours=hours(measure.hours.again)))
    if measure.missing:
        lines.append(_("Missing: {more}.").format(more=more_hours(measure.missing)))
    return lines


def _for_pupils(measure: Measure) -> str:
    asked = hours(measure.stretch.asked)
    if measure.stretch.way is Way.PUPILS_PROJECT:
        if measure.missing:
            text = _("For pupils {asked} hours in one project are enough: {more}.")
            return text.format(asked=asked, more=more_hours(measure.missing))
        return _("For pupils {asked} hours in one project are enough; these are there.").format(asked=asked)
    if measure.missing:
        return _("For pupils {asked} hours are enough: {more}.").format(asked=asked, more=more_hours(measure.missing))
    return _("For pupils {asked} hours are enough; these are there.").format(asked=asked)


def _years_lines(finding: Finding, rule: Rule, day: date) -> list[str]:
    asked = ngettext("Asked: {n} year of engagement.", "Asked: {n} years of engagement.", rule.years or 0)
    lines = [asked.format(n=rule.years), _("Entered: {length}.").format(length=length_of(finding.days))]
    if finding.state is State.MET:
        return lines
    if finding.from_on is not None:
        more = length_of((finding.from_on - day).days)
        text = _("Missing: {length} more. If the placement goes on, fulfilled from {date}.")
        return [*lines, text.format(length=more, date=i18n.date(finding.from_on))]
    return [*lines, _("At present no placement goes on, so nobody can say from when on it will be fulfilled.")]


def _age_lines(finding: Finding, rule: Rule) -> list[str]:
    asked = _("Asked: {age} years.").format(age=rule.min_age)
    if finding.state is State.UNKNOWN:
        return [asked, _("The date of birth is not entered.")]
    lines = [asked, _("Age on this day: {age}.").format(age=finding.days)]
    if finding.from_on is not None:
        lines.append(_("Fulfilled from {date}.").format(date=i18n.date(finding.from_on)))
    return lines
