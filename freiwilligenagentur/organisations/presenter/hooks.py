"""What the pages may be given by those who stand above: all optional, without them a button is missing."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field

from freiwilligenagentur.vocabulary.guesses import Guesses


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """One placement at an offer, for its record: who, how far it is, and whether it is still undecided."""

    id: str
    text: str
    hint: str = ""
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Hooks:
    """``new_offer`` opens the form for an offer of an organisation; ``placements`` lists those of an offer;
    ``memory`` keeps widths and columns of a table under its name; ``guesses`` reads the prose of offers.
    """

    new_offer: Callable[[str], None] | None = None
    placements: Callable[[str], Sequence[PlacementLine]] | None = None
    memory: MutableMapping[str, str] = field(default_factory=dict)
    guesses: Guesses | None = None
