"""LibreOffice's mail merge of simpler pages, where Debian's libreoffice-writer and python3-uno are installed.

A page of it has a heading, the name, six lines of text and a number out of a table of a thousand rows: no second
language, code, signature or structure. The merge runs in an office without windows that Debian's own Python talks to.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import Figure

SYSTEM_PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("mail_merge_in_office.py")


def figures(count: int, ours: float) -> list[Figure]:
    """Our seconds for ``count`` certificates beside LibreOffice's; nothing where it is not installed."""
    office = shutil.which("soffice")
    if office is None or subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode:
        return []
    with tempfile.TemporaryDirectory() as folder:
        taken = _merge(office, Path(folder), count)
    met = ours * 20 <= taken
    return [Figure("1,000 certificates beside a mail merge", count, ours * 1000, "ms", taken * 1000,
                   "LibreOffice, simpler pages", "<= a twentieth", met)]  # fmt: skip


def _merge(office: str, folder: Path, count: int) -> float:
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
        words = [SYSTEM_PYTHON, str(SCRIPT), pipe, str(folder)]
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=600)
        return float(done.stdout.split()[-1])
    finally:
        server.terminate()
        server.wait()
