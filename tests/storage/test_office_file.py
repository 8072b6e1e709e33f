"""What is refused when an office is opened, and what survives."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from freiwilligenagentur import keyfile
from freiwilligenagentur.errors import (
    AlreadyOpen,
    Cancelled,
    Damaged,
    DiskFull,
    NetworkShare,
    NewerDatabase,
    NoPermission,
    StorageError,
)
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import backup, office_file, places, save
from freiwilligenagentur.storage.engine import sqlcipher_engine
from freiwilligenagentur.storage.office_file import OpenOffice

PASSPHRASE = "drei kleine Worte"


def fill(office: OpenOffice, *names: str) -> None:
    for name in names:
        with office.store.write("Aufgenommen") as session:
            save(session, Volunteer(last_name=name, phone="1"))


def names(office: OpenOffice) -> list[str]:
    with office.store.read() as session:
        return list(session.scalars(select(Volunteer.last_name).order_by(Volunteer.last_name)))


def reopen(office: OpenOffice) -> OpenOffice:
    office.close()
    return office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)


def test_nothing_readable_lies_on_the_disk(office: OpenOffice):
    fill(office, "Unverwechselbar-Mertens")
    office.close()
    for file in office.place.parent.iterdir():
        if file.is_file():
            assert b"Unverwechselbar" not in file.read_bytes(), file.name
    assert not office.place.read_bytes().startswith(b"SQLite format")


def test_a_second_program_is_refused_with_a_sentence(office: OpenOffice):
    with pytest.raises(AlreadyOpen, match="schon in einem anderen Fenster"):
        office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)
    reopen(office).close()


def test_an_office_on_a_network_drive_is_refused(office: OpenOffice, monkeypatch):
    office.close()
    monkeypatch.setattr(places, "mounts", lambda: [("/", "ext4"), (str(office.place.parent), "cifs")])
    with pytest.raises(NetworkShare, match=r"Netzlaufwerk.*Server-Ausgabe"):
        office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)
    with pytest.raises(NetworkShare, match=r"Netzlaufwerk.*Server-Ausgabe"):
        office_file.restore_closed(office.place, "Berger", PASSPHRASE, office.place)
    assert places.is_network(Path("//server/ablage/office.db"))


def test_an_office_that_cannot_even_be_asked_for_is_missed_with_a_sentence(tmp_path: Path):
    gone = tmp_path / ("x" * 300) / "agentur.db"  # the system refuses to look, as for a share that is gone
    with pytest.raises(StorageError, match=r"agentur\.db liegt kein Büro"):
        office_file.open_with_passphrase(gone, "Berger", PASSPHRASE)


@pytest.mark.parametrize("kind", ["cifs", "smb3", "nfs4", "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.smbnetfs", "9p"])
def test_a_mounted_share_is_known_by_its_kind_and_a_disk_within_it_by_its_own(tmp_path: Path, monkeypatch, kind: str):
    stick = tmp_path / "share" / "stick"
    stick.mkdir(parents=True)
    found = [("/", "ext4"), (str(tmp_path / "share"), kind), (str(stick), "vfat")]
    monkeypatch.setattr(places, "mounts", lambda: found)
    (tmp_path / "shortcut").symlink_to(tmp_path / "share")
    on_share = [tmp_path / "share", tmp_path / "share" / "new" / "folder", tmp_path / "shortcut" / "office"]
    assert all(places.is_network(folder) for folder in on_share)
    here = [tmp_path, tmp_path / "shares", stick, stick / "office"]
    assert not any(places.is_network(folder) for folder in here)


def test_what_is_mounted_here_is_read_with_blanks_in_names(monkeypatch):
    assert "/" in dict(places.mounts())
    monkeypatch.setattr(Path, "read_text", lambda *_words: "//nas/b /mnt/Ablage\\040B cifs rw 0 0\n")
    assert places.mounts() == [("/mnt/Ablage B", "cifs")]


@pytest.mark.parametrize(
    ("behind", "network"),
    [
        (r"\\nas\ablage\Büro", True),
        (r"\\?\UNC\nas\ablage\Büro", True),
        (r"\\?\C:\Users\Berger\sehr lang", False),
        (r"C:\Users\Berger", False),
    ],
)
def test_a_drive_letter_of_a_share_is_known_by_what_lies_behind_it(monkeypatch, behind: str, network: bool):
    monkeypatch.setattr(places.os.path, "realpath", lambda _path: behind)
    monkeypatch.setattr(places, "_kind_of_mount", lambda _path: "ntfs")
    assert places.is_network(Path("Z:/Büro")) == network


def test_an_office_of_a_newer_program_is_refused_and_untouched(office: OpenOffice):
    with office.store.write_quietly() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="neueren Fassung"):
        reopen(office)
    engine = sqlcipher_engine(office.place, office.key)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"
    engine.dispose()


def test_a_missing_office_is_said_plainly(tmp_path: Path):
    with pytest.raises(StorageError, match="liegt kein Büro"):
        office_file.open_with_passphrase(tmp_path / "weg.db", "Berger", PASSPHRASE)


def test_creating_never_overwrites(office: OpenOffice, cheap):
    office.close()
    before = office.place.read_bytes()
    with pytest.raises(StorageError, match="schon ein Büro"):
        office_file.create(office.place, "Berger", PASSPHRASE, cost=cheap)
    assert office.place.read_bytes() == before
    office.place.unlink()
    with pytest.raises(StorageError, match=r"Schlüsseldatei \S+\.keys eines Büros"):
        office_file.create(office.place, "Berger", PASSPHRASE, cost=cheap)


def test_a_full_disk_loses_only_the_step_that_did_not_fit(office: OpenOffice):
    fill(office, "Alt")
    with office.store.write_quietly() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
    engine = office.store._engine
    from sqlalchemy import event

    @event.listens_for(engine, "begin")
    def _small_disk(connection):
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DiskFull, match="Datenträger ist voll"), office.store.write("Viel") as session:
        save(session, Volunteer(last_name="Neu", phone="1", notes="x" * 500_000))
    event.remove(engine, "begin", _small_disk)
    again = reopen(office)
    assert names(again) == ["Alt"]
    again.close()


def test_a_folder_without_permission_is_said_plainly(tmp_path: Path, monkeypatch, cheap):
    # Root may write everywhere, so the answer of the system is given here.
    monkeypatch.setattr(places.os, "access", lambda *_args: False)
    with pytest.raises(NoPermission, match="darf nicht geschrieben werden"):
        office_file.create(tmp_path / "office.db", "Berger", PASSPHRASE, cost=cheap)


@pytest.mark.parametrize("file", ["lock", "keys"])
def test_a_file_beside_the_office_that_belongs_to_somebody_else_is_said_plainly(
    office: OpenOffice, file: str, monkeypatch
):
    # Root may read and write everywhere, so the answer of the system is given here.
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    office.close()
    monkeypatch.setattr(*{"lock": (places.locks, "hold"), "keys": (Path, "read_text")}[file], refuse)
    with pytest.raises(NoPermission, match="darf nicht"):
        office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)


def test_no_copy_is_made_of_a_damaged_office_and_the_earlier_ones_stay(office: OpenOffice):
    fill(office, *(f"Mertens-{number}" for number in range(40)))
    earlier = office.backup()
    office.close()
    with office.place.open("r+b") as file:
        file.seek(office.place.stat().st_size // 2)
        file.write(b"x" * 8192)
    with pytest.raises(Damaged, match="Datenbankdatei ist beschädigt, deshalb wurde keine Sicherung"):
        backup.make(office.place, office.key)
    assert [copy.place for copy in office.backups()] == [earlier.place]


def test_a_damaged_file_is_noticed_and_the_newest_good_backup_is_found(office: OpenOffice):
    fill(office, "Alt")
    good = office.backup()
    office.close()
    bad = backup.folder_of(office.place) / "office-2099-01-01-000000.db"
    shutil.copyfile(good.place, bad)
    content = bytearray(bad.read_bytes())
    content[20_000:20_064] = bytes(64)
    bad.write_bytes(content)
    office.place.write_bytes(bytes(8192) + office.place.read_bytes()[8192:])
    with pytest.raises(Damaged, match="beschädigt"):
        office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)
    assert office_file.newest_good_backup(office.place, office.key).place == good.place


def test_restoring_brings_back_what_was_saved_and_keeps_the_present_file(office: OpenOffice):
    fill(office, "Alt")
    copy = office.backup()
    fill(office, "Neu")
    aside = office.restore(copy.place)
    again = reopen(office)
    assert names(again) == ["Alt"]
    again.close()
    engine = sqlcipher_engine(aside, office.key)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM volunteer")).scalar_one() == 2
    engine.dispose()


class StopsAfter:
    """Somebody who watches a copy being made and stops it after so many steps."""

    def __init__(self, steps: int) -> None:
        self.seen: list[float] = []
        self._steps = steps

    @property
    def cancelled(self) -> bool:
        return len(self.seen) >= self._steps

    def step(self, done: int, total: int, text: str = "") -> None:
        self.seen.append(done / total)


def test_a_stopped_backup_leaves_nothing_behind_and_the_earlier_ones_in_place(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
):
    office.backup()
    folder = backup.folder_of(office.place)
    before = sorted(folder.iterdir())
    monkeypatch.setattr(backup, "PAGES_AT_ONCE", 10)
    watching = StopsAfter(3)
    with pytest.raises(Cancelled, match=r"^Abgebrochen\. Es wurde keine Sicherung angelegt"):
        office.backup(watching)
    assert sorted(folder.iterdir()) == before
    assert 0 < watching.seen[0] < watching.seen[1] < watching.seen[2] < 0.5
    office.backup(StopsAfter(10_000))


def test_a_backup_is_encrypted_and_opens_by_itself(office: OpenOffice):
    fill(office, "Unverwechselbar")
    copy = office.backup()
    assert b"Unverwechselbar" not in copy.place.read_bytes()
    assert keyfile.read(keyfile.place_of(copy.place)).names() == ["Berger"]
    opened = office_file.open_with_passphrase(copy.place, "Berger", PASSPHRASE)
    assert names(opened) == ["Unverwechselbar"]
    opened.close()


def test_rotation_keeps_the_latest_and_one_a_month(tmp_path: Path):
    stamps = [f"2026-{month:02}-{day:02}-120000" for month in range(1, 12) for day in (3, 17)]
    for stamp in stamps:
        (tmp_path / f"office-{stamp}.db").write_bytes(b"x")
        (tmp_path / f"office-{stamp}.keys").write_bytes(b"x")
    (tmp_path / "office-privat-2020-01-01-120000.db").write_bytes(b"x")
    backup.rotate(tmp_path, "office", datetime(2026, 12, 1).astimezone())
    left = sorted(place.stem.removeprefix("office-") for place in tmp_path.glob("office-2026*.db"))
    assert left[-backup.KEEP_LATEST :] == stamps[-backup.KEEP_LATEST :]
    assert [stamp[:7] for stamp in left if stamp < stamps[-10]] == [f"2026-{month:02}" for month in range(1, 7)]
    assert {place.stem for place in tmp_path.glob("*.keys")} == {
        place.stem for place in tmp_path.glob("office-2026*.db")
    }
    assert (tmp_path / "office-privat-2020-01-01-120000.db").exists()


def test_concurrent_changes_are_all_kept(office: OpenOffice):
    """Two threads raise the same number in turn; none of the steps is lost."""
    from threading import Thread

    from freiwilligenagentur.certificates.model import Kind, NumberSeries

    with office.store.write("Reihe") as session:
        session.add(NumberSeries(kind=Kind.EHRENAMTSNACHWEIS, year=2026))

    def raise_it():
        for _ in range(50):
            with office.store.write("Nummer") as session:
                session.scalars(select(NumberSeries)).one().last += 1

    threads = [Thread(target=raise_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with office.store.read() as session:
        assert session.scalar(select(NumberSeries.last)) == 100


WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from freiwilligenagentur.app import models
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import office_file, save
office = office_file.open_with_passphrase(Path(sys.argv[1]), "Berger", "drei kleine Worte")
for number in range(int(sys.argv[2]), 100_000):
    with office.store.write("Aufgenommen") as session:
        save(session, Volunteer(last_name=f"{number:06}", phone="1", notes="x" * 3000))
    print(number, flush=True)
"""


def test_killing_the_program_loses_no_acknowledged_save(office: OpenOffice):
    """Two hundred saves, killed at a random moment again and again: what was acknowledged is there, nothing is torn."""
    import random

    office.close()
    acknowledged = -1
    while acknowledged < 200:
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(office.place), str(acknowledged + 1)], stdout=subprocess.PIPE, text=True
        )
        until = acknowledged + random.randint(10, 40)
        for line in writer.stdout:
            acknowledged = int(line)
            if acknowledged >= until:
                writer.kill()
        writer.wait()
        writer.stdout.close()
        backup.verify(office.place, office.key)
        opened = office_file.open_with_passphrase(office.place, "Berger", PASSPHRASE)
        with opened.store.read() as session:
            saved = session.scalar(select(func.max(Volunteer.last_name)))
            count = session.scalar(select(func.count()).select_from(Volunteer))
        opened.close()
        assert int(saved) >= acknowledged
        assert count == int(saved) + 1
        acknowledged = int(saved)
