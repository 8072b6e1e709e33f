"""How the page of the placements behaves: the list, and which record stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.rows import PlacementRow
from freiwilligenagentur.placements.service import Placements
from freiwilligenagentur.placements.states import GROUPS, Group
from freiwilligenagentur.vocabulary.folding import holds, wanted


class ListView(Protocol):
    """The list on the screen."""

    def display_rows(self, rows: Sequence[PlacementRow], chosen: str) -> str:
        """The list; ``chosen`` is the row to be on, else the first. Returns the row it is on, "" without any."""

    def display_empty(self, text: str) -> None:
        """Why the list is empty, "" when it is not."""

    def display_head(self, subtitle: str) -> None:
        """The line below the title."""

    def display_groups(self, captions: Mapping[str, str], chosen: str) -> None:
        """The groups with their counts, by code."""

    def display_filter(self, text: str) -> None:
        """What the list is narrowed to."""


class RecordSide(Protocol):
    """The record beside the list."""

    def load(self, placement_id: str) -> None:
        """Shows a placement, "" shows none."""


class ListPresenter:
    """State of the list: group, filter, chosen row."""

    def __init__(self, view: ListView, placements: Placements, record: RecordSide) -> None:
        self._view = view
        self._placements = placements
        self._record = record
        self._group = Group.PENDING
        self._text = ""
        self._rows: list[PlacementRow] = []
        self._chosen = ""
        self._displaying = False

    def refresh(self) -> None:
        """Reads everything anew; group, filter and the chosen row stay.

        A placement that leaves the group by a step stays in the list until another one is chosen, since whoever just
        ended it still has hours or a note to add.
        """
        self._read()
        self._display()

    def choose_group(self, code: str) -> None:
        """Cuts the list another way."""
        self._group = Group(code)
        chosen, self._chosen = self._chosen, ""
        self._read()
        self._chosen = chosen if chosen in {row.id for row in self._rows} else ""
        self._display()

    def filter_text(self, text: str) -> None:
        """Narrows the list to rows that hold every word; the first of them is chosen when the present one is gone."""
        self._text = text
        self._display()

    def choose(self, placement_id: str) -> None:
        """Shows the record of a row."""
        if placement_id != self._chosen and not self._displaying:
            self._chosen = placement_id
            self._record.load(placement_id)

    def show_record(self, placement_id: str) -> None:
        """Shows one placement, also when group or filter hid it."""
        self._chosen = ""
        self._read()
        if placement_id not in {row.id for row in self._listed()}:
            self._group, self._text = self._group_of(placement_id), ""
            self._view.display_filter("")
            self._read()
        self._chosen = placement_id
        self._display()

    def _group_of(self, placement_id: str) -> Group:
        try:
            state = self._placements.get(placement_id).state
        except OfficeError:
            return self._group  # taken back in the meantime; there is nothing to show
        return next(group for group, members in GROUPS.items() if state in members)

    def _read(self) -> None:
        self._rows = self._placements.rows(self._group, also=self._chosen)

    def _listed(self) -> list[PlacementRow]:
        typed = wanted(self._text)
        return [row for row in self._rows if holds(row.found_by, typed)]

    def _display(self) -> None:
        listed = self._listed()
        counts = self._placements.counts()
        self._view.display_head(self._subtitle(counts))
        self._view.display_groups(
            {
                group: _("{group} ({n})").format(group=words.group(group), n=i18n.number(counts[group]))
                for group in Group
            },
            self._group,
        )
        self._view.display_empty(self._empty_text(counts) if not listed else "")
        self._displaying = True  # the list tells of every move; the record is read once, afterwards
        self._chosen = self._view.display_rows(listed, self._chosen)
        self._displaying = False
        self._record.load(self._chosen)

    def _subtitle(self, counts: Mapping[Group, int]) -> str:
        total = counts[Group.ALL]
        return ngettext("{n} placement", "{n} placements", total).format(n=i18n.number(total))

    def _empty_text(self, counts: Mapping[Group, int]) -> str:
        if not counts[Group.ALL]:
            return _(
                "No placement yet. Propose an offer to somebody at the matching desk; it then stands here until it is "
                "decided."
            )
        if self._text.strip():
            if self._group is Group.ALL:
                return _("No placement fits what you typed.")
            return _("Here no placement fits what you typed. Choose “all” to look everywhere.")
        return {
            Group.PENDING: _("Nothing is pending: every proposal has been decided."),
            Group.ACTIVE: _("Nobody is placed at the moment."),
            Group.CLOSED: _("No placement has come to an end yet."),
        }.get(self._group, "")
