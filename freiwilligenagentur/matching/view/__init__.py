from freiwilligenagentur.matching.view.page import MatchingPage

__all__ = ["MatchingPage"]
