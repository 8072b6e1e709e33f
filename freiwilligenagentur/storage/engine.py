"""Connections to the two engines: SQLCipher on a local disk, PostgreSQL for offices that share one database.

SQLite's default transactions lose concurrent updates, so every writing session takes the write lock at once
(``BEGIN IMMEDIATE``); ``synchronous=FULL`` keeps what was acknowledged through a power cut.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from freiwilligenagentur.storage.failures import from_driver

BUSY_MS = 5_000
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_EMPTY: dict[type, str] = {list: "[]", dict: "{}"}


def compact(value: Any) -> str:
    """JSON without blanks and escapes: a third less to encrypt and write. Most lists of an import are empty."""
    return _EMPTY[type(value)] if not value and type(value) in _EMPTY else _ENCODE(value)


def connect(place: Path, key: bytes) -> Any:
    """A driver connection to an encrypted file, opened with the raw 256-bit key (no key derivation)."""
    connection = sqlcipher.connect(str(place), isolation_level=None, check_same_thread=False)
    # A wrong key would write a line to stderr on every attempt.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def logs_of(database: Path) -> tuple[Path, Path]:
    """Where SQLite keeps what is not in the file yet. Beside any other file they would damage that."""
    return Path(f"{database}-wal"), Path(f"{database}-shm")


def sqlcipher_engine(place: Path, key: bytes) -> Engine:
    """The engine of an office on a local disk. Raises Damaged or NoPermission when the file cannot be used."""

    def creator() -> Any:
        connection = None
        try:
            connection = connect(place, key)
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                "foreign_keys = ON",
                f"busy_timeout = {BUSY_MS}",
                "temp_store = MEMORY",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except sqlcipher.Error as error:
            if connection is not None:
                connection.close()  # a damaged file has to be free for the copy that takes its place
            raise from_driver(str(error)) from None
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
        json_serializer=compact,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("office_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def postgres_engine(url: str) -> Engine:
    """The engine of a shared office, for example ``postgresql+psycopg:///office?host=/run/postgresql``."""
    return create_engine(url, pool_size=4, hide_parameters=True, json_serializer=compact)
