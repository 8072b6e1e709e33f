"""How the room's fields and values are called."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.trainings.rules import units


def fields() -> dict[str, str]:
    """Column of a training to its label, in the order of the form."""
    return {
        "title": _("Title"),
        "first_on": _("First day"),
        "last_on": _("Last day"),
        "hours": _("Hours in all"),
        "contents": _("Contents"),
        "organiser": _("Organiser"),
        "lecturer": _("Lecturer"),
        "place": _("Place"),
        "organisation_id": _("Organisation"),
        "places": _("Places"),
        "minimum_percent": _("Minimum share in percent"),
        "notes": _("Notes"),
        "status": _("Status"),
    }


def period(first: date, last: date) -> str:
    """``03.04.2026``, or ``03.04.2026 – 05.04.2026``."""
    return i18n.date(first) if first == last else f"{i18n.date(first)} – {i18n.date(last)}"


def hours(amount: Decimal) -> str:
    """``1 hour``, ``6 hours``."""
    return ngettext("{hours} hour", "{hours} hours", 1 if amount == 1 else 2).format(hours=i18n.number(amount))


def hours_and_units(amount: Decimal) -> str:
    """``6 hours (8 units of 45 minutes)``."""
    text = _("{hours} ({units} units of 45 minutes)")
    return text.format(hours=hours(amount), units=i18n.number(units(amount)))
