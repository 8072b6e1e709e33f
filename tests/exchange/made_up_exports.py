"""Exports of the shape and with the faults of real ones; every name in them is made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping

from freiwilligenagentur.errors import OfficeError

OFFER_HEADER = [
    "agenturid",
    "agenturname",
    "einrichtungsname",
    "angebotsname",
    "beschreibung",
    "wertigkeit",
    "plz",
    "ort",
    "kontaktierbar",
    "avatar",
    "anzahl_gesuche",
    "anzahl_aktueller_vermittlungen",
    "latitude",
    "longitude",
    "ortsteil",
    "bearbeitet",
    "erstellt",
    "_angebotsId",
]
PERSON_HEADER = [
    "inhaber_ehrenamtskarte",
    "eak_datum",
    "eak_karten_status",
    "co_name",
    "anrede",
    "titel",
    "vorname",
    "nachname",
    "strasse",
    "plz",
    "ort",
]
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


def refusal(read: Callable[..., object], *words: object) -> str:
    """The sentence with which something is refused; a full stop when it is read. Any other exception goes through."""
    try:
        read(*words)
    except OfficeError as error:
        return str(error)
    return "."


LIST = """<?xml version="1.0" encoding="{encoding}"?>
<angebotsliste agenturId="901" GesamtAnzahlErgebnisse="99" anzahlErgebnisse="0">
  <angebot angebotsId="7001">
    <einrichtungsname>Haus &amp; Hof</einrichtungsname>
    <angebotsname>Gärten für Große</angebotsname>
    <kurz_beschreibung>Beete</kurz_beschreibung>
    <beschreibung>&lt;p&gt;Hallo &amp;amp; guten Tag&lt;/p&gt;&lt;ul&gt;&lt;li&gt;graben&lt;/li&gt;&lt;/ul&gt;</beschreibung>
    <wertigkeit>0</wertigkeit><strasse>Salzstraße 1</strasse><plz>06618</plz><ort>Naumburg</ort>
    <kontaktierbar>1</kontaktierbar><avatar/><termine/>
    <anzahl_gesuche>4</anzahl_gesuche><anzahl_vermittlungen>12</anzahl_vermittlungen>
    <anzahl_aktueller_vermittlungen>3</anzahl_aktueller_vermittlungen>
    <geo_breite>0.000000</geo_breite><geo_laenge>0.000000</geo_laenge><ortsteil>Altstadt</ortsteil>
    <bearbeitet>1518703985</bearbeitet><erstellt>1362923820</erstellt>
  </angebot>
  <angebot angebotsid="7002">
    <einrichtungs_id>55</einrichtungs_id><einrichtungsname>Haus &amp; Hof</einrichtungsname>
    <angebotsname>Fahrdienst</angebotsname>
    <geo_breite>51.15</geo_breite><geo_laenge>11.81</geo_laenge>
  </angebot>
</angebotsliste>"""

DETAILS = """<angebot angebotsId="7003">
  <angebotsname>Begleitung</angebotsname><einrichtungsname>Haus &amp; Hof</einrichtungsname>
  <handlungsfelder><element>Beratung, Begleitung</element><element>Soziales</element></handlungsfelder>
  <zielgruppen><element>Senioren</element></zielgruppen>
  <stadtteile><element>ortsunabhängig</element></stadtteile>
  <kenntnisse><element>Führerschein</element></kenntnisse>
  <zeitlicherrahmen>nachmittags</zeitlicherrahmen><anforderungen>Geduld</anforderungen>
  <leistungen>Fahrgeld</leistungen><barrierefreiheit>stufenlos</barrierefreiheit>
  <ansprechpartner><vorname>Mia</vorname><nachname>Muster</nachname><funktion_der_person>Leitung</funktion_der_person>
    <telefon>03445 1</telefon><mobil>0170 1</mobil><email>mia@example.org</email></ansprechpartner>
  <einrichtung><name>Haus &amp; Hof</name><beschreibung>&lt;b&gt;Wir&lt;/b&gt; helfen.</beschreibung>
    <strasse>Markt 2</strasse><plz>06618</plz><ort>Naumburg</ort><email>hof@example.org</email>
    <telefon>03445 2</telefon><homepage>https://hof.example</homepage></einrichtung>
</angebot>"""
