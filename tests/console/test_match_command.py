"""Matching without a window: who fits where, for people and for programs."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from freiwilligenagentur.__main__ import main
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer, Willingness
from freiwilligenagentur.storage import office_file, save
from freiwilligenagentur.vocabulary.service import Vocabulary

PASSPHRASE = "drei kleine Worte"
READING = frozenset({"reading_aloud"})
TABLE = """einrichtungsname;angebotsname;beschreibung;plz;ort;ortsteil;_angebotsId
Tafel Naumburg;Ausgabe;<p>Freundlich sein</p>;06618;;Naumburg;4711
"""


@dataclass(frozen=True)
class Office:
    place: str
    ilse: str
    reading: str
    garden: str


@pytest.fixture
def office(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A closed office with somebody who would like to read aloud, and three offers, one of them imported."""
    words, where = tmp_path / "passphrase", tmp_path / "office.db"
    words.write_text(PASSPHRASE, "utf-8")
    monkeypatch.setenv("FREIWILLIGENAGENTUR_PASSPHRASE_FILE", str(words))
    for ending in (".db", ".keys"):
        shutil.copyfile(template.with_suffix(ending), where.with_suffix(ending))
    opened = office_file.open_with_passphrase(where, "Berger", PASSPHRASE)
    Vocabulary(opened.store).ensure_defaults()
    with opened.store.write("Angelegt") as session:
        club = save(session, Organisation(name="Bürgerverein"))
        ilse = save(session, Volunteer(first_name="Ilse", last_name="Mertens", phone="1", town="Naumburg", activities=READING,
                                       police_check=Willingness.UNKNOWN)).id  # fmt: skip
        reading = save(
            session, Offer(organisation_id=club.id, title="Lesepatin", activities=READING, police_check=True)
        ).id
        garden = save(
            session, Offer(organisation_id=club.id, title="Garten", activities=frozenset({"practical_work"}))
        ).id
    opened.close()
    table = tmp_path / "angebote.csv"
    table.write_text(TABLE, "utf-8")
    assert main(["import", str(table), "--office", str(where)]) == 0
    return Office(str(where), ilse, reading, garden)


def matched(office: Office, record: str, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["match", record, "--office", office.place, "--json", *more]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_offers_for_a_volunteer_by_name_or_id(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = matched(office, "mertens, ilse", capsys)
    assert (first["rank"], first["id"], first["title"], first["external_id"]) == (1, office.reading, "Lesepatin", "")
    assert first["score"] > second["score"] >= 50  # type: ignore[operator]
    assert "Vorlesen" in first["reasons"]  # type: ignore[operator]
    assert first["open_points"] == ["Führungszeugnis noch zu klären"]
    assert (second["rank"], second["title"], second["external_id"]) == (2, "Ausgabe", "4711")
    assert matched(office, office.ilse, capsys) == [first, second]


def test_volunteers_for_an_offer_by_title_or_key_of_the_import(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (by_title,) = matched(office, "Lesepatin", capsys)
    assert (by_title["id"], by_title["title"], by_title["detail"]) == (office.ilse, "Mertens, Ilse", "Naumburg")
    (by_key,) = matched(office, "4711", capsys)
    assert by_key["id"] == office.ilse
    assert matched(office, "Garten", capsys) == []


def test_the_list_is_cut_where_asked(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert [line["title"] for line in matched(office, office.ilse, capsys, "--limit", "1")] == ["Lesepatin"]
    with pytest.raises(SystemExit) as left:
        main(["match", office.ilse, "--office", office.place, "--limit", "0"])
    assert left.value.code == 2


def test_for_people_it_is_one_line_each(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["match", office.ilse, "--office", office.place]) == 0
    first, _second = capsys.readouterr().out.splitlines()
    rank, _score, title, place, reasons, to_settle = first.split("\t")
    assert (rank, title, place) == ("1.", "Lesepatin", "Bürgerverein")
    assert reasons.startswith("Vorlesen")
    assert to_settle == "Zu klären: Führungszeugnis noch zu klären"


def test_what_somebody_wishes_in_words_counts(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    opened = office_file.open_with_passphrase(Path(office.place), "Berger", PASSPHRASE)
    with opened.store.write("Noch eine") as session:
        jana = save(
            session, Volunteer(last_name="Weiß", phone="2", wishes="Ich möchte gern in einem Garten arbeiten")
        ).id
    opened.close()
    first = matched(office, jana, capsys)[0]
    assert first["title"] == "Garten"
    assert "Der Text passt" in ", ".join(first["reasons"])  # type: ignore[arg-type]


def test_who_is_not_there_or_not_alone_is_told_in_a_sentence(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", "Niemand", "--office", office.place]) == 1
    assert "„Niemand“ gibt es weder" in capsys.readouterr().err
    opened = office_file.open_with_passphrase(Path(office.place), "Berger", PASSPHRASE)
    with opened.store.write("Noch einer") as session:
        save(session, Volunteer(last_name="Garten", phone="2"))
    opened.close()
    assert main(["match", "garten", "--office", office.place]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Mehrere heißen „garten“" in said.err
