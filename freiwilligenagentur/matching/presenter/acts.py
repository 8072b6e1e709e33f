"""What one does with pairs at the desk: proposing, rejecting, the Vermittlungskarte; and which of these may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from freiwilligenagentur.errors import Cancelled, OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching.gates import Gate
from freiwilligenagentur.matching.presenter.shown import Hooks, MatchingView
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.service import MatchingService
from freiwilligenagentur.navigator import Navigator


class Acts:
    """``name_of`` says what a counterpart is called; ``done`` is called after something was done, ``refresh`` after
    something was refused."""

    def __init__(
        self,
        view: MatchingView,
        matching: MatchingService,
        navigator: Navigator,
        hooks: Hooks,
        name_of: Callable[[Match], str],
        done: Callable[[], None],
        refresh: Callable[[], None],
    ) -> None:
        self._view = view
        self._matching = matching
        self._navigator = navigator
        self._hooks = hooks
        self._name_of = name_of
        self._done = done
        self._refresh = refresh

    def may_propose(self, match: Match) -> bool:
        """Whether nothing stands in the way of proposing it."""
        return bool(match.volunteer_id) and not match.barriers and not match.under_way

    def may_reject(self, match: Match) -> bool:
        """Whether it was not rejected before."""
        return bool(match.volunteer_id) and not any(reason.about is Gate.PAIR for reason in match.barriers)

    def may_print(self, match: Match) -> bool:
        """Whether there is a card for it."""
        return self._hooks.card is not None and (match.under_way or self.may_propose(match))

    def may_open_placement(self, match: Match) -> bool:
        """Whether both have a placement to go on with."""
        return self._hooks.open_placement is not None and match.under_way

    def propose(self, matches: Sequence[Match]) -> None:
        """Proposes those of some that may be; they stay in the list with a mark of their own."""
        wanted = [match for match in matches if self.may_propose(match)]
        if not wanted:
            return
        done = _("Proposed: {title}").format(title=self._name_of(wanted[0]))
        if len(wanted) > 1:
            done = ngettext("{n} proposal made", "{n} proposals made", len(wanted)).format(n=len(wanted))
        self._do(lambda: self._hooks.propose([(match.volunteer_id, match.offer_id) for match in wanted]), done)

    def reject(self, match: Match | None, reason: str) -> None:
        """Keeps that both do not go together, and why."""
        if match is None or not self.may_reject(match) or not reason.strip():
            return
        done = _("Noted: {title}. Ctrl+Z takes it back.").format(title=self._name_of(match))
        self._do(lambda: self._hooks.reject(match.volunteer_id, match.offer_id, reason.strip()), done)

    def open_card(self, match: Match | None) -> None:
        """Opens the Vermittlungskarte of a pair."""
        if match is None or not self.may_print(match) or self._hooks.card is None:
            return
        try:
            self._hooks.card(match.volunteer_id, match.offer_id)
        except OfficeError as error:
            self._view.tell_error(str(error))

    def open_placement(self, match: Match | None) -> None:
        """Goes on with what has become of a proposal."""
        if match is not None and self.may_open_placement(match) and self._hooks.open_placement is not None:
            self._hooks.open_placement(match.volunteer_id, match.offer_id)

    def _do(self, action: Callable[[], object], said: str) -> None:
        """Does it and says so; what was refused is told, and the list shows what a colleague did meanwhile."""
        try:
            action()
        except Cancelled:
            self._matching.look_again()
            self._refresh()
            return
        except OfficeError as error:
            self._matching.look_again()
            self._refresh()
            self._view.tell_error(str(error))
            return
        self._navigator.tell(said)
        self._done()
