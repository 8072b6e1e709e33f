"""People who cannot see the screen: another process reads every room by name and acts in it, as a screen reader does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from freiwilligenagentur.sample import door
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts

READER = Path(__file__).with_name("assistive_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's, which has D-Bus
ROOMS = 9  # in the list at the left and below it
DEMANDED = "FREIWILLIGENAGENTUR_TEST_ASSISTIVE" in os.environ  # .ci/run says so, after it installed what is needed


def can_listen() -> bool:
    """Whether this machine has a screen without glass, a bus, and AT-SPI."""
    if not all(map(shutil.which, ("Xvfb", "dbus-run-session"))) or not Path(SYSTEM_PYTHON).exists():
        return False
    has_dbus = subprocess.run([SYSTEM_PYTHON, "-c", "import dbus"], capture_output=True, check=False)
    return not has_dbus.returncode and Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists()


@pytest.mark.skipif(not DEMANDED and not can_listen(), reason="needs Xvfb, at-spi2-core and python3-dbus")
def test_another_process_reads_every_room_by_name_and_acts_in_it(tmp_path: Path) -> None:
    place = tmp_path / "office.db"
    office, _code = sample.create(place, Amounts(12, 6, 10, 4))
    office.close()
    command = ["dbus-run-session", "--", SYSTEM_PYTHON, str(READER), sys.executable, str(place), door.PASSPHRASE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert len(told) == 1 + ROOMS + 1, [each["place"] for each in told]
    assert {each["place"]: each["unnamed"] for each in told if each["unnamed"]} == {}
    assert {each["place"]: each["deaf"] for each in told if each["deaf"]} == {}
    assert all(each["met"] > 4 for each in told), told
    assert {each["window"] for each in told[1:]} == {"Freiwilligenagentur Naumburg — Freiwilligenagentur"}
