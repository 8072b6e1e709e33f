"""Is a certificate genuine? From a file or the text of a QR code, and the public keys, to a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from freiwilligenagentur.certificates.proof import code, reading, statement
from freiwilligenagentur.certificates.proof.comparing import altered
from freiwilligenagentur.certificates.proof.reading import Locked, Unreadable
from freiwilligenagentur.certificates.proof.seal import is_intact
from freiwilligenagentur.certificates.proof.statement import DOMAIN, Malformed, Statement, Token
from freiwilligenagentur.office.public_keys import PublicKey

REST = "rest"
"""The field of a file that was changed while everything signed on the page is as it was."""
SIGNED = "signed"
"""The field of signed data that do not belong to their signature."""

LARGEST_FILE = 50_000_000
"""Bytes; a certificate has a few hundred thousand. Only so much of a file is looked at."""


class Result(StrEnum):
    """What is true of a certificate."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"
    KEY_RETIRED = "key_retired"
    """Signed with a key that was replaced before the day of issue."""
    CANCELLED = "cancelled"
    """Genuine, but the office declared it void."""
    REISSUED = "reissued"
    """Genuine, but another certificate took its place."""
    SHORT_CODE = "short_code"
    """Nothing that is signed, but the code for the telephone, which only the register of the issuing office knows."""
    LOCKED = "locked"
    """A file that opens only with a password."""
    NOT_A_CERTIFICATE = "not_a_certificate"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register of the issuing office knows of a number."""

    known: bool
    cancelled_on: date | None = None
    reason: str = ""
    reissued_as: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result with what it is about. ``altered`` names the fields, ``key`` the key by its beginning."""

    result: Result
    said: Statement | None = None
    altered: tuple[str, ...] = ()
    key: str = ""
    is_file: bool = False
    standing: Standing | None = None


Lookup = Callable[[str], Standing]
"""Asks the register for a number."""


def check_text(text: str, keys: Sequence[PublicKey], register: Lookup | None = None) -> Verdict:
    """The verdict on the text of a QR code."""
    try:
        token = statement.parse(text)
    except Malformed:
        return Verdict(Result.SHORT_CODE if code.looks_like_one(text) else Result.NOT_A_CERTIFICATE)
    return _with_standing(_judged(token, keys, ()), register)


def check_file(document: bytes, keys: Sequence[PublicKey], register: Lookup | None = None) -> Verdict:
    """The verdict on a PDF: its signed data, its visible text, and whether the file is as it was issued."""
    try:
        carried = reading.read(document)
    except Locked:
        return Verdict(Result.LOCKED, is_file=True)
    except Unreadable:
        return Verdict(Result.NOT_A_CERTIFICATE, is_file=True)
    if carried.token is None:
        return Verdict(Result.NOT_A_CERTIFICATE, is_file=True)
    differing: tuple[str, ...] = ()
    if not is_intact(document, keys):
        differing = altered(carried.token.statement, carried.shown) or (REST,)
    verdict = _judged(carried.token, keys, differing)
    return _with_standing(_of_file(verdict), register)


def _judged(token: Token, keys: Sequence[PublicKey], differing: tuple[str, ...]) -> Verdict:
    said, named = token.statement, key_name(token.key_id)
    fitting = [key for key in keys if key.id == token.key_id]
    if not fitting:
        found = tuple(field for field in differing if field != REST)  # without the key nothing is known of the rest
        return Verdict(Result.ALTERED if found else Result.UNKNOWN_KEY, said, found, named)
    signing = [key for key in fitting if key.signed(DOMAIN + token.signed, token.signature)]
    if not signing:
        return Verdict(Result.ALTERED, said, (SIGNED,), named)
    if differing:
        return Verdict(Result.ALTERED, said, differing, signing[0].fingerprint)
    if said.dated and not signing[0].serves(said.dated):
        return Verdict(Result.KEY_RETIRED, said, (), signing[0].fingerprint)
    return Verdict(Result.GENUINE, said, (), signing[0].fingerprint)


def _of_file(verdict: Verdict) -> Verdict:
    return Verdict(verdict.result, verdict.said, verdict.altered, verdict.key, is_file=True)


def _with_standing(verdict: Verdict, register: Lookup | None) -> Verdict:
    """Only what is genuine is looked up: of a forged number the register knows nothing."""
    if register is None or verdict.result is not Result.GENUINE or verdict.said is None:
        return verdict
    standing = register(verdict.said.number)
    ended = Result.REISSUED if standing.reissued_as else Result.CANCELLED
    result = ended if standing.cancelled_on else verdict.result
    return Verdict(result, verdict.said, verdict.altered, verdict.key, verdict.is_file, standing)


def key_name(key_id: bytes) -> str:
    """``3F2A 91BC``: the beginning of the fingerprint."""
    digits = key_id.hex().upper()
    return f"{digits[:4]} {digits[4:]}"
