"""Saving the files of a batch is killed at random moments: under its name a file is whole, and it can be done again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from test_batch_crash import PASSPHRASE, TODAY, Quiet, fill, services_of

from freiwilligenagentur import paths
from freiwilligenagentur.certificates.batch import BatchWish
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.storage import office_file

PEOPLE = 40
DEATHS = 15


def save_and_die(place: Path, batch: str, folder: Path, seconds: float) -> None:
    """Runs in a process of its own, which ends at some moment of its work as if the current had failed."""
    office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    services = services_of(office.store)
    signal.setitimer(signal.ITIMER_REAL, seconds)  # nobody listens to the alarm, so it kills
    services.papers.save(batch, folder, "Alle", Quiet())
    signal.setitimer(signal.ITIMER_REAL, 0)
    office.close()


def saved(folder: Path) -> tuple[dict[str, bytes], Path]:
    """Everything that stands under its own name: single files by number, and where the file for the printer is."""
    singles = (folder / "Alle" / "Einzelne Dateien").glob("[!.]*.pdf")
    return {file.name.split()[0]: file.read_bytes() for file in singles}, folder / "Alle" / "Zum Drucken.pdf"


def assert_whole(folder: Path, documents: dict[str, bytes]) -> None:
    """No half file under a final name."""
    singles, together = saved(folder)
    for serial, content in singles.items():
        assert content == documents[serial]
    if together.exists():
        with pikepdf.open(together) as pdf:
            assert len(pdf.pages) == PEOPLE


def issued(services: CertificateServices, people: list[str]) -> tuple[str, dict[str, bytes]]:
    """A batch that is issued, and its documents by number."""
    checked = services.batch_check.check(BatchWish(Kind.EHRENAMTSNACHWEIS, TODAY), people, Quiet())
    batch = services.batches.begin("Alle", Kind.EHRENAMTSNACHWEIS, checked)
    services.batches.run(batch, Quiet())
    rows = services.register.rows()
    return batch, {row.serial: services.register.pdf(row.id) for row in rows}


@pytest.mark.skipif(os.name == "nt", reason="a process of Windows cannot set itself an alarm")
def test_saving_that_is_killed_over_and_over_leaves_no_half_file(template: Path, tmp_path: Path) -> None:
    place, folder = tmp_path / "office.db", tmp_path / "Ablage"
    shutil.copyfile(template, place)
    shutil.copyfile(template.with_suffix(".keys"), place.with_suffix(".keys"))
    office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    services = services_of(office.store)
    batch, documents = issued(services, fill(office.store, PEOPLE))
    office.close()

    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(paths.root()), str(Path(__file__).parent)])}

    def was_killed(seconds: float) -> bool:
        words = [sys.executable, __file__, str(place), batch, str(folder), f"{seconds:.4f}"]
        run = subprocess.run(words, check=False, capture_output=True, env=surroundings)
        assert run.returncode in {0, -signal.SIGALRM}, run.stderr
        return run.returncode != 0

    chance, deaths, latest = random.Random(), 0, 0.5
    while deaths < DEATHS:
        if was_killed(chance.uniform(0.005, latest)):
            deaths += 1
        else:
            latest = max(latest / 2, 0.01)  # this machine had saved everything by then
        assert_whole(folder, documents)
    assert not was_killed(0)
    singles, together = saved(folder)
    assert singles == documents
    assert together.exists()
    assert [file.name for file in folder.rglob(".*")] == []  # nothing half is left over either


def test_what_a_killed_process_left_is_removed_with_the_next_saving(tmp_path: Path) -> None:
    from freiwilligenagentur.files import remove_leftovers

    half, whole = tmp_path / ".Zum Drucken.pdf.4711.part", tmp_path / "Zum Drucken.pdf"
    half.write_bytes(b"%PDF-")
    whole.write_bytes(b"%PDF-1.7 whole")
    remove_leftovers(tmp_path, tmp_path / "nicht da")
    assert list(tmp_path.iterdir()) == [whole]


if __name__ == "__main__":
    from freiwilligenagentur import i18n
    from freiwilligenagentur.app import models  # every table is known before the office opens

    assert models.MODELS
    i18n.use("de")
    save_and_die(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), float(sys.argv[4]))
