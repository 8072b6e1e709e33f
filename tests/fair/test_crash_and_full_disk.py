"""A program that is killed and a disk that is really full: a stand is there whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fair_days import PASSPHRASE, FairDays
from small_disks import mounted
from sqlalchemy import select

from freiwilligenagentur.errors import DiskFull
from freiwilligenagentur.fair.container import read_label
from freiwilligenagentur.fair.model import Stand
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.fair.service.making import Wanted
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice

MAKING = """
import os, signal, sys
from pathlib import Path
from freiwilligenagentur.app import models
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.fair.service.making import Stands, Wanted
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.storage import office_file

assert models.MODELS

class Killed:
    cancelled = False
    left = int(sys.argv[3])
    def step(self, done, total, text=""):
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

office = office_file.open_with_passphrase(Path(sys.argv[1]), "Berger", "drei kleine Worte")
stands = Stands(office.store, cost=Cost(64, 1, 1))
stands.make(Wanted("Messe", "Kirschen und Blasmusik", {Kind.DANK: 5}), Path(sys.argv[2]), Killed())
office.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such signal")
@pytest.mark.parametrize("step", [0, 7, 13])
def test_a_program_killed_while_making_a_stand_leaves_none(office: OpenOffice, tmp_path: Path, step: int):
    with office.store.write("Vorbereitet", undoable=False) as session:
        session.add(Office(name="Freiwilligenagentur Musterstadt"))
    office.close()
    file = tmp_path / "messe.messestand"
    words = [sys.executable, "-c", MAKING, str(office.place), str(file)]
    killed = subprocess.run([*words, str(step)], check=False, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert killed.returncode == -signal.SIGKILL
    assert not file.exists()
    assert listed(office.place) == []
    subprocess.run([*words, "1000"], check=True)
    assert read_label(file).name == "Messe"
    assert listed(office.place) == ["Messe"]


def listed(place: Path) -> list[str]:
    opened = office_file.open_with_passphrase(place, "Berger", "drei kleine Worte")
    try:
        with opened.store.read() as session:
            return list(session.scalars(select(Stand.name)))
    finally:
        opened.close()


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """Four hundred kilobytes; a stand has more."""
    with mounted(tmp_path / "stick", "400k") as place:
        yield place


def test_a_stick_without_room_is_told_and_nothing_is_reserved_or_lost(days: FairDays, stick: Path):
    with pytest.raises(DiskFull, match=r"messe\.messestand wurde nicht geschrieben"):
        days.stands.make(Wanted("Messe", PASSPHRASE, {}), stick / "messe.messestand")
    assert list(stick.iterdir()) == []
    assert days.stands.listed() == []
    laptop = days.at(days.make())
    person = laptop.take_in()
    with pytest.raises(DiskFull):
        here.close(laptop.opened, stick / "heim.messestand")
    assert list(stick.iterdir()) == []
    assert laptop.services.people.get(person).last_name == "Sommer"
    days.bring(laptop.close(days.folder / "heim.messestand"))
    assert days.services.people.get(person).last_name == "Sommer"
