"""The commands. Results go to stdout, messages to stderr; each returns its exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.console.opening import open_office, passphrase, place_of, user_of, with_passphrase
from freiwilligenagentur.exchange.command import run_import
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.founding import FirstUser, set_up
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.storage import Store, office_file

ONLY_FOR_THE_WINDOWS = frozenset({"sort_key", "searchable", "found_by"})
"""What rows hold so that lists can be sorted and filtered: folded text that says nothing new."""


def new(words: argparse.Namespace) -> int:
    """Sets up an office and prints its recovery code, once."""
    user = words.user or _("Office")
    secret = passphrase(_("New passphrase for {user}").format(user=user))
    place = place_of(words.office)
    office, code = set_up(place, Office(name=words.name, land=words.land), FirstUser(user, secret))
    office.close()
    say(_("The office lies at {place}. Keep the recovery code on paper; it is shown only now:").format(place=place))
    print(code)
    return 0


def import_file(words: argparse.Namespace) -> int:
    """Reads a file into the office."""
    office = open_office(words.office, words.user)
    try:
        return run_import(
            office.store,
            words.file,
            json_output=words.json,
            dry_run=words.dry_run,
            merge=words.merge == "yes",
            out=sys.stdout,
            err=sys.stderr,
        )
    finally:
        office.close()


def list_records(words: argparse.Namespace) -> int:
    """Prints one line a record, tab separated, or a JSON list."""
    office = open_office(words.office, words.user)
    try:
        rows = _rows(office.store, words.what)
    finally:
        office.close()
    if words.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print("\t".join(_cell(value) for value in row.values()))
    return 0


def backup(words: argparse.Namespace) -> int:
    """Makes a copy and prints where it lies."""
    office = open_office(words.office, words.user)
    try:
        made = office.backup()
    finally:
        office.close()
    print(made.place)
    return 0


def restore(words: argparse.Namespace) -> int:
    """Puts a copy in the place of the office; the present file is kept beside it."""
    place = place_of(words.office)
    user = user_of(place if office_file.keys_exist(place) else words.copy, words.user)

    def put_back(name: str, secret: str) -> Path | None:
        return office_file.restore_closed(place, name, secret, words.copy)

    aside = with_passphrase(user, put_back)
    if aside is None:
        say(_("The copy is in place."))
    else:
        say(_("The copy is in place. What was there before lies at {place}.").format(place=aside))
    return 0


def say(text: str) -> None:
    """A message for the person at the keyboard."""
    print(text, file=sys.stderr)


def _rows(store: Store, what: str) -> list[dict[str, Any]]:
    services = Services(store)
    lists: dict[str, Callable[[], Any]] = {
        "volunteers": services.people.rows,
        "organisations": services.organisations.rows,
        "offers": services.offers.rows,
        "placements": services.placing.placements.rows,
        "certificates": services.certificates.register.rows,
    }
    return [
        {name: _plain(value) for name, value in _fields(row).items() if name not in ONLY_FOR_THE_WINDOWS}
        for row in lists[what]()
    ]


def _fields(row: Any) -> dict[str, Any]:
    """The values of a row by name; rows are data classes or named tuples."""
    named: dict[str, Any] = row._asdict() if hasattr(row, "_asdict") else asdict(row)
    return named


def _cell(value: Any) -> str:
    """A value in a line of text: nothing for what is not known, and no character that would end the cell."""
    if isinstance(value, list):
        return ", ".join(_cell(each) for each in value)
    return "" if value is None else " ".join(str(value).split())


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | Path):
        return str(value)
    return value
