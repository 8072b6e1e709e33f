"""A rule in words: what it asks, what may be paid, from when to when it holds, and how sure all that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.lists import format_list

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.schemes.rules import Certainty, Condition, Period, Rule, SchemeKind
from freiwilligenagentur.schemes.table import allowance_on


def kind(of: SchemeKind) -> str:
    """What a scheme gives."""
    return _("Volunteer card") if of is SchemeKind.CARD else _("Certificate of the Land")


def certainty(of: Certainty) -> str:
    """How sure the facts are."""
    return {
        Certainty.SEEN: _("read in the source"),
        Certainty.OLDER: _("older source"),
        Certainty.WEAK: _("weak source, please check"),
        Certainty.UNSEEN: _("conditions not seen"),
    }[of]


def period(of: Period) -> str:
    """Over which year hours are counted."""
    return {
        Period.UNKNOWN: _("not known (the last twelve months are taken)"),
        Period.LAST_12_MONTHS: _("the last twelve months"),
        Period.CALENDAR_YEAR: _("calendar year (the running one or the one before)"),
    }[of]


def valid(rule: Rule) -> str:
    """From when to when a rule holds."""
    first, last = i18n.date(rule.valid_from), i18n.date(rule.valid_to)
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    if first:
        return _("from {date}").format(date=first)
    return _("until {date}, beginning not known").format(date=last) if last else _("since when is not known")


def allowance(rule: Rule, day: date) -> str:
    """What may be paid without harm."""
    if rule.tax_allowance:
        amounts = allowance_on(day)
        if amounts is None:
            return _("The allowances of §3 Nr. 26 and 26a EStG do no harm; their amounts on this day are not known.")
        text = _("Up to {a} euros (§3 Nr. 26a EStG) or {b} euros (Nr. 26) a year do no harm.")
        return text.format(a=i18n.number(amounts.nr_26a), b=i18n.number(amounts.nr_26))
    if rule.allowance is None:
        return _("not known")
    if rule.allowance == 0:
        return _("No flat allowance may be paid.")
    return _("Up to {amount} euros a year do no harm.").format(amount=i18n.number(rule.allowance))


def facts(rule: Rule, day: date) -> tuple[tuple[str, str], ...]:
    """Everything that a rule says, label and text; what it does not say is told as not known."""
    return (
        (_("Hours"), asked_hours(rule)),
        *(((_("Pupils"), pupils),) if (pupils := _asked_of_pupils(rule)) else ()),
        (_("Time before"), _asked_years(rule)),
        (_("Age"), _asked_age(rule)),
        (_("Allowance"), allowance(rule, day)),
        (_("Without hours"), "\n".join(rule.routes) or _("not known")),
        *(((_("Further"), "\n".join(rule.further)),) if rule.further else ()),
        (_("Issued by"), rule.issuer or _("not known")),
        (_("Counted year"), period(rule.period)),
        *(((_("Card is valid"), rule.validity or _("not known")),) if rule.kind is SchemeKind.CARD else ()),
        *(((_("Remarks"), rule.remarks),) if rule.remarks else ()),
        (_("Rule holds"), valid(rule)),
        (_("Source"), rule.source or _("none yet")),
        (_("How sure"), certainty(rule.certainty)),
    )


def asked_hours(rule: Rule) -> str:
    """``5 Stunden in der Woche oder 250 Stunden im Jahr``."""
    if Condition.HOURS in rule.not_asked:
        return _("not required")
    ways = [
        (rule.hours_week, _("{n} hours each week")),
        (rule.hours_year, _("{n} hours a year")),
        (rule.hours_project, _("{n} hours in a project")),
    ]
    return _one_of(ways) or _("not known")


def _asked_of_pupils(rule: Rule) -> str:
    return _one_of(
        [
            (rule.pupils_year, _("{n} hours a year")),
            (rule.pupils_project, _("{n} hours in a project")),
        ]
    )


def _one_of(ways: Sequence[tuple[Decimal | None, str]]) -> str:
    given = [text.format(n=i18n.number(number)) for number, text in ways if number is not None]
    return str(format_list(given, style="or", locale=i18n.language()))


def _asked_years(rule: Rule) -> str:
    if rule.years is None:
        if Condition.YEARS in rule.not_asked:
            return _("not required")
        return _("not known") if rule.kind is SchemeKind.CARD else _("not mentioned in the source")
    text = ngettext("{n} year", "{n} years", rule.years).format(n=rule.years)
    return _("{length}, and it shall go on").format(length=text) if rule.continuing else text


def _asked_age(rule: Rule) -> str:
    if rule.min_age is None:
        return _("not required") if Condition.AGE in rule.not_asked else _("not known")
    return _("from {age} years").format(age=rule.min_age)
