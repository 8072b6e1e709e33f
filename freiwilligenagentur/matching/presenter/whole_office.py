"""Who could be placed today: the best pairs of all open volunteers and open places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching.alike import with_points
from freiwilligenagentur.matching.presenter.wish import Wishes
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.reasons import Kind
from freiwilligenagentur.matching.scoring import FITS
from freiwilligenagentur.matching.service import MatchingService
from freiwilligenagentur.matching.whole_office import Progress, Watched
from freiwilligenagentur.vocabulary.folding import findable

SHOWN: Final = 300
"""So many pairs are put into words; who has placed these looks again."""
_NAMED: Final = 2
"""Reasons that stand before what is to be settled: all of it is seen in the width of a small screen."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair in the list."""

    id: str
    volunteer_id: str
    offer_id: str
    score: int
    person: str
    offer: str
    organisation: str
    why: str
    """The weightiest reasons, then what is still to be settled."""
    found_by: str
    """Folded text by which somebody would look for it."""


class PairsView(Protocol):
    """The list of pairs."""

    def display_pairs(self, rows: list[PairRow], note: str) -> None:
        """The pairs, best first, and a sentence about them."""

    def display_looking(self) -> None:
        """Nothing is known yet; somebody is looking."""

    def tell_error(self, text: str) -> None:
        """What could not be done."""


Run = Callable[
    [str, Callable[[Any], Any], Callable[[Any], None], Callable[[OfficeError], None], Callable[[], None]], object
]
"""Runs work beside the window: title, work, and what follows when it is done, failed or was stopped."""


class WholeOfficePresenter:
    """Looks for pairs beside the window, one search at a time; what was found before stays until there is better."""

    def __init__(self, view: PairsView, matching: MatchingService, run: Run, wishes: Wishes | None = None) -> None:
        self._view = view
        self._matching = matching
        self._run = run
        self._wishes = wishes
        self._busy = False
        self._again = False
        self._known = False

    def refresh(self) -> None:
        """Looks again; while somebody is looking already, once more afterwards."""
        if self._busy:
            self._again = True
            return
        self._busy = True
        if not self._known:
            self._view.display_looking()
        self._run(_("Whole office"), self._find, self._show, self._fail, self._stop)

    def _find(self, progress: Progress) -> list[PairRow]:
        found = self._matching.whole_office(progress, SHOWN)
        step = Watched(progress).step
        rows = []
        for number, match in enumerate(found, start=1):
            row = self._row(match)
            if row is not None and row.score >= FITS:
                rows.append(row)
            step(number, len(found))
        return sorted(rows, key=lambda row: -row.score)

    def _show(self, rows: list[PairRow]) -> None:
        self._known = True
        note = ngettext(
            "{n} pair that fits.",
            "{n} pairs that fit, everybody once, the best first.",
            len(rows),
        )
        nothing = _("At present no open volunteer fits a free place.")
        self._view.display_pairs(rows, note.format(n=i18n.number(len(rows))) if rows else nothing)
        self._end()

    def _fail(self, error: OfficeError) -> None:
        self._again = False
        self._end()
        self._view.tell_error(str(error))

    def _stop(self) -> None:
        self._again = False
        self._view.display_pairs([], _("Stopped. Choose “Whole office” again to look again."))
        self._end()

    def _end(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.refresh()

    def _with_wish(self, match: Match) -> Match:
        """The pair as it will stand at the desk, where what somebody wishes in words counts too."""
        if self._wishes is None:
            return match
        person = self._matching.person_facts(match.volunteer_id)
        wish = " ".join(person.wishes.split())
        if not wish:
            return match
        alike = self._wishes.similarity(wish, person.struck)
        match = self._matching.why_not(match.volunteer_id, match.offer_id, words=alike.get(match.offer_id))
        return with_points(match, alike)

    def _row(self, match: Match) -> PairRow | None:
        try:
            person = self._matching.person_line(match.volunteer_id)
            offer = self._matching.offer_line(match.offer_id)
            match = self._with_wish(match)
        except OfficeError:
            return None  # a colleague removed one of them between ranking and reading
        good = [reason.text for reason in match.reasons if reason.kind is Kind.GOOD][:_NAMED]
        settle = [reason.text for reason in match.open_points][:1]
        return PairRow(
            id=f"{match.volunteer_id} {match.offer_id}",
            volunteer_id=match.volunteer_id,
            offer_id=match.offer_id,
            score=match.score,
            person=person.name,
            offer=offer.title,
            organisation=offer.organisation,
            why=" · ".join([*(f"✓ {text}" for text in good), *(f"! {text}" for text in settle)]),
            found_by=findable(f"{person.name} {offer.title} {offer.organisation}"),
        )
