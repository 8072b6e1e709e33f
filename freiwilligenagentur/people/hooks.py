"""What the record shows of other rooms: plain lines, asked for through callables, since those rooms lie above."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.vocabulary.guesses import Guesses


@dataclass(frozen=True, slots=True)
class Chip:
    """A short reason; ``tone`` is "good", "warn", "bad" or "neutral"."""

    text: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An offer that fits, best first: ``facts`` such as ``1,2 km · 2 Plätze frei``, ``chips`` the reasons."""

    offer_id: str
    title: str
    facts: str = ""
    chips: tuple[Chip, ...] = ()
    score: int | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One thing that happened or stands: ``kind`` "consultation", "placement", "hours", "training", "certificate"
    or "organisation" says what ``id`` belongs to; ``state`` is a word shown as a badge in ``tone``.
    """

    kind: str
    id: str
    title: str
    when: date | None = None
    detail: str = ""
    state: str = ""
    tone: str = "neutral"


class FormerNames(Protocol):
    """Names that somebody no longer bears (§13 SBGG), wherever the office keeps them."""

    def former_name_is_known(self, volunteer_id: str) -> bool:
        """Whether the office still keeps such a name."""

    def certificate_of_former_name(self, volunteer_id: str) -> str:
        """A valid certificate that bears it and has to be issued anew first; "" for none."""

    def forget_former_name(self, volunteer_id: str) -> None:
        """Removes it for good. Raises OfficeError."""


def _nothing(_subject: Any) -> tuple[()]:
    return ()


def _no_name() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class RecordHooks:
    """Where the pages of this room get what higher rooms know. Every one may be left out.

    ``suggest`` gets the person as typed so far, the others a person's id. ``timeline`` gives consultations and
    placements, newest first; ``service`` hours and certificates; ``passed_on`` the organisations that got the contact
    data; ``office_name`` stands in consent texts,
    ``memory`` keeps widths and columns of a table under its name, ``guesses`` reads the wishes; ``former_names``
    removes names that somebody no longer bears. ``source`` is how whoever is taken in here found the agency.
    """

    suggest: Callable[[Volunteer], Sequence[Suggestion]] = _nothing
    matches: Callable[[str], Sequence[Suggestion]] = _nothing
    timeline: Callable[[str], Sequence[RecordLine]] = _nothing
    service: Callable[[str], Sequence[RecordLine]] = _nothing
    passed_on: Callable[[str], Sequence[RecordLine]] = _nothing
    office_name: Callable[[], str] = _no_name
    memory: MutableMapping[str, str] = field(default_factory=dict)
    source: str = ""
    guesses: Guesses | None = None
    former_names: FormerNames | None = None
