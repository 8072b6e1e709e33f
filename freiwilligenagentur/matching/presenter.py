"""How the matching desk behaves: whom it is for, which list shows, who is chosen, what proposing and rejecting do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Cancelled, OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching import cards
from freiwilligenagentur.matching.cards import Card
from freiwilligenagentur.matching.facts import OfferFacts, PersonFacts
from freiwilligenagentur.matching.gates import Gate
from freiwilligenagentur.matching.ranking import Match, Matches, Ranking
from freiwilligenagentur.matching.reasons import Reason, Seen, pair_text
from freiwilligenagentur.matching.service import MatchingService, Waiting
from freiwilligenagentur.navigator import Navigator


def usual_reasons() -> list[tuple[str, str]]:
    """Why an offer is not for somebody, code and words; none of them asks about private matters."""
    return [
        ("time", _("The times do not suit")),
        ("task", _("The task does not suit")),
        ("distance", _("Too far away")),
        ("other_offer", _("Found something else")),
        ("person_other", _("Other reason of the volunteer")),
    ]


@dataclass(frozen=True, slots=True)
class Hooks:
    """What higher rooms do for the desk. ``propose`` gets volunteer and offer, ``reject`` the reason's code too.

    Either may raise an OfficeError, which is told, or Cancelled when the user thought better of it.
    """

    propose: Callable[[str, str], object]
    reject: Callable[[str, str, str], object]
    reasons: Callable[[], list[tuple[str, str]]] = field(default=usual_reasons)
    card: Callable[[str, str], object] | None = None
    """Opens the Vermittlungskarte of volunteer and offer."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The two lists of the desk: their captions, and which of them shows."""

    heading: str
    fitting: str
    others: str
    shows_others: bool
    empty: str
    """What to say in place of an empty list."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The counterpart that is chosen, with everything that decides."""

    facts: PersonFacts | OfferFacts
    reasons: tuple[Reason, ...]
    may_propose: bool
    propose: str
    """The caption of the button."""
    may_reject: bool
    may_print: bool
    """Whether there can be a Vermittlungskarte for both."""


class MatchingView(Protocol):
    """What the presenter needs of the window."""

    def display_start(self, volunteers: list[Waiting], offers: list[Waiting]) -> None:
        """Nobody is chosen: whom to begin with."""

    def display_subject(self, facts: PersonFacts | OfferFacts) -> None:
        """The person or the offer that counterparts are looked for."""

    def display_list(self, lists: Lists, count: int, current: int) -> None:
        """A list of ``count`` cards, read by ``MatchingPresenter.card``; ``current`` is the chosen one, -1 for none."""

    def display_chosen(self, chosen: Chosen | None) -> None:
        """The counterpart beside the list."""

    def tell_error(self, text: str) -> None:
        """What could not be done."""


