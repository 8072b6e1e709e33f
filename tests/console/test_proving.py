"""Checking certificates and giving the key away, on the command line."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from freiwilligenagentur.__main__ import main
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.office.public_keys import read_key_file
from freiwilligenagentur.sample import door
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts
from freiwilligenagentur.storage import office_file


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office that issued a few certificates, closed."""
    place = tmp_path_factory.mktemp("agentur") / "office.db"
    opened, _code = sample.create(place, Amounts(60, 20, 40, 40))
    opened.close()
    return place


@pytest.fixture(autouse=True)
def _passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "passphrase"
    place.write_text(door.PASSPHRASE, "utf-8")
    monkeypatch.setenv("FREIWILLIGENAGENTUR_PASSPHRASE_FILE", str(place))


@pytest.fixture
def certificate(agency: Path, tmp_path: Path) -> Path:
    return _issued(agency, tmp_path)[1]


@pytest.fixture
def key(agency: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    place = tmp_path / "schluessel.txt"
    assert main(["key", "--office", str(agency), "--out", str(place)]) == 0
    assert capsys.readouterr().out.strip() == str(place)
    return place


def _issued(agency: Path, tmp_path: Path) -> tuple[str, Path]:
    """The id and the file of a certificate that is valid."""
    opened = office_file.open_with_passphrase(agency, door.USER, door.PASSPHRASE)
    register = Services(opened.store).certificates.register
    row = next(row for row in register.rows() if row.cancelled_at is None)
    place = tmp_path / "nachweis.pdf"
    place.write_bytes(register.pdf(row.id))
    opened.close()
    return row.id, place


def _token(certificate: Path) -> str:
    with pikepdf.open(certificate) as pdf:
        return str(pdf.docinfo["/Nachweis"])


def test_a_certificate_is_checked_with_the_key_file_alone(certificate: Path, key: Path, monkeypatch, capsys) -> None:
    monkeypatch.delenv("FREIWILLIGENAGENTUR_PASSPHRASE_FILE")
    assert main(["verify", str(certificate), "--key", str(key)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Echt\n")
    assert "Freiwilligenagentur Naumburg" in said
    assert any(each.fingerprint in said for each in read_key_file(key.read_text("utf-8")))


def test_the_text_of_the_code_is_checked_too(certificate: Path, key: Path, tmp_path: Path, capsys) -> None:
    token = _token(certificate)
    assert main(["verify", token, "--key", str(key)]) == 0
    assert "Vergleichen Sie diese Angaben mit dem Papier" in capsys.readouterr().out
    scanned = tmp_path / "scan.txt"
    scanned.write_text(token + "\n")
    assert main(["verify", str(scanned), "--key", str(key)]) == 0
    assert main(["verify", token[:-5] + "AAAAA", "--key", str(key)]) == 1
    assert "Die Unterschrift gehört nicht zu ihnen" in capsys.readouterr().out


def test_an_altered_file_is_refused_for_programs_as_well(certificate: Path, key: Path, capsys) -> None:
    out = BytesIO()
    with pikepdf.open(certificate) as pdf:
        del pdf.pages[0].Contents
        pdf.save(out)
    certificate.write_bytes(out.getvalue())
    assert main(["verify", str(certificate), "--key", str(key), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["result"] == "altered"
    assert {"number", "name", "hours"} <= set(told["altered"])
    assert told["certificate"]["number"].startswith("EN-")


def test_without_the_key_it_is_said_which_one_is_missing(certificate: Path, capsys) -> None:
    assert main(["verify", str(certificate)]) == 1
    assert "Bitten Sie die Agentur um die Datei mit ihrem öffentlichen Schlüssel." in capsys.readouterr().out


def test_of_a_short_code_it_is_said_who_finds_it(capsys) -> None:
    assert main(["verify", "JVGM-GVE3-YZ29"]) == 1
    assert "nur das ausstellende Büro" in capsys.readouterr().out


def test_other_files_are_no_certificates(key: Path, capsys) -> None:
    assert main(["verify", str(key), "--key", str(key)]) == 1
    assert capsys.readouterr().out.startswith("Kein prüfbarer Nachweis\n")


def test_a_file_that_is_not_there_and_a_key_that_is_none_are_told(certificate: Path, tmp_path: Path, capsys) -> None:
    assert main(["verify", str(tmp_path / "fehlt.pdf")]) == 1
    assert "fehlt.pdf kann nicht gelesen werden" in capsys.readouterr().err
    assert main(["verify", str(certificate), "--key", str(certificate)]) == 1
    assert "kein öffentlicher Schlüssel" in capsys.readouterr().err


def test_the_issuing_office_says_what_was_cancelled(agency: Path, tmp_path: Path, capsys) -> None:
    key, certificate = _issued(agency, tmp_path)
    assert main(["verify", str(certificate), "--office", str(agency)]) == 0
    assert "Nach dem Register ist der Nachweis gültig." in capsys.readouterr().out
    opened = office_file.open_with_passphrase(agency, door.USER, door.PASSPHRASE)
    Services(opened.store).certificates.register.cancel(key, "Falscher Zeitraum")
    opened.close()
    assert main(["verify", str(certificate), "--office", str(agency)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Echt, aber storniert\n")
    assert "Falscher Zeitraum" in said


def test_a_renewed_key_comes_first_and_the_older_one_still_proves(
    agency: Path, certificate: Path, tmp_path: Path, capsys
) -> None:
    assert main(["key", "--office", str(agency), "--renew"]) == 0
    file = capsys.readouterr().out
    newest, *older = read_key_file(file)
    assert (newest.last, older[0].last) == (None, date.today())
    place = tmp_path / "neu.txt"
    place.write_text(file, "utf-8")
    assert main(["verify", str(certificate), "--key", str(place)]) == 0
