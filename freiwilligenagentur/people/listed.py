"""How lists write a person's name."""

from __future__ import annotations


def listed_name(first_name: str, name_prefix: str, last_name: str) -> str:
    """``Mertens, Ilse von``; what is missing is left out."""
    given = " ".join(part for part in (first_name, name_prefix) if part)
    return ", ".join(part for part in (last_name, given) if part)
