"""Finding offers for a wish in plain words, without a window."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from freiwilligenagentur.console.opening import open_office
from freiwilligenagentur.console.ranked import RankedLine, external_ids, print_lines
from freiwilligenagentur.i18n import _

if TYPE_CHECKING:
    from freiwilligenagentur.matching.text.search import Hit
    from freiwilligenagentur.storage import Store


class _Teller:
    """Says on stderr how far the work is, about once a second."""

    cancelled = False

    def __init__(self) -> None:
        self._told = time.monotonic()

    def step(self, done: int, total: int, text: str = "") -> None:
        now = time.monotonic()
        if now - self._told > 1 or done == total:
            self._told = now
            sys.stderr.write(_("Reading offers for their meaning: {done} of {total}").format(done=done, total=total))
            sys.stderr.write("\n")


def search(words: argparse.Namespace) -> int:
    """Prints the best offers for a wish: one line each, or a JSON list."""
    # One thread is twice as fast as two for the small products of the model; it must be said before numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from freiwilligenagentur.matching.text.service import TextSearch

    office = open_office(words.office, words.user)
    try:
        finder = TextSearch(office.store)
        finder.encode_all(_Teller())
        finder.prepare()
        hits = finder.search(words.wish, words.limit)
        lines = _lines(office.store, hits, _closed(office.store) if hits else {})
    finally:
        office.close()
    if not lines and not words.json:
        sys.stderr.write(_("Nothing was found.") + "\n")
    print_lines(lines, as_json=words.json)
    return 0


def _closed(store: Store) -> Mapping[str, tuple[str, ...]]:
    """Why offers are for nobody at present, by offer: all places taken, ended. At the desk these do not fit."""
    from freiwilligenagentur.app.services import Services
    from freiwilligenagentur.matching.values import Person

    excluded = Services(store).matching.offers_for(Person()).excluded
    return {match.offer_id: tuple(barrier.text for barrier in match.barriers) for match in excluded}


def _lines(store: Store, hits: list[Hit], closed: Mapping[str, tuple[str, ...]]) -> list[RankedLine]:
    from freiwilligenagentur.matching.text.reading import read_offers

    offers = {offer.id: offer for offer in read_offers(store, [hit.offer_id for hit in hits])}
    keys = external_ids(store, "Offer", offers)
    return [
        RankedLine(
            rank=rank,
            id=hit.offer_id,
            external_id=keys.get(hit.offer_id, ""),
            title=offers[hit.offer_id].title,
            detail=offers[hit.offer_id].organisation,
            score=round(hit.score),
            reasons=tuple(
                f"{reason.words}: {reason.quote}" if reason.quote else reason.words for reason in hit.reasons
            ),
            open_points=(*closed.get(hit.offer_id, ()), *hit.open_points),
        )
        for rank, hit in enumerate(hits, start=1)
        if hit.offer_id in offers
    ]
