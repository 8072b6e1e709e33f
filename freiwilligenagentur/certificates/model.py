"""Certificates as they were issued, and the counters that keep their numbers without gaps."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import LargeBinary, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.text_blocks import Shape
from freiwilligenagentur.storage import Base, Id, Record, choice, reference, utc_now


class CertificateStatus(StrEnum):
    """An issued certificate stays as it is; it can only be cancelled."""

    ISSUED = "issued"
    CANCELLED = "cancelled"


class Certificate(Record):
    """One certificate, unchangeable: the PDF, what it was drawn from, when, by whom."""

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("kind", "year", "number"),)

    kind: Mapped[Kind] = mapped_column(choice(Kind))
    year: Mapped[int]
    number: Mapped[int]
    serial: Mapped[str] = mapped_column(index=True)
    """``EN-2026-0042``."""
    code: Mapped[str | None] = mapped_column(default=None, index=True, unique=True)
    """The short code for the telephone, without hyphens; None for what was issued before there were codes."""
    volunteer_id: Mapped[Id] = reference("volunteer.id", index=True)
    name: Mapped[str]
    period_from: Mapped[date]
    period_to: Mapped[date]
    hours: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    issued_by: Mapped[str]
    template_version: Mapped[str]
    snapshot: Mapped[dict[str, Any]]
    pdf_sha256: Mapped[str]
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary, info={"journal": False}))
    status: Mapped[CertificateStatus] = mapped_column(choice(CertificateStatus), default=CertificateStatus.ISSUED)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    cancel_reason: Mapped[str] = mapped_column(default="")
    issued_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class TextBlock(Record):
    """A text for certificates that the office keeps ready, for some areas and activities. Its words are versions."""

    __tablename__ = "text_block"

    code: Mapped[str] = mapped_column(default="")
    """The name under which the program brought it; "" for one of the office's own."""
    title: Mapped[str]
    shape: Mapped[Shape] = mapped_column(choice(Shape))
    areas: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    activities: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)


class TextBlockVersion(Record):
    """The words of a text block at a time. They are never changed; the latest version is the one that is offered."""

    __tablename__ = "text_block_version"
    __table_args__ = (UniqueConstraint("block_id", "number"),)

    block_id: Mapped[Id] = reference("text_block.id", index=True)
    number: Mapped[int]
    feminine: Mapped[str]
    masculine: Mapped[str]
    neutral: Mapped[str]
    saved_by: Mapped[str] = mapped_column(default="")
    saved_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class NumberSeries(Record):
    """The last number given of one kind in one year."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("kind", "year"),)

    kind: Mapped[Kind] = mapped_column(choice(Kind))
    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)


class CertificateLayout(Record):
    """One look of certificates. ``look`` is what ``layout.to_values`` gives, ``pictures`` the digest of the picture in
    each place, ``default_for`` the kinds that are drawn in it unless another one is chosen.
    """

    __tablename__ = "certificate_layout"

    name: Mapped[str]
    look: Mapped[dict[str, Any]]
    pictures: Mapped[dict[str, str]] = mapped_column(default_factory=dict)
    default_for: Mapped[frozenset[str]] = mapped_column(default=frozenset())


class LayoutPicture(Base):
    """A picture of a layout by the digest of its bytes; it never changes.

    The journal only sees which digest a layout names: so undo brings a picture back without the journal holding it.
    What no layout names any more goes some time after ``used_at``, the last moment when one did.
    """

    __tablename__ = "layout_picture"

    digest: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    used_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class CertificateBatch(Record):
    """Certificates that are made in one go: who began it, when, and (in its items) for whom.

    It is kept so that it can be gone on with whatever happened to the program in between.
    """

    __tablename__ = "certificate_batch"

    title: Mapped[str]
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    begun_by: Mapped[str]
    begun_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class CertificateBatchItem(Record):
    """One person of a batch. Its certificate is noted in the very step that issues it, so nobody gets two."""

    __tablename__ = "certificate_batch_item"
    __table_args__ = (UniqueConstraint("batch_id", "volunteer_id"),)

    batch_id: Mapped[Id] = reference("certificate_batch.id", index=True)
    volunteer_id: Mapped[Id] = reference("volunteer.id", index=True)
    position: Mapped[int]
    """The order of names (DIN 5007-2), from 0; numbers, pages and letters follow it."""
    request: Mapped[dict[str, Any]] = mapped_column(info={"journal": False})
    seen: Mapped[str]
    """Digest of what was shown when it was checked: only that is issued."""
    certificate_id: Mapped[Id | None] = reference("certificate.id", default=None, unique=True)
    reason: Mapped[str] = mapped_column(default="")
    """Why it was not issued; empty while it waits, and when it was."""
