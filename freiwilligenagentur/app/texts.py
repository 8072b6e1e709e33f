"""The text search of an open office, imported and made beside the window: it brings numpy and a model along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import Store

Answer = TypeVar("Answer")

if TYPE_CHECKING:
    from freiwilligenagentur.matching.alike import Alike
    from freiwilligenagentur.matching.text.search import Hit
    from freiwilligenagentur.matching.text.service import TextSearch


class OfficeTexts:
    """Finds offers for words. ``search`` and ``similarity`` are not for the window's thread; ``start`` is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._made: TextSearch | None = None
        self._closed = False

    def search(self, wish: str, limit: int = 20) -> Sequence[Hit]:
        """The best offers for a wish, the best first."""
        return self._unless_closed(lambda search: search.search(wish, limit))

    def similarity(self, wish: str, struck: frozenset[str] = frozenset()) -> Alike:
        """From 0 to 1 how well each offer fits a wish that stands in a record; guesses ``struck`` out do not count."""
        return self._unless_closed(lambda search: search.similarity(wish, struck))

    def start(self) -> None:
        """Makes everything ready beside the window, so that the first wish does not wait."""
        Thread(target=self._start, name="start of the text search", daemon=True).start()

    def close(self) -> None:
        """Ends the work beside the window; the store may be closed afterwards."""
        with self._lock:
            self._closed = True
            if self._made is not None:
                self._made.close()

    def _unless_closed(self, ask: Callable[[TextSearch], Answer]) -> Answer:
        """Raises Cancelled when the office was closed while somebody looked."""
        try:
            return ask(self._search())
        except RuntimeError:  # the store is closed
            if self._closed:
                raise Cancelled(_("The office is closed.")) from None
            raise

    def _start(self) -> None:
        try:
            search = self._search()
        except Cancelled:
            return
        with self._lock:  # closing waits until the thread really runs, and then ends it
            if not self._closed:
                search.start()

    def _search(self) -> TextSearch:
        """Raises Cancelled when the office is being closed."""
        from freiwilligenagentur.matching.text.service import TextSearch

        with self._lock:
            if self._closed:
                raise Cancelled(_("The office is closed."))
            if self._made is None:
                self._made = TextSearch(self._store)
            return self._made
