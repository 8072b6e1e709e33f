"""What an import would do and what it did, as plain values for windows, command line and reports."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.exchange.files.records import ImportedFile


class Fate(StrEnum):
    """What becomes of one row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One offer or person of the file. ``id`` is its line, so that a table keeps its place."""

    id: str
    line: int
    title: str
    organisation: str
    place: str
    fate: Fate
    details: str = ""
    """The fields that change, or why the row is left out."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One of the names in a group, and who uses it."""

    name: str
    rows: int
    agencies: tuple[str, ...] = ()
    here: bool = False
    """Whether a record of this name is in the office already."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names that are probably one; nothing is merged before somebody confirmed it."""

    id: str
    spellings: tuple[Spelling, ...]
    keep: str
    """The name that remains."""
    saves: int
    """How many records fewer there will be."""
    reason: str = ""
    """Why they are probably one, where the names do not show it."""
    line: int = 0
    """For people: the line of the file, by which a report can name them without telling who they are."""


@dataclass(frozen=True, slots=True)
class SharedOrganisation:
    """One name that several agencies list; it comes in once."""

    name: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """One organisation and title that occur more than once; all of them come in unless somebody says otherwise."""

    id: str
    title: str
    organisation: str
    lines: tuple[int, ...]
    newest: int
    """The line that was edited last."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One offer as far as it may be listed twice: its organisation alone, and once a group of names is one."""

    line: int
    title: str
    organisation: str
    edited_on: str
    alone: str
    together: str
    group: str = ""
    """The group that would join its organisation with others; empty where there is none."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that changed both there and here since the last import; what stands here stays."""

    line: int
    title: str
    """Empty where it would be a person's name."""
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of one kind."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user decided: groups to merge, lines to leave out."""

    merge: frozenset[str] = frozenset()
    leave_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything to show before anything is written."""

    file: ImportedFile
    rows: tuple[PlannedRow, ...]
    records: Counts
    """Offers or people, whichever the file holds."""
    organisations: Counts
    groups: tuple[Group, ...] = ()
    shared: tuple[SharedOrganisation, ...] = ()
    listed: tuple[Listed, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    no_longer_there: int = 0
    """Records of earlier imports from this system that the file no longer lists; nothing happens to them."""

    def everything(self) -> Decisions:
        """The decision that confirms every proposal."""
        return Decisions(merge=frozenset(group.id for group in self.groups))

    def repeats(self, merge: frozenset[str]) -> tuple[Repeat, ...]:
        """Organisation and title that occur twice or more, with these groups of names taken as one."""
        found: dict[tuple[str, str], list[Listed]] = defaultdict(list)
        for offer in self.listed:
            body = offer.together if offer.group in merge else offer.alone
            found[body, offer.title.casefold()].append(offer)
        return tuple(_repeat(offers) for offers in found.values() if len(offers) > 1)

    def writes(self) -> int:
        """How many offers or people would be new or changed."""
        return self.records.new + self.records.changed


def _repeat(offers: list[Listed]) -> Repeat:
    first, newest = offers[0], max(offers, key=lambda offer: (offer.edited_on, offer.line))
    lines = tuple(offer.line for offer in offers)
    return Repeat(f"repeat:{first.line}", first.title, first.organisation, lines, newest.line)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was done."""

    plan: ImportPlan
    merged: tuple[Group, ...]
    not_merged: tuple[Group, ...]
    step: int | None
    """The number of the step that can be taken back; None when there was nothing to write."""
    seconds: float = 0.0
