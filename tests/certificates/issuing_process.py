"""Issues certificates in a process of its own, one after the other, and says each number as soon as it is kept.

    python issuing_process.py PLACE COUNT

PLACE is an encrypted file (opened with a key of zeros), or the URL of a PostgreSQL database.
"""

from __future__ import annotations

import sys
from pathlib import Path

from certifying import TODAY
from sqlalchemy import select

from freiwilligenagentur.app import models
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.engine import postgres_engine, sqlcipher_engine
from freiwilligenagentur.vocabulary.service import Vocabulary

assert models.MODELS


def open_store(place: str) -> Store:
    engine = postgres_engine(place) if "://" in place else sqlcipher_engine(Path(place), bytes(32))
    return Store(engine, user="Berger", device="test")


def main(place: str, count: int) -> None:
    store = open_store(place)
    services = CertificateServices.over(store, Vocabulary(store), lambda: TODAY)
    with store.read() as session:
        person = session.scalars(select(Volunteer.id)).one()
    request = services.preparing.prepare(person).request
    seen = services.preparing.compose(request)
    for _ in range(count):
        sys.stdout.write(f"{services.register.row(services.issuing.issue(request, seen)).serial}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
