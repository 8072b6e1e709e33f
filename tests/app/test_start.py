"""What the program loads on its way to the first windows; figures stand in docs/benchmarks.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.storage import office_file

LOGIN = """
import sys
from PySide6.QtWidgets import QApplication
from freiwilligenagentur.app.program import Program, application
from freiwilligenagentur.settings import Settings
app = application()
program = Program(Settings(last_office=sys.argv[1]))
program.begin()
assert any(window.isVisible() for window in QApplication.topLevelWidgets())
for unneeded in ("logs", "report", "trace", "updates", "update_file", "licences", "view", "presenter"):
    assert f"freiwilligenagentur.workstation.{unneeded}" not in sys.modules, unneeded
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""

OFFICE = """
import sys
from pathlib import Path
from freiwilligenagentur.app.program import Program, application
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import Drafts, office_file
app = application()
office = office_file.open_with_passphrase(Path(sys.argv[1]), "Berger", "drei kleine Worte")
Drafts(office.store).keep("1", "intake", "Ilse", {})  # something to do, as on other days
program = Program(Settings())
program.open(office, remember=False)
app.processEvents()
for unmapped in ("people", "organisations", "placements", "office", "vocabulary", "certificates"):
    assert f"freiwilligenagentur.{unmapped}.model" not in sys.modules, unmapped
print(*sorted({name.partition(".")[0] for name in sys.modules}))
program.office.release()
"""


def loaded(script: str, place: Path) -> set[str]:
    """Top packages that a process of its own has imported by the end of a script."""
    done = subprocess.run([sys.executable, "-c", script, str(place)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_login_window_needs_no_database_and_the_office_no_documents(tmp_path: Path, cheap: Cost) -> None:
    place = tmp_path / "office.db"
    office, _code = office_file.create(place, "Berger", "drei kleine Worte", cost=cheap)
    office.close()
    at_the_door, inside = loaded(LOGIN, place), loaded(OFFICE, place)
    assert "PySide6" in at_the_door
    assert not at_the_door & {"sqlalchemy", "sqlcipher3", "alembic", "numpy", "babel", "reportlab", "pypdfium2"}
    assert "sqlalchemy" in inside
    assert not inside & {"alembic", "numpy", "reportlab", "pikepdf", "pypdfium2", "openpyxl"}
