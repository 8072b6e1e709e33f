"""The program without a window: results on stdout, messages on stderr, 0 only when all is well."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from freiwilligenagentur import paths
from freiwilligenagentur.__main__ import main
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file

PASSPHRASE = "drei kleine Worte"
TABLE = """einrichtungsname;angebotsname;beschreibung;plz;ort;ortsteil;_angebotsId
Bürgerverein Lesezeichen e.V.;Lesepatin;<p>Mit Kindern lesen</p>;06618;;Naumburg;1
Tafel Naumburg;Ausgabe;<p>Freundlich sein</p>;Barmbek;;Naumburg;2
"""


@pytest.fixture(autouse=True)
def _passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "passphrase"
    place.write_text(f"{PASSPHRASE}\n", "utf-8")
    monkeypatch.setenv("FREIWILLIGENAGENTUR_PASSPHRASE_FILE", str(place))
    monkeypatch.setenv("FREIWILLIGENAGENTUR_HOME", str(tmp_path / "home"))


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Path:
    """A closed office that the commands may open."""
    where = tmp_path / "mine" / "office.db"
    where.parent.mkdir()
    for ending in (".db", ".keys"):
        shutil.copyfile(template.with_suffix(ending), where.with_suffix(ending))
    return where


@pytest.fixture
def table(tmp_path: Path) -> Path:
    where = tmp_path / "angebote.csv"
    where.write_text(TABLE, "utf-8")
    return where


def test_a_new_office_prints_its_recovery_code_and_nothing_else(tmp_path: Path, capsys):
    where = tmp_path / "neu" / "office.db"
    assert main(["new", "--office", str(where), "--name", "Agentur", "--user", "Berger"]) == 0
    said = capsys.readouterr()
    code = said.out.strip()
    assert "\n" not in code
    office_file.open_with_recovery(where, code, "Berger", "ganz neue Worte").close()
    assert "Papier" in said.err


def test_a_new_office_in_a_land_that_is_none_is_refused_and_nothing_is_made(tmp_path: Path, capsys):
    where = tmp_path / "neu" / "office.db"
    assert main(["new", "--office", str(where), "--name", "Agentur", "--user", "Berger", "--land", "XX"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "ST" in said.err
    assert not where.parent.exists()


def test_a_second_new_office_in_the_same_place_is_refused(place: Path, capsys):
    assert main(["new", "--office", str(place), "--name", "Agentur", "--user", "Berger"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "schon ein Büro" in said.err


def test_import_then_list_then_import_again(place: Path, table: Path, capsys):
    assert main(["import", str(table), "--office", str(place), "--json"]) == 0
    json.loads(capsys.readouterr().out)
    assert main(["list", "offers", "--office", str(place), "--json"]) == 0
    titles = {row["title"] for row in json.loads(capsys.readouterr().out)}
    assert titles == {"Lesepatin", "Ausgabe"}
    assert main(["import", str(table), "--office", str(place)]) == 0
    capsys.readouterr()
    assert main(["list", "offers", "--office", str(place)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_list_says_what_is_known_and_nothing_of_how_the_windows_find_it(place: Path, table: Path, capsys):
    assert main(["import", str(table), "--office", str(place)]) == 0
    capsys.readouterr()
    assert main(["list", "offers", "--office", str(place)]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert sorted(cells[1] for cells in lines) == ["Ausgabe", "Lesepatin"]
    assert not {"None", "[]", "lesepatin buergerverein lesezeichen e.v. 06618 naumburg"} & {*lines[0], *lines[1]}
    assert main(["list", "offers", "--office", str(place), "--json"]) == 0
    assert all("found_by" not in row for row in json.loads(capsys.readouterr().out))


def test_a_dry_run_leaves_nothing_behind(place: Path, table: Path, capsys):
    assert main(["import", str(table), "--office", str(place), "--dry-run"]) == 0
    capsys.readouterr()
    assert main(["list", "organisations", "--office", str(place)]) == 0
    assert capsys.readouterr().out == ""


def test_a_backup_brings_back_a_lost_office(place: Path, table: Path, capsys):
    assert main(["import", str(table), "--office", str(place)]) == 0
    capsys.readouterr()
    assert main(["backup", "--office", str(place)]) == 0
    copy = Path(capsys.readouterr().out.strip())
    place.write_bytes(b"\0" * 5000)
    assert main(["list", "offers", "--office", str(place)]) == 1
    assert "beschädigt" in capsys.readouterr().err
    assert main(["restore", str(copy), "--office", str(place)]) == 0
    capsys.readouterr()
    assert main(["list", "offers", "--office", str(place)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_wrong_passphrase_says_so_and_no_more(place: Path, monkeypatch, tmp_path: Path, capsys):
    (tmp_path / "passphrase").write_text("ganz falsche Worte", "utf-8")
    assert main(["list", "volunteers", "--office", str(place)]) == 1
    said = capsys.readouterr()
    assert "öffnet das Büro nicht" in said.err
    assert "falsche" not in said.err


def test_where_nobody_can_be_asked_the_file_with_the_passphrase_is_wanted(place: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(paths.root())}
    del surroundings["FREIWILLIGENAGENTUR_PASSPHRASE_FILE"]
    words = [sys.executable, "-m", "freiwilligenagentur", "list", "offers", "--office", str(place)]
    ran = subprocess.run(
        words, check=False, capture_output=True, text=True, input=PASSPHRASE, env=surroundings, start_new_session=True
    )
    assert ran.returncode == 1
    assert ran.stderr == (
        "Hier kann niemand nach der Passphrase gefragt werden. Bitte nennen Sie in "
        "FREIWILLIGENAGENTUR_PASSPHRASE_FILE die Datei, in der sie steht.\n"
    )


def test_wrong_passphrases_cost_the_growing_wait_of_the_windows(place: Path, monkeypatch, tmp_path: Path, capsys):
    waited: list[int] = []
    monkeypatch.setattr("time.sleep", waited.append)
    secret = tmp_path / "passphrase"

    def attempt(typed: str, *words: str) -> str:
        secret.write_text(typed, "utf-8")
        main([*words, "--office", str(place)])
        return capsys.readouterr().err

    wrong = "Diese Passphrase öffnet das Büro nicht. Bitte versuchen Sie es noch einmal.\n"
    assert attempt("ganz falsche Worte", "list", "offers") == wrong
    assert Settings.load().failed_logins == 1
    assert attempt("ganz falsche Worte", "backup") == f"Bitte warten Sie noch 1 Sekunde.\n{wrong}"
    copy = str(tmp_path / "copy.db")
    assert attempt("ganz falsche Worte", "restore", copy) == f"Bitte warten Sie noch 2 Sekunden.\n{wrong}"
    assert attempt(PASSPHRASE, "list", "offers") == "Bitte warten Sie noch 4 Sekunden.\n"
    assert attempt(PASSPHRASE, "list", "offers") == ""
    assert waited == [1, 2, 4]


CALLS = {
    ("list",): "list: Es fehlt: LISTE.",
    ("new",): "new: Es fehlt: --name.",
    ("list", "offers", "--foo"): "Das wird nicht verstanden: --foo.",
    ("match", "x", "--limit"): "match: Nach --limit muss noch etwas kommen.",
    ("match", "x", "--limit", "0"): "match: --limit muss eine ganze Zahl ab 1 sein, nicht '0'.",
    ("list", "offers", "--json=x"): "list: --json steht allein, ohne 'x'.",
    ("frobnicate",): "freiwilligenagentur: BEFEHL kann nicht 'frobnicate' sein, nur eines von: ",
    ("import", "x", "--merge", "halb"): "import: --merge kann nicht 'halb' sein, nur eines von: ",
    ("key", "--o", "x"): "key: --o kann eines von diesen sein: --office, --out. Bitte schreiben Sie es aus.",
}
"""Wrong calls, and what is said about them."""


@pytest.mark.parametrize(("words", "said"), CALLS.items(), ids=map(" ".join, CALLS))
def test_a_wrong_call_is_told_in_the_language_of_the_office(words: tuple[str, ...], said: str, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.endswith("--help.\n")


@pytest.mark.parametrize("command", ["", "new", "import", "list", "search", "match", "verify", "key", "restore"])
def test_the_help_speaks_the_language_of_the_office(command: str, capsys):
    with pytest.raises(SystemExit) as left:
        main([*([command] if command else []), "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("Aufruf: freiwilligenagentur")
    assert "diese Hilfe anzeigen" in told
    assert not {"usage:", "options:", "arguments:", "show"} & set(told.split())


def test_the_office_may_be_named_before_or_after_the_command(place: Path, table: Path, capsys):
    assert main(["--office", str(place), "--user", "Berger", "import", str(table)]) == 0
    capsys.readouterr()
    assert main(["list", "offers", "--office", str(place)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_missing_office_is_a_sentence_and_not_a_trace(tmp_path: Path, capsys):
    assert main(["list", "volunteers", "--office", str(tmp_path / "weg.db")]) == 1
    said = capsys.readouterr().err
    assert "liegt kein Büro" in said
    assert "Traceback" not in said


def test_the_passphrase_is_no_option(place: Path, capsys):
    with pytest.raises(SystemExit) as left:
        main(["list", "offers", "--office", str(place), "--passphrase", PASSPHRASE])
    assert left.value.code == 2
    capsys.readouterr()


@pytest.mark.parametrize("what", ["volunteers", "organisations", "offers", "placements", "certificates"])
def test_every_list_of_an_empty_office_is_empty(place: Path, what: str, capsys):
    assert main(["list", what, "--office", str(place), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_names_of_any_script_come_out_where_the_system_has_an_old_code_page(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    people = tmp_path / "freiwillige.csv"
    people.write_text("Vorname;Nachname\nЖанна;李\n", "utf-8")
    assert main(["import", str(people), "--office", str(place)]) == 0
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252", write_through=True))
    assert main(["list", "volunteers", "--office", str(place)]) == 0
    assert "李, Жанна" in written.getvalue().decode()


def test_words_that_the_system_could_not_decode_are_refused_and_nothing_is_made(tmp_path: Path, capsys):
    where = tmp_path / "neu" / "office.db"
    with pytest.raises(SystemExit):
        main(["new", "--office", str(where), "--name", "Agentur", "--user", "Berger\udcff"])
    assert "--user enthält Zeichen, die sich nicht lesen lassen." in capsys.readouterr().err
    assert not where.parent.exists()


def test_an_empty_place_is_answered_with_a_sentence(capsys):
    assert main(["list", "volunteers", "--office", ""]) == 1
    assert "Schlüsseldatei" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of Unix")
def test_a_file_without_an_end_is_no_certificate(capsys):
    assert main(["verify", "/dev/zero"]) == 1
    assert "Kein prüfbarer Nachweis" in capsys.readouterr().out
