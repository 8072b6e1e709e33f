"""Titles that a Land keeps for those whom it authorises: a local certificate must not look like one of theirs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from freiwilligenagentur import paths


@dataclass(frozen=True, slots=True)
class Reserved:
    """One title, the Land that reserves it (ISO 3166-2:DE without the country) and where that stands."""

    title: str
    land: str
    source: str


@cache
def reserved_titles() -> tuple[Reserved, ...]:
    """All of them, as ``resources/certificates/reserved_titles.toml`` lists them."""
    with (paths.resources() / "certificates" / "reserved_titles.toml").open("rb") as file:
        found = tomllib.load(file)["reserved"]
    return tuple(Reserved(title, each["land"], each["source"]) for each in found for title in each["titles"])


def reserved_in(text: str) -> Reserved | None:
    """The reserved title that a text contains, however it is spaced, hyphenated or capitalised."""
    said = _squeezed(text)
    return next((each for each in reserved_titles() if _squeezed(each.title) in said), None)


def _squeezed(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
