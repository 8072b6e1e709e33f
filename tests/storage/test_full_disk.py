"""A disk that is really full: a small one is mounted where the machine lets us."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_disks import mounted

from freiwilligenagentur.errors import Damaged, DiskFull, StorageError
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import migrate, office_file
from freiwilligenagentur.storage.engine import sqlcipher_engine
from freiwilligenagentur.vocabulary.service import Vocabulary

PASSPHRASE = "drei kleine Worte"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Six megabytes."""
    with mounted(tmp_path / "small", "6m") as place:
        yield place


def fill(disk: Path, left: int = 150_000) -> Path:
    """A file that leaves so many bytes free, a few pages."""
    file = disk / "photos.zip"
    state = os.statvfs(disk)
    file.write_bytes(b"x" * (state.f_bavail * state.f_frsize - left))
    return file


def test_an_office_on_a_disk_without_any_room_says_so_and_opens_again_when_there_is_room(small_disk: Path, cheap: Cost):
    place = small_disk / "office.db"
    office_file.create(place, "Berger", PASSPHRASE, cost=cheap)[0].close()
    photos = fill(small_disk, left=0)
    with pytest.raises(StorageError, match="vielleicht ist er voll"):
        office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    photos.unlink()
    office_file.open_with_passphrase(place, "Berger", PASSPHRASE).close()


def test_a_full_disk_loses_nothing_and_all_goes_on_when_there_is_room(small_disk: Path, cheap: Cost):
    place = small_disk / "office.db"
    office, _code = office_file.create(place, "Berger", PASSPHRASE, cost=cheap)
    photos = fill(small_disk)
    people = PeopleService(office.store, Vocabulary(office.store))
    kept = 0
    with pytest.raises(DiskFull, match="alles vorher Gespeicherte ist sicher"):
        while kept < 1000:
            people.save(Volunteer(last_name=f"Mertens-{kept}", first_name="Ilse", phone="03445 1", wishes="w" * 2000))
            kept += 1
    assert people.count() == kept
    with pytest.raises(DiskFull):
        office.backup()
    assert office.backups() == []
    with pytest.raises(DiskFull, match=r"settings\.json wurde nicht geschrieben"):
        Settings(last_user="x" * 200_000).save(small_disk / "settings.json")
    assert not [file.name for file in small_disk.iterdir() if file.name.startswith("settings")]
    photos.unlink()
    office.close()
    office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    people = PeopleService(office.store, Vocabulary(office.store))
    people.save(Volunteer(last_name="Mertens", first_name="Zuletzt", phone="03445 1"))
    assert people.count() == kept + 1
    assert office.backup().place == office.backups()[0].place
    office.close()


def test_an_older_office_on_a_full_disk_waits_for_room_and_is_never_called_damaged(small_disk: Path, cheap: Cost):
    place = small_disk / "office.db"
    office, _code = office_file.create(place, "Berger", PASSPHRASE, cost=cheap)
    office.close()
    engine = sqlcipher_engine(place, office.key)
    migrate.downgrade(engine, "0004")
    engine.dispose()
    size = place.stat().st_size
    refused: list[StorageError] = []
    for left in range(0, 2 * size, size // 8):  # at first not even the copy fits, at last the new tables do not
        photos = fill(small_disk, left)
        try:
            office_file.open_with_passphrase(place, "Berger", PASSPHRASE).close()
        except StorageError as error:
            refused.append(error)
        assert not list(small_disk.rglob("*.part*")), left
        photos.unlink()
    assert refused
    assert not [error for error in refused if isinstance(error, Damaged)]
    office_file.open_with_passphrase(place, "Berger", PASSPHRASE).close()
