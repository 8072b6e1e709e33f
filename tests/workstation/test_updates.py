"""A new version from a stick: what is taken, what is refused, and that nothing of what is refused remains."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "packaging"))

import make_update  # noqa: E402

from freiwilligenagentur.errors import Cancelled, OfficeError  # noqa: E402
from freiwilligenagentur.settings import Settings  # noqa: E402
from freiwilligenagentur.workstation import update_file, updates  # noqa: E402
from freiwilligenagentur.workstation.presenter.update import UpdatePresenter  # noqa: E402
from freiwilligenagentur.workstation.update_file import MANIFEST, SIGNATURE  # noqa: E402
from freiwilligenagentur.workstation.updates import Progress, Update, Updates  # noqa: E402

INSTALLER = b"MZ" + bytes(range(256)) * 20_000
NAME = "Freiwilligenagentur-0.2.0-Einrichtung.exe"
DAMAGED = "ist keine neue Fassung dieses Programms, oder die Datei ist beschädigt"
FOREIGN = "stammt nicht von den Herausgebern dieses Programms, oder jemand hat die Datei verändert"

Entries = dict[str, bytes]


@pytest.fixture(scope="module")
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture
def stick(tmp_path: Path, key: Ed25519PrivateKey) -> Path:
    """A stick with a good update."""
    folder = tmp_path / "stick"
    folder.mkdir()
    installer = tmp_path / NAME
    installer.write_bytes(INSTALLER)
    return make_update.pack(installer, "0.2.0", folder / "neu.fa-update", key)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "updates"


@pytest.fixture
def taking(home: Path, key: Ed25519PrivateKey) -> Updates:
    return Updates(home, key.public_key(), "0.1.0")


def entries(place: Path) -> Entries:
    with zipfile.ZipFile(place) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def write(place: Path, content: Entries) -> None:
    with zipfile.ZipFile(place, "w") as packed:
        for name, data in content.items():
            packed.writestr(name, data)


def signed(place: Path, key: Ed25519PrivateKey, **changes: Any) -> None:
    """Signs another manifest, as somebody with the key could by mistake."""
    content = entries(place)
    said = json.dumps({**json.loads(content[MANIFEST]), **changes}).encode()
    write(place, {**content, MANIFEST: said, SIGNATURE: update_file.sign(said, key)})


def test_a_good_update_is_copied_checked_and_unpacked(taking: Updates, stick: Path, home: Path) -> None:
    seen: list[tuple[int, int]] = []

    class Watched(Progress):
        def step(self, done: int, total: int, text: str = "") -> None:
            seen.append((done, total))

    update = taking.take(stick, Watched())
    assert update.version == "0.2.0"
    assert update.installer.read_bytes() == INSTALLER
    assert update.installer.name == NAME
    assert home in update.installer.parents
    assert [file.name for file in update.installer.parent.iterdir()] == [NAME]
    assert seen[-1] == (len(INSTALLER), len(INSTALLER))


def test_only_this_user_can_write_where_it_is_unpacked(taking: Updates, stick: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("folders below the user's local data are private on Windows")
    assert taking.take(stick).installer.parent.stat().st_mode & 0o777 == 0o700


def test_the_stick_may_be_pulled_or_changed_after_the_check(taking: Updates, stick: Path) -> None:
    update = taking.take(stick)
    stick.write_bytes(b"something else")
    assert hashlib.sha256(update.installer.read_bytes()).hexdigest() == update.sha256


def test_taking_again_leaves_one_copy(taking: Updates, stick: Path, home: Path) -> None:
    taking.take(stick)
    taking.take(stick)
    assert len(list(home.iterdir())) == 1


def change_installer(content: Entries) -> Entries:
    return {**content, NAME: content[NAME][:-1] + b"!"}


def cut_installer(content: Entries) -> Entries:
    return {**content, NAME: content[NAME][:-1]}


def raise_version(content: Entries) -> Entries:
    return {**content, MANIFEST: content[MANIFEST].replace(b"0.2.0", b"9.9.9")}


def foreign_signature(content: Entries) -> Entries:
    return {**content, SIGNATURE: update_file.sign(content[MANIFEST], Ed25519PrivateKey.generate())}


def no_signature(content: Entries) -> Entries:
    return {name: data for name, data in content.items() if name != SIGNATURE}


def empty_signature(content: Entries) -> Entries:
    return {**content, SIGNATURE: b""}


def no_installer(content: Entries) -> Entries:
    return {name: data for name, data in content.items() if name != NAME}


def one_more(content: Entries) -> Entries:
    return {**content, "../../autostart.bat": b"echo"}


def climbing(content: Entries) -> Entries:
    return {f"../{name}" if name == NAME else name: data for name, data in content.items()}


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (change_installer, DAMAGED),
        (cut_installer, DAMAGED),
        (raise_version, FOREIGN),
        (foreign_signature, FOREIGN),
        (no_signature, DAMAGED),
        (empty_signature, FOREIGN),
        (no_installer, DAMAGED),
        (one_more, DAMAGED),
        (climbing, DAMAGED),
    ],
)
def test_what_was_altered_is_refused_and_leaves_nothing(
    taking: Updates, stick: Path, home: Path, spoil: Callable[[Entries], Entries], reason: str
) -> None:
    write(stick, spoil(entries(stick)))
    with pytest.raises(OfficeError, match=reason):
        taking.take(stick)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"product": "Anderes"}, "gehört zu einem anderen Programm"),
        ({"format": 2}, "ist für einen neueren Weg gemacht"),
        ({"version": "0.1.0"}, "enthält Fassung 0.1.0. Auf diesem Rechner ist schon Fassung 0.1.0"),
        ({"version": "0.0.9"}, "enthält Fassung 0.0.9"),
        ({"version": "neu"}, DAMAGED),
        ({"version": 2}, DAMAGED),
        ({"file": "../../autostart.exe"}, DAMAGED),
        ({"file": "C:\\Windows\\notepad.exe"}, DAMAGED),
        ({"file": ".."}, DAMAGED),
        ({"file": MANIFEST}, DAMAGED),
        ({"size": 1}, DAMAGED),
        ({"size": -1}, DAMAGED),
        ({"size": 10**12}, DAMAGED),
        ({"sha256": "0" * 64}, DAMAGED),
        ({"sha256": None}, DAMAGED),
    ],
)
def test_a_signature_alone_is_not_enough(
    taking: Updates, stick: Path, home: Path, key: Ed25519PrivateKey, changes: dict[str, Any], reason: str
) -> None:
    signed(stick, key, **changes)
    with pytest.raises(OfficeError, match=reason):
        taking.take(stick)
    assert list(home.iterdir()) == []


def test_a_name_that_climbs_out_is_refused_even_when_both_sides_agree(
    taking: Updates, stick: Path, home: Path, key: Ed25519PrivateKey
) -> None:
    signed(stick, key, file="../evil.exe")
    content = entries(stick)
    content["../evil.exe"] = content.pop(NAME)
    write(stick, content)
    with pytest.raises(OfficeError, match=DAMAGED):
        taking.take(stick)
    assert list(home.iterdir()) == []
    assert not (home.parent / "evil.exe").exists()


@pytest.mark.parametrize("content", [b"", b"PK", b"MZ something"])
def test_other_files_are_refused(taking: Updates, stick: Path, home: Path, content: bytes) -> None:
    stick.write_bytes(content)
    with pytest.raises(OfficeError, match=DAMAGED):
        taking.take(stick)
    assert list(home.iterdir()) == []


def test_a_turned_bit_is_damage_and_nothing_worse(taking: Updates, stick: Path, home: Path) -> None:
    whole = stick.read_bytes()
    listed = whole.rindex(b"PK\1\2") + 4  # versions, flags and method say how an entry is to be read
    for place in range(listed, listed + 8):
        for bit in range(8):
            stick.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            with suppress(OfficeError):  # some say nothing that anybody needs
                assert taking.take(stick).installer.read_bytes() == INSTALLER
            assert taking.newest_in(stick.parent) in {"", "0.2.0"}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_not_copied_to_its_end_is_refused(
    taking: Updates, stick: Path, home: Path, part: float
) -> None:
    whole = stick.read_bytes()
    stick.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(OfficeError, match=DAMAGED):
        taking.take(stick)
    assert list(home.iterdir()) == []


def test_two_entries_of_one_name_are_refused(taking: Updates, stick: Path, home: Path) -> None:
    content, raw = entries(stick), io.BytesIO()
    with zipfile.ZipFile(raw, "w") as packed:
        for name, data in content.items():
            packed.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr(NAME, b"another one")
    stick.write_bytes(raw.getvalue())
    with pytest.raises(OfficeError, match=DAMAGED):
        taking.take(stick)
    assert list(home.iterdir()) == []


def test_a_stick_that_was_pulled_is_told(taking: Updates, stick: Path, home: Path) -> None:
    stick.unlink()
    with pytest.raises(OfficeError, match="Steckt der Stick noch"):
        taking.take(stick)
    assert list(home.iterdir()) == []


def test_stopping_leaves_nothing(taking: Updates, stick: Path, home: Path) -> None:
    stopped = Progress()
    stopped.cancelled = True
    with pytest.raises(Cancelled):
        taking.take(stick, stopped)
    assert list(home.iterdir()) == []


def test_an_installer_that_was_changed_between_check_and_start_is_not_started(
    taking: Updates, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(updates.subprocess, "Popen", lambda words, **_options: started.append(words))
    update = taking.take(stick)
    updates.start(update)
    assert started == [[str(update.installer)]]
    update.installer.write_bytes(b"something else")
    with pytest.raises(OfficeError):
        updates.start(update)
    assert len(started) == 1


def test_the_newest_genuine_version_in_a_folder_is_found(
    taking: Updates, stick: Path, tmp_path: Path, key: Ed25519PrivateKey
) -> None:
    folder = stick.parent
    installer = tmp_path / NAME
    assert taking.newest_in(folder) == "0.2.0"
    make_update.pack(installer, "0.10.0", folder / "noch-neuer.fa-update", key)
    make_update.pack(installer, "9.0.0", folder / "fremd.fa-update", Ed25519PrivateKey.generate())
    (folder / "kaputt.fa-update").write_bytes(b"PK")
    assert taking.newest_in(folder) == "0.10.0"
    assert Updates(tmp_path / "u", key.public_key(), "0.10.0").newest_in(folder) == ""
    assert taking.newest_in(tmp_path / "nicht da") == ""


def test_the_program_brings_a_key_that_can_be_read() -> None:
    assert len(update_file.public_key().public_bytes_raw()) == 32


class TestMaking:
    def test_an_update_is_packed_with_a_key_that_was_made_for_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv(make_update.PASSWORD, "drei kleine Worte")
        assert make_update.main(["--new-key", str(tmp_path)]) == 0
        private = tmp_path / "update-key-private.pem"
        assert b"ENCRYPTED" in private.read_bytes()
        installer = tmp_path / NAME
        installer.write_bytes(INSTALLER)
        monkeypatch.setenv(make_update.KEY, str(private))
        assert make_update.main([str(installer), "0.2.0"]) == 0
        assert "another key" in capsys.readouterr().out
        key = make_update.private_key().public_key()
        place = tmp_path / "Freiwilligenagentur-0.2.0.fa-update"
        assert Updates(tmp_path / "updates", key, "0.1.0").take(place).installer.read_bytes() == INSTALLER

    def test_without_a_key_nothing_is_made(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(make_update.KEY, raising=False)
        (tmp_path / NAME).write_bytes(INSTALLER)
        with pytest.raises(SystemExit, match="No update was made"):
            make_update.main([str(tmp_path / NAME), "0.2.0"])
        assert [file.name for file in tmp_path.iterdir()] == [NAME]


class View:
    """The section of the settings, as far as the presenter knows it."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.seen: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def record(*words: Any) -> Any:
            self.seen.append((name, *words))
            return self.answers.get(name)

        return record


