"""How the matching desk behaves: whom it is for, which list shows, who is chosen, what proposing and rejecting do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching.cards import Card
from freiwilligenagentur.matching.facts import PersonFacts
from freiwilligenagentur.matching.presenter.acts import Acts
from freiwilligenagentur.matching.presenter.captions import captions
from freiwilligenagentur.matching.presenter.listed import Listed
from freiwilligenagentur.matching.presenter.shown import Chosen, Hooks, Lists, MatchingView
from freiwilligenagentur.matching.presenter.subjects import OfNobody, OfOffer, OfVolunteer, Subject
from freiwilligenagentur.matching.presenter.trial import Trial
from freiwilligenagentur.matching.presenter.wish import Wish, Wishes
from freiwilligenagentur.matching.ranking import Match, Matches, Ranking
from freiwilligenagentur.matching.reasons import Seen, pair_text
from freiwilligenagentur.matching.service import MatchingService
from freiwilligenagentur.matching.trying import Changes
from freiwilligenagentur.navigator import Navigator


class MatchingPresenter:
    """One desk. ``show_volunteer`` and ``show_offer`` choose whom it is for, ``leave`` goes back to the choice."""

    def __init__(
        self,
        view: MatchingView,
        matching: MatchingService,
        navigator: Navigator,
        hooks: Hooks,
        today: Callable[[], date] = date.today,
        wishes: Wishes | None = None,
    ) -> None:
        self._view = view
        self._matching = matching
        self._navigator = navigator
        self._hooks = hooks
        self._today = today
        self._acts = Acts(view, matching, navigator, hooks, self._counterpart, self._acted, self.refresh)
        self._subject: Subject | None = None
        self._trial: Trial | None = None
        self._ranking: Ranking | None = None
        self._list = self._nothing()
        self._wish = Wish(wishes, view.ask_later, self._wish_found)
        self._shows_others = False
        self._name = ""
        self._chosen = ""
        self._row = 0
        self._moved = False

    # whom it is for

    def show_volunteer(self, volunteer_id: str) -> None:
        """Offers for a volunteer."""
        self._begin(OfVolunteer(self._matching, volunteer_id))

    def show_wish(self) -> None:
        """Offers for a wish in words, for nobody in particular."""
        self._begin(OfNobody(self._matching))

    def show_offer(self, offer_id: str) -> None:
        """Volunteers for an offer."""
        self._begin(OfOffer(self._matching, offer_id))

    def show_pair(self, volunteer_id: str, offer_id: str) -> None:
        """Offers for a volunteer, with one of them chosen."""
        self.show_volunteer(volunteer_id)
        row = self._list.row_of(offer_id)
        if row is not None:
            self._chosen, self._row, self._moved = offer_id, row, True
            self._display()

    def is_choosing(self) -> bool:
        """Whether nobody and nothing is chosen yet to begin with."""
        return self._subject is None

    def leave(self) -> None:
        """Back to the choice of whom to begin with."""
        self._subject, self._ranking, self._trial = None, None, None
        self.refresh()

    def refresh(self) -> None:
        """Ranks again and keeps what is chosen, tried and marked; when the record is gone, the choice shows."""
        if self._subject is None:
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
        if others != self._shows_others and self._subject is not None:
            self._shows_others, self._chosen, self._row = others, "", 0
            self._list.marked.clear()
            self._arrange()

    def switch(self) -> None:
        """The other of the two lists."""
        self.show_others(not self._shows_others)

    def look_for(self, name: str) -> None:
        """Narrows the list to those whose name holds what is typed."""
        self._name = name
        if self._ranking is not None:
            self._list.narrow(name)
            self._display()

    def type_wish(self, text: str) -> None:
        """Ranks offers by a wish in plain words too, as soon as they are found."""
        self._wish.type(text)

    def takes_wishes(self) -> bool:
        """Whether offers can be looked for by words here."""
        return self._wish.possible and self._of_offers()

    def choose(self, row: int) -> None:
        """Shows the counterpart in a row of the list."""
        if 0 <= row < len(self._list):
            self._row, self._chosen, self._moved = row, self._list.id_at(row), True
            self._display_chosen()

    def mark(self, row: int) -> None:
        """Marks a row to be proposed together with others, or takes the mark away."""
        if not 0 <= row < len(self._list):
            return
        key, marked = self._list.id_at(row), self._list.marked
        if key in marked:
            marked.remove(key)
        elif self._acts.may_propose(self._list.match_at(row)):
            marked.add(key)
        self._tell_marks()

    def extend(self, row: int) -> None:
        """Marks a row too; a mark that is there stays."""
        if not self.is_marked(row):
            self.mark(row)

    def is_marked(self, row: int) -> bool:
        """Whether the card in a row is marked."""
        return bool(self._list.marked) and self._list.id_at(row) in self._list.marked

    def card(self, row: int) -> Card:
        """The card in a row; put into words when it is painted first."""
        match = self._list.match_at(row)
        assert self._subject is not None, "cards are of a subject"
        told = self._wish.told(match)
        if self._by_wish_alone():
            told = replace(told, score=round(self._wish.score(match.offer_id)))
        return self._subject.card(told, self._today(), fits=not self._shows_others)

    # what is tried

    def try_bound(self, code: str) -> None:
        """Tries a radius, or a minimum age; nothing is saved."""
        if self._trial is not None:
            self._trial.bound(code)
            self._rank()

    def try_times(self, mask: int) -> None:
        """Tries half days; nothing is saved."""
        if self._trial is not None:
            self._trial.times(mask)
            self._rank()

    def try_toggles(self, on: frozenset[str]) -> None:
        """Tries these switches; nothing is saved."""
        if self._trial is not None:
            self._trial.toggle(on)
            self._rank()

    def reset_trial(self) -> None:
        """Back to what the record says."""
        if self._trial is not None:
            self._trial.reset()
            self._rank()

    def keep_trial(self) -> None:
        """Takes what is tried over into the record, as one step that can be taken back."""
        keep = self._keeping()
        if self._subject is None or self._trial is None or not self._trial.is_on or keep is None:
            return
        try:
            keep(self._subject.id, self._trial.changes())
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._trial.reset()
        self._navigator.tell(_("Taken over into the record. Ctrl+Z takes it back."))
        self.refresh()

    # what one does

    def propose(self) -> None:
        """Proposes the marked ones, else the chosen one; they stay in the list with a mark of their own."""
        self._acts.propose(self._list.marked_matches() or [match for match in [self._chosen_match()] if match])

    def reject(self, reason: str) -> None:
        """Keeps that both do not go together, and why; the next in the list is chosen."""
        self._acts.reject(self._chosen_match(), reason)

    def open_card(self) -> None:
        """Opens the Vermittlungskarte of the chosen pair."""
        self._acts.open_card(self._chosen_match())

    def open_placement(self) -> None:
        """Goes to the placement of the chosen pair."""
        self._acts.open_placement(self._chosen_match())

    def reject_reasons(self) -> list[tuple[str, str]]:
        """The usual reasons, code and words."""
        return self._hooks.reasons()

    def open_subject(self) -> None:
        """Opens the record of the person or offer that the desk is for."""
        if self._subject is not None and self._subject.id:
            self._open(self._subject.id, volunteer=self._of_offers())

    def open_chosen(self) -> None:
        """Opens the record of the chosen counterpart."""
        if self._chosen:
            self._open(self._chosen, volunteer=not self._of_offers())

    def add_consultation(self) -> None:
        """Opens an empty consultation record for the person that the desk is for."""
        if self._subject is not None and self._subject.id and self._of_offers():
            self._navigator.add_consultation(self._subject.id)

    # inside

    def _begin(self, subject: Subject) -> None:
        if subject != self._subject:
            self._shows_others, self._chosen, self._row, self._name, self._moved = False, "", 0, "", False
            self._trial, self._list = None, self._nothing()
            self._wish.clear()
        self._subject = subject
        self.refresh()

    def _load(self) -> None:
        assert self._subject is not None, "loaded without a subject"
        facts, value = self._subject.facts(), self._subject.value()
        if self._trial is None:
            self._trial = Trial(value)
        self._trial.follow(value)
        self._view.display_subject(facts)
        if isinstance(facts, PersonFacts) and self._of_offers():
            self._wish.recorded(facts.wishes, facts.struck)
        else:
            self._wish.recorded("", frozenset())
        self._rank()

    def _rank(self) -> None:
        assert self._subject is not None, "ranked without a subject"
        assert self._trial is not None, "ranked before it was loaded"
        self._ranking = self._subject.rank(self._trial.changes(), self._wish)
        self._view.display_trial(self._trial.shown(may_keep=self._keeping() is not None))
        self._arrange()

    def _keeping(self) -> Callable[[str, Changes], object] | None:
        """How what is tried gets into the record; None where there is none."""
        if self._subject is None or not self._subject.id:
            return None
        return self._hooks.keep_person if self._of_offers() else self._hooks.keep_offer

    def _of_offers(self) -> bool:
        return self._subject is not None and self._subject.seen is Seen.PLACES

    def _arrange(self) -> None:
        """Makes the list that shows out of the ranking."""
        assert self._ranking is not None, "arranged before it was ranked"
        matches = self._ranking.others if self._shows_others else self._ranking.matches
        marked = self._list.marked
        self._list = self._listed(matches)
        self._list.keep_marks(marked)
        self._list.narrow(self._name)
        self._display()

    def _display(self) -> None:
        count = len(self._list)
        row = self._list.row_of(self._chosen)
        if row is None and count:  # the chosen one left the list: its neighbour takes its place
            row = min(self._row, count - 1)
            self._chosen = self._list.id_at(row)
        self._row = row or 0
        self._view.display_list(self._captions(), count, -1 if row is None else row)
        self._display_chosen()

    def _display_chosen(self) -> None:
        match = self._chosen_match()
        if match is None or self._subject is None:
            self._view.display_chosen(None)
            return
        self._view.display_chosen(
            Chosen(
                facts=self._subject.facts_of(match),
                reasons=self._wish.told(match).reasons,
                may_propose=self._acts.may_propose(match) or bool(self._list.marked),
                propose=self._propose_caption(match),
                may_reject=self._acts.may_reject(match),
                may_print=self._acts.may_print(match),
                has_placement=self._acts.may_open_placement(match),
            )
        )

    def _wish_found(self) -> None:
        if not self._moved:
            self._chosen, self._row = "", 0  # nobody chose anything yet, so the best of the new order is
        if self._of_offers() and self._trial is not None:
            self._rank()

    def _propose_caption(self, match: Match) -> str:
        marked = len(self._list.marked)
        if marked:
            return ngettext("Propose {n} marked", "Propose {n} marked", marked).format(n=marked)
        return pair_text(match.pair) if match.under_way else _("Propose")

    def _tell_marks(self) -> None:
        self._view.display_marks()
        self._display_chosen()

    def _captions(self) -> Lists:
        assert self._ranking is not None, "captioned before it was ranked"
        assert self._subject is not None, "captioned without a subject"
        return captions(
            self._subject.seen,
            self._ranking,
            others=self._shows_others,
            shown=len(self._list),
            elsewhere=self._named_elsewhere() if self._name.strip() else None,
        )

    def _named_elsewhere(self) -> int:
        """How many of the list that does not show have the name that was typed."""
        assert self._ranking is not None, "looked for before it was ranked"
        there = self._ranking.matches if self._shows_others else self._ranking.others
        elsewhere = self._listed(there)
        elsewhere.narrow(self._name)
        return len(elsewhere)

    def _counterpart(self, match: Match) -> str:
        if self._of_offers():
            return self._matching.offer_line(match.offer_id).title
        return self._matching.person_line(match.volunteer_id).name

    def _chosen_match(self) -> Match | None:
        return self._list.match_of(self._chosen)

    def _listed(self, matches: Matches) -> Listed:
        assert self._subject is not None, "listed without a subject"
        first = self._wish.score if self._by_wish_alone() else None
        return Listed(matches, self._of_offers(), self._subject.name_of, first)

    def _by_wish_alone(self) -> bool:
        """Whether nothing but a wish in words decides."""
        return self._of_offers() and self._wish.is_typed and self._subject is not None and not self._subject.id

    def _nothing(self) -> Listed:
        return Listed(Matches([], _no_match), True, str)

    def _acted(self) -> None:
        self._list.marked.clear()
        self.refresh()

    def _open(self, record_id: str, *, volunteer: bool) -> None:
        if volunteer:
            self._navigator.open_volunteer(record_id)
        else:
            self._navigator.open_offer(record_id)


def _no_match(_pair: object) -> Match:
    raise LookupError
