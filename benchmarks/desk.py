"""The matching desk, from asking for a person's offers to the painted list, in the program's own window."""

from __future__ import annotations

from benchmarks.measuring import Figure
from benchmarks.offices import place
from benchmarks.start import FLOOR, once
from freiwilligenagentur.sample import door

RUNS = 5
GOAL_MS = 100

OPENED = """
import os, sys, time
from pathlib import Path
from freiwilligenagentur import garbage, i18n
i18n.use("de")
with garbage.kept():
    from freiwilligenagentur.app.office_window import OfficeWindow
    from freiwilligenagentur.app.program import application
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file
app = application()
office = office_file.open_with_passphrase(Path(sys.argv[1]), *sys.argv[2:4])
here = OfficeWindow(office, Settings(), lambda: None)
here.window.enter_room("today")
here.window.show()
app.processEvents()
people = [row.id for row in here.services.people.rows()[:9]]
if sys.argv[4] == "ready":
    here._ahead._begin()
    here.services.matching.prepare()
def shown(person):
    begun = time.perf_counter()
    here.ways.match_volunteer(person)
    here.window.grab()
    return (time.perf_counter() - begun) * 1000
times = [shown(person) for person in people]
print(f"{times[0]:.1f}:{sorted(times[1:])[len(times) // 2]:.1f}", flush=True)
os._exit(0)
"""

PAINTED = """
begun = time.perf_counter()
window.grab()
print((time.perf_counter() - begun) * 1000, flush=True)
os._exit(0)
"""


def figures(people: int) -> list[Figure]:
    """The first visit and the next ones, with matching ready; and the first one when nothing is read yet."""
    ready = [_visits(people, "ready") for _ in range(RUNS)]
    first, next_ = min(one for one, _other in ready), min(other for _one, other in ready)
    at_once, _later = _visits(people, "nothing")
    floor = float(once(FLOOR.format(then=PAINTED), "PySide6"))
    large = people == 10_000
    return [
        Figure("desk on the screen, first visit", people, first, "ms", floor, "an empty window painted",
               "<= 100 ms at 10,000", first <= GOAL_MS if large else None),
        Figure("desk on the screen, next person", people, next_, "ms", floor, "an empty window painted",
               "<= 100 ms at 10,000", next_ <= GOAL_MS if large else None),
        Figure("first visit before anything is read", people, at_once, "ms", floor, "an empty window painted"),
    ]  # fmt: skip


def _visits(people: int, state: str) -> tuple[float, float]:
    said = once(OPENED, str(place(people)), door.USER, door.PASSPHRASE, state)
    first, _colon, later = said.partition(":")
    return float(first), float(later)
