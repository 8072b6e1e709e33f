"""The dated tables that ship with the program: ``resources/schemes``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.schemes.rules import Rule, SchemeKind, from_plain


@dataclass(frozen=True, slots=True)
class Allowance:
    """What §3 Nr. 26 and Nr. 26a EStG leave untaxed, in euros a year."""

    valid_from: date
    valid_to: date | None
    nr_26: Decimal
    nr_26a: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about a Land, with its source."""

    land: str
    text: str
    source: str


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[Rule, ...]:
    """Every rule that the program brings, certificates first."""
    return tuple(from_plain(row) for name in ("certificates", "cards") for row in _read(name)["rule"])


def allowance_on(day: date) -> Allowance | None:
    """The allowances of a day; None before the oldest that is known."""
    return next((each for each in allowances() if each.valid_from <= day <= (each.valid_to or date.max)), None)


@lru_cache(maxsize=1)
def allowances() -> tuple[Allowance, ...]:
    """All dated amounts, newest first."""
    return tuple(
        Allowance(row["valid_from"], row.get("valid_to"), Decimal(row["nr_26"]), Decimal(row["nr_26a"]), row["source"])
        for row in _read("allowances")["allowance"]
    )


@lru_cache(maxsize=32)
def none_known(land: str, kind: SchemeKind) -> Note | None:
    """That a Land has no scheme of a kind, where a source says so."""
    rows = (row for row in _read("cards").get("none", ()) if (row["land"], row["kind"]) == (land, kind))
    return next((Note(row["land"], row["text"], row["source"]) for row in rows), None)


@lru_cache(maxsize=32)
def juleica(land: str) -> tuple[Note, ...]:
    """What is known of the Juleica in a Land: its own line, else all that is known of others."""
    notes = [Note(row["land"], row["text"], row["source"]) for row in _read("routes")["juleica"]]
    return tuple(note for note in notes if note.land == land) or tuple(notes)


def way(words: str) -> str:
    """The key of a way that leads to a scheme without hours, so that it is the same however a rule words it."""
    plain = words.strip().casefold()
    return _ways().get(plain, plain)


@lru_cache(maxsize=1)
def _ways() -> dict[str, str]:
    return {words.casefold(): row["key"] for row in _read("routes")["way"] for words in row["words"]}


def _read(name: str) -> dict[str, Any]:
    with (paths.resources() / "schemes" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
