"""Trainings and people as the form for a certificate lists them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.rows import CourseChoice
from freiwilligenagentur.i18n import _, ngettext


def course_text(choice: CourseChoice) -> str:
    """``Vereinsforum, 17.10.2026, 6 Stunden anwesend``."""
    text = _("{title}, {date}, {hours} hours present")
    return text.format(title=choice.title, date=i18n.date(choice.first), hours=i18n.number(choice.present))


def waiting_text(hours: Decimal, last: date) -> str:
    """``168 Stunden bis 30.06.2026``."""
    text = ngettext("{hours} hour until {date}", "{hours} hours until {date}", 1 if hours == 1 else 2)
    return text.format(hours=i18n.number(hours), date=i18n.date(last))
