"""Which texts of a record are read: everybody who reads prose reads the same, so that what was struck stays struck."""

from __future__ import annotations

from typing import Any


def offer_text(record: Any) -> str:
    """The prose of an Offer below its title, or of anything with its columns."""
    parts = [record.summary, record.description]
    if record.time_text:
        parts.append(f"Zeitlicher Rahmen: {record.time_text}")
    if record.requirements:
        parts.append(f"Voraussetzungen: {record.requirements}")
    return "\n".join(part for part in parts if part)


def wish_text(record: Any) -> str:
    """What a Volunteer, or anything with its columns, said in their own words about what and when."""
    return "\n".join(part for part in (record.wishes, record.availability_text) if part)
