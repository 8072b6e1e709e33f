"""Is a certificate genuine, and the key to find out with. Checking needs no office and no network."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from freiwilligenagentur.certificates.proof import checking, code, words
from freiwilligenagentur.certificates.proof.checking import Lookup, Result, Verdict
from freiwilligenagentur.certificates.proof.statement import PREFIX, Statement
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.files import read_at_most, write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.public_keys import PublicKey, read_key_file


def verify(typed: argparse.Namespace) -> int:
    """Prints whether a certificate is genuine; the exit code is 0 only when it is. Raises OfficeError."""
    keys = _keys_of(typed.key)
    with ExitStack() as opened:
        register: Lookup | None = None
        if typed.office is not None:
            register = _from_office(typed, keys, opened)
        verdict = _judged(typed.what, keys, register)
    if typed.json:
        print(json.dumps(as_json(verdict), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(verdict)))
    return 0 if verdict.result is Result.GENUINE else 1


def key(typed: argparse.Namespace) -> int:
    """Prints the file with the agency's public keys, or writes it; on wish makes a new key first."""
    from freiwilligenagentur.console.opening import open_office
    from freiwilligenagentur.office.signing import SigningKeys

    office = open_office(typed.office, typed.user)
    try:
        keys = SigningKeys(office.store)
        if typed.renew:
            keys.renew()
        file = keys.key_file()
    finally:
        office.close()
    if typed.out is None:
        sys.stdout.write(file)
    else:
        write_safely(typed.out, file.encode())
        print(typed.out)
    return 0


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict for programs."""
    found: dict[str, Any] = {"result": str(verdict.result), "altered": list(verdict.altered), "key": verdict.key}
    found["certificate"] = _statement(verdict.said) if verdict.said else None
    if verdict.standing is not None:
        day = verdict.standing.cancelled_on
        found["register"] = {
            "known": verdict.standing.known,
            "cancelled_on": day.isoformat() if day else None,
            "reason": verdict.standing.reason,
            "reissued_as": verdict.standing.reissued_as,
        }
    return found


def _statement(said: Statement) -> dict[str, str | None]:
    days = {"from": said.first, "to": said.last, "date": said.dated}
    return {
        "number": said.number,
        "kind": said.kind,
        "name": said.name,
        "hours": None if said.hours is None else str(said.hours),
        "issuer": said.issuer,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _lines(verdict: Verdict) -> list[str]:
    lines = [words.headline(verdict), *words.sentences(verdict)]
    if verdict.said is not None:
        facts = words.facts(verdict.said)
        width = max(len(label) for label, _text in facts) + 2
        lines += [f"  {label + ':':<{width}}{text}" for label, text in facts]
    return lines


def _keys_of(place: Path | None) -> list[PublicKey]:
    return [] if place is None else list(read_key_file(_read(place).decode("utf-8", "replace")))


def _from_office(typed: argparse.Namespace, keys: list[PublicKey], opened: ExitStack) -> Lookup:
    from freiwilligenagentur.certificates.service import Register
    from freiwilligenagentur.console.opening import open_office
    from freiwilligenagentur.office.signing import SigningKeys

    office = open_office(typed.office, typed.user)
    opened.callback(office.close)
    keys += SigningKeys(office.store).public()
    return Register(office.store).standing


def _judged(what: str, keys: list[PublicKey], register: Lookup | None) -> Verdict:
    is_short_code = code.looks_like_one(what) and not Path(what).exists()
    if is_short_code or what.lstrip()[: len(PREFIX)].upper() == PREFIX:
        return checking.check_text(what, keys, register)
    content = _read(Path(what))
    if content.lstrip()[: len(PREFIX)].upper() == PREFIX.encode():
        return checking.check_text(content.decode("ascii", "replace"), keys, register)
    return checking.check_file(content, keys, register)


def _read(place: Path) -> bytes:
    try:
        return read_at_most(place, checking.LARGEST_FILE)
    except (OSError, ValueError):
        raise WrongFile(_("The file {name} cannot be read.").format(name=place.name)) from None
