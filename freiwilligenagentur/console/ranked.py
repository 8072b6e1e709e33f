"""Ranked records on paper or for programs: the same lines for searching and for matching."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select

from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import Store


@dataclass(frozen=True, slots=True)
class RankedLine:
    """One record in its place."""

    rank: int
    id: str
    external_id: str
    """The key that it has where it was imported from; empty without."""
    title: str
    detail: str
    score: int
    """0 to 100."""
    reasons: tuple[str, ...]
    open_points: tuple[str, ...]
    """What is still to be settled."""


def print_lines(lines: Sequence[RankedLine], *, as_json: bool) -> None:
    """A JSON list, or one line a record: place, points, title, where, and why."""
    if as_json:
        print(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1))
        return
    for line in lines:
        parts = [f"{line.rank}.", str(line.score), line.title, line.detail, "; ".join(line.reasons)]
        if line.open_points:
            parts.append(_("To be settled: {points}").format(points="; ".join(line.open_points)))
        print("\t".join(" ".join(part.split()) for part in parts))


def external_ids(store: Store, entity: str, ids: Iterable[str]) -> Mapping[str, str]:
    """The key where it was imported from, by own id; the first of several."""
    wanted = set(ids)
    with store.read() as session:
        query = select(ImportedState.record_id, ImportedState.external_id).where(ImportedState.entity == entity)
        found = sorted((own, external) for own, external in session.execute(query) if own in wanted)
    return dict(reversed(found))


def own_id(store: Store, entity: str, external_id: str) -> str | None:
    """The record that came in under a key; None when there is none or several systems use the key."""
    with store.read() as session:
        query = select(ImportedState.record_id).where(
            ImportedState.entity == entity, ImportedState.external_id == external_id
        )
        found = set(session.scalars(query))
    return found.pop() if len(found) == 1 else None
