"""The text search of an open office: made ready beside the windows, and kept in step with every change."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final, Protocol

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.matching.alike import Alike
from freiwilligenagentur.matching.text.corpus import Floats
from freiwilligenagentur.matching.text.meaning import Encoder, offer_vectors, standard_encoder
from freiwilligenagentur.matching.text.reading import keep_vectors, read_offers, read_vectors
from freiwilligenagentur.matching.text.search import Hit, OfferText, TextIndex
from freiwilligenagentur.storage import ChangeSet, Store

_ENCODED_AT_ONCE: Final = 16
_PROSE_AT_ONCE: Final = 25
"""Offers that are worked on while a search waits: some hundredths of a second."""


class Progress(Protocol):
    """What is told while vectors are made; ``desktop.tasks.Progress`` is one."""

    cancelled: bool

    def step(self, done: int, total: int, text: str = "") -> None:
        """So many of so many."""


class TextSearch:
    """Finds active offers for wishes.

    Every method may be called from any thread. A search waits for the index, which is made when first needed or by
    ``start``; it never waits for vectors, but finds better once they are there.
    """

    def __init__(self, store: Store, encoder: Encoder | None = None) -> None:
        self._store = store
        self._encoder: Encoder = encoder or standard_encoder()
        self._lock = Lock()
        self._index: TextIndex | None = None
        self._changes: deque[frozenset[str] | None] = deque()
        """Ids of offers that changed, in one piece for each change; None for all offers."""
        self._news = Event()
        self._idle = Event()
        self._closed = False
        self._thread: Thread | None = None
        self._unsubscribe = store.subscribe(self._on_change)

    # finding

    def search(self, wish: str, limit: int = 20) -> list[Hit]:
        """The best offers for a wish, the best first."""
        with self._lock:
            return self._current().search(wish, limit)

    def similarity(self, wish: str, struck: frozenset[str] = frozenset()) -> Alike:
        """From 0 to 1 how well each active offer fits a wish on record, without what was ``struck`` out of it."""
        with self._lock:
            return self._current().similarity(wish, struck)

    # beside the windows

    def start(self) -> None:
        """Makes everything ready in a thread of its own, and keeps it so until ``close``."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="text search", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Ends the thread; the store may be closed afterwards."""
        self._closed = True
        self._news.set()
        self._unsubscribe()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def finish(self) -> None:
        """Waits until the thread has done all that was to be done."""
        self._idle.wait()

    def encode_all(self, progress: Progress | None = None) -> int:
        """Makes and keeps the vectors that are missing; returns how many."""
        with self._lock:
            missing = self._current().without_vector()
        done = 0
        while done < len(missing) and not self._closed and not (progress and progress.cancelled):
            done += self._encode(missing[done : done + _ENCODED_AT_ONCE])
            if progress is not None:
                progress.step(done, len(missing))
        return done

    def prepare(self) -> None:
        """Reads the prose of all offers, so that no search needs to."""
        left = True
        while left and not self._closed:
            with self._lock:
                left = self._current().prepare(_PROSE_AT_ONCE)

    # keeping

    def _current(self) -> TextIndex:
        """The index, up to date; the lock is held."""
        changed: set[str] = set()
        while self._changes:
            ids = self._changes.popleft()
            if ids is None:
                self._index = None
            else:
                changed |= ids
        if self._index is None:
            offers = read_offers(self._store)
            index = TextIndex(offers, self._encoder)
            index.put_vectors(read_vectors(self._store, offers))
            self._index = index
        elif changed:
            offers = read_offers(self._store, changed)
            self._index.remove(changed - {offer.id for offer in offers})
            self._index.put(offers)
            self._index.put_vectors(read_vectors(self._store, offers))
        return self._index

    def _encode(self, offers: list[OfferText]) -> int:
        made = offer_vectors(self._encoder, [(offer.title, offer.text) for offer in offers])
        vectors: dict[str, Floats] = {offer.id: made[row] for row, offer in enumerate(offers)}
        keep_vectors(self._store, offers, vectors)
        with self._lock:
            known = self._current()
            known.put_vectors({offer.id: vectors[offer.id] for offer in offers if known.offer(offer.id) == offer})
        return len(offers)

    def _on_change(self, changes: ChangeSet) -> None:
        # No lock: a window that saves must not wait for a search.
        if changes.touches("Organisation"):
            self._changes.append(None)
        elif changes.touches("Offer"):
            self._changes.append(changes.ids("Offer"))
        if changes.touches("Organisation", "Offer"):
            self._news.set()

    def _work(self) -> None:
        steps: tuple[Callable[[], object], ...] = (self.prepare, self.encode_all)
        while not self._closed:
            self._idle.clear()
            self._news.clear()
            try:
                for step in steps:
                    step()
            except OfficeError:
                pass  # a colleague writes at this moment; the next change or search tries again
            except RuntimeError:
                if not self._closed:
                    raise
            self._idle.set()
            self._news.wait()
