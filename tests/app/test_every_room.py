"""Rooms that nobody has entered yet: what was changed in them can be taken back, and what is forgotten leaves them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.storage import Base, office_file
from freiwilligenagentur.trainings.rules import TrainingInput

OPEN = """
import sys
from pathlib import Path
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.storage import Base, office_file
office = office_file.open_with_passphrase(Path(sys.argv[1]), "Berger", "drei kleine Worte")
services = Services(office.store)
assert "freiwilligenagentur.trainings.model" not in sys.modules, "this room was entered already"
"""
TAKE_BACK = "print(office.store.undo())"
CERTIFICATES = "services.certificates; print(*sorted(Base.metadata.tables))"


def after_a_fresh_start(place: Path, script: str) -> str:
    """What a process of its own prints that has just opened the office."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN + script, str(place)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_step_in_a_room_that_was_not_entered_since_can_be_taken_back(tmp_path: Path, cheap: Cost) -> None:
    place = tmp_path / "office.db"
    office, _code = office_file.create(place, "Berger", "drei kleine Worte", cost=cheap)
    Services(office.store).trainings.trainings.add(
        TrainingInput(title="Erste Hilfe", first_on=date(2026, 3, 4), hours=Decimal(8))
    )
    step = office.store.undo_step()
    office.close()
    assert step is not None
    assert after_a_fresh_start(place, TAKE_BACK) == step.label
    office = office_file.open_with_passphrase(place, "Berger", "drei kleine Worte")
    assert not Services(office.store).trainings.trainings.rows()
    office.close()


def test_who_may_forget_a_name_knows_the_tables_of_all_rooms(tmp_path: Path, cheap: Cost) -> None:
    place = tmp_path / "office.db"
    office_file.create(place, "Berger", "drei kleine Worte", cost=cheap)[0].close()
    assert after_a_fresh_start(place, CERTIFICATES).split() == sorted(Base.metadata.tables)
