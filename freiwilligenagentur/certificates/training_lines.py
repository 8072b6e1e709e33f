"""Trainings as one types them, one a line: title, day, hours; the last two may be missing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import Training

_LINE = re.compile(
    r"(?P<title>.+?)"
    r"(?:,\s*(?:am\s+)?(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}))?"
    r"(?:,\s*(?P<hours>\d{1,4}(?:,\d{1,2})?)\s*(?:Stunden?|Std\.?|h))?"
    r"\s*\.?\s*"
)

_MEANT = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2}"  # a day
    r"|\d\s*(?:Stunden?|Std|h|UE)\b"
    r"|,\s*(?:am\s+)?\d(?:[^,]*\d)?\.?\s*(?:,|$)"  # numbers alone, such as "16" or "12. April 2025"
)


def training_of(line: str) -> Training:
    """``Vorlesen mit Kindern, 12.04.2025, 6 Stunden``; what does not read so is all title."""
    text = line.strip()
    found = _LINE.fullmatch(text)
    if found is None:
        return Training(text)
    day = None
    if found["day"]:
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            return Training(text)
    hours = Decimal(found["hours"].replace(",", ".")) if found["hours"] else None
    return Training(found["title"].strip(), day, hours) if day or hours else Training(text)


def unread(line: str) -> bool:
    """Whether a day or hours seem to be meant that were not read, since they are written otherwise or out of order."""
    return bool(_MEANT.search(training_of(line).title))


def line_of(training: Training) -> str:
    """The line that reads back as this training."""
    parts = [training.title]
    if training.on:
        parts.append(f"{training.on:%d.%m.%Y}")
    if training.hours:
        parts.append(wording.hours(training.hours))
    return ", ".join(parts)
