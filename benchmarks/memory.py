"""Memory of the program with all people listed, one record open and matching ready, beside the empty window."""

from __future__ import annotations

from benchmarks.measuring import Figure
from benchmarks.offices import place
from benchmarks.start import FLOOR, LIBRARIES, OFFICE, once
from freiwilligenagentur.sample import door

MEMORY = "import psutil; print(psutil.Process().memory_info().rss / 1e6, flush=True); os._exit(0)"
BUSY = """
windows = program.office
windows.ways.open_volunteer(windows.services.people.rows()[0].id)
windows.desk.prepare()
windows.services.matching.prepare()
app.processEvents()
"""


def figures(people: int) -> list[Figure]:
    """Resident megabytes."""
    access = (str(place(people)), door.USER, door.PASSPHRASE)
    value = float(once(OFFICE.format(then=BUSY + MEMORY), *access))
    others = once(OFFICE.format(then=LIBRARIES), *access)
    floor = float(once(FLOOR.format(then=MEMORY), others))
    met = value <= 250 if people == 10_000 else None
    return [Figure("memory, list and record open", people, value, "MB", floor, "same libraries, empty window",
                   "<= 250 MB at 10,000", met)]  # fmt: skip
