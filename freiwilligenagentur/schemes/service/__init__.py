"""The use cases around the rules of the Länder: reading and changing them, and who presumably fulfils one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.schemes.rows import Extent, SchemeLine
from freiwilligenagentur.schemes.rules import SchemeKind
from freiwilligenagentur.schemes.service.routes import Routes
from freiwilligenagentur.schemes.service.rulebook import Rulebook
from freiwilligenagentur.schemes.service.standing import Standing
from freiwilligenagentur.storage import Store

__all__ = ["Routes", "Rulebook", "SchemeServices", "Standing"]


@dataclass(frozen=True, slots=True)
class SchemeServices:
    """All services of this room over one office."""

    rulebook: Rulebook
    standing: Standing
    routes: Routes

    @classmethod
    def over(cls, store: Store) -> SchemeServices:
        """The services of an open office."""
        return cls(Rulebook(store), Standing(store), Routes(store))

    def cards(self, day: date, land: str = "") -> list[SchemeLine]:
        """The card schemes of a Land (the office's when not given) with their rules of a day."""
        return self.rulebook.schemes(land or self.rulebook.land(), day, SchemeKind.CARD)

    def card_names(self, land: str, day: date) -> tuple[str, ...]:
        """The names of the cards that a Land has on a day."""
        return tuple(line.name for line in self.cards(day, land) if line.entry is not None)

    def extents(self, volunteer_id: str, first: date, last: date) -> list[Extent]:
        """Hours a week and a year at each placement of a person in a period, for the sheet to a card."""
        return self.standing.extents(volunteer_id, first, last)
