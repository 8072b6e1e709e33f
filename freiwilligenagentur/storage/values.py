"""Column values as plain JSON and back, for the journal."""

from __future__ import annotations

import base64
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Column, Date, LargeBinary, Numeric
from sqlalchemy import Enum as EnumType

from freiwilligenagentur.storage.base import CodeSet, UtcDateTime

_PLAIN = frozenset((str, int, float, bool, type(None)))  # exact types: an Enum that is a str is not plain


def to_plain(value: Any) -> Any:
    """A value as the journal keeps it."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def from_plain(column: Column[Any], value: Any) -> Any:
    """The value that a column had, from what the journal kept."""
    kind = column.type
    if value is None:
        return None
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, CodeSet):
        return frozenset(value)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, EnumType) and kind.enum_class is not None:
        return kind.enum_class(value)
    if isinstance(kind, Numeric) and kind.asdecimal:
        return Decimal(value)
    return value
