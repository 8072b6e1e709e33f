"""Sample offices of three sizes, made once and kept beside the checkout."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from freiwilligenagentur.sample import door
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice

FOLDER = Path(__file__).resolve().parent.parent / ".sample"


def amounts(people: int) -> Amounts:
    """A large agency has about 10,000 volunteers, 1,500 organisations and 5,000 offers."""
    return Amounts(people, max(people * 15 // 100, 20), max(people // 2, 40), max(people // 50, 10))


def place(people: int) -> Path:
    """Where the office of a size lies; it is made when it is not there yet."""
    where = FOLDER / f"bench-{people}.db"
    if not office_file.exists(where):
        print(f"making an office of {people} people ...", file=sys.stderr, flush=True)
        FOLDER.mkdir(exist_ok=True)
        partial = FOLDER / f"making-{people}.db"
        for leftover in FOLDER.glob(f"making-{people}.*"):
            leftover.unlink()
        office, _code = sample.create(partial, amounts(people), today=date(2026, 11, 23))
        office.close()
        for ending in (".db", ".keys"):
            partial.with_suffix(ending).replace(where.with_suffix(ending))
    return where


def open_office(people: int) -> OpenOffice:
    """The office of a size, open."""
    return office_file.open_with_passphrase(place(people), door.USER, door.PASSPHRASE)
