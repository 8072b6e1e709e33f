"""What somebody sees who asks whether this installation works, on a machine without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_self_test_says_part_by_part_that_all_works_and_nothing_else(tmp_path: Path) -> None:
    surroundings = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    surroundings |= {"FREIWILLIGENAGENTUR_HOME": str(tmp_path), "DISPLAY": ""}
    ran = subprocess.run(
        [sys.executable, "-m", "freiwilligenagentur", "--self-test"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = ran.stdout.splitlines()
    assert ran.returncode == 0, ran.stdout
    assert lines[-1] == "all parts work"
    assert len(lines) > 8
    assert all(line.startswith("ok ") for line in lines[1:-1])
    assert ran.stderr == ""
