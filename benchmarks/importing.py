"""Importing offers, beside reading the same table and inserting its rows without journal, merging or HTML."""

from __future__ import annotations

import csv
import io
import tempfile
import time
from pathlib import Path
from random import Random

from sqlalchemy import insert

from benchmarks.measuring import Figure
from freiwilligenagentur.exchange.progress import Silent
from freiwilligenagentur.exchange.service import ImportService
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.storage import Store, migrate, new_id
from freiwilligenagentur.storage.engine import sqlcipher_engine
from freiwilligenagentur.vocabulary.service import Vocabulary

ROWS = 2_400
HEAD = (
    "agenturid;agenturname;einrichtungsname;angebotsname;beschreibung;wertigkeit;plz;ort;kontaktierbar;avatar;"
    "anzahl_gesuche;anzahl_aktueller_vermittlungen;latitude;longitude;ortsteil;bearbeitet;erstellt;_angebotsId"
)


def table(rows: int) -> bytes:
    """An invented export of the usual shape: two or three offers an organisation, HTML of a thousand letters."""
    chance = Random(7)
    out = io.StringIO()
    out.write(HEAD + "\n")
    writer = csv.writer(out, delimiter=";")
    sentence = "Wir suchen Menschen, die Zeit haben und gern mit anderen zusammen etwas bewegen."
    for number in range(rows):
        body = "".join(f"<p>{sentence}</p>\n<ul><li>{sentence}</li></ul>" for _ in range(chance.randint(2, 8)))
        writer.writerow(
            [
                *(313, "Agentur", f"Verein {number * 2 // 5} e. V.", f"Angebot {number}", body, 0),
                *(f"06{chance.randint(100, 999)}", "", 0, "", chance.randint(0, 5), 0, "51,15", "11,81", "Naumburg"),
                *(1_518_703_985, 1_362_923_820, number),
            ]
        )
    return out.getvalue().encode("utf-8-sig")


def figures(people: int) -> list[Figure]:
    """Rows a second of the whole import, and of the floor, each into an empty office."""
    content = table(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        program = min(_import(Path(folder) / f"p{run}.db", content) for run in range(3))
        floor = min(_insert(Path(folder) / f"f{run}.db", content) for run in range(3))
    value, bottom = ROWS / program, ROWS / floor
    return [
        Figure(
            "import of offers",
            people,
            value,
            "rows/s",
            bottom,
            "csv and plain inserts",
            ">= 2,000 rows/s",
            value >= 2000,
        )
    ]


def _store(place: Path) -> Store:
    engine = sqlcipher_engine(place, bytes(32))
    migrate.create(engine)
    store = Store(engine, user="bench", device="bench")
    Vocabulary(store).ensure_defaults()
    return store


def _import(place: Path, content: bytes) -> float:
    store = _store(place)
    service = ImportService(store, Vocabulary(store))
    start = time.perf_counter()
    imported = service.read(service.open(content, "angebote.csv"), Silent())
    service.apply(imported, service.plan(imported).everything(), Silent())
    taken = time.perf_counter() - start
    store.close()
    return taken


def _insert(place: Path, content: bytes) -> float:
    store = _store(place)
    start = time.perf_counter()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    plain = Organisation(name="")
    values = {column.key: getattr(plain, column.key, None) for column in Organisation.__table__.columns}
    organisations = {row["einrichtungsname"]: new_id() for row in rows}
    with store.write_quietly() as session:
        session.execute(
            insert(Organisation.__table__),
            [{**values, "id": key, "version": 1, "name": name} for name, key in organisations.items()],
        )
        offer = Offer(title="", organisation_id="")
        values = {column.key: getattr(offer, column.key, None) for column in Offer.__table__.columns}
        session.execute(
            insert(Offer.__table__),
            [
                {**values, "id": new_id(), "version": 1, "organisation_id": organisations[row["einrichtungsname"]],
                 "title": row["angebotsname"], "description": row["beschreibung"]}
                for row in rows
            ],
        )  # fmt: skip
    taken = time.perf_counter() - start
    store.close()
    return taken
