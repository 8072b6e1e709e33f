"""News are never lost, even when they come while something is being read."""

from __future__ import annotations

from threading import Event

import pytest
from matching_desk import Desk

from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.matching import memory as room
from freiwilligenagentur.matching.kept import Kept
from freiwilligenagentur.organisations.model import Offer


def test_a_value_is_made_once_and_again_after_news() -> None:
    made: list[int] = []
    kept = Kept(lambda: made.append(len(made)) or len(made))
    assert (kept.get(), kept.get()) == (1, 1)
    kept.outdated()
    assert (kept.get(), kept.get()) == (2, 2)


def test_news_that_come_while_a_value_is_made_count_for_the_next_time() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("")
        if len(made) == 1:
            kept.outdated()
        return f"{len(made)}"

    kept = Kept(make)
    assert (kept.get(), kept.get(), kept.get()) == ("1", "2", "2")


def test_a_change_while_the_offers_are_read_is_seen_with_the_next_list(desk: Desk, monkeypatch) -> None:
    offer = desk.offer("Alt")
    desk.offer("Noch eins")
    read = room._read_offers
    meanwhile = [True]

    def interrupted(texts, session, ids):  # type: ignore[no-untyped-def]
        for line in list(read(texts, Event(), session, ids)):
            yield line
            if meanwhile.pop() if meanwhile else False:
                with desk.store.write("Umbenannt") as other:
                    other.get(Offer, offer).title = "Neu"

    monkeypatch.setattr(desk.matching._memory._offers, "_read", lambda session, ids: interrupted(texts, session, ids))
    texts = desk.matching._memory._texts
    desk.matching._memory.offers()
    assert desk.matching.offer_line(offer).title == "Neu"


def test_reading_stops_when_the_office_closes(desk: Desk) -> None:
    desk.offer()
    desk.matching.close()
    with pytest.raises(Cancelled):
        desk.matching.waiting_offers()
