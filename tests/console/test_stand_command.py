"""A stand made from the command line opens on a laptop."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from freiwilligenagentur.__main__ import main
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.storage import office_file

PASSPHRASE, OF_STAND = "drei kleine Worte", "Kirschen und Blasmusik"


@pytest.fixture
def place(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed office that the command may open."""
    for variable, words in (("", PASSPHRASE), ("STAND_", OF_STAND)):
        kept = tmp_path / f"words{variable}"
        kept.write_text(f"{words}\n", "utf-8")
        monkeypatch.setenv(f"FREIWILLIGENAGENTUR_{variable}PASSPHRASE_FILE", str(kept))
    where = tmp_path / "office.db"
    for ending in (".db", ".keys"):
        shutil.copyfile(template.with_suffix(ending), where.with_suffix(ending))
    office = office_file.open_with_passphrase(where, "Berger", PASSPHRASE)
    with office.store.write("Vorbereitet", undoable=False) as session:
        session.add(Office(name="Freiwilligenagentur Musterstadt"))
    office.close()
    return where


def test_a_stand_is_made_and_opens_with_its_own_passphrase(place: Path, tmp_path: Path, capsys):
    words = ["stand", "make", str(tmp_path / "messe"), "--office", str(place), "--name", "Vereinsmesse 2027"]
    assert main([*words, "--numbers", "EN=20", "--numbers", "DU=5"]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(tmp_path / "messe.messestand")
    opened = here.open_stand(here.take_in(tmp_path / "messe.messestand"), "Anna", OF_STAND)
    found = here.facts(opened)
    opened.close()
    assert found is not None
    assert (found.name, found.series, found.reserved) == ("Vereinsmesse 2027", "M1", 25)


@pytest.mark.parametrize("numbers", ["XX=3", "EN", "EN=0", "EN=viele"])
def test_numbers_that_are_none_are_a_wrong_call(place: Path, tmp_path: Path, capsys, numbers: str):
    words = ["stand", "make", str(tmp_path / "messe"), "--office", str(place), "--name", "Messe", "--numbers", numbers]
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "--numbers" in capsys.readouterr().err
    assert not (tmp_path / "messe.messestand").exists()


def test_a_passphrase_that_is_too_short_is_refused_and_nothing_is_made(place: Path, tmp_path: Path, capsys):
    (tmp_path / "wordsSTAND_").write_text("kurz", "utf-8")
    assert main(["stand", "make", str(tmp_path / "messe"), "--office", str(place), "--name", "Messe"]) == 1
    assert "mindestens 10 Zeichen" in capsys.readouterr().err
    assert not (tmp_path / "messe.messestand").exists()
