"""Certificates as they were issued, and the counters that keep their numbers without gaps."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import LargeBinary, Numeric, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.standing import CertificateStatus, Handed
from freiwilligenagentur.certificates.text_blocks import Shape
from freiwilligenagentur.storage import Base, Id, Record, choice, new_id, reference, utc_now


class Document(Base):
    """The PDF of one certificate.

    It lies in a table of its own, so that a list of ten thousand certificates reads none of them; and each certificate
    must point to one, so that the database itself keeps no certificate without its document.
    """

    __tablename__ = "certificate_document"

    id: Mapped[Id] = mapped_column(Uuid(as_uuid=False), primary_key=True, default_factory=new_id)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    """Empty when the document was removed because it bore a name that may not be shown any more."""


class Certificate(Record):
    """One certificate, unchangeable: the PDF, what it was drawn from, when, by whom.

    The database refuses every change but printing, cancelling and being reissued (see the triggers in the migration).
    Name and snapshot are left out of the journal: they never change, and no second copy of a name remains there.
    """

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("kind", "year", "stand", "number"),)

    kind: Mapped[Kind] = mapped_column(choice(Kind))
    year: Mapped[int]
    stand: Mapped[str] = mapped_column(default="")
    """The stand whose series the number belongs to, for example "M1"; "" for the office."""
    number: Mapped[int]
    serial: Mapped[str] = mapped_column(index=True, unique=True)
    """``EN-2026-0042``, at a stand ``EN-2026-M1-0001``."""
    code: Mapped[str | None] = mapped_column(default=None, index=True, unique=True)
    """The short code for the telephone, without hyphens; None for what was issued before there were codes."""
    volunteer_id: Mapped[Id] = reference("volunteer.id", index=True)
    name: Mapped[str] = mapped_column(info={"journal": False})
    organisations: Mapped[list[str]] = mapped_column(default_factory=list)
    """Where the work was done, as they were called then."""
    areas: Mapped[frozenset[str]] = mapped_column(default_factory=frozenset)
    """Codes of the areas of that work."""
    period_from: Mapped[date]
    period_to: Mapped[date]
    hours: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    issued_by: Mapped[str]
    template_version: Mapped[str]
    snapshot: Mapped[dict[str, Any]] = mapped_column(info={"journal": False})
    pdf_sha256: Mapped[str]
    document_id: Mapped[Id] = reference("certificate_document.id", unique=True, init=False)
    document: Mapped[Document] = relationship(lazy="raise")
    status: Mapped[CertificateStatus] = mapped_column(choice(CertificateStatus), default=CertificateStatus.ISSUED)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it lost its validity, by being cancelled or reissued."""
    cancel_reason: Mapped[str] = mapped_column(default="")
    reissued_as: Mapped[Id | None] = reference("certificate.id", default=None)
    """The certificate that took its place."""
    printed_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When it was first printed or saved as a file to be handed out."""
    issued_at: Mapped[datetime] = mapped_column(default_factory=utc_now, index=True)


class Handout(Record):
    """One time a certificate was handed out; kept each time, since the paper may come back as somebody's question."""

    __tablename__ = "certificate_handout"

    certificate_id: Mapped[Id] = reference("certificate.id", index=True)
    how: Mapped[Handed] = mapped_column(choice(Handed))
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(default_factory=utc_now)


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
    """The last number given of one kind in one year, by the office or at one stand."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("kind", "year", "stand"),)

    kind: Mapped[Kind] = mapped_column(choice(Kind))
    year: Mapped[int]
    stand: Mapped[str] = mapped_column(default="")
    """"" is the office itself."""
    last: Mapped[int] = mapped_column(default=0)
    reserved: Mapped[int | None] = mapped_column(default=None)
    """How many numbers a stand may give; None for the office, which may give any number."""
    purpose: Mapped[str] = mapped_column(default="")
    """What the block was reserved for, for example the name of a fair."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the laptop was home again; nothing is issued from a closed block."""


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
    """One person of a batch. Its certificate is noted in the very step that issues it, so nobody gets two
    about the same.
    """

    __tablename__ = "certificate_batch_item"
    __table_args__ = (UniqueConstraint("batch_id", "volunteer_id", "subject"),)

    batch_id: Mapped[Id] = reference("certificate_batch.id", index=True)
    volunteer_id: Mapped[Id] = reference("volunteer.id", index=True)
    position: Mapped[int]
    """The order of names (DIN 5007-2), from 0; numbers, pages and letters follow it."""
    request: Mapped[dict[str, Any]] = mapped_column(info={"journal": False})
    seen: Mapped[str]
    """Digest of what was shown when it was checked: only that is issued."""
    subject: Mapped[str] = mapped_column(default="")
    """What it is about, such as a training: somebody may have been at two."""
    certificate_id: Mapped[Id | None] = reference("certificate.id", default=None, unique=True)
    reason: Mapped[str] = mapped_column(default="")
    """Why it was not issued; empty while it waits, and when it was."""
