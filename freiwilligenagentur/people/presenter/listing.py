"""The list of people: which of them are shown, by words, state, area and distance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.people import words
from freiwilligenagentur.people.model import Status
from freiwilligenagentur.people.rows import VolunteerRow
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.vocabulary.folding import Wanted, holds, wanted
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.postcodes import distance_km, is_postcode
from freiwilligenagentur.vocabulary.service import Vocabulary

EVERYBODY = "everybody"
PRESENT = ""
"""The state filters beside the states themselves: with and without the archived."""

DISTANCES = (5, 10, 20, 50)


class ListingView(Protocol):
    """What the presenter needs of the list."""

    def display_choices(self, states: words.Options, areas: words.Options, distances: words.Options) -> None:
        """Fills the filters, pairs of code and label."""

    def display_rows(self, rows: Sequence[VolunteerRow], count: str) -> None:
        """Shows people and how many of how many they are."""

    def display_empty(self, text: str, first_step: bool) -> None:
        """Says why nobody is shown, "" when somebody is; ``first_step`` offers the first Erstgespräch."""

    def display_distance(self, possible: bool) -> None:
        """Offers the distance filter once a postcode stands in the filter line."""


class ListingPresenter:
    """Holds the filters and applies them to everybody."""

    def __init__(self, view: ListingView, people: PeopleService, vocabulary: Vocabulary) -> None:
        self._view, self._people, self._vocabulary = view, people, vocabulary
        self._words: Wanted = ()
        self._postcode = ""
        self._state = PRESENT
        self._area = ""
        self._within: float | None = None

    def refresh(self) -> None:
        """Reads people and lists again and keeps the filters."""
        states = [(PRESENT, _("Without archived")), *words.statuses(), (EVERYBODY, _("Everybody"))]
        areas = [("", _("All areas")), *self._vocabulary.options(TermList.AREA)]
        distances = [("", _("Exactly this postcode"))]
        distances += [(str(km), _("Up to {km} km").format(km=km)) for km in DISTANCES]
        self._view.display_choices(states, areas, distances)
        self._apply()

    def search(self, text: str) -> None:
        """Only people in whose name, phone, place, e-mail or areas every word occurs."""
        self._words = wanted(text)
        self._postcode = next((word for word, *_others in self._words if is_postcode(word)), "")
        self._view.display_distance(bool(self._postcode))
        self._apply()

    def show_state(self, code: str) -> None:
        """Only people in one state."""
        self._state = code
        self._apply()

    def show_area(self, code: str) -> None:
        """Only people who would like one area."""
        self._area = code
        self._apply()

    def show_within(self, kilometres: str) -> None:
        """Also people around the postcode in the filter line; "" for exactly this postcode."""
        self._within = float(kilometres) if kilometres else None
        self._apply()

    def reset(self) -> None:
        """Takes every filter away."""
        self._words, self._postcode, self._state, self._area, self._within = (), "", PRESENT, "", None
        self._view.display_distance(False)
        self.refresh()

    def _apply(self) -> None:
        everybody = self._people.rows()
        shown = [row for row in everybody if self._shows(row)]
        total = len(everybody) if self._state in (EVERYBODY, Status.ARCHIVED) else self._people.open_counts().present
        self._view.display_rows(shown, _count(len(shown), total))
        if shown:
            self._view.display_empty("", False)
        elif everybody:
            self._view.display_empty(_("Nobody matches these filters."), False)
        else:
            self._view.display_empty(_("Everybody who comes for a talk stands here. The first one begins it."), True)

    def _shows(self, row: VolunteerRow) -> bool:
        if self._state == PRESENT:
            if row.status is Status.ARCHIVED:
                return False
        elif self._state not in (EVERYBODY, row.status):
            return False
        if self._area and self._area not in row.areas:
            return False
        if self._postcode and self._within is not None:
            away = distance_km(self._postcode, row.postcode)
            if away is None or away > self._within:
                return False
            return holds(row.searchable, [word for word in self._words if word[0] != self._postcode])
        return holds(row.searchable, self._words)


def _count(shown: int, total: int) -> str:
    if shown == total:
        return ngettext("{n} person", "{n} people", total).format(n=i18n.number(total))
    return _("{shown} of {total}").format(shown=i18n.number(shown), total=i18n.number(total))
