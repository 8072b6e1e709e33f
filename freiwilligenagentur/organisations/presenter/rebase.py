"""Bringing together what two people changed in the same record since both opened it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from freiwilligenagentur.organisations.presenter.values import Values

ROWS = "contacts"
"""The one field that holds rows with an ``id`` instead of a value."""


@dataclass(frozen=True, slots=True)
class Rebased:
    """My values upon the colleague's; ``clashes`` are fields that both changed, where mine stand."""

    values: Values
    taken_over: tuple[str, ...]
    clashes: tuple[str, ...]


def rebase(base: Values, mine: Values, theirs: Values) -> Rebased:
    """Field by field: what only one of us changed holds, what both changed alike is no clash."""
    values: Values = {}
    taken_over, clashes = [], []
    for name in mine:
        was, ours, other = base.get(name), mine[name], theirs.get(name)
        if name == ROWS:
            values[name], clashed = _rows(was or [], ours, other or [])
        else:
            values[name], clashed = _one(was, ours, other)
        if clashed:
            clashes.append(name)
        elif values[name] != ours:
            taken_over.append(name)
    return Rebased(values, tuple(taken_over), tuple(clashes))


def _one(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    if mine == base:
        return theirs, False
    return mine, theirs not in (base, mine)


def _rows(base: list[Values], mine: list[Values], theirs: list[Values]) -> tuple[list[Values], bool]:
    """A row that one of us removed goes, unless the other one changed it; rows that came stay."""
    was, ours, others = _by_id(base), _by_id(mine), _by_id(theirs)
    order = list(ours) if list(ours) != list(was) else list(others)
    order += [key for key in (*ours, *others) if key not in order]
    rows, clashed = [], False
    for key in order:
        row, differs = _row(was.get(key), ours.get(key), others.get(key))
        clashed |= differs
        if row is not None:
            rows.append(row)
    return rows, clashed


def _row(base: Values | None, mine: Values | None, theirs: Values | None) -> tuple[Values | None, bool]:
    if base is None or mine is None or theirs is None:
        row, clashed = _one(base, mine, theirs)
        return (row or theirs or mine, True) if clashed else (row, False)
    fields = {name: _one(base[name], mine[name], theirs[name]) for name in mine}
    return {name: value for name, (value, _clash) in fields.items()}, any(clash for _value, clash in fields.values())


def _by_id(rows: list[Values]) -> Mapping[str, Values]:
    return {row["id"]: row for row in rows}
