"""Exports of the shape and with the faults of real ones; every name in them is made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

OFFER_HEADER = (
    "agenturid;agenturname;einrichtungsname;angebotsname;beschreibung;wertigkeit;plz;ort;kontaktierbar;avatar;"
    "anzahl_gesuche;anzahl_aktueller_vermittlungen;latitude;longitude;ortsteil;bearbeitet;erstellt;_angebotsId"
).split(";")
PERSON_HEADER = (
    "inhaber_ehrenamtskarte;eak_datum;eak_karten_status;co_name;anrede;titel;vorname;nachname;strasse;plz;ort"
).split(";")
OFFER = {
    "agenturid": "901",
    "agenturname": "Freiwilligenagentur Saaletal",
    "einrichtungsname": "Lesefreunde Bad Kösen e.V.",
    "angebotsname": "Vorlesen in der Grundschule",
    "beschreibung": "<p>Einmal in der Woche.</p>\n\n<ul><li>mit Geduld</li><li>mit Humor</li></ul>",
    "wertigkeit": "0",
    "plz": "06628",
    "ort": "",
    "kontaktierbar": "0",
    "avatar": "",
    "anzahl_gesuche": "3",
    "anzahl_aktueller_vermittlungen": "1",
    "latitude": "51,1344",
    "longitude": "11,7189",
    "ortsteil": "Naumburg",
    "bearbeitet": "1518703985",
    "erstellt": "1362923820",
    "_angebotsId": "7001",
}


def offer_row(**cells: str) -> dict[str, str]:
    """One offer; ``id`` is its number, everything else a column."""
    row = {**OFFER, **cells}
    row["_angebotsId"] = cells.get("id", row["_angebotsId"])
    row.pop("id", None)
    return row


def offers_csv(*rows: Mapping[str, str], encoding: str = "utf-8-sig", separator: str = ";") -> bytes:
    return table(OFFER_HEADER, rows or (offer_row(),), separator).encode(encoding)


def people_csv(*rows: Mapping[str, str], encoding: str = "cp1252", header: Iterable[str] = PERSON_HEADER) -> bytes:
    return table(header, rows, ";").encode(encoding)


def person_row(first: str, last: str, **cells: str) -> dict[str, str]:
    return {"vorname": first, "nachname": last, **cells}


def table(header: Iterable[str], rows: Iterable[Mapping[str, str]], separator: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, tuple(header), restval="", delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
