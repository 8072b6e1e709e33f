"""Matching is ready before anybody opens the desk."""

from __future__ import annotations

from threading import Event

from freiwilligenagentur.app.ahead import MatchingAhead
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.app.texts import OfficeTexts
from freiwilligenagentur.matching.text.service import TextSearch
from freiwilligenagentur.storage import Store

PATIENCE = 20


class Watched(Services):
    """Services that tell when matching is started and closed."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.said: list[str] = []
        self.started = Event()
        self.matching.start = self._start  # type: ignore[method-assign]
        self.matching.close = self._close  # type: ignore[method-assign]

    def _start(self) -> None:
        self.said.append("start")
        self.started.set()

    def _close(self) -> None:
        self.said.append("close")


def test_matching_is_started_beside_the_window_and_ended_with_it(store: Store) -> None:
    services, read = Watched(store), Event()
    ahead = MatchingAhead(services, read.set)
    ahead.start()
    assert services.started.wait(PATIENCE)
    assert read.wait(PATIENCE)
    ahead._begin()
    ahead.close()
    assert services.said == ["start", "close"]


def test_an_office_that_closes_at_once_starts_nothing(store: Store) -> None:
    services, read = Watched(store), Event()
    ahead = MatchingAhead(services, read.set)
    ahead.close()
    ahead._begin()
    assert services.said == []
    assert not read.is_set()


def test_a_text_search_that_is_ready_only_after_closing_does_not_begin(store: Store) -> None:
    class Late(OfficeTexts):
        begun = False

        def _search(self) -> TextSearch:
            self.close()
            return self  # type: ignore[return-value]

        def start(self) -> None:
            self.begun = True

    texts = Late(store)
    texts._start()
    assert not texts.begun
