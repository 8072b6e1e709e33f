"""LibreOffice's mail merge of simpler pages, where Debian's libreoffice-writer, -base and python3-uno are there.

A page of it has a heading, the name, six lines of text and a number out of a table of a thousand rows: no second
language, code, signature or structure. They go into one file or each into its own, as ours do. The merge runs in an
office without windows that Debian's own Python talks to; libreoffice-base-nogui reads the table. Seconds are those of
the processor, as for the other figures of a batch.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.measuring import Figure

SYSTEM_PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("mail_merge_in_office.py")


def figures(count: int, bound: float, single: float) -> list[Figure]:
    """Our seconds for ``count`` certificates, in one file and in single ones, beside LibreOffice's for as many pages.

    Nothing where it is not installed.
    """
    office = shutil.which("soffice")
    if office is None or subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode:
        return []
    found = []
    for way, ours in (("one file", bound), ("single files", single)):
        with tempfile.TemporaryDirectory() as folder:
            taken = _merge(office, Path(folder), count, way.split()[0])
        found.append(Figure(f"... beside a mail merge, {way}", count, ours * 1000, "ms", taken * 1000,
                            "LibreOffice, simpler pages", "<= a twentieth", ours * 20 <= taken))  # fmt: skip
    return found


def _merge(office: str, folder: Path, count: int, way: str) -> float:
    with (folder / "people.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "number", "hours"])
        rows.writerows([f"Person {number}", f"EN-2026-{number:05}", 20 + number % 300] for number in range(count))
    pipe = f"merge{time.time_ns()}"
    server = subprocess.Popen(
        [office, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        words = [SYSTEM_PYTHON, str(SCRIPT), pipe, str(folder), way]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as script:
            assert script.stdout is not None
            script.stdout.readline()  # it says that the letter is ready
            before = _processor(server.pid)
            script.wait()
        if script.returncode:
            raise RuntimeError(f"the mail merge ended with {script.returncode}")
        return _processor(server.pid) - before
    finally:
        server.terminate()
        server.wait()


def _processor(pid: int) -> float:
    """Seconds that a process and its children used."""
    office = psutil.Process(pid)
    used = [each.cpu_times() for each in (office, *office.children(recursive=True))]
    return sum(each.user + each.system for each in used)