class TestPresenter:
    def presenter(self, view: View, update: Update | OfficeError, settings: Settings | None = None) -> UpdatePresenter:
        self.started: list[Update] = []
        self.closed = 0

        def run(_title: str, _work: Any, done: Any, failed: Any) -> None:
            failed(update) if isinstance(update, OfficeError) else done(update)

        def close_and(then: Callable[[], None]) -> None:
            self.closed += 1
            then()

        return UpdatePresenter(view, settings or Settings(), run, Updates, close_and, self.started.append)

    @pytest.mark.parametrize("agreed", [True, False])
    def test_it_is_installed_after_closing_when_somebody_says_so(self, agreed: bool) -> None:
        update = Update("0.2.0", sys.platform, Path("neu.exe"), "")
        view = View(ask_file=Path("neu.fa-update"), ask_install=agreed)
        self.presenter(view, update).take()
        assert ("ask_install", "0.2.0") in view.seen
        assert (self.closed, self.started) == ((1, [update]) if agreed else (0, []))

    def test_on_another_system_it_says_where_the_installer_lies(self) -> None:
        view = View(ask_file=Path("neu.fa-update"))
        self.presenter(view, Update("0.2.0", "beos", Path("ordner/neu.exe"), "")).take()
        assert view.seen[-1][:2] == ("tell", "Fassung 0.2.0")
        assert str(Path("ordner/neu.exe")) in view.seen[-1][2]
        assert self.closed == 0

    def test_what_was_refused_is_told(self) -> None:
        view = View(ask_file=Path("neu.fa-update"))
        self.presenter(view, OfficeError("Die Datei ist beschädigt.")).take()
        assert view.seen[-1] == ("tell_error", "Die Datei ist beschädigt.")

    def test_nobody_looks_for_new_versions_until_somebody_names_a_folder(self, tmp_path: Path) -> None:
        settings = Settings()
        view = View(ask_folder=tmp_path)
        presenter = self.presenter(view, OfficeError(), settings)
        presenter.refresh()
        assert ("display_looking", False, "") in view.seen
        presenter.look(True)
        assert view.seen[-1] == ("display_looking", True, f"Sieht bei jedem Start in {tmp_path} nach.")
        assert Settings.load().update_folder == str(tmp_path)
        presenter.look(False)
        assert Settings.load().update_folder == ""

    def test_no_folder_chosen_leaves_it_off(self) -> None:
        view = View(ask_folder=None)
        settings = Settings()
        self.presenter(view, OfficeError(), settings).look(True)
        assert view.seen[-1] == ("display_looking", False, "")