class MatchingPresenter:
    """One desk. ``show_volunteer`` and ``show_offer`` choose whom it is for, ``leave`` goes back to the choice."""

    def __init__(
        self,
        view: MatchingView,
        matching: MatchingService,
        navigator: Navigator,
        hooks: Hooks,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._view = view
        self._matching = matching
        self._navigator = navigator
        self._hooks = hooks
        self._today = today
        self._seen = Seen.PLACES
        self._subject = ""
        self._ranking: Ranking | None = None
        self._shows_others = False
        self._chosen = ""
        self._row = 0

    # whom it is for

    def show_volunteer(self, volunteer_id: str) -> None:
        """Offers for a volunteer."""
        self._begin(Seen.PLACES, volunteer_id)

    def show_offer(self, offer_id: str) -> None:
        """Volunteers for an offer."""
        self._begin(Seen.PEOPLE, offer_id)

    def leave(self) -> None:
        """Back to the choice of whom to begin with."""
        self._subject, self._ranking = "", None
        self.refresh()

    def refresh(self) -> None:
        """Ranks again and keeps what is chosen; when the person or offer is gone, the choice shows."""
        if not self._subject:
            self._view.display_start(self._matching.waiting_volunteers(), self._matching.waiting_offers())
            return
        try:
            self._load()
        except OfficeError as error:
            self.leave()
            self._view.tell_error(str(error))

    # the list

    def show_others(self, others: bool) -> None:
        """Switches between those that fit and "Warum nicht?"."""
        if others != self._shows_others and self._subject:
            self._shows_others, self._chosen, self._row = others, "", 0
            self._display()

    def switch(self) -> None:
        """The other of the two lists."""
        self.show_others(not self._shows_others)

    def choose(self, row: int) -> None:
        """Shows the counterpart in a row of the list."""
        if 0 <= row < len(self._list()):
            self._row, self._chosen = row, self._id_at(row)
            self._display_chosen()

    def card(self, row: int) -> Card:
        """The card in a row; put into words when it is painted first."""
        match, fits = self._list()[row], not self._shows_others
        if self._seen is Seen.PLACES:
            place = self._matching.offer_line(match.offer_id)
            return cards.card(match, match.offer_id, place.title, cards.place_facts(place), fits=fits)
        person = self._matching.person_line(match.volunteer_id)
        facts = cards.person_facts_line(person, self._today())
        return cards.card(match, match.volunteer_id, person.name, facts, fits=fits)

    # what one does

    def propose(self) -> None:
        """Proposes the chosen one; it stays in the list with a mark, so that a second may be proposed too."""
        match = self._chosen_match()
        if match is None or not _may_propose(match):
            return
        self._do(self._hooks.propose, match.volunteer_id, match.offer_id, done=_("Proposed: {title}"))

    def reject(self, reason: str) -> None:
        """Keeps that both do not go together, and why; the next in the list is chosen."""
        match = self._chosen_match()
        if match is None or not _may_reject(match) or not reason.strip():
            return
        self._do(self._hooks.reject, match.volunteer_id, match.offer_id, reason.strip(), done=_("Noted: {title}"))

    def open_card(self) -> None:
        """Opens the Vermittlungskarte of the chosen pair."""
        match = self._chosen_match()
        if match is None or not self._may_print(match) or self._hooks.card is None:
            return
        try:
            self._hooks.card(match.volunteer_id, match.offer_id)
        except OfficeError as error:
            self._view.tell_error(str(error))

    def reject_reasons(self) -> list[tuple[str, str]]:
        """The usual reasons, code and words."""
        return self._hooks.reasons()

    def open_subject(self) -> None:
        """Opens the record of the person or offer that the desk is for."""
        self._open(self._subject, volunteer=self._seen is Seen.PLACES)

    def open_chosen(self) -> None:
        """Opens the record of the chosen counterpart."""
        if self._chosen:
            self._open(self._chosen, volunteer=self._seen is Seen.PEOPLE)

    def add_consultation(self) -> None:
        """Opens an empty consultation record for the person that the desk is for."""
        if self._seen is Seen.PLACES and self._subject:
            self._navigator.add_consultation(self._subject)

    # inside

    def _begin(self, seen: Seen, subject: str) -> None:
        if (seen, subject) != (self._seen, self._subject):
            self._shows_others, self._chosen, self._row = False, "", 0
        self._seen, self._subject = seen, subject
        self.refresh()

    def _load(self) -> None:
        if self._seen is Seen.PLACES:
            self._view.display_subject(self._matching.person_facts(self._subject))
            self._ranking = self._matching.for_volunteer(self._subject)
        else:
            self._view.display_subject(self._matching.offer_facts(self._subject))
            self._ranking = self._matching.for_offer(self._subject)
        self._display()

    def _display(self) -> None:
        count = len(self._list())
        row = self._row_of(self._chosen)
        if row is None and count:  # the chosen one left the list: its neighbour takes its place
            row = min(self._row, count - 1)
            self._chosen = self._id_at(row)
        self._row = row or 0
        self._view.display_list(self._captions(), count, -1 if row is None else row)
        self._display_chosen()

    def _display_chosen(self) -> None:
        match = self._chosen_match()
        if match is None:
            self._view.display_chosen(None)
            return
        facts: PersonFacts | OfferFacts
        if self._seen is Seen.PLACES:
            facts = self._matching.offer_facts(match.offer_id)
        else:
            facts = self._matching.person_facts(match.volunteer_id)
        caption = pair_text(match.pair) if match.under_way else _("Propose")
        self._view.display_chosen(
            Chosen(facts, match.reasons, _may_propose(match), caption, _may_reject(match), self._may_print(match))
        )

    def _may_print(self, match: Match) -> bool:
        return self._hooks.card is not None and (match.under_way or _may_propose(match))

    def _captions(self) -> Lists:
        ranking = self._ranking
        fitting, others = (len(ranking.matches), len(ranking.others)) if ranking else (0, 0)
        return Lists(
            heading=self._heading(others if self._shows_others else fitting),
            fitting=_("Fitting"),
            others=_("Why not? ({n})").format(n=i18n.number(others)),
            shows_others=self._shows_others,
            empty=self._words_for_nothing(),
        )

    def _heading(self, count: int) -> str:
        if self._seen is Seen.PLACES:
            fitting = ngettext("{n} fitting offer", "{n} fitting offers", count)
            others = ngettext("{n} other offer", "{n} other offers", count)
        else:
            fitting = ngettext("{n} fitting volunteer", "{n} fitting volunteers", count)
            others = ngettext("{n} other volunteer", "{n} other volunteers", count)
        return (others if self._shows_others else fitting).format(n=i18n.number(count))

    def _words_for_nothing(self) -> str:
        if self._shows_others:
            return _("Nothing is left out: all of them fit.")
        if self._seen is Seen.PLACES:
            return _("No offer fits at present. “Why not?” says what stands in the way.")
        return _("Nobody fits at present. “Why not?” says what stands in the way.")

    def _list(self) -> Matches:
        if self._ranking is None:
            return Matches([], _no_match)
        return self._ranking.others if self._shows_others else self._ranking.matches

    def _id_at(self, row: int) -> str:
        pair = self._list().pairs[row]
        return pair.place.id if self._seen is Seen.PLACES else pair.person.id

    def _row_of(self, counterpart_id: str) -> int | None:
        return next((row for row in range(len(self._list())) if self._id_at(row) == counterpart_id), None)

    def _chosen_match(self) -> Match | None:
        row = self._row_of(self._chosen)
        return None if row is None else self._list()[row]

    def _do(self, action: Callable[..., object], *what: str, done: str) -> None:
        title = self._matching.offer_line(what[1]).title
        try:
            action(*what)
        except Cancelled:
            return
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._navigator.tell(done.format(title=title))
        self.refresh()

    def _open(self, record_id: str, *, volunteer: bool) -> None:
        if volunteer:
            self._navigator.open_volunteer(record_id)
        else:
            self._navigator.open_offer(record_id)


def _may_propose(match: Match) -> bool:
    return not match.barriers and not match.under_way


def _may_reject(match: Match) -> bool:
    return not any(reason.about is Gate.PAIR for reason in match.barriers)


def _no_match(_pair: object) -> Match:
    raise LookupError
