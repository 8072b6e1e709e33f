"""Memory of the program with all people listed and one record open, beside the empty window."""

from __future__ import annotations

from benchmarks.measuring import Figure
from benchmarks.offices import place
from benchmarks.start import FLOOR, PROGRAM, libraries, once
from freiwilligenagentur.sample import office as sample

MEMORY = "import psutil; print(psutil.Process().memory_info().rss / 1e6, flush=True)"
BUSY = """
windows.ways.open_volunteer(windows.services.people.rows()[0].id)
windows.desk.prepare()
app.processEvents()
"""


def figures(people: int) -> list[Figure]:
    """Resident megabytes."""
    report = 'print(time.time() - float(os.environ["STARTED"]), flush=True)'
    where = str(place(people))
    value = float(once(PROGRAM.replace(report, BUSY + MEMORY), where, sample.USER, sample.PASSPHRASE))
    floor = float(once(FLOOR.replace(report, MEMORY), libraries(where)))
    met = value <= 250 if people == 10_000 else None
    return [Figure("memory, list and record open", people, value, "MB", floor, "same libraries, empty window",
                   "<= 250 MB at 10,000", met)]  # fmt: skip
