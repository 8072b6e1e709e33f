"""Finding offers for a wish without a window, for people and for programs."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from freiwilligenagentur.__main__ import main
from freiwilligenagentur.organisations.model import Offer, OfferStatus, Organisation
from freiwilligenagentur.storage import office_file, save
from freiwilligenagentur.vocabulary.service import Vocabulary

PASSPHRASE = "drei kleine Worte"
TABLE = """einrichtungsname;angebotsname;beschreibung;plz;ort;ortsteil;_angebotsId
Bürgerverein;Lesepatin;<p>Kindern am Vormittag Geschichten vorlesen</p>;06618;;Naumburg;4711
Tierheim;Gassigehen;<p>Hunde brauchen Bewegung</p>;06618;;Naumburg;4712
"""


@pytest.fixture
def office(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A closed office with two imported offers, one taken in here and one that is paused."""
    words, where, table = tmp_path / "passphrase", tmp_path / "office.db", tmp_path / "angebote.csv"
    words.write_text(PASSPHRASE, "utf-8")
    table.write_text(TABLE, "utf-8")
    monkeypatch.setenv("FREIWILLIGENAGENTUR_PASSPHRASE_FILE", str(words))
    for ending in (".db", ".keys"):
        shutil.copyfile(template.with_suffix(ending), where.with_suffix(ending))
    assert main(["import", str(table), "--office", str(where)]) == 0
    opened = office_file.open_with_passphrase(where, "Berger", PASSPHRASE)
    Vocabulary(opened.store).ensure_defaults()
    with opened.store.write("Angelegt") as session:
        club = save(session, Organisation(name="Gartenfreunde"))
        save(session, Offer(organisation_id=club.id, title="Gartenpaten", description="Beete pflegen"))
        paused = Offer(
            organisation_id=club.id, title="Vorlesen", description="Kindern vorlesen", status=OfferStatus.PAUSED
        )
        save(session, paused)
    opened.close()
    return str(where)


def test_the_best_offers_are_listed_for_programs_and_vectors_are_made_once(office: str, capsys):
    capsys.readouterr()
    assert main(["search", "mit Kindern lesen, nicht abends", "--limit", "2", "--json", "--office", office]) == 0
    said = capsys.readouterr()
    assert "3 von 3" in said.err
    lines = json.loads(said.out)
    assert [line["rank"] for line in lines] == [1, 2]
    best = lines[0]
    assert (best["external_id"], best["title"], best["detail"]) == ("4711", "Lesepatin", "Bürgerverein")
    assert best["id"]
    assert 0 < best["score"] <= 100
    assert any("Vorlesen" in reason for reason in best["reasons"])
    assert main(["search", "Хочу гулять с собаками", "--json", "--office", office]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert json.loads(said.out)[0]["external_id"] == "4712"


def test_the_best_offers_are_listed_for_people(office: str, capsys):
    capsys.readouterr()
    assert main(["search", "im Garten, nur samstags", "--office", office]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("1.\t")
    assert "Gartenpaten" in first
    assert "Wann Hilfe gebraucht wird, steht nicht da." in first


def test_an_offer_that_is_over_is_listed_with_what_stands_in_the_way_as_at_the_desk(office: str, capsys):
    opened = office_file.open_with_passphrase(Path(office), "Berger", PASSPHRASE)
    with opened.store.write("Beendet") as session:
        session.scalars(select(Offer).where(Offer.title == "Gartenpaten")).one().ends_on = date(2020, 10, 31)
    opened.close()
    capsys.readouterr()
    assert main(["search", "im Garten", "--json", "--office", office]) == 0
    best = json.loads(capsys.readouterr().out)[0]
    assert (best["title"], best["open_points"]) == ("Gartenpaten", ["Endete am 31.10.2020"])


def test_a_wish_without_words_finds_nothing(office: str, capsys):
    capsys.readouterr()
    assert main(["search", " ", "--office", office]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "nichts gefunden" in said.err
