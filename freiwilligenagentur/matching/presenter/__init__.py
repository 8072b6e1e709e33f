"""How the room of matching behaves, without its windows."""

from freiwilligenagentur.matching.presenter.desk import MatchingPresenter
from freiwilligenagentur.matching.presenter.shown import Chosen, Hooks, Lists, MatchingView, TrialShown

__all__ = ["Chosen", "Hooks", "Lists", "MatchingPresenter", "MatchingView", "TrialShown"]
