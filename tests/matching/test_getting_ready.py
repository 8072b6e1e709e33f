"""Matching gets ready beside the windows."""

from __future__ import annotations

from threading import Event

from matching_desk import Desk

from freiwilligenagentur.errors import StorageError
from freiwilligenagentur.matching.preparing import Preparing

SATURDAY = "Wir treffen uns immer samstags vormittags."
PATIENCE = 20


def test_what_changes_is_read_beside_the_windows(desk: Desk) -> None:
    person = desk.volunteer(availability=1 << 15)
    read = Event()

    def read_on(seconds: float) -> bool:
        left = desk.matching.read_on(seconds)
        if not left:
            read.set()
        return left

    preparing = Preparing(desk.store, lambda: desk.matching.for_volunteer(person), read_on)
    preparing.start()
    assert read.wait(PATIENCE)
    read.clear()
    told = desk.offer("Fußball", description=SATURDAY)
    assert read.wait(PATIENCE)
    preparing.close()
    said = desk.matching.why_not(person, told)
    assert "vermutlich Sa vormittags" in [reason.text for reason in said.reasons]


def test_the_service_starts_once_and_ends_when_it_is_closed(desk: Desk) -> None:
    person, offer = desk.volunteer(availability=1 << 15), desk.offer("Fußball", description=SATURDAY)
    desk.matching.start()
    desk.matching.start()
    desk.matching.prepare()
    (match,) = desk.matching.for_volunteer(person).matches
    assert match.offer_id == offer
    assert "vermutlich Sa vormittags" in [reason.text for reason in match.reasons]
    desk.matching.close()
    desk.matching.start()  # after closing nothing begins again
    assert desk.matching._preparing._thread is not None
    assert not desk.matching._preparing._thread.is_alive()


def test_a_file_that_is_busy_is_tried_again_after_the_next_change(desk: Desk) -> None:
    tried, again = Event(), Event()

    def load() -> None:
        if not tried.is_set():
            tried.set()
            raise StorageError("belegt")
        again.set()

    preparing = Preparing(desk.store, load, lambda _seconds: False)
    preparing.start()
    assert tried.wait(PATIENCE)
    desk.offer()
    assert again.wait(PATIENCE)
    preparing.close()
