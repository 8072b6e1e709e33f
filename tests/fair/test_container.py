"""The file of a stand travels: whatever happens to it on the way is told, and nothing comes out of it but a stand."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from fair_days import PASSPHRASE, FairDays
from held import content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from freiwilligenagentur.errors import Cancelled, DiskFull, NewerDatabase, NoPermission, OfficeError, Refused, WrongFile
from freiwilligenagentur.fair import container
from freiwilligenagentur.fair.model import Stand
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.storage import migrate
from freiwilligenagentur.storage.engine import logs_of


@pytest.fixture
def closed(days: FairDays) -> Path:
    """A file on its way home."""
    laptop = days.at(days.make())
    laptop.take_in()
    return laptop.close(days.folder / "heim.messestand")


def repacked(file: Path, place: Path, *, compress: int = zipfile.ZIP_STORED, **parts: bytes | None) -> Path:
    """The same with other parts; None leaves one out."""
    with zipfile.ZipFile(file) as source:
        held: dict[str, bytes | None] = {name: source.read(name) for name in source.namelist()}
    held |= {name.replace("_", "."): value for name, value in parts.items()}
    with zipfile.ZipFile(place, "w", compress) as archive:
        for name, value in held.items():
            if value is not None:
                archive.writestr(name, value)
    return place


def label_of(file: Path, **values: object) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return json.dumps({**json.loads(archive.read("stand.json")), **values}).encode()


def test_the_file_says_what_it_is_and_nothing_else_in_clear(days: FairDays, closed: Path):
    with zipfile.ZipFile(closed) as archive:
        assert archive.namelist() == ["stand.json", "stand.keys", "stand.db"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        said = json.loads(archive.read("stand.json"))
        assert not archive.read("stand.db").startswith(b"SQLite format 3")
    assert said.keys() == {"format", "stand_id", "name", "office_id", "closed"}
    assert b"Sommer" not in closed.read_bytes()
    assert b"Helferin" not in closed.read_bytes()


@pytest.mark.parametrize("what", ["leer", "text", "halb", "ohne", "gepackt", "doppelt", "label", "liste", "pfad"])
def test_what_is_no_stand_or_damaged_is_refused_and_nothing_is_left(days: FairDays, closed: Path, what: str):
    bad, whole = days.folder / "bad.messestand", closed.read_bytes()
    match what:
        case "leer":
            bad.write_bytes(b"")
        case "text":
            bad.write_bytes(b"Dies ist kein Stand.")
        case "halb":
            bad.write_bytes(whole[: len(whole) // 2])
        case "ohne":
            repacked(closed, bad, stand_keys=None)
        case "gepackt":
            repacked(closed, bad, compress=zipfile.ZIP_DEFLATED)
        case "doppelt":
            shutil.copyfile(closed, bad)
            with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(bad, "a") as archive:
                archive.writestr("stand.db", b"another")
        case "label":
            repacked(closed, bad, stand_json=b"{" * 5000)
        case "liste":
            repacked(closed, bad, stand_json=b"[1]")
        case "pfad":
            repacked(closed, bad, stand_json=label_of(closed, stand_id="../../../etc"))
    before = content(days.store)
    with pytest.raises(WrongFile, match=r"bad\.messestand"):
        days.bring(bad)
    with pytest.raises(WrongFile, match=r"bad\.messestand"):
        days.at(bad, "anderer")
    assert content(days.store) == before
    assert [place.name for place in (days.folder / "anderer").rglob("*") if place.is_file()] == []


def test_parts_with_other_names_are_not_unpacked(days: FairDays, closed: Path):
    with zipfile.ZipFile(closed, "a") as archive:
        archive.writestr("../../out.txt", b"x")
        archive.writestr("/tmp/out.txt", b"x")
    days.at(closed, "anderer")
    assert not list(days.folder.rglob("out.txt"))


def test_a_folder_and_a_file_that_is_not_there_are_refused(days: FairDays):
    (days.folder / "ordner.messestand").mkdir()
    for name in ("ordner", "nichts"):
        with pytest.raises(OfficeError, match=name):
            days.bring(days.folder / f"{name}.messestand")


def test_a_file_as_the_office_made_it_holds_nothing_to_bring(days: FairDays):
    with pytest.raises(Refused, match="Stand abschließen"):
        days.bring(days.make())


def test_a_stand_that_the_office_does_not_know_and_one_of_another_office_are_refused(days: FairDays, closed: Path):
    with days.store.write("Weg", undoable=False) as session:
        session.delete(session.scalars(select(Stand)).one())
    with pytest.raises(Refused, match="kennt den Messestand nicht"):
        days.bring(closed)
    other = repacked(closed, days.folder / "o.messestand", stand_json=label_of(closed, office_id="0" * 32))
    with pytest.raises(Refused, match="anderen Büro"):
        days.bring(other)


def test_a_label_that_claims_to_be_closed_does_not_make_it_so(days: FairDays):
    file = days.make()
    claims = repacked(file, days.folder / "c.messestand", stand_json=label_of(file, closed=True))
    with pytest.raises(WrongFile):
        days.bring(claims)


def test_the_database_of_one_stand_under_the_label_of_another_is_refused(days: FairDays, closed: Path):
    other = days.make("Andere Messe")
    mixed = repacked(closed, days.folder / "m.messestand", stand_json=label_of(other, closed=True))
    with pytest.raises(WrongFile, match="beschädigt"):
        days.bring(mixed)


def test_a_stand_of_a_newer_program_is_refused_with_what_to_do(days: FairDays, closed: Path, monkeypatch):
    monkeypatch.setattr(migrate, "HEAD", "0011")
    with pytest.raises(NewerDatabase, match="neueren Programmversion"):
        days.bring(closed)
    newer = repacked(closed, days.folder / "n.messestand", stand_json=label_of(closed, format=2))
    with pytest.raises(WrongFile, match="neueren Programmversion"):
        days.bring(newer)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(where=st.floats(0, 1), piece=st.binary(min_size=1, max_size=64))
def test_a_file_that_was_altered_anywhere_is_refused_or_whole(days: FairDays, where: float, piece: bytes):
    closed = days.folder / "heim.messestand"
    if not closed.exists():
        laptop = days.at(days.make())
        laptop.take_in()
        laptop.close(closed)
    whole = closed.read_bytes()
    start = int(where * (len(whole) - len(piece)))
    altered = days.folder / "altered.messestand"
    altered.write_bytes(whole[:start] + piece + whole[start + len(piece) :])
    try:
        plan = days.plan(altered)
    except OfficeError:
        return
    assert [row["last_name"] for row in plan.outcome.new["volunteer"]] == ["Sommer"]


def test_closing_leaves_the_laptop_as_it_is_and_says_where(days: FairDays, closed: Path):
    laptop = days.open[-1]
    found = here.facts(laptop)
    assert found is not None
    assert found.closed_at is not None
    assert found.place.is_relative_to(days.folder / "laptop" / "staende")
    assert not any(log.exists() for log in logs_of(closed))


def test_a_full_disk_while_closing_leaves_the_earlier_file(days: FairDays, closed: Path, monkeypatch):
    whole = closed.read_bytes()

    def full(*_args: object, **_options: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as disk, pytest.raises(DiskFull):
        disk.setattr(container, "_copy", full)
        here.close(days.open[-1], closed)
    assert closed.read_bytes() == whole
    assert [place.name for place in days.folder.glob(".*")] == []


def test_a_laptop_without_room_keeps_nothing_half_and_takes_the_stand_later(days: FairDays, closed: Path, monkeypatch):
    def full(*_args: object, **_options: object) -> None:
        raise OSError(28, "no space")

    for error, act in ((DiskFull, full), (NoPermission, _refuse), (Cancelled, _stop)):
        with monkeypatch.context() as disk, pytest.raises(error):
            disk.setattr(container, "_copy", act)
            days.at(closed, "anderer")
        assert [place for place in (days.folder / "anderer").rglob("*") if place.is_file()] == []
    days.at(closed, "anderer")


def _refuse(*_args: object, **_options: object) -> None:
    raise PermissionError(13, "no")


def _stop(*_args: object, **_options: object) -> None:
    raise Cancelled


def test_what_a_killed_program_left_half_is_no_stand(days: FairDays, closed: Path, monkeypatch):
    monkeypatch.setenv("FREIWILLIGENAGENTUR_HOME", str(days.folder / "anderer"))
    with zipfile.ZipFile(closed) as archive:
        stand_id = json.loads(archive.read("stand.json"))["stand_id"]
    half = days.folder / "anderer" / "staende" / f".{stand_id}.part"
    half.mkdir(parents=True)
    (half / "stand.db").write_bytes(b"half")
    assert here.newest() is None
    opened = here.open_stand(here.take_in(closed), "Anna", PASSPHRASE)
    assert opened.store.user == "Anna"
    assert not half.exists()
    opened.close()
