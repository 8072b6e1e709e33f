"""The register of very many certificates: its first list, the list after a change, one row, the filter, the figures."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from sqlalchemy import insert, select

from benchmarks.measuring import Figure, milliseconds
from freiwilligenagentur.certificates.figures import by_kind_and_year
from freiwilligenagentur.certificates.filtering import Chosen, fitting
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate, Document
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.placements.model import HoursEntry, Placement
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts
from freiwilligenagentur.storage import Store, new_id
from freiwilligenagentur.vocabulary.service import Vocabulary

TODAY = date(2026, 11, 23)
DOCUMENT = bytes(60_000)


def figures(certificates: int) -> list[Figure]:
    """Times over an office that issued so many; the floor of a list is to read its columns and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        amounts = Amounts(volunteers=2_000, organisations=200, offers=400, placements=2_000)
        office, _code = sample.create(Path(folder) / "office.db", amounts, today=TODAY)
        _issue(office.store, certificates)
        found = _measured(office.store, certificates)
        office.close()
    return found


def _measured(store: Store, amount: int) -> list[Figure]:
    def services() -> CertificateServices:
        return CertificateServices.over(store, Vocabulary(store), lambda: TODAY)

    def columns() -> None:
        with store.read() as session:
            session.execute(select(Certificate.id, Certificate.serial, Certificate.name, Certificate.hours)).all()

    kept = services()
    rows = kept.register.rows()
    last = rows[-1].id
    floor = milliseconds(columns)

    def first() -> None:
        services().register.rows()

    def after_hours() -> None:
        with store.write("Geändert") as session:
            session.get_one(HoursEntry, hours).note += "."
        kept.register.rows()

    def after_a_change() -> None:
        with store.write("Geändert") as session:
            session.get_one(Placement, placement).agreement += "."
        kept.register.rows()

    def one_changed() -> None:
        with store.write("Geändert") as session:
            session.get_one(Placement, placement).agreement += "."

    with store.read() as session:
        placement = session.scalars(select(Placement.id)).first() or ""
        hours = session.scalars(select(HoursEntry.id)).first() or ""
    writing = milliseconds(one_changed)
    timed = [
        ("first list", milliseconds(first), floor, "four columns", 1500),
        ("list after a change", milliseconds(after_a_change), writing, "the change alone", 600),
        ("list after hours changed", milliseconds(after_hours), writing, "a change alone", 600),
        ("one row", milliseconds(lambda: kept.register.row(last)), floor, "four columns of all", 20),
        ("filter by words", milliseconds(lambda: fitting(rows, Chosen(text="mert 2026"))), floor, "as above", 50),
        ("figures", milliseconds(lambda: by_kind_and_year(rows)), floor, "as above", 50),
    ]
    return [
        Figure(f"register: {name}", amount, value, "ms", beside, of, f"<= {most} ms", value <= most)
        for name, value, beside, of, most in timed
    ]


def _issue(store: Store, amount: int) -> None:
    """Certificates as they lie in the database, without drawing each."""
    chance = Random(7)
    with store.read() as session:
        work = session.execute(
            select(Placement.id, Placement.volunteer_id, HoursEntry.amount, HoursEntry.from_on, HoursEntry.to_on).join(
                HoursEntry, HoursEntry.placement_id == Placement.id
            )
        ).all()
    documents, certificates = [], []
    for number in range(amount):
        placement, person, hours, first, last = work[number % len(work)]
        documents.append({"id": new_id(), "pdf": DOCUMENT})
        kind = chance.choice(list(Kind))
        issued = datetime(2024, 1, 8, 9, tzinfo=UTC) + timedelta(hours=number * 24_000 // amount)
        certificates.append(
            {
                "id": new_id(), "version": 1, "kind": kind, "year": 2024, "stand": "X", "number": number,
                "serial": f"{kind.value}-X-{number:05}", "code": None, "volunteer_id": person,
                "name": f"Person {number}", "organisations": [f"Verein {number % 150}"], "areas": frozenset({"sport"}),
                "period_from": first, "period_to": last, "hours": Decimal(hours), "issued_by": "Berger",
                "template_version": "2", "pdf_sha256": "", "document_id": documents[-1]["id"], "status": "issued",
                "cancelled_at": None, "cancel_reason": "", "reissued_as": None, "printed_at": issued,
                "issued_at": issued,
                "snapshot": {
                    "engagements": [{"about": "x" * 600, "tasks": ["Vorlesen"] * 6}],
                    "source": {
                        "first": first.isoformat(), "last": last.isoformat(), "hours": {placement: str(hours)},
                    },
                },
            }
        )  # fmt: skip
    with store.write_quietly() as session:
        session.execute(insert(Document), documents)
        session.execute(insert(Certificate), certificates)
