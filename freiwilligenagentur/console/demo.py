"""The sample office: opened with its windows, or without a display gone through offscreen."""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path

from freiwilligenagentur import garbage, paths
from freiwilligenagentur.i18n import _
from freiwilligenagentur.sample import door
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice


def demo(place: Path | None, out: Path | None) -> int:
    """Opens the sample office, made the first time; with ``out`` leaves pictures, a certificate and figures."""
    where = place or paths.user_data() / "sample" / "naumburg.db"
    if out is None:
        return _shown(where)
    from freiwilligenagentur.console.tour import tour

    started = time.perf_counter()
    office = open_sample(where)
    return tour(office, out, {"sample office ready": time.perf_counter() - started})


def _shown(place: Path) -> int:
    with garbage.kept():
        from freiwilligenagentur import desktop  # noqa: F401  (as in __main__)
        from freiwilligenagentur.app.program import Program, application, run

        app = application()
        program = Program(Settings(last_office=str(place), last_user=door.USER))
    logs = paths.logs() / "sample"  # the office may be open beside it and writes its own
    return run(app, partial(program.open, open_sample(place), remember=False), logs)


def open_sample(place: Path) -> OpenOffice:
    """The sample office at a place, open; made first when it is not there."""
    if office_file.exists(place):
        return office_file.open_with_passphrase(place, door.USER, door.PASSPHRASE)
    from freiwilligenagentur.sample import office as sample

    sys.stderr.write(_("Making the sample office …") + "\n")
    office, _code = sample.create(place)
    return office
