"""The key file: one random data key, wrapped once per user and once with the recovery code.

The data key opens the database. It is wrapped with AES-256-GCM under a key that Argon2id derives from the user's
passphrase (RFC 9106), so a user's passphrase can change without touching the database, and a lost passphrase never
loses the data while the printed recovery code exists.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from freiwilligenagentur.errors import Damaged, NoPermission, Refused, WrongPassphrase
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _

KEY_BYTES = 32
MIN_PASSPHRASE = 10
FORMAT = 1
_SALT, _NONCE, _TAG = 16, 12, 16  # bytes
_MOST, _MOST_ROUNDS = 4 * 1024 * 1024, 64  # KiB and rounds that a guess may cost; what asks for more is none of ours
# Letters and digits that nobody confuses on paper: no I, L, O, U (Crockford's base 32).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RECOVERY_GROUPS, RECOVERY_GROUP = 6, 5  # 150 bits


class Cost(NamedTuple):
    """What one guess costs: Argon2id memory in KiB, rounds, lanes."""

    memory: int = 64 * 1024
    rounds: int = 3
    lanes: int = 4


class Wrapped(NamedTuple):
    """The data key under one passphrase."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: Cost


class KeyFile(NamedTuple):
    """All wrapped copies of one office's data key."""

    users: dict[str, Wrapped]
    recovery: Wrapped

    def names(self) -> list[str]:
        """Who can log in."""
        return sorted(self.users, key=str.casefold)

    def unlock(self, user: str, passphrase: str) -> bytes:
        """The data key. Raises WrongPassphrase without saying whether user or passphrase was wrong."""
        wrapped = self.users.get(user)
        if wrapped is None:
            raise _wrong()
        return _unwrap(wrapped, passphrase)

    def unlock_with_recovery(self, code: str) -> bytes:
        """The data key by the printed code; spaces, dashes and small letters do not matter."""
        return _unwrap(self.recovery, tidy_code(code))

    def with_user(self, user: str, passphrase: str, key: bytes, cost: Cost | None = None) -> KeyFile:
        """The key file with one user more, or with a new passphrase for one. Raises Refused when it is too short."""
        check_passphrase(passphrase)
        if not user.strip():
            raise Refused(_("A user needs a name."))
        return self._replace(users={**self.users, user.strip(): _wrap(passphrase, key, cost or Cost())})

    def without_user(self, user: str) -> KeyFile:
        """The key file without one user. Raises Refused for the last one."""
        if len(self.users) < 2:
            raise Refused(_("The last user cannot be removed; nobody could open the office any more."))
        return self._replace(users={name: wrapped for name, wrapped in self.users.items() if name != user})


def create(user: str, passphrase: str, cost: Cost | None = None) -> tuple[KeyFile, bytes, str]:
    """A new office's key file, its data key, and the recovery code to print."""
    check_passphrase(passphrase)
    key, code = secrets.token_bytes(KEY_BYTES), new_code()
    empty = KeyFile({}, _wrap(tidy_code(code), key, cost or Cost()))
    return empty.with_user(user, passphrase, key, cost), key, code


def check_passphrase(passphrase: str) -> None:
    """Raises Refused when a passphrase is too short to be worth its name."""
    if len(passphrase) < MIN_PASSPHRASE:
        raise Refused(
            _("The passphrase needs at least {n} characters. Three or four ordinary words are good.").format(
                n=MIN_PASSPHRASE
            )
        )


def new_code() -> str:
    """A recovery code such as ``7KQ4M-2PX9T-…``, six groups of five."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_GROUPS * RECOVERY_GROUP))
    return "-".join(letters[start : start + RECOVERY_GROUP] for start in range(0, len(letters), RECOVERY_GROUP))


def tidy_code(code: str) -> str:
    """The code as it was made, from what somebody typed off the paper."""
    confused = str.maketrans({"O": "0", "I": "1", "L": "1"})
    return "".join(letter for letter in code.upper().translate(confused) if letter in ALPHABET)


def place_of(database: Path) -> Path:
    """Where the key file of a database lies."""
    return database.with_name(f"{database.stem}.keys") if database.name else database / ".keys"


def of(database: Path) -> KeyFile:
    """The key file of an office. Raises Damaged when it is missing or not one."""
    return read(place_of(database))


def write(keyfile: KeyFile, place: Path) -> None:
    """Writes the key file crash-safely."""
    content = {
        "format": FORMAT,
        "users": {name: _plain(wrapped) for name, wrapped in keyfile.users.items()},
        "recovery": _plain(keyfile.recovery),
    }
    write_safely(place, json.dumps(content, indent=1).encode())


def read(place: Path) -> KeyFile:
    """Reads a key file. Raises Damaged when it is missing or not one, NoPermission when it may not be read."""
    try:
        content = json.loads(place.read_text("utf-8"))
        users = {name: _wrapped(plain) for name, plain in content["users"].items()}
        return KeyFile(users, _wrapped(content["recovery"]))
    except PermissionError as error:
        raise NoPermission(_("There is no permission to read the key file {name}.").format(name=place.name)) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(
            _("The key file {name} is missing or damaged. A copy lies beside every backup.").format(name=place.name)
        ) from error


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    argon = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.rounds, lanes=cost.lanes, memory_cost=cost.memory)
    return argon.derive(passphrase.encode())


def _wrap(passphrase: str, key: bytes, cost: Cost) -> Wrapped:
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    return Wrapped(salt, nonce, AESGCM(_derive(passphrase, salt, cost)).encrypt(nonce, key, None), cost)


def _unwrap(wrapped: Wrapped, passphrase: str) -> bytes:
    try:
        return AESGCM(_derive(passphrase, wrapped.salt, wrapped.cost)).decrypt(wrapped.nonce, wrapped.sealed, None)
    except InvalidTag:
        raise _wrong() from None


def _wrong() -> WrongPassphrase:
    return WrongPassphrase(_("This passphrase does not open the office. Please try again."))


def _plain(wrapped: Wrapped) -> dict[str, Any]:
    cost = wrapped.cost
    return {
        "salt": base64.b64encode(wrapped.salt).decode(),
        "nonce": base64.b64encode(wrapped.nonce).decode(),
        "sealed": base64.b64encode(wrapped.sealed).decode(),
        "argon2id": [cost.memory, cost.rounds, cost.lanes],
    }


def _wrapped(plain: dict[str, Any]) -> Wrapped:
    salt, nonce, sealed = (base64.b64decode(plain[name]) for name in ("salt", "nonce", "sealed"))
    cost = Cost(*plain["argon2id"])
    whole = (len(salt), len(nonce), len(sealed)) == (_SALT, _NONCE, KEY_BYTES + _TAG)
    numbers = all(type(each) is int and each > 0 for each in cost)
    enough = numbers and 8 * cost.lanes <= cost.memory  # Argon2id wants 8 KiB a lane (RFC 9106, 3.1)
    payable = enough and cost.memory <= _MOST and cost.rounds <= _MOST_ROUNDS
    if not whole or not payable:
        raise ValueError
    return Wrapped(salt, nonce, sealed, cost)
