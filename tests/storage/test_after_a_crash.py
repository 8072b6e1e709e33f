"""What a program leaves that was killed, a clock that went wrong, and a stick that nobody may write to."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from freiwilligenagentur import keyfile
from freiwilligenagentur.errors import Damaged, DiskFull
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office import founding
from freiwilligenagentur.office.founding import FirstUser, set_unfinished_aside
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import backup, office_file, save
from freiwilligenagentur.storage.engine import logs_of
from freiwilligenagentur.storage.office_file import OpenOffice

PASSPHRASE = "drei kleine Worte"


def take_in(office: OpenOffice, name: str) -> None:
    with office.store.write("Aufgenommen") as session:
        save(session, Volunteer(last_name=name, phone="1"))


def crashed(office: OpenOffice, folder: Path) -> Path:
    """The office as a power cut at this moment leaves it: what was saved last stands in the log alone."""
    folder.mkdir()
    place = folder / office.place.name
    for file in (office.place, *logs_of(office.place), keyfile.place_of(office.place)):
        shutil.copyfile(file, folder / file.name)
    return place


def names_at(place: Path) -> list[str]:
    office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    try:
        backup.verify(place, office.key)
        with office.store.read() as session:
            return list(session.scalars(select(Volunteer.last_name).order_by(Volunteer.last_name)))
    finally:
        office.close()


def test_restoring_over_a_crashed_office_keeps_its_last_save_aside(office: OpenOffice, tmp_path: Path):
    take_in(office, "Alt")
    copy = office.backup()
    take_in(office, "Neu")
    place = crashed(office, tmp_path / "crashed")
    aside = office_file.restore_closed(place, "Berger", PASSPHRASE, copy.place)
    assert names_at(place) == ["Alt"]
    shutil.copyfile(keyfile.place_of(place), keyfile.place_of(aside))
    assert names_at(aside) == ["Alt", "Neu"]
    assert not any(log.exists() for log in logs_of(aside)), "all of it is in the one file that is told"


def test_a_log_that_was_left_behind_does_not_damage_the_restored_office(office: OpenOffice, tmp_path: Path):
    take_in(office, "Alt")
    copy = office.backup()
    for number in range(30):
        take_in(office, f"Neu-{number}")
    place = crashed(office, tmp_path / "crashed")
    place.unlink()
    assert office_file.restore_closed(place, "Berger", PASSPHRASE, copy.place) is None
    assert names_at(place) == ["Alt"]


def test_a_log_that_was_left_behind_does_not_damage_a_new_office(office: OpenOffice, tmp_path: Path, cheap: Cost):
    take_in(office, "Alt")
    place = crashed(office, tmp_path / "crashed")
    place.unlink()
    keyfile.place_of(place).unlink()
    office_file.create(place, "Berger", PASSPHRASE, cost=cheap)[0].close()
    assert names_at(place) == []


def test_a_setup_that_crashed_is_whole_aside_and_the_next_one_works(office: OpenOffice, tmp_path: Path, cheap: Cost):
    take_in(office, "Alt")
    place = crashed(office, tmp_path / "crashed")
    set_unfinished_aside(Settings(unfinished_setup=str(place)))
    office_file.create(place, "Berger", PASSPHRASE, cost=cheap)[0].close()
    assert names_at(place) == []
    (aside,) = place.parent.glob("office-unfertig-*.db")
    assert names_at(aside) == ["Alt"]


def test_a_setup_that_fails_half_way_leaves_the_place_free(
    tmp_path: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch
):
    def full(_keys: object) -> None:
        raise DiskFull("voll")

    place = tmp_path / "neu" / "office.db"
    with monkeypatch.context() as disk, pytest.raises(DiskFull):
        disk.setattr(founding.SigningKeys, "ensure", full)
        founding.set_up(place, Office(name="Agentur"), FirstUser("Berger", PASSPHRASE), cost=cheap)
    assert list(place.parent.iterdir()) == []
    founding.set_up(place, Office(name="Agentur"), FirstUser("Berger", PASSPHRASE), cost=cheap)[0].close()


def test_copies_from_a_clock_that_ran_ahead_do_not_push_out_todays(office: OpenOffice):
    now = datetime.now().astimezone()
    for hours in range(1, 13):
        backup.make(office.place, office.key, now=now + timedelta(hours=hours))
    assert [office.backup().place.exists() for _ in range(2)] == [True, True]


def test_two_copies_in_one_second_are_both_kept(office: OpenOffice):
    now = datetime.now().astimezone()
    first, second = (backup.make(office.place, office.key, now=now) for _ in range(2))
    assert first.place != second.place
    assert first.place.exists()


def test_what_a_killed_copy_left_is_removed_by_the_next_one(office: OpenOffice):
    folder = office.backup().place.parent
    (folder / "office-2026-11-01-120000.part").write_bytes(b"half")
    (folder / "office-2026-11-01-120000.part-wal").write_bytes(b"half")
    (folder / "unser Fest.part").write_bytes(b"not ours")
    office.backup()
    assert [place.name for place in folder.glob("*.part*")] == ["unser Fest.part"]


def test_an_office_with_brackets_in_its_name_finds_its_copies(tmp_path: Path, cheap: Cost):
    office, _code = office_file.create(tmp_path / "Büro [neu].db", "Berger", PASSPHRASE, cost=cheap)
    made = office.backup()
    assert [copy.place for copy in office.backups()] == [made.place]
    office.close()


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "stick"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "tmpfs", str(place)]
    if os.name == "nt" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_copy_on_a_stick_with_its_lock_set_can_be_restored(office: OpenOffice, stick: Path):
    take_in(office, "Alt")
    copy = backup.make(office.place, office.key, stick)
    office.close()
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    office_file.restore_closed(office.place, "Berger", PASSPHRASE, copy.place)
    assert names_at(office.place) == ["Alt"]


def test_a_damaged_copy_is_refused_by_its_own_name_and_nothing_changes(office: OpenOffice):
    take_in(office, "Alt")
    copy = office.backup()
    content = bytearray(copy.place.read_bytes())
    content[20_000:20_064] = bytes(64)
    copy.place.write_bytes(content)
    office.close()
    before = {place.name for place in office.place.parent.iterdir()}
    with pytest.raises(Damaged, match=copy.place.name):
        office_file.restore_closed(office.place, "Berger", PASSPHRASE, copy.place)
    assert {place.name for place in office.place.parent.iterdir()} == before
    assert names_at(office.place) == ["Alt"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux lists the open files")
def test_a_damaged_office_is_free_for_its_copy_as_soon_as_it_was_refused(office: OpenOffice):
    office.close()
    office.place.write_bytes(bytes(8192))
    with pytest.raises(Damaged) as refused:
        office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)
    held = [os.path.realpath(file) for file in Path("/proc/self/fd").iterdir()]
    assert refused.value.__traceback__ is not None, "whoever tells of it still has the error"
    assert str(office.place) not in held
