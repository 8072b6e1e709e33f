"""Importing from the command line: what is printed where, and which number comes back."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from made_up_exports import offer_row, offers_csv, people_csv, person_row
from sqlalchemy import func, select

from freiwilligenagentur.exchange.command import ALL_WELL, REFUSED, SOME_LEFT_OUT, run_import
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Store

CONTENT = offers_csv(
    offer_row(id="1", einrichtungsname="Lesefreunde e.V.", angebotsname="Vorlesen"),
    offer_row(id="2", einrichtungsname="Lese-Freunde", angebotsname="Lesenacht", plz="Altstadt"),
    offer_row(id="3", einrichtungsname="Lesefreunde e.V.", angebotsname="Vorlesen", agenturname="Agentur Süd"),
)


class Ran:
    def __init__(self, store: Store, place: Path, **options: bool) -> None:
        out, err = io.StringIO(), io.StringIO()
        choices = {"json_output": False, "dry_run": False, "merge": True, **options}
        self.code = run_import(store, place, out=out, err=err, **choices)
        self.out, self.err = out.getvalue(), err.getvalue()

    def json(self) -> dict[str, Any]:
        return dict(json.loads(self.out))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "export.csv"
    place.write_bytes(CONTENT)
    return place


def count(store: Store, kind: type) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_it_says_what_came_in_what_was_merged_and_what_is_odd(store: Store, file: Path) -> None:
    ran = Ran(store, file)
    assert (ran.code, ran.err) == (ALL_WELL, "")
    lines = ran.out.splitlines()
    assert lines[0] == "export.csv, Freinet CSV, UTF-8"
    assert "Angebote: 3 neu, 0 geändert, 0 unverändert, 0 ausgelassen" in lines
    assert "Organisationen: 1 neu, 0 geändert, 0 unverändert, 0 ausgelassen" in lines
    assert "  Lesefreunde e.V. = Lese-Freunde" in lines
    assert "  Lesefreunde e.V.: Freiwilligenagentur Saaletal, Agentur Süd" in lines
    assert "  Vorlesen, Lesefreunde e.V. (Zeilen 2, 8)" in lines
    assert any(line.startswith("  Zeile 5, plz „Altstadt“: Das ist keine deutsche Postleitzahl") for line in lines)
    assert count(store, Offer) == 3


def test_without_merging_the_spellings_are_only_proposed(store: Store, file: Path) -> None:
    ran = Ran(store, file, merge=False)
    assert "Möglicherweise dasselbe, nicht zusammengeführt (1):" in ran.out
    assert count(store, Organisation) == 2


def test_a_trial_run_says_the_same_and_writes_nothing(store: Store, file: Path) -> None:
    ran = Ran(store, file, dry_run=True)
    assert "Probelauf" in ran.out
    assert "Organisationen: 1 neu" in ran.out
    assert count(store, Offer) == 0


def test_json_is_for_programs(store: Store, file: Path) -> None:
    told = Ran(store, file, json_output=True).json()
    assert told["records"] == {"new": 3, "changed": 0, "unchanged": 0, "left_out": 0}
    assert told["merged"] == [{"keep": "Lesefreunde e.V.", "names": ["Lesefreunde e.V.", "Lese-Freunde"], "reason": ""}]
    (problem,) = told["problems"]
    assert (problem["line"], problem["field"], problem["code"], problem["left_out"]) == (
        5,
        "plz",
        "not_a_postcode",
        False,
    )
    assert Ran(store, file, json_output=True).json()["records"]["unchanged"] == 3


def test_rows_that_had_to_stay_outside_make_another_number(store: Store, file: Path) -> None:
    file.write_bytes(CONTENT + b"901;zu;kurz\r\n")
    ran = Ran(store, file)
    assert ran.code == SOME_LEFT_OUT
    assert "Ausgelassene Zeilen: 1" in ran.err
    assert any(line.startswith("  Zeile 11: Die Zeile hat 3 statt 18 Spalten.") for line in ran.out.splitlines())
    assert count(store, Offer) == 3


def test_what_had_to_stay_outside_is_told_with_line_and_column(store: Store, file: Path) -> None:
    file.write_bytes(CONTENT + offers_csv(offer_row(id="4", beschreibung="x" * 1_000_001)).split(b"\r\n", 1)[1])
    told = Ran(store, file).out.splitlines()
    assert any(line.startswith("  Zeile 11, beschreibung: Diese Zelle enthält 1.000.001 Zeichen") for line in told)


def test_a_wrong_file_is_refused_on_stderr_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "bild.csv"
    place.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ran = Ran(store, place)
    assert (ran.code, ran.out) == (REFUSED, "")
    assert ran.err == "Das ist ein Bild, kein Export. Bitte wählen Sie eine CSV- oder XML-Datei.\n"
    assert Ran(store, tmp_path / "fehlt.csv").code == REFUSED


def test_reports_about_people_name_nobody(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "personen.csv"
    row = person_row("Anna", "Muster", plz="Altstadt", eak_datum="31.02.2020")
    place.write_bytes(people_csv(row, row, person_row("", "")))
    with store.write("Von Hand") as session:
        session.add(Volunteer(first_name="Anna", last_name="Muster"))
    for options in ({}, {"json_output": True}):
        ran = Ran(store, place, dry_run=True, **options)
        assert ran.code == SOME_LEFT_OUT
        assert "gleicher Name" in ran.out
        assert not any(secret in ran.out + ran.err for secret in ("Anna", "Muster", "Altstadt", "31.02."))
