"""How lists write a person's name."""

from __future__ import annotations


def listed_name(first_name: str, name_prefix: str, last_name: str) -> str:
    """``Mertens, Ilse von``; what is missing is left out."""
    given = " ".join(filter(None, (first_name, name_prefix)))
    return ", ".join(filter(None, (last_name, given)))
