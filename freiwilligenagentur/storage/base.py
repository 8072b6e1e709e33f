"""What every table shares: keys, versions, and the few column types that both database engines keep alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, MetaData, String, TypeDecorator, Uuid
from sqlalchemy import Enum as EnumType
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, mapped_column
from uuid_utils import uuid7

Id = str
"""A UUIDv7 as text: sortable by time, made without asking a server, the same on a stand laptop and at home."""


def new_id() -> Id:
    """A fresh key."""
    return str(uuid7())


def utc_now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as UTC; SQLite has no time zones of its own."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware moment to naive UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Naive UTC to aware moment."""
        return None if value is None else value.replace(tzinfo=UTC)


class CodeSet(TypeDecorator[frozenset[str]]):
    """A set of vocabulary codes in one column, as a sorted JSON list.

    The journal then sees one change instead of a row per code, and a list of ten thousand people needs no join.
    """

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> list[str]:
        """Set to sorted list."""
        return sorted(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[str]:
        """List to set; an empty column is an empty set."""
        return _shared(tuple(value or ()))


@lru_cache(maxsize=16_384)
def _shared(codes: tuple[str, ...]) -> frozenset[str]:
    """One set for all records that hold the same codes: ten thousand people share a few hundred sets."""
    return frozenset(codes)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    """All tables. No repr: an entity must never print a person into a log."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads it from the class)
        datetime: UtcDateTime,
        frozenset[str]: CodeSet,
        dict[str, str]: JSON,
        dict[str, Any]: JSON,
        list[str]: JSON,
        str: String(),
    }


class Record(Base):
    """A thing the office keeps: key, version for the check against a colleague's save, and a place in the journal."""

    __abstract__ = True

    id: Mapped[Id] = mapped_column(Uuid(as_uuid=False), primary_key=True, default_factory=new_id)
    version: Mapped[int] = mapped_column(init=False, nullable=False)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__dict__.get("version", cls.version)}


def choice(kind: type[StrEnum]) -> EnumType:
    """A column that holds one value of a StrEnum as text, on both engines alike."""
    return EnumType(kind, native_enum=False, length=40, values_callable=lambda members: [m.value for m in members])


def reference(target: str, **options: Any) -> Any:
    """A column that points to another table's key, for example ``reference("volunteer.id")``."""
    return mapped_column(Uuid(as_uuid=False), ForeignKey(target), **options)
